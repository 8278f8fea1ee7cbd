"""Today: what needs a hand first, then what the gallery sold, against the same weekday before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from pos.clock import ZONES, ClosedDays, parse_day, parse_time
from pos.office import coverage
from pos.office.days import tables as day_tables
from pos.office.dealings import tables as dealing_tables
from pos.office.quarantine import tables as quarantine_tables
from pos.office.register.register import Contracts
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store

WEEKDAYS = 8
DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Missing:
    """A till of which nothing came; `days` in a row."""

    stall: str
    till: int
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A drawer that was counted otherwise than expected; `amount` = counted − expected, in rupiah."""

    stall: str
    till: int
    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision that came in; `amount` is what it changed in net."""

    stall: str
    till: int
    name: str
    day: str
    revision: int
    amount: int


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A day that counts by its closing slip: its file is awaited."""

    stall: str
    till: int
    name: str
    net: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A refused file; stall, till and day are None where its content could not be believed. `at` is UTC text."""

    file: str
    reason: str
    stall: str | None
    till: int | None
    day: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Hour:
    hour: int
    net: int
    net_week_ago: int


@dataclass(frozen=True, slots=True)
class TradeTotal:
    trade: str
    net: int
    net_week_ago: int


@dataclass(frozen=True, slots=True)
class TenderTotal:
    """`confirmed` is None but for qris."""

    tender: str
    count: int
    amount: int
    confirmed: int | None


class Aside(NamedTuple):
    """What money moved beside the sales, by whatever tender: paid on orders, for goods bought in, to makers."""

    orders: int
    bought: int
    makers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """One stall's day: `at` is when it came in, in the office's zone, `state` one of coverage's, or difference.

    `cash`, `qris` and `other` are all that came in by each, also for no sale.
    """

    at: str
    stall: str
    till: int
    name: str
    trade: str
    sales: int
    net: int
    cash: int
    qris: int
    other: int
    difference: int | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """One day of the gallery; amounts in rupiah, days as `YYYY-MM-DD`, `week_ago` the same weekday before."""

    day: str
    week_ago: str
    stalls: int
    handed_in: int
    handed_in_week_ago: int
    nil: int
    sales: int
    net: int
    net_week_ago: int
    missing: tuple[Missing, ...]
    differences: tuple[Difference, ...]
    revised: tuple[Revised, ...]
    on_paper: tuple[OnPaper, ...]
    quarantined: tuple[Quarantined, ...]
    weekdays: tuple[tuple[str, int], ...]
    hours: tuple[Hour, ...]
    trades: tuple[TradeTotal, ...]
    tenders: tuple[TenderTotal, ...]
    aside: Aside
    hand_ins: tuple[HandIn, ...]

    @property
    def average(self) -> int:
        """The average sale, rounded down; 0 without a sale."""
        return self.net // self.sales if self.sales else 0

    @property
    def has_before(self) -> bool:
        """True where there is a day a week ago to compare with."""
        return self.handed_in_week_ago > 0

    @property
    def things_to_see(self) -> int:
        """How many things need a hand."""
        things = (self.missing, self.differences, self.revised, self.on_paper, self.quarantined)
        return sum(len(thing) for thing in things)

    @property
    def qris_confirmed_share(self) -> int | None:
        """How much of the day's QRIS was seen to arrive, in percent rounded down; None without any."""
        qris = next((tender for tender in self.tenders if tender.tender == "qris" and tender.amount > 0), None)
        return None if qris is None else (qris.confirmed or 0) * 100 // qris.amount


