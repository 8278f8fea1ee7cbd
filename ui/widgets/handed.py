"""What goes back to a buyer in notes and coins, and a few digits typed into cells."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.money import format_number, format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import BANKNOTES, colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import paint_stripe

_GAP = 6
_ROWS = 3


class NotesBack(QWidget):
    """Small painted notes, the largest first, three below each other, in as many columns as it is given.

    Where they do not suffice the last one tells the sum of what is left, so what is shown always adds up.
    """

    ROLE = QAccessible.Role.StaticText

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[tuple[int, int], ...] = ()
        self._columns = columns
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_pieces(self, pieces: Sequence[tuple[int, int]]) -> None:
        """(worth, how many) of each."""
        self._pieces = tuple(pieces)
        spoken = ", ".join(f"{count} × {format_rupiah(worth)}" for worth, count in pieces)
        self.setAccessibleName(_("Hand back: {pieces}").format(pieces=spoken) if pieces else "")
        self.updateGeometry()
        self.update()

    def fit(self, room: int) -> None:
        """Take as many columns as go into `room` pixels; none where not even one does."""
        self._columns = 0
        while self._columns * _ROWS < len(self._pieces) and self._wide(self._columns + 1) <= room:
            self._columns += 1
        self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """What stands on each note."""
        return [text for _worth, text in self._shown(self._columns)]

    def _shown(self, columns: int) -> list[tuple[int, str]]:
        """The worth that colours each note (0 for the rest of the sum), and its text."""
        places = columns * _ROWS
        told = [
            (worth, format_number(worth) if count == 1 else f"{count} × {format_number(worth)}")
            for worth, count in self._pieces
        ]
        if len(told) <= places or not places:
            return told[:places]
        rest = sum(worth * count for worth, count in self._pieces[places - 1 :])
        return [*told[: places - 1], (0, f"+ {format_number(rest)}")]

    def _row(self) -> int:
        return 24 if of(self).measures.small else 27

    def _width(self, columns: int) -> int:
        widest = max((fonts.width(text, 13, 600, True) for _worth, text in self._shown(columns)), default=0)
        return max(68 if of(self).measures.small else 76, round(widest) + 20)

    def _wide(self, columns: int) -> int:
        used = min(columns, -(-len(self._pieces) // _ROWS))
        return used * (self._width(columns) + _GAP) - _GAP if used else 0

    def sizeHint(self) -> QSize:
        """As many columns as are needed and given."""
        return QSize(self._wide(self._columns), _ROWS * self._row() + (_ROWS - 1) * _GAP)

    def minimumSizeHint(self) -> QSize:
        """No note is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White boxes, each with the stripe of its note."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        wide, high = self._width(self._columns), self._row()
        for at, (worth, text) in enumerate(self._shown(self._columns)):
            column, row = divmod(at, _ROWS)
            rect = QRectF(column * (wide + _GAP), row * (high + _GAP), wide, high)
            paint.box(painter, rect, 5, tokens.surface)
            if worth in BANKNOTES:
                paint_stripe(painter, rect, worth, 5, 5)
            inner = rect.adjusted(8, 0, -8, 0)
            paint.write(painter, inner, text, fonts.font(13, 600, True), tokens.text, paint.RIGHT, elide=False)


class CellsField(QWidget):
    """A few digits, each in a cell of its own; may be left empty. `submitted` is Enter."""

    ROLE = QAccessible.Role.EditableText

    text_changed = Signal(str)
    submitted = Signal()

    def __init__(self, name: str, cells: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._text = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The digits typed so far."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show these digits."""
        changed, self._text = text != self._text, text[: self._cells]
        self.setAccessibleDescription(self._text)
        self.update()
        if changed:
            self.text_changed.emit(self._text)

    def typed(self) -> str:
        """What is typed, for `put_back`."""
        return self._text

    def put_back(self, typed: object) -> None:
        """Undo what was typed since `typed()`; the scanner's filter does so."""
        self.set_text(str(typed))

    def sizeHint(self) -> QSize:
        """The cells beside each other."""
        return QSize(self._cells * 32 - 4, 44)

    def minimumSizeHint(self) -> QSize:
        """Cells are never cut."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press starts typing."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Enter; all else goes on to the window."""
        text = event.text()
        if text and text in "0123456789" and event.modifiers() in _PLAIN:
            if len(self._text) < self._cells:
                self.set_text(self._text + text)
        elif event.key() == Qt.Key.Key_Backspace:
            self.set_text(self._text[:-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submitted.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where typing goes."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that typing goes elsewhere."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, the next one with the cursor."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        for at in range(self._cells):
            rect = QRectF(at * 32, 5, 28, 34)
            here = self.hasFocus() and at == min(len(self._text), self._cells - 1)
            paint.box(
                painter, rect, 6, tokens.surface if here else tokens.raised, tokens.brand if here else tokens.line
            )
            if at < len(self._text):
                paint.write(painter, rect, self._text[at], fonts.font(15, 600, True), tokens.text, paint.CENTRE)
            elif here:
                painter.fillRect(QRectF(rect.center().x() - 1, rect.center().y() - 9, 2, 18), colour(tokens.brand))


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
