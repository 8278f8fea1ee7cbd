"""Goods made to order: taken, paid in parts, worked on in stages, handed over or cancelled.

What a buyer pays on an order is no turnover; the sale that hands the goods over is, and takes it off as `deposit`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pos import typed
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.money import LARGEST, format_rupiah, format_thousandths
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.till import aside
from pos.till import tables as till_tables
from pos.till.basket import Basket, BasketLine, one_off
from pos.till.orders import tables
from pos.till.orders.order import LONGEST, OPEN, Draft, Order, OrderLine, Stage, least_deposit
from pos.till.orders.projection import CANCELLED, CHANGED, DELIVERED, MOVED, PAID, TAKEN, read
from pos.till.payment import Offer
from pos.till.pricing import Tax, price_lines
from pos.till.sale import Sale, plain
from pos.till.till import Till
from pos.words import N_, translate

ENDED = 200
"""So many delivered and cancelled orders are listed."""


class OrderBook:
    """The orders of one till. Every step is one transaction, and happens once for its operation id."""

    def __init__(self, store: Store, journal: Journal, till: Till, prefix: str) -> None:
        """`prefix` begins the numbers and is this till's alone, e.g. `M04-2`."""
        self._store = store
        self._journal = journal
        self._till = till
        self._prefix = prefix

    def find(self, number: str) -> Order:
        """The order called `number`. Raises PosError where there is none."""
        row = tables.order(self._store, number)
        if row is None:
            raise PosError(N_("There is no order {number} here: check the number"), number=number)
        (order,) = read(self._store, [row])
        return order

    def open(self) -> list[Order]:
        """What is not handed over yet: what was promised first first."""
        return read(self._store, tables.orders(self._store, OPEN))

    def ended(self) -> list[Order]:
        """What was delivered or cancelled, the newest first."""
        return read(self._store, tables.ended(self._store, ENDED))

    def least_deposit(self, price: int) -> int:
        """The smallest down payment on an order of `price` rupiah."""
        return least_deposit(price, self._till.rules.order_deposit)

    def rest(self, order: Order, day: str) -> int:
        """What is paid in rupiah as the goods are handed over on a business day: what is owed, and the tax added."""
        lines = [_sold(line) for line in order.lines]
        return price_lines(lines, 0, self._till.rules.tax_on(day)).total - order.paid

    def take(
        self, draft: Draft, amount: int, offers: Sequence[Offer], *, at: datetime, operation: str, by: Actor = OWNER
    ) -> Order:
        """Take an order with a down payment of `amount` rupiah, 0 where it is still awaited.

        Raises PosError for a draft that is not whole, and a down payment below the least.
        """
        if known := self._journal.by_operation(operation):
            return self.find(known.data["number"])
        draft = draft.checked()
        if not 1 <= draft.price <= LARGEST:
            raise PosError(N_("An order costs Rp 1 to {most}: write its prices"), most=format_rupiah(LARGEST))
        least = self.least_deposit(draft.price)
        if amount > draft.price or 0 < amount < least:
            raise PosError(
                N_("The down payment is {least} to {price}, or nothing yet"),
                least=format_rupiah(least),
                price=format_rupiah(draft.price),
            )
        with self._store.transaction():
            day = self._till.begin(at, operation, by)
            number = self._next_number(day)
            data = {
                "lines": [line._asdict() for line in draft.lines],
                "terms": draft.terms,
                "note": draft.note,
                "stages": [stage._asdict() for stage in draft.stages],
            }
            self._record(TAKEN, number, data, draft.price, 0, draft.promised, amount, offers, day, at, operation, by)
            tables.put_customer(self._store, number, *draft.customer)
        return self.find(number)

    def pay(
        self, number: str, amount: int, offers: Sequence[Offer], *, at: datetime, operation: str, by: Actor = OWNER
    ) -> Order:
        """Take `amount` rupiah on an open order. Raises PosError for more than is owed."""
        if self._journal.by_operation(operation):
            return self.find(number)
        with self._store.transaction():
            order = self._open_one(number)
            if not 0 < amount <= order.owed:
                raise PosError(N_("Still owed on it: {amount}. Take that or less"), amount=format_rupiah(order.owed))
            day = self._till.begin(at, operation, by)
            self._record(
                PAID, number, {}, order.price, order.paid, order.promised, amount, offers, day, at, operation, by
            )
        return self.find(number)

    def change(
        self, number: str, draft: Draft, reason: str, *, at: datetime, operation: str, by: Actor = OWNER
    ) -> Order:
        """Agree anew on what is made, for what price and when. Raises PosError below what is paid already."""
        if self._journal.by_operation(operation):
            return self.find(number)
        draft = draft.checked()
        reason = typed.reason(reason)
        with self._store.transaction():
            order = self._open_one(number)
            if not max(1, order.paid) <= draft.price <= LARGEST:
                raise PosError(
                    N_("{amount} is paid on it already: it cannot cost less"), amount=format_rupiah(order.paid)
                )
            day = self._till.begin(at, operation, by)
            data = {
                "lines": [line._asdict() for line in draft.lines],
                "terms": draft.terms,
                "note": draft.note,
                "reason": reason,
            }
            self._record(CHANGED, number, data, draft.price, order.paid, draft.promised, 0, (), day, at, operation, by)
            tables.put_customer(self._store, number, *draft.customer)
        return self.find(number)

    def set_stage(
        self, number: str, index: int, stage: Stage, *, at: datetime, operation: str, by: Actor = OWNER
    ) -> Order:
        """Say who works on a stage, for what wage, and how far it is; what is paid is said by `pay_worker`."""
        if self._journal.by_operation(operation):
            return self.find(number)
        with self._store.transaction():
            order = self._open_one(number)
            before = order.stages[index]
            if not 0 <= stage.wage <= LARGEST or (before.paid and stage.wage != before.wage):
                raise PosError(N_("The wage is paid already: it stays"))
            kept = stage._replace(name=before.name, who=typed.line(stage.who, 80), paid=before.paid)
            self._put_stage(order, index, kept, at, operation, by)
        return self.find(number)

    def pay_worker(self, number: str, index: int, *, at: datetime, operation: str, by: Actor = OWNER) -> Order:
        """Pay a stage's wage out of the drawer, with the right to take cash out. Raises PosError."""
        if self._journal.by_operation(operation):
            return self.find(number)
        with self._store.transaction():
            order = self._open_one(number)
            stage = order.stages[index]
            if stage.paid or not stage.wage or not stage.who:
                raise PosError(N_("There is no wage to pay: say who works on it and for what"))
            reason = f"{stage.name} {number}, {stage.who}"
            moved = self._till.move_cash(-stage.wage, reason, at=at, operation=f"{operation}:cash", by=by)
            self._put_stage(order, index, stage._replace(paid=moved.day), at, operation, by)
        return self.find(number)

    def deliver(self, number: str, offers: Sequence[Offer], *, at: datetime, operation: str, by: Actor = OWNER) -> Sale:
        """Hand the goods over: a sale of its lines, what was paid taken off, the rest by `offers`.

        Raises PosError, also for money that has not arrived: an order that is handed over is paid up.
        """
        with self._store.transaction():
            order = self.find(number)
            if order.state != OPEN:
                return self._sale(order)
            aside.refuse_waiting(offers)
            deposit = Offer("deposit", order.paid, reference=number) if order.paid else None
            basket = Basket(operation=f"{operation}:sale", lines=[_sold(line) for line in order.lines])
            sale = self._till.checkout(basket, offers, at=at, by=by, deposit=deposit)
            till_tables.put_customer(self._store, sale.seq, order.customer.name)
            data = self._data(number, {}, order.price, order.paid, order.promised, []) | {"receipt": sale.number}
            self._put(DELIVERED, data, sale.day, at, operation, by)
        return sale

    def cancel(
        self,
        number: str,
        back: int,
        offers: Sequence[Offer],
        reason: str,
        *,
        at: datetime,
        operation: str,
        by: Actor = OWNER,
    ) -> Order:
        """Cancel an open order and give `back` rupiah of what was paid; what is kept is sold as its cancelling.

        What is kept bears no tax: nothing was handed over for it (UU 1/2022 art. 50; UU 8/1983 art. 4).
        `offers` are negative, as a refund's. Raises PosError without a reason, RightError without the right to refund.
        """
        if self._journal.by_operation(operation):
            return self.find(number)
        facts = by.need(Right.REFUND)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why the order is cancelled"))
        with self._store.transaction():
            order = self._open_one(number)
            if not 0 <= back <= order.paid:
                raise PosError(N_("{amount} is paid on it: give back that or less"), amount=format_rupiah(order.paid))
            kept = order.paid - back
            day = self._till.begin(at, operation, by)
            if kept:
                self._keep(number, kept, at, f"{operation}:sale", by)
            data = {"reason": reason} | facts
            self._record(
                CANCELLED, number, data, kept, order.paid, order.promised, -back, offers, day, at, operation, by
            )
        return self.find(number)

    def _keep(self, number: str, kept: int, at: datetime, operation: str, by: Actor) -> None:
        """Sell the cancelling of an order for what the stall keeps of what was paid on it."""
        name = translate(N_("Cancelling of order {number}")).format(number=number)
        basket = Basket(operation=operation, lines=[one_off(name, 1, kept)])
        self._till.checkout(basket, [], at=at, by=by, deposit=Offer("deposit", kept, reference=number), tax=Tax())

    def _open_one(self, number: str) -> Order:
        order = self.find(number)
        if order.state != OPEN:
            raise PosError(N_("Order {number} is finished: nothing can be changed on it"), number=number)
        return order

    def _sale(self, order: Order) -> Sale:
        if order.receipt is None:
            raise PosError(N_("Order {number} is finished: nothing can be changed on it"), number=order.number)
        return self._till.sale(order.receipt)

    def _next_number(self, day: str) -> str:
        year = day[:4]
        return f"{self._prefix}/{year}/{tables.count_of_year(self._store, year) + 1:04d}"

    def _record(
        self,
        kind: str,
        number: str,
        data: dict[str, Any],
        price: int,
        paid: int,
        promised: str | None,
        amount: int,
        offers: Sequence[Offer],
        day: str,
        at: datetime,
        operation: str,
        by: Actor,
    ) -> None:
        payments = [plain(payment) for payment in aside.pay(amount, offers)]
        whole = self._data(number, data, price, paid + amount, promised, payments)
        self._put(kind, whole, day, at, operation, by)

    def _data(
        self, number: str, data: dict[str, Any], price: int, paid: int, promised: str | None, payments: list[Any]
    ) -> dict[str, Any]:
        told = {"number": number, "price": price, "paid": paid, "promised": promised, "receipt": None}
        return data | told | {"payments": payments}

    def _put_stage(self, order: Order, index: int, stage: Stage, at: datetime, operation: str, by: Actor) -> None:
        day = self._till.begin(at, operation, by)
        data = {"number": order.number, "index": index, "stage": stage._asdict()}
        self._put(MOVED, data, day, at, operation, by)

    def _put(self, kind: str, data: dict[str, Any], day: str, at: datetime, operation: str, by: Actor) -> None:
        event = self._journal.record(kind, data, at=at, day=day, actor=by.name, operation=operation)
        self._till.project(event)


def _sold(line: OrderLine) -> BasketLine:
    details = ", ".join(each for each in (line.dimensions, line.material, line.finish) if each)
    if line.measure == "m":  # the thousandths of a sale are a kilogram's: a length is sold as one piece
        length = f", {format_thousandths(line.qty)} m"
        name = line.name[: LONGEST - len(length)] + length
        return replace(one_off(name, 1, line.amount), note=details or None)
    return BasketLine(
        code=None,
        name=line.name,
        unit=line.unit or (None if line.per == 1 else line.measure),
        qty=line.qty,
        per=line.per,
        asked=None,
        price=line.price,
        note=details or None,
    )
