"""How goods stand before the cashier: what is sold out for today, and what the vendor has standing first."""

from collections.abc import Sequence
from datetime import datetime

from pos.catalog import tables as goods
from pos.catalog.counter import tables
from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.words import N_

SOLD_OUT_TODAY = "sold_out_today"
FIRST_CHANGED = "first_changed"

MOST_FIRST = 9
"""A digit each."""


class Counter:
    """The counter of one stall. Each change is one transaction and leaves its event."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def sold_out(self, day: str) -> frozenset[str]:
        """The codes of what is sold out until the end of the business `day`, whatever its stock says."""
        return tables.sold_out(self._store, day)

    def set_sold_out(
        self, code: str, is_out: bool, *, day: str, at: datetime, operation: str, by: Actor = OWNER
    ) -> None:
        """Say that a product is sold out for the business `day`, or there again. Whoever sells may. Raises PosError."""
        if goods.by_code(self._store, code) is None:
            raise PosError(N_("There is no product {code}: check the code"), code=code)
        if (code in self.sold_out(day)) is is_out or self._journal.by_operation(operation) is not None:
            return
        with self._store.transaction():
            if is_out:
                tables.put_sold_out(self._store, code, day)
            else:
                tables.drop_sold_out(self._store, code)
            data = {"code": code, "sold_out": is_out}
            self._journal.record(SOLD_OUT_TODAY, data, at=at, day=None, actor=by.name, operation=operation)

    def first(self) -> list[Product]:
        """What stands first, in the vendor's order; what is offered no more stands nowhere."""
        codes = tables.first(self._store)
        known = goods.of_codes(self._store, codes)
        return [known[code] for code in codes if code in known and not known[code].archived]

    def set_first(self, codes: Sequence[str], *, at: datetime, operation: str, by: Actor = OWNER) -> None:
        """Let these stand first, in this order. Raises PosError for too many, RightError."""
        before = tables.first(self._store)
        codes = list(dict.fromkeys(codes))
        if codes == before or self._journal.by_operation(operation) is not None:
            return
        if len(codes) > MOST_FIRST:
            raise PosError(N_("At most {most} can stand first: take one away"), most=MOST_FIRST)
        facts = by.need(Right.CATALOG)
        with self._store.transaction():
            tables.put_first(self._store, codes)
            data = {"before": before, "after": codes} | facts
            self._journal.record(FIRST_CHANGED, data, at=at, actor=by.name, operation=operation)
