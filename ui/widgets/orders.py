"""A list of orders: what was promised, for whom, how far the work is, and the money; one item view, one delegate."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.touched import ROW, Index, Row, RowModel, TouchView

_HEIGHT = 58
_PADDING = 12
_GAP = 16
_SMALL = 700
"""Narrower than this, what is paid and who works on it are left out."""


class OrderRow(Row, Protocol):
    """One order, its buyer as the name; `bars` has 0, 1 or 2 for each stage, `tone` colours the stage."""

    @property
    def number(self) -> str: ...
    @property
    def goods(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def left(self) -> str: ...
    @property
    def late(self) -> bool: ...
    @property
    def stage(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def bars(self) -> tuple[int, ...]: ...
    @property
    def paid(self) -> str: ...
    @property
    def parts(self) -> str: ...
    @property
    def owed(self) -> str: ...
    @property
    def price(self) -> str: ...
    @property
    def settled(self) -> bool: ...


def _columns(width: float) -> tuple[QRectF, QRectF, QRectF, QRectF, QRectF]:
    """Where the promise, the buyer, the stage, what is paid and what is owed stand, in a row of no height."""
    money = fonts.drawn(126)
    promise = fonts.drawn(102)
    small = width < _SMALL
    paid = 0.0 if small else fonts.drawn(138)
    inner = width - 2 * _PADDING - promise - paid - money - (3 if small else 4) * _GAP
    buyer = inner * (0.58 if small else 0.53)
    lefts = [float(_PADDING)]
    for wide in (promise, buyer, inner - buyer):
        lefts.append(lefts[-1] + wide + _GAP)
    right = width - _PADDING
    return (
        QRectF(lefts[0], 0, promise, 0),
        QRectF(lefts[1], 0, buyer, 0),
        QRectF(lefts[2], 0, inner - buyer, 0),
        QRectF(right - money - _GAP - paid, 0, paid, 0),
        QRectF(right - money, 0, money, 0),
    )


class OrderHead(QWidget):
    """What the columns are called."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words over the columns, a line below."""
        painter = QPainter(self)
        tokens = of(self).tokens
        titles = (_("Promised"), _("Order"), _("Stage"), _("Paid"), _("Owed"))
        for at, (title, column) in enumerate(zip(titles, _columns(self.width()), strict=True)):
            if column.width():
                spot = QRectF(column.left(), 0, column.width(), 28)
                paint.write(
                    painter, spot, title, fonts.font(12, 500), tokens.muted, paint.RIGHT if at > 2 else paint.LEFT
                )
        paint.fill(painter, QRectF(_PADDING, self.height() - 1, self.width() - 2 * _PADDING, 1), tokens.line)


class OrderList(TouchView):
    """Orders, one chosen. `picked` follows the selection and carries the row's key."""

    picked = Signal(str)

    def __init__(self) -> None:
        self.orders = RowModel()
        super().__init__(self.orders, N_("Orders"))
        self.setItemDelegate(_OrderDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_rows(self, rows: Sequence[OrderRow], chosen: str) -> None:
        """Show these and select the one with the key `chosen` (else none)."""
        self.orders.set_rows(rows)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if rows else Qt.FocusPolicy.NoFocus)
        keys = [row.key for row in rows]
        index = self.orders.index(keys.index(chosen)) if chosen in keys else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.picked.emit(current.data(ROW).key)


class _OrderDelegate(QStyledItemDelegate):
    def __init__(self, view: OrderList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OrderRow = index.data(ROW)
        tokens = of(self._view).tokens
        rect = QRectF(option.rect)
        current = self._view.currentIndex().row()
        chosen = index.row() == current
        painter.save()
        paint.begin(painter)
        if chosen:
            paint.box(painter, rect, 10, tokens.soft, *paint.ring(self._view, tokens))
        elif index.row() + 1 not in (current, self._view.orders.rowCount()):
            line = QRectF(rect.left() + _PADDING, rect.bottom() - 1, rect.width() - 2 * _PADDING, 1)
            paint.fill(painter, line, tokens.line)
        quiet = tokens.muted_on_tint if chosen else tokens.muted
        promise, buyer, stage, paid, owed = (
            QRectF(rect.left() + column.left(), rect.top() + 9, column.width(), 20) for column in _columns(rect.width())
        )
        self._paint_promise(painter, promise, row, tokens, quiet)
        self._paint_buyer(painter, buyer, row, tokens, quiet)
        self._paint_stage(painter, stage, row, tokens, quiet, chosen=chosen)
        if paid.width():
            paint.write(painter, paid, row.paid, fonts.font(14, 600, True), tokens.text, paint.RIGHT)
            paint.write(painter, paid.translated(0, 20), row.parts, fonts.font(13), quiet, paint.RIGHT)
        ink = (tokens.ok_on_tint if chosen else tokens.ok) if row.settled else tokens.text
        paint.write(painter, owed, row.owed, fonts.font(14, 600, True), ink, paint.RIGHT)
        paint.write(painter, owed.translated(0, 20), row.price, fonts.font(13, 400, True), quiet, paint.RIGHT)
        painter.restore()

    def _paint_promise(self, painter: QPainter, spot: QRectF, row: OrderRow, tokens: Tokens, quiet: str) -> None:
        paint.write(painter, spot, row.day, fonts.font(14, 600), tokens.bad if row.late else tokens.text)
        paint.write(painter, spot.translated(0, 20), row.left, fonts.font(13), tokens.bad if row.late else quiet)

    def _paint_buyer(self, painter: QPainter, spot: QRectF, row: OrderRow, tokens: Tokens, quiet: str) -> None:
        number = fonts.width(row.number, 13, 400, True)
        name = QRectF(spot.left(), spot.top(), spot.width() - number - 8, spot.height())
        paint.write(painter, name, row.name, fonts.font(14, 600), tokens.text)
        lead = min(fonts.width(row.name, 14, 600), name.width()) + 8
        beside = QRectF(spot.left() + lead, spot.top(), number + 1, spot.height())
        paint.write(painter, beside, row.number, fonts.font(13, 400, True), quiet, elide=False)
        paint.write(painter, spot.translated(0, 20), row.goods, fonts.font(13), quiet)

    def _paint_stage(
        self, painter: QPainter, spot: QRectF, row: OrderRow, tokens: Tokens, quiet: str, *, chosen: bool
    ) -> None:
        name = fonts.width(row.stage, 14, 500) + 10
        ink = quiet if row.tone == "muted" else getattr(tokens, row.tone)
        paint.write(painter, spot, row.stage, fonts.font(14, 500), ink)
        if spot.width() - name > 40:
            paint.write(painter, spot.adjusted(name, 0, 0, 0), row.who, fonts.font(13), quiet, paint.RIGHT)
        if not row.bars:
            return
        ground = tokens.strong if chosen else tokens.grid
        fill = tokens.ok if all(bar == 2 for bar in row.bars) else tokens.brand
        wide = (spot.width() - 4 * (len(row.bars) - 1)) / len(row.bars)
        for at, bar in enumerate(row.bars):
            track = QRectF(spot.left() + at * (wide + 4), spot.top() + 28, wide, 6)
            paint.box(painter, track, 3, ground)
            if bar:
                paint.box(painter, QRectF(track.left(), track.top(), wide * bar / 2, 6), 3, fill)
