"""What the office knows of one stall, and how it stands: enrolled, registered only, its contract ended."""

from dataclasses import dataclass, fields
from typing import Any, Self

from pos.office.stalls.tables import Stall
from pos.store import Row

OPEN, EXPECTED, UNREGISTERED, ENDED = "open", "expected", "unregistered", "ended"
STATES = (OPEN, EXPECTED, UNREGISTERED, ENDED)
"""Registered and enrolled · registered and not enrolled yet · enrolled and not registered · contract ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stall: `gallery` is the office's own grouping, `place` where it stands, `regencies` its makers', `, ` between.

    `from_day` and `to_day` (`YYYY-MM-DD`, both included) are its contract's, None where it is open.
    """

    stall: str
    name: str
    gallery: str = ""
    place: str = ""
    trade: str = ""
    vendor: str = ""
    phone: str = ""
    regencies: str = ""
    from_day: str | None = None
    to_day: str | None = None
    note: str = ""

    @classmethod
    def of(cls, row: Row) -> Self:
        """Of a row of `register`."""
        return cls(**{name: row[name] for name in FACTS})

    def facts(self) -> dict[str, Any]:
        """Everything, as plain data for an event or a row."""
        return {name: getattr(self, name) for name in FACTS}

    def expects(self, day: str) -> bool:
        """Whether the stall sells on `day` by its contract."""
        return (self.from_day or day) <= day <= (self.to_day or day)


FACTS = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A stall as the register lists it; `is_registered` False where all that is known comes from its request."""

    entry: Entry
    tills: tuple[Stall, ...]
    is_registered: bool
    state: str


def listed(entry: Entry | None, tills: tuple[Stall, ...], today: str) -> Listed:
    """One of both may be missing, never both."""
    if entry is None:
        first = tills[0]
        known = Entry(stall=first.stall, name=first.name, trade=first.trade)
        return Listed(entry=known, tills=tills, is_registered=False, state=UNREGISTERED)
    ended = entry.to_day is not None and entry.to_day < today
    return Listed(entry=entry, tills=tills, is_registered=True, state=ENDED if ended else OPEN if tills else EXPECTED)
