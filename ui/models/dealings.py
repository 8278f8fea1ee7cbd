"""What a stall's day held beside its sales, as lists: its orders' steps, goods bought in, and makers."""

from datetime import date
from typing import TYPE_CHECKING

from pos import words
from pos.money import format_rupiah
from pos.printing.wording import ORDER_STEPS
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.listing import Grid, Mark
from ui.models.receipt import short
from ui.models.slip import time_of
from ui.models.titles import tender_title

if TYPE_CHECKING:
    from pos.handover.summary import BuyIn, Maker, MakerPaid, OrderStep, Summary

    Dealing = OrderStep | BuyIn | MakerPaid

Moved = tuple[str, str, str | None, int]
"""When, what, by whom, and how many rupiah."""


def buy_ins(told: "Summary") -> "tuple[BuyIn, ...]":
    """The goods that were bought in; none in format 1."""
    from pos.handover.summary import Summary2

    return told.buy_ins if isinstance(told, Summary2) else ()


def paid(one: "Dealing") -> int:
    """What it brought by whatever tender; negative for what it took."""
    return sum(payment.amount for payment in one.payments)


def _paid_by(one: "Dealing") -> str:
    return ", ".join(dict.fromkeys(tender_title(payment.tender) for payment in one.payments))


def orders_grid(told: "Summary") -> Grid:
    """Every step of an order, the newest first, with what the order comes to after it."""
    columns = (
        (_("Order"), "strong", 116), (_("Time"), "muted", 48), (_("Step"), "text", 0), (_("Promised"), "muted", 102),
        (_("Amount"), "amount", 84), (_("Remaining"), "amount", 84),
    )  # fmt: skip
    rows = tuple((str(step.seq), _order_cells(step)) for step in reversed(told.orders))
    count = len({step.number for step in told.orders})
    orders = translate_plural("{n} order", "{n} orders", count).format(n=count)
    total = _("paid {amount}").format(amount=format_rupiah(sum(map(paid, told.orders))))
    return Grid(columns, rows, (orders, total), _("No order that day."))


def _order_cells(step: "OrderStep") -> tuple[Mark, ...]:
    what = _(ORDER_STEPS[step.step])
    if step.receipt is not None:
        what = _("{step}, receipt {number}").format(step=what, number=short(step.receipt))
    promised = None if step.promised is None else words.written_day(date.fromisoformat(step.promised))
    amount = paid(step)
    owed = step.price - step.paid if step.step in ("taken", "paid", "changed") else None
    return (
        Mark(step.number),
        Mark(time_of(step.at)),
        Mark(what, tone="bad" if step.step == "cancelled" else ""),
        Mark(promised),
        Mark(amount or None, tone="bad" if amount < 0 else ""),
        Mark(owed),
    )


def buy_ins_grid(told: "Summary") -> Grid:
    """Goods bought from somebody at the till, the newest first."""
    columns = (
        (_("Bought in"), "strong", 0), (_("Time"), "muted", 50), (_("Cashier"), "muted", 84),
        (_("Pieces"), "number", 64), (_("Paid by"), "muted", 92), (_("Amount"), "amount", 88),
    )  # fmt: skip
    found = buy_ins(told)
    rows = tuple(
        (
            str(one.seq),
            (
                Mark(one.number), Mark(time_of(one.at)), Mark(one.cashier), Mark(one.pieces), Mark(_paid_by(one)),
                Mark(paid(one)),
            ),
        )
        for one in reversed(found)
    )  # fmt: skip
    pieces = sum(one.pieces for one in found)
    count = translate_plural("{n} piece", "{n} pieces", pieces).format(n=pieces)
    return Grid(columns, rows, (count, format_rupiah(sum(map(paid, found)))), _("Nothing was bought in that day."))


def makers_grid(told: "Summary") -> Grid:
    """Each maker: what was brought and fetched, what was sold, the maker's part of it, and what was paid."""
    columns = (
        (_("Maker"), "strong", 0), (_("In · out"), "number", 88), (_("Sold"), "number", 62),
        (_("Sales value"), "amount", 88), (_("Theirs"), "amount", 92), (_("Paid"), "amount", 84),
    )  # fmt: skip
    rows = tuple((one.maker, _maker_cells(one)) for one in told.consignment)
    count = len(rows)
    owed = format_rupiah(sum(one.owed for one in told.consignment))
    given = format_rupiah(-sum(paid(each) for one in told.consignment for each in one.paid))
    sums = _("theirs {owed} · paid {paid}").format(owed=owed, paid=given)
    names = translate_plural("{n} maker", "{n} makers", count).format(n=count)
    return Grid(columns, rows, (names, sums), _("No maker's goods that day."))


def _maker_cells(one: "Maker") -> tuple[Mark, ...]:
    given = -sum(paid(each) for each in one.paid)
    came = Mark(one.received, f"{one.received} · {one.returned}")
    return Mark(one.maker), came, *(Mark(value or None) for value in (one.pieces, one.net, one.owed, given))


def cash_moves(told: "Summary") -> list[Moved]:
    """What of it moved the drawer, each with its number."""
    dealt: list[tuple[Dealing, str]] = [(step, _(ORDER_STEPS[step.step])) for step in told.orders]
    dealt += [(one, _("Bought in")) for one in buy_ins(told)]
    dealt += [(one, _("Paid to {maker}").format(maker=maker.maker)) for maker in told.consignment for one in maker.paid]
    return [
        (one.at, f"{what} · {one.number}", one.cashier, cash)
        for one, what in dealt
        if (cash := sum(payment.amount for payment in one.payments if payment.tender == "cash"))
    ]
