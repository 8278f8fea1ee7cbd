"""The store credit of one till: what is owed, to whom, and since when."""

from typing import NamedTuple

from pos.store import Store
from pos.till import tables as till_tables
from pos.till.credit import tables
from pos.till.credit.credit import Credit, find

LISTED = 500
"""So many are listed."""


class Owed(NamedTuple):
    """A slip and who has it, as the cashier was told; empty where nobody was named."""

    credit: Credit
    holder: str


class CreditBook:
    """Reads only: credit is given by refunds and spent by sales."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str) -> Credit:
        """The slip that a scan or a typed number names. Raises PosError where there is none."""
        return find(self._store, text)

    def newest(self) -> list[Owed]:
        """All slips, the newest first, what is spent last."""
        found = [Owed(Credit.of(row), row["holder"]) for row in tables.listed(self._store, LISTED)]
        return sorted(found, key=lambda each: each.credit.rest == 0)

    def owed(self, credit: Credit) -> Owed:
        """With who has it; the name stands beside the journal and is never handed in."""
        return Owed(credit, till_tables.customer(self._store, credit.seq) or "")

    def any_left(self) -> bool:
        """Whether anything can be spent."""
        return tables.any_left(self._store)
