"""What was recorded: finding it again, the steps of one receipt, and what can still be said of how it was paid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pos import typed
from pos.clock import ZONES
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import MINUS, parse_rupiah
from pos.people.rights import OWNER, Actor, Right
from pos.store import Row, Store
from pos.till import tables as till_tables
from pos.till import tenders
from pos.till.history import tables
from pos.till.history.tables import Wanted
from pos.till.sale import Payment, Sale
from pos.till.till import sale_of
from pos.till.voiding import Void, void_of
from pos.words import N_

PAGE = 60
"""Receipts read at a time."""

MOST = 1_000
"""So many that match are counted and added up; a search that finds more says so."""

SLICE = 10_000
"""Events that a search goes through at a time: a few hundredths of a second."""

_DECIDED, _CHANGED, _REPRINTED = "qris_decided", "tender_changed", "receipt_reprinted"
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")
_SHORT = re.compile(r"[0-9]{1,4}")
_NUMBER = re.compile(r"[A-Za-z0-9]+-[0-9]+-[0-9]{6}-[0-9]{4,}")
_MOST_WORDS = 3
_MAY_ARRIVE = ("waiting", "failed")


@dataclass(frozen=True, slots=True)
class Entry:
    """A sale or refund in the list, and how many pieces came back since (a weighed line counts 1)."""

    sale: Sale
    returned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The newest of what matches. `count` and `total` (rupiah, refunds taken off) go up to the newest 1,000."""

    entries: tuple[Entry, ...]
    count: int
    total: int

    @property
    def is_all(self) -> bool:
        """Whether `count` and `total` hold everything that matches."""
        return self.count < MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that happened to a receipt: `kind` is its event's, `data` what the event says of it."""

    kind: str
    at: datetime
    who: str | None
    data: dict[str, Any]


def wanted_of(
    text: str, zone: str, *, since: str = "", tender: str = "", waiting: bool = False, cashier: str = ""
) -> Wanted:
    """What a typed `text` asks for: `218` or a whole number, `11.42`, `484.000`, goods by name or code; any of them."""
    text = " ".join(text.split())
    time, short = _TIME.fullmatch(text), _SHORT.fullmatch(text)
    offset = ZONES[zone].utcoffset(None)
    return Wanted(
        number=f"-{text:0>4}" if short else text.upper() if _NUMBER.fullmatch(text) else "",
        amount=_amount(text),
        time=f"{int(time[1]):02d}:{time[2]}" if time else "",
        hours=offset // timedelta(hours=1),
        words=tuple(text.split()[:_MOST_WORDS]),
        since=since,
        tender=tender,
        waiting=waiting,
        cashier=cashier,
    )


def _amount(text: str) -> int | None:
    try:
        return parse_rupiah(text.lstrip(f"-{MINUS}"))
    except PosError:
        return None


class Search:
    """A search under way, from the newest receipt on: what is sold stands in no index by its words.

    `rows` are the seq and due of what matches so far; `done` of `total` events were gone through.
    """

    def __init__(self, store: Store, wanted: Wanted) -> None:
        """A whole number names one receipt, whatever its age and way of paying: then that is all."""
        self._store = store
        self._wanted = wanted
        named = tables.receipt(store, wanted.number) if wanted.number else None
        self.rows: list[Row] = [named] if named is not None else []
        self._first, self._last = (1, 0) if named is not None else tables.searched(store, wanted.since)
        self.total = self._last - self._first + 1
        self.done = 0

    def go_on(self) -> bool:
        """Go through the next slice; whether there is another after it."""
        last = self._last - self.done
        if last >= self._first:
            first = max(last - SLICE + 1, self._first)
            self.rows += tables.matching(self._store, self._wanted, MOST - len(self.rows), first, last)
            self.done += last - first + 1
        return self.done < self.total and len(self.rows) < MOST


