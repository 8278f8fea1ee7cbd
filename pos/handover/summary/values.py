"""A summary's values, field for field as in the file: format 1, and what format 2 adds to it.

A struct's fields stand in the order of their names in the file, so that what is written is canonical JSON and a line
is canonical exactly when it is written again the same. Amounts are rupiah, times the file's own texts. No value can
hold itself, so the search for circles passes them over (`gc`): a day is thousands of them.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from pos.handover.fields import Digest, Format, Natural, Positive, Whole, Word
from pos.money import divide_half_up

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


def dealings_of(summary: Summary) -> Iterator[OrderStep | BuyIn | MakerPaid]:
    """What moved money or goods beside sales, in no order; nothing in format 1."""
    if isinstance(summary, Summary2):
        yield from summary.orders
        yield from summary.buy_ins
        for maker in summary.consignment:
            yield from maker.paid
