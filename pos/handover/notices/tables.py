"""The notices that a till has read, the questions among them that are open, and its own changes of key."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE notice (
        serial INTEGER PRIMARY KEY CHECK (serial > 0),
        kind TEXT NOT NULL CHECK (kind IN ('ask', 'settled', 'office_key')),
        about INTEGER,
        day TEXT,
        text TEXT,
        at TEXT NOT NULL,
        read_seq INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE rotation (
        epoch INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        number INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL UNIQUE,
        file TEXT NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (epoch, serial)
    ) STRICT;
    """,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What the office asks about a day; `at` is the time in the office's zone, as it wrote it."""

    serial: int
    day: str
    text: str
    at: str


def last_serial(store: Store) -> int:
    """The highest serial read; 0 before the first."""
    serial: int = store.value("SELECT coalesce(max(serial), 0) FROM notice")
    return serial


def insert(store: Store, row: Mapping[str, object]) -> None:
    """Keep a notice; `read_seq` is the seq of the last event when it was read."""
    store.run(
        """
        INSERT INTO notice (serial, kind, about, day, text, at, read_seq)
        VALUES (:serial, :kind, :about, :day, :text, :at, :read_seq)
        """,
        row,
    )


def open_questions(store: Store) -> tuple[Question, ...]:
    """The questions, oldest first, that are not settled and whose day was not sealed anew since they were read."""
    rows = store.rows(
        """
        SELECT serial, day, text, at FROM notice
        WHERE kind = 'ask' AND serial NOT IN (SELECT about FROM notice WHERE kind = 'settled')
            AND NOT EXISTS (
                SELECT 1 FROM summary WHERE summary.day = notice.day AND summary.closed_seq > notice.read_seq)
        ORDER BY serial
        """
    )
    return tuple(Question(**dict(row)) for row in rows)


def insert_rotation(store: Store, row: Mapping[str, object]) -> None:
    """Keep a change of key, with the bytes of its notice."""
    store.run(
        """
        INSERT INTO rotation (epoch, serial, number, before, after, file, bytes)
        VALUES (:epoch, :serial, :number, :before, :after, :file, :bytes)
        """,
        row,
    )


def rotations(store: Store) -> list[Row]:
    """Every change of key, oldest first."""
    return store.rows("SELECT * FROM rotation ORDER BY epoch, serial")


def last_key(store: Store) -> str | None:
    """The key of the last change; None before the first."""
    rows = rotations(store)
    return rows[-1]["after"] if rows else None


def forerunners(store: Store, key: str) -> frozenset[str]:
    """A key and those that it came from by changes here."""
    return _walk({row["after"]: row["before"] for row in rotations(store)}, key)


def successors(store: Store, key: str) -> frozenset[str]:
    """A key and those that came from it by changes here."""
    return _walk({row["before"]: row["after"] for row in rotations(store)}, key)


def _walk(next_of: Mapping[str, str], key: str) -> frozenset[str]:
    found = {key}
    while key in next_of and next_of[key] not in found:
        key = next_of[key]
        found.add(key)
    return frozenset(found)
