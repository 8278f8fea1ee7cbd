"""What is asked: a number in a circle, and the question."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint

_SIDE = 22


class Question(QWidget):
    """A number in a circle and what is asked."""

    ROLE = QAccessible.Role.Grouping

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def ask(self, number: int, text: str) -> None:
        """Ask something else."""
        self._number, self._text = str(number), text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the circle and the words."""
        return QSize(30 + round(fonts.width(self._text, 14, 600)) + 2, _SIDE)

    def minimumSizeHint(self) -> QSize:
        """A question is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circle, number, words."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        circle = QRectF(0, 0, _SIDE, _SIDE)
        paint.box(painter, circle, _SIDE / 2, tokens.soft)
        paint.write(painter, circle, self._number, fonts.font(12, 600), tokens.brand_on_tint, paint.CENTRE, elide=False)
        words = QRectF(30, 0, self.width() - 30, _SIDE)
        paint.write(painter, words, self._text, fonts.font(14, 600), tokens.text)
