"""Selling: search and goods left, the basket right; sheets and payment take the place of the goods."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.till.basket import Basket
from pos.words import N_
from ui.keys import Command
from ui.look.wear import of
from ui.models.sell import SellModel
from ui.stall.sell.asks import Asks
from ui.stall.sell.basket import BasketCard
from ui.stall.sell.goods import Goods
from ui.stall.sell.over import DishOver
from ui.widgets.page import Page
from ui.widgets.photos import Photos
from ui.widgets.place import Paying, Place
from ui.widgets.sheet import Sheet
from ui.widgets.why import WhySheet

if TYPE_CHECKING:
    from ui.models.haggle import HaggleModel


class PayPlace(Paying, Protocol):
    """What `SellScreen` asks of the sheet that takes the money."""

    def begin(self, basket: Basket) -> None: ...


class TalkPlace(Protocol):
    """What `SellScreen` asks of the pad on which a price is talked about; it is a widget too."""

    discount_asked: SignalInstance
    quantity_asked: SignalInstance
    commands_changed: SignalInstance

    def commands(self) -> Sequence[Command]: ...
    def scanned(self, text: str) -> None: ...
    def focus(self) -> None: ...


class SellScreen(Page):
    """The screen a stall opens on.

    `make_pay` makes, once, the sheet that takes the money (anything with the signals and methods of `PaySheet`);
    `make_pad`, for every talk about a price, its pad, told which shade the tile of that category has.
    `more` gives further commands for the sheet “More”.
    """

    def __init__(
        self,
        model: SellModel,
        make_pay: Callable[[], PayPlace],
        make_pad: Callable[["HaggleModel", int], TalkPlace],
        more: Callable[[], Sequence[Command]] = tuple,
        photos: Photos | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._make_pay = make_pay
        self._pay: PayPlace | None = None
        self._make_pad = make_pad
        self._pad: TalkPlace | None = None
        self.goods = Goods(model, photos)
        self.basket = BasketCard(model)
        self.place = Place(self.goods)
        self.dish = DishOver(self.goods, model)
        self.asks = Asks(model, self.place, more)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.basket)
        self._connect()
        self._say()
        self.relayout()

    def _connect(self) -> None:
        model, basket, asks = self.model, self.basket, self.asks
        model.basket_changed.connect(self._on_basket_changed)
        model.weight_asked.connect(asks.weight)
        model.talk_begun.connect(self._on_talk_begun)
        model.talk_ended.connect(self._on_talk_ended)
        model.unknown_scanned.connect(self._on_unknown_scanned)
        model.cancel_asked.connect(asks.cancel)
        self.dish.changed.connect(self._on_dish_changed)
        self.place.changed.connect(self._on_place_changed)
        self.goods.search.line_key.connect(self._on_line_key)
        self.goods.thing.clicked.connect(asks.thing)
        self.goods.new_asked.connect(asks.new_product)
        basket.view.chosen.connect(lambda _key: self._on_line_chosen())
        basket.view.price_asked.connect(lambda _key: asks.price())
        basket.view.choices_asked.connect(lambda _key: model.choose_again())
        basket.view.quantity_asked.connect(lambda _key: asks.quantity())
        basket.undo.clicked.connect(model.undo)
        basket.clear.clicked.connect(model.clear)
        basket.discount.clicked.connect(asks.discount)
        basket.customer.clicked.connect(asks.customer)
        basket.park.clicked.connect(asks.park)
        basket.parked.all_asked.connect(asks.recall)
        basket.kitchen.all_asked.connect(asks.waiting)
        basket.order.place.clicked.connect(asks.table)
        for button in (basket.more, basket.others):
            button.clicked.connect(asks.more)
        basket.pay.clicked.connect(self.pay)
        basket.back.clicked.connect(self._on_back)

    @property
    def pay_sheet(self) -> PayPlace | None:
        """The sheet that takes the money, while one does."""
        return self._pay if self.place.shows_kept else None

    @property
    def pad(self) -> TalkPlace | None:
        """The pad on which a price is talked about, while one is."""
        return self._pad if isinstance(self._pad, QWidget) and self.place.over is self._pad else None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that asks something, while one does."""
        over = self.place.over
        return over if isinstance(over, Sheet) else None

    # The contract of a page

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the basket."""
        if self.pay_sheet is not None:
            return self.pay_sheet.commands()
        if self.pad is not None:
            return self.pad.commands()
        if isinstance(self.sheet, WhySheet):
            return self.sheet.commands()
        if self.sheet is not None:
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        if self.dish.sheet is not None:
            return (*self.dish.sheet.commands(), Command("search", N_("Search"), "/", self.goods.focus))
        model, asks = self.model, self.asks
        chosen, any_line = self._has_chosen, self._has_lines
        return (
            Command("search", N_("Search"), "/", self.goods.focus),
            Command("first_hit", N_("Add the first hit"), "Return", self.goods.submit),
            Command("line_up", N_("Line above"), "Up", lambda: model.step(-1), any_line),
            Command("line_down", N_("Line below"), "Down", lambda: model.step(1), any_line),
            Command("more", N_("One more"), "+", model.more, chosen),
            Command("less", N_("One less"), "-", model.less, chosen),
            Command("quantity_star", N_("Quantity"), "*", asks.quantity, chosen),
            Command("quantity", N_("Quantity"), "F2", asks.quantity, chosen),
            Command("choices", N_("Choices of the line"), "F5", model.choose_again, self._has_choices),
            Command("price", N_("Price or discount of the line"), "F3", asks.price, chosen),
            *asks.commands(),
            *(
                Command(f"first_{place}", product.name, f"Alt+{place}", partial(model.add_code, product.code))
                for place, product in enumerate(model.shelf.first(), start=1)
            ),
            Command("thing", N_("Item without a code"), "Ins", asks.thing),
            Command("gone", N_("Sold out today"), "Shift+F2", asks.gone),
            Command("remove", N_("Take the line out"), "Del", model.remove, chosen),
            Command("undo", N_("Undo"), "Ctrl+Z", model.undo, lambda: model.basket.can_undo),
            Command("redo", N_("Redo"), "Ctrl+Shift+Z", model.redo, lambda: model.basket.can_redo),
            Command("pay", N_("Pay"), "F12", self.pay, any_line),
        )

    def arrived(self) -> None:
        """Fresh goods, the focus in the search; the last sale's change is of no use once its day is closed."""
        if self.pay_sheet is not None and not self.model.day_is_open():
            self.place.clear()
        self.model.kitchen.refresh()
        self.goods.reload()
        self.commands_changed.emit()  # what stands first may be other goods
        self.basket.show_state()
        self._focus()

    def scanned(self, text: str) -> None:
        """Add it, from a sheet as well; while money is taken or a price is talked about nothing is added."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            self.pay_sheet.scanned(text)
            return
        if self.pad is not None:
            self.pad.scanned(text)
            return
        self.place.clear()
        self.model.dish.leave()
        self.goods.search.set_text("")
        self.model.scanned(text)
        self._focus()

    def typed(self, text: str) -> None:
        """Slow typing outside a field goes to the search."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            return
        if self.sheet is None and self.pad is None:
            self.place.clear()
            self.goods.search.set_text(self.goods.search.text() + text)
            self.goods.focus()

    def retranslate(self) -> None:
        """Say everything anew; a sheet that asks something is closed."""
        if self.sheet is not None and not self.is_held:
            self.place.clear()
        self._say()
        self.goods.reload()

    def _say(self) -> None:
        self.goods.retranslate()
        self.dish.retranslate()
        self.basket.retranslate()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.basket.setFixedWidth(measures.basket)
        self.goods.relayout()
        self.basket.relayout()

    def pay(self) -> None:
        """Take the money for the basket, in the place of the goods."""
        self.model.dish.leave()
        busy = self.pay_sheet is not None or self.pad is not None
        if busy or not self.model.basket.lines or not self.model.begin_payment(self.pay):
            return
        pay = self.prepare()
        pay.begin(self.model.basket)
        assert isinstance(pay, QWidget)  # a Protocol cannot say so
        self.place.put(pay, kept=True)

    def prepare(self) -> PayPlace:
        """The sheet that takes the money, made before it is needed: the first sale is then as fast as the second."""
        if self._pay is None:
            self._pay = self._make_pay()
            self._pay.closed.connect(self.place.clear)
            self._pay.finished.connect(self.place.clear)
            self._pay.paid.connect(self._on_paid)
            assert isinstance(self._pay, QWidget)
            self.place.addWidget(self._pay)
        return self._pay

    def _on_back(self) -> None:
        if self.pay_sheet is not None:
            self.pay_sheet.leave()

    def _on_talk_begun(self, talk: "HaggleModel") -> None:
        """Talk about a price in the place of the goods."""
        pad = self._make_pad(talk, self.goods.shade_of(talk.product))
        pad.discount_asked.connect(self.asks.line_discount)
        pad.quantity_asked.connect(self.asks.quantity)
        pad.commands_changed.connect(self.commands_changed)
        assert isinstance(pad, QWidget)  # a Protocol cannot say so
        self._pad = pad
        self.place.put(pad)
        self.basket.show_basket()

    def _on_talk_ended(self) -> None:
        if self.pad is not None:
            self.place.clear()
        self.basket.show_basket()

    def _on_place_changed(self) -> None:
        self.model.leave_behind()
        if self.pad is None:
            self._pad = None
            self.model.leave_talk()  # something else took its place
        self.basket.set_locked(self.pay_sheet is not None and not self.pay_sheet.is_done())
        self.basket.pay.set_keycap("" if isinstance(self.sheet, WhySheet) else "F12")
        self.commands_changed.emit()
        self._focus()

    def _focus(self) -> None:
        if self.pay_sheet is not None:
            self.pay_sheet.focus()
        elif self.pad is not None:
            self.pad.focus()
        elif self.sheet is not None:
            self.sheet.setFocus()
        elif not self.dish.focus():
            self.goods.focus()

    def _on_dish_changed(self) -> None:
        if self.dish.sheet is not None:
            self.place.clear()
        self.commands_changed.emit()
        self._focus()

    def _has_choices(self) -> bool:
        line = self.model.chosen_line()
        return line is not None and bool(line.choices or line.wish)

    def _has_chosen(self) -> bool:
        return self.model.chosen_line() is not None

    def _has_lines(self) -> bool:
        return bool(self.model.basket.lines)

    def _on_basket_changed(self) -> None:
        """What was asked about the basket as it was is not asked any more, nor is a sale shown that is done."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            return
        if self.sheet is not None or self.pad is not None or self.model.basket.lines:
            self.place.clear()
        self.model.dish.leave()
        self.basket.show_basket()

    def _on_line_chosen(self) -> None:
        if self.sheet is not None or self.pad is not None:
            self.place.clear()
        self.model.dish.leave()

    def _on_paid(self) -> None:
        self.model.begin()
        self.basket.set_locked(False)
        self.goods.search.set_text("")
        self.commands_changed.emit()

    def _on_unknown_scanned(self, text: str) -> None:
        self.goods.search.set_text(text)
        self.goods.focus()

    def _on_line_key(self, key: str) -> None:
        names = {"+": "more", "-": "less", "*": "quantity", "Del": "remove", "Up": "line_up", "Down": "line_down"}
        for command in self.commands():
            if command.id == names[key]:
                command.press()
