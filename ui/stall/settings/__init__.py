"""A stall's settings, with the paper as it will come out at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.people import PeopleModel
from ui.models.stall_settings import StallSettingsModel
from ui.stall.settings.parts import LogoPart, OfficePart, PrinterPart
from ui.stall.settings.people import PeoplePart
from ui.widgets.backup_part import BackupPart, Backups
from ui.widgets.card import Card
from ui.widgets.key_change import KeyChange
from ui.widgets.labels import Label
from ui.widgets.paper import PaperView, scrolling
from ui.widgets.report_part import Report, ReportPart
from ui.widgets.setting_rows import Lines
from ui.widgets.settings_page import SettingsPage

_ABOUT_KEY = N_("The present key signs the new one; the office follows by itself. Change it if a stranger was at it.")
_WITH_PAPER = ("paper", "printer")


class SettingsScreen(SettingsPage):
    """Where a small window has no room for the paper, it is left out."""

    def __init__(self, model: StallSettingsModel, backups: Backups, people: PeopleModel, report: Report) -> None:
        printer, logo, office, backup = PrinterPart(model), LogoPart(model), OfficePart(model), BackupPart(backups)
        self.people = PeoplePart(people)
        self.key = KeyChange(N_("The key of this till"), _ABOUT_KEY)
        self.key.confirmed.connect(model.rotate_key)
        of_office = Lines([office, self.key])
        self.report = ReportPart(report)
        of_backup = Lines([backup, self.report])
        own = {"printer": printer, "paper": logo, "office": of_office, "backup": of_backup, "people": self.people}
        super().__init__(model, own, takes_larger_texts=True)
        self.model = model
        self.printer = printer
        self.logo = logo
        self.office = office
        self.backup = backup
        self.paper = PaperView()
        self._paper_title = Label("", "heading", tone="muted_on_tint")
        self._beside = Card("grid")
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(12, 12, 12, 12)
        beside.addWidget(self._paper_title)
        beside.addWidget(scrolling(self.paper), 1)
        self.row.addWidget(self._beside)
        self._beside.setFixedWidth(390)
        self.retranslate()
        self.relayout()
        self.show_group(self.group)

    def commands(self) -> Sequence[Command]:
        """A test print, too."""
        return (Command("test_print", N_("Test print"), "Ctrl+P", self.model.test_print), *super().commands())

    def show_group(self, group: str) -> None:
        """One group's settings; the printers that are there are looked for."""
        self.group = group
        if group == "printer":
            self.printer.look_for()
        self._fit_paper()
        super().show_group(group)

    def show_values(self) -> None:
        """What every setting holds now, and the paper that comes of it."""
        super().show_values()
        self.printer.show_value()
        self.logo.show_value()
        self.office.show_value()
        self.people.show_value()
        if self.group == "backup":
            self.backup.show_value()
            self.report.show_value()
        if not self._beside.isHidden():
            self.paper.show_layout(self.model.preview())
            self.paper.resize(self.paper.sizeHint())

    def scanned(self, text: str) -> None:
        """The stall's own QRIS code, where money is set."""
        if self.group == "money":
            self.model.scanned(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._paper_title.setText(_("So it will come out"))
        self.paper.setAccessibleName(_("So it will come out"))
        super().retranslate()

    def relayout(self) -> None:
        """The sizes of the window's class."""
        self._fit_paper()
        super().relayout()

    def _fit_paper(self) -> None:
        self._beside.setVisible(self.group in _WITH_PAPER and not of(self).measures.small)
