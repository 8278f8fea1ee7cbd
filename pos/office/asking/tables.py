"""The notices that the office has written, each with its exact bytes until it lies in the collection and afterwards.

`notice_given` holds the last serial that was given out before a restore and is not in `notice`.
"""

from collections.abc import Mapping

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE notice (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        kind TEXT NOT NULL CHECK (kind IN ('ask', 'settled', 'office_key')),
        about INTEGER,
        day TEXT,
        text TEXT,
        revision INTEGER,
        at TEXT NOT NULL,
        bytes BLOB NOT NULL,
        written INTEGER NOT NULL CHECK (written IN (0, 1)),
        PRIMARY KEY (stall, till, serial)
    ) STRICT;
    CREATE INDEX notice_owed ON notice (stall, till, serial) WHERE written = 0;
    """,
    """
    CREATE TABLE notice_given (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        PRIMARY KEY (stall, till)
    ) STRICT;
    """,
)


def last_serial(store: Store, stall: str, till: int) -> int:
    """The serial of the last notice to a till, of one too that a restore took away; 0 before the first."""
    serial: int = store.value(
        """
        SELECT max(
            (SELECT coalesce(max(serial), 0) FROM notice WHERE stall = :stall AND till = :till),
            (SELECT coalesce(max(serial), 0) FROM notice_given WHERE stall = :stall AND till = :till))
        """,
        {"stall": stall, "till": till},
    )
    return serial


def raise_serial(store: Store, stall: str, till: int, serial: int) -> None:
    """Let a till's next notice follow this one: it was given out before a restore."""
    store.run(
        """
        INSERT INTO notice_given (stall, till, serial) VALUES (:stall, :till, :serial)
        ON CONFLICT (stall, till) DO UPDATE SET serial = max(serial, excluded.serial)
        """,
        {"stall": stall, "till": till, "serial": serial},
    )


def insert(store: Store, row: Mapping[str, object]) -> None:
    """Keep a notice to be written; `revision` is what a question found of its day, 0 for nothing."""
    store.run(
        """
        INSERT INTO notice (stall, till, serial, kind, about, day, text, revision, at, bytes, written)
        VALUES (:stall, :till, :serial, :kind, :about, :day, :text, :revision, :at, :bytes, 0)
        """,
        row,
    )


def notices(store: Store) -> list[Row]:
    """Every notice, in serial order."""
    return store.rows("SELECT * FROM notice ORDER BY stall, till, serial")


def owed(store: Store) -> list[Row]:
    """The notices that are not in the collection yet, in serial order."""
    return store.rows("SELECT * FROM notice WHERE written = 0 ORDER BY stall, till, serial")


def mark_written(store: Store, stall: str, till: int, serial: int) -> None:
    store.run(
        "UPDATE notice SET written = 1 WHERE stall = :stall AND till = :till AND serial = :serial",
        {"stall": stall, "till": till, "serial": serial},
    )


def open_questions(store: Store) -> list[Row]:
    """The questions that are not settled and whose day has come in no newer since, oldest first."""
    return store.rows(
        """
        SELECT stall, till, serial, day, text, at FROM notice
        WHERE kind = 'ask'
            AND NOT EXISTS (
                SELECT 1 FROM notice AS later WHERE later.stall = notice.stall AND later.till = notice.till
                    AND later.kind = 'settled' AND later.about = notice.serial)
            AND NOT EXISTS (
                SELECT 1 FROM day WHERE day.stall = notice.stall AND day.till = notice.till AND day.day = notice.day
                    AND day.revision > notice.revision)
        ORDER BY at, stall, till, serial
        """
    )
