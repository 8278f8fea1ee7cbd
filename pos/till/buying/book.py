"""Goods bought in at the till: paid out of the drawer or by transfer, on the shelf at once with what they cost.

It is no turnover. A mistake is taken back whole on the day that it was made; after the close it stands.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pos import canonical, typed
from pos.catalog import Catalog
from pos.catalog import tables as catalog_tables
from pos.catalog.product import Product
from pos.clock import parse_time, utc_text
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.people.rights import OWNER, Actor, Right
from pos.store import Row, Store
from pos.till import aside, tenders
from pos.till import tables as till_tables
from pos.till.buying import tables
from pos.till.buying.buy_in import BuyIn, Draft, Part, Piece, Seller
from pos.till.payment import Offer
from pos.till.sale import plain
from pos.till.till import Till
from pos.words import N_

LISTED = 200
"""So many are listed."""

BOUGHT, UNDONE = "bought_in", "buy_in_undone"
_KEPT = ("code", "name", "paid", "price", "condition", "flaws")
"""What the journal keeps of each piece."""


class BuyInBook:
    """What one till bought in. Every step is one transaction, and happens once for its operation id."""

    def __init__(self, store: Store, journal: Journal, till: Till, catalog: Catalog, prefix: str) -> None:
        """`prefix` is the till's, `K07-1`, and begins the numbers."""
        self._store = store
        self._journal = journal
        self._till = till
        self._catalog = catalog
        self._prefix = prefix

    def find(self, number: str) -> BuyIn:
        """What was bought as `number`. Raises PosError where there is none."""
        row = tables.one(self._store, number)
        if row is None:
            raise PosError(N_("Nothing was bought as {number} here: check the number"), number=number)
        return _buy_in(row)

    def newest(self) -> list[BuyIn]:
        """What was bought last, the newest first."""
        return [_buy_in(row) for row in tables.newest(self._store, LISTED)]

    def buy(self, draft: Draft, offers: Sequence[Offer], *, at: datetime, operation: str, by: Actor = OWNER) -> BuyIn:
        """Buy pieces and put each on the shelf, single, with a code of its own and what it cost.

        `offers` are negative, as a refund's, and come to what is paid. Raises PosError, RightError.
        """
        if known := self._journal.by_operation(operation):
            return self.find(known.data["number"])
        facts = by.need(Right.BUY_IN)
        draft = draft.checked()
        _refuse_no_way_out(offers)
        with self._store.transaction():
            day = self._till.begin(at, operation, by)
            payments = aside.pay(-draft.total, offers)
            pieces = [self._shelve(piece, n, day, at, operation, by) for n, piece in enumerate(draft.pieces, start=1)]
            number = self._next_number(day)
            data = {
                "number": number,
                "pieces": len(pieces),
                "goods": [{fact: getattr(piece, fact) for fact in _KEPT} for piece in pieces],
                "payments": [plain(payment) for payment in payments],
            }
            self._record(BOUGHT, data | facts, day, at, operation, by)
            tables.put_seller(self._store, number, draft.seller.name, id_seen=draft.seller.id_seen)
        return self.find(number)

    def undo(self, number: str, reason: str, *, at: datetime, operation: str, by: Actor = OWNER) -> BuyIn:
        """Take it back whole: the seller has the goods again, the till the money, as it was paid.

        Raises PosError without a reason, once its day was closed, and where a piece is not on the shelf any more;
        RightError.
        """
        if self._journal.by_operation(operation):
            return self.find(number)
        facts = by.need(Right.BUY_IN)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why it is taken back"))
        with self._store.transaction():
            bought = self.find(number)
            self._check_undoable(bought)
            day = self._till.begin(at, operation, by)
            for n, piece in enumerate(bought.pieces, start=1):
                self._take_off(piece, f"{operation}:{n}", day, at, by)
            payments = aside.pay(bought.total, [Offer(part.tender, part.amount) for part in bought.parts])
            data = {"number": number, "reason": reason, "payments": [plain(payment) for payment in payments]}
            self._record(UNDONE, data | facts, day, at, operation, by)
        return self.find(number)

    def can_undo(self, bought: BuyIn) -> bool:
        """Whether it may still be taken back."""
        try:
            self._check_undoable(bought)
        except PosError:
            return False
        return True

    def _check_undoable(self, bought: BuyIn) -> None:
        if bought.undone is not None:
            raise PosError(N_("{number} is taken back already"), number=bought.number)
        day = till_tables.trading_day(self._store, bought.day)
        if day is None or day["state"] != "open":
            raise PosError(
                N_("The day of {number} was closed: it stands. Sell the goods, or say that none is left"),
                number=bought.number,
            )
        goods = catalog_tables.of_codes(self._store, [piece.code for piece in bought.pieces])
        for piece in bought.pieces:
            product = goods.get(piece.code)
            if product is None or product.on_hand != 1:
                raise PosError(N_("{name} is not on the shelf any more: it cannot go back"), name=piece.name)

    def _shelve(self, piece: Piece, n: int, day: str, at: datetime, operation: str, by: Actor) -> Piece:
        product = Product(
            code="",
            name=piece.name,
            price=piece.price,
            unique=True,
            cost=piece.paid,
            condition=piece.condition or None,
            flaws=piece.flaws or None,
            photo=piece.photo or None,
        )
        # Who may buy in may put it on the shelf.
        kept = self._catalog.save_product(product, at=at, operation=f"{operation}:{n}", day=day, by=Actor(by.name))
        return piece._replace(code=kept.code)

    def _take_off(self, piece: Piece, operation: str, day: str, at: datetime, by: Actor) -> None:
        owner = Actor(by.name)
        self._catalog.set_stock(piece.code, 0, at=at, operation=f"{operation}:stock", day=day, by=owner)
        self._catalog.archive(piece.code, True, at=at, operation=operation, day=day, by=owner)

    def _next_number(self, day: str) -> str:
        prefix = f"{self._prefix}/B/{day[:4]}/"
        return f"{prefix}{tables.count_of_year(self._store, prefix) + 1:04d}"

    def _record(self, kind: str, data: dict[str, Any], day: str, at: datetime, operation: str, by: Actor) -> None:
        event = self._journal.record(kind, data, at=at, day=day, actor=by.name, operation=operation)
        self._till.project(event)


