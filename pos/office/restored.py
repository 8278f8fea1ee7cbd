"""An office that was restored: what it accepted since the backup comes in again, and its answers are not repeated."""

import hashlib
import logging

from pos import files
from pos.errors import PosError
from pos.handover import request, summary
from pos.handover.carriers import Collection
from pos.handover.envelope import LARGEST
from pos.handover.names import ack_order, folder_name
from pos.office.files import tables as file_tables
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Store

_log = logging.getLogger(__name__)


def catch_up(store: Store, gallery: str, place: Place, collection: Collection) -> None:
    """Put back into the inbox what the database lacks, and let serials go on after those that were given out.

    Raises PosError, OSError where the collection cannot be reached; it can be done again.
    """
    _offer_files(store, gallery, place, collection)
    _offer_requests(store, gallery, collection)
    for till in stall_tables.stalls(store):
        go_on(store, gallery, till, collection)


def go_on(store: Store, gallery: str, till: stall_tables.Stall, collection: Collection) -> None:
    """Let a till's acknowledgements go on after those that lie in the collection already."""
    place = folder_name(gallery, till.stall)
    mine = (name for name in collection.names(f"acks/{place}") if name.startswith(f"{place}-{till.till}_"))
    orders = (order for name in mine if (order := ack_order(name)) is not None)
    given = max((serial for epoch, serial in orders if epoch == till.epoch), default=0)
    if given > till.serial:
        with store.transaction():
            stall_tables.raise_serial(store, till, given)


def _offer_files(store: Store, gallery: str, place: Place, collection: Collection) -> None:
    for path in sorted(place.collected.glob("*.jsonl")):
        data = files.read_regular(path, LARGEST)
        if file_tables.file_of_hash(store, hashlib.sha256(data).hexdigest()) is None:
            stall = summary.read(data).summary.stall  # the name may begin with a hash, where another file had it before
            _offer(collection, f"inbox/{folder_name(gallery, stall)}/{path.name}", data)


def _offer_requests(store: Store, gallery: str, collection: Collection) -> None:
    """The requests that were granted since, and are put away: their tills are admitted once more by their words."""
    for folder in collection.names("archive"):
        for month in collection.names(f"archive/{folder}"):
            for name in collection.names(f"archive/{folder}/{month}"):
                if name.endswith(".request.jsonl"):
                    _offer_request(store, gallery, collection, f"archive/{folder}/{month}/{name}")


def _offer_request(store: Store, gallery: str, collection: Collection, path: str) -> None:
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
