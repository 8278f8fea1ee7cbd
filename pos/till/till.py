"""The till: opens the day, records sales and refunds, moves cash. Each step is one transaction."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from pos import canonical, typed
from pos.catalog import stock
from pos.catalog import tables as catalog_tables
from pos.catalog.product import LONGEST_NAME
from pos.clock import parse_time, utc_text, zone_text
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import LARGEST
from pos.people.rights import EVERY, OWNER, Actor, Right
from pos.store import Row, Store
from pos.till import aside, tables
from pos.till.basket import Basket, BasketLine, checked_name
from pos.till.conceding import rights_for
from pos.till.credit.credit import CREDIT, numbered, spendable
from pos.till.makers.deals import owing
from pos.till.packing import packed, taken
from pos.till.payment import Offer, Settled, give_back, refuse_unoffered, settle
from pos.till.pricing import Tax, price_lines
from pos.till.refund import Return, returning
from pos.till.rules import Rules
from pos.till.sale import Line, Sale, plain
from pos.till.voiding import VOIDED, data_of, taken_out
from pos.words import N_

_log = logging.getLogger(__name__)

CURRENT = "current"
"""The slot of the basket on the selling screen."""


class Parked(NamedTuple):
    """A sale that was set aside, under which name and since when."""

    basket: Basket
    name: str
    at: datetime


class Till:
    """One till of a stall. `prefix` begins its receipt numbers, e.g. `K07-1`.

    Every step takes the operation id that its screen or file gave it and records once: told again, it returns what it
    recorded the first time. `told` is a fingerprint of an outside line that is kept beside it.
    """

    def __init__(self, store: Store, journal: Journal, rules: Rules, prefix: str) -> None:
        self.rules = rules
        self._store = store
        self._journal = journal
        self._prefix = prefix

    def open_day(
        self, float_: int, *, at: datetime, operation: str, by: Actor = OWNER, told: str | None = None
    ) -> Event:
        """Open the business day of `at` with `float_` rupiah in the drawer. Raises PosError while a day is open."""
        if known := self._journal.by_operation(operation):
            return known
        _check_amount(float_, least=0)
        with self._store.transaction():
            if open_day := self.open_day_name():
                raise PosError(N_("The day {day} is open already: go on selling"), day=date.fromisoformat(open_day))
            return self._record("day_opened", {"float": float_}, self._fresh_day(at), at, operation, by, told)

    def move_cash(
        self,
        amount: int,
        reason: str | None,
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
        told: str | None = None,
    ) -> Event:
        """Put `amount` rupiah into the drawer, or take it out where negative, with the right to. Raises PosError."""
        if known := self._journal.by_operation(operation):
            return known
        facts = by.need(Right.CASH_OUT) if amount < 0 else {}
        _check_amount(abs(amount), least=1)
        reason = typed.optional_reason(reason)
        with self._store.transaction():
            day = self.begin(at, operation, by)
            data = {"amount": amount, "reason": reason} | facts
            return self._record("cash_moved", data, day, at, operation, by, told)

    def checkout(
        self,
        basket: Basket,
        offers: Sequence[Offer],
        *,
        at: datetime,
        by: Actor = OWNER,
        told: str | None = None,
        deposit: Offer | None = None,
        tax: Tax | None = None,
    ) -> Sale:
        """Record the sale of `basket`, whose own operation id counts, and let the basket on disk go.

        `deposit` is what was paid on it before, by a tender that nobody is offered; `tax` what its prices bear, where
        that is not the stall's.
        Raises PosError for an empty basket, a payment that does not fit, a single piece that is sold, too little stock;
        RightError for a price that `by` may not give.
        """
        if known := self._journal.by_operation(basket.operation):
            return sale_of(known)
        if not basket.lines:
            raise PosError(N_("The basket is empty: scan something first"))
        refuse_unoffered(_beside_credit(offers))
        facts = self.check_prices(basket, by)
        tax = self.rules.tax_on(self.day_for(at)) if tax is None else tax
        priced = price_lines(basket.lines, basket.discount, tax)
        offers = spendable(self._store, offers)
        settled = settle(priced.total, [deposit, *offers] if deposit else offers, self.rules.rounding)
        with self._store.transaction():
            self._check_stock(basket.lines)
            day = self.begin(at, basket.operation, by)
            data = (
                self._sale_data(day, by, packed(self._store, owing(self._store, priced.lines, day)), settled)
                | facts
                | {
                    "discount": priced.discount,
                    "tax_added": priced.tax_added,
                    "tax_included": priced.tax_included,
                }
            )
            sale = sale_of(self._record("sale", data, day, at, basket.operation, by, told))
            if basket.customer:
                tables.put_customer(self._store, sale.seq, basket.customer)
            if self.kept_operation() == basket.operation:
                tables.drop_basket(self._store, CURRENT)
        _log.info("sale %s: %d", sale.number, sale.due)
        return sale

    def refund(
        self,
        number: str,
        quantities: Mapping[int, int],
        offers: Sequence[Offer],
        reason: str | None,
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
        told: str | None = None,
        holder: str = "",
    ) -> Sale:
        """Give back `quantities` (line number → qty > 0) of the sale `number`, by tenders that add up to it.

        Store credit without a number gets one; `holder` is who has it, beside the journal. Raises PosError, see
        `returning` and `give_back`.
        """
        if known := self._journal.by_operation(operation):
            return sale_of(known)
        refuse_unoffered(_beside_credit(offers))
        facts = by.need(Right.REFUND)
        reason = typed.optional_reason(reason)
        with self._store.transaction():
            back = self.returning(number, quantities)
            offers = self.numbered(offers, operation)
            settled = give_back(
                back.value, back.left, is_last=back.is_last, offers=offers, rounding=self.rules.rounding
            )
            day = self.begin(at, operation, by)
            sale = self.record_refund(
                back.lines, settled, number, reason,
                tax_added=back.tax_added, tax_included=back.tax_included,
                day=day, at=at, operation=operation, by=by, facts=facts, told=told, holder=holder,
            )  # fmt: skip
        _log.info("refund %s: %d", sale.number, sale.due)
        return sale

    def record_refund(
        self,
        lines: Sequence[Line],
        settled: Settled,
        of: str,
        reason: str | None,
        *,
        tax_added: int,
        tax_included: int,
        day: str,
        at: datetime,
        operation: str,
        by: Actor,
        facts: Mapping[str, str],
        told: str | None = None,
        holder: str = "",
    ) -> Sale:
        """Record `lines`, negative, as given back of the sale called `of`; a step of a step, in its transaction.

        `holder` is who has the store credit that is given.
        """
        data = {
            **self._sale_data(day, by, lines, settled),
            **facts,
            "tax_added": tax_added,
            "tax_included": tax_included,
            "refund_of": of,
            "reason": reason,
        }
        sale = sale_of(self._record("refund", data, day, at, operation, by, told))
        name = typed.line(holder, LONGEST_NAME)
        if name:
            tables.put_customer(self._store, sale.seq, name)
        return sale

    def numbered(self, offers: Sequence[Offer], operation: str) -> list[Offer]:
        """What a refund gives back, store credit by its number. Raises PosError for an unknown one."""
        return numbered(self._store, offers, self._prefix, operation)

    def void(
        self,
        basket: Basket,
        index: int | None,
        *,
        qty: int = 0,
        reason: str | None = None,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> Event:
        """Take out of `basket` what the buyer was asked to pay for: a line, all but `qty` of it, or all (`index` None).

        What is left becomes the basket on disk, in the same transaction. Raises PosError for a whole sale without a
        reason, RightError.
        """
        if known := self._journal.by_operation(operation):
            return known
        facts = by.need(Right.VOID)
        reason = typed.optional_reason(reason)
        rest = taken_out(basket, index, qty)
        if not rest.lines and not reason:
            raise PosError(N_("Say why the sale is cancelled"))
        data = data_of(basket, basket.lost(index, qty), is_whole=not rest.lines, reason=reason)
        with self._store.transaction():
            day = self.begin(at, operation, by)
            event = self._record(VOIDED, data | facts, day, at, operation, by, None)
            if rest.lines:
                self.keep_basket(rest)
            else:
                tables.drop_basket(self._store, CURRENT)
        _log.info("voided: %d", data["amount"])
        return event

    def show(self, basket: Basket) -> None:
        """The buyer is asked to pay for `basket`, which is on disk from then on as one that was shown."""
        if not basket.is_shown:
            basket.show()
            self.keep_basket(basket)

    def check_prices(self, basket: Basket, by: Actor) -> dict[str, str]:
        """Raise RightError where the basket's prices ask for a right that `by` lacks; gives who authorised them."""
        return {} if by.rights == EVERY else by.need(*self.rights_for_prices(basket))

    def rights_for_prices(self, basket: Basket) -> list[Right]:
        """What the basket's prices ask for, whoever sells."""
        priced = price_lines(basket.lines, basket.discount, Tax())
        codes = {line.code for line in priced.lines if line.code is not None}
        floors = {code: self.floor(code) for code in codes}
        return rights_for(priced.lines, floors, self.rules.discount_limit)

    def floor(self, code: str) -> int | None:
        """The lowest price of one in rupiah; no screen and no paper shows it."""
        return catalog_tables.floor(self._store, code)

    def returning(self, number: str, quantities: Mapping[int, int]) -> Return:
        """What would come back, before anything is recorded. Raises PosError."""
        sale = self.sale(number)
        return returning(sale, tables.refunds_of(self._store, number), quantities)

    def sale(self, number: str) -> Sale:
        """The sale or refund called `number`. Raises PosError where there is none."""
        sale = tables.sale_by_number(self._store, number)
        if sale is None:
            raise PosError(N_("There is no receipt {number} here: check the number"), number=number)
        return sale

    def sales_of_day(self, day: str) -> list[Sale]:
        """Every sale and refund of a business day, in order."""
        return tables.sales_of_day(self._store, day)

    def count_of_day(self, day: str) -> int:
        """How many sales and refunds a business day has."""
        return tables.count_of_day(self._store, day)

    def due_of_day(self, day: str) -> int:
        """What the sales of a business day came to less its refunds, in rupiah."""
        return tables.due_of_day(self._store, day)

    def last_sale(self) -> Sale | None:
        return tables.last_sale(self._store)

    def next_number(self, day: str) -> str:
        """The number that the next sale of `day` will get: `K07-1-261124-0001` and on."""
        return f"{self._prefix}-{day[2:4]}{day[5:7]}{day[8:10]}-{tables.count_of_day(self._store, day) + 1:04d}"

    def open_day_name(self) -> str | None:
        """The business day that is open, `YYYY-MM-DD`, if one is."""
        row = tables.open_day(self._store)
        return None if row is None else row["day"]

    def opened_at(self, day: str) -> datetime | None:
        """When a day was first opened."""
        row = tables.trading_day(self._store, day)
        return None if row is None else parse_time(row["opened_at"])

    def last_line_at(self) -> datetime | None:
        """The latest time of any recorded line."""
        at = tables.last_line_at(self._store)
        return None if at is None else parse_time(at)

    def keep_basket(self, basket: Basket) -> None:
        """Put the basket on disk, as it is now."""
        with self._store.transaction():
            tables.put_basket(self._store, CURRENT, canonical.encode(basket.to_data()))

    def kept_basket(self) -> Basket:
        """The basket as it was last on disk, or a fresh one."""
        body = tables.basket(self._store, CURRENT)
        return Basket() if body is None else Basket.from_data(canonical.parse(body))

    def kept_operation(self) -> str | None:
        """The operation id of the basket on disk, if there is one."""
        body = tables.basket(self._store, CURRENT)
        return None if body is None else canonical.parse(body)["operation"]

    def park(self, basket: Basket, name: str, *, at: datetime) -> Parked:
        """Set `basket` aside under `name`; a fresh one takes its place on disk. Nothing is journalled.

        Raises PosError for a basket that is empty, and for a name that is no name.
        """
        if not basket.lines:
            raise PosError(N_("The basket is empty: scan something first"))
        name = checked_name(name)
        with self._store.transaction():
            tables.insert_parked(self._store, basket.operation, name, utc_text(at), canonical.encode(basket.to_data()))
            tables.drop_basket(self._store, CURRENT)
        return Parked(basket, name, at)

    def parked(self) -> list[Parked]:
        """The sales that are set aside, the oldest first."""
        return [_parked(row) for row in tables.parked(self._store)]

    def codes_in_baskets(self) -> frozenset[str]:
        """The goods in the basket on the screen and in the parked ones; they keep the price they were put in at."""
        baskets = [self.kept_basket(), *(parked.basket for parked in self.parked())]
        return frozenset(line.code for basket in baskets for line in basket.lines if line.code is not None)

    def recall(self, operation: str, *, at: datetime, aside: str) -> Basket:
        """Take the parked sale with this operation id up again as the basket on disk.

        What is in that basket is parked in its place, as `aside`. Raises PosError for a sale that is not parked.
        """
        with self._store.transaction():
            row = tables.parked_basket(self._store, operation)
            if row is None:
                raise PosError(N_("That sale is not parked any more: choose another one"))
            current = self.kept_basket()
            if current.lines:
                self.park(current, aside, at=at)
            tables.drop_parked(self._store, operation)
            tables.put_basket(self._store, CURRENT, row["body"])
        return _parked(row).basket

    def customer(self, sale: Sale) -> str | None:
        """Who bought, where the cashier said so; it stands beside the journal and is never handed in."""
        return tables.customer(self._store, sale.seq)

    def project(self, event: Event) -> None:
        """Write the rows that follow from an event of the till; other kinds are left alone."""
        project(self._store, event)

    def begin(self, at: datetime, operation: str, by: Actor) -> str:
        """The open day for a line at `at`; with none open, the day of `at` opens with a float of 0."""
        day = self.day_for(at)
        if tables.open_day(self._store) is None:
            self._record("day_opened", {"float": 0}, day, at, f"{operation}:open", by, None)
        return day

    def day_for(self, at: datetime) -> str:
        """The business day that takes a line at `at`, open or not yet begun. Raises PosError where none takes it."""
        row = tables.open_day(self._store)
        if row is None:
            return self._fresh_day(at)
        day = str(row["day"])
        if row["state"] == "reopened":
            return day
        self._check_order(at)
        if self.rules.day_of(at).isoformat() != day:
            raise PosError(N_("The day {day} is still open: close it first"), day=date.fromisoformat(day))
        return day

    def _fresh_day(self, at: datetime) -> str:
        self._check_order(at)
        day = self.rules.day_of(at)
        if tables.trading_day(self._store, day.isoformat()) is not None:
            raise PosError(N_("The day {day} is closed: reopen it to add to it"), day=day)
        return day.isoformat()

    def _check_order(self, at: datetime) -> None:
        last = self.last_line_at()
        if last is not None and at < last:
            raise PosError(
                N_("The time goes back behind the last recorded line ({last}): correct it"),
                last=zone_text(last, self.rules.zone),
            )

    def _check_stock(self, lines: Sequence[BasketLine]) -> None:
        wanted: dict[str, int] = {}
        for line in taken(self._store, lines):
            if self.rules.negative_stock and not line.unique:
                continue
            wanted[line.code] = wanted.get(line.code, 0) + line.qty
            there = stock.on_hand(self._store, line.code)
            if line.unique and (there is None or there < 1):
                raise PosError(
                    N_("{name} is a single piece and is sold already: take it out of the basket"), name=line.name
                )
            if there is not None and there < wanted[line.code]:
                raise PosError(
                    N_("{name}: only {there} left in stock: sell fewer, or correct the stock"),
                    name=line.name,
                    there=max(0, there),
                )

    def _sale_data(self, day: str, by: Actor, lines: Sequence[Line], settled: Settled) -> dict[str, Any]:
        return {
            "number": self.next_number(day),
            "cashier": by.name,
            "lines": [plain(line) for line in lines],
            "discount": 0,
            "rounding": settled.rounding,
            "due": settled.due,
            "payments": [plain(payment) for payment in settled.payments],
            "refund_of": None,
            "reason": None,
        }

    def _record(
        self,
        kind: str,
        data: dict[str, Any],
        day: str,
        at: datetime,
        operation: str,
        by: Actor,
        told: str | None,
    ) -> Event:
        if told is not None:
            data = data | {"told": told}
        event = self._journal.record(kind, data, at=at, day=day, actor=by.name, operation=operation)
        self.project(event)
        return event


