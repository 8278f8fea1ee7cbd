"""The panels beside the register: the stall that is edited, and what a sheet would change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.office.register.entry import FACTS
from pos.words import N_
from pos.words import translate as _
from ui.models.stalls import StallsModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.suggesting import SuggestField
from ui.widgets.table import Cell, Column, Row, Table


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
        self.column.setSpacing(6)
        self.column.addLayout(head)
        self.column.addWidget(scrolled_form(self.content), 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(self.save_button, 1)
        self.column.addLayout(self.foot)


_NARROW = (
    ("stall", "place"),
    ("name",),
    ("gallery",),
    ("trade",),
    ("vendor",),
    ("phone",),
    ("regencies",),
    ("from_day", "to_day"),
    ("note",),
)
_WIDE = (
    ("stall", "name"),
    ("gallery", "place"),
    ("trade", "vendor"),
    ("phone", "regencies"),
    ("from_day", "to_day"),
    ("note",),
)
"""The fields by row, beside the table and in its place."""
_SHORT = {"from_day": N_("Contract"), "to_day": N_("until")}
"""What stands before a field that has no room for the sheet's heading."""
_SUGGESTED = ("gallery", "trade", "regencies")


class StallForm(_Panel):
    """A field for every fact of one stall; the one that is refused is marked and has the focus."""

    def __init__(self, model: StallsModel) -> None:
        super().__init__(model)
        self.suggesting = {fact: SuggestField(several=fact == "regencies", height=44) for fact in _SUGGESTED}
        self.fields = {fact: self.suggesting.get(fact) or TextField(height=44) for fact in FACTS}
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: model.write(fact, text))
            field.submitted.connect(lambda _text: model.save())
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._shown_wide: bool | None = None
        self.rows.addLayout(self._grid)
        self.rows.addStretch(1)
        self.remove_button = IconButton("trash-2", "", kind="danger")
        self.remove_button.clicked.connect(model.remove)
        self.keys_button = IconButton("key", "")
        for button in (self.keys_button, self.remove_button):
            button.setFixedHeight(48)
            self.foot.insertWidget(0, button)
        self.save_button.clicked.connect(model.save)
        model.refused.connect(self.mark)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.save_button.set_text(_("Save"))
        self.keys_button.set_name(_("Keys of the stall"))
        self.remove_button.set_name(_("Take off the register"))
        for fact, field in self.fields.items():
            field.set_label(_(_SHORT[fact]) if fact in _SHORT else self.model.heading(fact))

    def lay_out(self, *, wide: bool) -> None:
        """Two fields a row where there is room for them, as the eye reads them."""
        if wide == self._shown_wide:
            return
        self._shown_wide = wide
        for field in self.fields.values():
            self._grid.removeWidget(field)
        for at, row in enumerate(_WIDE if wide else _NARROW):
            for place, fact in enumerate(row):
                self._grid.addWidget(self.fields[fact], at, place, 1, 2 if len(row) == 1 else 1)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)

    def show_model(self) -> None:
        """Show the stall that is edited."""
        for fact, suggesting in self.suggesting.items():
            suggesting.suggest(self.model.suggestions(fact))
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
        self.table = Table(row_height=44)
        self.rows.addWidget(self.told)
        self.rows.addWidget(self.table, 1)
        self.rows.addStretch(0)
        self.save_button.clicked.connect(model.import_sheet)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.save_button.set_text(_("Import"))

    def show_model(self) -> None:
        """Show the sheet that is looked into."""
        self.title.setText(self.model.sheet[0].name if self.model.sheet else "")
        self.told.setText(self.model.told_sheet())
        changes = self.model.sheet_changes()
        columns = [Column(_("Stall"), "strong", 66), Column(_("Name")), Column("", "pill", 90)]
        new, changed = (Cell(_("New"), pill="ok"), Cell(_("Changed"), pill="brand"))
        self.table.set_rows(
            columns,
            [
                Row(code, (code, Cell(name, note=facts), new if is_new else changed))
                for code, name, facts, is_new in changes
            ],
        )
        self.table.setAccessibleName(self.title.text())
        self.table.setVisible(bool(changes))
        self.told.set_tone("bad" if self.model.is_refused else "text" if self.model.can_import else "muted")
        self.save_button.setEnabled(self.model.can_import)
