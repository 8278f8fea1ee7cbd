"""The answers owed to tills: what was decided about their files, and the acknowledgements that say so."""

from collections.abc import Mapping

from pos.store import Row, Store


def insert_decision(store: Store, row: Mapping[str, object]) -> None:
    store.run(
        """
        INSERT INTO decision (stall, till, epoch, sha256, status, reason)
        VALUES (:stall, :till, :epoch, :sha256, :status, :reason)
        """,
        row,
    )


def tills_owed_a_decision(store: Store) -> list[Row]:
    return store.rows(
        "SELECT DISTINCT stall, till, epoch FROM decision WHERE serial IS NULL ORDER BY stall, till, epoch"
    )


def decisions_owed(store: Store, code: str, till: int, epoch: int) -> list[Row]:
    """What no acknowledgement tells yet, oldest first."""
    return store.rows(
        """
        SELECT id, sha256, status, reason FROM decision
        WHERE stall = :stall AND till = :till AND epoch = :epoch AND serial IS NULL ORDER BY id
        """,
        {"stall": code, "till": till, "epoch": epoch},
    )


def insert_ack(store: Store, row: Mapping[str, object]) -> None:
    """Keep an acknowledgement's exact bytes, and count the serial on."""
    store.run(
        """
        INSERT INTO ack (stall, till, epoch, serial, bytes, written)
        VALUES (:stall, :till, :epoch, :serial, :bytes, 0)
        """,
        row,
    )
    store.run(
        """
        UPDATE decision SET serial = :serial
        WHERE stall = :stall AND till = :till AND epoch = :epoch AND serial IS NULL
        """,
        row,
    )
    store.run(
        "UPDATE stall SET serial = :serial WHERE stall = :stall AND till = :till AND epoch = :epoch",
        row,
    )


def acks_owed(store: Store) -> list[Row]:
    """The acknowledgements that are not in the collection yet, in serial order."""
    return store.rows("SELECT * FROM ack WHERE written = 0 ORDER BY stall, till, epoch, serial")


def acceptance(store: Store, code: str, till: int, epoch: int) -> bytes:
    """The bytes of an enrolled till's acknowledgement 1."""
    which = {"stall": code, "till": till, "epoch": epoch}
    found: bytes = store.value(
        "SELECT bytes FROM ack WHERE stall = :stall AND till = :till AND epoch = :epoch AND serial = 1", which
    )
    return found


def mark_written(store: Store, code: str, till: int, epoch: int, serial: int) -> None:
    store.run(
        """
        UPDATE ack SET written = 1
        WHERE stall = :stall AND till = :till AND epoch = :epoch AND serial = :serial
        """,
        {"stall": code, "till": till, "epoch": epoch, "serial": serial},
    )


def acks(store: Store) -> list[Row]:
    """Every acknowledgement, in serial order."""
    return store.rows("SELECT * FROM ack ORDER BY stall, till, epoch, serial")
