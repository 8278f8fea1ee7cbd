"""How far long work is, and the button that stops it."""

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import Button

SHOWN_AFTER_MS = 300
"""What is done sooner is not worth a look."""


class Progress(QWidget):
    """Takes the place of `instead` while work goes on that takes long enough to be seen. `stopped` is its button."""

    stopped = Signal()

    def __init__(self, instead: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instead = instead
        self.bar = _Bar()
        self.stop = Button("", icon="x")
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOWN_AFTER_MS)
        self._soon.timeout.connect(lambda: self._show(True))
        self.hide()

    def retranslate(self) -> None:
        """Say the button in the language in use."""
        self.stop.set_text(_("Stop"))

    def go(self, words: str, done: int, total: int) -> None:
        """The work is so far."""
        self.bar.set(words, 100 * done // total if total else 0)
        if self.isHidden() and not self._soon.isActive():
            self._soon.start()

    def end(self) -> None:
        """It goes on no more."""
        self._soon.stop()
        self._show(False)

    def _show(self, shown: bool) -> None:
        self.setVisible(shown)
        self._instead.setVisible(not shown)


class _Bar(QWidget):
    """The words over a line that fills up."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._percent = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, words: str, percent: int) -> None:
        """Say and show this."""
        if (words, percent) != (self._words, self._percent):
            self._words, self._percent = words, percent
            self.setAccessibleName(f"{words} {percent} %")
            self.update()

    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(240, 44)

    def minimumSizeHint(self) -> QSize:
        """Long words elide."""
        return QSize(120, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words left, how far right, the line below."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        above = QRectF(0, 4, self.width() - 52, 22)
        paint.write(painter, above, self._words, fonts.font(14, 500), tokens.text)
        right = QRectF(self.width() - 48, 4, 48, 22)
        paint.write(painter, right, f"{self._percent} %", fonts.font(14, 600, True), tokens.muted, paint.RIGHT)
        line = QRectF(0, 32, self.width(), 6)
        paint.box(painter, line, 3, tokens.line)
        if self._percent:
            paint.box(painter, QRectF(0, 32, max(6, self.width() * self._percent / 100), 6), 3, tokens.brand)
