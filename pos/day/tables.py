"""Closings: one row for each close of a day, the first and every later one."""

from typing import Any

from pos import canonical
from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE closing (
        day TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision > 0),
        number INTEGER NOT NULL CHECK (number > 0),
        seq INTEGER NOT NULL UNIQUE,
        at TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (day, revision)
    ) STRICT, WITHOUT ROWID;
    """,
)

PROJECTIONS = ("closing",)


def insert_closing(store: Store, *, day: str, seq: int, at: str, data: dict[str, Any]) -> None:
    store.run(
        """
        INSERT INTO closing (day, revision, number, seq, at, body)
        VALUES (:day, :revision, :number, :seq, :at, :body)
        """,
        {
            "day": day,
            "revision": data["revision"],
            "number": data["number"],
            "seq": seq,
            "at": at,
            "body": canonical.encode(data),
        },
    )


def last_closing(store: Store, day: str) -> Row | None:
    """The newest close of a day."""
    return store.row("SELECT * FROM closing WHERE day = :day ORDER BY revision DESC LIMIT 1", {"day": day})


def newest_closing(store: Store) -> Row | None:
    """The close of the latest day that has one."""
    return store.row("SELECT * FROM closing ORDER BY day DESC, revision DESC LIMIT 1")


def first_closing(store: Store, day: str) -> Row | None:
    """The close that gave the day its number."""
    return store.row("SELECT * FROM closing WHERE day = :day AND revision = 1", {"day": day})


def close_before(store: Store, number: int) -> int:
    """The seq of the first close of the number before; 0 where there is none."""
    seq: int | None = store.value(
        "SELECT seq FROM closing WHERE number = :number AND revision = 1", {"number": number - 1}
    )
    return seq or 0


def last_number(store: Store) -> int:
    """The highest number given to a day so far; 0 before the first."""
    number: int | None = store.value("SELECT max(number) FROM closing")
    return number or 0
