"""What every painted button shares: one press is one click, only the Tab key shows a ring, a picture is kept."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.look.tokens import Tokens
from ui.look.wear import Look, of

_MOST_PICTURES = 4
"""Kept of one button: on and off, pressed or not."""
_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Pressable(QAbstractButton):
    """Enter presses as Space does; a key held down presses once; a press by hand leaves the focus where it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoRepeat(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring shows where the Tab key is, and only that."""
        self.ringed = event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        self.ringed = False
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class Pictured(Pressable):
    """One that is painted from a picture of itself: a screen full of them is seen in a third of the time.

    Pictures are kept of what Qt itself changes, on and off, pressed or not; when anything else changes, `paint_anew`
    has others made.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[tuple[float, ...], QPixmap] = {}
        self._look: Look | None = None
        """What it wears on them."""

    def paint_anew(self) -> None:
        """It looks different from now on."""
        self._pictures.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; where it would stand between two pixels and be blurred, what is on it."""
        painter = QPainter(self)
        look, ratio = of(self), painter.device().devicePixelRatio()
        if not ratio.is_integer():
            self.draw(painter, look.tokens)
            return
        if look is not self._look or len(self._pictures) > _MOST_PICTURES:
            self._look = look
            self._pictures.clear()
        state = (self.isEnabled(), self.isChecked(), self.isDown(), self.underMouse(), self.ringed)
        seen = (*state, self.width(), self.height(), ratio)
        if seen not in self._pictures:
            self._pictures[seen] = self._drawn(ratio, look.tokens)
        painter.drawPixmap(0, 0, self._pictures[seen])

    def _drawn(self, ratio: float, tokens: Tokens) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.draw(painter, tokens)
        return picture

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint it."""
        raise NotImplementedError


class Worded(Pictured):
    """One that is named by its words; `label` holds them as they are read."""

    label = ""

    def set_text(self, text: str) -> None:
        """Change the words; an `&` in them is an ampersand."""
        self.label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.paint_anew()
