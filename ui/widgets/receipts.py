"""A list of receipts: number and time, the amount, what was sold; one item view, one delegate."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from pos.words import N_
from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.touched import ROW, Index, Row, RowModel, TouchView

_HEIGHT = 67
_PADDING = 12


class ReceiptRow(Row, Protocol):
    """One receipt, its number as the name: `amount` as text, bad where it is a refund; `note` says what became of it,
    in its `tone`."""

    @property
    def when(self) -> str: ...
    @property
    def amount(self) -> str: ...
    @property
    def goods(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def refund(self) -> bool: ...


class ReceiptList(TouchView):
    """Receipts, one chosen. `picked` follows the selection, `opened` is Enter; both carry the row's key.

    `end_seen` asks for further rows.
    """

    picked = Signal(str)
    opened = Signal(str)
    end_seen = Signal()

    def __init__(self) -> None:
        self.receipts = RowModel()
        super().__init__(self.receipts, N_("Receipts"))
        self.setItemDelegate(_ReceiptDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_rows(self, rows: Sequence[ReceiptRow], chosen: str = "") -> None:
        """Show these and select the one with the key `chosen` (else none)."""
        self.receipts.set_rows(rows)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if rows else Qt.FocusPolicy.NoFocus)
        keys = [row.key for row in rows]
        index = self.receipts.index(keys.index(chosen)) if chosen in keys else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)
        self.viewport().update()

    def key(self) -> str:
        """The selected receipt's key, empty when none is."""
        return self.currentIndex().data(ROW).key if self.currentIndex().isValid() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.key():
                self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.picked.emit(current.data(ROW).key)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() and value == bar.maximum():
            self.end_seen.emit()


class _ReceiptDelegate(QStyledItemDelegate):
    def __init__(self, view: ReceiptList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ReceiptRow = index.data(ROW)
        tokens = of(self._view).tokens
        rect = QRectF(option.rect)
        chosen = index.row() == self._view.currentIndex().row()
        painter.save()
        paint.begin(painter)
        if chosen:
            paint.box(painter, rect.adjusted(0, 2, 0, -3), 10, tokens.soft, *paint.ring(self._view, tokens))
        elif index.row() + 1 not in (self._view.currentIndex().row(), self._view.receipts.rowCount()):
            painter.fillRect(
                QRectF(rect.left() + _PADDING, rect.bottom() - 1, rect.width() - 2 * _PADDING, 1), tokens.line
            )
        quiet = tokens.muted_on_tint if chosen else tokens.muted
        inner = rect.adjusted(_PADDING, 12, -_PADDING, 0)
        self._paint_head(painter, QRectF(inner.left(), inner.top(), inner.width(), 20), row, quiet)
        self._paint_goods(painter, QRectF(inner.left(), inner.top() + 22, inner.width(), 19), row, quiet)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: ReceiptRow, quiet: str) -> None:
        tokens = of(self._view).tokens
        ink = tokens.bad if row.refund else tokens.text
        amount = fonts.width(row.amount, 15, 600, True) + 8
        paint.write(painter, rect, row.amount, fonts.font(15, 600, True), ink, paint.RIGHT, elide=False)
        paint.write(painter, rect, row.name, fonts.font(15, 600, True), tokens.text, elide=False)
        lead = fonts.width(row.name, 15, 600, True) + 10
        paint.write(painter, rect.adjusted(lead, 0, -amount, 0), row.when, fonts.font(13, 400, True), quiet)

    def _paint_goods(self, painter: QPainter, rect: QRectF, row: ReceiptRow, quiet: str) -> None:
        room = 0.0
        if row.note:
            room = fonts.width(row.note, 12, 600) + 10
            ink = getattr(of(self._view).tokens, row.tone)
            paint.write(painter, rect, row.note, fonts.font(12, 600), ink, paint.RIGHT, elide=False)
        paint.write(painter, rect.adjusted(0, 0, -room, 0), row.goods, fonts.font(13), quiet)
