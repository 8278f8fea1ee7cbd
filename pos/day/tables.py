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
    """
    ALTER TABLE closing ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1 CHECK (epoch > 0);
    """,
)

PROJECTIONS = ("closing",)


def insert_closing(store: Store, *, day: str, epoch: int, seq: int, at: str, data: dict[str, Any]) -> None:
    """`epoch` is the one that the day's number was given in."""
    store.run(
        """
        INSERT INTO closing (day, revision, number, epoch, seq, at, body)
        VALUES (:day, :revision, :number, :epoch, :seq, :at, :body)
        """,
        {
            "day": day,
            "revision": data["revision"],
            "number": data["number"],
            "epoch": epoch,
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


def close_before(store: Store, seq: int | None) -> int:
    """The seq of the last close before `seq` that gave a day its number, or of all; 0 where there is none."""
    before: int | None = store.value(
        "SELECT max(seq) FROM closing WHERE revision = 1 AND (:seq IS NULL OR seq < :seq)", {"seq": seq}
    )
    return before or 0


def last_number(store: Store, epoch: int) -> int:
    """The highest number given to a day in an epoch; 0 before the first."""
    number: int | None = store.value("SELECT max(number) FROM closing WHERE epoch = :epoch", {"epoch": epoch})
    return number or 0
