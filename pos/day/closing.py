"""Closing and reopening a business day, and what a closed day was."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from pos import canonical, typed
from pos.clock import parse_time, utc_text
from pos.day import dealings, tables
from pos.day.closed import ClosedDay, Count, LaterQris, Movement, Remark, Shift
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import LARGEST
from pos.people.rights import OWNER, Actor, Right
from pos.store import Row, Store
from pos.till import tables as till_tables
from pos.till import tenders
from pos.till.voiding import VOIDED, told, void_of
from pos.words import N_

DENOMINATIONS = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)
"""Notes and coins in circulation (issues of 2016 and 2022), in rupiah; the 1.000 is both a note and a coin."""

_REMARKS = {"receipt_reprinted": "reprint", "drawer_opened": "drawer", "clock_trusted": "clock"}


class CashSums(NamedTuple):
    """The drawer of one day in rupiah: `expected` = float + in − out + sales − refunds + orders − buy-ins − makers.

    All parts are ≥ 0 but `orders`: what buyers paid on orders less what they were given back.
    """

    float_: int
    cash_in: int
    cash_out: int
    sales: int
    refunds: int
    orders: int = 0
    buy_ins: int = 0
    makers: int = 0

    @property
    def expected(self) -> int:
        moved = self.cash_in - self.cash_out + self.orders - self.buy_ins - self.makers
        return self.float_ + moved + self.sales - self.refunds


class Days:
    """The business days of one till: closing, reopening, and reading what was closed."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def close(
        self,
        day: str,
        count: Count,
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
        tags: Sequence[str] = (),
        text: str = "",
    ) -> Event:
        """Close `day` and the shift in it, inside the caller's transaction. Raises PosError where it is closed."""
        if known := self._journal.by_operation(operation):
            return known
        trading_day = till_tables.trading_day(self._store, day)
        if trading_day is not None and trading_day["state"] == "closed":
            raise PosError(
                N_("The day {day} is closed already: open it again to change it"), day=date.fromisoformat(day)
            )
        event = self._journal.record(
            "day_closed", self._closing_data(day, count, tags, text), at=at, day=day, actor=by.name, operation=operation
        )
        self.project(event)
        return event

    def reopen(self, day: str, reason: str, *, at: datetime, operation: str, by: Actor = OWNER) -> Event:
        """Open a closed day again. Raises PosError without a reason, while a day is open, for a day not closed."""
        if known := self._journal.by_operation(operation):
            return known
        facts = by.need(Right.REOPEN)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why the day is opened again"))
        with self._store.transaction():
            if open_day := till_tables.open_day(self._store):
                raise PosError(
                    N_("The day {day} is still open: close it first"), day=date.fromisoformat(open_day["day"])
                )
            if till_tables.trading_day(self._store, day) is None:
                raise PosError(N_("There is no closed day {day} here: check the date"), day=date.fromisoformat(day))
            event = self._journal.record(
                "day_reopened", {"reason": reason} | facts, at=at, day=day, actor=by.name, operation=operation
            )
            self.project(event)
        return event

    def cash(self, day: str) -> CashSums:
        """What the day's drawer should hold, and why."""
        amounts = [row["amount"] for row in till_tables.movements(self._store, day)]
        shifts = till_tables.shifts(self._store, day)
        cash = [tender.id for tender in tenders.all_tenders().values() if tender.is_cash]
        taken = [till_tables.cash_taken(self._store, day, tender) for tender in cash]
        aside = [till_tables.aside_of_day(self._store, day, tender) for tender in cash]
        return CashSums(
            float_=shifts[0]["float"] if shifts else 0,
            cash_in=sum(amount for amount in amounts if amount > 0),
            cash_out=-sum(amount for amount in amounts if amount < 0),
            sales=sum(sales for sales, _ in taken),
            refunds=sum(refunds for _, refunds in taken),
            orders=sum(each.get("order", 0) for each in aside),
            buy_ins=-sum(each.get("buy_in", 0) for each in aside),
            makers=-sum(each.get("maker", 0) for each in aside),
        )

    def change_shift(
        self, count: Count, *, at: datetime, operation: str, cashier: str | None = None, by: Actor = OWNER
    ) -> Event:
        """Close the shift with what `by` counted; the next one begins with it, `cashier` at the drawer.

        Raises PosError while no day is open, and for a difference without a reason.
        """
        if known := self._journal.by_operation(operation):
            return known
        with self._store.transaction():
            open_day = till_tables.open_day(self._store)
            if open_day is None:
                raise PosError(N_("No day is open: open the till first"))
            data = self._shift_data(open_day["day"], count) | ({"handed_by": by.name} if by.name else {})
            event = self._journal.record(
                "shift_changed", data, at=at, day=open_day["day"], actor=cashier, operation=operation
            )
            self.project(event)
        return event

    def shift_expected(self, day: str) -> int:
        """What the drawer should hold now, in rupiah, by what the shifts before this one counted."""
        return self.cash(day).expected + _found_so_far(self._store, day)

    def left_in_drawer(self) -> int | None:
        """What stayed in the drawer at the newest close, in rupiah; None where nobody counted or told it."""
        row = tables.newest_closing(self._store)
        if row is None:
            return None
        data = canonical.parse(row["body"])
        counted, deposit = data["counted"], data["deposit"]
        if counted is None and deposit is None:
            return None
        left: int = (data["expected"] if counted is None else counted) - (deposit or 0)
        return left if left >= 0 else None

    def so_far(self, day: str, at: datetime) -> ClosedDay:
        """A day that is still open as if it were closed at `at`, not counted."""
        shifts, events = till_tables.shifts(self._store, day), self._events_told_on(day)
        return ClosedDay(
            day=day,
            opened_at=self._opened_at(day, shifts),
            closed_at=at,
            opening_float=shifts[0]["float"] if shifts else 0,
            movements=tuple(_movement(row) for row in till_tables.movements(self._store, day)),
            shifts=tuple(_shift(row) if row["closed_at"] else self._open_shift(row, day, at) for row in shifts),
            qris_later=_qris_later(day, events),
            warnings=self._warnings(day, events),
            dealings=dealings.of_day(self._store, day, events),
        )

    def closed(self, day: str) -> ClosedDay:
        """A closed day with its newest count. Raises PosError where it was never closed."""
        row = tables.last_closing(self._store, day)
        if row is None:
            raise PosError(N_("There is no closed day {day} here: check the date"), day=date.fromisoformat(day))
        data = canonical.parse(row["body"])
        shifts, events = till_tables.shifts(self._store, day), self._events_told_on(day)
        return ClosedDay(
            day=day,
            opened_at=self._opened_at(day, shifts),
            closed_at=parse_time(row["at"]),
            opening_float=shifts[0]["float"] if shifts else 0,
            count=_count(data),
            movements=tuple(_movement(row) for row in till_tables.movements(self._store, day)),
            shifts=tuple(_shift(row) for row in shifts),
            tags=tuple(data["tags"]),
            text=data["text"],
            qris_later=_qris_later(day, events),
            warnings=self._warnings(day, events),
            dealings=dealings.of_day(self._store, day, events),
        )

    def number_of(self, day: str) -> tuple[int, int]:
        """The number and newest revision of a closed day."""
        row = tables.last_closing(self._store, day)
        assert row is not None
        return row["number"], row["revision"]

    def changes(self, day: str) -> list[Event]:
        """The events that changed a day after its first close, up to its newest; empty without a revision."""
        first = tables.first_closing(self._store, day)
        assert first is not None
        return self._journal.of_day(day, after=first["seq"])

    def was_closed(self, day: str) -> bool:
        """Whether it was ever closed; it may be open again."""
        return tables.first_closing(self._store, day) is not None

    def is_closed(self, day: str) -> bool:
        row = till_tables.trading_day(self._store, day)
        return row is not None and row["state"] == "closed"

    def project(self, event: Event) -> None:
        """Write the rows that follow from an event of the day; other kinds are left alone."""
        project(self._store, event)

    def _closing_data(self, day: str, count: Count, tags: Sequence[str], text: str) -> dict[str, Any]:
        _check_count(count)
        before = tables.last_closing(self._store, day)
        expected = self.cash(day).expected
        return {
            "number": tables.last_number(self._store, self._journal.epoch) + 1 if before is None else before["number"],
            "revision": 1 if before is None else before["revision"] + 1,
            "expected": expected,
            "counted": count.counted,
            "difference": None if count.counted is None else count.counted - expected,
            "reason": typed.optional_reason(count.reason),
            "denominations": _denominations_data(count.denominations),
            "deposit": count.deposit,
            "compared": dict(count.compared),
            "tags": [typed.reason(tag) for tag in tags],
            "text": typed.note(text),
        }

    def _shift_data(self, day: str, count: Count) -> dict[str, Any]:
        _check_count(count)
        expected = self.shift_expected(day)
        difference = None if count.counted is None else count.counted - expected
        reason = typed.optional_reason(count.reason)
        if difference and not reason:
            raise PosError(N_("Say why the cash differs"))
        return {
            "expected": expected,
            "counted": count.counted,
            "difference": difference,
            "reason": reason,
            "denominations": _denominations_data(count.denominations),
            "float": max(0, expected) if count.counted is None else count.counted,
        }

    def _open_shift(self, row: Row, day: str, at: datetime) -> Shift:
        return Shift(
            opened_at=parse_time(row["opened_at"]), closed_at=at, cashier=row["cashier"],
            expected=self.shift_expected(day), counted=None, reason=None,
        )  # fmt: skip

    def _opened_at(self, day: str, shifts: Sequence[Row]) -> datetime | None:
        return parse_time(shifts[0]["opened_at"]) if shifts else None

    def _warnings(self, day: str, events: Sequence[Event]) -> tuple[Remark, ...]:
        row = tables.last_closing(self._store, day)
        newest_close = None if row is None else row["seq"]
        remarks = [_remark(event, event.seq == newest_close) for event in events]
        return tuple(remark for remark in remarks if remark is not None)

    def _events_told_on(self, day: str) -> list[Event]:
        """The day's events, and what was said of receipts since the close before while no day was open."""
        first = tables.first_closing(self._store, day)
        before = None if first is None else first["seq"]
        after = tables.close_before(self._store, before)
        between = till_tables.receipt_events_of_no_day(self._store, after, before)
        found = [event for seq in between if (event := self._journal.by_seq(seq)) is not None]
        return sorted([*self._journal.of_day(day), *found], key=lambda event: event.seq)


