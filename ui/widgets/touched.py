"""What the item views for fingers share: ready rows with a key, fast taps that all count, a mark instead of a bar."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller, QWidget

from pos.words import translate as _
from ui.look.tokens import colour
from ui.look.wear import of
from ui.widgets import paint, tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role that gives the row itself."""


_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class Row(Protocol):
    """Something ready to be drawn; rows with the same key are the same thing."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    def spoken(self) -> str: ...


class RowModel(QAbstractListModel):
    """Ready rows for a view."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; where all that were shown stay on top, the view stays where it is scrolled to."""
        new, shown = tuple(rows), len(self._rows)
        if not shown or [row.key for row in new[:shown]] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        changed = [at for at, (row, before) in enumerate(zip(new, self._rows, strict=False)) if row != before]
        self._rows = new[:shown]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(new) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(new) - 1)
            self._rows = new
            self.endInsertRows()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those that are shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its name, or what is spoken of it."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip.plain(row.spoken())
        return None


class TouchView(QListView):
    """Rows that are pressed; `title` is the msgid of what a screen reader calls the view."""

    def __init__(self, model: QAbstractListModel, title: str) -> None:
        super().__init__()
        self._title = title
        self.setViewport(QWidget())  # Qt's own would make PySide look through every kind of widget: 12 ms
        self.setModel(model)
        self.setAccessibleName(_(title))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; and how far down they are scrolled, as a thin mark where not all is seen."""
        super().paintEvent(event)
        bar = self.verticalScrollBar()
        if bar.maximum() == 0:
            return
        painter = QPainter(self.viewport())
        paint.begin(painter)
        high = self.viewport().height()
        whole = bar.maximum() + high
        mark = QRectF(self.width() - 8, high * bar.value() / whole + 4, 3, high * high / whole - 8)
        paint.box(painter, mark, 1.5, colour(of(self).tokens.muted, 100))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two fast taps is a tap like the first (an item view would ignore its release)."""
        self.mousePressEvent(
            QMouseEvent(
                QEvent.Type.MouseButtonPress,
                event.position(),
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the keys that go from row to row are the view's; all else goes on to the window."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look; say again when it changes its language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.measure()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_(self._title))

    def measure(self) -> None:
        """Take the sizes of the rows from the look."""
        self.scheduleDelayedItemsLayout()
