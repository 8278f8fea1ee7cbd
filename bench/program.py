"""The program's own environment: `lapak` and probes, each a process of its own."""

import contextlib
import json
import subprocess
import sys
from pathlib import Path

LAPAK = Path(".venv", "Scripts" if sys.platform == "win32" else "bin", "lapak").resolve()
PYTHON = LAPAK.with_name("python")


def run(*arguments: object, output: Path | None = None) -> str:
    """`lapak` with `arguments`: its stdout, or nothing when that goes into `output`.

    A failure ends the benchmark with what the program said.
    """
    command = [str(LAPAK), *map(str, arguments)]
    with contextlib.ExitStack() as stack:
        where = stack.enter_context(output.open("wb")) if output else subprocess.PIPE
        done = subprocess.run(command, stdout=where, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\nended with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout or ""


def probe(name: str, *arguments: object) -> dict[str, float]:
    """What `bench.probes.<name>` measured, by case."""
    command = [str(PYTHON), "-m", f"bench.probes.{name}", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    told: dict[str, float] = json.loads(done.stdout)
    return told
