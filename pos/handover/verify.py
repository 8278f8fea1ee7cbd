"""Whether a summary is what it should be: every equation and rule of its fields, and a file's own seal."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pos.clock import parse_day
from pos.errors import PosError
from pos.handover import summary as summaries
from pos.handover.dealings import check_dealings
from pos.handover.fields import is_time
from pos.handover.names import LAST_TILL, is_code
from pos.handover.receipts import SoldSoFar, check_sale, refunds_in
from pos.handover.summary import Cash2, Sale, Summary, Summary2
from pos.till.sale import WITHOUT_RECEIPT
from pos.words import N_

_SERIAL = re.compile(r"[0-9]{4}|[1-9][0-9]{4,8}")
_RECEIPT = re.compile(rf"(.+)-([0-9]{{6}})-({_SERIAL.pattern})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `lapak verify` says of one file; the fields of a file that cannot be read are None.

    `good`: its own seal and every sum hold. `enrolled`: the key asked for signed it; None when none was asked for.
    """

    good: bool
    reason: str | None
    gallery: str | None = None
    stall: str | None = None
    till: int | None = None
    epoch: int | None = None
    day: str | None = None
    number: int | None = None
    revision: int | None = None
    enrolled: bool | None = None

    def to_data(self) -> dict[str, Any]:
        """The values by name, for `--json`."""
        return asdict(self)


def verify_file(data: bytes, key: str | None = None) -> Verdict:
    """Judge a file's bytes by its own seal and every equation; `key` (64 hex digits) is whom it should come from."""
    try:
        read = summaries.read(data)
    except PosError as error:
        return Verdict(good=False, reason=str(error), enrolled=None if key is None else False)
    reason = None
    try:
        check_sums(read.summary)
    except PosError as error:
        reason = str(error)
    facts = {name: getattr(read.summary, name) for name in _NAMED}
    return Verdict(good=reason is None, reason=reason, enrolled=None if key is None else read.key == key, **facts)


_NAMED = ("gallery", "stall", "till", "epoch", "day", "number", "revision")


def check_sums(summary: Summary) -> None:
    """Raise PosError naming the first equation or rule that `summary` breaks; return where it breaks none."""
    _check_place(summary)
    _check_times(summary)
    _check_position(summary)
    _check_range(summary)
    _check_receipt_numbers(summary)
    for sale in summary.sales:
        check_sale(sale)
    _check_seqs(summary)
    _check_refunds(summary)
    _check_totals(summary)
    _check_tenders(summary)
    _check_cash(summary)
    _check_shifts(summary)
    _check_later(summary)
    if isinstance(summary, Summary2):
        check_dealings(summary)


def _check_place(summary: Summary) -> None:
    if not (is_code(summary.gallery) and is_code(summary.stall)):
        raise PosError(N_("the gallery's or the stall's code is not possible"))
    if summary.till > LAST_TILL:
        raise PosError(N_("“{till}” is not a till: a number from 1 to 12"), till=summary.till)
    if not summary.program:
        raise PosError(N_("the program that wrote it is not named"))
    parse_day(summary.day)


def _times(summary: Summary) -> Iterator[str]:
    yield summary.closed_at
    if summary.opened_at is not None:
        yield summary.opened_at
    for sale in summary.sales:
        yield sale.at
    for movement in summary.cash.movements:
        yield movement.at
    for shift in summary.shifts:
        yield shift.opened_at
        yield shift.closed_at
    for later in summary.qris_later:
        yield later.at
    for warning in summary.warnings:
        yield warning.at
    for dealing in summaries.dealings_of(summary):
        yield dealing.at


def _check_times(summary: Summary) -> None:
    zone = summary.closed_at[-6:]
    for time in _times(summary):
        if time[-6:] != zone or not is_time(time):
            raise PosError(N_("“{time}” is not a time in the stall's zone, in whole seconds"), time=time)


