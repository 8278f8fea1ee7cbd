"""A screen of its own for a real window: Xvfb, which knows nothing of the machine's."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_RETURN = 0xFF0D
"""Enter among the X11 keysyms; those of ASCII are its own numbers."""


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


def strike(display: str, text: str) -> None:
    """Press the keys of `text`, lower-case letters and digits, and Enter, all at one moment as a fast scanner does.

    They reach the screen in one parcel: keys sent one by one are drawn apart by whatever else the computer does.
    Raises OSError where there is no such screen.
    """
    x11, xtest = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    if not opened:
        raise OSError(f"no screen {display}")
    for keysym in (*map(ord, text), _RETURN):
        key = x11.XKeysymToKeycode(opened, ctypes.c_ulong(keysym))
        for pressed in (True, False):
            xtest.XTestFakeKeyEvent(opened, key, pressed, ctypes.c_ulong(0))
    x11.XCloseDisplay(opened)
