"""A start: the stall's real window says "ready" when it stands painted and its first barcode is in the basket.

python -m bench.probes.ready STALL CODE
"""

import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from ui.__main__ import main

if TYPE_CHECKING:
    from pos.stall import Stall

PATIENCE = 10.0


def scan(code: str) -> None:
    """Type `code` and Enter as a scanner does once the window is painted, and wait until the basket shows it."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from ui.stall.sell import SellScreen
    from ui.window import Window

    deadline = monotonic() + PATIENCE
    window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window))
    while not window.windowHandle().isExposed() and monotonic() < deadline:
        QApplication.processEvents()
    QApplication.processEvents()
    assert isinstance(window.page, SellScreen)
    model = window.page.model
    pieces = model.basket.pieces
    for letter in code:
        _press(0, letter)
    _press(Qt.Key.Key_Return, "\r")
    while model.basket.pieces == pieces and monotonic() < deadline:
        QApplication.processEvents()
    QApplication.processEvents()
    sys.stdout.write("ready\n" if model.basket.pieces != pieces else "the basket did not change\n")
    sys.stdout.flush()


def scan_and_quit(code: str) -> None:
    """Scan `code`; whatever becomes of it, the program ends, and asks nothing at its end."""
    from PySide6.QtWidgets import QApplication

    from ui.window import Window

    try:
        scan(code)
    finally:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window):
                window.going.asks = False
        QApplication.quit()


def _press(key: int, text: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    target = QApplication.focusWidget() or QApplication.activeWindow()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _scan_first(code: str) -> None:
    """Let the scan be the first thing that the event loop does."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run_loop = QApplication.exec

    def run_loop_with_scan(*_: object) -> int:
        QTimer.singleShot(0, lambda: scan_and_quit(code))
        return run_loop()

    QApplication.exec = staticmethod(run_loop_with_scan)  # type: ignore[method-assign]


def start(stall: str, code: str) -> int:
    """Run `lapak stall STALL` with the scan, and import nothing before the program itself does."""
    from pos import stall as stalls

    open_stall = stalls.open_stall

    def open_then_scan(folder: Path) -> "Stall":
        opened = open_stall(folder)
        _scan_first(code)
        return opened

    stalls.open_stall = open_then_scan  # type: ignore[assignment]
    sys.argv = ["lapak", "stall", stall]
    return main()


if __name__ == "__main__":
    sys.exit(start(*sys.argv[1:]))
