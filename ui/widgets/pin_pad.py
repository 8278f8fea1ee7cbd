"""Where a PIN is typed: dots, ten keys for fingers, the digits of a keyboard, and what came of it."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.words import translate as _
from pos.words import translate_plural
from ui.look.tokens import colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import KeyButton, PayBar
from ui.widgets.labels import Label

_ROWS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"))
_ACROSS, _APART = 14, 26


class PinDots(QWidget):
    """A dot for each digit, a ring for each that is still wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._wanted = 0, 4
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_digits(self, typed: int, wanted: int) -> None:
        """So many were typed, at least so many are wanted."""
        self._typed, self._wanted = typed, wanted
        self.update()

    def sizeHint(self) -> QSize:
        """Room for as many as a PIN may have."""
        return QSize(12 * _APART, 28)

    def minimumSizeHint(self) -> QSize:
        """No dot is cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots, in the middle."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        count = max(self._typed, self._wanted)
        left = (self.width() - (count - 1) * _APART) // 2
        for at in range(count):
            middle = QPointF(left + at * _APART, self.height() // 2)
            painter.setPen(colour(tokens.brand if at < self._typed else tokens.muted))
            painter.setBrush(colour(tokens.brand) if at < self._typed else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, _ACROSS // 2, _ACROSS // 2)


class PinPad(QWidget):
    """`typed` carries a digit, `rubbed` takes the last one back, `entered` is the end. Others keep the PIN.

    A scan is no PIN: the scanner's keys never come here.
    """

    typed = Signal(str)
    rubbed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots = PinDots()
        self.words = Label("", "body", wrap=True, align="center")
        self.words.setFixedHeight(44)
        self.keys = {digit: KeyButton(digit) for row in (*_ROWS, ("0",)) for digit in row}
        self.back = KeyButton("", icon="delete")
        self.bar = PayBar("", keycap="Enter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        for digit, key in self.keys.items():
            key.clicked.connect(lambda _checked=False, digit=digit: self.typed.emit(digit))
        self.back.clicked.connect(self.rubbed)
        self.bar.clicked.connect(self.entered)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                grid.addWidget(self.keys[digit], row, column)
        grid.addWidget(self.keys["0"], 3, 1)
        grid.addWidget(self.back, 3, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.dots)
        below.addWidget(self.words)
        below.addLayout(grid)
        below.addWidget(self.bar)

    def show_state(self, typed: int, wanted: int, words: str = "", tone: str = "muted", *, ready: bool = False) -> None:
        """So many digits were typed of so many wanted; `words` say what came of it, `ready` is the bar."""
        self.dots.show_digits(typed, wanted)
        self.words.set_tone(tone)
        self.words.setText(words)
        self.bar.setEnabled(ready)
        told = translate_plural("PIN, {n} digit typed", "PIN, {n} digits typed", typed).format(n=typed)
        self.setAccessibleName(told)
        self.back.setAccessibleName(_("Take the last digit back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter; whatever else goes on to who holds this."""
        text = event.text()
        if event.isAutoRepeat():
            return
        if text and text in "0123456789":
            self.typed.emit(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self.rubbed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bar.click()
        else:
            super().keyPressEvent(event)
