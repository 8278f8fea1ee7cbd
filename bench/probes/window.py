"""A stall's real window in a probe: keys as a scanner and a person press them, and what was painted after them."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos.stall import Stall
from ui.app import build
from ui.background import Garbage
from ui.keys import ScannerFilter
from ui.window import Window

PATIENCE = 10.0
"""Seconds until a probe gives up."""


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lets everything pass."""
        self.times += event.type() == QEvent.Type.Paint
        return False


class Seat:
    """The window of `stall` at 1366 × 768, as `lapak` shows it, with a scanner and a keyboard."""

    def __init__(self, stall: Stall) -> None:
        self._milliseconds = 0
        self.scanner = ScannerFilter(moment=lambda _event: self._milliseconds)
        self.scanner.install()
        self.garbage = Garbage()
        self.window: Window = build(stall)
        self.window.listen(self.scanner)
        self.window.resize(1366, 768)
        self.window.show()
        self.until(self.window.windowHandle().isExposed)
        self.garbage.keep()

    def until(self, met: Callable[[], bool]) -> None:
        """Let the window live until `met`, and everything that was asked for is painted."""
        deadline = monotonic() + PATIENCE
        while True:
            QApplication.processEvents()
            if met():
                return
            if monotonic() > deadline:
                raise SystemExit("the window did not do what it was asked to")

    def scan(self, text: str) -> None:
        """Press the keys of `text` and Enter as a scanner does, each painted before the next.

        By its own count the scanner takes a millisecond a key, whatever else this computer does.
        """
        self._milliseconds += 1_000
        for key, letter in (*((0, letter) for letter in text), (Qt.Key.Key_Return, "\r")):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(QApplication.focusWidget() or self.window, event)
            self._milliseconds += 1
            QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        """Press one key, with whatever shortcut it is."""
        self._milliseconds += 1_000
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def leave(self) -> None:
        """Close the window."""
        self.window.close()
        self.scanner.uninstall()
        self.garbage.stop()
