"""Coverage: stall × day, so that one look tells who has not handed in."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Self

from pos.clock import ClosedDays, parse_day
from pos.office.days import tables as day_tables
from pos.office.forks import tables as fork_tables
from pos.office.quarantine import tables as quarantine_tables
from pos.office.register.register import Contracts
from pos.office.stalls import tables as stall_tables
from pos.office.stalls.tables import Stall
from pos.store import Row, Store

RECEIVED, NIL, REVISED, FORKED, QUARANTINED = "received", "nil", "revised", "forked", "quarantined"
PAPER = "paper"
MISSING, AWAITED, CLOSED, BEFORE = "missing", "awaited", "closed", ""

LACKING = (MISSING, PAPER, QUARANTINED, FORKED)
"""What keeps a month open: a day that did not come, or that is not settled."""

Numbers = dict[str, dict[int, int]]
"""Of each day handed in the number it has in each epoch that it was handed in for."""

OPEN = ClosedDays()
"""A gallery that is never closed."""

_MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A till's states and newest revisions, one a day; the revision is 0 where nothing was handed in."""

    stall: str
    till: int
    name: str
    trade: str
    states: tuple[str, ...]
    revisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The grid: `days` as `YYYY-MM-DD`, oldest first."""

    days: tuple[str, ...]
    rows: tuple[CoverageRow, ...]


def days_between(from_: str, to: str) -> tuple[str, ...]:
    """The days from `from_` to `to`, both included, at most 400. Raises PosError for what is no day."""
    return tuple(islice(_each_day(from_, to), _MOST_DAYS))


def _each_day(from_: str, to: str) -> Iterator[str]:
    first, last = parse_day(from_), parse_day(to)
    return ((first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1))


def coverage(store: Store, from_: str, to: str, today: str, closed: ClosedDays = OPEN) -> Coverage:
    """What every enrolled till handed in on each day. Raises PosError for what is no day.

    received, nil, revised · paper (by the code on its closing slip, the file is awaited) · quarantined, forked (a
    manager decides) · missing · awaited (today, not closed yet) · closed (the gallery was, or the stall, between two
    days whose numbers follow each other: there is no file) · "" (not enrolled yet, or nothing is expected by its
    contract).
    """
    days = days_between(from_, to)
    if not days:
        return Coverage((), ())
    handed_in = _by_till(day_tables.days_between(store, days[0], days[-1]))
    around = _by_till(day_tables.neighbours_of_days(store, days[0], days[-1]))
    known = _Known.of(store, (days[0], days[-1]), today, closed)
    rows = []
    for stall in stall_tables.tills(store):
        which = (stall.stall, stall.till)
        own = handed_in.get(which, {})
        states = known.states(stall, days, own, around.get(which, {}).values())
        revisions = tuple(own[day]["revision"] if day in own else 0 for day in days)
        rows.append(CoverageRow(stall.stall, stall.till, stall.name, stall.trade, states, revisions))
    return Coverage(days, tuple(rows))


def lacking_by_month(
    store: Store, from_: str, to: str, today: str, closed: ClosedDays = OPEN
) -> Generator[None, None, dict[str, int]]:
    """The months (`YYYY-MM`) that stay open between two days, each with how many days of a till lack in it.

    In steps of one till, so that a window can go on meanwhile; at the end they are returned.
    """
    tills = stall_tables.tills(store)
    held = day_tables.first_and_last_day(store)
    first = max(from_, min((*(till.enrolled_day for till in tills), *(held or ())), default=today))
    days, found = tuple(_each_day(first, min(to, today))), Counter[str]()
    if not days:
        return {}
    known = _Known.of(store, (days[0], days[-1]), today, closed)
    for till in tills:
        which = (till.stall, till.till)
        own = {row["day"]: row for row in day_tables.days_of_till_between(store, *which, days[0], days[-1])}
        before, after = (day_tables.days_around(store, *which, day)[at] for at, day in enumerate((days[0], days[-1])))
        states = known.states(till, days, own, (row for row in (before, after) if row is not None))
        found.update(day[:7] for day, state in zip(days, states, strict=True) if state in LACKING)
        yield
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the days of every till are judged by beside what it handed in."""

    today: str
    closed: ClosedDays
    contracts: Contracts
    refused: frozenset[tuple[str, int, str]]
    aside: dict[tuple[str, int], list[Row]]

    @classmethod
    def of(cls, store: Store, ends: tuple[str, str], today: str, closed: ClosedDays) -> Self:
        """For the days from the one to the other."""
        refused = quarantine_tables.quarantine_between(store, *ends)
        aside: dict[tuple[str, int], list[Row]] = {}
        for row in fork_tables.aside_numbers(store):
            aside.setdefault((row["stall"], row["till"]), []).append(row)
        which = frozenset((row["stall"], row["till"], row["day"]) for row in refused)
        return cls(today, closed, Contracts.of(store), which, aside)

    def states(
        self, stall: Stall, days: tuple[str, ...], own: dict[str, Row], around: Iterable[Row]
    ) -> tuple[str, ...]:
        """A till's, of what it handed in on the days and next to them."""
        which = (stall.stall, stall.till)
        numbers = _numbers((*around, *own.values(), *self.aside.get(which, ())))
        states = _states(stall, days, own, numbers, self.today, self.closed, self.contracts)
        return tuple(
            QUARANTINED if (*which, day) in self.refused and state != FORKED else state
            for day, state in zip(days, states, strict=True)
        )


