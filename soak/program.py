"""The real program, as processes of their own."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAPAK = (sys.executable, "-m", "ui")
QUIET = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
"""Its environment: no display, and no write that is not the program's own."""


def run(command: tuple[str, ...], *arguments: object) -> subprocess.CompletedProcess[str]:
    """A command to its end, whatever that is."""
    return subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        cwd=ROOT,
        env=QUIET,
        check=False,
    )


def start(command: tuple[str, ...], *arguments: object, display: str = "") -> subprocess.Popen[bytes]:
    """A command with `arguments`, fed and heard through pipes; its windows stand on `display`, where there is one."""
    return subprocess.Popen(
        [*command, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=QUIET | ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": display} if display else {}),
    )


def wait(running: subprocess.Popen[bytes], seconds: float) -> None:
    """Let it go on for so long, or to its end."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        running.wait(seconds)
