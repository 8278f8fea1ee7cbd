"""A till changes its key: the next one is made, signed with the present one, and takes its place.

A kill at any point leaves the old key or the new one: `next.key` lies beside until the journal says that it counts.
"""

from datetime import datetime
from pathlib import Path

from pos.clock import zone_text
from pos.errors import PosError
from pos.handover import seal, tables
from pos.handover.carriers import Collection
from pos.handover.names import folder_name
from pos.handover.notices import tables as notice_tables
from pos.handover.notices import till_key
from pos.handover.notices.till_key import TillKey
from pos.handover.summary import Origin
from pos.journal.chain import Journal
from pos.people.rights import Actor, Right
from pos.store import Store
from pos.words import N_


def rotate(
    store: Store, journal: Journal, keys: Path, origin: Origin, *, at: datetime, operation: str, by: Actor
) -> str:
    """Change the key in the folder `keys`; returns the new one's public half. Raises PosError."""
    facts = by.need(Right.SETTINGS)
    if tables.office_key(store) is None:
        raise PosError(N_("The office has not admitted this till yet: its key needs no change"))
    before = seal.load(keys)
    if before is None:
        raise PosError(N_("The key in {folder} is missing: begin anew with a new key"), folder=keys)
    after = seal.prepare(keys)
    told = TillKey(
        program=origin.program,
        gallery=origin.gallery,
        stall=origin.stall,
        till=origin.till,
        epoch=journal.epoch,
        serial=sum(row["epoch"] == journal.epoch for row in notice_tables.rotations(store)) + 1,
        number=tables.last_number(store, journal.epoch),
        key=seal.public(after),
        at=zone_text(at, origin.zone),
    )
    with store.transaction():
        row = {"before": seal.public(before), "after": told.key, "epoch": told.epoch, "number": told.number}
        journal.record("key_rotated", row | facts, at=at, operation=operation, actor=by.name)
        notice_tables.insert_rotation(
            store, {**row, "serial": told.serial, "file": told.file_name, "bytes": till_key.seal(told, before)}
        )
    seal.adopt(keys, told.key)
    return told.key


def carry(store: Store, collection: Collection, origin: Origin) -> None:
    """Put every change of key into the collection, before what the new key sealed. Raises PosError, OSError."""
    for row in notice_tables.rotations(store):
        name = f"notices/{folder_name(origin.gallery, origin.stall)}/{row['file']}"
        if not collection.exists(name):
            collection.put(name, row["bytes"])