def _by_till(rows: Iterable[Row]) -> dict[tuple[str, int], dict[str, Row]]:
    found: dict[tuple[str, int], dict[str, Row]] = {}
    for row in rows:
        found.setdefault((row["stall"], row["till"]), {})[row["day"]] = row
    return found


def state_of(row: Row) -> str:
    """The state of a day that was handed in."""
    if row["forked"]:
        return FORKED
    if row["paper"] is not None:
        return PAPER
    if row["revision"] > 1:
        return REVISED
    return NIL if row["nil"] else RECEIVED


def state_without(
    stall: Stall, day: str, around: Iterable[Row], today: str, closed: ClosedDays, contracts: Contracts
) -> str:
    """The state of a day that was not handed in; `around` are the days handed in next to it."""
    return _states(stall, (day,), {}, _numbers(around), today, closed, contracts)[0]


def _numbers(rows: Iterable[Row]) -> Numbers:
    found: Numbers = {}
    for row in rows:
        found.setdefault(row["day"], {})[row["epoch"]] = row["number"]
    return found


def _states(
    stall: Stall,
    days: tuple[str, ...],
    handed_in: dict[str, Row],
    numbers: Numbers,
    today: str,
    closed: ClosedDays,
    contracts: Contracts,
) -> list[str]:
    known = sorted(numbers)
    gaps: dict[str, int] = {}
    states = []
    for day in days:
        if day in handed_in:
            states.append(state_of(handed_in[day]))
            continue
        at = bisect_left(known, day)
        before = known[at - 1] if at else None
        if at < len(known):
            after = known[at]
            if after not in gaps:
                gaps[after] = _lacking(numbers, before, after)
            states.append(_between(stall, (before, day, after), gaps[after], closed))
        elif before is None and day < stall.enrolled_day:
            states.append(BEFORE)
        else:  # only here the contract is asked: between two files the numbers tell what is missing
            expected = contracts.expected(stall.stall, day)
            states.append(_not_yet(day, today, closed) if expected else BEFORE)
    return states


def _between(stall: Stall, around: tuple[str | None, str, str], lacking: int, closed: ClosedDays) -> str:
    """The state of a day without a file; `around` is the last day with one before it, the day, the first one after.

    `lacking` is how many numbers did not come in between.
    """
    before, day, after = around
    if before is None:
        begun = min(stall.enrolled_day, (date.fromisoformat(after) - timedelta(days=lacking)).isoformat())
        before = (date.fromisoformat(begun) - timedelta(days=1)).isoformat()
        if lacking == 0 or day < begun:
            return BEFORE
    if lacking == 0:
        return CLOSED
    open_days = [other for other in days_between(before, after)[1:-1] if other not in closed]
    sold_on_a_closed_day = len(open_days) < lacking  # the numbers are proof of it
    return CLOSED if day in closed and not sold_on_a_closed_day else MISSING


def _lacking(numbers: Numbers, before: str | None, after: str) -> int:
    """How many numbers did not come in between two days that did; a restored till counts from 1 again."""
    earlier = [of for day, of in numbers.items() if before is not None and day <= before]
    held = {epoch: max((of.get(epoch, 0) for of in earlier), default=0) for epoch in numbers[after]}
    return max(number - held[epoch] - 1 for epoch, number in numbers[after].items())


def _not_yet(day: str, today: str, closed: ClosedDays) -> str:
    if day > today:
        return BEFORE
    if day in closed:
        return CLOSED
    return AWAITED if day == today else MISSING


def days_without(stall: Stall, last: str | None, day: str, closed: ClosedDays = OPEN) -> int:
    """How many days in a row, `day` included, a till has handed in nothing; `last` is the last day that it did.

    Days on which the gallery was closed do not count.
    """
    since = date.fromisoformat(last) if last is not None else date.fromisoformat(stall.enrolled_day) - timedelta(days=1)
    days = max((date.fromisoformat(day) - since).days, 1)
    if not closed.marks:
        return days
    return sum((since + timedelta(days=n)).isoformat() not in closed for n in range(1, days + 1))
