"""The kitchen's orders and slips, beside the journal: they are of use for a day, and money is in none of them."""

from typing import Any

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE kitchen_order (
        operation TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        label TEXT NOT NULL CHECK (length(label) <= 80),
        away INTEGER NOT NULL CHECK (away IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'cooking', 'ready', 'done')),
        at TEXT NOT NULL,
        told BLOB NOT NULL,
        UNIQUE (day, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kitchen_order_waiting ON kitchen_order (day, number) WHERE state IN ('cooking', 'ready');

    CREATE TABLE kitchen_slip (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        operation TEXT NOT NULL,
        at TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX kitchen_slip_operation ON kitchen_slip (operation);
    """,
)


def last_number(store: Store, day: str) -> int:
    """The highest number given on a day, 0 before the first."""
    number: int = store.value("SELECT coalesce(max(number), 0) FROM kitchen_order WHERE day = :day", {"day": day})
    return number


def order(store: Store, operation: str) -> Row | None:
    return store.row("SELECT * FROM kitchen_order WHERE operation = :operation", {"operation": operation})


def put_order(store: Store, values: dict[str, Any]) -> None:
    """`operation`, `day`, `number`, `label`, `away`, `state`, `at`, `told`."""
    store.run(
        """
        INSERT INTO kitchen_order (operation, day, number, label, away, state, at, told)
        VALUES (:operation, :day, :number, :label, :away, :state, :at, :told)
        ON CONFLICT (operation) DO UPDATE SET
            day = :day, number = :number, label = :label, away = :away, state = :state, told = :told
        """,
        values,
    )


def set_state(store: Store, operation: str, state: str) -> None:
    store.run(
        "UPDATE kitchen_order SET state = :state WHERE operation = :operation", {"operation": operation, "state": state}
    )


def waiting(store: Store, day: str, most: int) -> list[Row]:
    """The orders of a day that are cooking or ready, by number: the first `most`, all where that is negative."""
    return store.rows(
        """
        SELECT * FROM kitchen_order WHERE day = :day AND state IN ('cooking', 'ready') ORDER BY number LIMIT :most
        """,
        {"day": day, "most": most},
    )


def count_waiting(store: Store, day: str) -> int:
    return int(
        store.value(
            "SELECT count(*) FROM kitchen_order WHERE day = :day AND state IN ('cooking', 'ready')", {"day": day}
        )
    )


def insert_slip(store: Store, operation: str, at: str, body: bytes) -> int:
    """Keep a slip; gives its id."""
    store.run(
        "INSERT INTO kitchen_slip (operation, at, body) VALUES (:operation, :at, :body)",
        {"operation": operation, "at": at, "body": body},
    )
    return int(store.value("SELECT last_insert_rowid()"))


def slip(store: Store, id_: int) -> Row | None:
    return store.row("SELECT * FROM kitchen_slip WHERE id = :id", {"id": id_})


def has_slips(store: Store, operation: str) -> bool:
    """Whether the kitchen was told of this order before."""
    found = store.value("SELECT 1 FROM kitchen_slip WHERE operation = :operation LIMIT 1", {"operation": operation})
    return found is not None
