"""The projections of orders and their stages, and the buyers beside the journal."""

import json
from collections.abc import Sequence
from typing import Any

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE made_to_order (
        number TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        cashier TEXT,
        body BLOB NOT NULL,
        price INTEGER NOT NULL CHECK (price >= 0),
        promised TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'delivered', 'cancelled')),
        receipt TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX made_to_order_state ON made_to_order (state, promised);

    CREATE TABLE order_stage (
        number TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        name TEXT NOT NULL,
        who TEXT NOT NULL,
        wage INTEGER NOT NULL CHECK (wage >= 0),
        planned TEXT,
        started TEXT,
        finished TEXT,
        paid TEXT,
        PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE order_customer (
        number TEXT PRIMARY KEY,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        phone TEXT NOT NULL,
        address TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)

PROJECTIONS = ("made_to_order", "order_stage")
"""Tables that are rebuilt from the journal; the buyers are kept beside it."""


def insert(store: Store, values: dict[str, Any]) -> None:
    store.run(
        """
        INSERT INTO made_to_order (number, seq, at, cashier, body, price, promised, state, receipt)
        VALUES (:number, :seq, :at, :cashier, :body, :price, :promised, 'open', NULL)
        """,
        values,
    )


def change(store: Store, values: dict[str, Any]) -> None:
    """The `body`, `price`, `promised`, `state` and `receipt` of the order `number`."""
    store.run(
        """
        UPDATE made_to_order SET body = :body, price = :price, promised = :promised, state = :state, receipt = :receipt
        WHERE number = :number
        """,
        values,
    )


def put_stages(store: Store, number: str, stages: list[dict[str, Any]]) -> None:
    """The stages of an order, in place of those there were."""
    store.run("DELETE FROM order_stage WHERE number = :number", {"number": number})
    store.many(
        """
        INSERT INTO order_stage (number, position, name, who, wage, planned, started, finished, paid)
        VALUES (:number, :position, :name, :who, :wage, :planned, :started, :finished, :paid)
        """,
        ({"number": number, "position": position, **stage} for position, stage in enumerate(stages)),
    )


def put_customer(store: Store, number: str, name: str, phone: str, address: str) -> None:
    store.run(
        """
        INSERT INTO order_customer (number, name, phone, address) VALUES (:number, :name, :phone, :address)
        ON CONFLICT (number) DO UPDATE SET name = excluded.name, phone = excluded.phone, address = excluded.address
        """,
        {"number": number, "name": name, "phone": phone, "address": address},
    )


def order(store: Store, number: str) -> Row | None:
    return store.row("SELECT * FROM made_to_order WHERE number = :number", {"number": number})


def orders(store: Store, state: str) -> list[Row]:
    """Those in a state: what was promised first first, then by number."""
    return store.rows(
        "SELECT * FROM made_to_order WHERE state = :state ORDER BY promised IS NULL, promised, number", {"state": state}
    )


def ended(store: Store, most: int) -> list[Row]:
    """Those that are delivered or cancelled, the newest first."""
    return store.rows("SELECT * FROM made_to_order WHERE state <> 'open' ORDER BY seq DESC LIMIT :most", {"most": most})


def stages(store: Store, numbers: Sequence[str]) -> list[Row]:
    """The stages of these orders: each order's together, as they follow each other."""
    return store.rows(
        """
        SELECT * FROM order_stage WHERE number IN (SELECT value FROM json_each(:numbers)) ORDER BY number, position
        """,
        {"numbers": json.dumps(numbers)},
    )


def customers(store: Store, numbers: Sequence[str]) -> list[Row]:
    """Who ordered these, where it is kept."""
    return store.rows(
        """
        SELECT number, name, phone, address FROM order_customer
        WHERE number IN (SELECT value FROM json_each(:numbers))
        """,
        {"numbers": json.dumps(numbers)},
    )


def count_of_year(store: Store, year: str) -> int:
    """How many orders were numbered in a year, whatever their number begins with: the next is one more."""
    count: int = store.value(
        "SELECT count(*) FROM made_to_order WHERE number LIKE '%/' || :year || '/%'", {"year": year}
    )
    return count
