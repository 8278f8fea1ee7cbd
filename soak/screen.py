"""A screen of its own for a real window: Xvfb, which knows nothing of the machine's."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def xvfb(log: Path) -> Iterator[str]:
    """The text for DISPLAY of a screen of 1366 × 768, until the block ends; `log` takes what Xvfb says.

    A program under it needs QT_QPA_PLATFORM=xcb too. Raises FileNotFoundError where Xvfb is missing.
    """
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with log.open("wb") as said:
        try:
            server = subprocess.Popen(command, pass_fds=(theirs,), stdout=said, stderr=said)
        finally:
            os.close(theirs)
    with os.fdopen(ours) as answer:
        number = answer.readline().strip()
    try:
        assert number, log.read_text()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