def _check_position(summary: Summary) -> None:
    if (summary.previous is None) != (summary.number == 1):
        raise PosError(N_("only number 1 has no summary before it"))
    if summary.epoch > 1 and summary.number == 1 and not summary.reason:
        raise PosError(N_("the first summary of a new epoch gives no reason"))
    if (summary.supersedes is None) != (summary.revision == 1):
        raise PosError(N_("a revision names the file it replaces, a first summary none"))
    if (summary.revision == 1) != (not summary.amended):
        raise PosError(N_("a revision lists what changed it, a first summary nothing"))
    before = summary.last_seq
    for amended in summary.amended:
        if amended.seq <= before:
            raise PosError(N_("what changed the day is not in order after its close"))
        before = amended.seq
    _check_amends(summary)


def _check_amends(summary: Summary) -> None:
    before = (0, 0)
    for amend in sorted(summary.amends, key=lambda amend: (amend.number, amend.revision)):
        # An earlier epoch's numbers may be higher, and amends do not tell the epoch.
        earlier = amend.number < summary.number or summary.epoch > 1
        if amend.revision == 1 or not earlier or (amend.number, amend.revision) == before:
            raise PosError(N_("a revision it took in is none of an earlier summary, or stands twice"))
        before = (amend.number, amend.revision)


def _check_range(summary: Summary) -> None:
    if summary.last_seq < summary.first_seq:
        raise PosError(N_("its last event comes before its first"))
    if summary.epoch == 1 and (summary.number == 1) != (summary.first_seq == 1):
        raise PosError(N_("the first summary of a till, and no other, starts at its first event"))
    if (summary.opening_hash is None) != (summary.first_seq == 1):
        raise PosError(N_("only the very first event has no hash before it"))
    if summary.first_seq == 1 and summary.opening_grand_total != 0:
        raise PosError(N_("the grand total of a till starts at 0"))
    moved = summary.closing_grand_total - summary.opening_grand_total
    if moved != summary.totals.due - summary.adjustment + sum(amend.amount for amend in summary.amends):
        raise PosError(N_("the grand total does not move by what the day was due"))


def _check_receipt_numbers(summary: Summary) -> None:
    if summary.nil != (not summary.sales):
        raise PosError(N_("it is marked nil and has sales, or has none and is not marked"))
    of_day, before = f"{summary.stall}-{summary.till}-{_six_digits(summary.day)}-", 0
    for sale in summary.sales:
        number = sale.number
        if not number.startswith(of_day) or _SERIAL.fullmatch(number, len(of_day)) is None:
            raise PosError(N_("receipt {receipt} is not of this stall, till and day"), receipt=number)
        serial = int(number[len(of_day) :])
        if serial <= before:
            raise PosError(N_("receipt {receipt} stands twice or out of order"), receipt=number)
        before = serial


def _six_digits(day: str) -> str:
    return day[2:4] + day[5:7] + day[8:10]


def _check_seqs(summary: Summary) -> None:
    amended = {amended.seq: amended.hash for amended in summary.amended}
    before = 0
    for sale in summary.sales:
        if sale.seq <= before:
            raise PosError(N_("receipt {receipt} stands twice or out of order"), receipt=sale.number)
        before = sale.seq
        if not _in_range(summary, sale.seq) and amended.get(sale.seq) != sale.hash:
            raise PosError(N_("receipt {receipt} lies outside the events of this summary"), receipt=sale.number)
    added = sum(sale.due for sale in summary.sales if sale.seq in amended)
    if summary.adjustment != added:
        raise PosError(N_("the adjustment is not what the later sales and refunds add"))
    before = 0
    for movement in summary.cash.movements:
        inside = _in_range(summary, movement.seq) or movement.seq in amended
        if movement.seq <= before or not inside:
            raise PosError(N_("a cash movement stands twice, out of order or outside the events of this summary"))
        before = movement.seq
    if not {sale.seq for sale in summary.sales}.isdisjoint(movement.seq for movement in summary.cash.movements):
        raise PosError(N_("a cash movement stands twice, out of order or outside the events of this summary"))


def _in_range(summary: Summary, seq: int) -> bool:
    """True for an event of the first revision's range; the close itself, its last, is neither sale nor movement."""
    return summary.first_seq <= seq < summary.last_seq


