"""The painted box that groups things."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.wear import of
from ui.widgets import paint

_EDGE = 6
"""Pixels that the line and the round corners reach inwards, of a radius up to 20."""


class Card(QWidget):
    """A box in the colour of a token with a 1 px line (none when tinted); lay things out in it as in any widget."""

    def __init__(self, fill: str = "surface", radius: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self._radius = radius

    def set_fill(self, fill: str) -> None:
        """Change to another token."""
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box alone; of what lies inside of it, as behind most of what changes, only the fill."""
        painter = QPainter(self)
        tokens = of(self).tokens
        fill = getattr(tokens, self._fill)
        if self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE).contains(event.rect()):
            paint.fill(painter, QRectF(event.rect()), fill)
            return
        paint.begin(painter)
        line = tokens.line if self._fill in ("surface", "raised") else None
        paint.box(painter, QRectF(self.rect()), self._radius, fill, line)


class Rule(QWidget):
    """A 1 px line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        paint.fill(QPainter(self), QRectF(self.rect()), of(self).tokens.line)
