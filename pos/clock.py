"""Time: now, the stall's zone, and the business day a moment belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Self

from pos.errors import PosError
from pos.words import N_

Clock = Callable[[], datetime]
"""Gives the present moment as an aware datetime; passed in, so that a test can hold it."""

ZONES = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}
"""Indonesia's three zones; none has daylight saving time."""


def now() -> datetime:
    """The machine's present moment in UTC."""
    return datetime.now(UTC)


def utc_text(moment: datetime) -> str:
    """`moment` for the store: UTC, whole seconds, `2026-11-24T03:15:00+00:00`; such texts sort as time does."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def zone_text(moment: datetime, zone: str) -> str:
    """`moment` for a file: the zone's offset, whole seconds, `2026-11-24T10:15:00+07:00`."""
    return moment.astimezone(ZONES[zone]).isoformat(timespec="seconds")


def parse_time(text: str) -> datetime:
    """An ISO 8601 time with offset to an aware datetime in whole seconds. Raises PosError."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.utcoffset() is None:
            raise ValueError(text)
        return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise PosError(N_("“{text}” is not a time: write it like 2026-11-24T10:15:00+07:00"), text=text) from None


def parse_day(text: str) -> date:
    """`YYYY-MM-DD` to a date. Raises PosError."""
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError(text)
    except ValueError:
        raise PosError(N_("“{text}” is not a day: write it like 2026-11-24"), text=text) from None
    return day


class ClockError(PosError):
    """The computer's clock is in doubt where a line is to be entered; `can_be_right` unless receipts are ahead of it.

    Its facts are `now` and `last`, the last line's moment, as dates, and `now_time` and `last_time` as texts.
    """

    def __init__(self, sentence: str, now: datetime, last: datetime, zone: str, *, can_be_right: bool) -> None:
        here, there = now.astimezone(ZONES[zone]), last.astimezone(ZONES[zone])
        super().__init__(
            sentence,
            now=here.date(),
            now_time=f"{here:%H.%M}",
            last=there.date(),
            last_time=f"{there:%H.%M}",
        )
        self.can_be_right = can_be_right


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """When a gallery is closed: `marks` are weekdays (`mon` … `sun`) and days (`YYYY-MM-DD`)."""

    marks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> Self:
        """From marks with spaces or commas between them. Raises PosError for what is neither weekday nor day."""
        marks = text.replace(",", " ").casefold().split()
        for mark in marks:
            if mark not in WEEKDAYS:
                parse_day(mark)
        return cls(frozenset(marks))

    def __contains__(self, day: str) -> bool:
        return day in self.marks or WEEKDAYS[date.fromisoformat(day).weekday()] in self.marks

    def toggled(self, mark: str) -> "ClosedDays":
        """With that mark, or without it where it is there."""
        return ClosedDays(self.marks ^ {mark})

    def text(self) -> str:
        """`mon 2026-12-25`: the weekdays first, each in its order."""
        weekdays = [mark for mark in WEEKDAYS if mark in self.marks]
        return " ".join(weekdays + sorted(self.marks.difference(WEEKDAYS)))


def business_day(moment: datetime, zone: str, cut_off: int) -> date:
    """The business day of `moment`: trade before the `cut_off` hour (0–6) still belongs to the day before."""
    return (moment.astimezone(ZONES[zone]) - timedelta(hours=cut_off)).date()