def _refuse_no_way_out(offers: Sequence[Offer]) -> None:
    ways = [tender.id for tender in tenders.offered().values() if tender.gives_back]
    for offer in offers:
        if offer.tender not in ways:
            raise PosError(
                N_("“{tender}” is no way to pay a seller: use {known}"), tender=offer.tender, known=", ".join(ways)
            )


def project(store: Store, event: Event) -> None:
    """The row of one event, for recording and rebuilding alike; other kinds are left alone."""
    data = event.data
    if event.kind == BOUGHT:
        parts = [{"tender": each["tender"], "amount": -each["amount"]} for each in data["payments"]]
        tables.insert(
            store,
            {
                "number": data["number"],
                "seq": event.seq,
                "at": utc_text(event.at),
                "day": event.day,
                "cashier": event.actor,
                "body": canonical.encode({"goods": data["goods"], "parts": parts}),
            },
        )
    elif event.kind == UNDONE:
        tables.undo(store, data["number"], data["reason"])


def _buy_in(row: Row) -> BuyIn:
    body = canonical.parse(row["body"])
    return BuyIn(
        number=row["number"],
        at=parse_time(row["at"]),
        day=row["day"],
        cashier=row["cashier"],
        seller=Seller(row["name"] or "", bool(row["id_seen"])),
        pieces=tuple(Piece(**piece) for piece in body["goods"]),
        parts=tuple(Part(**part) for part in body["parts"]),
        undone=row["undone"],
    )
