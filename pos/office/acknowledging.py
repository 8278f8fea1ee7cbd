"""Acknowledgements: what was decided is told to each till in a signed file, numbered and never written twice.

The exact bytes are kept in the transaction that takes the serial; whatever did not reach the collection is owed, and
written with the next collect.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pos.clock import zone_text
from pos.errors import PosError
from pos.handover import acknowledgement
from pos.handover.acknowledgement import Acknowledgement, Decision
from pos.handover.carriers import Collection
from pos.handover.names import ack_name, folder_name
from pos.handover.request import Request
from pos.office.acks import tables as ack_tables
from pos.office.stalls import tables as stall_tables
from pos.store import Store

if TYPE_CHECKING:
    from pos.handover.seal import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who acknowledges: the gallery's code, the office's key, and the program."""

    gallery: str
    key: "Key"
    program: str


def acceptance_name(office: Identity, asked: Request) -> str:
    """The file name of a till's acceptance."""
    return ack_name(office.gallery, asked.stall, asked.till, asked.epoch, 1)


def accept(store: Store, office: Identity, asked: Request, key: str, at: datetime, zone: str) -> None:
    """Keep a till's acceptance, serial 1, to be written; inside the caller's transaction."""
    _keep(store, office, (asked.stall, asked.till, asked.epoch), key, serial=1, through=0, at=zone_text(at, zone))


def compose(store: Store, office: Identity, at: datetime, zone: str) -> Iterator[None]:
    """Keep one acknowledgement for every till of which something was decided since its last one, a till a turn."""
    for owed in ack_tables.tills_owed_a_decision(store):
        with store.transaction():
            till = stall_tables.stall(store, owed["stall"], owed["till"], owed["epoch"])
            assert till is not None
            _keep(
                store,
                office,
                (till.stall, till.till, till.epoch),
                till.key,
                serial=till.serial + 1,
                through=till.through,
                at=zone_text(at, zone),
            )
        yield


def _keep(
    store: Store,
    office: Identity,
    which: tuple[str, int, int],
    key: str,
    *,
    serial: int,
    through: int,
    at: str,
) -> None:
    stall, till, epoch = which
    told = Acknowledgement(
        program=office.program,
        gallery=office.gallery,
        stall=stall,
        till=till,
        key=key,
        epoch=epoch,
        serial=serial,
        accepted_through=through,
        files=_newest_of_each(store, which),
        at=at,
    )
    ack_tables.insert_ack(
        store,
        {
            "stall": stall,
            "till": till,
            "epoch": epoch,
            "serial": serial,
            "bytes": acknowledgement.seal(told, office.key),
        },
    )


def _newest_of_each(store: Store, which: tuple[str, int, int]) -> tuple[Decision, ...]:
    """One decision a file: a file handed in twice since the serial before is told once, with what was said last."""
    found = {row["sha256"]: row for row in ack_tables.decisions_owed(store, *which)}
    return tuple(Decision(sha256=row["sha256"], status=row["status"], reason=row["reason"]) for row in found.values())


def _is_admission(there: bytes, owed: bytes) -> bool:
    """Whether both admit the same till's key: it had been admitted before the office was restored."""
    try:
        (one, key), (other, own) = acknowledgement.read(there), acknowledgement.read(owed)
    except PosError:
        return False
    return one.is_acceptance and other.is_acceptance and (one.key, key) == (other.key, own)


def write_owed(store: Store, office: Identity, collection: Collection) -> Iterator[tuple[str, str | None]]:
    """Put every acknowledgement that is not there yet into the collection, in serial order, one a turn.

    Gives each file's name, and the reason where its place holds something else: that one stays owed. Raises OSError
    where the collection cannot be written.
    """
    for row in ack_tables.acks_owed(store):
        name = ack_name(office.gallery, row["stall"], row["till"], row["epoch"], row["serial"])
        path = f"acks/{folder_name(office.gallery, row['stall'])}/{name}"
        try:
            collection.put(path, row["bytes"])
        except PosError as error:
            if not _is_admission(collection.read(path), row["bytes"]):
                yield name, str(error)
                continue
        with store.transaction():
            ack_tables.mark_written(store, row["stall"], row["till"], row["epoch"], row["serial"])
        yield name, None