def _beside_credit(offers: Sequence[Offer]) -> list[Offer]:
    """Those whose tender anybody may choose; credit is chosen by its number."""
    return [offer for offer in offers if offer.tender != CREDIT]


def sale_of(event: Event) -> Sale:
    """The sale or refund that an event recorded."""
    assert event.day is not None
    return Sale.from_data(event.data, day=event.day, at=event.at, seq=event.seq, epoch=event.epoch, hash=event.hash)


def project(store: Store, event: Event) -> None:
    """The till's rows of one event, for recording and rebuilding alike."""
    aside.project(store, event)
    if event.kind.startswith("order_"):
        from pos.till.orders import projection

        projection.project(store, event)
    if event.kind.startswith(("maker_", "goods_")):
        from pos.till.makers import projection as maker_projection

        maker_projection.project(store, event)
        stock.project_goods(store, event)
    if event.kind in ("bought_in", "buy_in_undone"):
        from pos.till.buying import book

        book.project(store, event)
    if event.kind == "haggled":
        from pos.till.haggling import talks

        talks.project(store, event)
    if event.kind not in ("day_opened", "cash_moved", "sale", "refund", VOIDED):
        return
    assert event.day is not None
    at = utc_text(event.at)
    if event.kind == "day_opened":
        tables.put_trading_day(store, event.day, at, "open")
        tables.insert_shift(store, seq=event.seq, day=event.day, at=at, cashier=event.actor, float_=event.data["float"])
    elif event.kind == "cash_moved":
        tables.insert_movement(
            store,
            seq=event.seq,
            day=event.day,
            at=at,
            amount=event.data["amount"],
            reason=event.data["reason"],
            cashier=event.actor,
        )
    elif event.kind == VOIDED:
        tables.insert_void(store, event.seq, day=event.day, sale=event.data["sale"], cashier=event.actor)
    else:
        sale = sale_of(event)
        tables.insert_sale(store, event, sale, at)
        stock.project_lines(store, event)
        if any(line.owed is not None for line in sale.lines):
            from pos.till.makers import projection as maker_projection

            maker_projection.project_sale(store, sale)
    tables.touch_day(store, event.day, at)


def _parked(row: Row) -> Parked:
    return Parked(Basket.from_data(canonical.parse(row["body"])), row["name"], parse_time(row["at"]))


def _check_amount(amount: int, *, least: int) -> None:
    if not least <= amount <= LARGEST:
        raise PosError(N_("An amount of cash is {least} to 999.999.999: type one in between"), least=least)
