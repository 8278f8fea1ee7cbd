"""The days that a report is asked about, and the days that it is compared with."""

import re
from datetime import date, timedelta

from pos.errors import PosError
from pos.office.answer import Period
from pos.words import N_

OWN = "own"
SPANS = {
    "day": N_("Today"),
    "week": N_("7 days"),
    "month": N_("This month"),
    "last_month": N_("Last month"),
    "year": N_("This year"),
    OWN: N_("From – to"),
}
"""What can be asked about (msgids)."""

NOTHING, BEFORE, YEAR_BEFORE = "", "before", "year_before"
OTHERS = {
    NOTHING: N_("Compare with"),
    BEFORE: N_("The period before"),
    YEAR_BEFORE: N_("A year before"),
    OWN: N_("Other days"),
}
"""What it can be compared with (msgids)."""

_TYPED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")


def span(key: str, today: str) -> Period:
    """The days of one of the SPANS but for the own ones; they end with `today`, but for those of the last month."""
    now = date.fromisoformat(today)
    first = now.replace(day=1)
    begins = {
        "day": now,
        "week": now - timedelta(6),
        "month": first,
        "last_month": (first - timedelta(1)).replace(day=1),
        "year": now.replace(month=1, day=1),
    }[key]
    ends = first - timedelta(1) if key == "last_month" else now
    return Period(begins.isoformat(), ends.isoformat())


def before(period: Period) -> Period:
    """What came just before: as much of a month or a year, whole months before whole months, else as many days."""
    begins, ends = _ends(period)
    whole = begins.day == 1 and (ends + timedelta(1)).day == 1
    if begins.day == 1 and not whole and (begins.year, begins.month) == (ends.year, ends.month):
        return Period(*(_months_back(day, 1).isoformat() for day in (begins, ends)))
    if (begins.month, begins.day) == (1, 1) and begins.year == ends.year and ends.month > 1:
        return year_before(period)
    if whole:
        months = 12 * (ends.year - begins.year) + ends.month - begins.month + 1
        return Period(_months_back(begins, months).isoformat(), (begins - timedelta(1)).isoformat())
    return Period((begins - (ends - begins) - timedelta(1)).isoformat(), (begins - timedelta(1)).isoformat())


def year_before(period: Period) -> Period:
    """The same days of the year before; the 29th of February is the 28th there."""
    return Period(*(_months_back(day, 12).isoformat() for day in _ends(period)))


def typed_day(text: str) -> str:
    """`21/11/2026`, `21.11.2026` or `2026-11-21` as `2026-11-21`. Raises PosError."""
    found = _TYPED.fullmatch(text.strip())
    try:
        if found is None:
            return date.fromisoformat(text.strip()).isoformat()
        day, month, year = map(int, found.groups())
        return date(year, month, day).isoformat()
    except ValueError:
        raise PosError(N_("“{text}” is not a day: write it like 21/11/2026"), text=text) from None


def written(day: str) -> str:
    """`2026-11-21` as it is typed: `21/11/2026`."""
    read = date.fromisoformat(day)
    return f"{read.day}/{read.month}/{read.year}"


def _ends(period: Period) -> tuple[date, date]:
    begins, ends = period
    assert begins is not None
    assert ends is not None
    return date.fromisoformat(begins), date.fromisoformat(ends)


def _months_back(day: date, months: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(1)).day
