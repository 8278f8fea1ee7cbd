"""A collection that is carried to the office by hand, on a stick: what stands beside collecting it."""

import errno
from collections.abc import Iterator
from contextlib import suppress

from pos.errors import PosError
from pos.handover.carriers import Collection
from pos.handover.names import ack_name, folder_name, notice_name
from pos.office.acknowledging import Identity
from pos.office.acks import tables as ack_tables
from pos.office.asking import tables as asking_tables
from pos.store import Store


def bring_requests(stick: Collection, own: Collection) -> None:
    """Put the requests on a stick into the office's own inbox, where they are admitted as any other."""
    for folder in stick.names("inbox"):
        for name in stick.names(f"inbox/{folder}"):
            path = f"inbox/{folder}/{name}"
            with suppress(PosError):  # no ordinary file, or another of this name: collecting says so
                if name.endswith(".request.jsonl") and not own.exists(path):
                    own.put(path, stick.read(path))


def answer(store: Store, office: Identity, stick: Collection) -> list[tuple[str, str]]:
    """Put every acknowledgement and notice to the stalls on a stick onto it: nobody here knows what they have heard.

    They are owed to the office's own collection as before. Returns names whose place holds something else, with the
    reason. Raises OSError where the stick cannot be written.
    """
    if stick.kind("inbox") is None:  # it was there when collecting began
        raise OSError(errno.ENODEV, "the stick is gone")
    here = set(stick.names("inbox"))
    troubles = []
    for place, path, data in _answers(store, office.gallery):
        if place not in here or stick.exists(path):
            continue
        try:
            stick.put(path, data)
        except PosError as error:
            troubles.append((path, str(error)))
    return troubles


def _answers(store: Store, gallery: str) -> Iterator[tuple[str, str, bytes]]:
    """The stall's folder, the name in the collection and the bytes of each, in serial order."""
    for row in ack_tables.acks(store):
        place = folder_name(gallery, row["stall"])
        name = ack_name(gallery, row["stall"], row["till"], row["epoch"], row["serial"])
        yield place, f"acks/{place}/{name}", row["bytes"]
    for row in asking_tables.notices(store):
        place = folder_name(gallery, row["stall"])
        name = notice_name(gallery, row["stall"], row["till"], row["serial"])
        yield place, f"notices/{place}/{name}", row["bytes"]
