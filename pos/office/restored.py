"""An office that was restored: what it accepted since the backup comes in again, and its answers are not repeated."""

import hashlib
import logging
import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import count, takewhile
from pathlib import Path

from pos import files
from pos.errors import PosError
from pos.handover import request, summary
from pos.handover.carriers import Collection
from pos.handover.envelope import LARGEST
from pos.handover.names import ack_order, folder_name, notice_serial, notice_till
from pos.journal.chain import Journal
from pos.office.asking import tables as asking_tables
from pos.office.files import tables as file_tables
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Store

_log = logging.getLogger(__name__)


def record(store: Store, journal: Journal, data: Mapping[str, str], *, at: datetime, actor: str | None) -> None:
    """Note in the database that is put back that it has to catch up."""
    with store.transaction():
        operation = _operation("office_restored", _times(journal) + 1)
        journal.record("office_restored", dict(data), at=at, operation=operation, actor=actor)


def is_due(journal: Journal) -> bool:
    """Whether the office was restored, and has not caught up since."""
    times = _times(journal)
    return times > 0 and journal.by_operation(_operation("office_caught_up", times)) is None


def _times(journal: Journal) -> int:
    """How often this database was put back."""
    known = takewhile(lambda n: journal.by_operation(_operation("office_restored", n)) is not None, count(1))
    return sum(1 for _ in known)


def _operation(kind: str, times: int) -> str:
    return f"{kind}:{times}"


def catching_up(
    store: Store, journal: Journal, gallery: str, place: Place, collection: Collection, at: datetime
) -> Generator[tuple[int, int, str]]:
    """Put back into the inbox what the database lacks, and let serials go on after those that were given out.

    In steps of one file: how many are done, of how many, and its name; before that one for each folder of the archive,
    of none. Stopped between two it is still due, and where the collection cannot be reached: raises PosError, OSError.
    """
    kept = sorted(entry.name for entry in os.scandir(place.collected) if entry.name.endswith(".jsonl"))
    archived = list[str]()
    for folder in collection.names("archive"):
        archived += (path for path in _archived(collection, folder) if path.endswith(".jsonl"))
        yield 0, 0, ""
    total = len(kept) + len(archived)
    for done, name in enumerate(kept, start=1):
        if not file_tables.is_name_taken(store, name):
            _offer_file(store, gallery, place.collected.joinpath(name), collection)
        yield done, total, name
    for done, path in enumerate(archived, start=len(kept) + 1):
        offer = _offer_request if path.endswith(".request.jsonl") else _offer_archived
        offer(store, gallery, collection, path)
        yield done, total, path.rsplit("/", 1)[-1]
    for till in stall_tables.stalls(store):
        go_on(store, gallery, till, collection)
    go_on_asking(store, gallery, collection)
    if is_due(journal):
        with store.transaction():
            journal.record("office_caught_up", {}, at=at, operation=_operation("office_caught_up", _times(journal)))


def go_on(store: Store, gallery: str, till: stall_tables.Stall, collection: Collection) -> None:
    """Let a till's acknowledgements go on after those that lie in the collection already."""
    place = folder_name(gallery, till.stall)
    mine = (name for name in collection.names(f"acks/{place}") if name.startswith(f"{place}-{till.till}_"))
    orders = (order for name in mine if (order := ack_order(name)) is not None)
    given = max((serial for epoch, serial in orders if epoch == till.epoch), default=0)
    if given > till.serial:
        with store.transaction():
            stall_tables.raise_serial(store, till, given)


def go_on_asking(store: Store, gallery: str, collection: Collection) -> None:
    """Let the notices to every till go on after those that lie in the collection: a till reads no serial twice."""
    given: dict[tuple[str, int], int] = {}
    for folder in collection.names("notices"):
        for name in collection.names(f"notices/{folder}"):
            till, serial = notice_till(name), notice_serial(name)
            if till is not None and serial and folder == folder_name(gallery, till[0]):
                given[till] = max(serial, given.get(till, 0))
    with store.transaction():
        for (stall, till_number), serial in given.items():
            if serial > asking_tables.last_serial(store, stall, till_number):
                asking_tables.raise_serial(store, stall, till_number, serial)


def _offer_file(store: Store, gallery: str, path: Path, collection: Collection) -> None:
    data = files.read_regular(path, LARGEST)
    if file_tables.file_of_hash(store, hashlib.sha256(data).hexdigest()) is None:
        stall = summary.read(data).summary.stall  # the name may begin with a hash, where another file had it before
        _offer(collection, f"inbox/{folder_name(gallery, stall)}/{path.name}", data)


def _archived(collection: Collection, folder: str) -> Iterator[str]:
    """What was put away: an office in a new folder has no other copy of what came in since its backup."""
    for month in collection.names(f"archive/{folder}"):
        for name in collection.names(f"archive/{folder}/{month}"):
            yield f"archive/{folder}/{month}/{name}"


def _offer_archived(store: Store, gallery: str, collection: Collection, path: str) -> None:
    data = collection.read(path)
    if file_tables.file_of_hash(store, hashlib.sha256(data).hexdigest()) is None:
        with suppress(PosError):  # what is no summary was not put there by an office
            stall = summary.read(data).summary.stall
            _offer(collection, f"inbox/{folder_name(gallery, stall)}/{path.rsplit('/', 1)[-1]}", data)


def _offer_request(store: Store, gallery: str, collection: Collection, path: str) -> None:
    """One that was granted since: its till is admitted once more by its words."""
    data = collection.read(path)
    try:
        asked, _key = request.read(data)
    except PosError:
        return
    if asked.gallery == gallery and stall_tables.stall(store, asked.stall, asked.till, asked.epoch) is None:
        _offer(collection, f"inbox/{folder_name(gallery, asked.stall)}/{asked.file_name}", data)


def _offer(collection: Collection, name: str, data: bytes) -> None:
    if not collection.exists(name):
        collection.put(name, data)
        _log.info("offered again: %s", name)
