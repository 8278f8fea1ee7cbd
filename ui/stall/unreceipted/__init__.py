"""Goods that come back without a receipt: what is brought left, what is agreed and why right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from pos.money import format_quantity, format_rupiah
from pos.till.tenders import Tender
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.refund import REASONS
from ui.models.unreceipted import UnreceiptedModel
from ui.news import Screen
from ui.stall.unreceipted.panel import UnreceiptedPanel
from ui.widgets.asking import AskAmount, AskName
from ui.widgets.listing import Listing
from ui.widgets.page import Page
from ui.widgets.place import Place
from ui.widgets.quantity import quantity_sheet
from ui.widgets.table import Cell, Column, Row, Table

_NUMBER = 116


class UnreceiptedScreen(Page):
    """Search and list at the left, the chosen line and the bar at the right."""

    def __init__(self, model: UnreceiptedModel) -> None:
        super().__init__()
        self.model = model
        self.table = Table(row_height=44)
        self.listing = Listing(self.table)
        self.listing.chips.hide()
        self.search = self.listing.search
        self.panel = UnreceiptedPanel(model)
        self.place = Place(self.listing)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.panel)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_model)
        self.search.searched.connect(model.search)
        self.search.submitted.connect(self._on_submitted)
        self.search.line_key.connect(self._on_line_key)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.place.changed.connect(self._on_place_changed)
        self.panel.quantity_asked.connect(self.ask_quantity)
        self.panel.price_asked.connect(self.ask_price)
        self.panel.way_chosen.connect(self.choose_way)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Return without a receipt")

    def commands(self) -> Sequence[Command]:
        """What can be done with what is brought."""
        if self.place.over is not None:
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        model = self.model
        reasons = [
            Command(f"reason_{key}", title, f"Ctrl+{at}", partial(model.choose_reason, key))
            for at, (key, title) in enumerate(REASONS.items(), start=1)
        ]
        ways = [
            Command(f"way_{way.id}", way.title, f"Alt+{at}", partial(self.choose_way, way))
            for at, way in enumerate(model.ways, start=1)
        ]
        return (
            Command("return_search", N_("Search"), "/", self._focus),
            Command("return_quantity", N_("Quantity"), "F2", self.ask_quantity, self._has_line),
            Command("return_price", N_("Price given back"), "F3", self.ask_price, self._has_line),
            Command("return_note", N_("Write the reason"), "F4", self.panel.note.setFocus),
            *reasons,
            *ways,
            Command("take_back", N_("Give back"), "F12", model.accept, lambda: not model.refusal()),
            Command("leave_return", N_("Back to selling"), "Esc", self.leave),
        )

    def unsaved(self) -> str:
        """Goods that lie here and are not taken back."""
        return _("Goods are brought and not taken back: finish, or close once more to give it up") * bool(
            self.model.lines
        )

    def arrived(self) -> None:
        """Typing goes to the search."""
        self.show_model()
        self._focus()

    def scanned(self, text: str) -> None:
        """One more of what is scanned; never a number."""
        if self.place.over is not None:
            self.model.news.refuse(_("Finish the number first: a scan is no quantity"))
            return
        self.search.set_text("")
        self.model.scanned(text)

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        if self.place.over is None:
            self.search.set_text(self.search.text() + text)
            self._focus()

    def leave(self) -> None:
        """Out of the search, then back to selling; what was brought is given up."""
        if self.search.text():
            self.search.set_text("")
        else:
            self.model.give_up()
            self.model.news.show(Screen.SELL)

    def ask_quantity(self) -> None:
        """Type how many of the chosen line."""
        line = self.model.line()
        if line is not None and not line.product.unique:
            self._ask(quantity_sheet(line.product.name, line.product.weighed, line.qty), self.model.set_quantity)

    def ask_price(self) -> None:
        """Type what is given back for one of the chosen line."""
        line = self.model.line()
        if line is None:
            return
        price = line.product.price
        sheet = AskAmount(
            _("Price given back"),
            line.product.name,
            _("Rupiah"),
            verb=_("Take it"),
            amount=line.price,
            choices=[(format_rupiah(part), part) for part in dict.fromkeys((price, price * 3 // 4, price // 2))],
        )
        self._ask(sheet, self.model.set_price)

    def choose_way(self, way: Tender) -> None:
        """Give it back by this tender; who has store credit is asked, and may stay unnamed."""
        self.model.choose_way(way)
        if self.model.gives_credit():
            sheet = AskName(
                _("Store credit for"),
                _("stays on this computer and on the slip"),
                _("Name"),
                verb=_("Keep the name"),
                name=self.model.holder,
                placeholder=_("whoever shows the slip"),
            )
            self._ask(sheet, self.model.name_holder)

    def _ask(self, sheet: AskAmount | AskName, answer: object) -> None:
        assert callable(answer)
        sheet.answered.connect(lambda told: self.place.clear() if answer(told) else None)
        self.place.put_sheet(sheet)
        sheet.setFocus()

    # What is shown

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.place.clear()
        self.search.set_placeholder(_("Scan, or search goods and press Enter"))
        self.table.setAccessibleName(_("Return without a receipt"))
        self.panel.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.listing.relayout()
        self.panel.setFixedWidth(344 if measures.small else 400)
        self.panel.relayout()

    def show_model(self) -> None:
        """What is brought, or what was found."""
        model = self.model
        if not model.text and self.search.text() and not self.search.edit.hasFocus():
            self.search.set_text("")
        searching = bool(model.text.strip())
        columns = [Column(_("Goods"), "strong"), Column(_("Price"), "amount", _NUMBER)]
        if searching:
            rows = [_found(product.code, product.name, product.price) for product in model.found()]
        else:
            columns = [
                Column(_("Goods"), "strong"),
                Column(_("Quantity"), "number", _NUMBER),
                Column(_("For one"), "amount", _NUMBER),
                Column(_("Given back"), "amount", _NUMBER, strong=True),
            ]
            rows = [
                Row(
                    line.product.code,
                    (
                        Cell(line.product.name, note=line.product.code),
                        Cell(line.qty, format_quantity(line.qty, line.product.weighed)),
                        Cell(line.price, tone="warn" if line.is_dearer else ""),
                        Cell(model.value(line)),
                    ),
                )
                for line in model.lines
            ]
        self.table.set_rows(columns, rows)
        self.table.pick(model.chosen)
        nothing = _("Nothing is found: scan, or type fewer letters")
        self.listing.show_whether(bool(rows), nothing if searching else _("Nothing is brought yet: scan the goods"))
        self.listing.show_sum(*self._sum())
        self.panel.show_model()
        self.commands_changed.emit()

    def _sum(self) -> tuple[str, str]:
        number = len(self.model.lines)
        told = translate_plural("{n} sort of goods", "{n} sorts of goods", number).format(n=number)
        return (format_rupiah(self.model.due), told) if number else ("", "")

    # What happens

    def _on_submitted(self, text: str) -> None:
        if self.model.submit(text):
            self._taken()

    def _on_picked(self, key: str) -> None:
        if not self.model.text.strip():
            self.model.choose(key)

    def _on_opened(self, key: str) -> None:
        if not self.model.text.strip():
            self.ask_price()
        elif self.model.add_code(key):
            self._taken()

    def _taken(self) -> None:
        self.search.set_text("")
        line = self.model.line()
        if line is not None and line.product.weighed:
            self.ask_quantity()
        else:
            self._focus()

    def _on_line_key(self, key: str) -> None:
        if key in ("Up", "Down"):
            self.model.step(1 if key == "Down" else -1)
        elif key in ("+", "-"):
            self.model.more(1 if key == "+" else -1)
        elif key == "*":
            self.ask_quantity()
        elif key == "Del":
            self.model.strike()

    def _on_place_changed(self) -> None:
        self.panel.setEnabled(self.place.over is None)
        self.commands_changed.emit()
        if self.place.over is None:
            self._focus()

    def _focus(self) -> None:
        self.search.setFocus()

    def _has_line(self) -> bool:
        return self.model.line() is not None


def _found(code: str, name: str, price: int) -> Row:
    return Row(code, (Cell(name, note=code), Cell(price)))
