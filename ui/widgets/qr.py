"""A QR code as a scanner wants it: whole pixels, black on pure white in every look."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import LIGHT
from ui.look.wear import of
from ui.widgets import paint

_BLACK = "#000000"
_QUIET = 4
"""Modules left white around the code."""


_QUIET_BELOW = 2
"""Pixels of the quiet zone that the words' own white above them makes up for."""

_NAME, _LINE = 22, 18
"""The heights of the two lines of words below the code."""


class QrView(QWidget):
    """Paints a square matrix of modules (true is black), each the same whole number of pixels; words stand below."""

    ROLE = QAccessible.Role.Graphic

    def __init__(self, side: int = 342, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._image = QImage()
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("QR code"))

    def set_matrix(self, matrix: Sequence[Sequence[bool]]) -> None:
        """Show this code."""
        size = len(matrix)
        image = QImage(size, size, QImage.Format.Format_RGB32)
        for y, row in enumerate(matrix):
            for x, black in enumerate(row):
                image.setPixelColor(x, y, QColor(_BLACK if black else "#ffffff"))
        self._image = image
        self.update()

    def set_words(self, name: str, below: str) -> None:
        """What stands below the code: a name, and a quiet line."""
        self._words = (name, below)
        self.setAccessibleName(": ".join((_("QR code"), *(words for words in self._words if words))))
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Small codes are still read."""
        return QSize(min(self._side, 96), min(self._side, 96))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white box and the code in its middle."""
        painter = QPainter(self)
        paint.begin(painter)
        rect = QRectF(self.rect())
        paint.box(painter, rect, 12, "#ffffff", of(self).tokens.line)
        tall = sum(high for words, high in zip(self._words, (_NAME, _LINE), strict=True) if words)
        self._paint_code(painter, rect.adjusted(0, 0, 0, min(0, _QUIET_BELOW - tall)))
        spot = QRectF(12, rect.bottom() - tall - (10 if tall else 0), rect.width() - 24, _NAME)
        paint.write(painter, spot, self._words[0], fonts.font(16, 700), _BLACK, paint.CENTRE)
        below = QRectF(12, spot.bottom(), rect.width() - 24, _LINE)
        paint.write(painter, below, self._words[1], fonts.font(13, 500), LIGHT.muted, paint.CENTRE)

    def _paint_code(self, painter: QPainter, rect: QRectF) -> None:
        if self._image.isNull():
            return
        ratio = painter.device().devicePixelRatio()
        modules = self._image.width()
        module = int(min(rect.width(), rect.height()) * ratio) // (modules + 2 * _QUIET)
        drawn = self._image.scaled(modules * module, modules * module)
        drawn.setDevicePixelRatio(ratio)
        left = round((rect.width() * ratio - drawn.width()) / 2) / ratio
        top = round((rect.height() * ratio - drawn.height()) / 2) / ratio
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QPointF(left, top), drawn)
