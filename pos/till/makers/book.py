"""The makers of one till: registered, agreed with, their goods taken in and given back, paid what is owed.

What is owed for a sale is frozen with it (`Line.owed`); what is agreed later changes sales from then on.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pos import typed
from pos.catalog import tables as catalog_tables
from pos.catalog.product import Product, maker_key
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import LARGEST, format_rupiah
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.till import aside
from pos.till.basket import LARGEST_QUANTITY
from pos.till.makers import tables
from pos.till.makers.accounts import Accounts
from pos.till.makers.maker import RECEIVED, RETURNED, WHOLE, Goods, Maker, Note, Paid, pieces_of, same_name
from pos.till.makers.projection import AGREED, FORGOTTEN, NOTES, PAID, PRICED
from pos.till.payment import Offer
from pos.till.sale import plain
from pos.till.till import Till
from pos.words import N_

PAYS_BY = ("cash", "transfer")
"""The tenders by which a maker can be paid."""

_EVENTS = {kind: event for event, kind in NOTES.items()}
_LETTERS = {RECEIVED: "T", RETURNED: "K", PAID: "P"}
"""What a number says after the till: titip, kembali, perajin."""


class MakerBook:
    """The makers of one till. Every step is one transaction, and happens once for its operation id."""

    def __init__(self, store: Store, journal: Journal, till: Till, prefix: str) -> None:
        """`prefix` begins the numbers, e.g. `K07-1`."""
        self._store = store
        self._journal = journal
        self._till = till
        self._prefix = prefix
        self.accounts = Accounts(store)

    # The register and what was agreed

    def keep(
        self,
        maker: Maker,
        share: int | None,
        *,
        first: str | None = None,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> Maker:
        """Register a maker, or change what is known of one; from the business day `first` (today) on `share` is theirs.

        `share` is in basis points, None where nothing is owed any more. Raises PosError.
        """
        if known := self._journal.by_operation(operation):
            return self.accounts.find(known.data["maker"])
        facts = by.need(Right.MAKERS)
        maker = maker.checked()
        if share is not None and not 0 <= share <= WHOLE:
            raise PosError(N_("A maker's share is 0 to 100 percent: type one in between"))
        first = self._first(first, at)
        with self._store.transaction():
            before = tables.maker(self._store, maker_key(maker.name))
            if before is not None:
                maker = maker._replace(name=before["name"])
            tables.put_maker(self._store, {"folded": maker_key(maker.name), **maker._asdict()})
            data = {"maker": maker.name, "regency": maker.regency, "share": share, "first": first} | facts
            self._put(AGREED, data, self._till.open_day_name(), at, operation, by)
        return maker

    def forget(self, name: str, *, at: datetime, operation: str, by: Actor = OWNER) -> None:
        """Strike a maker off of whom nothing was recorded yet. Raises PosError where something was."""
        if self._journal.by_operation(operation):
            return
        facts = by.need(Right.MAKERS)
        with self._store.transaction():
            maker = self.accounts.find(name)
            if tables.is_used(self._store, maker.name):
                raise PosError(N_("{name} has goods or money in the books: end the agreement instead"), name=maker.name)
            tables.drop_maker(self._store, maker.name)
            self._put(FORGOTTEN, {"maker": maker.name} | facts, self._till.open_day_name(), at, operation, by)

    def set_price(
        self,
        name: str,
        code: str,
        price: int | None,
        *,
        first: str | None = None,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> None:
        """Agree that a maker gets `price` rupiah for each of a product, None for their share again. Raises PosError."""
        if self._journal.by_operation(operation):
            return
        facts = by.need(Right.MAKERS)
        if price is not None and not 0 <= price <= LARGEST:
            raise PosError(N_("A price is 0 to 999.999.999: type one in between"))
        first = self._first(first, at)
        with self._store.transaction():
            maker = self.accounts.find(name)
            product = self._product(maker, code)
            data = {"maker": maker.name, "code": product.code, "price": price, "first": first} | facts
            self._put(PRICED, data, self._till.open_day_name(), at, operation, by)

    # Goods

    def receive(
        self,
        name: str,
        quantities: Mapping[str, int],
        note: str = "",
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> Note:
        """Take in goods of a maker (code → qty > 0): they come to the stock, which is counted from then on.

        Raises PosError for another maker's product, and for a single piece that is here already.
        """
        return self._move(RECEIVED, name, quantities, note, {}, at, operation, by)

    def give_back(
        self,
        name: str,
        quantities: Mapping[str, int],
        note: str = "",
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> Note:
        """Give goods back to their maker, at most what the stock says is here. Raises PosError, RightError."""
        if known := self._journal.by_operation(operation):
            return self.accounts.note(known.data["number"])
        return self._move(RETURNED, name, quantities, note, by.need(Right.MAKERS), at, operation, by)

    # Money

    def pay(
        self,
        name: str,
        amount: int,
        tender: str,
        note: str = "",
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> Paid:
        """Pay a maker `amount` rupiah out of the drawer or by transfer. Raises PosError for more than is owed."""
        if known := self._journal.by_operation(operation):
            return self.accounts.paid(known.data["number"])
        facts = by.need(Right.MAKERS)
        if tender not in PAYS_BY:
            raise PosError(N_("A maker is paid in cash or by transfer: choose one"))
        with self._store.transaction():
            maker = self.accounts.find(name)
            left = self.accounts.balance(maker.name).left
            if not 0 < amount <= left:
                raise PosError(
                    N_("{amount} is owed to {name}: pay that or less"), amount=format_rupiah(max(0, left)),
                    name=maker.name,
                )  # fmt: skip
            day = self._till.begin(at, operation, by)
            payments = aside.pay(-amount, [Offer(tender, -amount)])
            number = self._next_number(PAID, day)
            data = {
                "maker": maker.name,
                "number": number,
                "payments": [plain(payment) for payment in payments],
                "note": typed.reason(note),
            }
            self._put(PAID, data | facts, day, at, operation, by)
        return self.accounts.paid(number)

    def _move(
        self,
        kind: str,
        name: str,
        quantities: Mapping[str, int],
        note: str,
        facts: Mapping[str, str],
        at: datetime,
        operation: str,
        by: Actor,
    ) -> Note:
        if known := self._journal.by_operation(operation):
            return self.accounts.note(known.data["number"])
        if not quantities:
            raise PosError(N_("Say how many of which goods: nothing is written yet"))
        note = typed.reason(note)
        with self._store.transaction():
            maker = self.accounts.find(name)
            day = self._till.begin(at, operation, by)
            goods = self._goods(maker, quantities, day, comes=kind == RECEIVED)
            data: dict[str, Any] = {
                "maker": maker.name,
                "number": self._next_number(kind, day),
                "pieces": sum(pieces_of(each.qty, each.per) for each in goods),
                "goods": [each._asdict() for each in goods],
                "note": note,
            }
            self._put(_EVENTS[kind], data | dict(facts), day, at, operation, by)
        return self.accounts.note(data["number"])

    def _goods(self, maker: Maker, quantities: Mapping[str, int], day: str, *, comes: bool) -> list[Goods]:
        terms = self.accounts.terms(maker.name, list(quantities), day)
        goods = []
        for code, qty in quantities.items():
            product = self._product(maker, code)
            _check_quantity(product, qty, comes=comes)
            agreed = terms.get(code)
            share, fixed = (agreed.share, agreed.fixed) if agreed else (None, None)
            goods.append(Goods(code, product.name, qty, product.per, product.price, share, fixed))
        return goods

    def _product(self, maker: Maker, code: str) -> Product:
        product = catalog_tables.by_code(self._store, code)
        if product is None:
            raise PosError(N_("There is no product {code}: check the code"), code=code)
        if not same_name(product.maker, maker.name):
            raise PosError(
                N_("{name} is not said to be of {maker}: choose its maker in the goods"),
                name=product.name,
                maker=maker.name,
            )
        return product

    def _first(self, first: str | None, at: datetime) -> str:
        """The business day an agreement begins. Raises PosError for one that is past: what was sold is sold."""
        today = self._till.rules.day_of(at).isoformat()
        if first is None:
            return today
        try:
            date.fromisoformat(first)
        except ValueError:
            raise PosError(N_("“{day}” is no day: choose one"), day=first) from None
        if first < today:
            raise PosError(N_("An agreement begins today or later: what was sold stays as it was"))
        return first

    def _next_number(self, kind: str, day: str) -> str:
        prefix = f"{self._prefix}/{_LETTERS[kind]}/{day[:4]}/"
        return f"{prefix}{tables.count_of_year(self._store, prefix) + 1:04d}"

    def _put(self, kind: str, data: dict[str, Any], day: str | None, at: datetime, operation: str, by: Actor) -> Event:
        event = self._journal.record(kind, data, at=at, day=day, actor=by.name, operation=operation)
        self._till.project(event)
        return event


def _check_quantity(product: Product, qty: int, *, comes: bool) -> None:
    if not 1 <= qty <= LARGEST_QUANTITY:
        raise PosError(N_("{name}: the quantity is 1 to 999.999, type one in between"), name=product.name)
    there = product.on_hand
    if comes and product.unique and (qty != 1 or (there or 0) > 0):
        raise PosError(N_("{name} is a single piece and is here already: nothing more of it comes"), name=product.name)
    if not comes and there is not None and qty > there:
        raise PosError(
            N_("{name}: only {there} are here by the stock: give back fewer, or correct the stock"),
            name=product.name,
            there=max(0, there),
        )
