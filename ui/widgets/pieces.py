"""How many of a banknote or a coin: one row, typed or stepped."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.money import format_number
from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import IconButton, paint_stripe

_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Return: (0, 1),
    Qt.Key.Key_Enter: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_BUTTON = 44
_MARGIN = 10


class PieceRow(QWidget):
    """A note, or a coin, of `worth` rupiah with its number; − and + stand in the row that has the focus.

    Digits are typed, the first one anew. `changed` carries the number that is wanted, `moved` the columns and rows that
    an arrow key or Enter goes.
    """

    ROLE = QAccessible.Role.SpinBox

    changed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, worth: int, *, coin: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.worth = worth
        self.coin = coin
        self._number = 0
        self._begun = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._less = IconButton("minus", "", kind="quiet", parent=self)
        self._more = IconButton("plus", "", kind="quiet", parent=self)
        for button, by in ((self._less, -1), (self._more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, by=by: self._step(by))
            button.hide()
        self.retranslate()

    @property
    def number(self) -> int:
        """How many."""
        return self._number

    def set_number(self, number: int) -> None:
        """Show another number, without saying so."""
        self._number = number
        self._less.setEnabled(number > 0)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say what is counted and how many, for screen readers."""
        kind = _("Coin of {worth}") if self.coin else _("Note of {worth}")
        self._name = kind.format(worth=format_number(self.worth))
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(str(self._number))
        self._less.set_name(_("Less") + f" {self._name}")
        self._more.set_name(_("More") + f" {self._name}")

    def type_digit(self, digit: str) -> None:
        """Append a digit, or begin anew with it; a 0 says that there is none."""
        before = str(self._number) if self._begun else ""
        self._begun = True
        self.changed.emit(int(before + digit))

    def typed(self) -> tuple[int, bool]:
        """What is typed, for `put_back`."""
        return self._number, self._begun

    def put_back(self, typed: tuple[int, bool]) -> None:
        """Undo what was typed since `typed()`."""
        self._begun = typed[1]
        self._want(typed[0])

    def _want(self, number: int) -> None:
        if number != self._number:
            self.changed.emit(number)

    def _step(self, by: int) -> None:
        self.setFocus()
        if self._number + by >= 0:
            self._want(self._number + by)

    def sizeHint(self) -> QSize:
        """High enough for a finger."""
        return QSize(self._tag_width() + (214 if self.coin else 240), 44 if of(self).measures.small else 56)

    def minimumSizeHint(self) -> QSize:
        """Room for every part, a little less high where a line of warning stands below."""
        return QSize(self.sizeHint().width(), 44 if of(self).measures.small else 50)

    def _tag_width(self) -> int:
        return fonts.drawn(62 if self.coin else 78)

    def _tag(self) -> QRectF:
        return QRectF(_MARGIN, self.height() / 2 - 14, self._tag_width(), 28)

    def _middle(self) -> QRectF:
        left = self._tag().right() + (4 if self.coin else 8)
        return QRectF(left, 0, 2 * _BUTTON + (40 if self.coin else 46), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand at both sides of the number."""
        middle = self._middle()
        top = (self.height() - _BUTTON) // 2
        self._less.setGeometry(round(middle.left()), top, _BUTTON, _BUTTON)
        self._more.setGeometry(round(middle.right()) - _BUTTON, top, _BUTTON, _BUTTON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, + and −, Backspace, Delete, arrows and Enter; all else goes on to the window."""
        text, key = event.text(), event.key()
        step = _STEPS.get(Qt.Key(key))
        if step is not None:
            self.moved.emit(*step)
        elif text and text in "0123456789":
            self.type_digit(text)
        elif text in ("+", "-"):
            self._step(1 if text == "+" else -1)
        elif key == Qt.Key.Key_Backspace:
            self._begun = True
            self._want(self._number // 10)
        elif key == Qt.Key.Key_Delete:
            self._want(0)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere on the row takes the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The next digit begins anew."""
        self._begun = False
        self._show_buttons()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The buttons go."""
        self._show_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look; speak again when it changes its language."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.EnabledChange:
            self._show_buttons()
        super().changeEvent(event)

    def _show_buttons(self) -> None:
        shown = self.hasFocus() and self.isEnabled()
        self._less.setVisible(shown)
        self._more.setVisible(shown)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The note's or coin's tag, the number, and what they are worth together."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        chosen = self.hasFocus() and self.isEnabled()
        if chosen:
            paint.box(painter, QRectF(self.rect()), 10, tokens.soft)
        tag, middle = self._tag(), self._middle()
        paint.box(painter, tag, 14 if self.coin else 8, tokens.surface if chosen else tokens.raised, tokens.line)
        if not self.coin:
            paint_stripe(painter, tag, self.worth, 8, 5)
        strong = fonts.font(14, 600, tabular=True)
        paint.write(painter, tag.adjusted(8, 0, -8, 0), format_number(self.worth), strong, tokens.text, paint.RIGHT)
        inner = middle.adjusted(_BUTTON, 0, -_BUTTON, 0)
        ink = tokens.text if self._number else tokens.muted_on_tint if chosen else tokens.muted
        paint.write(
            painter, inner, str(self._number), fonts.font(15, 600, tabular=True), ink, paint.CENTRE, elide=False
        )
        quiet = tokens.text if chosen else tokens.muted
        font = fonts.font(self.amount_size(), 400, tabular=True)
        paint.write(painter, self._amount_area(), self.amount_text(), font, quiet, paint.RIGHT, elide=False)

    def amount_text(self) -> str:
        """What they are worth together."""
        return format_number(self.worth * self._number) if self._number else "–"

    def amount_size(self) -> int:
        """The size of the amount in pixels: the larger that fits beside the buttons."""
        fits = fonts.width(self.amount_text(), 14, 400, True) <= self._amount_area().width()
        return 14 if fits else 12

    def _amount_area(self) -> QRectF:
        left = self._middle().right()
        return QRectF(left, 0, self.width() - _MARGIN - left, self.height())
