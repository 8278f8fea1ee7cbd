"""How long single pieces lie: a list by age, what they are worth, and lower prices for those that are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from pos.catalog.ageing.markdown import Aged
from pos.money import MINUS, format_number, format_rupiah
from pos.words import N_, language, translate_plural, written_day
from pos.words import translate as _
from ui.keys import Command
from ui.look import fonts
from ui.look.wear import of
from ui.models.ageing import AgeingModel
from ui.models.picture import picture_for
from ui.news import Screen
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.sheet import Empty
from ui.widgets.table import Cell, Column, Row, Table


class AgeingScreen(Page):
    """A touch on a row, Space or Enter chooses it; the bar takes the chosen prices down."""

    def __init__(self, model: AgeingModel) -> None:
        super().__init__()
        self.model = model
        self.search = SearchField("")
        self.chips = ChipRow()
        self.asked, self.asked_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.cost, self.cost_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.table = Table(row_height=44)
        self.nothing = Empty()
        self.all = Button(icon="list-filter", height=64, keycap="Ctrl+A")
        self.bar = PayBar("", keycap="F12", icon="badge-percent")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
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
        foot.addWidget(self.bar, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self._column.addWidget(self.chips)
        self._column.addWidget(card, 1)
        self._column.addLayout(foot)

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

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Age of the goods")

    def commands(self) -> Sequence[Command]:
        """What can be done with the pieces."""
        model = self.model
        return (
            Command("ageing_search", N_("Search"), "/", self._focus),
            Command("choose_piece", N_("Choose the piece, or leave it out"), "Space", self._on_space),
            Command("choose_all_pieces", N_("Choose all proposals"), "Ctrl+A", model.choose_all),
            Command("mark_down", N_("Take the prices down"), "F12", model.mark_down),
            Command("undo_prices", N_("Undo"), "Ctrl+Z", model.undo, model.can_undo),
            Command("leave_ageing", N_("Back to selling"), "Esc", self.leave),
        )

    def arrived(self) -> None:
        """Read afresh; the keys go through the list."""
        self.model.refresh()
        (self.table if self.model.listed() else self.search).setFocus()

    def scanned(self, text: str) -> None:
        """A code shows its piece."""
        self.search.set_text(text)

    def typed(self, text: str) -> None:
        """A letter or digit typed elsewhere searches."""
        self.search.set_text(self.search.text() + text)
        self._focus()

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    # What is shown

    def show_model(self) -> None:
        """The list, the chips and the sums as the model has them."""
        model = self.model
        listed = model.listed()
        self.chips.set_chips(model.chips(), str(model.least))
        self.table.set_rows(self._columns(), [self._row(one) for one in listed])
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

    def _columns(self) -> list[Column]:
        small = of(self).measures.small
        columns = [Column(_("Item")), Column(_("Lies"), "number", fonts.drawn(88))]
        if not small:
            columns.append(Column(_("Came in"), "muted", fonts.drawn(112)))
        if self.model.sees_cost:
            columns.append(Column(_("Cost"), "amount", fonts.drawn(104)))
        columns.append(Column(_("Price"), "amount", fonts.drawn(104), strong=True))
        return [*columns, Column(_("Proposal"), "amount", fonts.drawn(112))]

    def _row(self, one: Aged) -> Row:
        product = one.product
        chosen = product.code in self.model.chosen
        drawing = picture_for(product.name, product.category, self.model.stall.identity.trade)
        note = " · ".join(part for part in (product.code, product.category) if part)
        days = translate_plural("{n} day", "{n} days", one.days).format(n=format_number(one.days))
        cells: list[object] = [
            Cell(product.name, icon="circle-check" if chosen else drawing, tone="brand" if chosen else "", strong=True,
                 note=note),
            Cell(one.days, days),
        ]  # fmt: skip
        if not of(self).measures.small:
            cells.append(written_day(one.since, language()))
        if self.model.sees_cost:
            cells.append(Cell(product.cost, "" if product.cost else "–", "muted"))
        return Row(product.code, (*cells, product.price, self._proposal(one, chosen=chosen)))

    def _proposal(self, one: Aged, *, chosen: bool) -> Cell:
        price = self.model.proposal(one)
        if price is None:
            return Cell(None)
        off = (one.product.price - price) * 100 // one.product.price
        return Cell(price, tone="brand" if chosen else "", strong=chosen, note=f"{MINUS}{off} %")

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search name or code, or scan"))
        self.asked_note.setText(_("offered for, in all"))
        self.cost_note.setText(_("cost, in all"))
        self.table.setAccessibleName(_("Age of the goods"))
        self.nothing.sentence.setText(_("No single piece lies that long"))
        self.all.set_text(_("All proposals"))
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
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
