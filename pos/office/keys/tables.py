"""The keys of tills that were replaced, each good for what it had sealed until then, and those that were revoked."""

from collections.abc import Mapping

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE retired_key (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        key TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        at TEXT NOT NULL,
        PRIMARY KEY (stall, till, epoch, serial),
        UNIQUE (key, epoch)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE revoked_key (
        key TEXT PRIMARY KEY,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)


def retired(store: Store, stall: str, till: int, epoch: int) -> list[Row]:
    """The keys that an epoch's till had before its present one, the first first."""
    return store.rows(
        "SELECT * FROM retired_key WHERE stall = :stall AND till = :till AND epoch = :epoch ORDER BY serial",
        {"stall": stall, "till": till, "epoch": epoch},
    )


def insert_retired(store: Store, row: Mapping[str, object]) -> None:
    """Keep the key that was replaced, and believe the one in its place, in every epoch that had it.

    `number` is the last that it may seal in the epoch `epoch`; what earlier ones still lack, it may.
    """
    store.run(
        """
        INSERT INTO retired_key (stall, till, epoch, serial, key, number, at)
        SELECT stall, till, epoch, 1 + (
            SELECT count(*) FROM retired_key AS other WHERE other.stall = stall.stall AND other.till = stall.till
                AND other.epoch = stall.epoch
        ), key, CASE WHEN epoch = :epoch THEN :number ELSE 999999999 END, :at
        FROM stall WHERE stall = :stall AND till = :till AND key = :before
        """,
        row,
    )
    store.run("UPDATE stall SET key = :after WHERE stall = :stall AND till = :till AND key = :before", row)


def revoked(store: Store, key: str) -> Row | None:
    return store.row("SELECT * FROM revoked_key WHERE key = :key", {"key": key})


def all_revoked(store: Store) -> dict[str, Row]:
    """The revoked keys by their 64 digits."""
    return {row["key"]: row for row in store.rows("SELECT * FROM revoked_key")}


def insert_revoked(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO revoked_key (key, stall, till, number, at, reason)
        VALUES (:key, :stall, :till, :number, :at, :reason)
        """,
        row,
    )
