"""The summary of a stall's day: its values, field for field as in the file, made from a closed day and its sales.

A struct's fields stand in the order of their names in the file, so that what is written is canonical JSON and a line
is canonical exactly when it is written again the same. Amounts are rupiah, times the file's own texts. No value can
hold itself, so the search for circles passes them over (`gc`): a day is thousands of them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta, Struct

from pos import canonical
from pos.clock import zone_text
from pos.day import closed
from pos.day.closed import ClosedDay
from pos.day.dealings import Dealing, Dealings
from pos.errors import PosError
from pos.handover import envelope, fields
from pos.handover.fields import FORMAT, Digest, Format, Natural, Positive, Whole, Word
from pos.handover.fields import NewerFormat as NewerFormat
from pos.handover.names import SummaryName
from pos.money import divide_half_up
from pos.till import sale as till
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key

Note = Annotated[str, Meta(pattern=r"^[1-9][0-9]*\Z", max_length=9)]


class Line(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A line; `qty` in pieces, or thousandths of a kilogram where `per` is 1000; negative in a refund."""

    amount: Whole
    asked: Natural | None
    category: str | None
    code: str | None
    discount: Natural
    line: Positive
    maker: str | None
    name: str
    origin: str | None
    per: int
    price: Natural
    qty: Whole
    share: Natural
    tax: Whole

    @property
    def gross(self) -> int:
        """price × qty ÷ per, half up, before any discount."""
        return self.price * self.qty if self.per == 1 else divide_half_up(self.price * self.qty, self.per)


