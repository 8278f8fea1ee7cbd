"""Goods that come onto the shelf or leave it without a sale, and the count of what lies there (stok opname)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from pos import typed
from pos.catalog import tables as catalog_tables
from pos.catalog.product import Product
from pos.catalog.stock import MOVED, project, tables
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.words import N_

LARGEST = 999_999
"""The most of one product that is moved or counted at once: pieces, or thousandths when weighed."""

TOLD = 200
"""So many movements are listed."""


class Reason(Enum):
    """Why goods came or went; its value is what the journal says."""

    RECEIVED = "received"
    COUNTED = "counted"
    BROKEN = "broken"
    LOST = "lost"
    USED = "used"
    SENT_BACK = "sent_back"

    @property
    def title(self) -> str:
        """What happened, as a msgid."""
        return _TITLES[self]

    @property
    def goes(self) -> bool:
        """Whether the goods leave the shelf."""
        return self not in (Reason.RECEIVED, Reason.COUNTED)


_TITLES = {
    Reason.RECEIVED: N_("Came in"),
    Reason.COUNTED: N_("Counted"),
    Reason.BROKEN: N_("Broken"),
    Reason.LOST: N_("Lost"),
    Reason.USED: N_("Used here"),
    Reason.SENT_BACK: N_("Sent back"),
}


class SheetLine(NamedTuple):
    """One product on a sheet that is being written: `qty` pieces, or thousandths when it is weighed.

    `expected` is what the stall believed to have of it when it was first counted, None where it was not counted before.
    """

    product: Product
    qty: int
    expected: int | None

    @property
    def difference(self) -> int:
        """What was counted more than expected."""
        return self.qty - (self.expected or 0)


class Movement(NamedTuple):
    """One product that came or went: `kind` is a Reason's value, or sale, refund, set, uncounted, returned."""

    at: datetime
    actor: str | None
    code: str
    qty: int
    kind: str
    note: str
    product: Product | None
    """As it is now; None where it is gone."""


class StockBook:
    """The sheets of one till, kept on disk while they are written, and their recording, once for its operation id.

    There is one sheet for goods that come in, one for goods that go, and one for the count.
    """

    IN, OUT, COUNT = "in", "out", "count"

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def sheet(self, name: str) -> list[SheetLine]:
        """What is written on a sheet, what was written last first; goods that are gone meanwhile are left out."""
        rows = tables.sheet(self._store, name)
        goods = catalog_tables.of_codes(self._store, [row["code"] for row in rows])
        there = (row for row in rows if row["code"] in goods)
        return [SheetLine(goods[row["code"]], row["qty"], row["expected"]) for row in there]

    def write(self, name: str, product: Product, qty: int) -> None:
        """Put `qty` of a product on a sheet, in place of what stood there. Raises PosError for what cannot be."""
        if not (0 if name == self.COUNT else 1) <= qty <= (1 if product.unique else LARGEST):
            raise PosError(
                N_("{name} is a single piece: there is 1, or none")
                if product.unique
                else N_("{name}: the quantity is up to 999.999, type another"),
                name=product.name,
            )
        with self._store.transaction():
            tables.write(self._store, name, product.code, qty, product.on_hand)

    def strike(self, name: str, *codes: str) -> None:
        """Take products off a sheet."""
        with self._store.transaction():
            tables.strike(self._store, name, codes)

    def clear(self, name: str) -> None:
        """Begin a sheet anew."""
        with self._store.transaction():
            tables.clear(self._store, name)

    def count_uncounted(self) -> int:
        """How many products the stall believes to have that the count has not come to."""
        return tables.count_unwritten(self._store, self.COUNT)

    def count_rest_as_gone(self) -> list[str]:
        """Write all of these down with 0; gives their codes."""
        with self._store.transaction():
            return tables.write_rest(self._store, self.COUNT)

    def move(
        self,
        reason: Reason,
        *,
        note: str = "",
        at: datetime,
        day: str | None,
        operation: str,
        below_zero: bool = True,
        by: Actor = OWNER,
    ) -> Event:
        """Record the sheet of goods that came in or went, and begin it anew.

        Raises PosError where it is empty, where a single piece is there already, and, unless `below_zero`, where more
        goes than is there; RightError.
        """
        known = self._journal.by_operation(operation)
        if known is not None:
            return known
        name = self.OUT if reason.goes else self.IN
        lines = self._lines(name)
        sign = -1 if reason.goes else 1
        for line in lines:
            _check(line, sign, below_zero=below_zero)
        goods = {line.product.code: sign * line.qty for line in lines}
        return self._record(reason, name, goods, note, at, day, operation, by)

    def settle_count(
        self, *, note: str = "", at: datetime, day: str | None, operation: str, by: Actor = OWNER
    ) -> Event:
        """Record what the count found otherwise than expected, and begin it anew; what was sold meanwhile stays sold.

        Raises PosError where nothing was counted; RightError.
        """
        known = self._journal.by_operation(operation)
        if known is not None:
            return known
        lines = self._lines(self.COUNT)
        found = {line.product.code: line.difference for line in lines if line.difference or line.expected is None}
        return self._record(Reason.COUNTED, self.COUNT, found, note, at, day, operation, by, counted=len(lines))

    def movements(self, code: str | None = None) -> list[Movement]:
        """The last movements of all goods or of one, the newest first."""
        rows = tables.last_movements(self._store, TOLD) if code is None else tables.last_of(self._store, code, TOLD)
        goods = catalog_tables.of_codes(self._store, {row["code"] for row in rows})
        events = {seq: self._journal.by_seq(seq) for seq in {row["seq"] for row in rows}}
        told = ((row, event) for row in rows if (event := events[row["seq"]]) is not None)
        return [
            Movement(
                at=event.at,
                actor=event.actor,
                code=row["code"],
                qty=row["qty"],
                kind=row["kind"],
                note=event.data.get("note") or "",
                product=goods.get(row["code"]),
            )
            for row, event in told
        ]

    def _lines(self, name: str) -> Sequence[SheetLine]:
        lines = self.sheet(name)
        if not lines:
            raise PosError(N_("Nothing is on the sheet yet: scan or search goods"))
        return lines

    def _record(
        self,
        reason: Reason,
        name: str,
        goods: Mapping[str, int],
        note: str,
        at: datetime,
        day: str | None,
        operation: str,
        by: Actor,
        **more: int,
    ) -> Event:
        facts = by.need(Right.CATALOG)
        moved = [{"code": code, "qty": qty} for code, qty in goods.items()]
        data = {"reason": reason.value, "note": typed.reason(note), "goods": moved}
        with self._store.transaction():
            event = self._journal.record(MOVED, data | more | facts, at=at, day=day, actor=by.name, operation=operation)
            project(self._store, event)
            tables.clear(self._store, name)
        return event


def _check(line: SheetLine, sign: int, *, below_zero: bool) -> None:
    there = line.product.on_hand
    after = (there or 0) + sign * line.qty
    if line.product.unique and not 0 <= after <= 1:
        raise PosError(
            N_("{name} is a single piece and is there already: take it off the sheet")
            if sign > 0
            else N_("{name} is a single piece and is gone already: take it off the sheet"),
            name=line.product.name,
        )
    if sign < 0 and not below_zero and there is not None and after < 0:
        raise PosError(
            N_("{name}: only {there} left in stock: write fewer, or count it"),
            name=line.product.name,
            there=max(0, there),
        )
