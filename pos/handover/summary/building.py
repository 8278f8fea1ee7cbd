"""A day's summary made from the closed day and its sales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pos.clock import zone_text
from pos.day import closed
from pos.day.closed import ClosedDay
from pos.day.dealings import Dealing, Dealings
from pos.handover.fields import FORMAT
from pos.handover.summary.sums import cash_in, cash_of, tenders_of, totals_of
from pos.handover.summary.values import (
    Amend,
    Amended,
    BuyIn,
    Cash,
    Cash2,
    Later,
    Line,
    Maker,
    MakerPaid,
    Notes,
    OrderStep,
    Payment,
    Sale,
    Shift,
    Summary,
    Summary2,
    Warning_,
)
from pos.till import sale as till


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose summary it is, by which program, and the zone (WIB, WITA, WIT) its times are written in."""

    program: str
    gallery: str
    stall: str
    till: int
    trade: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the summary stands: among the till's summaries, and in its journal (a revision keeps the first's range)."""

    epoch: int
    number: int
    revision: int
    supersedes: str | None
    previous: str | None
    reason: str | None
    opening_hash: str | None
    first_seq: int
    last_seq: int
    last_hash: str
    opening_grand_total: int
    closing_grand_total: int
    amended: tuple[Amended, ...] = ()
    adjustment: int = 0
    amends: tuple[Amend, ...] = ()


UNPLACED = Position(
    epoch=0, number=0, revision=0, supersedes=None, previous=None, reason=None, opening_hash=None,
    first_seq=0, last_seq=0, last_hash="", opening_grand_total=0, closing_grand_total=0,
)  # fmt: skip
"""The place of a day that goes on: its figures are read and never sealed."""


def build(
    origin: Origin,
    position: Position,
    day: ClosedDay,
    sales: Sequence[till.Sale],
    compared: Mapping[str, int] | None = None,
) -> Summary:
    """The summary of `day` with every sale and refund of it; `compared` tells a tender's `counted`, in rupiah.

    It is of format 1, but for a day that held what that cannot tell.
    """
    zone = origin.zone
    written = tuple(_sale(sale, zone) for sale in sorted(sales, key=lambda sale: sale.seq))
    told = Summary(
        format=FORMAT, program=origin.program,
        gallery=origin.gallery, stall=origin.stall, till=origin.till, trade=origin.trade,
        day=day.day, nil=not written,
        opened_at=None if day.opened_at is None else zone_text(day.opened_at, zone),
        closed_at=zone_text(day.closed_at, zone),
        epoch=position.epoch, number=position.number, revision=position.revision,
        supersedes=position.supersedes, previous=position.previous, reason=position.reason,
        opening_hash=position.opening_hash, first_seq=position.first_seq,
        last_seq=position.last_seq, last_hash=position.last_hash,
        opening_grand_total=position.opening_grand_total, closing_grand_total=position.closing_grand_total,
        amended=position.amended, adjustment=position.adjustment, amends=position.amends,
        totals=totals_of(written), tenders=tenders_of(written, compared or {}), cash=cash_of(day, written, zone),
        shifts=tuple(_shift(shift, zone) for shift in day.shifts), sales=written,
        qris_later=tuple(
            Later(number=later.number, day=later.day, state=later.state, at=zone_text(later.at, zone), who=later.who)
            for later in day.qris_later
        ),
        orders=(), consignment=(), parcels=(), notes=Notes(tags=day.tags, text=day.text),
        warnings=tuple(
            Warning_(kind=remark.kind, at=zone_text(remark.at, zone), seq=remark.seq, text=remark.text)
            for remark in day.warnings
        ),
    )  # fmt: skip
    beyond = any(day.dealings) or any(sale.refund_of == till.WITHOUT_RECEIPT for sale in sales)
    return _second(told, day.dealings, zone, compared or {}) if beyond else told


def _second(told: Summary, dealt: Dealings, zone: str, compared: Mapping[str, int]) -> Summary2:
    """The same day in format 2, with what it held beside its sales."""
    orders = tuple(
        OrderStep(
            step=one.step, price=one.price, paid=one.paid, promised=one.promised, receipt=one.receipt,
            **_dealing(one.dealing, zone),
        )
        for one in dealt.orders
    )  # fmt: skip
    buy_ins = tuple(BuyIn(pieces=one.pieces, **_dealing(one.dealing, zone)) for one in dealt.buy_ins)
    consignment = tuple(
        Maker(
            maker=one.maker, pieces=one.pieces, net=one.net, owed=one.owed, received=one.received,
            returned=one.returned, paid=tuple(MakerPaid(**_dealing(paid, zone)) for paid in one.paid),
        )
        for one in dealt.makers
    )  # fmt: skip
    paid = [paid for maker in consignment for paid in maker.paid]
    fields = {name: getattr(told, name) for name in told.__struct_fields__} | {
        "format": 2,
        "orders": orders,
        "buy_ins": buy_ins,
        "consignment": consignment,
        "tenders": tenders_of(told.sales, compared, [*orders, *buy_ins, *paid]),
        "cash": _second_cash(told.cash, cash_in(orders), -cash_in(buy_ins), -cash_in(paid)),
    }
    return Summary2(**fields)


def _dealing(one: Dealing, zone: str) -> dict[str, Any]:
    payments = tuple(_payment(payment) for payment in one.payments)
    return {"seq": one.seq, "hash": one.hash, "at": zone_text(one.at, zone), "cashier": one.cashier,
            "number": one.number, "payments": payments}  # fmt: skip


def _second_cash(cash: Cash, orders: int, buy_ins: int, makers: int) -> Cash2:
    expected = cash.expected + orders - buy_ins - makers
    difference = None if cash.counted is None else cash.counted - expected
    fields = {name: getattr(cash, name) for name in cash.__struct_fields__}
    moved = {"orders": orders, "buy_ins": buy_ins, "makers": makers}
    return Cash2(**fields | moved | {"expected": expected, "difference": difference})


def _sale(sale: till.Sale, zone: str) -> Sale:
    return Sale(
        number=sale.number, at=zone_text(sale.at, zone), seq=sale.seq, hash=sale.hash, cashier=sale.cashier,
        lines=tuple(_line(line) for line in sale.lines), discount=sale.discount,
        tax_added=sale.tax_added, tax_included=sale.tax_included, rounding=sale.rounding, due=sale.due,
        payments=tuple(_payment(payment) for payment in sale.payments),
        refund_of=sale.refund_of, reason=sale.reason,
    )  # fmt: skip


def _payment(payment: till.Payment) -> Payment:
    return Payment(
        tender=payment.tender, amount=payment.amount, given=payment.given,
        reference=payment.reference, state=payment.state,
    )  # fmt: skip


def _line(line: till.Line) -> Line:
    return Line(
        line=line.line, code=line.code, name=line.name, category=line.category, maker=line.maker, origin=line.origin,
        qty=line.qty, per=line.per, asked=line.asked, price=line.price, discount=line.discount, share=line.share,
        tax=line.tax, amount=line.amount,
    )  # fmt: skip


def _shift(shift: closed.Shift, zone: str) -> Shift:
    return Shift(
        opened_at=zone_text(shift.opened_at, zone), closed_at=zone_text(shift.closed_at, zone), cashier=shift.cashier,
        expected=shift.expected, counted=shift.counted, difference=shift.difference, reason=shift.reason,
    )  # fmt: skip
