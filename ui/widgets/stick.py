"""Choosing a USB stick, and how far the work on it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets import spoken
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.progress import Progress
from ui.widgets.sheet import Sheet

_LOOK_MS = 1_500


class Drive(Protocol):
    """A stick that is plugged in."""

    @property
    def path(self) -> str: ...
    @property
    def text(self) -> str: ...


class StickWork(Protocol):
    """What is done with the stick that is chosen; `sentence` is what it ended with, in the colour `tone`."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def busy(self) -> bool: ...
    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def sentence(self) -> str: ...
    @property
    def tone(self) -> str: ...

    def found(self) -> Sequence[Drive]:
        """The sticks that are plugged in."""

    def run(self, path: Path) -> None:
        """Begin with this one."""

    def stop(self) -> None:
        """No more of it."""


class StickSheet(Sheet):
    """The sticks that are plugged in, or any folder; then the progress, and the sentence that it ends with."""

    def __init__(self, title: str, how: str, model: StickWork) -> None:
        super().__init__(title)
        self.model = model
        self.how = Label(how, "body", wrap=True)
        self.none = Label(_("No flash drive is plugged in yet: it shows up here by itself."), "muted", wrap=True)
        self.folder = Button(_("Choose a folder …"), icon="folder-open")
        self.folder.clicked.connect(self._on_folder)
        self.drives: list[Button] = []
        self._shown: Sequence[Drive] | None = None
        choosing = QWidget()
        self._choices = QVBoxLayout(choosing)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(8)
        self._choices.addWidget(self.none)
        self._choices.addWidget(self.folder)
        self.progress = Progress(choosing)
        self.progress.retranslate()
        self.progress.stopped.connect(model.stop)
        self.result = Label("", "body-strong", wrap=True)
        for widget in (self.how, choosing, self.progress, self.result):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.show_drives)
        model.changed.connect(self.show_model)
        self.show_drives()
        self.show_model()

    def show_drives(self) -> None:
        """Show what is plugged in by now."""
        found = self.model.found()
        if found == self._shown:
            return
        self._shown = found
        for button in self.drives:
            self._choices.removeWidget(button)
            button.deleteLater()
        self.drives = [self._button(drive) for drive in found]
        for at, button in enumerate(self.drives):
            self._choices.insertWidget(at, button)
        self.none.setVisible(not found)

    def _button(self, drive: Drive) -> Button:
        button = Button(drive.text, icon="usb")
        button.clicked.connect(lambda: self.model.run(Path(drive.path)))
        button.setEnabled(not self.model.busy)
        return button

    def _on_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.title.text())
        if path:
            self.model.run(Path(path))

    def show_model(self) -> None:
        """Show how far it is."""
        model = self.model
        for button in (*self.drives, self.folder):
            button.setEnabled(not model.busy)
        if model.busy:
            text = _("{done} of {total}. Leave the flash drive where it is.")
            self.progress.go(text.format(done=model.done, total=model.total), model.done, model.total)
        else:
            self.progress.end()
        if self.result.text() != model.sentence:
            self.result.setText(model.sentence)
            if model.sentence:
                spoken.announce(self.result, model.sentence, urgent=model.tone == "bad")
        self.result.setVisible(bool(model.sentence))
        self.result.set_tone(model.tone or None)

    def showEvent(self, event: QShowEvent) -> None:
        """What is plugged in while it is seen shows up."""
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._look.stop()
