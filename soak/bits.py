"""Single bits flipped in a stall's database: what changes is named by its seq, or nothing is read at all."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from pos.audit import check_stall
from pos.errors import PosError
from pos.ring import ring
from pos.stall import open_stall
from soak.cashier import as_line, new_stall, sales
from soak.outcome import Outcome

Rows = Mapping[int, tuple[Any, ...]]
"""The journal as SQLite reads it, by seq."""

_SALES = 40


def bits(folder: Path, seed: int, count: int) -> Outcome:
    """Flip `count` bits of a database, one at a time, and let the program look at it and open it."""
    outcome, rng = Outcome("bits", seed), Random(seed)
    stall = folder.joinpath("flipped")
    new_stall(stall)
    with open_stall(stall) as open_:
        for _ in ring(open_, map(as_line, sales("b", _SALES, rng))):
            pass
        open_.close_day()
    database, whole = stall.joinpath("lapak.db"), folder.joinpath("whole.db")
    shutil.copyfile(database, whole)
    before = events(whole)
    with outcome.until_stopped():
        for _ in range(count):
            _flip(whole, database, rng)
            after = events(database)
            bad = None if after is None else first_changed(before or {}, after)
            outcome.tried += 1
            outcome.seen[_what_became(stall, after is not None, bad, outcome.wrong)] += 1
            with suppress(PosError):
                open_stall(stall).close()
    return outcome


def _flip(whole: Path, database: Path, rng: Random) -> None:
    data = bytearray(whole.read_bytes())
    at = rng.randrange(len(data) * 8)
    data[at // 8] ^= 1 << at % 8
    for beside in database.parent.glob("lapak.db-*"):
        beside.unlink()
    database.write_bytes(data)


def _what_became(stall: Path, readable: bool, bad: int | None, wrong: list[str]) -> str:
    """What the program says of a flipped database, whose first changed event is `bad`."""
    try:
        with open_stall(stall, verified=False) as opened:
            checked = check_stall(opened)
    except PosError as error:
        named = error.facts.get("seq")
        if bad is not None and named not in (None, bad):
            wrong.append(f"event {bad} changed, {named} is named")
        return "refused"
    if bad is not None:
        if checked.first_bad != bad:
            wrong.append(f"event {bad} changed, {checked.first_bad} is named: {checked.problems}")
        return "named by its seq"
    if checked.first_bad is not None and readable:
        wrong.append(f"event {checked.first_bad} is named and did not change")
    return "unchanged journal, told" if checked.problems else "unchanged journal"


def events(database: Path) -> Rows | None:
    """The journal's rows, or None where SQLite does not read them."""
    try:
        with closing(sqlite3.connect(f"file:{database}?immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            return {row[0]: row for row in connection.execute("SELECT * FROM event ORDER BY seq")}
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # its sentence may quote what it cannot read
        return None


def first_changed(before: Rows, after: Rows) -> int | None:
    """The lowest seq that differs; where rows are missing or added, theirs."""
    return min((seq for seq in before.keys() | after.keys() if before.get(seq) != after.get(seq)), default=None)