def reason_of(changes: Iterable[Event]) -> str | None:
    """Why a day that these events changed was opened again the last time; None where it was not."""
    reopened = [event for event in changes if event.kind == "day_reopened"]
    return reopened[-1].data["reason"] if reopened else None


def project(store: Store, event: Event) -> None:
    """The rows of a close, a reopening or a change of shift, for recording and rebuilding alike."""
    if event.kind not in ("day_closed", "day_reopened", "shift_changed"):
        return
    assert event.day is not None
    at = utc_text(event.at)
    if event.kind == "day_reopened":
        till_tables.set_state(store, event.day, "reopened")
        till_tables.reopen_last_shift(store, event.day)
    elif event.kind == "shift_changed":
        till_tables.close_shifts(store, event.day, {"at": at, **{name: event.data[name] for name in _CLOSES_SHIFT}})
        till_tables.insert_shift(
            store, seq=event.seq, day=event.day, at=at, cashier=event.actor, float_=event.data["float"]
        )
        till_tables.touch_day(store, event.day, at)
    else:
        till_tables.put_trading_day(store, event.day, at, "closed")
        till_tables.close_shifts(store, event.day, {"at": at, **_last_shift(store, event)})
        first = tables.first_closing(store, event.day)
        epoch = event.epoch if first is None else first["epoch"]
        tables.insert_closing(store, day=event.day, epoch=epoch, seq=event.seq, at=at, data=event.data)


