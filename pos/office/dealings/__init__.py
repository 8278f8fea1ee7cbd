"""What one summary tells beside its sales: orders, goods bought in, makers, and goods back without a receipt.

Pure sums, the same for collecting and for the audit. A day of format 1 tells nothing of them.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pos.handover.summary import BuyIn, Maker, MakerPaid, OrderStep, Summary, Summary2, cash_in
from pos.till.sale import WITHOUT_RECEIPT

Row = dict[str, Any]


class Dealt(NamedTuple):
    """The rows that a summary stands for; amounts in rupiah.

    Of `days`, which has one or none: `orders` is what was paid on orders less what was given back, `bought` what goods
    bought in and `makers` what makers were given, `cash` what all three brought the drawer; `returned` is what the
    goods that came back without a receipt were worth.
    """

    days: tuple[Row, ...] = ()
    steps: tuple[Row, ...] = ()
    makers: tuple[Row, ...] = ()


def dealt_of(summary: Summary) -> Dealt:
    """Its rows, none for a day that held nothing of this."""
    if not isinstance(summary, Summary2):
        return Dealt()
    which = {"day": summary.day, "stall": summary.stall, "till": summary.till, "epoch": summary.epoch}
    return Dealt(
        days=({**which, **_sums(summary)},),
        steps=tuple({**which, "position": at, **_step(step)} for at, step in enumerate(summary.orders, start=1)),
        makers=tuple({**which, **_maker(maker)} for maker in summary.consignment),
    )


def _sums(summary: Summary2) -> Row:
    paid = [paid for maker in summary.consignment for paid in maker.paid]
    loose = [sale for sale in summary.sales if sale.refund_of == WITHOUT_RECEIPT]
    return {
        "orders": _paid(summary.orders),
        "buy_ins": len(summary.buy_ins),
        "pieces": sum(one.pieces for one in summary.buy_ins),
        "bought": -_paid(summary.buy_ins),
        "makers": -_paid(paid),
        "cash": cash_in(summary.orders) + cash_in(summary.buy_ins) + cash_in(paid),
        "returns": len(loose),
        "returned": -sum(line.amount for sale in loose for line in sale.lines),
    }


def _paid(dealings: Iterable[OrderStep | BuyIn | MakerPaid]) -> int:
    return sum(payment.amount for one in dealings for payment in one.payments)


def _step(step: OrderStep) -> Row:
    names = ("number", "at", "step", "price", "paid", "promised", "receipt")
    return {**{name: getattr(step, name) for name in names}, "amount": _paid((step,))}


def _maker(maker: Maker) -> Row:
    names = ("maker", "pieces", "net", "owed", "received", "returned")
    return {**{name: getattr(maker, name) for name in names}, "paid": -_paid(maker.paid)}
