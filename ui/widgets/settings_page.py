"""Settings: groups left, one group's settings beside them, and room for what shows what comes of them."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from pos.settings import Setting
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.measures import larger_fits
from ui.look.wear import of
from ui.widgets.buttons import Button
from ui.widgets.page import Page
from ui.widgets.scrolled import scrolled_form
from ui.widgets.setting_rows import ChoiceRow, Lines, Row, Settings, row_for
from ui.widgets.sheet import Sheet

_BAR = 16
"""Pixels beside the groups, for what scrolls them."""

_EDGE = 4


class Group(Protocol):
    """Settings that belong together; `title` is a msgid."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def icon(self) -> str: ...


class GroupedSettings(Settings, Protocol):
    """All that the page shows."""

    @property
    def groups(self) -> Sequence[Group]: ...
    @property
    def changed(self) -> SignalInstance: ...
    def settings(self, group: str) -> list[Setting]: ...
    def offers(self, group: str) -> bool: ...
    def idle(self) -> Collection[str]: ...


class SettingsPage(Page):
    """`closed` of its sheet is the way back. `own` stands first in the groups that have more than values.

    `takes_larger_texts`: there is room for those where there is none for everything larger.
    """

    def __init__(
        self, model: GroupedSettings, own: Mapping[str, QWidget] | None = None, *, takes_larger_texts: bool = False
    ) -> None:
        super().__init__()
        self._settings = model
        self._own = own or {}
        self._takes_larger_texts = takes_larger_texts
        self.group = model.groups[0].id
        self.sheet = Sheet()
        self.closed = self.sheet.closed
        self.groups = {group.id: Button("", icon=group.icon, kind="plain", align="left") for group in model.groups}
        self.rows: dict[str, Row] = {}
        self.place = QStackedWidget()
        self._areas = {group.id: self._area(group.id) for group in model.groups}
        self.row = QHBoxLayout()
        self._lay_out()
        model.changed.connect(self.show_values)
        for group, button in self.groups.items():
            button.clicked.connect(lambda _checked=False, group=group: self.show_group(group))

    def _area(self, group: str) -> QScrollArea:
        rows = [row_for(self._settings, setting) for setting in self._settings.settings(group)]
        self.rows |= {row.setting.name: row for row in rows}
        area = scrolled_form(Lines([self._own[group], *rows] if group in self._own else list(rows), _EDGE))
        self.place.addWidget(area)
        return area

    def _lay_out(self) -> None:
        content = QWidget()
        rail = QVBoxLayout(content)
        rail.setContentsMargins(0, 0, 0, 0)
        rail.setSpacing(8)
        chosen = QButtonGroup(self)
        for button in self.groups.values():
            button.setCheckable(True)
            chosen.addButton(button)
            rail.addWidget(button)
        rail.addStretch(1)
        self.row.setSpacing(16)
        self._rail = scrolled_form(content)
        self.row.addWidget(self._rail)
        self.row.addWidget(self.place, 1)
        self.sheet.body.addLayout(self.row, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sheet)

    def commands(self) -> Sequence[Command]:
        """The groups by their place, the way back."""
        groups = [
            Command(
                f"settings_{group.id}",
                group.title,
                f"Alt+{at % 10}",
                partial(self.show_group, group.id),
                offered=partial(self._settings.offers, group.id),
            )
            for at, group in enumerate(self._settings.groups, start=1)
        ]
        return (*groups, Command("back", N_("Back"), "Esc", self.closed.emit))

    def show_group(self, group: str) -> None:
        """One group's settings."""
        self.group = group
        self.groups[group].setChecked(True)
        self._reveal()
        self.place.setCurrentWidget(self._areas[group])
        self.show_values()

    def _reveal(self) -> None:
        """Scroll to the chosen group, whole."""
        self._rail.ensureWidgetVisible(self.groups[self.group], 0, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A lower window still shows the chosen group, once its parts have their places."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def show_values(self) -> None:
        """What every setting holds now."""
        idle = self._settings.idle()
        for name, row in self.rows.items():
            row.show_value()
            row.setVisible(name not in idle)
        for group, button in self.groups.items():
            button.setVisible(self._settings.offers(group))
        size = self.rows["text"]
        if isinstance(size, ChoiceRow):
            size.choices["large"].setEnabled(self._can_be_large(size.setting))

    def arrived(self) -> None:
        """Read afresh."""
        self.show_group(self.group)
        self.groups[self.group].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.sheet.set_title(_("Settings"))
        for group in self._settings.groups:
            self.groups[group.id].set_text(_(group.title))
        self.relayout()

    def relayout(self) -> None:
        """The sizes of the window's class."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        least = 176 if measures.small else 208
        width = max(least, *(button.sizeHint().width() for button in self.groups.values()))
        for button in self.groups.values():
            button.setFixedWidth(width)
        self._rail.setFixedWidth(width + _BAR)
        self.show_values()

    def _can_be_large(self, text: Setting) -> bool:
        """Whether what is larger still fits the screen, as it does where it is so already."""
        room = self.screen().availableSize()
        fits = self._takes_larger_texts or larger_fits(room.width(), room.height())
        return fits or self._settings.value(text) == "large"
