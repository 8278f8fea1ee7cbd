"""The basket: one item view, one delegate that paints the buttons of the selected line and is pressed on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from pos.words import N_
from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.touched import ROW, Index, RowModel, TouchView

_GAP = 2
_PADDING = 12
_SIDE = 44


@dataclass(frozen=True)
class BasketRow:
    """One line: `quantity`, `amount` and `sub` as text; `tone` colours `sub`, a single piece has no − and +.

    `brief` is said where there is no room for `sub`.
    """

    key: str
    name: str
    quantity: str
    amount: str
    sub: str = ""
    brief: str = ""
    tone: str = "muted"
    single: bool = False
    chosen: bool = False
    """It was put together of choices: these are changed where others have their price."""
    draft: bool = False
    """What it comes to is not known yet."""

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, f"{self.quantity} ×", self.sub, self.amount) if part)


class BasketView(TouchView):
    """The lines of a sale. `chosen`, `price_asked`, `choices_asked`, `quantity_asked`, `more` and `less` carry a key.

    `locked` shows the lines without a selection, as during payment.
    """

    chosen = Signal(str)
    price_asked = Signal(str)
    choices_asked = Signal(str)
    quantity_asked = Signal(str)
    more = Signal(str)
    less = Signal(str)

    def __init__(self) -> None:
        self.lines = RowModel()
        super().__init__(self.lines, N_("Basket"))
        self.locked = False
        self.down: tuple[str, str] | None = None
        self.setItemDelegate(_BasketDelegate(self))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it is painted with it
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_rows(self, rows: Sequence[BasketRow], chosen: str = "") -> None:
        """Show these lines and select the one with the key `chosen` (else none)."""
        self.lines.set_rows(rows)
        keys = [row.key for row in rows]
        index = self.lines.index(keys.index(chosen)) if chosen in keys else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def set_locked(self, locked: bool) -> None:
        """Lock the lines while they are being paid."""
        self.locked = locked
        self.setEnabled(not locked)
        self.scheduleDelayedItemsLayout()

    def key(self) -> str:
        """The selected line's key, empty when none is."""
        return self.currentIndex().data(ROW).key if self.currentIndex().isValid() else ""

    def step(self, by: int) -> None:
        """Select the line `by` further down, or up when negative."""
        count = self.lines.rowCount()
        if count:
            row = self.currentIndex().row()
            at = (count - 1 if by < 0 else 0) if row < 0 else min(max(row + by, 0), count - 1)
            self.setCurrentIndex(self.lines.index(at))

    def is_open(self, index: Index) -> bool:
        """Whether the line shows its buttons."""
        return self.is_marked(index) and not index.data(ROW).draft

    def is_marked(self, index: Index) -> bool:
        """Whether the line is the selected one, and shown so."""
        return not self.locked and index.row() == self.currentIndex().row()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card's own surface, and the lines on it."""
        with QPainter(self.viewport()) as painter:
            paint.fill(painter, QRectF(event.rect()), of(self).tokens.surface)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as wide as the view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):
            if index.isValid():
                self.itemDelegate().sizeHintChanged.emit(index)
        self.scheduleDelayedItemsLayout()
        if current.isValid() and not current.data(ROW).draft:
            self.chosen.emit(current.data(ROW).key)


