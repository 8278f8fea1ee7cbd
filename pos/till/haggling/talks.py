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
from pos.people.rights import OWNER, Actor, Right
from pos.store import Row, Store
from pos.till.basket import Basket, BasketLine
from pos.till.haggling import cipher, tables
from pos.till.till import Till
from pos.words import N_

HAGGLED = "haggled"
LISTED = 50
"""So many earlier talks, and prices, are told."""


class Talk(NamedTuple):
    """Prices of one in rupiah, the offers in their order; `agreed` is None where nothing came of it."""

    at: datetime
    cashier: str | None
    code: str
    name: str
    asked: int
    offers: tuple[int, ...]
    agreed: int | None


class Told(NamedTuple):
    """What an event says of a talk."""

    code: str
    name: str
    asked: int
    offers: tuple[int, ...]
    agreed: int | None


class SoldFor(NamedTuple):
    """What one was sold for, in rupiah; `asked` is None of what had no asking price."""

    at: datetime
    code: str | None
    name: str
    asked: int | None
    price: int


class Talks:
    """The talks of one till. What is agreed moves no money: the sale does."""

    def __init__(self, store: Store, journal: Journal, till: Till) -> None:
        self._store = store
        self._journal = journal
        self._till = till

    def asks(self, line: BasketLine) -> list[Right]:
        """The rights that the price of `line` asks for, whoever sells."""
        return self._till.rights_for_prices(Basket(lines=[line]))

    def has_floor(self, code: str) -> bool:
        """Whether there is a lowest price; how much it is stays in here."""
        return self._till.floor(code) is not None

    def tag(self, code: str, word: str) -> str:
        """The lowest price in the stall's own cipher, empty without one or without its `word`."""
        floor = self._till.floor(code)
        return "" if floor is None or not word else cipher.tag(floor, word)

    def agree(
        self,
        basket: Basket,
        index: int | None,
        line: BasketLine,
        offers: Sequence[int],
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> int:
        """Keep the talk and put its price into `basket`, at `index` or, None, as the new `line`; gives its index.

        `line` bears the agreed price. Basket on disk and event are one transaction. Raises PosError, see `Basket.add`
        and `Basket.set_price`; RightError for a price that `by` may not give.
        """
        asked = line.as_chosen
        assert line.code is not None and asked is not None  # nobody talks about what has no price of its own
        facts = self._till.check_prices(Basket(lines=[line]), by)
        kept = Basket.from_data(basket.to_data())
        _put(kept, index, line)
        with self._store.transaction():
            if offers or line.price != asked:
                told = Told(line.code, line.name, asked, tuple(offers), line.price)
                self._record(told, facts, at=at, day=self._till.open_day_name(), operation=operation, by=by)
            self._till.keep_basket(kept)
        return _put(basket, index, line)

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
        told = Told(code, name, asked, tuple(offers), agreed)
        with self._store.transaction():
            return self._record(told, {}, at=at, day=day, operation=operation, by=by)

    def _record(
        self, told: Told, facts: dict[str, str], *, at: datetime, day: str | None, operation: str, by: Actor
    ) -> Event:
        if known := self._journal.by_operation(operation):
            return known
        if not all(0 <= price <= LARGEST for price in (told.asked, *told.offers, told.agreed or 0)):
            raise PosError(N_("A price is 0 to 999.999.999: type one in between"))
        data = told._asdict() | {"offers": list(told.offers)} | facts
        event = self._journal.record(HAGGLED, data, at=at, day=day, actor=by.name, operation=operation)
        project(self._store, event)
        return event

    def earlier(self, code: str, name: str) -> list[Talk]:
        """Earlier talks about this piece, or another of its name, the newest first."""
        return [_talk(row) for row in tables.talks(self._store, code, name, LISTED)]

    def sold(self, code: str, name: str) -> list[SoldFor]:
        """What this piece, or another of its name, was sold for, the newest first."""
        return [_sold(row) for row in tables.sold(self._store, code, name, LISTED)]


def project(store: Store, event: Event) -> None:
    """The row of one talk, for recording and rebuilding alike; other kinds are left alone."""
    if event.kind == HAGGLED:
        told = event.data | {"offers": canonical.encode(event.data["offers"])}
        tables.insert(store, told | {"seq": event.seq, "at": utc_text(event.at), "cashier": event.actor})


def _put(basket: Basket, index: int | None, line: BasketLine) -> int:
    if index is None:
        return basket.add(line)
    basket.set_price(index, line.price)
    return index


def _sold(row: Row) -> SoldFor:
    return SoldFor(parse_time(row["at"]), row["code"], row["name"], row["asked"], row["price"])


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
