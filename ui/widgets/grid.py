"""A grid of rows and days painted as one: the pointer and the arrow keys move the cell, Enter opens it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QSizePolicy, QWidget

from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint, spoken
from ui.widgets.legend import paint_cell

HEAD = 54
"""The height of the months, weekdays and numbers above the rows."""
_MARGIN = 16
_CODE, _NOTE = 38, 62
_COLUMN, _ROW = 19, 16


class Day(Protocol):
    """A column's texts, and how it is told from others."""

    @property
    def letter(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def month(self) -> str: ...
    @property
    def turns(self) -> bool: ...
    @property
    def sunday(self) -> bool: ...
    @property
    def weekend(self) -> bool: ...
    @property
    def now(self) -> bool: ...


class Row(Protocol):
    """A row's texts and its cells: a kind and a sign each."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def cells(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def note(self) -> str: ...
    @property
    def troubled(self) -> bool: ...


Spoken = Callable[[int, int], str]
"""What a cell says in words."""

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Grid(QAbstractScrollArea):
    """Rows scroll below the head; every signal carries row and column. A screen reader is told the pointed cell."""

    ROLE = QAccessible.Role.Table

    pointed = Signal(int, int)
    """The arrow keys came to this cell."""
    looked = Signal(int, int)
    """A press, or Space, looks into this cell."""
    opened = Signal(int, int)
    """Enter, or a double click, opens this cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[Day] = ()
        self._rows: Sequence[Row] = ()
        self._spoken: Spoken = lambda _row, _column: ""
        self._title = self._note = ""
        self._wide, self._high, self._left, self._code = _COLUMN, _ROW, 0, _CODE
        self._at: tuple[int, int] | None = None
        self._chosen: tuple[int, int] | None = None
        self._moved = False
        self.setViewport(QWidget())
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def set_grid(self, days: Sequence[Day], rows: Sequence[Row], spoken: Spoken, *, title: str, note: str) -> None:
        """Show these; `title` stands over the names, `note` over the notes at the right."""
        self._days, self._rows, self._spoken = days, rows, spoken
        self._title, self._note = title, note
        longest = max((row.code for row in rows), key=len, default="")
        self._code = max(_CODE, round(fonts.width(longest, 12, 600)) + 8)
        if self._at is not None and not self._holds(*self._at):
            self._at = None
        self._measure()
        self._tell()

    def set_chosen(self, cell: tuple[int, int] | None) -> None:
        """Mark the cell that is open elsewhere, and go on from there."""
        self._chosen = cell
        if cell is not None:
            self._at = cell
            self.show_row(cell[0])
        self._tell()

    def said(self) -> str:
        """What the pointed cell says."""
        return "" if self._at is None else self._spoken(*self._at)

    @property
    def at(self) -> tuple[int, int] | None:
        """The cell that is pointed at."""
        return self._at

    def _holds(self, row: int, column: int) -> bool:
        return 0 <= row < len(self._rows) and 0 <= column < len(self._days)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said())
        self.viewport().update()

    # where things are

    def sizeHint(self) -> QSize:
        """Thirty-one days."""
        return QSize(_MARGIN + 210 + 31 * _COLUMN + _NOTE + 12, 400)

    def minimumSizeHint(self) -> QSize:
        """Every day has its column; names elide, rows scroll."""
        return QSize(_MARGIN + 120 + len(self._days) * _COLUMN + _NOTE + 12, HEAD + 4 * _ROW)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """The place of a cell on the viewport."""
        wide, high = self._wide, self._high
        left = self._left + column * wide
        return QRectF(left, HEAD + row * high - self.verticalScrollBar().value(), wide, high)

    def _head_rect(self, column: int) -> QRectF:
        return QRectF(self._left + column * self._wide, 18, self._wide, HEAD - 18)

    def cell_under(self, spot: QPointF) -> tuple[int, int] | None:
        """The cell at a place of the viewport."""
        column = int(spot.x() - self._left) // self._wide
        if spot.x() < self._left or not 0 <= column < len(self._days) or spot.y() < HEAD:
            return None
        row = int(spot.y() - HEAD + self.verticalScrollBar().value()) // self._high
        return (row, column) if row < len(self._rows) else None

    def _measure(self) -> None:
        across, days = self.viewport().width() - _NOTE - 12, max(len(self._days), 1)
        self._wide = min(max((across - _MARGIN - 210) // days, _COLUMN), 30)  # wider where there is room
        self._high = _ROW + (self._wide - _COLUMN) // 2
        self._left = across - len(self._days) * self._wide
        page = max(self.viewport().height() - HEAD - 4, 0)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(len(self._rows) * self._high - page, 0))
        bar.setPageStep(page)
        bar.setSingleStep(self._high * 3)

    def show_row(self, row: int) -> None:
        """Scroll no farther than needed for the row to be seen."""
        bar, high = self.verticalScrollBar(), self._high
        if row * high < bar.value():
            bar.setValue(row * high)
        elif (row + 1) * high > bar.value() + bar.pageStep():
            bar.setValue((row + 1) * high - bar.pageStep())

    # hands

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer that leaves points at nothing, unless the keys go on from there."""
        if event.type() == QEvent.Type.Leave and not self.hasFocus():
            self._at, self._moved = self._chosen, False
            self._tell()
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cell under the pointer."""
        cell = self.cell_under(event.position())
        if cell is not None and cell != self._at:
            self._at, self._moved = cell, True
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press looks into the cell under it."""
        cell = self.cell_under(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = cell
            self.looked.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """And a second one opens it."""
        cell = self.cell_under(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, pages, ends, Space and Enter; all else goes on to the window."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        target = self._target(Qt.Key(event.key())) if plain and self._days and self._rows else None
        verb = {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_Space: self.looked}
        if target is not None:
            self._go(*target)
        elif plain and event.key() in verb and self._at is not None and not event.isAutoRepeat():
            verb[Qt.Key(event.key())].emit(*self._at)
        else:
            event.ignore()

    def _target(self, key: Qt.Key) -> tuple[int, int] | None:
        row, column = self._at or (0, len(self._days) - 1)
        page = max(self.verticalScrollBar().pageStep() // self._high - 1, 1)
        if key in _MOVES:
            down, right = _MOVES[key]
            return row + down, column + right
        return {
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, len(self._days) - 1),
            Qt.Key.Key_PageUp: (max(row - page, 0), column),
            Qt.Key.Key_PageDown: (row + page, column),
        }.get(key)

    def _go(self, row: int, column: int) -> None:
        self._at = (min(max(row, 0), len(self._rows) - 1), min(max(column, 0), len(self._days) - 1))
        self._moved = True
        self.show_row(self._at[0])
        self._tell()
        spoken.announce(self, self.said())
        self.pointed.emit(*self._at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring shows from which cell the keys go on: without any other, the first one on the last day."""
        if self._at is None and self._days and self._rows:
            self._at = (self.verticalScrollBar().value() // self._high, len(self._days) - 1)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes back to what is open."""
        self._at, self._moved = self._chosen, False
        self._tell()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The rows move, the head stays."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer rows are seen."""
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Paint again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self.viewport().update()
        super().changeEvent(event)

    # paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head, the rows that are seen, and what the pointed cell says."""
        painter = QPainter(self.viewport())
        paint.begin(painter)
        tokens = of(self).tokens
        self._paint_columns(painter, tokens)
        painter.save()
        painter.setClipRect(QRectF(0, HEAD, self.viewport().width(), self.viewport().height() - HEAD))
        high = self._high
        first = self.verticalScrollBar().value() // high
        last = min(first + (self.viewport().height() - HEAD) // high + 2, len(self._rows))
        for row in range(first, last):
            self._paint_row(painter, row, tokens)
        painter.restore()
        self._paint_head(painter, tokens)
        self._paint_mark(painter, tokens)
        if self._at is not None:
            self._paint_ring(painter, self._at, tokens)
            self._paint_said(painter, self._at, tokens)

    def _paint_columns(self, painter: QPainter, tokens: Tokens) -> None:
        bottom = min(HEAD + len(self._rows) * self._high + 2, self.viewport().height())
        for at, day in enumerate(self._days):
            head = self._head_rect(at)
            if day.now:
                paint.box(painter, QRectF(head.left(), head.top(), head.width(), bottom - head.top()), 4, tokens.soft)
            elif day.weekend:
                painter.fillRect(head, colour(tokens.raised))

    def _paint_head(self, painter: QPainter, tokens: Tokens) -> None:
        quiet = fonts.font(12, 600)
        left = QRectF(_MARGIN, HEAD - 20, self._left - _MARGIN - 8, 18)
        paint.write(painter, left, self._title, fonts.font(12, 500), tokens.muted)
        end = QRectF(self.viewport().width() - _NOTE - 12, HEAD - 20, _NOTE - 4, 18)
        paint.write(painter, end, self._note, fonts.font(12, 500), tokens.muted, paint.RIGHT)
        bottom = min(HEAD + len(self._rows) * self._high + 8, self.viewport().height())
        for at, day in enumerate(self._days):
            head = self._head_rect(at)
            if day.turns:
                painter.fillRect(QRectF(head.left() - 1, 4, 1, bottom - 4), colour(tokens.strong))
            if day.month:
                room = self._month_room(at)
                if fonts.width(day.month, 12, 600) <= room:
                    paint.write(painter, QRectF(head.left() + 3, 2, room, 16), day.month, quiet, tokens.muted)
            ink = tokens.brand_on_tint if day.now else tokens.bad if day.sunday else ""
            letter, number = QRectF(head.left(), 20, head.width(), 15), QRectF(head.left(), 35, head.width(), 16)
            paint.write(painter, letter, day.letter, fonts.font(12, 500), ink or tokens.muted, paint.CENTRE, False)
            ink = ink if day.now else tokens.text
            paint.write(painter, number, day.number, quiet, ink, paint.CENTRE, elide=False)

    def _month_room(self, at: int) -> float:
        following = next((other for other in range(at + 1, len(self._days)) if self._days[other].month), None)
        columns = (len(self._days) if following is None else following) - at
        return columns * self._wide - 6

    def _paint_row(self, painter: QPainter, at: int, tokens: Tokens) -> None:
        row, place = self._rows[at], self.cell_rect(at, 0)
        chosen = self._chosen is not None and self._chosen[0] == at
        line = QRectF(8, place.top(), self.viewport().width() - 16, place.height())
        if chosen:
            paint.box(painter, line, 4, tokens.soft)
        code = QRectF(_MARGIN, line.top(), self._code, line.height())
        paint.write(painter, code, row.code, fonts.font(12, 600), tokens.text)
        name = QRectF(_MARGIN + self._code, line.top(), self._left - _MARGIN - self._code - 6, line.height())
        paint.write(painter, name, row.name, fonts.font(12, 600 if chosen else 400), tokens.text)
        cell = place.adjusted(2, 1, -2, -2)
        for kind, sign in row.cells:
            if kind:
                paint_cell(painter, cell, kind, sign, tokens)
            cell.translate(self._wide, 0)
        note = QRectF(self.viewport().width() - _NOTE - 12, line.top(), _NOTE - 4, line.height())
        font = fonts.font(12, 600 if row.troubled else 500, True)
        quiet = tokens.muted_on_tint if chosen else tokens.muted
        paint.write(painter, note, row.note, font, tokens.bad if row.troubled else quiet, paint.RIGHT, elide=False)

    def _paint_mark(self, painter: QPainter, tokens: Tokens) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() == 0:
            return
        high = self.viewport().height() - HEAD - 4
        whole = bar.maximum() + high
        mark = QRectF(self.viewport().width() - 7, HEAD + high * bar.value() / whole, 3, high * high / whole)
        paint.box(painter, mark, 1.5, colour(tokens.muted, 100))

    def _paint_ring(self, painter: QPainter, cell: tuple[int, int], tokens: Tokens) -> None:
        rect = self.cell_rect(*cell)
        if rect.top() < HEAD:
            return
        paint.box(painter, rect.adjusted(0, -1, 0, 0), 4, None, tokens.text, 2)

    def _paint_said(self, painter: QPainter, cell: tuple[int, int], tokens: Tokens) -> None:
        if cell == self._chosen or not self._moved:
            return
        text, rect = self.said(), self.cell_rect(*cell)
        width = min(fonts.width(text, 12, 600) + 18, self.viewport().width() - 8.0)
        left = min(max(rect.center().x() - width / 2, 4), self.viewport().width() - width - 4)
        if rect.top() < HEAD:
            return
        above = rect.top() - 28 >= HEAD
        box = QRectF(left, rect.top() - 28 if above else rect.bottom() + 5, width, 23)
        paint.box(painter, box, 6, tokens.text)
        paint.write(painter, box.adjusted(9, 0, -9, 0), text, fonts.font(12, 600), tokens.surface)
