"""A list of records two lines high, one chosen, with its columns named above: one item view, one delegate."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.touched import ROW, Index, Row, RowModel, TouchView

HEIGHT = 58
PADDING = 12
GAP = 16

Spots = tuple[QRectF, ...]
"""Where the columns stand, in a row of no height; one of no width is left out."""
R = TypeVar("R", bound=Row)


class Ink(NamedTuple):
    """What a record is drawn with: the look's colours, the one of its second line, and whether it is the chosen one."""

    tokens: Tokens
    quiet: str
    chosen: bool


class RecordHead(QWidget):
    """What the columns are called: msgids, the last `amounts` of them at the right."""

    def __init__(self, titles: Sequence[str], columns: Callable[[float], Spots], *, amounts: int) -> None:
        super().__init__()
        self._titles = titles
        self._columns = columns
        self._first_amount = len(titles) - amounts
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words over the columns, a line below."""
        painter = QPainter(self)
        tokens = of(self).tokens
        for at, (title, column) in enumerate(zip(self._titles, self._columns(self.width()), strict=True)):
            if column.width():
                spot = QRectF(column.left(), 0, column.width(), 28)
                side = paint.RIGHT if at >= self._first_amount else paint.LEFT
                paint.write(painter, spot, _(title), fonts.font(12, 500), tokens.muted, side)
        paint.fill(painter, QRectF(PADDING, self.height() - 1, self.width() - 2 * PADDING, 1), tokens.line)


class RecordList(TouchView):
    """`draw` writes one record into its columns' first lines; `picked` follows the selection and carries its key."""

    picked = Signal(str)

    def __init__(
        self, name: str, columns: Callable[[float], Spots], draw: Callable[[QPainter, R, Spots, Ink], None]
    ) -> None:
        self.records = RowModel()
        super().__init__(self.records, name)
        self.setItemDelegate(_RecordDelegate(self, columns, draw))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_rows(self, rows: Sequence[Row], chosen: str) -> None:
        """Show these and select the one with the key `chosen` (else none)."""
        self.records.set_rows(rows)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if rows else Qt.FocusPolicy.NoFocus)
        keys = [row.key for row in rows]
        index = self.records.index(keys.index(chosen)) if chosen in keys else QModelIndex()
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


class _RecordDelegate(QStyledItemDelegate):
    def __init__(
        self,
        view: RecordList,
        columns: Callable[[float], Spots],
        draw: Callable[[QPainter, R, Spots, Ink], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self._draw = draw

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = of(self._view).tokens
        rect = QRectF(option.rect)
        current = self._view.currentIndex().row()
        chosen = index.row() == current
        painter.save()
        paint.begin(painter)
        if chosen:
            paint.box(painter, rect, 10, tokens.soft, *paint.ring(self._view, tokens))
        elif index.row() + 1 not in (current, self._view.records.rowCount()):
            line = QRectF(rect.left() + PADDING, rect.bottom() - 1, rect.width() - 2 * PADDING, 1)
            paint.fill(painter, line, tokens.line)
        spots = tuple(
            QRectF(rect.left() + column.left(), rect.top() + 9, column.width(), 20)
            for column in self._columns(rect.width())
        )
        self._draw(
            painter, index.data(ROW), spots, Ink(tokens, tokens.muted_on_tint if chosen else tokens.muted, chosen)
        )
        painter.restore()


def below(spot: QRectF) -> QRectF:
    """The second line of a column."""
    return spot.translated(0, 20)
