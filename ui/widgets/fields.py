"""Where things are typed: the search, a text with its label inside, an amount of money."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from pos.errors import PosError
from pos.money import LARGEST, format_rupiah, parse_rupiah
from pos.words import translate as _
from ui.keys import GAP_MS
from ui.look import fonts, icons
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import IconButton

LINE_KEYS = {
    Qt.Key.Key_Plus: "+",
    Qt.Key.Key_Minus: "-",
    Qt.Key.Key_Asterisk: "*",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
}
"""Keys that act on the basket while the search is empty."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_OF_TYPING = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.MoveToNextWord,
)
"""What a field does with its text; where there is none the keys are the page's."""
_FIND_BY_LETTERS = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why a field loses the focus that it will have again."""


class _Boxed(QWidget):
    """A painted box around a line edit; it shows the focus of what it holds."""

    def __init__(self, edit: QWidget, height: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._wrong = False
        edit.setParent(self)
        edit.installEventFilter(self)
        self.setFocusProxy(edit)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of texts from the look."""
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        """Take the font from the look."""

    def set_wrong(self, wrong: bool) -> None:
        """A line in the colour of what is bad."""
        self._wrong = wrong
        self.update()

    def focused(self) -> bool:
        """Whether typing goes here."""
        return self._edit.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint when the focus comes or goes; the first touch already asks the system for its keyboard."""
        if isinstance(event, QFocusEvent):
            self.update()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            QGuiApplication.inputMethod().show()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in the box starts typing."""
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        line = tokens.bad if self._wrong else tokens.brand if self.focused() else tokens.line
        width = 2 if self._wrong or self.focused() else 1
        paint.box(painter, QRectF(self.rect()), 10, tokens.surface, line, width)
        self._paint_inside(painter)

    def _paint_inside(self, painter: QPainter) -> None:
        """What stands beside the text."""


