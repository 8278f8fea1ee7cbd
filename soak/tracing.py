"""strace: the writes and syncs that a run of the program makes, and a fault at one of them."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from soak import program

CALLS = ("write", "pwrite64", "sendfile", "fsync", "fdatasync", "mkdir", "rename", "ftruncate", "unlink")
"""What changes a disk or makes it last."""
FAULTS = {"killed": "signal=SIGKILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}

_CALL = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)


class Point(NamedTuple):
    """The `nth` call of a kind within a run, from 1, and what happens there."""

    call: str
    nth: int
    fault: str

    def __str__(self) -> str:
        return f"{self.fault} at {self.call} {self.nth}"


def points(*arguments: object) -> Iterator[Point]:
    """Every fault at every call that this run of `lapak` makes."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder).joinpath("calls")
        _traced("-o", log, "-e", f"trace={','.join(CALLS)}", *program.LAPAK, *arguments)
        called = Counter(_CALL.findall(log.read_text(errors="replace")))
    for call in CALLS:
        for nth in range(1, called[call] + 1):
            for fault in FAULTS:
                yield Point(call, nth, fault)


def run_with(point: Point, *arguments: object) -> CompletedProcess[str]:
    """`lapak` with a fault at one point of its run."""
    inject = f"inject={point.call}:{FAULTS[point.fault]}:when={point.nth}"
    return _traced("-o", "/dev/null", "-e", f"trace={point.call}", "-e", inject, *program.LAPAK, *arguments)


def _traced(*arguments: object) -> CompletedProcess[str]:
    return program.run(("strace", "-f"), *arguments)
