"""Chips: one of many, the row that holds them, and the one that offers the others in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.widgets import paint
from ui.widgets.buttons import Button, IconButton
from ui.widgets.pressable import Worded

_HEIGHT = 44
_GAP = 8
_ICON = 20


class Chip(Worded):
    """A rounded choice; the chosen one is filled with the colour of text."""

    def __init__(self, text: str, *, icon: str | None = None, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key or text
        self._icon = icon
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_icon(self, icon: str | None) -> None:
        """Change the icon, by its name, or leave it out."""
        self._icon = icon
        self.updateGeometry()
        self.paint_anew()

    def sizeHint(self) -> QSize:
        """Room for the text."""
        lead = _ICON + 8 if self._icon else 0
        return QSize(round(fonts.width(self.label, 14, 500)) + 35 + lead - (6 if self._icon else 0), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A long text elides."""
        return QSize(min(64, self.sizeHint().width()), _HEIGHT)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """The pill and its text."""
        paint.begin(painter)
        rect = QRectF(self.rect())
        on = self.isChecked()
        ink = tokens.surface if on else tokens.text
        paint.box(painter, rect, 22, tokens.text if on else tokens.surface, None if on else tokens.line)
        if self.isDown() or self.underMouse():
            paint.box(painter, rect, 22, colour(tokens.text, 24 if self.isDown() else 9))
        if self.ringed:
            paint.box(painter, rect, 22, None, tokens.brand, 2)
        width = fonts.width(self.label, 14, 500) + 1
        lead = _ICON + 8 if self._icon else 0
        left = max(10, (rect.width() - width - lead) / 2)
        if self._icon:
            icons.draw(painter, self._icon, left, rect.center().y() - _ICON / 2, _ICON, ink)
        area = QRectF(left + lead, 0, min(width, rect.width() - left - lead - 8), rect.height())
        paint.write(painter, area, self.label, fonts.font(14, 500), ink)


class MenuChip(Chip):
    """A chip that says which of several is chosen, and offers the others in a menu; `picked` carries the key.

    It is filled while it narrows: while another than the first is chosen. Where there is little room, a first choice
    with an empty key, which narrows nothing, is shown by the chip's name alone.
    """

    picked = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._name = name
        self._short = False
        self._choices: list[tuple[str, str]] = []
        self.menu = QMenu(self)
        self.clicked.connect(self._on_clicked)

    def set_choices(self, name: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these (key, text) pairs; `name` is what a screen reader says before the choice."""
        self._name, self._choices = name, list(choices)
        self.menu.clear()
        self.menu.setAccessibleName(name)
        self.menu.setFont(fonts.font(14, 500))
        for key, text in choices:
            action = self.menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, key=key: self._on_picked(key))
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Say that this one is chosen."""
        self.key = key
        text = dict(self._choices)[key]
        self.set_text(self._name if self._short and not key else text)
        self.setAccessibleName(f"{self._name}: {text}" if self._name else text)
        self.setChecked(key != self._choices[0][0])

    def set_short(self, short: bool) -> None:
        """There is little room, or enough."""
        self._short = short
        self.choose(self.key)

    def nextCheckState(self) -> None:
        """A press opens the menu: only a choice made there shows."""

    def _on_picked(self, key: str) -> None:
        self.choose(key)
        self.picked.emit(key)

    def _on_clicked(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()) + QPoint(0, 4))


class ChipRow(QWidget):
    """One of many in a row; what does not fit waits behind an arrow. `chosen` carries the chip's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._widths: list[int] = []
        self._first = 0
        self._shown = 0
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._more: Button = IconButton("chevron-right", _("More choices"), round=True, parent=self)
        self._more.clicked.connect(self._on_more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chips(self, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Show these (key, text) pairs; the first is chosen unless `chosen` names another."""
        others = [(chip.key, chip.label) for chip in self._chips] != list(choices)
        if others:
            self._name(choices)
            self._measure()
        keys = [chip.key for chip in self._chips]
        if self._chips:
            self._chips[keys.index(chosen) if chosen in keys else 0].setChecked(True)
        if self._begin_at(self._first_needed()) or others:
            self._arrange()

    def _measure(self) -> None:
        """Of hundreds this takes half a frame."""
        self._widths = [chip.sizeHint().width() for chip in self._chips]

    def _begin_at(self, first: int) -> bool:
        """Whether the row begins at another chip now."""
        before, self._first = self._first, first
        return before != first

    def _first_needed(self) -> int:
        """The first chip of a row that shows the chosen one: as few are passed over as can be."""
        first = next((at for at, chip in enumerate(self._chips) if chip.isChecked()), 0)
        room = self._room() - sum(self._widths[first : first + 1])
        while first > 0 and self._widths[first - 1] + _GAP <= room:
            first -= 1
            room -= self._widths[first] + _GAP
        return first

    def _room(self) -> int:
        """Where not all fit, the arrow takes some."""
        return self.width() - (0 if self._fits_all() else _HEIGHT + _GAP)

    def _fits_all(self) -> bool:
        return self.sizeHint().width() - _GAP <= self.width()

    def _name(self, choices: Sequence[tuple[str, str]]) -> None:
        """Chips of these keys and texts: the ones that are there where only their texts are others."""
        if [chip.key for chip in self._chips] != [key for key, _text in choices]:
            self._make(choices)
            return
        for chip, (_key, text) in zip(self._chips, choices, strict=True):
            chip.set_text(text)

    def _make(self, choices: Sequence[tuple[str, str]]) -> None:
        for chip in self._chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(text, key=key, parent=self) for key, text in choices]
        for chip in self._chips:
            self._group.addButton(chip)
            chip.setAutoExclusive(True)  # the group excludes already: this tells a screen reader so
            chip.clicked.connect(lambda _checked=False, key=chip.key: self.chosen.emit(key))

    def key(self) -> str:
        """The key of the chosen chip, empty without chips."""
        return next((chip.key for chip in self._chips if chip.isChecked()), "")

    def sizeHint(self) -> QSize:
        """All chips beside each other."""
        return QSize(sum(self._widths) + _GAP * len(self._widths), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A short chip and the arrow."""
        return QSize(64 + _GAP + _HEIGHT, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many as there is room for."""
        self._begin_at(self._first_needed())
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Say the arrow in the language in use, and measure texts again that are drawn larger."""
        if event.type() == QEvent.Type.LanguageChange:
            self._more.setAccessibleName(_("More choices"))
        elif event.type() == QEvent.Type.StyleChange:
            self._measure()
            self._begin_at(self._first_needed())
            self._arrange()
        super().changeEvent(event)

    def _arrange(self) -> None:
        fits_all, room = self._fits_all(), self._room()
        if fits_all:
            self._first = 0
        left = 0
        self._shown = 0
        for at, (chip, width) in enumerate(zip(self._chips, self._widths, strict=True)):
            shown = at >= self._first and (left + width <= room or (at == self._first and room > 0))
            if at >= self._first and not shown:
                room = 0
            chip.setVisible(shown)
            if shown:
                chip.setGeometry(left, 0, min(width, room), _HEIGHT)
                left += width + _GAP
                self._shown += 1
        self._more.setVisible(not fits_all)
        self._more.setGeometry(self.width() - _HEIGHT, 0, _HEIGHT, _HEIGHT)

    def _on_more(self) -> None:
        following = self._first + self._shown
        self._first = following if following < len(self._chips) else 0
        self._arrange()
