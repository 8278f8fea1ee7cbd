"""The projection of what was bought in, and the sellers beside the journal."""

from typing import Any

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE bought_in (
        number TEXT PRIMARY KEY,
        seq INTEGER NOT NULL UNIQUE,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        cashier TEXT,
        body BLOB NOT NULL,
        undone TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE buy_in_seller (
        number TEXT PRIMARY KEY,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        id_seen INTEGER NOT NULL CHECK (id_seen IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    """,
)

PROJECTIONS = ("bought_in",)
"""Tables that are rebuilt from the journal; the sellers are kept beside it."""


def insert(store: Store, values: dict[str, Any]) -> None:
    store.run(
        """
        INSERT INTO bought_in (number, seq, at, day, cashier, body, undone)
        VALUES (:number, :seq, :at, :day, :cashier, :body, NULL)
        """,
        values,
    )


def undo(store: Store, number: str, reason: str) -> None:
    store.run("UPDATE bought_in SET undone = :reason WHERE number = :number", {"number": number, "reason": reason})


def put_seller(store: Store, number: str, name: str, *, id_seen: bool) -> None:
    store.run(
        "INSERT INTO buy_in_seller (number, name, id_seen) VALUES (:number, :name, :id_seen)",
        {"number": number, "name": name, "id_seen": int(id_seen)},
    )


def one(store: Store, number: str) -> Row | None:
    """One of them with its seller, where it is known."""
    return store.row(
        """
        SELECT bought_in.*, buy_in_seller.name, buy_in_seller.id_seen
        FROM bought_in LEFT JOIN buy_in_seller ON buy_in_seller.number = bought_in.number
        WHERE bought_in.number = :number
        """,
        {"number": number},
    )


def newest(store: Store, most: int) -> list[Row]:
    """The last of them with their sellers, the newest first."""
    return store.rows(
        """
        SELECT bought_in.*, buy_in_seller.name, buy_in_seller.id_seen
        FROM bought_in LEFT JOIN buy_in_seller ON buy_in_seller.number = bought_in.number
        ORDER BY bought_in.seq DESC LIMIT :most
        """,
        {"most": most},
    )


def count_of_year(store: Store, prefix: str) -> int:
    """How many of them have a number that begins with `prefix`: the next is one more."""
    count: int = store.value(
        "SELECT count(*) FROM bought_in WHERE number >= :prefix AND number < :prefix || char(1114111)",
        {"prefix": prefix},
    )
    return count
