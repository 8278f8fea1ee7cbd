"""The register's tables: a row a stall, and the requests that the office does not want to see again."""

from collections.abc import Mapping

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE register (
        stall TEXT PRIMARY KEY,
        name TEXT NOT NULL CHECK (name <> ''),
        gallery TEXT NOT NULL,
        place TEXT NOT NULL,
        trade TEXT NOT NULL,
        vendor TEXT NOT NULL,
        phone TEXT NOT NULL,
        regencies TEXT NOT NULL,
        from_day TEXT,
        to_day TEXT CHECK (to_day >= from_day),
        note TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE refused_request (
        key TEXT PRIMARY KEY,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)


def entries(store: Store) -> list[Row]:
    """Every row, in the order of its code."""
    return store.rows("SELECT * FROM register ORDER BY stall")


def entry(store: Store, stall: str) -> Row | None:
    return store.row("SELECT * FROM register WHERE stall = :stall", {"stall": stall})


def put(store: Store, row: Mapping[str, object]) -> None:
    """Add a stall, or write over what was known of it."""
    store.run(
        """
        INSERT INTO register (stall, name, gallery, place, trade, vendor, phone, regencies, from_day, to_day, note)
        VALUES (:stall, :name, :gallery, :place, :trade, :vendor, :phone, :regencies, :from_day, :to_day, :note)
        ON CONFLICT (stall) DO UPDATE SET name = excluded.name, gallery = excluded.gallery, place = excluded.place,
            trade = excluded.trade, vendor = excluded.vendor, phone = excluded.phone, regencies = excluded.regencies,
            from_day = excluded.from_day, to_day = excluded.to_day, note = excluded.note
        """,
        row,
    )


def drop(store: Store, stall: str) -> None:
    store.run("DELETE FROM register WHERE stall = :stall", {"stall": stall})


def contracts(store: Store) -> dict[str, tuple[str | None, str | None]]:
    """Of each registered stall from when and until when its contract runs; None where that is open."""
    rows = store.rows("SELECT stall, from_day, to_day FROM register")
    return {row["stall"]: (row["from_day"], row["to_day"]) for row in rows}


def refused_keys(store: Store) -> frozenset[str]:
    """The keys whose requests were refused."""
    return frozenset(row["key"] for row in store.rows("SELECT key FROM refused_request"))


def refuse(store: Store, key: str, stall: str, till: int, at: str) -> None:
    store.run(
        """
        INSERT INTO refused_request (key, stall, till, at) VALUES (:key, :stall, :till, :at)
        ON CONFLICT (key) DO NOTHING
        """,
        {"key": key, "stall": stall, "till": till, "at": at},
    )


def take_up(store: Store, key: str) -> None:
    """A request that was refused is asked again."""
    store.run("DELETE FROM refused_request WHERE key = :key", {"key": key})
