"""The window's toolkit on this Python: PySide6 6.12.0 on Python 3.11 loses a reference to None at every call."""

import subprocess
import sys

CALLS = """
import sys
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range(500):
    thing.setObjectName("x")
print(before - sys.getrefcount(None))
"""


def test_five_hundred_calls_into_qt_lose_no_references_to_none() -> None:
    # A process of its own: one that has lost them aborts when it ends, and pytest holds enough to hide the loss.
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 50