class History:
    """The receipts of one till. What is corrected is a new event; the sale itself stands."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def find(self, wanted: Wanted, most: int = PAGE) -> Found:
        """The newest receipts that match, `most` of them whole."""
        search = self.search(wanted)
        while search.go_on():
            continue
        return self.found(search.rows, most)

    def search(self, wanted: Wanted) -> Search:
        """The same, a slice at a time."""
        return Search(self._store, wanted)

    def found(self, rows: Sequence[Row], most: int = PAGE) -> Found:
        """What a search has come to, `most` receipts whole."""
        return Found(
            entries=tuple(self._entry(row["seq"]) for row in rows[:most]),
            count=len(rows),
            total=sum(row["due"] for row in rows),
        )

    def _entry(self, seq: int) -> Entry:
        sale = till_tables.sale_by_seq(self._store, seq)
        assert sale is not None
        return Entry(sale, sum(_pieces(refund) for refund in self.refunds(sale)))

    def cashiers(self) -> list[str]:
        """Everyone who ever rang up a sale."""
        return tables.cashiers(self._store)

    def refunds(self, sale: Sale) -> list[Sale]:
        """What was given back of a sale, in order."""
        return [] if sale.is_refund else till_tables.refunds_of(self._store, sale.number)

    def by_code(self, epoch: int, seq: int, digits: str) -> Sale | None:
        """The sale recorded at `seq` whose hash begins with these eight digits; None where there is no such."""
        sale = till_tables.sale_by_seq(self._store, seq)
        genuine = sale is not None and (sale.epoch, sale.hash[:8]) == (epoch, digits)
        return sale if genuine else None

    def is_genuine(self, sale: Sale) -> bool:
        """Whether the journal still says the same of it, unaltered and in its chain."""
        event = self._journal.by_seq(sale.seq)
        if event is None or not self._journal.holds(sale.seq):
            return False
        return sale_of(event)._replace(payments=()) == sale._replace(payments=())

    def steps(self, sale: Sale) -> list[Step]:
        """What happened to it, in order: what was voided before it was paid, the sale itself, and what came after."""
        seqs = [sale.seq, *tables.events_of_receipt(self._store, sale.number)]
        seqs += [refund.seq for refund in self.refunds(sale)]
        if recorded := self._journal.by_seq(sale.seq):
            seqs += tables.voids_of(self._store, recorded.operation)
        events = [self._journal.by_seq(seq) for seq in sorted(seqs)]
        return [Step(kind=event.kind, at=event.at, who=event.actor, data=event.data) for event in events if event]

    def voids(self, since: str = "", cashier: str = "") -> list[Void]:
        """The newest that was voided since that business day, by that cashier, of all where they are empty."""
        events = [self._journal.by_seq(seq) for seq in tables.voids(self._store, since, cashier, MOST)]
        return [void_of(event) for event in events if event]

    def decide_qris(
        self,
        number: str,
        *,
        arrived: bool,
        at: datetime,
        operation: str,
        reference: str | None = None,
        by: Actor = OWNER,
    ) -> Event:
        """Say that the QRIS money of a receipt arrived, or that it did not; what failed may still arrive.

        It is recorded on the day that is open: on a later day than the sale's the next summary tells it, also where
        none is open. Raises PosError where nothing of the receipt waits.
        """
        if known := self._journal.by_operation(operation):
            return known
        reference = typed.optional_reason(reference)
        with self._store.transaction():
            sale = self._sale(number)
            states = _MAY_ARRIVE if arrived else ("waiting",)
            if not any(payment.state in states for payment in sale.payments):
                raise PosError(
                    N_("Receipt {number} has no QRIS payment that waits: see in the history how it was paid"),
                    number=number,
                )
            data = {
                "number": number,
                "day": sale.day,
                "state": "confirmed" if arrived else "failed",
                "reference": reference,
            }
            return self._record(_DECIDED, data, self._open_day(), at, operation, by)

    def change_tender(
        self,
        number: str,
        position: int,
        tender: str,
        reason: str,
        *,
        at: datetime,
        operation: str,
        confirmed: bool = False,
        reference: str | None = None,
        by: Actor = OWNER,
    ) -> Event:
        """Say that the payment at `position` (from 1) of a receipt was made by another `tender`; its amount stays.

        Raises PosError without a reason, for a day that is not open, for the same tender and for a second cash payment.
        """
        if known := self._journal.by_operation(operation):
            return known
        facts = by.need(Right.CORRECT)
        reason, reference = typed.reason(reason), typed.optional_reason(reference)
        if not reason:
            raise PosError(N_("Say why the way of paying changes"))
        with self._store.transaction():
            sale = self._sale(number)
            payment = _payment(sale, position)
            state = _changed_state(sale, payment, tender, confirmed)
            if sale.day != self._open_day():
                raise PosError(
                    N_("Receipt {number} is of {day}, which is closed: open that day again to change how it was paid"),
                    number=number, day=date.fromisoformat(sale.day),
                )  # fmt: skip
            data = {
                "number": number, "position": position, "before": payment.tender, "after": tender,
                "amount": payment.amount, "state": state, "reference": reference, "reason": reason,
            }  # fmt: skip
            return self._record(_CHANGED, data | facts, sale.day, at, operation, by)

    def project(self, event: Event) -> None:
        """Write the rows that follow from an event about a receipt; other kinds are left alone."""
        project(self._store, event)

    def _sale(self, number: str) -> Sale:
        sale = till_tables.sale_by_number(self._store, number)
        if sale is None:
            raise PosError(N_("There is no receipt {number} here: check the number"), number=number)
        return sale

    def _open_day(self) -> str | None:
        row = till_tables.open_day(self._store)
        return None if row is None else row["day"]

    def _record(
        self, kind: str, data: dict[str, Any], day: str | None, at: datetime, operation: str, by: Actor
    ) -> Event:
        event = self._journal.record(kind, data, at=at, day=day, actor=by.name, operation=operation)
        self.project(event)
        return event


def project(store: Store, event: Event) -> None:
    """The rows of an event about a receipt, for recording and rebuilding alike."""
    if event.kind not in (_DECIDED, _CHANGED, _REPRINTED):
        return
    number = event.data["number"]
    tables.insert_receipt_event(store, seq=event.seq, number=number, kind=event.kind, day=event.day)
    if event.kind == _DECIDED:
        arrived = event.data["state"] == "confirmed"
        tables.decide_payments(
            store, number, event.data["state"], event.data["reference"], also_failed=arrived
        )  # fmt: skip
    elif event.kind == _CHANGED:
        tables.change_payment(
            store, number, event.data["position"],
            tender=event.data["after"], state=event.data["state"], reference=event.data["reference"],
        )  # fmt: skip


def _pieces(refund: Sale) -> int:
    return sum(-line.qty if line.per == 1 else 1 for line in refund.lines)


def _payment(sale: Sale, position: int) -> Payment:
    if not 1 <= position <= len(sale.payments):
        raise PosError(N_("Receipt {number} has no payment {position}"), number=sale.number, position=position)
    return sale.payments[position - 1]


def _changed_state(sale: Sale, payment: Payment, tender: str, confirmed: bool) -> str:
    """The state that a payment of `sale` has once `tender` made it. Raises PosError where it cannot have."""
    known = tenders.find_offered(tender)
    if not tenders.find(payment.tender).offered:
        raise PosError(N_("What was paid before, on the order, stays as it was paid: change another payment"))
    if payment.tender == tender:
        raise PosError(
            N_("Receipt {number} is recorded as paid that way already: choose another one"), number=sale.number
        )
    if known.is_cash and any(tenders.find(other.tender).is_cash for other in sale.payments):
        raise PosError(N_("One payment in cash at most: put the cash together"))
    return known.state(confirmed)
