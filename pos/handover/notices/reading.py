"""A till reads the office's notices from the collection, in serial order."""

import logging

from pos.errors import PosError
from pos.handover.carriers import Collection
from pos.handover.names import folder_name, notice_serial
from pos.handover.notices import notice, tables
from pos.handover.notices.notice import OFFICE_KEY, Notice
from pos.handover.summary import Origin
from pos.handover.tables import office_key, repin_office
from pos.journal.chain import Journal
from pos.store import Store

_log = logging.getLogger(__name__)


def read(store: Store, journal: Journal, collection: Collection, origin: Origin) -> bool:
    """Take every notice that was not read yet, of the office that is believed; True where its key changed.

    What is broken, or signed with another key, is passed over and read again the next time. Raises PosError, OSError
    where the collection cannot be reached.
    """
    folder = f"notices/{folder_name(origin.gallery, origin.stall)}"
    prefix, last = f"{folder_name(origin.gallery, origin.stall)}-{origin.till}_", tables.last_serial(store)
    serials = {name: notice_serial(name) for name in collection.names(folder) if name.startswith(prefix)}
    news = sorted((serial, name) for name, serial in serials.items() if serial is not None and serial > last)
    changed = False
    for _, name in news:
        try:
            told, key = notice.read(collection.read(f"{folder}/{name}"))
        except PosError as error:
            _log.warning("notice %s left unread: %s", name, error.sentence)
            continue
        changed |= _take(store, journal, origin, told, key)
    return changed


def _take(store: Store, journal: Journal, origin: Origin, told: Notice, key: str) -> bool:
    """Believe one notice: of the pinned office, to this till, with a serial not seen yet; True for a new key."""
    known = office_key(store)
    ours = (told.gallery, told.stall, told.till) == (origin.gallery, origin.stall, origin.till)
    if known is None or key != known or not ours or told.serial <= tables.last_serial(store):
        return False
    tail = journal.tail()
    assert tail is not None
    with store.transaction():
        if told.kind == OFFICE_KEY:
            assert told.key is not None
            journal.record(
                "office_key_changed",
                {"before": key, "after": told.key, "serial": told.serial},
                at=tail.at,
                operation=f"notice:{told.serial}",
            )
            repin_office(store, told.key)
        row = {name: getattr(told, name) for name in ("serial", "kind", "about", "day", "text", "at")}
        tables.insert(store, {**row, "read_seq": tail.seq})
    return told.kind == OFFICE_KEY