class Payment(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A payment: `amount` is what stays, `given` what was handed over; `state` settled, waiting, confirmed, failed."""

    amount: Whole
    given: Whole
    reference: str | None
    state: str
    tender: Word


class Sale(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A sale, or a refund of the sale whose number is `refund_of`."""

    at: str
    cashier: str | None
    discount: Natural
    due: Whole
    hash: Digest
    lines: tuple[Line, ...]
    number: str
    payments: tuple[Payment, ...]
    reason: str | None
    refund_of: str | None
    rounding: Whole
    seq: Positive
    tax_added: Whole
    tax_included: Whole


class Totals(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The day's sums; `sales` and `refunds` are counts, taxes, rounding and due are net of refunds."""

    discounts: Natural
    due: Whole
    gross: Natural
    items: Natural
    net: Whole
    refunds: Natural
    returns: Natural
    rounding: Whole
    sales: Natural
    tax_added: Whole
    tax_included: Whole


class Tender(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a way to pay brought, net of refunds and change; `confirmed` for qris only, `counted` when compared."""

    amount: Whole
    confirmed: Whole | None
    count: Positive
    counted: Whole | None


class Movement(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Cash in (positive) or out (negative) for no sale."""

    amount: Whole
    at: str
    cashier: str | None
    reason: str | None
    seq: Positive


class Cash(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The drawer's day; `expected` = float + in − out + sales − refunds, `difference` = counted − expected."""

    counted: Natural | None
    denominations: dict[Note, Natural] | None
    deposit: Natural | None
    difference: Whole | None
    expected: Whole
    float_: Natural = msgspec.field(name="float")
    in_: Natural = msgspec.field(name="in")
    movements: tuple[Movement, ...]
    out: Natural
    reason: str | None
    refunds: Natural
    sales: Natural


class Shift(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One cashier's turn at the drawer."""

    cashier: str | None
    closed_at: str
    counted: Natural | None
    difference: Whole | None
    expected: Whole
    opened_at: str
    reason: str | None


class Amended(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """An event after the first revision's range that changed the day."""

    hash: Digest
    seq: Positive


class Amend(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A revision of an earlier file sealed within this range, and what it added beyond the revision before it."""

    amount: Whole
    number: Positive
    revision: Positive


class Later(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A payment of an earlier day, confirmed or failed on this one."""

    at: str
    day: str
    number: str
    state: str
    who: str | None


class Notes(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What the stall says about its day."""

    tags: tuple[str, ...]
    text: str


class Warning_(Struct, frozen=True, forbid_unknown_fields=True, gc=False):  # noqa: N801 - Warning is Python's own
    """Something the office should know."""

    at: str
    kind: Word
    seq: Positive
    text: str


class OrderStep(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A step of an order: taken, paid, changed, delivered, cancelled; `price` and `paid` are the order's after it."""

    at: str
    cashier: str | None
    hash: Digest
    number: str
    paid: Natural
    payments: tuple[Payment, ...]
    price: Natural
    promised: str | None
    receipt: str | None
    seq: Positive
    step: Word


class BuyIn(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Goods bought in at the till; its payments are negative."""

    at: str
    cashier: str | None
    hash: Digest
    number: str
    payments: tuple[Payment, ...]
    pieces: Positive
    seq: Positive


class MakerPaid(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a maker was given; its payments are negative."""

    at: str
    cashier: str | None
    hash: Digest
    number: str
    payments: tuple[Payment, ...]
    seq: Positive


class Maker(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A maker's goods on the day: sold less what came back, what of it is owed, brought, fetched, paid."""

    maker: str
    net: Whole
    owed: Whole
    paid: tuple[MakerPaid, ...]
    pieces: Whole
    received: Natural
    returned: Natural


class Summary(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Line 1 of a summary file of format 1. Fields named `x_…` of a file are allowed and left out here."""

    adjustment: Whole
    amended: tuple[Amended, ...]
    amends: tuple[Amend, ...]
    cash: Cash
    closed_at: str
    closing_grand_total: Whole
    consignment: Annotated[tuple[Maker, ...], Meta(max_length=0)]
    day: str
    epoch: Positive
    first_seq: Positive
    format: Format
    gallery: str
    last_hash: Digest
    last_seq: Positive
    nil: bool
    notes: Notes
    number: Positive
    opened_at: str | None
    opening_grand_total: Whole
    opening_hash: Digest | None
    orders: Annotated[tuple[OrderStep, ...], Meta(max_length=0)]
    parcels: Annotated[tuple[None, ...], Meta(max_length=0)]
    previous: Digest | None
    program: str
    qris_later: tuple[Later, ...]
    reason: str | None
    revision: Positive
    sales: tuple[Sale, ...]
    shifts: tuple[Shift, ...]
    stall: str
    supersedes: Digest | None
    tenders: dict[Word, Tender]
    till: Positive
    totals: Totals
    trade: Word
    warnings: tuple[Warning_, ...]


class Cash2(Cash, frozen=True, kw_only=True, gc=False):
    """The drawer where more than sales moved it: `orders` net, `buy_ins` and `makers` what they took."""

    buy_ins: Natural
    makers: Natural
    orders: Whole


class Summary2(Summary, frozen=True, kw_only=True, gc=False):
    """Line 1 of a summary file of format 2: of a day that held more than format 1 can tell."""

    buy_ins: tuple[BuyIn, ...]
    cash: Cash2
    consignment: tuple[Maker, ...]
    format: Annotated[int, Meta(ge=2, le=2)]
    orders: tuple[OrderStep, ...]


NEWEST = 2
"""The newest format that is read here; a file is written in the oldest that tells all of its day."""


def dealings_of(summary: Summary) -> Iterator[OrderStep | BuyIn | MakerPaid]:
    """What moved money or goods beside sales, in no order; nothing in format 1."""
    if isinstance(summary, Summary2):
        yield from summary.orders
        yield from summary.buy_ins
        for maker in summary.consignment:
            yield from maker.paid


@dataclass(frozen=True, slots=True)
class Read:
    """A summary whose seal holds, with the signer's key and the SHA-256 of the whole file; its sums are not checked."""

    summary: Summary
    key: str
    sha256: str


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


def totals_of(sales: Iterable[Sale]) -> Totals:
    """The day's sums over its sales and refunds."""
    count = refunds = items = gross = discounts = returns = tax_added = tax_included = rounding = due = 0
    for sale in sales:
        tax_added += sale.tax_added
        tax_included += sale.tax_included
        rounding += sale.rounding
        due += sale.due
        if sale.refund_of is None:
            count += 1
            for line in sale.lines:
                if line.per == 1:
                    items += line.qty
                    gross += line.price * line.qty
                else:
                    items += 1
                    gross += line.gross
                discounts += line.discount + line.share
        else:
            refunds += 1
            returns -= sum(line.amount for line in sale.lines)
    return Totals(
        sales=count, refunds=refunds, items=items, gross=gross, discounts=discounts, returns=returns,
        net=gross - discounts - returns, tax_added=tax_added, tax_included=tax_included, rounding=rounding, due=due,
    )  # fmt: skip


def tenders_of(
    sales: Iterable[Sale],
    compared: Mapping[str, int | None],
    dealings: Iterable[OrderStep | BuyIn | MakerPaid] = (),
) -> dict[str, Tender]:
    """What each tender used brought, by sales and by `dealings`; `compared` gives its `counted`."""
    found: dict[str, list[int]] = {}
    for step in chain(sales, dealings):
        for payment in step.payments:
            sums = found.setdefault(payment.tender, [0, 0, 0])
            sums[0] += 1
            sums[1] += payment.amount
            if payment.state == "confirmed":
                sums[2] += payment.amount
    return {
        tender: Tender(
            count=count, amount=amount,
            confirmed=confirmed if tender == "qris" else None, counted=compared.get(tender),
        )
        for tender, (count, amount, confirmed) in sorted(found.items())
    }  # fmt: skip


def cash_taken(sales: Iterable[Sale]) -> tuple[int, int]:
    """The cash that stayed from sales, and the cash that refunds gave back; both ≥ 0."""
    taken = given_back = 0
    for sale in sales:
        for payment in sale.payments:
            if payment.tender == "cash":
                if sale.refund_of is None:
                    taken += payment.amount
                else:
                    given_back -= payment.amount
    return taken, given_back


def cash_in(dealings: Iterable[OrderStep | BuyIn | MakerPaid]) -> int:
    """The cash that `dealings` brought, less what they took."""
    return sum(payment.amount for one in dealings for payment in one.payments if payment.tender == "cash")


def cash_of(day: ClosedDay, sales: Iterable[Sale], zone: str) -> Cash:
    """The drawer's day: what should be in it, what was counted, and the difference."""
    taken, given_back = cash_taken(sales)
    put_in = sum(movement.amount for movement in day.movements if movement.amount > 0)
    taken_out = -sum(movement.amount for movement in day.movements if movement.amount < 0)
    expected = day.opening_float + put_in - taken_out + taken - given_back
    count = day.count
    notes = count.denominations
    return Cash(
        float_=day.opening_float, in_=put_in, out=taken_out, sales=taken, refunds=given_back, expected=expected,
        counted=count.counted, difference=None if count.counted is None else count.counted - expected,
        reason=count.reason, deposit=count.deposit,
        denominations=None if notes is None else dict(sorted((str(note), many) for note, many in notes.items())),
        movements=tuple(
            Movement(
                seq=movement.seq, at=zone_text(movement.at, zone), amount=movement.amount,
                reason=movement.reason, cashier=movement.cashier,
            )
            for movement in day.movements
        ),
    )  # fmt: skip


def encode(summary: Summary) -> bytes:
    """Line 1 of the file, without its newline: canonical JSON. Raises ValueError for a text that is not in NFC."""
    return canonical.encode(to_body(summary))


def seal(summary: Summary, key: "Key") -> bytes:
    """The whole file."""
    return envelope.sign("summary", encode(summary), key)


def to_body(summary: Summary) -> dict[str, Any]:
    """The summary as plain values, for reports and tests."""
    body = msgspec.to_builtins(summary)
    assert isinstance(body, dict)
    return body


def from_body(body: Mapping[str, Any]) -> Summary:
    """The summary of plain values; fields named `x_…` are left out. Raises PosError, NewerFormat for a newer format."""
    # A format 2 without what makes it one is another program's: it is kept, as any newer format is.
    if "buy_ins" in body:
        return fields.from_body(body, Summary2, NEWEST)
    return fields.from_body(body, Summary)


def read(data: bytes, sha256: str | None = None) -> Read:
    """A file's summary once its seal holds and it is written exactly as `seal` writes; the sums are not checked.

    `sha256` is the file's where it is known already.

    Raises PosError; NewerFormat where the seal holds and the file is of a newer format.
    """
    sealed = envelope.unseal(data, "summary", sha256)
    return Read(_parse(sealed.line), sealed.key, sealed.sha256)


def name_of(summary: Summary) -> SummaryName:
    """What the summary's file is called."""
    return SummaryName(
        gallery=summary.gallery, stall=summary.stall, till=summary.till, day=summary.day,
        epoch=summary.epoch, number=summary.number, revision=summary.revision,
    )  # fmt: skip


_decoder = msgspec.json.Decoder(Summary)
_decoder2 = msgspec.json.Decoder(Summary2)
_encoder = msgspec.json.Encoder(order="deterministic")
# What is inherited stands before a struct's own fields, so these are put in the order of their names.
_encoder2 = msgspec.json.Encoder(order="sorted")


def _parse(line: bytes) -> Summary:
    # Most files take the short way; the long one finds the exact reason, or reads x_ fields.
    for decoder, encoder in ((_decoder, _encoder), (_decoder2, _encoder2)):
        try:
            summary = decoder.decode(line)
            if encoder.encode(summary) == line and (line.isascii() or unicodedata.is_normalized("NFC", line.decode())):
                return summary
        except (ValueError, RecursionError, msgspec.MsgspecError):
            continue
    body = canonical.decode(line)
    if type(body) is not dict:
        raise PosError(N_("the content is not a JSON object"))
    return from_body(body)


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
