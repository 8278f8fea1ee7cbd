"""The enrolled tills: each epoch of each, and how far its numbers and its answers have come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pos.store import Row, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """An enrolled till; `through` is the highest number up to which every first revision was accepted."""

    stall: str
    till: int
    epoch: int
    key: str
    name: str
    trade: str
    enrolled_at: str
    enrolled_day: str
    through: int
    serial: int


def _stall(row: Row) -> Stall:
    return Stall(**{name: row[name] for name in Stall.__slots__})


def stalls(store: Store) -> tuple[Stall, ...]:
    """Every enrolled till and epoch, in the order of its code."""
    return tuple(_stall(row) for row in store.rows("SELECT * FROM stall ORDER BY stall, till, epoch"))


def tills(store: Store) -> tuple[Stall, ...]:
    """Every enrolled till once, as it is in its last epoch; enrolled on the day of its first."""
    found: dict[tuple[str, int], Stall] = {}
    for one in stalls(store):
        first = found.get((one.stall, one.till), one)
        found[one.stall, one.till] = replace(one, enrolled_at=first.enrolled_at, enrolled_day=first.enrolled_day)
    return tuple(found.values())


def stall(store: Store, code: str, till: int, epoch: int) -> Stall | None:
    row = store.row(
        "SELECT * FROM stall WHERE stall = :stall AND till = :till AND epoch = :epoch",
        {"stall": code, "till": till, "epoch": epoch},
    )
    return None if row is None else _stall(row)


def stall_of_key(store: Store, key: str) -> Stall | None:
    """The till that has this key, in the first epoch that it had it in."""
    row = store.row("SELECT * FROM stall WHERE key = :key ORDER BY epoch LIMIT 1", {"key": key})
    return None if row is None else _stall(row)


def insert_stall(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO stall (stall, till, epoch, key, name, trade, enrolled_at, enrolled_day)
        VALUES (:stall, :till, :epoch, :key, :name, :trade, :enrolled_at, :enrolled_day)
        """,
        row,
    )


def count_through_anew(store: Store, code: str, till: int, epoch: int) -> None:
    """Find `through` again where files were displaced: it may be less than it was."""
    store.run(
        "UPDATE stall SET through = 0 WHERE stall = :stall AND till = :till AND epoch = :epoch",
        {"stall": code, "till": till, "epoch": epoch},
    )
    advance_through(store, code, till, epoch)


def advance_through(store: Store, code: str, till: int, epoch: int) -> None:
    """Move `through` over every number that is now contiguous."""
    store.run(
        """
        WITH RECURSIVE run (number) AS (
            SELECT through FROM stall WHERE stall = :stall AND till = :till AND epoch = :epoch
            UNION ALL
            SELECT run.number + 1 FROM run JOIN file
                ON file.stall = :stall AND file.till = :till AND file.epoch = :epoch AND file.number = run.number + 1
                AND file.revision = 1 AND file.displaced_at IS NULL
        )
        UPDATE stall SET through = (SELECT max(number) FROM run)
        WHERE stall = :stall AND till = :till AND epoch = :epoch
        """,
        {"stall": code, "till": till, "epoch": epoch},
    )


def raise_serial(store: Store, till: Stall, serial: int) -> None:
    """Let a till's next acknowledgement follow this one: it was given out before a restore."""
    store.run(
        """
        UPDATE stall SET serial = max(serial, :serial)
        WHERE stall = :stall AND till = :till AND epoch = :epoch
        """,
        {"stall": till.stall, "till": till.till, "epoch": till.epoch, "serial": serial},
    )
