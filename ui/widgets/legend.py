"""What a cell of the coverage looks like, and the legend that says what each kind of cell means."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint


def paint_cell(painter: QPainter, rect: QRectF, kind: str, sign: str, tokens: Tokens) -> None:
    """One cell by its kind: what came in as expected is pale, what is wrong has a strong fill and a sign."""
    size = rect.size().toSize()
    painter.drawPixmap(
        rect.topLeft(), _picture(kind, size.width(), size.height(), painter.device().devicePixelRatio(), tokens)
    )
    if sign:
        ink = "#0b1020" if kind == "quarantined" else tokens.on_brand
        paint.write(painter, rect, sign, fonts.font(12, 700), ink, paint.CENTRE, elide=False)


@lru_cache(maxsize=256)
def _picture(kind: str, width: int, height: int, ratio: float, tokens: Tokens) -> QPixmap:
    """A cell without its sign: a thousand of them are shown at once, and most are alike."""
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint.begin(painter)
    _paint_kind(painter, QRectF(0, 0, width, height), kind, tokens)
    painter.end()
    return drawn


def _paint_kind(painter: QPainter, rect: QRectF, kind: str, tokens: Tokens) -> None:
    fills = {
        "received": tokens.cell_received,
        "revised": tokens.brand,
        "missing": tokens.bad,
        "quarantined": tokens.cell_quarantine,
    }
    middle = rect.center()
    if kind in fills:
        paint.box(painter, rect, 3, fills[kind])
    elif kind in ("nil", "awaited"):
        paint.box(painter, rect, 3, tokens.surface, tokens.cell_nil if kind == "nil" else tokens.strong)
    elif kind == "paper":
        paint.box(painter, rect, 3, tokens.cell_received, tokens.warn)
        for down, wide in ((-3, 8), (0, 8), (3, 5)):
            painter.fillRect(QRectF(middle.x() - 4, middle.y() + down - 0.75, wide, 1.5), colour(tokens.warn))
    if kind == "nil":
        painter.fillRect(QRectF(middle.x() - 3, middle.y() - 0.75, 6, 1.5), colour(tokens.ok))
    elif kind == "closed":
        painter.fillRect(QRectF(middle.x() - 1.5, middle.y() - 1.5, 3, 3), colour(tokens.strong))
    elif kind == "missing":
        painter.setPen(QPen(colour(tokens.on_brand), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for down in (-3, 3):
            painter.drawLine(QPointF(middle.x() - 3, middle.y() - down), QPointF(middle.x() + 3, middle.y() + down))


class Legend(QWidget):
    """What the kinds of cells mean; those that do not fit are left out, from the first on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[tuple[str, str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Kind, sign and word of each."""
        self._entries = tuple(entries)
        self.setAccessibleName(", ".join(word for _kind, _sign, word in entries))
        self.updateGeometry()
        self.update()

    def _width(self, word: str) -> float:
        return 23 + fonts.width(word, 13, 500) + 14

    def sizeHint(self) -> QSize:
        """All of them."""
        return QSize(round(sum(self._width(word) for _kind, _sign, word in self._entries)), 24)

    def minimumSizeHint(self) -> QSize:
        """A few; a toast may need the room."""
        return QSize(0, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the right, a cell and its word each."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        right: float = self.width()
        for kind, sign, word in reversed(self._entries):
            left = right - self._width(word)
            if left < -1:
                break
            paint_cell(painter, QRectF(left, self.height() / 2 - 6.5, 15, 13), kind, sign, tokens)
            spot = QRectF(left + 23, 0, self._width(word) - 23, self.height())
            paint.write(painter, spot, word, fonts.font(13, 500), tokens.muted, elide=False)
            right = left
