"""The receipt check: whether what a buyer holds is what the stall handed in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pos.handover.summary import Sale, Summary
from pos.office.days import tables as day_tables
from pos.office.files import tables as file_tables
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store

GENUINE, LISTED = "genuine", "listed"
"""A code agrees with the sale that was handed in, by its hash · there is a sale of that number, which proves less."""
AWAITED, FALSE = "awaited", "false"
"""Its day has not been handed in yet · its day has, and holds no such sale."""
FOREIGN, UNKNOWN = "foreign", "unknown"
"""It is another gallery's · no such till is enrolled here."""

_CODE = re.compile(
    r"LAPAK1:([A-Z0-9]{2,12})-([A-Z0-9]{2,12})-([1-9][0-9]?):([1-9][0-9]{0,8}):([1-9][0-9]{0,17}):([0-9A-F]{8})"
)
_NUMBER = re.compile(r"([A-Z0-9]{2,12})-([1-9][0-9]?)-([0-9]{2})([0-9]{2})([0-9]{2})-[0-9]{4,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a receipt's QR says: `LAPAK1:GIK-K07-1:EPOCH:SEQ:HASH8`, eight hex digits of the sale's hash."""

    gallery: str
    stall: str
    till: int
    epoch: int
    seq: int
    digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What a receipt is called: `K07-1-YYMMDD-NNNN`; `day` as `YYYY-MM-DD`."""

    text: str
    stall: str
    till: int
    day: str


Asked = Code | Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be said of a receipt; the sale, and the summary that holds it, where there is one."""

    kind: str
    asked: Asked
    told: Summary | None = None
    sale: Sale | None = None


def read(text: str) -> Asked | None:
    """What is asked for, typed in whatever case; None where it is no receipt's code or number."""
    text = text.strip().upper()
    code = _CODE.fullmatch(text)
    if code:
        gallery, stall, till, epoch, seq, digits = code.groups()
        return Code(
            gallery=gallery, stall=stall, till=int(till), epoch=int(epoch), seq=int(seq), digits=digits.lower()
        )  # fmt: skip
    number = _NUMBER.fullmatch(text)
    if number:
        stall, till, year, month, day = number.groups()
        return Number(text=text, stall=stall, till=int(till), day=f"20{year}-{month}-{day}")
    return None


def check(store: Store, place: Place, gallery: str, asked: Asked) -> Verdict:
    """Compare with what the stall handed in. Raises PosError where a kept file is not whole."""
    if isinstance(asked, Number):
        return _check_number(store, place, asked)
    if asked.gallery != gallery:
        return Verdict(kind=FOREIGN, asked=asked)
    if not _is_enrolled(store, asked):
        return Verdict(kind=UNKNOWN, asked=asked)
    false: Verdict | None = None
    for told in _may_hold(store, place, asked):
        sale = next((sale for sale in told.sales if sale.seq == asked.seq), None)
        if sale is not None and sale.hash[:8] == asked.digits:
            return Verdict(kind=GENUINE, asked=asked, told=told, sale=sale)
        if sale is not None:
            false = false or Verdict(kind=FALSE, asked=asked, told=told)
    return false or Verdict(kind=AWAITED if _may_come(store, place, asked) else FALSE, asked=asked)


def _is_enrolled(store: Store, asked: Code | Number) -> bool:
    return any((one.stall, one.till) == (asked.stall, asked.till) for one in stall_tables.tills(store))


def _check_number(store: Store, place: Place, asked: Number) -> Verdict:
    if not _is_enrolled(store, asked):
        return Verdict(kind=UNKNOWN, asked=asked)
    row = file_tables.newest_file_of_day(store, asked.stall, asked.till, asked.day)
    if row is None:
        closed = _was_closed(store, asked)
        return Verdict(kind=FALSE if closed else AWAITED, asked=asked)
    told = place.kept(row)
    sale = next((sale for sale in told.sales if sale.number == asked.text), None)
    return Verdict(kind=FALSE if sale is None else LISTED, asked=asked, told=told, sale=sale)


def _was_closed(store: Store, asked: Number) -> bool:
    """Whether the till handed in the days around that one with numbers that follow each other."""
    before, after = day_tables.days_around(store, asked.stall, asked.till, asked.day)
    if after is None or (before is not None and before["epoch"] != after["epoch"]):
        return False
    return bool(after["number"] == (0 if before is None else before["number"]) + 1)


def _may_hold(store: Store, place: Place, asked: Code) -> Iterator[Summary]:
    """The summaries in which that event may stand: of its own range, and of earlier days that were revised after it."""
    which = (asked.stall, asked.till, asked.epoch, asked.seq)
    for row in (*file_tables.newest_files_of_seq(store, *which), *file_tables.revised_files_before_seq(store, *which)):
        yield place.kept(row)


def _may_come(store: Store, place: Place, asked: Code) -> bool:
    """Whether the event is of a file, or of a revision sealed after it, that has not come in."""
    rows = file_tables.newest_files_of_seq(store, asked.stall, asked.till, asked.epoch, asked.seq)
    return not rows or any(
        _lacks(store, row, amend.number, amend.revision) for row in rows for amend in place.kept(row).amends
    )


def _lacks(store: Store, row: Row, number: int, revision: int) -> bool:
    return file_tables.file_of(store, row["stall"], row["till"], row["epoch"], number, revision) is None
