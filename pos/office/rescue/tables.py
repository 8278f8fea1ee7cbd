"""The codes of closing slips that were scanned at the office; a day may count by one until its file comes."""

from collections.abc import Mapping

from pos.store import Row, Store

MIGRATIONS = (
    """
    CREATE TABLE paper (
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        revision INTEGER NOT NULL CHECK (revision > 0),
        day TEXT NOT NULL,
        received_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('counts', 'noted', 'agreed', 'differs'))
    ) STRICT;
    CREATE INDEX paper_number ON paper (stall, till, epoch, number);
    CREATE INDEX paper_day ON paper (stall, till, day);
    CREATE TRIGGER paper_update BEFORE UPDATE OF code, sha256, stall, till, epoch, number, revision, day ON paper
    BEGIN SELECT RAISE(ABORT, 'a scanned code does not change'); END;
    CREATE TRIGGER paper_delete BEFORE DELETE ON paper
    BEGIN SELECT RAISE(ABORT, 'a scanned code is kept'); END;
    """,
)

TRIGGERS = ("paper_update", "paper_delete")
"""The guards of what was scanned."""


def insert_paper(store: Store, row: Mapping[str, object]) -> int:
    """Returns the paper's id."""
    cursor = store.run(
        """
        INSERT INTO paper (code, sha256, stall, till, epoch, number, revision, day, received_at, state)
        VALUES (:code, :sha256, :stall, :till, :epoch, :number, :revision, :day, :received_at, :state)
        """,
        row,
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def paper_of_code(store: Store, code: str) -> Row | None:
    return store.row("SELECT * FROM paper WHERE code = :code", {"code": code})


def papers_of_number(store: Store, stall: str, till: int, epoch: int, number: int) -> list[Row]:
    """Every code that was scanned of a number, the oldest revision first."""
    return store.rows(
        """
        SELECT * FROM paper WHERE stall = :stall AND till = :till AND epoch = :epoch AND number = :number
        ORDER BY revision, id
        """,
        {"stall": stall, "till": till, "epoch": epoch, "number": number},
    )


def papers_of_day(store: Store, stall: str, till: int, day: str) -> list[Row]:
    """Every code that was scanned of a till's day, the oldest revision first."""
    return store.rows(
        "SELECT * FROM paper WHERE stall = :stall AND till = :till AND day = :day ORDER BY revision, id",
        {"stall": stall, "till": till, "day": day},
    )


def papers(store: Store) -> list[Row]:
    """Every code that was scanned, in that order."""
    return store.rows("SELECT * FROM paper ORDER BY id")


def set_state(store: Store, paper: int, state: str) -> None:
    store.run("UPDATE paper SET state = :state WHERE id = :paper", {"paper": paper, "state": state})


def note(store: Store, paper: int) -> None:
    """A code that counted does so no more."""
    store.run("UPDATE paper SET state = 'noted' WHERE id = :paper AND state = 'counts'", {"paper": paper})


def counted_by_code(store: Store, stall: str, till: int, epoch: int, number: int, day: str) -> list[Row]:
    """The rows of `day` that stand there by a code, under this number or for this day: `epoch`, `day`, `paper`."""
    return store.rows(
        """
        SELECT epoch, day, paper FROM day WHERE stall = :stall AND till = :till AND paper IS NOT NULL
            AND (day = :day OR (epoch = :epoch AND number = :number))
        """,
        {"stall": stall, "till": till, "epoch": epoch, "number": number, "day": day},
    )
