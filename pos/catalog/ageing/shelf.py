"""The single pieces on the shelf: how long each lies, and their prices taken down in one step, or given back."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from pos.catalog import tables as catalog_tables
from pos.catalog.ageing import tables
from pos.catalog.ageing.markdown import Aged
from pos.catalog.product import Product
from pos.clock import parse_time
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import format_rupiah
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.words import N_

MARKED_DOWN, GIVEN_BACK = "marked_down", "markdown_undone"


class Shelf:
    """Every step is one transaction, and happens once for its operation id."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def lying(self, today: date, day_of: Callable[[datetime], date]) -> list[Aged]:
        """The pieces on the shelf, the oldest first; `day_of` gives the business day of a moment."""
        rows = tables.lying(self._store)
        products = catalog_tables.of_codes(self._store, [row["code"] for row in rows])
        listed = []
        for row in rows:
            since = day_of(parse_time(row["since"]))
            listed.append(Aged(products[row["code"]], since, max(0, (today - since).days), row["first"]))
        return listed

    def days(self, product: Product, today: date, day_of: Callable[[datetime], date]) -> int | None:
        """For how many days a single piece lies; None of what is none, or is not on the shelf."""
        if not product.unique or product.on_hand != 1 or product.archived:
            return None
        at = tables.since(self._store, product.code)
        return None if at is None else max(0, (today - day_of(parse_time(at))).days)

    def mark_down(
        self, prices: Mapping[str, int], *, at: datetime, operation: str, day: str | None = None, by: Actor = OWNER
    ) -> Event:
        """Offer pieces for less: `prices` are the new ones by code.

        Raises PosError for one that is not on the shelf, for a price that is no less, and one below the lowest;
        RightError.
        """
        if known := self._journal.by_operation(operation):
            return known
        facts = by.need(Right.CATALOG)
        if not prices:
            raise PosError(N_("Choose the pieces that are to cost less"))
        with self._store.transaction():
            products = catalog_tables.of_codes(self._store, prices)
            goods = [_lowered(products.get(code), code, price) for code, price in prices.items()]
            event = self._journal.record(
                MARKED_DOWN, {"goods": goods} | facts, at=at, day=day, actor=by.name, operation=operation
            )
            tables.put_prices(self._store, prices)
            project(self._store, event)
        return event

    def give_back(
        self, down: Event, *, at: datetime, operation: str, day: str | None = None, by: Actor = OWNER
    ) -> list[str]:
        """Take what `down` did back; gives the codes that cost again what they did.

        What was sold or got another price since stays as it is. Raises PosError where it was taken back already,
        RightError.
        """
        if known := self._journal.by_operation(operation):
            return list(known.data["codes"])
        facts = by.need(Right.CATALOG)
        goods = down.data["goods"]
        if not tables.is_kept(self._store, down.seq, goods[0]["code"]):
            raise PosError(N_("These prices were given back already"))
        with self._store.transaction():
            now = catalog_tables.of_codes(self._store, [each["code"] for each in goods])
            back = {
                each["code"]: each["before"]
                for each in goods
                if each["code"] in now and now[each["code"]].price == each["after"]
            }
            data = {"of": down.seq, "codes": list(back)} | facts
            event = self._journal.record(GIVEN_BACK, data, at=at, day=day, actor=by.name, operation=operation)
            tables.put_prices(self._store, back)
            project(self._store, event)
        return list(back)


def _lowered(product: Product | None, code: str, price: int) -> dict[str, str | int]:
    if product is None or product.on_hand != 1 or not product.unique:
        raise PosError(N_("{code} is no single piece on the shelf: choose again"), code=code)
    if not 0 < price < product.price:
        raise PosError(N_("{name} costs {price}: the new price is less"), name=product.name,
                       price=format_rupiah(product.price))  # fmt: skip
    if product.floor is not None and price < product.floor:
        raise PosError(N_("{name}: that is below its lowest price"), name=product.name)
    return {"code": code, "before": product.price, "after": price}


def changed_codes(event: Event) -> list[str]:
    """The goods whose price an event took down; none of other kinds."""
    return [each["code"] for each in event.data["goods"]] if event.kind == MARKED_DOWN else []


def project(store: Store, event: Event) -> None:
    """The rows of one event, for recording and rebuilding alike; other kinds are left alone."""
    if event.kind == MARKED_DOWN:
        tables.keep(store, ({"seq": event.seq, **each} for each in event.data["goods"]))
    elif event.kind == GIVEN_BACK:
        tables.forget(store, event.data["of"])
