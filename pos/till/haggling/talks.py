"""The talks about prices: what was asked, what was offered, and what came of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pos import canonical
from pos.clock import parse_time, utc_text
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import LARGEST
from pos.people.rights import OWNER, Actor
from pos.store import Row, Store
from pos.till.haggling import tables
from pos.words import N_

HAGGLED = "haggled"
LISTED = 50
"""So many earlier talks are told."""


class Talk(NamedTuple):
    """Prices of one in rupiah, the offers in their order; `agreed` is None where nothing came of it."""

    at: datetime
    cashier: str | None
    code: str
    name: str
    asked: int
    offers: tuple[int, ...]
    agreed: int | None


class Talks:
    """The talks of one till. What is agreed moves no money: the sale does."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def keep(
        self,
        code: str,
        name: str,
        asked: int,
        offers: Sequence[int],
        agreed: int | None,
        *,
        at: datetime,
        day: str | None,
        operation: str,
        by: Actor = OWNER,
    ) -> Event:
        """Record a talk, once for its operation id; `day` is the business day that is open, if one is.

        Raises PosError for a price that is none.
        """
        if known := self._journal.by_operation(operation):
            return known
        if not all(0 <= price <= LARGEST for price in (asked, *offers, agreed or 0)):
            raise PosError(N_("A price is 0 to 999.999.999: type one in between"))
        data = {"code": code, "name": name, "asked": asked, "offers": list(offers), "agreed": agreed}
        with self._store.transaction():
            event = self._journal.record(HAGGLED, data, at=at, day=day, actor=by.name, operation=operation)
            project(self._store, event)
        return event

    def earlier(self, code: str, name: str) -> list[Talk]:
        """Earlier talks about this piece, or another of its name, the newest first."""
        return [_talk(row) for row in tables.talks(self._store, code, name, LISTED)]


def project(store: Store, event: Event) -> None:
    """The row of one talk, for recording and rebuilding alike; other kinds are left alone."""
    if event.kind == HAGGLED:
        told = event.data | {"offers": canonical.encode(event.data["offers"])}
        tables.insert(store, told | {"seq": event.seq, "at": utc_text(event.at), "cashier": event.actor})


def _talk(row: Row) -> Talk:
    return Talk(
        at=parse_time(row["at"]),
        cashier=row["cashier"],
        code=row["code"],
        name=row["name"],
        asked=row["asked"],
        offers=tuple(canonical.parse(row["offers"])),
        agreed=row["agreed"],
    )
