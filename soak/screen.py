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
def xvfb(log: Path, wide: int = 1366) -> Iterator[str]:
    """The text for DISPLAY of a screen of `wide` × 768, until the block ends; `log` takes what Xvfb says.

    A program under it needs QT_QPA_PLATFORM=xcb too. Raises FileNotFoundError where Xvfb is missing.
    """
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{wide}x768x24", "-nolisten", "tcp", "-noreset"]
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


class _Monitor(ctypes.Structure):
    """XRRMonitorInfo."""

    _fields_ = (
        ("name", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("primary", "automatic", "count", "x", "y", "wide", "high")),
        *((name, ctypes.c_int) for name in ("wide_mm", "high_mm")),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


class _Resources(ctypes.Structure):
    """The beginning of XRRScreenResources."""

    _fields_ = (
        ("times", ctypes.c_ulong * 2),
        ("crtc_count", ctypes.c_int),
        ("crtcs", ctypes.c_void_p),
        ("output_count", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )


def split(display: str) -> None:
    """Make the screen two side by side: the first 1366 × 768, and right of it the other of 1024 × 600.

    Raises OSError where there is no such screen.
    """
    x11, randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XDefaultRootWindow.restype = ctypes.c_ulong
    randr.XRRGetScreenResources.restype = ctypes.POINTER(_Resources)
    opened = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    if not opened:
        raise OSError(f"no screen {display}")
    root = ctypes.c_ulong(x11.XDefaultRootWindow(opened))
    outputs = randr.XRRGetScreenResources(opened, root).contents.outputs
    for name, left, wide, high, count in ((b"SELLER", 0, 1366, 768, 1), (b"BUYER", 1366, 1024, 600, 0)):
        atom = x11.XInternAtom(opened, name, 0)
        monitor = _Monitor(atom, count, 0, count, left, 0, wide, high, wide // 4, high // 4, outputs)
        randr.XRRSetMonitor(opened, root, ctypes.byref(monitor))
    x11.XSync(opened, 0)
    x11.XCloseDisplay(opened)
