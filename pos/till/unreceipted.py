"""Goods that come back without a receipt: no sale tells their price, so it is agreed, and a right is asked for."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pos import typed
from pos.catalog import Catalog, stock
from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.money import LARGEST
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.till import tenders
from pos.till.basket import line_of
from pos.till.makers.deals import owing
from pos.till.packing import packed
from pos.till.payment import Offer, give_back, refund_due
from pos.till.pricing import Priced, price_lines
from pos.till.sale import WITHOUT_RECEIPT, Line, Sale
from pos.till.till import Till, sale_of
from pos.words import N_

_log = logging.getLogger(__name__)

MOST = 40
"""So many different goods come back at once."""

_NO_LIMIT = LARGEST * 10
"""There is no sale that says what may be given back at most."""


class Brought(NamedTuple):
    """Goods that somebody brings: `qty` pieces, or grams when weighed; `price` in rupiah for one, or a kilogram."""

    product: Product
    qty: int
    price: int

    @property
    def is_dearer(self) -> bool:
        """More is given back than the catalogue asks."""
        return self.price > self.product.price


class Unreceipted:
    """Takes such goods back; each time is one transaction, and happens once for its operation id."""

    def __init__(self, store: Store, journal: Journal, till: Till, catalog: Catalog) -> None:
        self._store = store
        self._journal = journal
        self._till = till
        self._catalog = catalog

    def due(self, brought: Sequence[Brought], day: str, *, in_cash: bool) -> int:
        """What is given back by a single tender on a business day, in rupiah (≥ 0)."""
        priced = self._priced(brought, day)
        rounding = self._till.rules.rounding
        return refund_due(priced.total, _NO_LIMIT, is_last=False, in_cash=in_cash, rounding=rounding)

    def take_back(
        self,
        brought: Sequence[Brought],
        offers: Sequence[Offer],
        reason: str,
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
        holder: str = "",
    ) -> Sale:
        """Put the goods back on the shelf and give back what they are worth; `offers` are negative, as a refund's.

        Store credit without a number gets one; `holder` is who has it, beside the journal.

        Raises PosError without goods or a reason, for a single piece that is there already, and where the offers do
        not add up; RightError, also where more is given than the catalogue asks.
        """
        if known := self._journal.by_operation(operation):
            return sale_of(known)
        _refuse_no_way_back(offers)
        facts = by.need(Right.GIVE_MORE if any(each.is_dearer for each in brought) else Right.UNRECEIPTED)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why it comes back"))
        if not 1 <= len(brought) <= MOST:
            raise PosError(N_("1 to {most} different goods come back at once: choose what comes back"), most=MOST)
        with self._store.transaction():
            self._check_pieces(brought)
            day = self._till.begin(at, operation, by)
            priced = self._priced(brought, day)
            offers = self._till.numbered(offers, operation)
            settled = give_back(
                priced.total, _NO_LIMIT, is_last=False, offers=offers, rounding=self._till.rules.rounding
            )
            back = priced._replace(
                lines=tuple(map(_turned, packed(self._store, owing(self._store, priced.lines, day))))
            )
            self._offer_again(brought, day, at, operation, by)
            sale = self._till.record_refund(
                back.lines, settled, WITHOUT_RECEIPT, reason,
                tax_added=-back.tax_added, tax_included=-back.tax_included,
                day=day, at=at, operation=operation, by=by, facts=facts, holder=holder,
            )  # fmt: skip
        _log.info("refund %s without a receipt: %d", sale.number, sale.due)
        return sale

    def _priced(self, brought: Sequence[Brought], day: str) -> Priced:
        lines = [line_of(each.product, each.qty, each.price) for each in brought]
        return price_lines(lines, 0, self._till.rules.tax_on(day))

    def _check_pieces(self, brought: Sequence[Brought]) -> None:
        """What is single has gone before it comes back, and comes once."""
        codes = [each.product.code for each in brought]
        for each in brought:
            there = stock.on_hand(self._store, each.product.code) or 0
            if each.product.unique and (there > 0 or each.qty != 1 or codes.count(each.product.code) > 1):
                raise PosError(
                    N_("{name} is a single piece and is not sold: it cannot come back"), name=each.product.name
                )

    def _offer_again(self, brought: Sequence[Brought], day: str, at: datetime, operation: str, by: Actor) -> None:
        """Goods that were not offered any more are on the shelf again; who may take them back may do so."""
        for n, each in enumerate(brought, start=1):
            if each.product.archived:
                owner = Actor(by.name)
                self._catalog.archive(
                    each.product.code, False, at=at, operation=f"{operation}:{n}", day=day, by=owner
                )  # fmt: skip


def _refuse_no_way_back(offers: Sequence[Offer]) -> None:
    """No sale was paid by it: only what gives back whatever a sale was paid by can be used."""
    ways = [tender.id for tender in tenders.all_tenders().values() if tender.gives_back]
    for offer in offers:
        if offer.tender not in ways:
            raise PosError(
                N_("“{tender}” gives nothing back without a receipt: use {known}"),
                tender=offer.tender, known=", ".join(ways),
            )  # fmt: skip


def _turned(line: Line) -> Line:
    """A line as a refund has it."""
    owed = None if line.owed is None else -line.owed
    return line._replace(qty=-line.qty, amount=-line.amount, tax=-line.tax, owed=owed)
