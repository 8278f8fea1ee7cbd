"""Sales that wait: a strip above the totals with one chip each, by name, amount and age."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.words import translate_plural
from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.pressable import Pressable
from ui.widgets.tip import set_tip

_CHIP = 48
_HEIGHT = 60
_MARGIN = 6
_KEYCAP = "F7"


@dataclass(frozen=True)
class Waiting:
    """One sale that waits, as text."""

    key: str
    name: str
    amount: str
    age: str

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join((self.name, self.amount, self.age))


class InStrip(Pressable):
    """Something of the strip that is pressed: its ground while it is, and its ring."""

    def __init__(self, parent: QWidget, radius: int = 14) -> None:
        super().__init__(parent)
        self._radius = radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        self._paint(painter, rect, tokens)
        if self.isDown() or self.underMouse():
            paint.box(painter, rect, self._radius, colour(tokens.text, 24 if self.isDown() else 9))
        if self.ringed:
            paint.box(painter, rect, self._radius, None, tokens.brand, 2)

    def _paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        raise NotImplementedError


class ParkedChip(InStrip):
    """One sale that waits; a press takes it up again."""

    def __init__(self, waiting: Waiting, parent: QWidget) -> None:
        super().__init__(parent)
        self.waiting = waiting
        self.setAccessibleName(waiting.spoken())
        set_tip(self, waiting.spoken())

    def sizeHint(self) -> QSize:
        """As wide as the window's class has room for two of."""
        return QSize(fonts.drawn(128 if of(self).measures.small else 155), _CHIP)

    def _paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        paint.box(painter, rect, 14, tokens.surface, tokens.line)
        upper = QRectF(rect.left() + 12, rect.top() + 7, rect.width() - 24, 17)
        age = fonts.width(self.waiting.age, 12, 400, True)
        paint.write(painter, upper, self.waiting.age, fonts.font(12, 400, True), tokens.muted, paint.RIGHT, elide=False)
        name = upper.adjusted(0, 0, -age - 8, 0)
        paint.write(painter, name, self.waiting.name, fonts.font(13, 600), tokens.text)
        upper.translate(0, 18)
        paint.write(painter, upper, self.waiting.amount, fonts.font(13, 500, True), tokens.text)


class _All(InStrip):
    """How many wait, and the key that shows them all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = ""

    def say(self, label: str) -> None:
        self.label = label
        self.setAccessibleName(label)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words, close to the chips in a small window."""
        return QSize(max(44, round(fonts.width(self.label, 12, 600)) + self._lead() + 2), _CHIP)

    def _lead(self) -> int:
        return 4 if of(self).measures.small else 6

    def _paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        left = rect.left() + self._lead()
        label = QRectF(left, rect.top() + 2, rect.right() - left, 18)
        paint.write(painter, label, self.label, fonts.font(12, 600), tokens.muted, elide=False)
        right = left + paint.keycap_width(_KEYCAP)
        paint.keycap(painter, right, rect.top() + 34, _KEYCAP, tokens.surface, tokens.muted, tokens.line)


class ParkedStrip(QWidget):
    """As many chips as there is room for; `chosen` carries a sale's key, `all_asked` wants to see every one."""

    chosen = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = _All(self)
        self.all.clicked.connect(self.all_asked)
        self.chips: list[ParkedChip] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show these."""
        if [chip.waiting for chip in self.chips] == list(waiting):
            return
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [ParkedChip(each, self) for each in waiting]
        for chip in self.chips:
            chip.clicked.connect(lambda _checked=False, key=chip.waiting.key: self.chosen.emit(key))
        self.retranslate()

    def retranslate(self) -> None:
        """Say how many in the language in use."""
        self.all.say(translate_plural("{n} parked", "{n} parked", len(self.chips)).format(n=len(self.chips)))
        self._arrange()

    def sizeHint(self) -> QSize:
        """A chip and its margins high."""
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """One chip beside how many there are."""
        return QSize(240, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many as there is room for."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes from the look and the words from the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The quiet box around them."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        paint.box(painter, QRectF(self.rect()), 14, tokens.raised, tokens.line)

    def _arrange(self) -> None:
        self.all.setGeometry(_MARGIN, _MARGIN, self.all.sizeHint().width(), _CHIP)
        left = self.all.geometry().right() + 1 + (3 if of(self).measures.small else 12)
        for chip in self.chips:
            size = chip.sizeHint()
            fits = left + size.width() <= self.width() - _MARGIN + 1
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(left, _MARGIN, size.width(), size.height())
            left = left + size.width() + _MARGIN if fits else self.width()