def _check_refunds(summary: Summary) -> None:
    of_day = f"{summary.stall}-{summary.till}-{_six_digits(summary.day)}-"
    place = f"{summary.stall}-{summary.till}"
    loose = WITHOUT_RECEIPT if isinstance(summary, Summary2) else None
    refunded = {refund.refund_of for refund in refunds_in(summary.sales)}
    sold = {
        sale.number: SoldSoFar(sale) for sale in summary.sales if sale.number in refunded and sale.refund_of is None
    }
    for refund in refunds_in(summary.sales):
        assert refund.refund_of is not None
        found = sold.get(refund.refund_of)
        if found is not None:
            _check_order(refund, found.sale)
            # A refund after the close may follow others of the same sale that later days' files hold.
            found.refund(refund, exact=_in_range(summary, refund.seq))
        elif refund.refund_of == loose:
            continue
        elif refund.refund_of.startswith(of_day) or not _is_receipt_of(refund.refund_of, place):
            raise PosError(
                N_("receipt {receipt} refunds {sale}, which is no sale of this stall and till"),
                receipt=refund.number, sale=refund.refund_of,
            )  # fmt: skip


def _check_order(refund: Sale, sale: Sale) -> None:
    if refund.seq <= sale.seq:
        raise PosError(
            N_("receipt {receipt} refunds {sale}, which comes after it"), receipt=refund.number, sale=sale.number
        )


def _is_receipt_of(number: str, place: str) -> bool:
    match = _RECEIPT.fullmatch(number)
    return match is not None and match[1] == place


def _check_totals(summary: Summary) -> None:
    right = summaries.totals_of(summary.sales)
    for name in summaries.Totals.__struct_fields__:
        told, sum_ = getattr(summary.totals, name), getattr(right, name)
        if told != sum_:
            raise PosError(
                N_("totals: {field} is {told}, but the sales come to {sum}"), field=name, told=told, sum=sum_
            )


def _check_tenders(summary: Summary) -> None:
    compared = {tender: told.counted for tender, told in summary.tenders.items()}
    right = summaries.tenders_of(summary.sales, compared, summaries.dealings_of(summary))
    for tender in sorted(summary.tenders.keys() | right.keys()):
        if summary.tenders.get(tender) != right.get(tender):
            raise PosError(N_("tenders: {tender} is not the sum of its payments"), tender=tender)


def _check_cash(summary: Summary) -> None:
    cash = summary.cash
    if (cash.sales, cash.refunds) != summaries.cash_taken(summary.sales):
        raise PosError(N_("cash: sales or refunds are not the cash payments' sum"))
    amounts = [movement.amount for movement in cash.movements]
    if cash.in_ != sum(x for x in amounts if x > 0) or cash.out != -sum(x for x in amounts if x < 0):
        raise PosError(N_("cash: in or out is not the movements' sum"))
    beside = cash.orders - cash.buy_ins - cash.makers if isinstance(cash, Cash2) else 0
    if cash.expected != cash.float_ + cash.in_ - cash.out + cash.sales - cash.refunds + beside:
        raise PosError(N_("cash: expected is not float + in − out + sales − refunds"))
    if cash.difference != (None if cash.counted is None else cash.counted - cash.expected):
        raise PosError(N_("cash: the difference is not counted − expected"))
    notes = cash.denominations
    if notes is not None and cash.counted != sum(int(note) * many for note, many in notes.items()):
        raise PosError(N_("cash: the notes and coins do not add up to what was counted"))


def _check_shifts(summary: Summary) -> None:
    for shift in summary.shifts:
        if shift.difference != (None if shift.counted is None else shift.counted - shift.expected):
            raise PosError(N_("shift of {time}: the difference is not counted − expected"), time=shift.opened_at)


def _check_later(summary: Summary) -> None:
    place = f"{summary.stall}-{summary.till}"
    for later in summary.qris_later:
        parse_day(later.day)
        right_day = later.day != summary.day and f"-{_six_digits(later.day)}-" in later.number
        if not (right_day and _is_receipt_of(later.number, place)) or later.state not in ("confirmed", "failed"):
            raise PosError(N_("a later QRIS confirmation is not of an earlier receipt of this till"))
