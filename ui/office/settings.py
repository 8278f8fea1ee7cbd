"""The office's settings, and the days on which the gallery is closed."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.look.wear import of
from ui.models.office_settings import OfficeSettingsModel
from ui.widgets.asking import Choice
from ui.widgets.backup_part import BackupPart, Backups
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.fields import TextField
from ui.widgets.key_change import KeyChange
from ui.widgets.labels import Label
from ui.widgets.report_part import Report, ReportPart
from ui.widgets.setting_rows import Lines
from ui.widgets.settings_page import SettingsPage
from ui.widgets.tip import set_tip

_ABOUT_KEY = N_("A stall compares these words once. Each follows a change by itself; nobody reads words aloud for it.")


class ClosedDaysPart(QWidget):
    """A button for each day of the week, and the single days beside them, each gone at a touch."""

    def __init__(self, model: OfficeSettingsModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "question", wrap=True)
        self.weekdays = {mark: Choice("") for mark, _text in model.weekdays()}
        for mark, button in self.weekdays.items():
            button.clicked.connect(lambda _checked=False, mark=mark: model.toggle_closed(mark))
        self.single = Label("", "question", wrap=True)
        self.field = TextField(height=44)
        self.field.submitted.connect(lambda _text: self._on_add())
        self.field.text_changed.connect(lambda _text: self.field.set_wrong(False))
        self.add = Button(kind="soft", icon="plus")
        self.add.clicked.connect(self._on_add)
        self.days: dict[str, Button] = {}
        self._grid = QGridLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        week = QHBoxLayout()
        week.setSpacing(8)
        for button in self.weekdays.values():
            week.addWidget(button, 1)
        adding = QHBoxLayout()
        adding.setSpacing(8)
        adding.addWidget(self.single, 1)
        adding.addWidget(self.field)
        adding.addWidget(self.add)
        self._grid.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(week)
        column.addLayout(adding)
        column.addLayout(self._grid)
        column.addWidget(Rule())

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        self.title.setText(_("The gallery is closed every"))
        for mark, text in self.model.weekdays():
            self.weekdays[mark].set_text(text)
            self.weekdays[mark].setAccessibleName(f"{self.title.text()}: {text}")
            self.weekdays[mark].setChecked(self.model.is_closed(mark))
        self.single.setText(_("and on these days"))
        self.field.set_label(_("Day"), "25/12/2026")
        self.field.setFixedWidth(190)
        self.add.set_text(_("Add"))
        self._show_days()

    def _show_days(self) -> None:
        for button in self.days.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.days = {}
        beside = 4 if of(self).measures.small else 5
        for at, (mark, text) in enumerate(self.model.closed_dates()):
            button = Button(text, icon="x")
            button.setAccessibleName(_("Open on {day} after all").format(day=text))
            set_tip(button, button.accessibleName())
            button.clicked.connect(lambda _checked=False, mark=mark: self.model.toggle_closed(mark))
            self.days[mark] = button
            self._grid.addWidget(button, at // beside, at % beside)
        self._grid.setColumnStretch(beside, 1)

    def _on_add(self) -> None:
        added = self.model.add_closed(self.field.text())
        self.field.set_wrong(not added)
        if added:
            self.field.set_text("")
        self.field.setFocus()


class SettingsScreen(SettingsPage):
    """Where it collects, when the gallery is closed, what its window looks like."""

    def __init__(self, model: OfficeSettingsModel, backups: Backups, report: Report) -> None:
        self.closed_days = ClosedDaysPart(model)
        self.backup = BackupPart(backups)
        self.key = KeyChange(N_("The office's key"), _ABOUT_KEY)
        self.key.confirmed.connect(model.rotate_key)
        self.report = ReportPart(report)
        of_backup = Lines([self.backup, self.report])
        super().__init__(model, {"office": Lines([self.closed_days, self.key]), "backup": of_backup})
        self.model = model
        self.retranslate()
        self.relayout()
        self.show_group(self.group)

    def heading(self) -> str:
        """The page's title."""
        return _("Settings")

    def show_values(self) -> None:
        """What every setting holds now."""
        super().show_values()
        self.closed_days.show_value()
        self.key.show_words(self.model.key_words())
        if self.group == "backup":
            self.backup.show_value()
            self.report.show_value()
