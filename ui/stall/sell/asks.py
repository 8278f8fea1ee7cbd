"""What is asked while selling, each question a sheet in the place of the goods."""

from collections.abc import Callable, Sequence

from pos.catalog.product import Product
from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.sell import SellModel
from ui.stall.sell.sheets import CancelSheet, ParkedSheet, discount_sheet, price_sheet
from ui.widgets.asking import AskAmount, AskName, AskThing
from ui.widgets.buttons import Button
from ui.widgets.more import MoreSheet
from ui.widgets.place import Place
from ui.widgets.quantity import quantity_sheet


class Asks:
    """Every verb opens its sheet in `place` and hands the answer to the model; a refused answer leaves it open.

    `further` gives what can be done on every screen, for the sheet “More”.
    """

    def __init__(self, model: SellModel, place: Place, further: Callable[[], Sequence[Command]]) -> None:
        self._model = model
        self._place = place
        self._further = further

    def quantity(self) -> None:
        """Pieces, or the weight, of the selected line."""
        line = self._model.chosen_line()
        if line is not None and not line.unique:
            self._open(quantity_sheet(line.name, line.is_weighed, line.qty), self._model.set_quantity)

    def weight(self, product: Product) -> None:
        """How much of something that is weighed goes into the basket."""
        sheet = quantity_sheet(product.name, weighed=True, qty=0)
        self._open(sheet, lambda grams: grams > 0 and self._model.add_quantity(product, grams))

    def price(self) -> None:
        """The agreed price of the selected line, or a discount on it: talked about where the stall does, or typed."""
        line = self._model.chosen_line()
        if line is not None and not self._model.haggle():
            sheet = price_sheet(line)
            other = Button(_("Discount instead"), icon="badge-percent")
            other.clicked.connect(self.line_discount)
            sheet.verbs.addWidget(other)
            self._open(sheet, self._model.set_price)

    def line_discount(self) -> None:
        """A discount on the selected line."""
        line = self._model.chosen_line()
        if line is not None:
            sheet = discount_sheet(_("Discount on the line"), line.name, line.value, line.discount)
            self._open(sheet, self._model.set_line_discount)

    def discount(self) -> None:
        """A discount on the whole sale."""
        basket = self._model.basket
        if basket.lines:
            sheet = discount_sheet(_("Discount on the sale"), self._pieces(), basket.value, basket.discount)
            self._open(sheet, self._model.set_discount)

    def thing(self) -> None:
        """Something without a code."""
        title = _("Item without a code")
        self._open(AskThing(title, verb=_("Add to the basket"), nameless=title), self._model.add_one_off)

    def new_product(self, text: str) -> None:
        """Name and price of what is not among the goods yet, by the unknown `text` that was scanned or typed."""
        barcode, name = self._model.shelf.draft(text)
        sheet = AskThing(
            _("New product"),
            _("Code {code}").format(code=barcode) if barcode else "",
            verb=_("Add to goods & basket"),
            nameless=_("Item {code}").format(code=barcode).strip(),
            name=name,
        )

        def add(name: str, price: int) -> bool:
            return self._model.add_new(barcode, name, price, lambda: self._place.clear() if add(name, price) else None)

        self._open(sheet, add)

    def customer(self) -> None:
        """Who buys."""
        sheet = AskName(
            _("Customer"),
            _("stays on this computer and on the receipt"),
            _("Name"),
            verb=_("Keep the name"),
            name=self._model.basket.customer,
        )
        self._open(sheet, self._model.set_customer)

    def park(self) -> None:
        """Under which name the basket is parked; a sale that has a customer, or a table, is parked at once."""
        basket = self._model.basket
        if not basket.lines:
            return
        if basket.customer or basket.table:
            self._model.park()
            return
        sheet = AskName(
            _("Park the sale"),
            self._pieces(),
            _("Name"),
            verb=_("Park"),
            placeholder=self._model.next_name(),
            amount=format_rupiah(self._model.priced().total),
        )
        self._open(sheet, self._model.park)

    def table(self) -> None:
        """To which table, or whom, the order goes."""
        sheet = AskName(
            _("Table or name"),
            _("a number alone is a table's"),
            _("Table"),
            verb=_("Take it"),
            name=self._model.basket.table,
        )
        self._open(sheet, self._model.set_table)

    def waiting(self) -> None:
        """Every order that the kitchen has."""
        from ui.stall.sell.waiting import WaitingSheet

        self._place.put_sheet(WaitingSheet(self._model.kitchen))

    def recall(self) -> None:
        """Which of the parked sales goes on; where only one waits, it does."""
        parked = self._model.parked()
        if len(parked) == 1:
            self._model.recall(parked[0].key)
        elif parked:
            sheet = ParkedSheet(parked)
            self._open(sheet, self._model.recall)

    def gone(self) -> None:
        """Which goods are sold out today."""
        from ui.stall.sell.gone import GoneSheet

        self._place.put_sheet(GoneSheet(self._model.shelf))

    def cancel(self) -> None:
        """Why nothing is sold of what the buyer was asked to pay for."""
        operation = new_operation()
        total = format_rupiah(self._model.priced().total)
        self._place.put_sheet(
            CancelSheet(
                f"{self._pieces()} · {total}", lambda reason, again: self._model.cancel(reason, operation, again)
            )
        )

    def more(self) -> None:
        """What has no button of its own here."""
        small, kitchen = of(self._place).measures.small, self._model.kitchen.is_on
        own = self.commands() if small or kitchen else []
        if small and kitchen:
            clear = Command("clear", N_("Clear basket"), "", self._model.clear, self._has_lines)
            undo = Command("undo", N_("Undo"), "Ctrl+Z", self._model.undo, lambda: self._model.basket.can_undo)
            own = [undo, clear, *own]
        thing = Command("thing", N_("Item without a code"), "Ins", self.thing)
        redo = Command("redo", N_("Redo"), "Ctrl+Shift+Z", self._model.redo, lambda: self._model.basket.can_redo)
        gone = Command("gone", N_("Sold out today"), "Shift+F2", self.gone)
        self._place.put_sheet(MoreSheet([*own, thing, gone, redo, *self._further()], self._place.clear))

    def commands(self) -> list[Command]:
        """What stands as buttons below the basket of a wide window."""
        return [
            Command("discount", N_("Discount on the sale"), "Shift+F3", self.discount, self._has_lines),
            Command("customer", N_("Customer"), "F4", self.customer),
            Command("park", N_("Park the sale"), "F6", self.park, self._has_lines),
            Command("recall", N_("Recall a parked sale"), "F7", self.recall, lambda: bool(self._model.parked())),
            *self._of_kitchen(),
        ]

    def _of_kitchen(self) -> list[Command]:
        model = self._model
        if not model.kitchen.is_on:
            return []
        return [
            Command("table", N_("Table or name"), "Shift+F4", self.table),
            Command("send", N_("Send to the kitchen"), "Shift+F6", model.send, self._has_untold),
            Command("waiting", N_("Kitchen"), "Shift+F7", self.waiting),
            Command("away", N_("Eat here / take away"), "Shift+F5", lambda: model.set_away(not model.basket.away)),
        ]

    def _has_untold(self) -> bool:
        return self._model.kitchen.has_untold(self._model.basket)

    def _open(self, sheet: AskAmount | AskThing | AskName | ParkedSheet, answer: Callable[..., bool]) -> None:
        sheet.answered.connect(lambda *told: self._place.clear() if answer(*told) else None)
        self._place.put_sheet(sheet)

    def _pieces(self) -> str:
        pieces = self._model.basket.pieces
        return translate_plural("{n} item", "{n} items", pieces).format(n=pieces)

    def _has_lines(self) -> bool:
        return bool(self._model.basket.lines)
