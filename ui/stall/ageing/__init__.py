"""How long single pieces lie: a list by age, what they are worth, and lower prices for those that are chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.money import MINUS, format_rupiah
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.ageing import AgeingModel
from ui.news import Screen
from ui.stall.ageing.listed import AgeingTable
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Place
from ui.widgets.sheet import Empty


class AgeingScreen(Page):
    """A touch on a row, Space or Enter chooses it; the bar takes the chosen prices down.

    `printing_asked` carries the Layout of the list, `keeping_asked` one to keep as a PDF.
    """

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: AgeingModel) -> None:
        super().__init__()
        self.model = model
        self.search = SearchField("")
        self.chips = ChipRow()
        self.asked, self.asked_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.cost, self.cost_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.table = AgeingTable(model)
        self.nothing = Empty()
        self.all = Button(icon="list-filter", height=64, keycap="Ctrl+A")
        self.paper = IconButton("printer", "", height=64)
        self.bar = PayBar("", keycap="F12", icon="badge-percent")
        self.place = Place(self._ground())
        self._around = QVBoxLayout(self)
        self._around.addWidget(self.place)
        self._connect()
        self.retranslate()
        self.relayout()

    def _ground(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self.search, 1)
        for amount, note in ((self.cost, self.cost_note), (self.asked, self.asked_note)):
            sums = QVBoxLayout()
            sums.setSpacing(0)
            sums.addWidget(amount)
            sums.addWidget(note)
            head.addLayout(sums)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        self._shown.addWidget(self.nothing)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 6, 8, 8)
        inside.addWidget(self._shown)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.all)
        foot.addWidget(self.paper)
        foot.addWidget(self.bar, 1)
        ground = QWidget()
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self.chips)
        self._column.addWidget(card, 1)
        self._column.addLayout(foot)
        return ground

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_model)
        self.search.searched.connect(model.search)
        self.search.line_key.connect(self._on_line_key)
        self.chips.chosen.connect(model.show)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(model.toggle)
        self.all.clicked.connect(model.choose_all)
        self.bar.clicked.connect(model.mark_down)
        self.paper.clicked.connect(self.show_list)
        self.place.changed.connect(self._on_place_changed)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Age of the goods")

    def commands(self) -> Sequence[Command]:
        """What can be done with the pieces, or with their list on paper."""
        model, over = self.model, self.place.over
        if isinstance(over, PaperSheet):
            return over.commands()
        return (
            Command("ageing_search", N_("Search"), "/", self._focus),
            Command("choose_piece", N_("Choose the piece, or leave it out"), "Space", self._on_space),
            Command("choose_all_pieces", N_("Choose all proposals"), "Ctrl+A", model.choose_all),
            Command("mark_down", N_("Take the prices down"), "F12", model.mark_down),
            Command("ageing_list", N_("The list on paper"), "Ctrl+P", self.show_list),
            Command("undo_prices", N_("Undo"), "Ctrl+Z", model.undo, model.can_undo),
            Command("leave_ageing", N_("Back to selling"), "Esc", self.leave),
        )

    def arrived(self) -> None:
        """Read afresh; the keys go through the list."""
        self.model.refresh()
        self._focus_list()

    def scanned(self, text: str) -> None:
        """A code shows its piece."""
        if self.place.over is None:
            self.search.set_text(text)

    def typed(self, text: str) -> None:
        """A letter or digit typed elsewhere searches."""
        if self.place.over is None:
            self.search.set_text(self.search.text() + text)
            self._focus()

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    def show_list(self) -> None:
        """The pieces that are listed, on paper."""
        model = self.model
        listed, stall = tuple(model.listed()), model.stall
        paper = partial(stall.papers.shelf_list, listed, stall.today(), with_cost=model.sees_cost)
        sheet = PaperSheet(stall, _("Age of the goods"), "", {_("Age of the goods"): paper})
        sheet.printing_asked.connect(self.printing_asked)
        sheet.keeping_asked.connect(self.keeping_asked)
        self.place.put_sheet(sheet)
        sheet.setFocus()

    # What is shown

    def show_model(self) -> None:
        """The list, the chips and the sums as the model has them."""
        model = self.model
        listed = model.listed()
        self.chips.set_chips(model.chips(), str(model.least))
        self.table.show_pieces()
        self._shown.setCurrentIndex(0 if listed else 1)
        self.asked.setText(format_rupiah(model.asked()))
        self.cost.setText(format_rupiah(model.cost()))
        for part in (self.cost, self.cost_note):
            part.setVisible(model.sees_cost)
        self._show_bar()
        self.commands_changed.emit()

    def _show_bar(self) -> None:
        model = self.model
        number = len(model.prices())
        told = translate_plural("Take the price of {n} piece down", "Take the prices of {n} pieces down", number)
        self.bar.set_text(told.format(n=number) if number else self._proposed())
        self.bar.set_amount(f"{MINUS}{format_rupiah(model.off())}" if number else "")
        self.bar.setEnabled(bool(number))
        self.all.setEnabled(bool(model.proposed()))

    def _proposed(self) -> str:
        number = self.model.proposed()
        if not number:
            return _("No price need come down")
        told = translate_plural("A lower price is proposed for {n} piece", "Lower prices are proposed for {n} pieces",
                                number)  # fmt: skip
        return told.format(n=number)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search name or code, or scan"))
        self.asked_note.setText(_("offered for, in all"))
        self.cost_note.setText(_("cost, in all"))
        self.table.setAccessibleName(_("Age of the goods"))
        self.nothing.sentence.setText(_("No single piece lies that long"))
        self.all.set_text(_("All proposals"))
        self.paper.set_name(_("The list on paper"))
        if self.place.over is not None and not self.is_held:
            self.place.clear()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._around.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._column.setSpacing(8 if measures.small else 12)
        self.all.set_keycap("" if measures.small else "Ctrl+A")
        self.show_model()

    # What happens

    def _on_clicked(self, index: QModelIndex) -> None:
        self.model.toggle(self.table.table.row(index.row()).key)

    def _on_space(self) -> None:
        if self.table.key():
            self.model.toggle(self.table.key())

    def _on_line_key(self, key: str) -> None:
        if key in ("Up", "Down") and self.model.listed():
            self.table.setFocus()
            self.table.selectRow(0)

    def _focus(self) -> None:
        self.search.setFocus()

    def _focus_list(self) -> None:
        (self.table if self.model.listed() else self.search).setFocus()

    def _on_place_changed(self) -> None:
        self.commands_changed.emit()
        if self.place.over is None:
            self._focus_list()
