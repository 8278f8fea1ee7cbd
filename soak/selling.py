"""`python -m soak.selling STALL COUNT`: a cashier at the real window, who scans and pays by keys until killed.

A line for each sale once the window has told of it: its receipt number.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos.stall import open_stall
from ui.app import build
from ui.news import Screen
from ui.stall.sell import SellScreen

CODE = "SOAK"
_REST = 45
"""Milliseconds between two keys of a person; a scanner's come closer together."""


def main(folder: Path, count: int) -> None:
    """Ring up `count` sales of one piece each."""
    _application = QApplication([])
    stall = open_stall(folder)
    window = build(stall)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    for _ in range(count):
        if not page.model.basket.lines:
            page.scanned(CODE)
        for key in (Qt.Key.Key_F12, Qt.Key.Key_Return, Qt.Key.Key_Return):
            QTest.qWait(_REST)
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
        sale = stall.till.last_sale()
        assert sale is not None
        sys.stdout.write(f"{sale.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
