"""The page of a folder that cannot be opened: why, what is safe, and the ways out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.trouble import TroubleModel
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.report_part import Report, ReportSaver
from ui.widgets.restoring import RestoreDialog

_WIDTH = 680


class TroubleScreen(Page):
    """One calm page; Enter tries again."""

    set_up_asked = Signal()
    """A new folder is wanted in the place of one that is gone."""

    def __init__(self, model: TroubleModel, report: Report) -> None:
        super().__init__()
        self.model = model
        self.saver = ReportSaver(report, height=48)
        self.title = Label("", "panel", icon="circle-alert")
        self.sentence = Label("", "body-strong", wrap=True)
        self.comfort = Label("", "body", tone="muted", wrap=True)
        self.where = Label("", "muted")
        self.again = Button(kind="primary", icon="refresh-cw", height=56, size=16, keycap="Enter")
        self.other = Button(icon="folder-open", height=48)
        self.last = Button(icon="history", height=48)
        self.file = Button(icon="file-up", height=48)
        self.copy = Button(icon="copy", height=48)
        self.set_up = Button(icon="store", height=48)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        ways = QGridLayout()
        ways.setSpacing(8)
        for at, button in enumerate((self.other, self.last, self.file, self.copy)):
            ways.addWidget(button, at // 2, at % 2)
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        for part in (self.title, self.sentence, self.comfort, self.where, Rule(), self.again):
            column.addWidget(part)
        column.addLayout(ways)
        further = QHBoxLayout()
        further.setSpacing(8)
        further.addWidget(self.saver, 1)
        further.addWidget(self.set_up, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(further)
        column.addWidget(self.saver.sentence)  # as wide as the page: it names a path
        card.setMaximumWidth(_WIDTH)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.again.clicked.connect(self.model.try_again)
        self.other.clicked.connect(self._on_other)
        self.last.clicked.connect(self._on_last)
        self.file.clicked.connect(self._on_file)
        self.copy.clicked.connect(self._on_copy)
        self.set_up.clicked.connect(self.set_up_asked)
        self.model.changed.connect(self.retranslate)
        self.saver.model.changed.connect(self.retranslate)

    def commands(self) -> Sequence[Command]:
        """Enter tries again."""
        return (Command("again", N_("Try again"), "Return", self.model.try_again),)

    def arrived(self) -> None:
        """The first way out is tried by Enter."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        model = self.model
        self.title.setText(_("This folder cannot be opened"))
        self.sentence.setText(model.sentence())
        self.comfort.setText(model.comfort())
        self.where.setText(str(model.folder))
        self.again.set_text(_("Restoring …") if model.busy else _("Try again"))
        self.other.set_text(_("Choose another folder"))
        last = model.last_backup_words()
        self.last.set_text(_("Restore the last backup"))
        self.last.set_sub(last or _("none in this folder"))
        self.file.set_text(_("Restore a backup from a file"))
        self.copy.set_text(_("Copy the details"))
        self.set_up.set_text(_("Set up a new folder"))
        self.set_up.setVisible(model.is_gone)
        self.saver.show_value()
        busy = model.busy or self.saver.model.busy  # who writes the report has the folder open
        for button in (self.again, self.other, self.file, self.set_up, self.copy):
            button.setEnabled(not busy)
        self.last.setEnabled(bool(last) and not busy)
        self.saver.setEnabled(not model.busy)

    def _on_other(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose another folder"), str(self.model.folder.parent))
        if chosen:
            self.model.choose(Path(chosen))

    def _on_last(self) -> None:
        last = self.model.last_backup()
        if last is not None:
            self.ask(last.path)

    def _on_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Restore a backup from a file"), "", "*.db")
        if chosen:
            self.ask(Path(chosen))

    def ask(self, file: Path) -> None:
        """Show what a backup holds before anything is changed."""
        found = self.model.look_into(file)
        if found is None:
            return
        dialog = RestoreDialog(self.model.told(found), self.model.lost(), good=found.good, parent=self)
        dialog.confirmed.connect(lambda reason: self.model.restore(found, reason))
        dialog.open()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.details())
        self.model.news.say(_("The details are copied"))
