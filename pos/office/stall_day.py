"""One stall's day as the office holds it: every revision of it, what was refused, and how it joins its neighbours."""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import ZONES, ClosedDays, parse_day, parse_time
from pos.handover.paper import Paper
from pos.handover.summary import Summary
from pos.office import coverage
from pos.office.asking.asking import Asked, questions
from pos.office.coverage import FORKED
from pos.office.days import tables as day_tables
from pos.office.files import tables as file_tables
from pos.office.place import Place
from pos.office.quarantine import tables as quarantine_tables
from pos.office.register.register import Contracts
from pos.office.rescue import taking
from pos.office.rescue.slips import COUNTS
from pos.office.stalls.tables import Stall
from pos.office.today import Quarantined, quarantined
from pos.store import Row, Store

_MOST_DAYS = 732


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A revision of the day: its file's name and hash, when it came in (in the office's zone), and what it tells."""

    name: str
    sha256: str
    at: datetime
    told: Summary


@dataclass(frozen=True, slots=True)
class Slip:
    """A closing slip whose code was scanned: what became of it (see `pos.office.rescue`), when, and what it tells."""

    state: str
    at: datetime
    told: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class StallDay:
    """A till's day; `state` as in the coverage, `accepted` oldest first and empty where no file came in.

    `asked` are the questions about it that wait for an answer.
    `missing` is how many numbers right before this one have not come in: the chain is open there. `before` and `after`
    are the days handed in next to it.
    """

    stall: Stall
    day: str
    state: str
    accepted: tuple[Accepted, ...]
    slips: tuple[Slip, ...]
    quarantined: tuple[Quarantined, ...]
    asked: tuple[Asked, ...]
    missing: int
    before: str | None
    after: str | None

    @property
    def counted_slip(self) -> Slip | None:
        """The slip that the day counts by until its file comes."""
        return next((slip for slip in self.slips if slip.state == COUNTS), None)

    @property
    def forked(self) -> bool:
        """True while another file claims the place of this day."""
        return self.state == FORKED


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A day that a till handed in, its revision, how many receipts it holds, and its net in rupiah."""

    day: str
    revision: int
    receipts: int
    net: int


def handed_in(store: Store, stall: str, till: int) -> tuple[HandedIn, ...]:
    """The last days of a till, the newest first, two years at most."""
    return tuple(
        HandedIn(row["day"], row["revision"], row["sales"] + row["refunds"], row["net"])
        for row in day_tables.days_of_till(store, stall, till, _MOST_DAYS)
    )


def stall_day(
    store: Store,
    place: Place,
    stall: Stall,
    day: str,
    *,
    today: str,
    zone: str,
    closed: ClosedDays = coverage.OPEN,
) -> StallDay:
    """A till's day. Raises PosError for what is no day, and where a kept file is not whole."""
    parse_day(day)
    which = (stall.stall, stall.till)
    newest = day_tables.day_of_till(store, *which, day)
    before, after = day_tables.days_around(store, *which, day)
    if newest is None:
        around = (row for row in (before, after) if row is not None)
        state = coverage.state_without(stall, day, around, today, closed, Contracts.of(store))
    else:
        state = coverage.state_of(newest)
    return StallDay(
        stall=stall,
        day=day,
        state=state,
        accepted=() if newest is None else tuple(_accepted(row, place, zone) for row in _revisions(store, newest)),
        slips=tuple(
            Slip(row["state"], _moment(row["received_at"], zone), told)
            for row, told in taking.papers_of_day(store, *which, day)
        ),
        quarantined=tuple(quarantined(row) for row in quarantine_tables.quarantine_of_day(store, *which, day)),
        asked=tuple(one for one in questions(store) if (one.stall, one.till, one.day) == (*which, day)),
        missing=0 if newest is None else _missing_before(store, newest),
        before=None if before is None else before["day"],
        after=None if after is None else after["day"],
    )


def _revisions(store: Store, newest: Row) -> list[Row]:
    return file_tables.files_of_number(store, newest["stall"], newest["till"], newest["epoch"], newest["number"])


def _accepted(row: Row, place: Place, zone: str) -> Accepted:
    at = _moment(row["received_at"], zone)
    return Accepted(name=row["name"], sha256=row["sha256"], at=at, told=place.kept(row))


def _moment(text: str, zone: str) -> datetime:
    return parse_time(text).astimezone(ZONES[zone])


def _missing_before(store: Store, newest: Row) -> int:
    number: int = newest["number"]
    return number - file_tables.number_before(store, newest["stall"], newest["till"], newest["epoch"], number) - 1
