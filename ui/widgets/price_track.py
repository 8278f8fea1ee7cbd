"""The way from what was offered to what is asked: both sides' steps, and where the price is."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.money import format_number, format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import colour
from ui.look.wear import of
from ui.widgets import paint

_EDGE = 8
_DOT, _PRICE, _LINE = 6, 8, 6
"""Half of a step's dot and of the price's, and the thickness of the line, in pixels."""


class Way(NamedTuple):
    """Rupiah: the buyer's steps and the stall's, in their order, the price, and a word for it."""

    offered: tuple[int, ...]
    answered: tuple[int, ...]
    price: int
    word: str


class PriceTrack(QWidget):
    """Painted; a screen reader is told the steps."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._way = Way((), (0,), 0, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_way(self, way: Way) -> None:
        """Show these steps."""
        self._way = way
        offered, answered = (", ".join(map(format_rupiah, steps)) for steps in (way.offered, way.answered))
        told = ((_("buyer"), offered), (_("stall"), answered), (way.word, format_rupiah(way.price)))
        self.setAccessibleName("; ".join(f"{who} {what}".strip() for who, what in told if what))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of words and the track between them."""
        return QSize(300, 2 * (fonts.drawn(12) + 4) + 2 * _PRICE + 2)

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        return QSize(200, self.sizeHint().height())

    def x_of(self, price: int) -> float:
        """Where a price stands."""
        least, most = self._ends()
        room = self.width() - 2 * _EDGE
        return _EDGE + (room * (price - least) / (most - least) if most > least else room)

    def _ends(self) -> tuple[int, int]:
        way = self._way
        steps = (*way.offered, *way.answered, way.price)
        return (min(steps) if way.offered else min(way.price, max(steps) // 2)), max(steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Who stands where above, the track, how much below."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens, way = of(self).tokens, self._way
        middle = self.height() / 2
        track = QRectF(_EDGE, middle - _LINE / 2, self.width() - 2 * _EDGE, _LINE)
        paint.box(painter, track, _LINE / 2, tokens.grid)
        here = self.x_of(way.price)
        if way.offered:
            last = self.x_of(way.offered[-1])
            left, right = min(last, here), max(last, here)
            paint.box(painter, QRectF(left, track.top(), right - left, _LINE), 0, tokens.brand)
        for step in (*way.offered, *way.answered):
            at = QPointF(self.x_of(step), middle)
            painter.setPen(colour(tokens.muted))
            painter.setBrush(colour(tokens.surface))
            painter.drawEllipse(at, _DOT - 0.5, _DOT - 0.5)
        painter.setPen(colour(tokens.surface))
        painter.setBrush(colour(tokens.brand))
        painter.drawEllipse(QPointF(here, middle), _PRICE + 0.5, _PRICE + 0.5)
        self._write_names(painter)
        self._write_amounts(painter)

    def _write_names(self, painter: QPainter) -> None:
        tokens, way = of(self).tokens, self._way
        taken: list[QRectF] = []
        names = [(_("stall"), self.width(), tokens.muted)]
        if way.offered:
            names.insert(0, (_("buyer"), 0, tokens.muted))
        for text, at, ink in (*names, (way.word, self.x_of(way.price), tokens.brand)):
            self._write(painter, text, at, 0, ink, taken)

    def _write_amounts(self, painter: QPainter) -> None:
        """The ends first, then the newest steps: what would lie over another is left out."""
        way, taken = self._way, list[QRectF]()
        ends = [way.answered[-1], *way.offered[:1]]
        top = self.height() - fonts.drawn(12) - 4
        for step in (*ends, *reversed(way.offered), *way.answered):
            self._write(painter, short_amount(step), self.x_of(step), top, of(self).tokens.muted, taken, amount=True)

    def _write(
        self,
        painter: QPainter,
        text: str,
        at: float,
        top: float,
        ink: str,
        taken: list[QRectF],
        *,
        amount: bool = False,
    ) -> None:
        face = (12, 500 if amount else 600, amount)
        wide = fonts.width(text, *face) + 1
        left = min(max(at - wide / 2, 0), self.width() - wide)
        spot = QRectF(left, top, wide, fonts.drawn(12) + 4)
        if text and not any(spot.adjusted(-8, 0, 8, 0).intersects(other) for other in taken):
            taken.append(spot)
            paint.write(painter, spot, text, fonts.font(*face), ink)


def short_amount(amount: int) -> str:
    """`600 rb`, or `12.500` where it is not whole thousands."""
    if amount % 1000:
        return format_number(amount)
    return _("{thousands}k").format(thousands=format_number(amount // 1000))
