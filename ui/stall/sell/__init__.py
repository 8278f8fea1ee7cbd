"""Selling: search and goods left, the basket right; sheets and payment take the place of the goods."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from pos.catalog.product import Product
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.sell import SellModel
from ui.stall.sell.basket import BasketCard
from ui.stall.sell.goods import Goods
from ui.stall.sell.sheets import discount_sheet, price_sheet, quantity_sheet
from ui.widgets.asking import AskAmount, AskThing
from ui.widgets.buttons import Button
from ui.widgets.more import MoreSheet
from ui.widgets.page import Page
from ui.widgets.sheet import Sheet


class PayPlace(Protocol):
    """What `SellScreen` asks of the sheet that takes the money; it is a widget too."""

    closed: SignalInstance
    finished: SignalInstance
    paid: SignalInstance

    def commands(self) -> Sequence[Command]: ...
    def scanned(self, text: str) -> None: ...
    def is_done(self) -> bool: ...
    def leave(self) -> None: ...
    def focus(self) -> None: ...


class SellScreen(Page):
    """The screen a stall opens on.

    `make_pay` makes the sheet that takes the money (anything with the signals and methods of `PaySheet`);
    `more` gives further commands for the sheet “More”.
    """

    def __init__(
        self,
        model: SellModel,
        make_pay: Callable[[], PayPlace],
        more: Callable[[], Sequence[Command]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._make_pay = make_pay
        self._more = more
        self.pay_sheet: PayPlace | None = None
        self.sheet: QWidget | None = None
        self.goods = Goods(model)
        self.basket = BasketCard(model)
        self.place = QStackedWidget()
        self.place.addWidget(self.goods)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.basket)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model, basket = self.model, self.basket
        model.basket_changed.connect(self._on_basket_changed)
        model.weight_asked.connect(self._on_weight_asked)
        model.unknown_scanned.connect(self._on_unknown_scanned)
        self.goods.search.line_key.connect(self._on_line_key)
        self.goods.thing.clicked.connect(self.ask_thing)
        basket.view.price_asked.connect(lambda _key: self.ask_price())
        basket.view.quantity_asked.connect(lambda _key: self.ask_quantity())
        basket.undo.clicked.connect(model.undo)
        basket.clear.clicked.connect(model.clear)
        basket.discount.clicked.connect(self.ask_discount)
        basket.thing.clicked.connect(self.ask_thing)
        for button in (basket.more, basket.others):
            button.clicked.connect(self.show_more)
        basket.pay.clicked.connect(self.pay)
        basket.back.clicked.connect(lambda: self.pay_sheet and self.pay_sheet.leave())

    # The contract of a page

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the basket."""
        if self.pay_sheet is not None:
            return self.pay_sheet.commands()
        if self.sheet is not None:
            return (Command("back", N_("Back"), "Esc", self.close_sheet),)
        model = self.model
        chosen, any_line = self._has_chosen, self._has_lines
        return (
            Command("search", N_("Search"), "/", self.goods.focus),
            Command("first_hit", N_("Add the first hit"), "Return", self.goods.submit),
            Command("line_up", N_("Line above"), "Up", lambda: model.step(-1), any_line),
            Command("line_down", N_("Line below"), "Down", lambda: model.step(1), any_line),
            Command("more", N_("One more"), "+", model.more, chosen),
            Command("less", N_("One less"), "-", model.less, chosen),
            Command("quantity_star", N_("Quantity"), "*", self.ask_quantity, chosen),
            Command("quantity", N_("Quantity"), "F2", self.ask_quantity, chosen),
            Command("price", N_("Price or discount of the line"), "F3", self.ask_price, chosen),
            Command("discount", N_("Discount on the sale"), "Shift+F3", self.ask_discount, any_line),
            Command("thing", N_("Item without a code"), "Ins", self.ask_thing),
            Command("remove", N_("Take the line out"), "Del", model.remove, chosen),
            Command("undo", N_("Undo"), "Ctrl+Z", model.undo),
            Command("pay", N_("Pay"), "F12", self.pay, any_line),
        )

    def arrived(self) -> None:
        """Fresh goods, the focus in the search."""
        self.goods.reload()
        self.basket.show_state()
        self._focus()

    def scanned(self, text: str) -> None:
        """Add it, from a sheet as well; while money is taken nothing is added."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            self.pay_sheet.scanned(text)
            return
        self._end_pay()
        self.close_sheet()
        self.goods.search.set_text("")
        self.model.scanned(text)
        self._focus()

    def typed(self, text: str) -> None:
        """Slow typing outside a field goes to the search."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            return
        self._end_pay()
        if self.sheet is None:
            self.goods.search.set_text(self.goods.search.text() + text)
            self.goods.focus()

    def retranslate(self) -> None:
        """Say everything anew; a sheet that asks something is closed."""
        if self.sheet is not None:
            self.close_sheet()
        self.goods.retranslate()
        self.basket.retranslate()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.basket.setFixedWidth(measures.basket)
        self.goods.relayout()
        self.basket.relayout()

    # Sheets in the place of the goods

    def pay(self) -> None:
        """Take the money for the basket."""
        if self.pay_sheet is not None or not self.model.basket.lines:
            return
        self.close_sheet()
        sheet = self._make_pay()
        sheet.closed.connect(self._end_pay)
        sheet.finished.connect(self._end_pay)
        sheet.paid.connect(self._on_paid)
        self.pay_sheet = sheet
        self.place.addWidget(sheet)
        self.place.setCurrentWidget(sheet)
        self.basket.set_locked(True)
        self.commands_changed.emit()
        sheet.focus()

    def ask_quantity(self) -> None:
        """Pieces, or the weight, of the selected line."""
        line = self.model.chosen_line()
        if line is not None and not line.unique:
            self._open(quantity_sheet(line.name, line.is_weighed, line.qty), self.model.set_quantity)

    def ask_price(self) -> None:
        """The agreed price of the selected line, or a discount on it."""
        line = self.model.chosen_line()
        if line is not None:
            sheet = price_sheet(line)
            other = Button(_("Discount instead"), icon="badge-percent")
            other.clicked.connect(self.ask_line_discount)
            sheet.actions.addWidget(other)
            self._open(sheet, self.model.set_price)

    def ask_line_discount(self) -> None:
        """A discount on the selected line."""
        line = self.model.chosen_line()
        if line is not None:
            sheet = discount_sheet(_("Discount on the line"), line.name, line.value, line.discount)
            self._open(sheet, self.model.set_line_discount)

    def ask_discount(self) -> None:
        """A discount on the whole sale."""
        basket = self.model.basket
        if basket.lines:
            sub = translate_plural("{n} item", "{n} items", basket.pieces).format(n=basket.pieces)
            sheet = discount_sheet(_("Discount on the sale"), sub, basket.value, basket.discount)
            self._open(sheet, self.model.set_discount)

    def ask_thing(self) -> None:
        """Something without a code."""
        self._open(AskThing(), self.model.add_one_off)

    def show_more(self) -> None:
        """What has no button of its own here."""
        small = of(self).measures.small
        own = [
            Command("discount", N_("Discount on the sale"), "", self.ask_discount, self._has_lines),
            Command("thing", N_("Item without a code"), "", self.ask_thing),
        ]
        self._show(MoreSheet((own if small else []) + list(self._more()), self.close_sheet))

    def close_sheet(self) -> None:
        """Back to the goods."""
        if self.sheet is None:
            return
        sheet, self.sheet = self.sheet, None
        self.place.setCurrentWidget(self.goods)
        self.place.removeWidget(sheet)
        sheet.deleteLater()
        self.commands_changed.emit()
        self._focus()

    def _open(self, sheet: AskAmount | AskThing, answer: Callable[..., bool]) -> None:
        sheet.answered.connect(lambda *told: self.close_sheet() if answer(*told) else None)
        self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        if self.pay_sheet is not None:
            return
        self.close_sheet()
        sheet.closed.connect(self.close_sheet)
        self.sheet = sheet
        self.place.addWidget(sheet)
        self.place.setCurrentWidget(sheet)
        self.commands_changed.emit()
        sheet.setFocus()

    def _end_pay(self) -> None:
        if self.pay_sheet is None:
            return
        sheet, self.pay_sheet = self.pay_sheet, None
        self.place.setCurrentWidget(self.goods)
        self.place.removeWidget(sheet)
        sheet.deleteLater()
        self.basket.set_locked(False)
        self.commands_changed.emit()
        self._focus()

    def _focus(self) -> None:
        if self.pay_sheet is not None:
            self.pay_sheet.focus()
        elif self.sheet is not None:
            self.sheet.setFocus()
        else:
            self.goods.focus()

    def _has_chosen(self) -> bool:
        return self.model.chosen_line() is not None

    def _has_lines(self) -> bool:
        return bool(self.model.basket.lines)

    def _on_basket_changed(self) -> None:
        if self.pay_sheet is None:
            self.basket.show_state()

    def _on_paid(self) -> None:
        self.model.begin()
        self.basket.show_state()
        self.basket.set_locked(False)
        self.goods.search.set_text("")
        self.commands_changed.emit()

    def _on_weight_asked(self, product: Product) -> None:
        sheet = quantity_sheet(product.name, weighed=True, qty=0)
        self._open(sheet, lambda grams: grams > 0 and self.model.add_quantity(product, grams))

    def _on_unknown_scanned(self, text: str) -> None:
        self.goods.search.set_text(text)
        self.goods.focus()

    def _on_line_key(self, key: str) -> None:
        names = {"+": "more", "-": "less", "*": "quantity", "Del": "remove", "Up": "line_up", "Down": "line_down"}
        for command in self.commands():
            if command.id == names[key]:
                command.press()
