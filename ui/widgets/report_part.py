"""Saving the report for whoever is to help: the button, how far it is, and where it lies."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.labels import Label
from ui.widgets.progress import Progress


class Report(Protocol):
    """What is shown of it and done."""

    busy: bool
    progress: tuple[int, int]
    sentence: str
    tone: str

    @property
    def changed(self) -> SignalInstance: ...
    def proposed(self) -> Path: ...
    def save(self, path: Path) -> None: ...


class ReportSaver(QWidget):
    """A button, and below it what became of it."""

    def __init__(self, model: Report, *, height: int = 44) -> None:
        super().__init__()
        self.model = model
        self.save = Button("", icon="save", height=height)
        self.progress = Progress(self.save)
        self.progress.stop.hide()
        self.sentence = Label("", "body", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.save, self.progress, self.sentence):
            column.addWidget(part)
        self.save.clicked.connect(self._on_save)
        model.changed.connect(self.show_value)
        self.show_value()

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        model = self.model
        self.save.set_text(_("Save a report"))
        self.save.setEnabled(not model.busy)
        self.sentence.setText(model.sentence)
        self.sentence.setVisible(bool(model.sentence))
        self.sentence.set_tone(model.tone or "muted")
        if model.busy:
            self.progress.go(_("Saving the report"), *model.progress)
        else:
            self.progress.end()

    def _on_save(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Save a report"), str(self.model.proposed()), "ZIP (*.zip)")
        if path:
            self.model.save(Path(path))


class ReportPart(QWidget):
    """The report among the settings: what it is for, and what is not in it."""

    def __init__(self, model: Report) -> None:
        super().__init__()
        self.title = Label("", "question")
        self.about = Label("", "muted", wrap=True)
        self.saver = ReportSaver(model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        for part in (self.title, self.about, self.saver, Rule()):
            column.addWidget(part)

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        self.title.setText(_("A report for whoever helps"))
        self.about.setText(
            _("What works, the settings and the end of the log in one file: no key, PIN, password or buyer is in it.")
        )
        self.saver.show_value()
