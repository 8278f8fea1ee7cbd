"""The amount that counts, and what it is made of."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.models.buyer import Shown
from ui.stall.buyer.unit import EDGE, fitting
from ui.widgets import paint

_ROW = 54
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def _inks(shown: Shown, tokens: Tokens) -> tuple[str, str]:
    """Ground and ink of the box: what is given back is in the colour of what is well."""
    well = shown.is_change or shown.page == "thanks"
    return (tokens.ok_soft, tokens.ok_on_tint) if well else (tokens.soft, tokens.brand_on_tint)


def paint_hero(painter: QPainter, rect: QRectF, shown: Shown, tokens: Tokens, unit: float) -> None:
    """A wide box: what it is and what it is made of at the left, the amount at the right."""
    ground, ink = _inks(shown, tokens)
    paint.box(painter, rect, 20 * unit, ground)
    inner = rect.adjusted(EDGE * unit, 8 * unit, -EDGE * unit, -8 * unit)
    wide = inner.width() * 0.4
    size = fitting(shown.hero, inner.width() - wide, round(80 * unit), tabular=True)
    paint.write(painter, inner, shown.hero, fonts.font(size, 700, True), ink, paint.RIGHT, elide=False)
    rows = len(shown.sums)
    top = inner.top() + (inner.height() - 44 * unit - rows * 28 * unit) / 2
    label = QRectF(inner.left(), top, wide, 44 * unit)
    paint.write(painter, label, shown.label, fonts.font(round(34 * unit), 600), ink)
    for at, (words, amount) in enumerate(shown.sums):
        spot = QRectF(inner.left(), label.bottom() + at * 28 * unit, wide, 28 * unit)
        paint.write(painter, spot, f"{words} {amount}", fonts.font(round(22 * unit), 500, True), ink)


def paint_sums(painter: QPainter, rect: QRectF, shown: Shown, tokens: Tokens, unit: float) -> None:
    """Sums above, and below them a tall box with the amount, in figures and in words."""
    thanks = 72 * unit if shown.page == "thanks" else 0
    if thanks:
        head = QRectF(rect.left(), rect.top(), rect.width(), thanks)
        paint.write(painter, head, _("Thank you"), fonts.font(round(52 * unit), 700), tokens.text, paint.CENTRE)
    rows = len(shown.sums)
    card = QRectF(rect.left(), rect.top() + thanks, rect.width(), rows * _ROW * unit + (16 * unit if rows else 0))
    if rows:
        paint.box(painter, card, 20 * unit, tokens.surface, tokens.line)
    for at, (words, amount) in enumerate(shown.sums):
        row = QRectF(card.left(), card.top() + (8 + at * _ROW) * unit, card.width(), _ROW * unit)
        row.adjust(EDGE * unit, 0, -EDGE * unit, 0)
        paint.write(painter, row, words, fonts.font(round(26 * unit), 500), tokens.muted)
        paint.write(painter, row, amount, fonts.font(round(30 * unit), 600, True), tokens.text, paint.RIGHT)
    box = QRectF(card.left(), card.bottom() + (16 * unit if rows else 0), card.width(), 0)
    box.setBottom(rect.bottom())
    _paint_tall(painter, box, shown, tokens, unit)


def _paint_tall(painter: QPainter, box: QRectF, shown: Shown, tokens: Tokens, unit: float) -> None:
    ground, ink = _inks(shown, tokens)
    paint.box(painter, box, 20 * unit, ground)
    inner = box.adjusted(EDGE * unit, 0, -EDGE * unit, 0)
    size = fitting(shown.hero, inner.width(), round(min(120 * unit, box.height() * 0.36)), tabular=True)
    tall = (44 + 84) * unit + size * 1.3
    label = QRectF(inner.left(), box.top() + max(0, (box.height() - tall) / 2), inner.width(), 44 * unit)
    paint.write(painter, label, shown.label, fonts.font(round(30 * unit), 600), ink, paint.CENTRE)
    amount = QRectF(inner.left(), label.bottom(), inner.width(), size * 1.3)
    paint.write(painter, amount, shown.hero, fonts.font(size, 700, True), ink, paint.CENTRE, elide=False)
    words = QRectF(inner.left(), amount.bottom(), inner.width(), max(0, box.bottom() - amount.bottom()))
    paint.write_wrapped(painter, words, shown.words, fonts.font(round(24 * unit), 500), ink, _TOP)
