"""Which goods are sold out for a day, and which stand first: beside the goods, by code."""

from collections.abc import Sequence

from pos.store import Store

MIGRATIONS = (
    """
    CREATE TABLE sold_out_today (
        code TEXT PRIMARY KEY,
        day TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE standing_first (
        place INTEGER PRIMARY KEY CHECK (place > 0),
        code TEXT NOT NULL UNIQUE
    ) STRICT;
    """,
)


def sold_out(store: Store, day: str) -> frozenset[str]:
    rows = store.rows("SELECT code FROM sold_out_today WHERE day = :day", {"day": day})
    return frozenset(row["code"] for row in rows)


def put_sold_out(store: Store, code: str, day: str) -> None:
    store.run(
        "INSERT INTO sold_out_today (code, day) VALUES (:code, :day) ON CONFLICT (code) DO UPDATE SET day = :day",
        {"code": code, "day": day},
    )


def drop_sold_out(store: Store, code: str) -> None:
    store.run("DELETE FROM sold_out_today WHERE code = :code", {"code": code})


def first(store: Store) -> list[str]:
    """The codes of what stands first, in their order."""
    return [row["code"] for row in store.rows("SELECT code FROM standing_first ORDER BY place")]


def put_first(store: Store, codes: Sequence[str]) -> None:
    """Let these stand first, in this order, and no others."""
    store.run("DELETE FROM standing_first")
    store.many(
        "INSERT INTO standing_first (place, code) VALUES (:place, :code)",
        ({"place": place, "code": code} for place, code in enumerate(codes, start=1)),
    )