class _SearchEdit(QLineEdit):
    """A line edit that leaves the basket's keys alone while it is empty."""

    line_key = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Line keys, Esc, or typing."""
        name = LINE_KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if name and not self.text() and plain == Qt.KeyboardModifier.NoModifier:
            self.line_key.emit(name)
        elif event.text() in ("?", "/") and not self.text():
            event.ignore()  # the window's: the keys, and the search that has the focus already
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # what it was told to do may have opened something that Enter answers


class SearchField(_Boxed):
    """The search: `line_key` carries + - * Del Up Down pressed while it is empty, `left` is Esc that emptied it."""

    text_changed = Signal(str)
    searched = Signal(str)
    """The text once the typing rests, so that no scan is searched for; at once on Enter and where nobody types."""
    submitted = Signal(str)
    line_key = Signal(str)
    left = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "search",
        keycap: str = "/",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = _SearchEdit()
        self._size = size
        super().__init__(self.edit, 48, parent)
        self._icon = icon
        self._keycap = keycap
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit)
        self._dress()
        self._searched = ""
        self._by_hand = False
        self._filled = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(GAP_MS + 5)
        self._resting.timeout.connect(self.settle)
        # What a keyboard on the screen guesses would come as a whole word, and be searched for only then.
        self.edit.setInputMethodHints(_FIND_BY_LETTERS)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.line_key.connect(self.line_key)
        self.edit.left.connect(self.left)
        self.set_placeholder(placeholder)

    def _dress(self) -> None:
        self.edit.setFont(fonts.font(self._size))
        right = 12 + round(paint.keycap_width(self._keycap)) if self._keycap else 12
        self._row.setContentsMargins(46, 2, right, 2)

    def set_placeholder(self, text: str) -> None:
        """What the empty field says."""
        self.edit.setPlaceholderText(text)
        self.edit.setAccessibleName(text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Type this."""
        self.edit.setText(text)

    def select(self) -> None:
        """Let what is typed next replace what is there."""
        self.edit.selectAll()

    def settle(self) -> None:
        """Search now for what is typed."""
        self._resting.stop()
        if self.text() != self._searched:
            self._searched = self.text()
            self.searched.emit(self._searched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that acts on what was found acts on what is typed, however late the rest of the typing is noticed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in _MOVES or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
                self.settle()
            elif not self.text() and any(map(event.matches, _OF_TYPING)):
                event.ignore()
                return True
            elif self._resting.isActive() and event.text():
                self._resting.start()  # the key may wait at the scanner's filter: no part of a scan is searched for
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self._by_hand = True  # Qt tells of the edit first, then of the change
        self._resting.start()

    def _on_changed(self) -> None:
        by_hand, self._by_hand = self._by_hand, False
        if bool(self.text()) != self._filled:
            self._filled = not self._filled
            self.update()  # the keycap gives way to the text
        if not by_hand:
            self.settle()

    def _on_return(self) -> None:
        self.settle()
        self.submitted.emit(self.text())

    def _paint_inside(self, painter: QPainter) -> None:
        tokens = of(self).tokens
        middle = self.height() / 2
        icons.draw(painter, self._icon, 15, middle - 11, 22, tokens.brand if self.focused() else tokens.muted)
        if self._keycap and not self.edit.text():
            paint.keycap(painter, self.width() - 10, middle, self._keycap, tokens.raised, tokens.muted, tokens.line)


class TextField(_Boxed):
    """One line of text with its label inside."""

    text_changed = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        label: str = "",
        *,
        placeholder: str = "",
        secret: bool = False,
        height: int = 46,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QLineEdit()
        super().__init__(self.edit, height, parent)
        self.edit.textChanged.connect(self._dress)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.returnPressed.connect(lambda: self.submitted.emit(self.edit.text()))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit)
        self.set_label(label, placeholder)

    def expect_figures(self) -> None:
        """Let a keyboard on the screen begin with figures."""
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)

    def set_label(self, label: str, placeholder: str = "") -> None:
        """Change the label and what the empty field says."""
        self._label = label
        self._dress()
        self._stand()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(label or placeholder)
        self.setAccessibleName(label or placeholder)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Beside the font, keep as much room for the label as it takes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._stand()

    def _stand(self) -> None:
        lead = round(fonts.width(self._label, 13, 500)) + 8 if self._label else 0
        self._row.setContentsMargins(13 + lead, 2, 13, 2)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Type this; a longer text than fits is seen from its beginning."""
        self.edit.setText(text)
        if not self.focused():
            self.edit.home(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left shows the beginning of its text."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _AWAY:
            self.edit.home(False)
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        """An answer is stronger than its label and than the words of an empty field."""
        self.edit.setFont(fonts.font(15, 600 if self._label and self.edit.text() else 400))

    def _paint_inside(self, painter: QPainter) -> None:
        rect = QRectF(14, 0, self.width() - 28, self.height())
        paint.write(painter, rect, self._label, fonts.font(13, 500), of(self).tokens.muted)


class NoteField(_Boxed):
    """Several lines of text."""

    text_changed = Signal(str)

    def __init__(self, placeholder: str = "", *, height: int = 62, parent: QWidget | None = None) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(self.edit, height, parent)
        self.edit.viewport().installEventFilter(self)
        self._dress()
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumSize(80, 24)  # Qt would want 70 in height
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        self.setAccessibleName(placeholder)
        self.edit.textChanged.connect(lambda: self.text_changed.emit(self.edit.toPlainText()))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 4, 5)
        row.addWidget(self.edit)

    def _dress(self) -> None:
        self.edit.setFont(fonts.font(13, 500))

    def text(self) -> str:
        """What is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Type this."""
        self.edit.setPlainText(text)


class MoneyField(QWidget):
    """An amount in rupiah, typed as digits alone; the first digit replaces what was filled in.

    `shown` writes the number otherwise (pieces, a weight), `most` is the largest that is taken.
    """

    ROLE = QAccessible.Role.EditableText

    amount_changed = Signal(object)
    """Rupiah; a whole basket may be worth more than 32 bits hold."""
    submitted = Signal()

    def __init__(
        self,
        label: str = "",
        *,
        shown: Callable[[int], str] = format_rupiah,
        most: int = LARGEST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown, self._most = shown, most
        self._amount = 0
        self._filled_in = False
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back = IconButton("delete", "", kind="quiet", parent=self)
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.clicked.connect(self.backspace)
        self.set_label(label)

    @property
    def amount(self) -> int:
        """Rupiah, 0 … 999.999.999."""
        return self._amount

    @property
    def filled_in(self) -> bool:
        """Whether the amount was filled in, so that the next digit replaces it."""
        return self._filled_in

    def set_label(self, label: str) -> None:
        """What the amount is."""
        self._label = label
        self._back.set_name(_("Delete the last digit"))
        self.setAccessibleName(label)
        self.update()

    def fill_in(self, amount: int) -> None:
        """Show an amount that the first digit replaces."""
        self._set(amount, filled_in=True)

    def choose(self, amount: int) -> None:
        """Show an amount that was handed over: the first digit replaces it, a banknote is laid on top of it."""
        self._set(amount, filled_in=True, chosen=True)

    def type_digits(self, digits: str) -> None:
        """Append `digits` ("7", "00", "000"), or start anew with them; one digit too many is not taken."""
        before = "" if self._filled_in else str(self._amount)
        amount = int(before + digits)
        if amount <= self._most:
            self._set(amount)

    def add(self, amount: int) -> None:
        """Lay a banknote on top of what is there; on a filled-in amount it is the first."""
        before = 0 if self._filled_in and not self._chosen else self._amount
        if before + amount <= self._most:
            self._set(before + amount)

    def backspace(self) -> None:
        """Take the last digit off, or all of what was filled in."""
        self._set(0 if self._filled_in else self._amount // 10)

    def clear(self) -> None:
        """Back to nothing."""
        self._set(0)

    def typed(self) -> tuple[int, bool]:
        """What is typed, for `put_back`."""
        return self._amount, self._filled_in

    def put_back(self, typed: tuple[int, bool]) -> None:
        """Undo what was typed since `typed()`; the scanner's filter does so."""
        self._set(typed[0], filled_in=typed[1])

    def _set(self, amount: int, filled_in: bool = False, chosen: bool = False) -> None:
        changed = amount != self._amount
        self._amount, self._filled_in, self._chosen = amount, filled_in, chosen
        self.setAccessibleDescription(self._shown(amount))
        self.update()
        if changed:
            self.amount_changed.emit(amount)

    def sizeHint(self) -> QSize:
        """As high as the window's measures say."""
        return QSize(360, of(self).measures.money_field)

    def minimumSizeHint(self) -> QSize:
        """Room for the largest amount."""
        text = fonts.width(self._shown(self._most), of(self).measures.money_text, 700, True)
        return QSize(round(text) + 92, of(self).measures.money_field)

    def resizeEvent(self, event: object) -> None:
        """The backspace key stands at the right."""
        side = min(44, self.height() - 8)
        self._back.setGeometry(self.width() - side - 8, (self.height() - side) // 2, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Delete, Enter, paste; all else goes on to the window."""
        text, key = event.text(), event.key()
        if text and text in "0123456789":
            self.type_digits(text)
        elif key == Qt.Key.Key_Backspace:
            self.backspace()
        elif key == Qt.Key.Key_Delete:
            self.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submitted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        else:
            event.ignore()

    def _paste(self, text: str) -> None:
        try:
            amount = parse_rupiah(text)
        except PosError:
            return  # what is not an amount is not pasted, as a letter is not typed
        if amount <= self._most:
            self._set(amount)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where typing goes."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that typing goes elsewhere."""
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look; speak again when it changes its language."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        elif event.type() == QEvent.Type.LanguageChange:
            self._back.set_name(_("Delete the last digit"))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Label left, amount right with the cursor, selected while filled in."""
        painter = QPainter(self)
        paint.begin(painter)
        look = of(self)
        tokens = look.tokens
        focused = self.hasFocus()
        rect = QRectF(self.rect())
        paint.box(painter, rect, 10, tokens.surface, tokens.brand if focused else tokens.line, 2 if focused else 1)
        text = self._shown(self._amount)
        font = fonts.font(look.measures.money_text, 700, True)
        width = fonts.width(text, look.measures.money_text, 700, True)
        right = self._back.x() - 13
        area = QRectF(right - 6 - width, 0, width + 1, rect.height())
        tall = look.measures.money_text * 1.24
        if self._filled_in and focused:
            around = QRectF(area.left() - 6, rect.center().y() - tall / 2, width + 10, tall)
            paint.box(painter, around, 6, tokens.soft)
        label = QRectF(18, 0, area.left() - 30, rect.height())
        paint.write(painter, label, self._label, fonts.font(14, 500), tokens.muted)
        paint.write(painter, area, text, font, tokens.text, paint.RIGHT, elide=False)
        if focused:
            painter.fillRect(QRectF(right - 1, rect.center().y() - tall * 0.44, 2, tall * 0.88), tokens.brand)
