"""What must hold of a day's dealings beside its sales: its orders, goods bought in, and makers (format 2)."""

from collections.abc import Sequence
from itertools import chain, pairwise

from pos.clock import parse_day
from pos.errors import PosError
from pos.handover import summary as summaries
from pos.handover.summary import BuyIn, MakerPaid, Movement, OrderStep, Sale, Summary2
from pos.words import N_

_IN, _OUT = 1, -1
STEPS = {"taken": _IN, "paid": _IN, "changed": 0, "delivered": 0, "cancelled": _OUT}
"""The steps of an order, and which way money goes with each; 0 where none does."""


def check_dealings(summary: Summary2) -> None:
    """Raise PosError naming the first rule that a summary's dealings break."""
    for step in summary.orders:
        _check_order_step(summary, step)
    for one in summaries.dealings_of(summary):
        _check_place(summary, one)
        _check_payments(one, STEPS[one.step] if isinstance(one, OrderStep) else _OUT)
    _check_orders_go_on(summary)
    _check_makers(summary)
    _check_seqs(summary)
    _check_drawer(summary)


def _check_order_step(summary: Summary2, step: OrderStep) -> None:
    if step.step not in STEPS or step.paid > step.price or (step.receipt is not None) != (step.step == "delivered"):
        raise PosError(N_("order {number}: the step is not possible"), number=step.number)
    if step.promised is not None:
        parse_day(step.promised)
    if step.receipt is not None and all(sale.number != step.receipt for sale in summary.sales):
        raise PosError(N_("order {number}: the receipt it was delivered by is not among the sales"), number=step.number)


def _check_place(summary: Summary2, one: OrderStep | BuyIn | MakerPaid) -> None:
    amended = {amended.seq: amended.hash for amended in summary.amended}
    inside = summary.first_seq <= one.seq < summary.last_seq
    if not one.number or (not inside and amended.get(one.seq) != one.hash):
        raise PosError(N_("{number} lies outside the events of this summary"), number=one.number)


def _check_payments(one: OrderStep | BuyIn | MakerPaid, way: int) -> None:
    """Each goes the right way and has arrived; by `deposit` only a sale is paid, off what was paid before."""
    for payment in one.payments:
        change = payment.given - payment.amount
        gives_change = payment.tender == "cash" and way == _IN
        right = payment.amount * way > 0 and (change >= 0 if gives_change else change == 0)
        if not right or payment.state not in ("settled", "confirmed") or payment.tender == "deposit":
            raise PosError(N_("{number}: a payment is not possible"), number=one.number)


def _check_orders_go_on(summary: Summary2) -> None:
    """What was paid on an order grows by each step's payments; a new order begins at nothing."""
    paid: dict[str, int] = {}
    for step in summary.orders:
        before = paid.get(step.number)
        if step.step == "taken":
            if before is not None:
                raise PosError(N_("order {number} is taken twice"), number=step.number)
            before = 0
        if before is not None and step.paid != before + sum(payment.amount for payment in step.payments):
            raise PosError(N_("order {number}: what is paid is not the sum of its payments"), number=step.number)
        paid[step.number] = step.paid


def _check_makers(summary: Summary2) -> None:
    names = [maker.maker for maker in summary.consignment]
    if names != sorted(set(names)):
        raise PosError(N_("a maker stands twice or out of order"))


def _check_seqs(summary: Summary2) -> None:
    """Each list in the order of its events, and no event in two of them."""
    lists: list[Sequence[OrderStep | BuyIn | MakerPaid | Sale | Movement]]
    lists = [summary.orders, summary.buy_ins, summary.sales, summary.cash.movements]
    lists += [maker.paid for maker in summary.consignment]
    seqs = [[one.seq for one in each] for each in lists]
    in_order = all(before < after for each in seqs for before, after in pairwise(each))
    if not in_order or len({*chain(*seqs)}) != sum(map(len, seqs)):
        raise PosError(N_("an event stands twice or out of order"))


def _check_drawer(summary: Summary2) -> None:
    paid = [paid for maker in summary.consignment for paid in maker.paid]
    moved = (summaries.cash_in(summary.orders), -summaries.cash_in(summary.buy_ins), -summaries.cash_in(paid))
    if moved != (summary.cash.orders, summary.cash.buy_ins, summary.cash.makers):
        raise PosError(N_("cash: orders, goods bought in or makers are not the cash payments' sum"))