_CLOSES_SHIFT = ("expected", "counted", "difference", "reason")


def _last_shift(store: Store, event: Event) -> dict[str, Any]:
    """What closes the last shift with its day: by then the drawer lacks, or holds more, what earlier shifts found."""
    found = _found_so_far(store, event.day or "")
    difference = event.data["difference"]
    return {
        "expected": event.data["expected"] + found,
        "counted": event.data["counted"],
        "difference": None if difference is None else difference - found,
        "reason": None if found and difference == found else event.data["reason"],  # that is the earlier shifts'
    }


def _found_so_far(store: Store, day: str) -> int:
    """The differences of the day's closed shifts, in rupiah."""
    return sum(row["difference"] or 0 for row in till_tables.shifts(store, day) if row["closed_at"])


def _check_count(count: Count) -> None:
    for amount in (count.counted, count.deposit, *count.compared.values()):
        if amount is not None and not 0 <= amount <= LARGEST:
            raise PosError(N_("An amount of cash is {least} to 999.999.999: type one in between"), least=0)
    if count.denominations is not None:
        told = sum(value * pieces for value, pieces in count.denominations.items())
        if any(pieces < 0 for pieces in count.denominations.values()) or told != count.counted:
            raise PosError(N_("The notes and coins do not add up to the amount counted: count again"))


def _denominations_data(denominations: Mapping[int, int] | None) -> dict[str, int] | None:
    if denominations is None:
        return None
    return {str(value): pieces for value, pieces in denominations.items() if pieces}


def _count(data: dict[str, Any]) -> Count:
    denominations = data["denominations"]
    return Count(
        counted=data["counted"],
        reason=data["reason"],
        denominations=None if denominations is None else {int(value): n for value, n in denominations.items()},
        deposit=data["deposit"],
        compared=data.get("compared", {}),  # a close recorded before there was comparing has none
    )


def _movement(row: Row) -> Movement:
    return Movement(
        seq=row["seq"], at=parse_time(row["at"]), amount=row["amount"], reason=row["reason"], cashier=row["cashier"]
    )


def _shift(row: Row) -> Shift:
    return Shift(
        opened_at=parse_time(row["opened_at"]),
        closed_at=parse_time(row["closed_at"]),
        cashier=row["cashier"],
        expected=row["expected"],
        counted=row["counted"],
        reason=row["reason"],
    )


def _qris_later(day: str, events: Iterable[Event]) -> tuple[LaterQris, ...]:
    """What was found on this day of earlier days' QRIS payments."""
    return tuple(
        LaterQris(
            number=event.data["number"],
            day=event.data["day"],
            state=event.data["state"],
            at=event.at,
            who=event.actor,
        )
        for event in events
        if event.kind == "qris_decided" and event.data["day"] != day
    )


def _remark(event: Event, is_newest_close: bool) -> Remark | None:
    """What the office should know of an event, if anything."""
    if event.kind == VOIDED:
        return Remark(kind="void", at=event.at, seq=event.seq, text=told(void_of(event)))
    if event.kind in _REMARKS:
        text = event.data.get("number") or event.data.get("reason", "")
        return Remark(kind=_REMARKS[event.kind], at=event.at, seq=event.seq, text=text)
    if event.kind == "day_closed" and is_newest_close and event.data["counted"] is None:
        return Remark(kind="not_counted", at=event.at, seq=event.seq, text="")
    return None
