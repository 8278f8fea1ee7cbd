"""The settings: groups left, one group's settings in the middle, the paper as it will come out at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.measures import SMALLEST
from ui.look.wear import of
from ui.models.settings import GROUPS, TEXT, SettingsModel
from ui.stall.settings.parts import LogoPart, PrinterPart
from ui.stall.settings.rows import ChoiceRow, Lines, Row, row_for
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.paper import PaperView, scrolling
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet

_WITH_PAPER = ("paper", "printer")


class SettingsScreen(Page):
    """`closed` of its sheet is the way back to selling."""

    def __init__(self, model: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.group = GROUPS[0].id
        self.sheet = Sheet()
        self.closed = self.sheet.closed
        self.groups = {group.id: Button("", icon=group.icon, kind="plain", align="left") for group in GROUPS}
        self.printer = PrinterPart(model)
        self.logo = LogoPart(model)
        self.rows: dict[str, Row] = {}
        self.place = QStackedWidget()
        self._areas = {group.id: self._area(group.id) for group in GROUPS}
        self.paper = PaperView()
        self._paper_title = Label("", "heading", tone="muted_on_tint")
        self._beside = Card("grid")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.relayout()
        self.show_group(self.group)

    def _area(self, group: str) -> QScrollArea:
        rows = [row_for(self.model, setting) for setting in self.model.settings(group)]
        self.rows |= {row.setting.name: row for row in rows}
        own: dict[str, QWidget] = {"printer": self.printer, "paper": self.logo}
        area = scrolled_form(Lines([own[group], *rows] if group in own else list(rows)))
        self.place.addWidget(area)
        return area

    def _lay_out(self) -> None:
        rail = QVBoxLayout()
        rail.setSpacing(8)
        chosen = QButtonGroup(self)
        for button in self.groups.values():
            button.setCheckable(True)
            chosen.addButton(button)
            rail.addWidget(button)
        rail.addStretch(1)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(12, 12, 12, 12)
        beside.addWidget(self._paper_title)
        beside.addWidget(scrolling(self.paper), 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(rail)
        row.addWidget(self.place, 1)
        row.addWidget(self._beside)
        self.sheet.body.addLayout(row, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sheet)

    def _connect(self) -> None:
        self.model.changed.connect(self.show_values)
        for group, button in self.groups.items():
            button.clicked.connect(lambda _checked=False, group=group: self.show_group(group))

    def commands(self) -> Sequence[Command]:
        """The groups by their place, a test print, the way back."""
        groups = [
            Command(f"settings_{group.id}", group.title, f"Alt+{at}", partial(self.show_group, group.id))
            for at, group in enumerate(GROUPS, start=1)
        ]
        test = Command("test_print", N_("Test print"), "Ctrl+P", self.model.test_print)
        return (*groups, test, Command("back", N_("Back"), "Esc", self.closed.emit))

    def show_group(self, group: str) -> None:
        """One group's settings."""
        self.group = group
        self.groups[group].setChecked(True)
        self.place.setCurrentWidget(self._areas[group])
        if group == "printer":
            self.printer.look_for()
        self._fit_paper()
        self.show_values()

    def show_values(self) -> None:
        """What every setting of the group holds now, and the paper that comes of it."""
        for row in self.rows.values():
            row.show_value()
        size = self.rows[TEXT.name]
        if isinstance(size, ChoiceRow):
            size.choices["large"].setEnabled(self._has_room_for_large())
        self.printer.show_value()
        self.logo.show_value()
        if not self._beside.isHidden():
            self.paper.show_layout(self.model.preview())
            self.paper.resize(self.paper.sizeHint())

    def arrived(self) -> None:
        """Read afresh."""
        self.show_group(self.group)
        self.groups[self.group].setFocus(Qt.FocusReason.OtherFocusReason)

    def scanned(self, text: str) -> None:
        """The stall's own QRIS code, where money is set."""
        if self.group == "money":
            self.model.scanned(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.sheet.set_title(_("Settings"))
        for group in GROUPS:
            self.groups[group.id].set_text(_(group.title))
        self._paper_title.setText(_("So it will come out"))
        self.paper.setAccessibleName(_("So it will come out"))
        self.show_values()

    def relayout(self) -> None:
        """The sizes of the window's class; a small window has no room for the paper."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        for button in self.groups.values():
            button.setFixedWidth(176 if measures.small else 208)
        self._beside.setFixedWidth(390)
        self._fit_paper()
        self.show_values()

    def _has_room_for_large(self) -> bool:
        """Whether everything a quarter larger still fits the screen, as it does where it is so already."""
        room = self.screen().availableSize()
        large = self.model.value(TEXT) == "large"
        return large or (room.width() * 4 >= SMALLEST[0] * 5 and room.height() * 4 >= SMALLEST[1] * 5)

    def _fit_paper(self) -> None:
        self._beside.setVisible(self.group in _WITH_PAPER and not of(self).measures.small)
