"""The papers of one order, by what each is called."""

from collections.abc import Callable
from functools import partial

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.till.orders.order import DELIVERED, Order
from pos.words import translate as _
from ui.models.order_rows import short_day

Papers = dict[str, Callable[[], Layout]]


def order_papers(stall: Stall, order: Order) -> Papers:
    """Those that there is something to say on: the newest payment's receipt second, those before it last."""
    papers, day = stall.papers, stall.till.rules.day_of(stall.now())
    receipts = list(_receipts(stall, order).items())
    made: Papers = {_("Order note"): partial(papers.order_nota, order), **dict(receipts[-1:])}
    if order.state == DELIVERED and order.receipt:
        made[_("Final receipt")] = partial(papers.final_receipt, order, stall.till.sale(order.receipt))
    if order.stages:
        made[_("Work order")] = partial(papers.worksheet, order)
    made[_("Delivery note")] = partial(papers.delivery_note, order, day)
    return made | dict(reversed(receipts[:-1]))


def _receipts(stall: Stall, order: Order) -> Papers:
    """The receipt of each payment, the oldest first; of several each is called by its number and day."""
    paid = [at for at, part in enumerate(order.parts) if part.amount > 0]
    name = _("Payment receipt")
    return {
        name if len(paid) == 1 else f"{name} {at + 1} · {short_day(order.parts[at].day)}": partial(
            stall.papers.kwitansi, order, at
        )
        for at in paid
    }
