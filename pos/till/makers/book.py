"""The makers of one till: registered, agreed with, their goods taken in and given back, paid what is owed.

What is owed for a sale is frozen with it (`Line.owed`); what is agreed later changes sales from then on.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pos import typed
from pos.catalog.product import maker_key
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import LARGEST, format_rupiah
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.till import aside
from pos.till import tables as till_tables
from pos.till.makers import tables
from pos.till.makers.accounts import Accounts
from pos.till.makers.goods import first_day, goods_of, product_of
from pos.till.makers.maker import RECEIVED, RETURNED, WHOLE, Maker, Note, Paid, pieces_of
from pos.till.makers.projection import AGREED, FORGOTTEN, NOTES, PAID, PRICED, UNDONE
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
        first = first_day(first, self._till.rules.day_of(at).isoformat())
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
        first = first_day(first, self._till.rules.day_of(at).isoformat())
        with self._store.transaction():
            maker = self.accounts.find(name)
            product = product_of(self._store, maker, code)
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
        return self._move(RECEIVED, name, quantities, note, (), at, operation, by)

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
        return self._move(RETURNED, name, quantities, note, (Right.MAKERS,), at, operation, by)

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

    def take_back(self, number: str, reason: str, *, at: datetime, operation: str, by: Actor = OWNER) -> Paid:
        """A payment was a mistake: the money is back as it was paid, as if nothing had been paid.

        Raises PosError without a reason, and once its day was closed; RightError.
        """
        if self._journal.by_operation(operation):
            return self.accounts.paid(number)
        facts = by.need(Right.MAKERS)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why it is taken back"))
        with self._store.transaction():
            paid = self.accounts.paid(number)
            self._check_stands(paid)
            day = self._till.begin(at, operation, by)
            payments = aside.pay(paid.amount, [Offer(paid.tender, paid.amount)])
            data = {"maker": paid.maker, "number": number, "payments": [plain(payment) for payment in payments]}
            self._put(UNDONE, data | {"reason": reason} | facts, day, at, operation, by)
        return self.accounts.paid(number)

    def can_take_back(self, paid: Paid) -> bool:
        """Whether the payment may still be taken back."""
        try:
            self._check_stands(paid)
        except PosError:
            return False
        return True

    def _check_stands(self, paid: Paid) -> None:
        if paid.undone is not None:
            raise PosError(N_("{number} is taken back already"), number=paid.number)
        day = till_tables.trading_day(self._store, paid.day)
        if day is None or day["state"] != "open":
            raise PosError(N_("The day of {number} was closed: it stands, pay less the next time"), number=paid.number)

    def _move(
        self,
        kind: str,
        name: str,
        quantities: Mapping[str, int],
        note: str,
        rights: Sequence[Right],
        at: datetime,
        operation: str,
        by: Actor,
    ) -> Note:
        if known := self._journal.by_operation(operation):
            return self.accounts.note(known.data["number"])
        facts = by.need(*rights)
        if not quantities:
            raise PosError(N_("Say how many of which goods: nothing is written yet"))
        note = typed.reason(note)
        with self._store.transaction():
            maker = self.accounts.find(name)
            day = self._till.begin(at, operation, by)
            goods = goods_of(self._store, maker, quantities, day, comes=kind == RECEIVED)
            data: dict[str, Any] = {
                "maker": maker.name,
                "number": self._next_number(kind, day),
                "pieces": sum(pieces_of(each.qty, each.per) for each in goods),
                "goods": [each._asdict() for each in goods],
                "note": note,
            }
            self._put(_EVENTS[kind], data | facts, day, at, operation, by)
        return self.accounts.note(data["number"])

    def _next_number(self, kind: str, day: str) -> str:
        prefix = f"{self._prefix}/{_LETTERS[kind]}/{day[:4]}/"
        return f"{prefix}{tables.count_of_year(self._store, prefix) + 1:04d}"

    def _put(self, kind: str, data: dict[str, Any], day: str | None, at: datetime, operation: str, by: Actor) -> Event:
        event = self._journal.record(kind, data, at=at, day=day, actor=by.name, operation=operation)
        self._till.project(event)
        return event