def today(store: Store, day: str, zone: str, closed: ClosedDays = coverage.OPEN) -> Today:
    """The page of `day`. Raises PosError for what is no day."""
    then = parse_day(day)
    days = tuple((then - timedelta(weeks=weeks)).isoformat() for weeks in reversed(range(WEEKDAYS)))
    week_ago = days[-2]
    rows, rows_before = day_tables.days_between(store, day, day), day_tables.days_between(store, week_ago, week_ago)
    nets = day_tables.net_of_days(store, days)
    enrolled = stall_tables.tills(store)
    return Today(
        day=day,
        week_ago=week_ago,
        stalls=len(enrolled),
        handed_in=len(rows),
        handed_in_week_ago=len(rows_before),
        nil=sum(row["nil"] for row in rows),
        sales=sum(row["sales"] for row in rows),
        net=nets.get(day, 0),
        net_week_ago=nets.get(week_ago, 0),
        missing=() if day in closed else _missing(store, rows, enrolled, day, closed),
        differences=tuple(
            Difference(row["stall"], row["till"], row["name"], row["difference"]) for row in rows if row["difference"]
        ),
        revised=tuple(
            Revised(row["stall"], row["till"], row["name"], row["day"], row["revision"], row["amount"])
            for row in day_tables.revised_between(store, day, day)
        ),
        on_paper=tuple(
            OnPaper(row["stall"], row["till"], row["name"], row["net"]) for row in rows if row["paper"] is not None
        ),
        quarantined=tuple(quarantined(row) for row in quarantine_tables.quarantine_between(store, day, day)),
        weekdays=tuple((other, nets.get(other, 0)) for other in days),
        hours=_hours(store, day, week_ago),
        trades=_trades(store, day, week_ago),
        tenders=tuple(
            TenderTotal(row["tender"], row["count"], row["amount"], row["confirmed"])
            for row in day_tables.tenders_of_day(store, day)
        ),
        aside=Aside(**dealing_tables.sums_of_day(store, day)),
        hand_ins=_hand_ins(rows, dealing_tables.taken_of_day(store, day), zone),
    )


def quarantined(row: Row) -> Quarantined:
    """A row of the quarantine."""
    return Quarantined(row["file"], row["reason"], row["stall"], row["till"], row["day"], row["at"])


def _missing(
    store: Store, rows: list[Row], enrolled: tuple[stall_tables.Stall, ...], day: str, closed: ClosedDays
) -> tuple[Missing, ...]:
    here = {(row["stall"], row["till"]) for row in rows}
    last = day_tables.last_days(store, day)
    contracts = Contracts.of(store)
    return tuple(
        Missing(
            stall.stall,
            stall.till,
            stall.name,
            coverage.days_without(stall, last.get((stall.stall, stall.till)), day, closed),
        )
        for stall in enrolled
        if (stall.stall, stall.till) not in here and stall.enrolled_day <= day and contracts.expected(stall.stall, day)
    )


def _hours(store: Store, day: str, week_ago: str) -> tuple[Hour, ...]:
    now, before = day_tables.net_of_hours(store, day), day_tables.net_of_hours(store, week_ago)
    open_hours = now.keys() | before.keys()
    if not open_hours:
        return ()
    return tuple(
        Hour(hour, now.get(hour, 0), before.get(hour, 0)) for hour in range(min(open_hours), max(open_hours) + 1)
    )


def _trades(store: Store, day: str, week_ago: str) -> tuple[TradeTotal, ...]:
    now, before = day_tables.net_of_trades(store, day), day_tables.net_of_trades(store, week_ago)
    found = [TradeTotal(trade, now.get(trade, 0), before.get(trade, 0)) for trade in now.keys() | before.keys()]
    return tuple(sorted(found, key=lambda total: (-total.net, total.trade)))


def _hand_ins(rows: list[Row], aside: Mapping[tuple[str, int], int], zone: str) -> tuple[HandIn, ...]:
    newest_first = sorted(rows, key=lambda row: (row["received_at"], row["file"] or 0), reverse=True)
    return tuple(
        HandIn(
            at=parse_time(row["received_at"]).astimezone(ZONES[zone]).isoformat(timespec="seconds"),
            stall=row["stall"],
            till=row["till"],
            name=row["name"],
            trade=row["trade"],
            sales=row["sales"],
            net=row["net"],
            cash=row["cash"],
            qris=row["qris"],
            other=row["due"] + aside.get((row["stall"], row["till"]), 0) - row["cash"] - row["qris"],
            difference=row["difference"],
            state=_state(row),
        )
        for row in newest_first
    )


def _state(row: Row) -> str:
    state = coverage.state_of(row)
    return DIFFERENCE if row["difference"] and state not in (coverage.FORKED, coverage.PAPER) else state
