"""The register of stalls: a table of everybody, and beside it the one that is edited, or a sheet to be taken in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.requests import RequestsModel
from ui.models.stalls import StallsModel
from ui.news import Screen
from ui.office.stalls.keys import KeysPanel
from ui.office.stalls.listed import Narrowing, StallTable
from ui.office.stalls.panel import SheetPanel, StallForm
from ui.office.stalls.requests import RequestCard
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.page import Page

_PANEL = 380
_ANY = 16_777_215


class StallsScreen(Page):
    """Draws the model. In a small window the panel takes the table's place while something is looked into."""

    def __init__(self, model: StallsModel, requests: RequestsModel) -> None:
        super().__init__()
        self.model = model
        self.asking = requests
        self.requests = RequestCard(requests)
        self.requests.answer_asked.connect(self.ask_answer)
        self.table = StallTable()
        self.search = SearchField("", keycap="/")
        self.search.searched.connect(model.search)
        self.search.submitted.connect(lambda _text: self.table.setFocus())
        self.chips = Narrowing(model)
        self.new_button = Button(kind="primary", icon="plus")
        self.new_button.clicked.connect(self.begin)
        self.import_button = IconButton("upload", "")
        self.import_button.clicked.connect(self.ask_sheet)
        self.export_button = IconButton("download", "")
        self.export_button.clicked.connect(self.ask_export)
        self.request_button = IconButton("file-check", "")
        self.request_button.clicked.connect(self.ask_request)
        self.copy_button = IconButton("copy", "")
        self.copy_button.clicked.connect(self.copy_phones)
        self.table.opened.connect(self._edit)
        self.table.clicked.connect(lambda index: self._edit(self.table.table.row(index.row()).key))
        self.card = Card()
        self.form = StallForm(model)
        self.sheet = SheetPanel(model)
        self.keys = KeysPanel(model.keys)
        self.form.keys_button.clicked.connect(self.show_keys)
        self.keys.closed.connect(self.leave)
        model.keys.changed.connect(self.show_model)
        self.panel = QStackedWidget()
        self._build()
        model.changed.connect(self.show_model)
        model.picked.connect(self.show_model)
        self.retranslate()
        self.relayout()

    def _build(self) -> None:
        for part in (self.form, self.sheet, self.keys):
            self.panel.addWidget(part)
        for panel in (self.form, self.sheet):
            panel.closed.connect(self.leave)
        within = QVBoxLayout(self.card)
        within.setContentsMargins(1, 8, 1, 8)
        within.addWidget(self.table)
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        for button in (self.request_button, self.copy_button, self.import_button, self.export_button, self.new_button):
            tools.addWidget(button)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.card, 1)
        beside.addWidget(self.panel)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.requests)
        self._column.addWidget(self.tools)
        self._column.addWidget(self.chips)
        self._column.addLayout(beside, 1)

    def heading(self) -> str:
        """The page's title."""
        return _("Stalls")

    def commands(self) -> Sequence[Command]:
        """Looking for a stall, editing it, sheets, telephone numbers."""
        model = self.model
        return (
            Command("search", N_("Search"), "/", self.search.setFocus),
            Command("new_stall", N_("New stall"), "Ctrl+N", self.begin),
            Command("save_stall", N_("Save"), "Ctrl+S", model.save, lambda: model.edited is not None),
            Command("stall_keys", N_("Keys of the stall"), "F6", self.show_keys, model.has_keys),
            Command("import_stalls", N_("Import a sheet"), "Ctrl+O", self.ask_sheet),
            Command("bring_request", N_("Open a request's file"), "Ctrl+R", self.ask_request),
            Command("accept", N_("Accept"), "F12", self.asking.accept, lambda: self.asking.can_accept),
            Command("export_stalls", N_("Export as a sheet"), "Ctrl+E", self.ask_export),
            Command("copy_phones", N_("Copy the telephone numbers"), "Ctrl+Shift+C", self.copy_phones),
            Command("close_sheet", N_("Back"), "Esc", self.leave),
        )

    def unsaved(self) -> str:
        """A stall that was typed and not saved."""
        return self.model.unsaved()

    def arrived(self) -> None:
        """Read the register and the requests afresh; the arrow keys move in the list."""
        self.model.refresh()
        self.asking.refresh()
        self.table.setFocus()

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        self.search.set_text(self.search.text() + text)
        self.search.setFocus()

    def begin(self) -> None:
        """A new stall, its code first."""
        if self.model.begin():
            self.form.fields["stall"].setFocus()

    def leave(self) -> None:
        """Look into nothing; from there back to Today. From its keys to the stall itself."""
        if self.keys.leave_steps():
            return
        if self.model.keys.stall:
            self.model.keys.look("")
            self.form.fields["name"].setFocus()
            return
        if self.model.edited is None and self.model.sheet is None:
            self.model.news.show(Screen.TODAY)
            return
        self.model.leave()
        self.table.setFocus()

    def show_keys(self) -> None:
        """The keys of the stall that is edited, and what to do when its computer is gone."""
        if self.model.has_keys():
            assert self.model.edited is not None
            self.model.keys.look(self.model.edited.stall)
            self.keys.close_button.setFocus()

    def copy_phones(self) -> None:
        """The telephone numbers of those that are listed, to be pasted."""
        QGuiApplication.clipboard().setText(self.model.phones())
        self.model.news.say(_("Copied: paste it into a message"))

    def ask_sheet(self) -> None:
        """Choose a sheet, and look into it."""
        filters = _("Sheets") + " (*.csv *.xlsx *.CSV *.XLSX)"
        path, _kind = QFileDialog.getOpenFileName(self, _("Import a sheet"), "", filters)
        if path:
            self.model.look_into(Path(path))

    def look_into(self, path: Path) -> None:
        """Tell what a sheet would change."""
        self.model.look_into(path)

    def bring(self, path: Path) -> None:
        """A request that came as a file."""
        if self.asking.bring(path):
            self.requests.accept.setFocus()

    def ask_request(self) -> None:
        """Choose the file of a request."""
        filters = _("Requests") + " (*.jsonl)"
        path, _kind = QFileDialog.getOpenFileName(self, _("Open a request's file"), "", filters)
        if path:
            self.bring(Path(path))

    def ask_answer(self) -> None:
        """Choose where the answer to the till admitted last goes."""
        name = self.asking.answer_name()
        path, _kind = QFileDialog.getSaveFileName(self, _("Save its answer"), name, "JSONL (*.jsonl)")
        if path:
            self.asking.save_answer(Path(path))

    def ask_export(self) -> None:
        """Choose where those that are listed go as a sheet."""
        name = " ".join((self.model.office.code, _("Stalls"))) + ".xlsx"
        path, _kind = QFileDialog.getSaveFileName(self, _("Export as a sheet"), name, "XLSX (*.xlsx);;CSV (*.csv)")
        if path:
            self.model.export(Path(path))

    def _edit(self, stall: str) -> None:
        if self.model.look(stall):
            self.model.keys.look("")
            self.form.fields["name"].setFocus()
            self.form.fields["name"].edit.end(False)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Code, name, place, vendor, telephone"))
        self.new_button.set_text(_("New stall"))
        self.import_button.set_name(_("Import a sheet"))
        self.export_button.set_name(_("Export as a sheet"))
        self.copy_button.set_name(_("Copy the telephone numbers"))
        self.table.setAccessibleName(_("Stalls"))
        self.request_button.set_name(_("Open a request's file"))
        self.requests.retranslate()
        self.form.retranslate()
        self.keys.retranslate()
        self.sheet.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Margins; in a wide window the panel stands beside the table."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 10, measures.margin, 10)
        self._column.setSpacing(10)
        self.form.lay_out(wide=measures.small)
        self.panel.setMinimumWidth(_PANEL)
        self.panel.setMaximumWidth(_ANY if measures.small else _PANEL)
        self.show_model()

    def show_model(self) -> None:
        """Show the stalls that are listed, and what is looked into."""
        model = self.model
        small = of(self).measures.small
        self.chips.show_model(small=small)
        open_ = model.edited is not None or model.sheet is not None
        self.table.show_stalls(model, roomy=not (small or open_))
        self._show_panel(small=small, open_=open_)

    def _show_panel(self, *, small: bool, open_: bool) -> None:
        self.form.show_model()
        self.sheet.show_model()
        keys = self.keys if self.model.keys.stall else self.form
        self.panel.setCurrentWidget(self.sheet if self.model.sheet else keys)
        self.panel.setVisible(open_)
        for part in (self.card, self.tools, self.chips):
            part.setVisible(not (small and open_))
        self.requests.give_way(open_)
