"""The event table: its migrations and every statement on it."""

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE event (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        epoch INTEGER NOT NULL CHECK (epoch > 0),
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        day TEXT,
        actor TEXT,
        operation TEXT NOT NULL UNIQUE,
        canonical BLOB NOT NULL,
        previous TEXT,
        hash TEXT NOT NULL UNIQUE,
        grand_total INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX event_day ON event (day, seq);
    CREATE TRIGGER event_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER event_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    """,
)

TRIGGERS = ("event_update", "event_delete")


def insert(store: Store, row: dict[str, object]) -> None:
    store.run(
        """
        INSERT INTO event (seq, epoch, kind, at, day, actor, operation, canonical, previous, hash, grand_total)
        VALUES (:seq, :epoch, :kind, :at, :day, :actor, :operation, :canonical, :previous, :hash, :grand_total)
        """,
        row,
    )


def tail(store: Store) -> Row | None:
    return store.row("SELECT * FROM event ORDER BY seq DESC LIMIT 1")


def tail_seq(store: Store) -> int:
    return int(store.value("SELECT coalesce(max(seq), 0) FROM event"))


def epoch(store: Store) -> int:
    """That of the last event; 1 before the first."""
    found: int | None = store.value("SELECT epoch FROM event ORDER BY seq DESC LIMIT 1")
    return found or 1


def by_operation(store: Store, operation: str) -> Row | None:
    return store.row("SELECT * FROM event WHERE operation = :operation", {"operation": operation})


def by_seq(store: Store, seq: int) -> Row | None:
    return store.row("SELECT * FROM event WHERE seq = :seq", {"seq": seq})


def slice_from(store: Store, first: int, most: int) -> list[Row]:
    return store.rows(
        "SELECT * FROM event WHERE seq >= :first ORDER BY seq LIMIT :most", {"first": first, "most": most}
    )


def of_day(store: Store, day: str, after: int) -> list[Row]:
    return store.rows(
        "SELECT * FROM event WHERE day = :day AND seq > :after ORDER BY seq", {"day": day, "after": after}
    )


def count(store: Store) -> int:
    number: int = store.value("SELECT count(*) FROM event")
    return number


def count_of(store: Store, kind: str) -> int:
    number: int = store.value("SELECT count(*) FROM event WHERE kind = :kind", {"kind": kind})
    return number
