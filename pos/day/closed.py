"""A closed day as it stands when its summary is sealed: shifts, the drawer's count, cash movements, remarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from pos.day.dealings import NOTHING, Dealings


class Shift(NamedTuple):
    """One cashier's turn at the drawer; rupiah. `difference` is counted − expected, both None when not counted."""

    opened_at: datetime
    closed_at: datetime
    cashier: str | None
    expected: int
    counted: int | None
    reason: str | None

    @property
    def difference(self) -> int | None:
        return None if self.counted is None else self.counted - self.expected


class Movement(NamedTuple):
    """Cash put in (positive) or taken out (negative) for no sale, in rupiah; `seq` is its event's."""

    seq: int
    at: datetime
    amount: int
    reason: str | None
    cashier: str | None


class Count(NamedTuple):
    """The drawer as counted at the close, in rupiah.

    `denominations` tells how many of each note or coin: `{100000: 12}`; they add up to `counted`. `reason` explains a
    difference, `deposit` is what goes to the office. `compared` tells what a statement says of other tenders.
    """

    counted: int | None = None
    reason: str | None = None
    denominations: Mapping[int, int] | None = None
    deposit: int | None = None
    compared: Mapping[str, int] = MappingProxyType({})


class LaterQris(NamedTuple):
    """A payment of an earlier day, `number` its receipt, found `confirmed` or `failed` on this day by `who`."""

    number: str
    day: str
    state: str
    at: datetime
    who: str | None


class Remark(NamedTuple):
    """Something the office should know: `kind` is clock, reprint, drawer, void or not_counted."""

    kind: str
    at: datetime
    seq: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDay:
    """What a close knows beside the sales; `opening_float` is the first shift's, rupiah."""

    day: str
    opened_at: datetime | None
    closed_at: datetime
    opening_float: int = 0
    count: Count = field(default_factory=Count)
    movements: tuple[Movement, ...] = ()
    shifts: tuple[Shift, ...] = ()
    qris_later: tuple[LaterQris, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    warnings: tuple[Remark, ...] = ()
    dealings: Dealings = NOTHING
