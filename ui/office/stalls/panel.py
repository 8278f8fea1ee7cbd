"""The panels beside the register: the stall that is edited, and what a sheet would change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.office.register.entry import FACTS
from pos.words import translate as _
from ui.models.stalls import StallsModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form


class _Panel(Card):
    closed = Signal()

    def __init__(self, model: StallsModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self.close_button = IconButton("x", "", kind="plain")
        self.close_button.clicked.connect(self.closed)
        self.save_button = Button(kind="primary", icon="check", height=48)
        self.content = QWidget()
        self.rows = QVBoxLayout(self.content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(17, 8, 17, 15)
        self.column.addLayout(head)
        self.column.addWidget(scrolled_form(self.content), 1)
        self.column.addWidget(self.save_button)


class StallForm(_Panel):
    """A field for every fact of one stall; the one that is refused is marked and has the focus."""

    def __init__(self, model: StallsModel) -> None:
        super().__init__(model)
        self.fields = {fact: TextField() for fact in FACTS}
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: model.write(fact, text))
            field.submitted.connect(lambda _text: model.save())
            self.rows.addWidget(field)
        self.rows.addStretch(1)
        self.remove_button = Button(kind="danger", icon="trash-2")
        self.remove_button.clicked.connect(model.remove)
        self.keys_button = Button(icon="key")
        self.column.insertWidget(2, self.keys_button)
        self.column.insertWidget(2, self.remove_button)
        self.save_button.clicked.connect(model.save)
        model.refused.connect(self.mark)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.save_button.set_text(_("Save"))
        self.keys_button.set_text(_("Keys of the stall"))
        self.remove_button.set_text(_("Take off the register"))
        for fact, field in self.fields.items():
            field.set_label(self.model.heading(fact))

    def show_model(self) -> None:
        """Show the stall that is edited."""
        model = self.model
        self.title.setText(_("New stall") if model.is_new else model.written("name"))
        self.keys_button.setVisible(model.has_keys())
        self.remove_button.setVisible(model.is_registered)
        for fact, field in self.fields.items():
            field.set_wrong(False)
            if model.edited is not None and field.text() != model.written(fact):
                field.set_text(model.written(fact))
        self.fields["stall"].setEnabled(model.is_new)

    def mark(self, wrong: str) -> None:
        """Show which fact cannot be."""
        for fact, field in self.fields.items():
            field.set_wrong(fact == wrong)
        if wrong:
            self.fields[wrong].setFocus()


class SheetPanel(_Panel):
    """What a sheet would change, and the button that takes it in."""

    def __init__(self, model: StallsModel) -> None:
        super().__init__(model)
        self.told = Label("", wrap=True)
        self.rows.addWidget(self.told)
        self.rows.addStretch(1)
        self.save_button.clicked.connect(model.import_sheet)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.save_button.set_text(_("Import"))

    def show_model(self) -> None:
        """Show the sheet that is looked into."""
        self.title.setText(self.model.sheet[0].name if self.model.sheet else "")
        self.told.setText(self.model.told_sheet())
        self.save_button.setEnabled(self.model.can_import)
