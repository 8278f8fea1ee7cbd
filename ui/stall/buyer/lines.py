"""The lines of the basket, as many as there is room for; the one that was changed last is among them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pos.words import translate_plural
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.models.buyer import BuyerLine, Shown
from ui.stall.buyer.unit import EDGE
from ui.widgets import paint

_ROW = 62
_MORE = 40


def window_of(count: int, chosen: int, rows: int) -> range:
    """The lines to show where there is room for `rows`: the last ones, but for an earlier one that is chosen."""
    first = max(0, count - rows)
    if 0 <= chosen < first:
        first = chosen
    return range(first, min(count, first + rows))


def paint_lines(painter: QPainter, rect: QRectF, shown: Shown, tokens: Tokens, unit: float) -> None:
    """A card with one row a line; what there is no room for is counted below."""
    paint.box(painter, rect, 20 * unit, tokens.surface, tokens.line)
    room = rect.adjusted(8 * unit, 8 * unit, -8 * unit, -8 * unit)
    rows = max(1, int(room.height() // (_ROW * unit)))
    if len(shown.lines) > rows:
        rows = max(1, int((room.height() - _MORE * unit) // (_ROW * unit)))
    seen = window_of(len(shown.lines), shown.chosen, rows)
    for at, index in enumerate(seen):
        row = QRectF(room.left(), room.top() + at * _ROW * unit, room.width(), _ROW * unit)
        if index == shown.chosen:
            paint.box(painter, row, 14 * unit, tokens.soft)
        _paint_line(painter, row, shown.lines[index], tokens, unit, on_tint=index == shown.chosen)
    hidden = len(shown.lines) - len(seen)
    if hidden:
        words = translate_plural("and {number} more line", "and {number} more lines", hidden).format(number=hidden)
        spot = QRectF(room.left() + 16 * unit, room.bottom() - _MORE * unit, room.width() - EDGE * unit, _MORE * unit)
        paint.write(painter, spot, words, fonts.font(round(20 * unit), 500), tokens.muted)


def _paint_line(painter: QPainter, row: QRectF, line: BuyerLine, tokens: Tokens, unit: float, *, on_tint: bool) -> None:
    inner = row.adjusted(16 * unit, 4 * unit, -16 * unit, -4 * unit)
    amount = fonts.font(round(30 * unit), 600, True)
    paint.write(painter, inner, line.amount, amount, tokens.text, paint.RIGHT)
    wide = inner.width() - 210 * unit
    name = QRectF(inner.left(), inner.top(), wide, 33 * unit)
    paint.write(painter, name, line.name, fonts.font(round(26 * unit), 600), tokens.text)
    quiet = tokens.muted_on_tint if on_tint else tokens.muted
    agreed = tokens.ok_on_tint if on_tint else tokens.ok
    below = QRectF(inner.left(), name.bottom(), wide, 25 * unit)
    paint.write(painter, below, line.sub, fonts.font(round(20 * unit), 500, True), agreed if line.haggled else quiet)
