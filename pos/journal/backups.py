"""The backups of a folder, each proved by the journal in it."""

from collections.abc import Sequence

from pos.clock import Clock
from pos.journal.chain import Journal
from pos.store import Store
from pos.store.backups import Backups


def of(store: Store, place: str, beside: Sequence[str], clock: Clock) -> Backups:
    """Those of the stall or office `place` (`GIK-K07-1`, `GIK`); the folders `beside` go to the second place too."""
    first = Journal(store).by_seq(1)
    assert first is not None
    return Backups(
        store,
        name=f"lapak-{place}",
        prove=lambda copy: Journal(copy).prove(),
        beside=beside,
        since=first.at,
        clock=clock,
    )
