"""The keys of one stall, and the steps to take when its computer is gone."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.models.stall_keys import DRILL, ShownKey, StallKeysModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Label, Pill
from ui.widgets.reasons import ReasonField
from ui.widgets.scrolled import scrolled_form
from ui.widgets.tip import set_tip

_REASONS = (N_("Computer stolen"), N_("Computer lost"))


class KeyRow(QWidget):
    """One key: whose, its state, its eight words. `chosen` wants it revoked, `answer_asked` the answer as a file."""

    chosen = Signal(int)
    answer_asked = Signal()

    def __init__(self, key: ShownKey) -> None:
        super().__init__()
        self.key = key
        self.state = Pill()
        self.state.show_as(key.state, key.tone)
        self.words = Label(key.words, "body-strong", wrap=True)
        self.words.setAccessibleName(_("Words: {words}").format(words=key.words))
        self.button = Button(_("Revoke …"), kind="danger", icon="ban")
        self.button.setAccessibleName(_("Revoke the key of {till}").format(till=key.title))
        self.button.clicked.connect(lambda: self.chosen.emit(key.till))
        self.save = Button(_("Save its answer"), icon="file-down")
        set_tip(self.save, _("For a stall without the network: bring it the file, and open it there"))
        self.save.clicked.connect(self.answer_asked)
        for button in (self.save, self.button):
            button.setVisible(key.in_use)
        head = QHBoxLayout()
        head.addWidget(Label(key.title, "name"), 1)
        head.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(Label(key.note, "muted", wrap=True))
        for button in (self.save, self.button):
            column.addWidget(button)


class KeysPanel(Card):
    """The stall's keys; once one is to be revoked, the steps and the reason above the button that does so."""

    closed = Signal()

    def __init__(self, model: StallKeysModel) -> None:
        super().__init__()
        self.model = model
        self.till = 0
        self.title = Label("", "panel")
        self.close_button = IconButton("x", "", kind="plain")
        self.close_button.clicked.connect(self.closed)
        self.rows: list[KeyRow] = []
        self.steps = [Label("", "body", wrap=True) for _step in DRILL]
        self.reason = ReasonField("", _REASONS)
        self.revoke_button = Button(kind="danger", icon="ban", height=48)
        self.revoke_button.clicked.connect(self.revoke)
        self.reason.submitted.connect(self.revoke)
        self._keys, self._drill = QWidget(), QWidget()
        self._lay_out()
        model.changed.connect(self.show_model)

    def _lay_out(self) -> None:
        self._list = QVBoxLayout(self._keys)
        self._list.setContentsMargins(0, 0, 0, 0)
        drill = QVBoxLayout(self._drill)
        drill.setContentsMargins(0, 0, 0, 0)
        drill.setSpacing(10)
        for step in self.steps:
            drill.addWidget(step)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._keys)
        inner.addWidget(self._drill)
        inner.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 8, 17, 15)
        column.addLayout(head)
        column.addWidget(scrolled_form(content), 1)
        column.addWidget(self.reason)
        column.addWidget(self.revoke_button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.reason.field.set_label(_("Reason"))
        self.revoke_button.set_text(_("Revoke the key"))
        for number, (label, step) in enumerate(zip(self.steps, DRILL, strict=True), start=1):
            label.setText(f"{number}. {_(step)}")

    def show_model(self) -> None:
        """The keys, or what to do before one is revoked."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [KeyRow(key) for key in self.model.listed()]
        for row in self.rows:
            row.chosen.connect(self.ask)
            row.answer_asked.connect(lambda key=row.key: self.save_answer(key))
            self._list.addWidget(row)
        self.till = 0
        self._show()

    def ask(self, till: int) -> None:
        """Revoke the key of that till: the steps first."""
        self.till = till
        self.reason.set_text("")
        self._show()
        self.reason.setFocus()

    def revoke(self) -> None:
        """Revoke it, once a reason is told."""
        if self.till:
            self.model.revoke(self.till, self.reason.text())

    def save_answer(self, key: ShownKey) -> None:
        """Choose where the answer to that till goes."""
        name = self.model.answer_name(key)
        path, _kind = QFileDialog.getSaveFileName(self, _("Save its answer"), name, "JSONL (*.jsonl)")
        if path:
            self.model.save_answer(key, Path(path))

    def leave_steps(self) -> bool:
        """From the steps back to the keys; False where the keys are shown already."""
        asking, self.till = bool(self.till), 0
        self._show()
        return asking

    def _show(self) -> None:
        self.title.setText(_("The computer is gone") if self.till else _("Keys of the stall"))
        self._keys.setVisible(not self.till)
        for part in (self._drill, self.reason, self.revoke_button):
            part.setVisible(bool(self.till))
