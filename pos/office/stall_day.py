"""One stall's day as the office holds it: every revision of it, what was refused, and how it joins its neighbours."""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import ZONES, parse_day, parse_time
from pos.handover.summary import Summary
from pos.office import coverage, tables
from pos.office.collect import Place
from pos.office.coverage import FORKED
from pos.office.tables import Stall
from pos.office.today import Quarantined, quarantined
from pos.store import Row, Store

NOT_HANDED_IN = (coverage.MISSING, coverage.AWAITED, coverage.CLOSED, coverage.BEFORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A revision of the day: its file's name and hash, when it came in (in the office's zone), and what it tells."""

    name: str
    sha256: str
    at: datetime
    told: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class StallDay:
    """A till's day; `state` as in the coverage, `accepted` oldest first and empty where nothing was handed in.

    `missing` is how many numbers right before this one have not come in: the chain is open there.
    """

    stall: Stall
    day: str
    state: str
    accepted: tuple[Accepted, ...]
    quarantined: tuple[Quarantined, ...]
    missing: int

    @property
    def forked(self) -> bool:
        """True while another file claims the place of this day."""
        return self.state == FORKED


def stall_day(store: Store, place: Place, stall: Stall, day: str, *, today: str, zone: str) -> StallDay:
    """A till's day. Raises PosError for what is no day, and where a kept file is not whole."""
    parse_day(day)
    which = (stall.stall, stall.till)
    newest = tables.day_of_till(store, *which, day)
    before, after = tables.days_around(store, *which, day)
    if newest is None:
        around = {row["day"]: row for row in (before, after) if row is not None}
        state = coverage.state_without(stall, day, around, today)
    else:
        state = coverage.state_of(newest)
    return StallDay(
        stall=stall,
        day=day,
        state=state,
        accepted=() if newest is None else tuple(_accepted(row, place, zone) for row in _revisions(store, newest)),
        quarantined=tuple(quarantined(row) for row in tables.quarantine_of_day(store, *which, day)),
        missing=0 if newest is None else _missing_before(newest, before),
    )


def _revisions(store: Store, newest: Row) -> list[Row]:
    return tables.files_of_number(store, newest["stall"], newest["till"], newest["epoch"], newest["number"])


def _accepted(row: Row, place: Place, zone: str) -> Accepted:
    at = parse_time(row["received_at"]).astimezone(ZONES[zone])
    return Accepted(name=row["name"], sha256=row["sha256"], at=at, told=place.kept(row))


def _missing_before(newest: Row, before: Row | None) -> int:
    if before is not None and before["epoch"] != newest["epoch"]:
        return 0  # a restored till counts anew
    return int(newest["number"]) - (0 if before is None else int(before["number"])) - 1
