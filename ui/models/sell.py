"""Selling: the basket, what the cashier does with it, and the sales that are parked."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos.ability import Ability
from pos.catalog import scan
from pos.catalog.kits.part import Part
from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine, line_of, one_off
from pos.till.pricing import Priced, Tax, price_lines
from pos.till.sale import Sale
from pos.words import N_
from pos.words import translate as _
from ui.models.dish import DishModel
from ui.models.goods import GoodsModel
from ui.models.kitchen import KitchenModel
from ui.news import News

if TYPE_CHECKING:
    from ui.models.haggle import HaggleModel

WEIGHED_STEP = 100
"""What + and − change a weighed line by, in grams."""


class ParkedSale(NamedTuple):
    """A sale that waits: `amount` in rupiah as of now, `minutes` since it was parked."""

    key: str
    name: str
    amount: int
    pieces: int
    minutes: int


class SellModel(QObject):
    """The basket on the selling screen; it is on disk after every verb. A refusal is told, and changes nothing."""

    basket_changed = Signal()
    parked_changed = Signal()
    weight_asked = Signal(object)
    """A weighed Product is to be added: how many grams?"""
    talk_begun = Signal(object)
    """A HaggleModel: its price is to be talked about."""
    talk_ended = Signal()
    """Nothing came of what was talked about."""
    unknown_scanned = Signal(str)
    cancel_asked = Signal()
    """The buyer was asked to pay already, and nothing is to be left of it: why?"""

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.shelf = GoodsModel(stall, news, self)
        self.dish = DishModel(stall, self)
        self.kitchen = KitchenModel(stall, news, self)
        self.basket = stall.till.kept_basket()
        self.chosen = len(self.basket) - 1
        """The selected line, −1 for none."""
        self.talk: HaggleModel | None = None
        """What is talked about now."""
        self._parked = stall.till.parked()

    # What is shown

    def priced(self) -> Priced:
        """What the basket comes to; what is talked about has no price yet."""
        talked = None if self.talk is None else self.talk.index
        lines = [line for at, line in enumerate(self.basket.lines) if at != talked]
        discount = min(self.basket.discount, sum(line.value - line.discount for line in lines))
        return price_lines(lines, discount, self.tax())

    def tax(self) -> Tax:
        """How prices bear tax on this business day."""
        return self._stall.till.rules.tax_on(self._stall.today())

    def chosen_line(self) -> BasketLine | None:
        """The selected line."""
        return self.basket.lines[self.chosen] if 0 <= self.chosen < len(self.basket) else None

    def day_is_open(self) -> bool:
        """Whether a business day is open."""
        return self._stall.till.open_day_name() is not None

    def last_sale(self) -> Sale | None:
        """The sale recorded last, whatever the day."""
        return self._stall.till.last_sale()

    # What the cashier does with the goods

    def scanned(self, text: str) -> None:
        """Add what was scanned; an unknown code is told and searched for."""
        product = scan.find(self._stall.catalog, text)
        if product is not None:
            self.add(product)
        elif not self._is_portion(text):
            self._on_unknown(text)

    def _is_portion(self, text: str) -> bool:
        """Put in what a scale's label says; False where the stall knows no such label."""
        shapes = self._stall.settings.scale_labels
        if not shapes:
            return False
        from pos.catalog import scale

        try:
            portion = scale.find(self._stall.catalog, shapes, text)
        except PosError as error:
            self._news.refuse(error)
            return True
        if portion is not None:
            self._do(lambda: self._add(portion.product, portion.qty, portion.discount))
        return portion is not None

    def _on_unknown(self, text: str) -> None:
        from pos.handover.paper import is_code
        from pos.till.credit.credit import is_code as is_credit

        code = scan.clean(text)
        if is_credit(text):
            self._news.refuse(_("This is store credit: scan it when the buyer pays"))
            return
        if is_code(text):
            self._news.refuse(_("This is a closing slip: the office scans it."))
            return
        self._news.refuse(_("“{code}” is not among the goods").format(code=code))
        self.unknown_scanned.emit(code)

    def submit(self, text: str) -> bool:
        """Add the first hit of a typed text; False where there is none, or where it is refused."""
        product = self.shelf.hit(text)
        return product is not None and self.add(product)

    def add_new(self, barcode: str, name: str, price: int, again: Callable[[], object] | None = None) -> bool:
        """Take up a product that is not among the goods yet, and put one of it into the basket.

        `again` asks once more, after the right to change the goods was lent.
        """
        product = self.shelf.add_product(barcode, name, price, again)
        return product is not None and self.add(product)

    def add_code(self, code: str) -> None:
        """Add the product of a tile."""
        product = self._stall.catalog.by_code(code)
        if product is not None:
            self.add(product)

    def add(self, product: Product) -> bool:
        """Put one of it into the basket, or ask how many grams, what is chosen or at which price.

        False where that is refused.
        """
        if product.code in self.shelf.sold_out_today():
            self._news.refuse(_("{name} is sold out today").format(name=product.name))
            return False
        if product.weighed:
            self.weight_asked.emit(product)
            return True
        if product.unique and self._stall.can(Ability.HAGGLE):
            return self._haggle_for(product)
        return self.dish.asks(product) or self.add_quantity(product, 1)

    def add_quantity(self, product: Product, qty: int) -> bool:
        """Put `qty` pieces, or grams when weighed, into the basket."""
        return self._do(lambda: self._add(product, qty))

    def choose_again(self) -> None:
        """Ask again what is chosen with the selected line."""
        line = self.chosen_line()
        if line is not None:
            self.dish.ask_again(line, self.chosen)

    def take_dish(self) -> bool:
        """Put the dish that was asked about into the basket, or in the place of its line; then it is asked no more."""
        dish, product = self.dish, self.dish.product
        if product is None:
            return False
        at = dish.line

        def put() -> str:
            line = dish.made()
            if at < 0:
                return self._put(product, line)
            more = line.qty - self.basket.lines[at].qty
            if more > 0:
                self._check_stock(product, more)
            kept = min(self.basket.lines[at].discount, line.value)
            self.chosen = self.basket.choose_again(at, replace(line, discount=kept))
            return _("{name} is in the basket").format(name=line.name)

        done = self._do(put)
        if done:
            dish.leave()
        return done

    def _add(self, product: Product, qty: int, discount: int = 0) -> str:
        return self._put(product, line_of(product, qty, discount=discount))

    def _put(self, product: Product, line: BasketLine) -> str:
        self._check_stock(product, line.qty)
        self.chosen = self.basket.add(line)
        there = self.basket.lines[self.chosen]
        if not there.is_weighed and there.qty > 1:
            return _("{name} is now {quantity}").format(name=there.name, quantity=there.qty)
        return _("{name} is in the basket").format(name=there.name)

    def _check_stock(self, product: Product, qty: int) -> None:
        if product.unique:
            self._refuse_spoken_for(product)
        if self._stall.till.rules.negative_stock:
            return
        for part in self._stall.kits.of(product.code):
            self._check_part(product, part, qty)
        if product.on_hand is None:
            return
        wanted = qty + sum(line.qty for line in self.basket.lines if line.code == product.code)
        if wanted > product.on_hand:
            raise PosError(
                N_("{name}: only {there} left in stock: sell fewer, or correct the stock"),
                name=product.name,
                there=max(0, product.on_hand),
            )

    def _check_part(self, kit: Product, part: Part, qty: int) -> None:
        """What is in a parcel is there, for the parcels in the basket too."""
        known = self._stall.catalog.by_code(part.code)
        wanted = qty + sum(line.qty for line in self.basket.lines if line.code == kit.code)
        if known is not None and known.on_hand is not None and wanted * part.qty > known.on_hand:
            raise PosError(
                N_("{kit}: of {name} only {there} left in stock, {wanted} are needed"),
                kit=kit.name,
                name=part.name,
                there=max(0, known.on_hand),
                wanted=wanted * part.qty,
            )

    def _refuse_spoken_for(self, product: Product) -> None:
        if product.sold_out:
            raise PosError(
                N_("{name} is a single piece and is sold already: take it out of the basket"), name=product.name
            )
        for each in self._parked:
            if any(line.code == product.code for line in each.basket.lines):
                raise PosError(N_("{name} is a single piece and is parked for {who}"), name=product.name, who=each.name)

    # Talking about a price

    def haggle(self) -> bool:
        """Talk about the price of the selected line; False where its price is only typed."""
        line = self.chosen_line()
        if line is None or line.code is None or line.asked is None or not self._stall.can(Ability.HAGGLE):
            return False
        product = self._stall.catalog.by_code(line.code)
        if product is not None:
            self._begin_talk(line, self.chosen, product)
        return product is not None

    def _haggle_for(self, product: Product) -> bool:
        """Talk about a single piece before it goes into the basket."""
        line = line_of(product, 1)
        try:
            self._check_stock(product, 1)
            self.basket.check_single(line)
        except PosError as error:
            self._news.refuse(error)
            return False
        self._news.accepted.emit()
        self._begin_talk(line, None, product)
        return True

    def _begin_talk(self, line: BasketLine, index: int | None, product: Product) -> None:
        from ui.models.haggle import HaggleModel

        self.leave_talk()
        talk = HaggleModel(self._stall, self._news, self.shelf, self.basket, line, index, product)
        talk.agreed.connect(self._on_agreed)
        talk.left.connect(self._on_left)
        self.talk = talk
        self.talk_begun.emit(talk)

    def _on_agreed(self, index: int) -> None:
        self.talk = None
        self.chosen = index
        line = self.basket.lines[index]
        self.basket_changed.emit()
        self._news.say(
            _("{name}: agreed at {price}").format(name=line.name, price=format_rupiah(line.price)), self.undo
        )

    def _on_left(self) -> None:
        self.talk = None
        self.talk_ended.emit()

    def leave_talk(self) -> None:
        """Nothing comes of what is talked about."""
        if self.talk is not None:
            self.talk.leave()

    def add_one_off(self, name: str, price: int) -> bool:
        """Put in something that has no code."""

        def put() -> str:
            self.chosen = self.basket.add(one_off(name.strip(), 1, price))
            return _("{name} is in the basket").format(name=name.strip())

        return self._do(put)

    # What the cashier does with the basket

    def choose(self, index: int) -> None:
        """Select a line."""
        self.chosen = index if 0 <= index < len(self.basket) else -1

    def step(self, by: int) -> None:
        """Select the line `by` further down."""
        if self.basket.lines:
            self.chosen = min(max(self.chosen + by, 0), len(self.basket) - 1)
            self.basket_changed.emit()

    def more(self) -> None:
        """One more of the selected line."""
        self._change_quantity(1)

    def less(self) -> None:
        """One less; the last one takes the line out."""
        self._change_quantity(-1)

    def _change_quantity(self, sign: int) -> None:
        line = self.chosen_line()
        if line is not None:
            step = WEIGHED_STEP if line.is_weighed else 1
            self.set_quantity(max(0, line.qty + sign * step))

    def set_quantity(self, qty: int) -> bool:
        """Pieces, or grams, of the selected line; 0 takes it out."""
        line = self.chosen_line()
        if line is None:
            return False
        if qty == 0:
            self.remove()
            return True
        if self.basket.lost(self.chosen, qty):
            return self._void(self.chosen, qty, new_operation())

        def put() -> None:
            if line.code and qty > line.qty:
                product = self._stall.catalog.by_code(line.code)
                if product is not None and not line.unique:
                    self._check_stock(product, qty - line.qty)
            self.basket.set_quantity(self.chosen, qty)

        return self._do(put)

    def set_price(self, price: int) -> bool:
        """The agreed price of one of the selected line."""
        return self.chosen_line() is not None and self._do(lambda: self.basket.set_price(self.chosen, price))

    def set_line_discount(self, discount: int) -> bool:
        """A discount in rupiah on the selected line."""
        return self.chosen_line() is not None and self._do(lambda: self.basket.set_line_discount(self.chosen, discount))

    def set_discount(self, discount: int) -> bool:
        """A discount in rupiah on the whole sale."""
        return self._do(lambda: self.basket.set_discount(discount))

    def remove(self) -> None:
        """Take the selected line out."""
        line = self.chosen_line()
        if line is None:
            return
        if not self.basket.lost(self.chosen):

            def take() -> str:
                self.basket.remove(self.chosen)
                self.chosen = min(self.chosen, len(self.basket) - 1)
                return _("{name} is taken out").format(name=line.name)

            self._do(take)
        elif len(self.basket) == 1:
            self.cancel_asked.emit()
        else:
            self._void(self.chosen, 0, new_operation())

    def clear(self) -> None:
        """Take everything out; where the buyer was asked to pay for some of it, the reason is asked first."""
        if self.basket.lost(None):
            self.cancel_asked.emit()
        elif self.basket.lines:

            def take() -> str:
                self.basket.clear()
                self.chosen = -1
                return _("The basket is empty now")

            if self._do(take):
                self.kitchen.cancel(self.basket.operation)

    def cancel(self, reason: str, operation: str, again: Callable[[], object] | None = None) -> bool:
        """Sell nothing of it; `operation` is made when that is asked. `again` asks anew, after a right was lent."""
        order = self.basket.operation

        def take() -> str:
            self._void_in_till(None, 0, operation, reason)
            return _("The sale is cancelled")

        done = self._change_basket(take, None, again)
        if done:
            self.kitchen.cancel(order)
        return done

    def _void(self, index: int, qty: int, operation: str) -> bool:
        """Leave only `qty` of a line that the buyer was asked to pay for."""
        name = self.basket.lines[index].name

        def take() -> str:
            self._void_in_till(index, qty, operation)
            return _("{name}: taken out, and kept in the history").format(name=name)

        if not self._change_basket(take, None, lambda: self._void(index, qty, operation)):
            return False
        self.choose(min(index, len(self.basket) - 1))
        self.basket_changed.emit()
        return True

    def _void_in_till(self, index: int | None, qty: int, operation: str, reason: str | None = None) -> None:
        self._stall.till.void(
            self.basket,
            index,
            qty=qty,
            reason=reason,
            at=self._stall.now(),
            operation=operation,
            by=self._stall.people.actor,
        )
        self._news.recorded.emit()

    def undo(self) -> None:
        """Take the last change back."""
        if self.basket.can_undo:
            self.basket.undo()
            self.chosen = min(max(self.chosen, 0), len(self.basket) - 1)
            self._keep()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.basket.can_redo:
            self.basket.redo()
            self.chosen = min(max(self.chosen, 0), len(self.basket) - 1)
            self._keep()

    def set_away(self, away: bool) -> None:
        """Whether it is taken away, or eaten here."""
        self.basket.away = away
        self._keep()

    def set_table(self, table: str) -> bool:
        """To which table, or whom, it goes; a bare number is a table's."""
        return self._do(lambda: self.basket.set_table(self._table(table)))

    def _table(self, text: str) -> str:
        text = text.strip()
        return _("Table {number}").format(number=text) if text.isdigit() else text

    def send(self) -> None:
        """Tell the kitchen what it was not told yet."""
        self.kitchen.send(self.basket)

    def set_customer(self, name: str) -> bool:
        """Who buys; "" for nobody in particular."""
        return self._do(lambda: self.basket.set_customer(name))

    # What is parked

    def parked(self) -> list[ParkedSale]:
        """The sales that wait, the oldest first."""
        now, tax = self._stall.now(), self.tax()
        return [
            ParkedSale(
                key=each.basket.operation,
                name=each.name,
                amount=price_lines(each.basket.lines, each.basket.discount, tax).total,
                pieces=each.basket.pieces,
                minutes=max(0, int((now - each.at).total_seconds()) // 60),
            )
            for each in self._parked
        ]

    def next_name(self) -> str:
        """What a sale without a customer is called when it is parked: the first number that is free."""
        taken = {each.name for each in self._parked}
        names = (_("Order {number}").format(number=number) for number in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)

    def park(self, name: str = "") -> bool:
        """Set the basket aside under the customer's name, or else under a number, and begin a fresh one."""
        basket = self.basket
        has_kitchen = self.kitchen.is_on

        def put() -> str:
            if name.strip() and has_kitchen:
                basket.set_table(self._table(name))
            elif name.strip():
                basket.set_customer(name)
            parked = self._stall.park(basket, self.name_of(basket), at=self._stall.now())
            return _("{name} is parked").format(name=parked.name)

        done = self._change_basket(put, lambda: self.recall(basket.operation))
        if done and has_kitchen:
            self.kitchen.heard()
        return done

    def name_of(self, basket: Basket) -> str:
        """What a sale is called that is set aside: by its table, its customer, or else a number."""
        return basket.table or basket.customer or self.next_name()

    def recall(self, key: str) -> bool:
        """Take a parked sale up again; what is in the basket is parked in its place."""

        def take() -> str:
            name = next((each.name for each in self._parked if each.basket.operation == key), "")
            self._stall.till.recall(key, at=self._stall.now(), aside=self.name_of(self.basket))
            return _("{name} goes on").format(name=name)

        return self._change_basket(take, None)

    def _change_basket(
        self,
        change: Callable[[], str],
        undo: Callable[[], object] | None,
        again: Callable[[], object] | None = None,
    ) -> bool:
        try:
            text = change()
        except PosError as error:
            self._news.refuse(error, again)
            return False
        self._parked = self._stall.till.parked()
        self.basket = self._stall.till.kept_basket()
        self.chosen = len(self.basket) - 1
        self._news.accepted.emit()
        self.basket_changed.emit()
        self.parked_changed.emit()
        self._news.say(text, undo)
        return True

    def leave_behind(self) -> None:
        """What was refused in a sheet or at the payment is of no use once that is left."""
        self._news.accepted.emit()

    def begin_payment(self, again: Callable[[], object] | None = None) -> bool:
        """Whether money may be taken for the basket, which then stays as it is; if not, that is told.

        `again` asks once more, after the right to give such prices was lent, or the clock was looked at.
        """
        try:
            self._stall.till.day_for(self._stall.begin_line())
            self._stall.till.check_prices(self.basket, self._stall.people.actor)
            self._stall.till.show(self.basket)
        except PosError as error:
            self._news.refuse(error, again)
            return False
        self._news.past.emit()
        return True

    def begin(self) -> None:
        """A fresh basket for the next buyer, after a sale was recorded."""
        self.basket = self._stall.till.kept_basket()
        self.chosen = len(self.basket) - 1
        self.basket_changed.emit()
        self.shelf.changed.emit()
        if self.kitchen.is_on:
            self.kitchen.heard()

    def tell_last_sale(self) -> None:
        """After a start: what was recorded last today, should anyone doubt it."""
        sale = self.last_sale()
        if sale is None or sale.day != self._stall.till.open_day_name():
            return
        facts = {"number": sale.number[-4:], "amount": format_rupiah(sale.due)}
        if self._stall.store.was_cut_off:
            self._news.refuse(_("Lapak was cut off. Receipt {number}, {amount}, is recorded already").format(**facts))
        elif not self.basket.lines:
            self._news.say(_("Last receipt {number}: {amount}").format(**facts))

    def _do(self, change: Callable[[], str | None]) -> bool:
        try:
            text = change()
        except PosError as error:
            self._news.refuse(error)
            return False
        self._news.accepted.emit()
        self._keep()
        if text:
            self._news.say(text, self.undo)
        return True

    def _keep(self) -> None:
        try:
            self._stall.till.keep_basket(self.basket)
        finally:  # a full disk keeps nothing, yet what will be paid is what is shown
            self.basket_changed.emit()
