"""The projection of the talks about prices."""

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE talk (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        cashier TEXT,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        asked INTEGER NOT NULL CHECK (asked BETWEEN 0 AND 999999999),
        offers BLOB NOT NULL,
        agreed INTEGER CHECK (agreed BETWEEN 0 AND 999999999)
    ) STRICT;
    CREATE INDEX talk_code ON talk (code);
    CREATE INDEX talk_name ON talk (name);
    """,
)

PROJECTIONS = ("talk",)


def insert(store: Store, values: dict[str, object]) -> None:
    store.run(
        """
        INSERT INTO talk (seq, at, cashier, code, name, asked, offers, agreed)
        VALUES (:seq, :at, :cashier, :code, :name, :asked, :offers, :agreed)
        """,
        values,
    )


def talks(store: Store, code: str, name: str, most: int) -> list[Row]:
    """The talks about this piece or one of its name, the newest first."""
    return store.rows(
        """
        SELECT seq, at, cashier, code, name, asked, offers, agreed FROM talk
        WHERE code = :code OR name = :name ORDER BY seq DESC LIMIT :most
        """,
        {"code": code, "name": name, "most": most},
    )


def sold(store: Store, code: str, name: str, most: int) -> list[Row]:
    """What this piece or one of its name was sold for, the newest first."""
    return store.rows(
        """
        SELECT sale.at, line.code, line.name, line.asked, line.price FROM line CROSS JOIN sale ON sale.seq = line.seq
        WHERE line.qty > 0 AND (line.code = :code OR line.name = :name)
        ORDER BY line.seq DESC, line.position DESC LIMIT :most
        """,
        {"code": code, "name": name, "most": most},
    )
