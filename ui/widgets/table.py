"""Tables: sorted, filtered, copied; dense for a mouse, 44 px rows for a finger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pos.money import format_number
from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint, tip
from ui.widgets.touched import Index

CELL = Qt.ItemDataRole.UserRole
_HEADER = 30
_PADDING = 8
_LINE = 17
_NUMERIC = ("amount", "number")


@dataclass(frozen=True)
class Column:
    """`kind` is text, strong, muted, amount, number or pill; a column without a `width` shares what is left."""

    title: str
    kind: str = "text"
    width: int = 0
    strong: bool = False

    @property
    def to_the_right(self) -> bool:
        return self.kind in _NUMERIC


@dataclass(frozen=True)
class Cell:
    """A value with more to it: `text` shown instead of the value, the colour of a token, a pill's tone, an icon.

    `note` is a quiet second line, for rows of 44 px.
    """

    value: object
    text: str = ""
    tone: str = ""
    pill: str = ""
    icon: str = ""
    strong: bool = False
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One row: its key, and a plain value or a Cell for each column."""

    key: str
    cells: tuple[object, ...] = field(default=())


def cell_of(value: object) -> Cell:
    """A plain value as a cell."""
    return value if isinstance(value, Cell) else Cell(value)


def shown(cell: Cell, column: Column) -> str:
    """The text of a cell: amounts without Rp, a dash for none."""
    if cell.text:
        return cell.text
    if cell.value is None or (column.kind == "amount" and cell.value == 0):
        return "–"
    if column.kind in _NUMERIC and isinstance(cell.value, int):
        return format_number(cell.value)
    return str(cell.value)


def _rank(value: object) -> tuple[int, Any]:
    if value is None:
        return (0, 0)
    if isinstance(value, int):
        return (1, value)
    return (2, str(value).casefold())


