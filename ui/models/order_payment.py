"""Taking money for an order: its down payment, an instalment, or the rest as the goods are handed over."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from pos.journal.event import new_operation
from pos.people.rights import Actor
from pos.stall import Stall
from pos.till.basket import Basket
from pos.till.orders.order import Draft, Order
from pos.till.payment import Offer
from pos.till.sale import Sale
from pos.words import N_
from pos.words import translate as _
from ui.models.pay import PayModel
from ui.news import News


class OrderPayModel(PayModel):
    """`asked` rupiah are taken, for an order or for a draft that becomes one; `number` is the order's once they are.

    What is no sale is paid to the rupiah, and with QRIS only once the money was seen.
    """

    may_wait = False
    may_take_credit = False
    way_back = N_("Back to the order")
    way_on = N_("Back to the orders")
    hint = N_("The goods are handed over: their receipt can be printed again from the history.")
    _asked = 0

    def __init__(self, stall: Stall, news: News, asked: int, of: Order | Draft, parent: QObject | None = None) -> None:
        super().__init__(stall, news, Basket(operation=""), parent)
        self._asked, self._of = asked, of
        self._operation = new_operation()
        self.number_taken = of.number if isinstance(of, Order) else ""
        self._fill_in()

    @property
    def total(self) -> int:
        """What is to be taken, in rupiah."""
        return self._asked

    @property
    def may_print(self) -> bool:
        """Its papers are printed from the order."""
        return False

    def rounded(self, amount: int) -> int:
        """To the rupiah."""
        return amount

    def number(self) -> str:
        """What a QRIS code names: the order, which a draft is not yet."""
        return self.number_taken

    def whose_receipt(self) -> str:
        """The order and its buyer."""
        buyer = self._of.customer.name
        if isinstance(self._of, Draft):
            return _("New order · {buyer}").format(buyer=buyer)
        return _("Order {number} · {buyer}").format(number=self._of.short_number, buyer=buyer)

    def record(self, offers: Sequence[Offer], by: Actor) -> Sale | None:
        """Take it."""
        book, now = self._stall.orders, self._stall.begin_line()
        if isinstance(self._of, Draft):
            order = book.take(self._of, self._asked, offers, at=now, operation=self._operation, by=by)
        else:
            order = book.pay(self._of.number, self._asked, offers, at=now, operation=self._operation, by=by)
        self.number_taken = order.number
        return None


class HandOverModel(OrderPayModel):
    """The rest of an order is paid as its goods are handed over: that is a sale, with a receipt."""

    def __init__(self, stall: Stall, news: News, order: Order, parent: QObject | None = None) -> None:
        super().__init__(stall, news, stall.orders.rest(order, stall.today()), order, parent)

    @property
    def may_print(self) -> bool:
        """As for any sale."""
        return self._stall.settings.print != "never"

    def rounded(self, amount: int) -> int:
        """As any sale's cash."""
        return self._stall.till.rules.rounding.apply(amount)

    def record(self, offers: Sequence[Offer], by: Actor) -> Sale | None:
        """Hand the goods over."""
        return self._stall.orders.deliver(
            self.number_taken, offers, at=self._stall.begin_line(), operation=self._operation, by=by
        )
