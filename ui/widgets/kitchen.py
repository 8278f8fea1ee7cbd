"""What a food stall shows of its kitchen: the number of an order, a choice of two, a row of orders that wait."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.words import translate as _
from pos.words import translate_plural
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.asking import Choice
from ui.widgets.card import Card
from ui.widgets.parked import InStrip

_CHIP = 44
MOST_MADE = 12
"""Chips: more than fit beside each other at any size."""
_MARGIN = 6


class QueueNumber(QWidget):
    """The number by which an order is called: 28/700 on soft, 22 in a small window."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def number(self) -> int:
        """The number that is shown."""
        return self._number

    def show_number(self, number: int) -> None:
        """Show this one."""
        self._number = number
        self.setAccessibleName(_("Queue {number}").format(number=number))
        self.update()

    def sizeHint(self) -> QSize:
        """As the picture has it."""
        return QSize(fonts.drawn(60), 48) if of(self).measures.small else QSize(fonts.drawn(80), 60)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        elif event.type() == QEvent.Type.LanguageChange:
            self.show_number(self._number)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word and the number."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens, small, rect = of(self).tokens, of(self).measures.small, QRectF(self.rect())
        paint.box(painter, rect, 10, tokens.soft)
        word = QRectF(rect.left(), rect.top() + (3 if small else 7), rect.width(), 16)
        paint.write(painter, word, _("Queue"), fonts.font(12, 600), tokens.brand_on_tint, paint.CENTRE)
        top = word.bottom()
        number = QRectF(rect.left(), top, rect.width(), rect.bottom() - top - (1 if small else 3))
        size = 22 if small else 28
        paint.write(painter, number, str(self._number), fonts.font(size, 700, True), tokens.brand_on_tint, paint.CENTRE)


class TwoWays(Card):
    """One of two, side by side on a quiet ground; `chosen` says whether it is the second. Icons alone where small."""

    chosen = Signal(bool)

    def __init__(self, icons: tuple[str, str]) -> None:
        super().__init__("raised", 10)
        self.ways = tuple(Choice("", icon=icon, size=13) for icon in icons)
        self._words = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for second, way in enumerate(self.ways):
            row.addWidget(way)
            way.clicked.connect(lambda _checked=False, second=second: self.chosen.emit(bool(second)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, first: str, second: str) -> None:
        """What the two are called."""
        self._words = (first, second)
        self.relayout()

    def show_chosen(self, second: bool) -> None:
        """Which of them it is."""
        for at, way in enumerate(self.ways):
            way.setChecked(bool(at) is second)
            way.set_kind("secondary" if bool(at) is second else "plain")

    def relayout(self) -> None:
        """With their words where there is room."""
        for way, word in zip(self.ways, self._words, strict=True):
            way.set_text("" if of(self).measures.small else word)
            way.setAccessibleName(word)


class Waits(NamedTuple):
    """An order that waits, as text; `key` is told when it is touched."""

    key: str
    number: str
    state: str
    is_ready: bool


class KitchenChip(InStrip):
    """One order that waits; a press makes it ready, another one has it fetched."""

    def __init__(self, waits: Waits, parent: QWidget) -> None:
        super().__init__(parent, radius=22)
        self.waits = waits
        self.setAccessibleName(f"{waits.number} {waits.state}")

    def sizeHint(self) -> QSize:
        """Room for the number and its state."""
        number = fonts.width(self.waits.number, 15, 700, True)
        return QSize(round(number + fonts.width(self.waits.state, 13, 500)) + 36, _CHIP)

    def _paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        ready = self.waits.is_ready
        ink, quiet = (tokens.ok_on_tint,) * 2 if ready else (tokens.text, tokens.muted)
        paint.box(painter, rect, 22, tokens.ok_soft if ready else tokens.surface, None if ready else tokens.line)
        number = fonts.width(self.waits.number, 15, 700, True)
        spot = rect.adjusted(15, 0, -8, 0)
        paint.write(painter, spot, self.waits.number, fonts.font(15, 700, True), ink, elide=False)
        paint.write(painter, spot.adjusted(number + 6, 0, 0, 0), self.waits.state, fonts.font(13, 500), quiet)


class _Kitchen(InStrip):
    """The kitchen, and how many wait."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ""

    def say(self, count: str) -> None:
        self._count = count
        self.setAccessibleName(", ".join((_("Kitchen"), count)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        wide = max(fonts.width(_("Kitchen"), 12, 600), fonts.width(self._count, 12, 400, True))
        return QSize(max(44, round(wide) + 10), _CHIP)

    def _paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        line = QRectF(rect.left() + 6, rect.top() + 5, rect.width() - 6, 17)
        paint.write(painter, line, _("Kitchen"), fonts.font(12, 600), tokens.muted, elide=False)
        line.translate(0, 17)
        paint.write(painter, line, self._count, fonts.font(12, 400, True), tokens.muted, elide=False)


class KitchenRow(QWidget):
    """As many orders as there is room for; `turned` carries the key of one, `all_asked` wants to see every one."""

    turned = Signal(str)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all = _Kitchen(self)
        self.all.clicked.connect(self.all_asked)
        self.chips: list[KitchenChip] = []
        self._number = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_waiting(self, waiting: Sequence[Waits], number: int) -> None:
        """Show the first `MOST_MADE` of the `number` that wait, for the others have no room."""
        self._number = number
        if [chip.waits for chip in self.chips] != list(waiting):
            self._make(waiting)
        self.retranslate()

    def _make(self, shown: Sequence[Waits]) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [KitchenChip(each, self) for each in shown]
        for chip in self.chips:
            chip.clicked.connect(lambda _checked=False, key=chip.waits.key: self.turned.emit(key))

    def retranslate(self) -> None:
        """Say how many in the language in use."""
        self.all.say(translate_plural("{n} waits", "{n} wait", self._number).format(n=self._number))
        self._arrange()

    def sizeHint(self) -> QSize:
        """A chip and its margins high."""
        return QSize(300, _CHIP + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        """One chip beside how many there are."""
        return QSize(220, _CHIP + 2 * _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many as there is room for."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes from the look and the words from the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The quiet box around them."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        paint.box(painter, QRectF(self.rect()), 14, tokens.raised, tokens.line)

    def _arrange(self) -> None:
        self.all.setGeometry(_MARGIN, _MARGIN, self.all.sizeHint().width(), _CHIP)
        left = self.all.geometry().right() + 1 + 8
        for chip in self.chips:
            wide = chip.sizeHint().width()
            fits = left + wide <= self.width() - _MARGIN + 1
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(left, _MARGIN, wide, _CHIP)
            left = left + wide + 8 if fits else self.width()