class TableModel(QAbstractTableModel):
    """Ready rows, in the order last asked for; a total stays last."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.total: Row | None = None
        self._all: tuple[Row, ...] = ()
        self._seen: list[Row] = []
        self._wanted = ""
        self._order: tuple[int, bool] | None = None

    def set_rows(self, columns: Sequence[Column], rows: Sequence[Row], total: Row | None = None) -> None:
        """Show these."""
        self.beginResetModel()
        self.columns, self._all, self.total = tuple(columns), tuple(rows), total
        self._arrange()
        self.endResetModel()

    def set_filter(self, wanted: str) -> None:
        """Only rows that contain this text somewhere."""
        self.beginResetModel()
        self._wanted = wanted.casefold().strip()
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the values of a column; -1 is the order they came in."""
        self.beginResetModel()
        self._order = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._seen = [row for row in self._all if not self._wanted or self._wanted in self._text(row)]
        if self._order is not None and self._order[0] < len(self.columns):
            column, down = self._order
            self._seen.sort(key=lambda row: _rank(cell_of(row.cells[column]).value), reverse=down)

    def _text(self, row: Row) -> str:
        pairs = zip(row.cells, self.columns, strict=True)
        cells = ((cell_of(value), column) for value, column in pairs)
        return "\n".join(f"{shown(cell, column)}\n{cell.note}" for cell, column in cells).casefold()

    def row(self, at: int) -> Row:
        """The row that is seen there."""
        return self._seen[at] if at < len(self._seen) else self.total or Row("")

    def position(self, key: str) -> int:
        """Where the row with that key is seen, -1 when it is not."""
        return next((at for at, row in enumerate(self._seen) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The rows seen, and the total."""
        return 0 if parent.isValid() else len(self._seen) + (self.total is not None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as there are titles."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, or its text."""
        cell = cell_of(self.row(index.row()).cells[index.column()])
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = " ".join(filter(None, (shown(cell, self.columns[index.column()]), cell.note)))
            return tip.plain(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


class Table(QTableView):
    """Rows of `row_height` (28 … 36 for a mouse, 44 for a finger). `picked` follows the selection, `opened` is Enter
    or a double click; both carry the row's key."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str = "", *, row_height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TableModel()
        self.setModel(self.table)
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(_Header(self))
        self.setAccessibleName(name)
        self.horizontalHeader().setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.set_row_height(row_height)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.doubleClicked.connect(self._on_opened)

    def set_rows(self, columns: Sequence[Column], rows: Sequence[Row], total: Row | None = None) -> None:
        """Show these; the row that was selected stays so while it is there."""
        key = self.key()
        self.table.set_rows(columns, rows, total)
        self._share()
        if key:
            self.pick(key)

    def set_filter(self, wanted: str) -> None:
        """Only rows that contain this text; the row that was selected stays so while it is seen."""
        key = self.key()
        self.table.set_filter(wanted)
        if key:
            self.pick(key)

    def set_row_height(self, height: int) -> None:
        """28 … 36 for a mouse, 44 for a finger."""
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)

    def key(self) -> str:
        """The current row's key, empty when there is none."""
        index = self.currentIndex()
        return self.table.row(index.row()).key if index.isValid() else ""

    def pick(self, key: str) -> None:
        """Select the row with that key."""
        at = self.table.position(key)
        if at >= 0:
            self.selectRow(at)

    def text(self) -> str:
        """The selected rows, or all, as tab-separated text with titles and plain numbers."""
        selected = sorted({index.row() for index in self.selectionModel().selectedRows()})
        lines = ["\t".join(column.title for column in self.table.columns)]
        for at in selected or range(self.table.rowCount()):
            cells = (cell_of(value) for value in self.table.row(at).cells)
            lines.append("\t".join("" if cell.value is None else str(cell.value) for cell in cells))
        return "\n".join(lines)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a ring while the keyboard goes through them."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint.begin(painter)
            paint.box(painter, QRectF(self.viewport().rect()), 8, None, *paint.ring(self, of(self).tokens))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, Enter opens."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.key():
                self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _share(self) -> None:
        columns = self.table.columns
        fixed = sum(column.width for column in columns)
        free = [at for at, column in enumerate(columns) if not column.width]
        left = max(self.viewport().width() - fixed, 80 * len(free))
        for at, column in enumerate(columns):
            self.setColumnWidth(at, column.width or left // len(free))

    def _on_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and self.key():
            self.picked.emit(self.key())

    def _on_opened(self, index: QModelIndex) -> None:
        key = self.table.row(index.row()).key
        if key:
            self.opened.emit(key)


class _Header(QHeaderView):
    """Muted titles over a thin line; the sorted one bears an arrow."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setFixedHeight(_HEADER)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, _HEADER)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(40, _HEADER)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All titles at once, by the look and not by the platform's style."""
        painter = QPainter(self.viewport())
        paint.begin(painter)
        tokens = of(self).tokens
        for at, column in enumerate(self._table.table.columns):
            rect = QRectF(
                self.sectionViewportPosition(at) + _PADDING, 0, self.sectionSize(at) - 2 * _PADDING, _HEADER - 1
            )
            is_sorted = self.sortIndicatorSection() == at
            ink = tokens.text if is_sorted else tokens.muted
            align = paint.RIGHT if column.to_the_right else paint.LEFT
            if is_sorted:
                down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
                name = "arrow-down" if down else "arrow-up"
                width = min(fonts.width(column.title, 12, 500), rect.width() - 16)
                left = rect.right() - width - 16 if column.to_the_right else rect.left() + width + 3
                icons.draw(painter, name, left, rect.center().y() - 6, 13, ink)
            paint.write(painter, rect, column.title, fonts.font(12, 500), ink, align)
        painter.fillRect(QRectF(0, _HEADER - 1, self.viewport().width(), 1), colour(tokens.line))


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self._table.table
        cell: Cell = index.data(CELL)
        column = table.columns[index.column()]
        tokens = of(self._table).tokens
        rect = QRectF(option.rect)
        total = table.total is not None and index.row() == table.rowCount() - 1
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not total
        painter.save()
        paint.begin(painter)
        if chosen:
            self._paint_choice(painter, rect, index, tokens)
        else:
            at = rect.top() if total else rect.bottom()
            line = tokens.strong if total else tokens.grid
            painter.fillRect(QRectF(rect.left(), at, rect.width(), 1), colour(line))
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if cell.pill:
            self._paint_pill(painter, inner, cell, tokens)
        else:
            strong = total or cell.strong or column.strong or column.kind == "strong" or (chosen and not column.width)
            self._paint_text(painter, inner, cell, column, strong, chosen, tokens)
        painter.restore()

    def _paint_choice(self, painter: QPainter, rect: QRectF, index: Index, tokens: Tokens) -> None:
        last = len(self._table.table.columns) - 1
        painter.setClipRect(rect)
        wide = rect.adjusted(0 if index.column() == 0 else -20, 0, 0 if index.column() == last else 20, 0)
        paint.box(painter, wide, 8, tokens.soft)
        painter.setClipping(False)

    def _paint_pill(self, painter: QPainter, inner: QRectF, cell: Cell, tokens: Tokens) -> None:
        text = cell.text or str(cell.value)
        width = min(paint.pill_width(text, cell.icon or None) - 3, inner.width())
        spot = QRectF(inner.left(), inner.center().y() - 10, width, 20)
        paint.pill(painter, spot, text, tokens, cell.pill, cell.icon or None)

    def _paint_text(
        self, painter: QPainter, inner: QRectF, cell: Cell, column: Column, strong: bool, chosen: bool, tokens: Tokens
    ) -> None:
        text = shown(cell, column)
        quiet = (column.kind == "muted" or text == "–") and not strong
        tone = cell.tone or ("muted" if quiet else "text")
        if chosen:
            tone = {"muted": "muted_on_tint", "brand": "brand_on_tint", "ok": "ok_on_tint"}.get(tone, tone)
        ink = getattr(tokens, tone)
        align = paint.RIGHT if column.to_the_right else paint.LEFT
        if cell.icon:
            icons.draw(painter, cell.icon, inner.left(), inner.center().y() - 8, 16, ink)
            inner = inner.adjusted(22, 0, 0, 0)
        if cell.note:
            ink_below = tokens.muted_on_tint if chosen else tokens.muted
            below = QRectF(inner.left(), inner.center().y() + 1, inner.width(), _LINE)
            paint.write(painter, below, cell.note, fonts.font(12), ink_below, align)
            inner = QRectF(inner.left(), inner.center().y() - _LINE + 1, inner.width(), _LINE)
        weight = 600 if strong else 500 if column.to_the_right else 400
        figures = column.to_the_right and any(letter.isdigit() for letter in text)  # they widen a hyphen
        paint.write(painter, inner, text, fonts.font(13, weight, figures), ink, align)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Nothing in a cell is pressed."""
        return False
