"""On or off, and a number to step."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.pressable import Pressable

_TRACK = QSize(36, 20)


class Switch(Pressable):
    """A switch with its words, 44 high; `boxed` draws the box of a button around it."""

    def __init__(
        self, text: str = "", *, icon: str | None = None, boxed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._boxed = boxed
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self.label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _padding(self) -> int:
        return 13 if self._boxed else 0

    def sizeHint(self) -> QSize:
        """Icon, words and track."""
        lead = 29 if self._icon else 0
        words = round(fonts.width(self.label, 14, 600)) + 10 if self.label else 0
        return QSize(2 * self._padding() + lead + words + _TRACK.width(), 44)

    def minimumSizeHint(self) -> QSize:
        """Long words elide."""
        return QSize(min(self.sizeHint().width(), 2 * self._padding() + _TRACK.width() + 60), 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, words, track and knob."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        if self._boxed:
            paint.box(painter, rect, 10, tokens.surface, tokens.line)
        if self.ringed:
            paint.box(painter, rect, 10, None, tokens.brand, 2)
        ink = tokens.text if self.isEnabled() else tokens.muted
        left = float(self._padding())
        if self._icon:
            icons.draw(painter, self._icon, left, rect.center().y() - 10, 20, ink)
            left += 29
        track = QRectF(rect.right() - self._padding() - 36, rect.center().y() - 10, 36, 20)
        area = QRectF(left, 0, track.left() - left - 8, rect.height())
        paint.write(painter, area, self.label, fonts.font(14, 500), ink)
        on = self.isChecked()
        paint.box(painter, track, 10, tokens.brand if on else tokens.strong)
        knob = QRectF(track.right() - 18 if on else track.left() + 2, track.top() + 2, 16, 16)
        paint.box(painter, knob, 8, tokens.on_brand if on else tokens.surface)


class Stepper(QWidget):
    """− number +; `changed` carries the number after a press."""

    changed = Signal(int)

    def __init__(
        self, value: int = 1, *, least: int = 0, most: int = 999, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._value = least, most, value
        self._less = IconButton("minus", "")
        self._more = IconButton("plus", "")
        self._number = Label("", "amount-strong", align="center")
        self._number.setMinimumWidth(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._less, self._number, self._more):
            row.addWidget(widget)
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        self.set_value(value)

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def set_name(self, name: str) -> None:
        """What is counted, for screen readers."""
        self.setAccessibleName(name)
        self._less.set_name(_("Less") + f" {name}".rstrip())
        self._more.set_name(_("More") + f" {name}".rstrip())

    def set_range(self, least: int, most: int) -> None:
        """How far it goes."""
        self._least, self._most = least, most
        self.set_value(self._value)

    def set_value(self, value: int) -> None:
        """Show another number, without saying so."""
        self._value = min(max(value, self._least), self._most)
        self._number.setText(str(self._value))
        self._less.setEnabled(self._value > self._least)
        self._more.setEnabled(self._value < self._most)

    def _step(self, by: int) -> None:
        self.set_value(self._value + by)
        self.changed.emit(self._value)
