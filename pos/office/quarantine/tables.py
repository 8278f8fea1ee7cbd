"""What was refused and set apart, with the reason."""

from collections.abc import Mapping

from pos.store import Row, Store


def quarantined_hash(store: Store, sha256: str) -> Row | None:
    return store.row("SELECT * FROM quarantine WHERE sha256 = :sha256", {"sha256": sha256})


def insert_quarantine(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO quarantine (sha256, file, reason, stall, till, day, at, received_day)
        VALUES (:sha256, :file, :reason, :stall, :till, :day, :at, :received_day)
        """,
        row,
    )


def release_quarantine(store: Store, sha256: str) -> None:
    """What was refused once and is accepted now stands in the quarantine no more."""
    store.run("DELETE FROM quarantine WHERE sha256 = :sha256", {"sha256": sha256})


def quarantine(store: Store) -> list[Row]:
    """What stands in the quarantine, newest first."""
    return store.rows("SELECT * FROM quarantine ORDER BY at DESC, rowid DESC")


def quarantine_between(store: Store, from_: str, to: str) -> list[Row]:
    """What concerns these days: by its own day where that could be believed, else by the day it came in.

    Forks that were decided are settled, and left out.
    """
    return store.rows(
        """
        SELECT * FROM quarantine WHERE coalesce(day, received_day) BETWEEN :from AND :to
            AND sha256 NOT IN (SELECT sha256 FROM fork WHERE decided_at IS NOT NULL) ORDER BY at, rowid
        """,
        {"from": from_, "to": to},
    )


def quarantine_of_day(store: Store, code: str, till: int, day: str) -> list[Row]:
    """What was refused of a till's day and is not settled, oldest first."""
    return store.rows(
        """
        SELECT * FROM quarantine WHERE stall = :stall AND till = :till AND day = :day
            AND sha256 NOT IN (SELECT sha256 FROM fork WHERE decided_at IS NOT NULL) ORDER BY at, rowid
        """,
        {"stall": code, "till": till, "day": day},
    )
