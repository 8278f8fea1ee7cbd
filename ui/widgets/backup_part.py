"""Backups among the settings: how they stand, one at once, and the list from which one is restored."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.labels import Label, Pill
from ui.widgets.progress import Progress
from ui.widgets.restoring import RestoreDialog
from ui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from pos.restoring import Found

_ROW = 44
_SEEN = 4
"""Rows of the list that are seen at once, its heading besides."""


class Listed(Protocol):
    """A backup in the list."""

    @property
    def path(self) -> Path: ...
    @property
    def title(self) -> str: ...
    @property
    def place(self) -> str: ...


class Backups(Protocol):
    """What is shown of them and done."""

    trouble: str
    progress: tuple[int, int]

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def busy(self) -> bool: ...
    def last(self) -> str: ...
    def is_fresh(self) -> bool: ...
    def where(self) -> str: ...
    def lacks_second(self) -> bool: ...
    def listed(self) -> Sequence[Listed]: ...
    def take(self) -> None: ...
    def look_into(self, path: Path) -> "Found | None": ...
    def told(self, found: "Found") -> Sequence[tuple[str, str, str]]: ...
    def lost(self, found: "Found") -> str: ...
    def restore(self, found: "Found", reason: str) -> None: ...


class BackupPart(QWidget):
    """How the backups stand, a button for one now, and all there are."""

    def __init__(self, model: Backups) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "question")
        self.state = Pill()
        self.where = Label("", "muted", wrap=True)
        self.take = Button("", icon="database-backup", kind="soft")
        self.restore = Button("", icon="history")
        self.other = Button("", icon="folder-open")
        self.progress = Progress(self.take)
        self.table = Table(row_height=_ROW)
        self._lay_out()
        self.take.clicked.connect(model.take)
        self.restore.clicked.connect(lambda: self._ask(Path(self.table.key())))
        self.table.opened.connect(lambda key: self._ask(Path(key)))
        self.other.clicked.connect(self._on_other)
        model.changed.connect(self.show_value)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        self.progress.stop.hide()
        doing = QHBoxLayout()
        doing.setSpacing(8)
        for button in (self.take, self.progress, self.restore, self.other):
            doing.addWidget(button)
        doing.addStretch(1)
        self.table.setFixedHeight((_SEEN + 1) * _ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.where)
        column.addLayout(doing)
        column.addWidget(self.table)
        column.addSpacing(4)
        column.addWidget(Rule())

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        model = self.model
        self.title.setText(model.last())
        if model.is_fresh():
            self.state.show_as(_("Whole"), "ok")
        else:
            self.state.show_as(_("Take one now"), "warn")
        self.where.setText(model.trouble or model.where())
        self.where.set_tone("warn" if model.trouble or model.lacks_second() else None)
        self.take.set_text(_("Back up now"))
        self.take.setEnabled(not model.busy)
        self.restore.set_text(_("Restore"))
        self.other.set_text(_("From a file"))
        self._show_list()
        if model.busy:
            self.progress.go(_("Backing up"), *model.progress)
        else:
            self.progress.end()

    def _show_list(self) -> None:
        listed = self.model.listed()
        self.table.setVisible(bool(listed))
        self.table.setAccessibleName(_("Backups"))
        columns = (Column(_("Taken"), "strong", 220), Column(_("Where"), "muted"))
        self.table.set_rows(columns, [Row(str(each.path), (each.title, each.place)) for each in listed])
        if listed and not self.table.key():
            self.table.pick(str(listed[0].path))
        self.restore.setEnabled(bool(listed) and not self.model.busy)
        self.other.setEnabled(not self.model.busy)

    def _on_other(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("From a file"), "", "*.db")
        if chosen:
            self._ask(Path(chosen))

    def _ask(self, path: Path) -> None:
        """Show what a backup holds before anything is changed."""
        found = self.model.look_into(path)
        if found is None:
            return
        dialog = RestoreDialog(self.model.told(found), self.model.lost(found), good=found.good, parent=self)
        dialog.confirmed.connect(lambda reason: self.model.restore(found, reason))
        dialog.open()
