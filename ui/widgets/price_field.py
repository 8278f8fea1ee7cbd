"""Prices in boxes beside each other: label above, amount, a note below; one is read, others are typed into."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.money import format_rupiah
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.fields import MoneyField

_QUIET = {False: (21, 18, 16), True: (18, 16, 14)}
_LOUD = {False: (37, 32, 27), True: (28, 24, 21)}
"""Sizes of the amount in a wide window and in a small one; the largest that fits is used."""
_OVER = 4
"""Pixels that an amount may reach into the padding before it gets smaller."""
_NOTHING = "Rp\u00a0–"


class PriceBox(QWidget):
    """A price that is only read."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._label = self._text = self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_price(self, label: str, amount: int, note: str) -> None:
        """Show this amount in rupiah."""
        self._label, self._text, self._note = label, format_rupiah(amount), note
        self.setAccessibleName(f"{label} {self._text} {note}")
        self.update()

    def sizeHint(self) -> QSize:
        """As high as those that are typed into."""
        return QSize(140, _height(of(self).measures.small))

    def minimumSizeHint(self) -> QSize:
        """Room for its amount in the smallest size."""
        small = of(self).measures.small
        return QSize(_least_width(self._text, _QUIET[small], small), _height(small))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet box."""
        painter = QPainter(self)
        paint.begin(painter)
        look = of(self)
        tokens, small = look.tokens, look.measures.small
        rect = QRectF(self.rect())
        paint.box(painter, rect, 12, tokens.raised, tokens.line)
        _write(painter, rect, (self._label, tokens.muted), self._note, tokens, small)
        size = _fitting(self._text, _QUIET[small], 600, rect.width() - 2 * _padding(small))
        paint.write(painter, _middle(rect, small), self._text, fonts.font(size, 600, True), tokens.text, elide=False)


class PriceField(MoneyField):
    """A price that is typed; a touch begins anew. `loud` is the one that counts, `entered` tells of the focus."""

    entered = Signal()

    def __init__(self, *, loud: bool = False) -> None:
        self._loud = loud
        self._note = ""
        super().__init__()
        self._back.hide()

    def set_note(self, note: str) -> None:
        """What stands below the amount."""
        if note != self._note:
            self._note = note
            self.update()

    def _sizes(self) -> tuple[int, ...]:
        return (_LOUD if self._loud else _QUIET)[of(self).measures.small]

    @property
    def _text(self) -> str:
        return format_rupiah(self.amount) if self.amount or self.hasFocus() or self._loud else _NOTHING

    def sizeHint(self) -> QSize:
        """As high as the one that is read."""
        return QSize(240 if self._loud else 140, _height(of(self).measures.small))

    def minimumSizeHint(self) -> QSize:
        """Room for its amount in the smallest size."""
        small = of(self).measures.small
        return QSize(_least_width(self._text, self._sizes(), small), _height(small))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it."""
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is typed next replaces what is there."""
        self.fill_in(self.amount)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Label, amount with the cursor (selected while filled in), note."""
        painter = QPainter(self)
        paint.begin(painter)
        look = of(self)
        tokens, small, focused = look.tokens, look.measures.small, self.hasFocus()
        rect = QRectF(self.rect())
        ground = tokens.surface if self._loud or focused else tokens.raised
        paint.box(painter, rect, 12, ground, tokens.brand if focused else tokens.line, 2 if focused else 1)
        label = (self._label, tokens.brand if focused else tokens.muted)
        _write(painter, rect, label, self._note, tokens, small)
        weight = 700 if self._loud else 600
        size = _fitting(self._text, self._sizes(), weight, rect.width() - 2 * _padding(small))
        spot, wide = _middle(rect, small), fonts.width(self._text, size, weight, True)
        tall = fonts.drawn(size) * 1.16
        if self.filled_in and focused:
            around = QRectF(spot.left() - 4, spot.center().y() - tall / 2, wide + 8, tall)
            paint.box(painter, around, 6, tokens.soft)
        ink = tokens.text if self.amount or self._loud or focused else tokens.muted
        paint.write(painter, spot, self._text, fonts.font(size, weight, True), ink, elide=False)
        if focused:
            paint.fill(painter, QRectF(spot.left() + wide + 5, spot.center().y() - tall / 2, 2, tall), tokens.brand)


def _height(small: bool) -> int:
    return 76 if small else 112


def _padding(small: bool) -> int:
    return 12 if small else 16


def _middle(rect: QRectF, small: bool) -> QRectF:
    """Where the amount stands."""
    padding = _padding(small)
    return rect.adjusted(padding, 0, -padding, 0 if small else 12).translated(0, -1 if small else 0)


def _write(painter: QPainter, rect: QRectF, label: tuple[str, str], note: str, tokens: Tokens, small: bool) -> None:
    """The label, with its ink, at the top, the note at the bottom."""
    size, edge = (12, 4) if small else (13, 12)
    inner = rect.adjusted(_padding(small), edge, -_padding(small), -edge)
    high = fonts.drawn(size) + 5
    words, ink = label
    paint.write(painter, QRectF(inner.left(), inner.top(), inner.width(), high), words, fonts.font(size, 600), ink)
    below = QRectF(inner.left(), inner.bottom() - high, inner.width(), high)
    if fonts.width(note, size, 400, True) > below.width():
        size = 12
    paint.write(painter, below, note, fonts.font(size, 400, True), tokens.muted)


def _fitting(text: str, sizes: tuple[int, ...], weight: int, room: float) -> int:
    return next((size for size in sizes if fonts.width(text, size, weight, True) <= room + _OVER), sizes[-1])


def _least_width(text: str, sizes: tuple[int, ...], small: bool) -> int:
    return round(fonts.width(text, sizes[-1], 700, True)) + 2 * _padding(small) + 8