class _BasketDelegate(QStyledItemDelegate):
    def __init__(self, view: BasketView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        measures = of(self._view).measures
        high = measures.basket_line_selected if self._view.is_open(index) else measures.basket_line
        return QSize(self._view.viewport().width(), high + _GAP)

    def buttons(self, rect: QRectF, row: BasketRow) -> dict[str, QRectF]:
        """Where the buttons of the selected line stand: more, quantity, less, price."""
        small = of(self._view).measures.small
        top = rect.bottom() - 10 - _SIDE
        right = rect.right() - _PADDING
        spots: dict[str, QRectF] = {}
        if not row.single:
            spots["more"] = QRectF(right - _SIDE, top, _SIDE, _SIDE)
            wide = max(28 if small else 32, fonts.width(row.quantity, 18, 600, True) + 12)
            spots["quantity"] = QRectF(spots["more"].left() - wide, top, wide, _SIDE)
            spots["less"] = QRectF(spots["quantity"].left() - _SIDE, top, _SIDE, _SIDE)
            right = spots["less"].left() - 8
        word = round(fonts.width(_verb(row), 13, 500))
        wide = word + (48 if small else 53)
        if fonts.width(row.brief or row.sub, 13, 400, True) > right - wide - 8 - rect.left() - _PADDING:
            wide = word + 20  # rather no icon than half a price
        spots["price"] = QRectF(right - wide, top, wide, _SIDE)
        return spots

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: BasketRow = index.data(ROW)
        tokens = of(self._view).tokens
        rect = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        painter.save()
        paint.begin(painter)
        if self._view.is_marked(index):
            paint.box(painter, rect, 10, tokens.soft, *paint.ring(self._view, tokens))
        if self._view.is_open(index):
            self._paint_open(painter, rect, row, tokens)
        else:
            self._paint_closed(painter, rect, row, tokens)
        painter.restore()

    def _paint_closed(self, painter: QPainter, rect: QRectF, row: BasketRow, tokens: Tokens) -> None:
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        amount = max(fonts.width(row.amount, 15, 600, True), 86) + 1
        quiet = tokens.muted_on_tint if row.draft else tokens.muted
        ink = quiet if row.draft else tokens.text
        paint.write(painter, inner, row.amount, fonts.font(15, 600, True), ink, paint.RIGHT, elide=False)
        times = f"{row.quantity}×"
        wide = fonts.width(times, 15, 500, True) + 1
        spot = QRectF(inner.right() - amount - 14 - wide, inner.top(), wide, inner.height())
        paint.write(painter, spot, times, fonts.font(15, 500, True), quiet, paint.RIGHT, elide=False)
        text = QRectF(inner.left(), inner.top() + 11, spot.left() - inner.left() - 8, 20)
        paint.write(painter, text, row.name, fonts.font(15, 600), tokens.text)
        text.translate(0, 19)
        tone = "brand_on_tint" if row.draft else row.tone
        words, font = _sub(row, text.width())
        paint.write(painter, text, words, font, getattr(tokens, tone))

    def _paint_open(self, painter: QPainter, rect: QRectF, row: BasketRow, tokens: Tokens) -> None:
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        head = QRectF(inner.left(), rect.top() + 12, inner.width(), 22)
        paint.write(painter, head, row.amount, fonts.font(15, 600, True), tokens.text, paint.RIGHT, elide=False)
        head.setWidth(inner.width() - fonts.width(row.amount, 15, 600, True) - 10)
        paint.write(painter, head, row.name, fonts.font(15, 600), tokens.text)
        spots = self.buttons(rect, row)
        price = spots["price"]
        sub = QRectF(inner.left(), price.top(), price.left() - inner.left() - 8, _SIDE)
        tone = {"muted": "muted_on_tint", "brand": "brand_on_tint"}.get(row.tone, row.tone)
        words, font = _sub(row, sub.width())
        if row.chosen and fonts.width(words, 12, 400, True) > sub.width():
            paint.write_wrapped(painter, sub.adjusted(0, 4, 0, 0), words, fonts.font(12), getattr(tokens, tone))
        else:
            paint.write(painter, sub, words, font, getattr(tokens, tone))
        for name, spot in spots.items():
            if name != "quantity":
                paint.box(painter, spot, 10, tokens.surface, tokens.line)
            if self._view.down == (row.key, name):
                paint.box(painter, spot, 10, colour(tokens.text, 24))
        lead = 38 if price.width() > fonts.width(_verb(row), 13, 500) + 40 else 10
        if lead == 38:
            icon = "pencil" if row.chosen else "tag"
            icons.draw(painter, icon, price.left() + 11, price.center().y() - 10, 20, tokens.text)
        label = price.adjusted(lead, 0, -6, 0)
        paint.write(painter, label, _verb(row), fonts.font(13, 500), tokens.text)
        if not row.single:
            _sign(painter, "plus", spots["more"], tokens.text)
            _sign(painter, "minus", spots["less"], tokens.text)
            quantity = fonts.font(18, 600, True)
            paint.write(painter, spots["quantity"], row.quantity, quantity, tokens.text, paint.CENTRE, elide=False)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Press and release on the same button press it, once."""
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if event.type() not in kinds or not isinstance(event, QMouseEvent):
            return False
        row: BasketRow = index.data(ROW)
        rect = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        hit = self._hit(event.position(), rect, row) if self._view.is_open(index) else ""
        if event.type() != QEvent.Type.MouseButtonRelease:
            self._view.down = (row.key, hit) if hit else None
        else:
            pressed, self._view.down = self._view.down, None
            if hit and pressed == (row.key, hit):
                self._press(hit, row)
        self._view.viewport().update()
        return bool(hit)

    def _hit(self, at: QPointF, rect: QRectF, row: BasketRow) -> str:
        return next((name for name, spot in self.buttons(rect, row).items() if spot.contains(at)), "")

    def _press(self, name: str, row: BasketRow) -> None:
        signal = {
            "more": self._view.more,
            "less": self._view.less,
            "price": self._view.choices_asked if row.chosen else self._view.price_asked,
            "quantity": self._view.quantity_asked,
        }[name]
        signal.emit(row.key)


def _verb(row: BasketRow) -> str:
    """What the button of the selected line says."""
    return _("Choices") if row.chosen else _("Price")


def _sub(row: BasketRow, room: float) -> tuple[str, QFont]:
    """What stands below the name, and how: a code without tabular figures, which would widen its hyphen."""
    tabular = "-" not in row.sub
    if row.brief and fonts.width(row.sub, 13, 400, tabular) > room:
        return row.brief, fonts.font(13 if fonts.width(row.brief, 13, 400, True) <= room else 12, 400, True)
    return row.sub, fonts.font(13 if fonts.width(row.sub, 13, 400, tabular) <= room else 12, 400, tabular)


def _sign(painter: QPainter, icon: str, spot: QRectF, ink: str) -> None:
    icons.draw(painter, icon, spot.center().x() - 10, spot.center().y() - 10, 20, ink)
