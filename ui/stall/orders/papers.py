"""The papers of one order, by what each is called."""

from collections.abc import Callable
from functools import partial

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.till.orders.order import DELIVERED, Order
from pos.words import translate as _


def order_papers(stall: Stall, order: Order) -> dict[str, Callable[[], Layout]]:
    """Those that there is something to say on: the last paid part's receipt, the final one once it is delivered."""
    papers, day = stall.papers, stall.till.rules.day_of(stall.now())
    made: dict[str, Callable[[], Layout]] = {_("Order note"): partial(papers.order_nota, order)}
    paid = [index for index, part in enumerate(order.parts) if part.amount > 0]
    if paid:
        made[_("Payment receipt")] = partial(papers.kwitansi, order, paid[-1])
    if order.state == DELIVERED and order.receipt:
        made[_("Final receipt")] = partial(papers.final_receipt, order, stall.till.sale(order.receipt))
    if order.stages:
        made[_("Work order")] = partial(papers.worksheet, order)
    made[_("Delivery note")] = partial(papers.delivery_note, order, day)
    return made
