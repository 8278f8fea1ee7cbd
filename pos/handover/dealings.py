"""What must hold of a day's dealings beside its sales: its orders, goods bought in, and makers (format 2)."""

from collections.abc import Iterable
from itertools import chain

from pos.clock import parse_day
from pos.errors import PosError
from pos.handover import summary as summaries
from pos.handover.summary import BuyIn, MakerPaid, OrderStep, Summary2
from pos.words import N_

STEPS = frozenset(("taken", "paid", "changed", "delivered", "cancelled"))


def check_dealings(summary: Summary2) -> None:
    """Raise PosError naming the first rule that a summary's dealings break."""
    for step in summary.orders:
        _check_order_step(summary, step)
    for one in summaries.dealings_of(summary):
        _check_place(summary, one)
        _check_payments(one, goes_out=not isinstance(one, OrderStep))
    _check_orders_go_on(summary)
    _check_makers(summary)
    paid = [paid for maker in summary.consignment for paid in maker.paid]
    _check_seqs(summary)
    told = (summary.cash.orders, summary.cash.buy_ins, summary.cash.makers)
    if told != tuple(sign * summaries.cash_in(each) for sign, each in _moved(summary, paid)):
        raise PosError(N_("cash: orders, goods bought in or makers are not the cash payments' sum"))


def _moved(
    summary: Summary2, paid: Iterable[MakerPaid]
) -> tuple[tuple[int, Iterable[OrderStep | BuyIn | MakerPaid]], ...]:
    return (1, summary.orders), (-1, summary.buy_ins), (-1, paid)


def _check_place(summary: Summary2, one: OrderStep | BuyIn | MakerPaid) -> None:
    amended = {amended.seq: amended.hash for amended in summary.amended}
    inside = summary.first_seq <= one.seq < summary.last_seq
    if not one.number or (not inside and amended.get(one.seq) != one.hash):
        raise PosError(N_("{number} lies outside the events of this summary"), number=one.number)


def _check_payments(one: OrderStep | BuyIn | MakerPaid, *, goes_out: bool) -> None:
    for payment in one.payments:
        wrong_way = payment.amount > 0 if goes_out else payment.amount == 0
        gives_change = payment.tender == "cash" and payment.amount > 0
        more = payment.given < payment.amount or (payment.given != payment.amount and not gives_change)
        if wrong_way or more or payment.state not in ("settled", "confirmed"):
            raise PosError(N_("{number}: a payment is not possible"), number=one.number)


def _check_order_step(summary: Summary2, step: OrderStep) -> None:
    if step.step not in STEPS or step.paid > step.price or (step.receipt is not None) != (step.step == "delivered"):
        raise PosError(N_("order {number}: the step is not possible"), number=step.number)
    if step.promised is not None:
        parse_day(step.promised)
    if step.receipt is not None and all(sale.number != step.receipt for sale in summary.sales):
        raise PosError(N_("order {number}: the receipt it was delivered by is not among the sales"), number=step.number)


def _check_orders_go_on(summary: Summary2) -> None:
    """What was paid on an order grows by each step's payments; a new order begins at nothing."""
    paid: dict[str, int] = {}
    for step in summary.orders:
        before = 0 if step.step == "taken" else paid.get(step.number)
        if step.step == "taken" and step.number in paid:
            raise PosError(N_("order {number} is taken twice"), number=step.number)
        added = sum(payment.amount for payment in step.payments)
        if before is not None and step.paid != before + added:
            raise PosError(N_("order {number}: what is paid is not the sum of its payments"), number=step.number)
        paid[step.number] = step.paid


def _check_makers(summary: Summary2) -> None:
    names = [maker.maker for maker in summary.consignment]
    if names != sorted(set(names)):
        raise PosError(N_("a maker stands twice or out of order"))


def _check_seqs(summary: Summary2) -> None:
    """Each list in the order of its events, and no event in two of them."""
    seqs = [[one.seq for one in summary.orders], [one.seq for one in summary.buy_ins]]
    seqs += [[one.seq for one in maker.paid] for maker in summary.consignment]
    seqs += [[sale.seq for sale in summary.sales], [movement.seq for movement in summary.cash.movements]]
    if any(each != sorted(each) for each in seqs) or len({*chain(*seqs)}) != sum(map(len, seqs)):
        raise PosError(N_("an event stands twice or out of order"))
