"""A till's office lost its key and answers with another: that is told, and believed once its words were compared."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from pos.errors import PosError
from pos.handover import acknowledgement, tables
from pos.handover.carriers import Collection
from pos.handover.names import ack_order, folder_name
from pos.handover.seal import same_words
from pos.handover.summary import Origin
from pos.journal.chain import Journal
from pos.people.rights import Actor, Right
from pos.store import Store
from pos.words import N_

OTHER_OFFICE = N_(
    "The office answers with another key than the one that admitted this stall. Has it lost its key? Let it read the"
    " eight words of its new key aloud, and give them here: `lapak send DIR --new-office WORDS`"
)
"""What is to be said to a till whose office signs with a key that it does not believe."""


def answering(store: Store, collection: Collection, origin: Origin, own_keys: AbstractSet[str]) -> tuple[str, ...]:
    """The keys, other than the one believed, of the answers to this till's keys that were not read; the latest last.

    Raises OSError where the collection cannot be reached.
    """
    believed, read_already = tables.office_key(store), tables.answers(store)
    place = folder_name(origin.gallery, origin.stall)
    mine = f"{place}-{origin.till}_e"
    orders = {name: ack_order(name) for name in collection.names(f"acks/{place}") if name.startswith(mine)}
    found: dict[str, None] = {}
    for at, name in sorted((at, name) for name, at in orders.items() if at and at[1] > read_already.get(at[0], 0)):
        try:
            ack, key = acknowledgement.read(collection.read(f"acks/{place}/{name}"))
        except PosError:
            continue  # broken: `send` has said so
        told = (ack.gallery, ack.stall, ack.till, ack.epoch, ack.serial) == (
            origin.gallery, origin.stall, origin.till, *at,
        )  # fmt: skip
        if told and ack.key in own_keys and believed not in (None, key):
            found[key] = None
    return tuple(found)


def believe(
    store: Store, journal: Journal, keys: tuple[str, ...], words: str, *, at: datetime, operation: str, by: Actor
) -> None:
    """Believe the one of `keys` that has these words in place of the present one. Raises PosError, RightError."""
    facts = by.need(Right.SETTINGS)
    after = next((key for key in keys if same_words(words, key)), None)
    if after is None:
        raise PosError(
            N_("No answer of an office with these words has come: let it collect first, and read its words aloud again")
        )
    with store.transaction():
        data = {"before": tables.office_key(store), "after": after} | facts
        journal.record("office_key_changed", data, at=at, operation=operation, actor=by.name)
        tables.repin_office(store, after)
