"""The settings that are more than a value: the printer with all that waits for it, the logo, the office."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from pos.words import translate_plural
from ui.models.stall_settings import StallSettingsModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.chips import ChipRow
from ui.widgets.fields import TextField
from ui.widgets.fingerprint import Fingerprint
from ui.widgets.labels import Label, Pill
from ui.widgets.tip import set_tip

_PICTURES = "*.png *.jpg *.jpeg *.bmp *.gif *.webp"


class PrinterPart(QWidget):
    """Which printer, whether it answers, what waits for it; a test print."""

    def __init__(self, model: StallSettingsModel) -> None:
        super().__init__()
        self.model = model
        self._kind = model.printer_kind
        self.title = Label("", "question")
        self.state = Pill()
        self.trouble = Label("", "muted", tone="bad", wrap=True)
        self.kinds = {"": Choice("")} | {kind.id: Choice("") for kind in model.kinds}
        self.found = ChipRow()
        self.address = TextField()
        self.use = Button("", kind="soft")
        self.test = Button("", icon="printer")
        self.again = Button("", icon="refresh-cw")
        self.forget = Button("", kind="danger", icon="trash-2")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        kinds = QGridLayout()
        kinds.setSpacing(8)
        for at, kind in enumerate(self.kinds.values()):
            kinds.addWidget(kind, at // 3, at % 3)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.address, 1)
        where.addWidget(self.use)
        doing = QHBoxLayout()
        doing.setSpacing(8)
        for button in (self.test, self.again, self.forget):
            doing.addWidget(button)
        doing.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addLayout(kinds)
        column.addWidget(self.found)
        column.addLayout(where)
        column.addLayout(doing)
        column.addSpacing(4)
        column.addWidget(Rule())

    def _connect(self) -> None:
        for kind, button in self.kinds.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.choose_kind(kind))
        self.found.chosen.connect(self.model.set_printer)
        self.address.submitted.connect(self._on_use)
        self.use.clicked.connect(self._on_use)
        self.test.clicked.connect(self.model.test_print)
        self.again.clicked.connect(self.model.printing.go_on)
        self.forget.clicked.connect(self.model.printing.forget)

    def look_for(self) -> None:
        """Ask afresh which printers are there."""
        self._kind = self.model.printer_kind
        found = self.model.found()
        self.found.setVisible(bool(found))
        self.found.set_chips(found, f"{self._kind}:{self.model.printer_address}")
        self.address.set_text(self.model.printer_address)
        self.show_value()

    def choose_kind(self, kind: str) -> None:
        """Ask for an address of this kind; no printer is chosen at once."""
        self._kind = kind
        self.address.set_text(self.model.printer_address if kind == self.model.printer_kind else "")
        if not kind:
            self.model.set_printer("")
        self.show_value()
        if kind:
            self.address.setFocus()

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        model, printing = self.model, self.model.printing
        waiting = printing.waiting
        self.title.setText(model.printer_address or _("No printer: papers are saved as PDF"))
        self.state.setVisible(bool(model.printer_kind))
        if printing.trouble:
            self.state.show_as(_("Does not answer"), "bad")
        else:
            self.state.show_as(_("Ready"), "ok")
        self.trouble.setText(printing.trouble)
        self.trouble.setVisible(bool(printing.trouble))
        titles = {kind.id: _(kind.title) for kind in model.kinds} | {"": _("No printer")}
        for kind, button in self.kinds.items():
            button.set_text(titles[kind])
            button.setChecked(kind == self._kind)
        example = next((kind.example for kind in model.kinds if kind.id == self._kind), "")
        for widget in (self.address, self.use):
            widget.setVisible(bool(self._kind))
        self.address.set_label(_("Address"), example)
        self.use.set_text(_("Use"))
        self.test.set_text(_("Test print"))
        self.again.set_text(_("Try again"))
        self.again.setVisible(bool(waiting or printing.trouble))
        thrown = translate_plural("Throw {n} away", "Throw {n} away", waiting)
        self.forget.set_text(thrown.format(n=waiting))
        self.forget.setVisible(bool(waiting))

    def _on_use(self) -> None:
        refused = not self.model.set_printer(f"{self._kind}:{self.address.text().strip()}")
        self.address.set_wrong(refused)


class LogoPart(QWidget):
    """The picture on top of the receipt; the paper beside shows it."""

    def __init__(self, model: StallSettingsModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "question", wrap=True)
        self.choose = Button("", icon="image-plus")
        self.remove = Button("", kind="danger", icon="trash-2")
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Rule())
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(model.remove_logo)

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        self.title.setText(_("Picture on top of the receipt"))
        self.choose.set_text(_("Other picture") if self.model.has_logo() else _("Choose a picture"))
        self.remove.set_text(_("Remove"))
        self.remove.setVisible(self.model.has_logo())

    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, self.title.text(), "", _PICTURES)
        if chosen:
            self.model.choose_logo(Path(chosen))


class OfficePart(QWidget):
    """Whether the office has admitted this stall, the words it asks for, its request to a file, an answer from one."""

    def __init__(self, model: StallSettingsModel) -> None:
        super().__init__()
        self.model = model
        self.state = Label("", "question")
        self.save = Button("", icon="file-down")
        self.read = Button("", icon="file-check")
        self.about = Label("", "muted", wrap=True)
        self.words = Fingerprint()
        head = QHBoxLayout()
        head.setSpacing(8)
        for button in (self.save, self.read):
            head.addWidget(button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addLayout(head)
        for part in (self.words, self.about, Rule()):
            column.addWidget(part)
        self.save.clicked.connect(self._on_save)
        self.read.clicked.connect(self._on_read)

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        words, tone = self.model.office_state()
        self.state.setText(words)
        self.state.set_tone(tone)
        self.save.set_text(_("Save the request"))
        set_tip(self.save, _("Without the network: bring the office the file, and open it there"))
        self.read.set_text(_("Read the office's answer from a file"))
        self.about.setText(_("The office compares these words with its own before it admits the stall."))
        own = self.model.key_words()
        for part in (self.words, self.about, self.save):
            part.setVisible(bool(own))
        if own:
            self.words.show_words(own)

    def _on_save(self) -> None:
        name = self.model.request_name()
        path, _kind = QFileDialog.getSaveFileName(self, self.save.label, name, "JSONL (*.jsonl)")
        if path:
            self.model.save_request(Path(path))

    def _on_read(self) -> None:
        filters = _("Answers") + " (*.jsonl)"
        chosen, _kind = QFileDialog.getOpenFileName(self, self.read.label, "", filters)
        if chosen:
            self.model.read_answer(Path(chosen))
