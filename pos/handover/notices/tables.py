"""The notices that a till has read, whatever their kind; the questions among them that are open."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos.store import Store

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
