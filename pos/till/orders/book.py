"""Goods made to order: taken, paid in parts, worked on in stages, handed over or cancelled.

What a buyer pays on an order is no turnover; the sale that hands the goods over is, and takes it off as `deposit`.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pos import canonical, typed
from pos.clock import parse_time, utc_text
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.money import LARGEST, format_rupiah
from pos.people.rights import OWNER, Actor, Right
from pos.store import Row, Store
from pos.till import aside
from pos.till import tables as till_tables
from pos.till.basket import Basket, BasketLine
from pos.till.orders import tables
from pos.till.orders.order import (
    CANCELLED,
    DELIVERED,
    OPEN,
    Customer,
    Draft,
    Order,
    OrderLine,
    Part,
    Stage,
    least_deposit,
    payments_data,
)
from pos.till.payment import Offer
from pos.till.pricing import price_lines
from pos.till.sale import Sale
from pos.till.till import Till
from pos.words import N_

ENDED = 200
"""So many delivered and cancelled orders are listed."""

TAKEN, PAID, CHANGED, MOVED = "order_taken", "order_paid", "order_changed", "order_stage"
_DELIVERED, _CANCELLED = "order_delivered", "order_cancelled"
_KINDS = (TAKEN, PAID, CHANGED, MOVED, _DELIVERED, _CANCELLED)


class OrderBook:
    """The orders of one till. Every step is one transaction, and happens once for its operation id."""

    def __init__(self, store: Store, journal: Journal, till: Till, stall: str, least_percent: int) -> None:
        """`stall` begins the numbers; `least_percent` is the smallest down payment."""
        self._store = store
        self._journal = journal
        self._till = till
        self._stall = stall
        self._least_percent = least_percent

    def find(self, number: str) -> Order:
        """The order called `number`. Raises PosError where there is none."""
        row = tables.order(self._store, number)
        if row is None:
            raise PosError(N_("There is no order {number} here: check the number"), number=number)
        return self._order(row)

    def open(self) -> list[Order]:
        """What is not handed over yet: what was promised first first."""
        return [self._order(row) for row in tables.orders(self._store, OPEN)]

    def ended(self) -> list[Order]:
        """What was delivered or cancelled, the newest first."""
        return [self._order(row) for row in tables.ended(self._store, ENDED)]

    def least_deposit(self, price: int) -> int:
        """The smallest down payment on an order of `price` rupiah."""
        return least_deposit(price, self._least_percent)

    def rest(self, order: Order) -> int:
        """What is paid in rupiah as the goods are handed over: the owed amount, and the tax that is added to it."""
        lines = [_sold(line) for line in order.lines]
        return price_lines(lines, 0, self._till.rules.tax).total - order.paid

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
        """Hand the goods over: a sale of its lines, what was paid taken off, the rest by `offers`. Raises PosError."""
        with self._store.transaction():
            order = self.find(number)
            if order.state != OPEN:
                return self._sale(order)
            deposit = Offer("deposit", order.paid, reference=number) if order.paid else None
            basket = Basket(operation=f"{operation}:sale", lines=[_sold(line) for line in order.lines])
            sale = self._till.checkout(basket, offers, at=at, by=by, deposit=deposit)
            till_tables.put_customer(self._store, sale.seq, order.customer.name)
            data = self._data(number, {}, order.price, order.paid, order.promised, []) | {"receipt": sale.number}
            self._put(_DELIVERED, data, sale.day, at, operation, by)
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
                line = BasketLine(code=None, name=f"Pembatalan pesanan {number}", qty=1, asked=None, price=kept)
                basket = Basket(operation=f"{operation}:sale", lines=[line])
                self._till.checkout(basket, [], at=at, by=by, deposit=Offer("deposit", kept, reference=number))
            data = {"reason": reason} | facts
            self._record(
                _CANCELLED, number, data, kept, order.paid, order.promised, -back, offers, day, at, operation, by
            )
        return self.find(number)

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
        prefix = f"{self._stall}/{day[:4]}/"
        return f"{prefix}{tables.count_of_year(self._store, prefix) + 1:04d}"

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
        payments = aside.pay(amount, offers) if amount or offers else ()
        whole = self._data(number, data, price, paid + amount, promised, payments_data(payments))
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

    def _order(self, row: Row) -> Order:
        body = canonical.parse(row["body"])
        number = str(row["number"])
        buyer = tables.customer(self._store, number)
        return Order(
            number=number,
            at=parse_time(row["at"]),
            cashier=row["cashier"],
            customer=Customer("") if buyer is None else Customer(**dict(buyer)),
            lines=tuple(OrderLine(**line) for line in body["lines"]),
            promised=row["promised"],
            terms=body["terms"],
            note=body["note"],
            stages=tuple(_stage(each) for each in tables.stages(self._store, number)),
            parts=tuple(Part(**dict(part)) for part in till_tables.aside_of(self._store, number)),
            state=row["state"],
            price=row["price"],
            receipt=row["receipt"],
        )


def project(store: Store, event: Event) -> None:
    """The rows of one event of an order, for recording and rebuilding alike; other kinds are left alone."""
    if event.kind not in _KINDS:
        return
    data = event.data
    number: str = data["number"]
    if event.kind == TAKEN:
        body = canonical.encode({name: data[name] for name in ("lines", "terms", "note")})
        told = {"price": data["price"], "promised": data["promised"], "body": body}
        tables.insert(
            store, told | {"number": number, "seq": event.seq, "at": utc_text(event.at), "cashier": event.actor}
        )
        tables.put_stages(store, number, data["stages"])
    elif event.kind == MOVED:
        stages = [_stage(row)._asdict() for row in tables.stages(store, number)]
        stages[data["index"]] = data["stage"]
        tables.put_stages(store, number, stages)
    elif event.kind != PAID:
        _change(store, event)


def _change(store: Store, event: Event) -> None:
    data = event.data
    row = tables.order(store, data["number"])
    assert row is not None
    changed = event.kind == CHANGED
    tables.change(
        store,
        {
            "number": data["number"],
            "body": canonical.encode({name: data[name] for name in ("lines", "terms", "note")})
            if changed
            else row["body"],
            "price": data["price"],
            "promised": data["promised"],
            "state": {_DELIVERED: DELIVERED, _CANCELLED: CANCELLED}.get(event.kind, OPEN),
            "receipt": data["receipt"],
        },
    )


def _stage(row: Row) -> Stage:
    return Stage(**{name: row[name] for name in Stage._fields})


def _sold(line: OrderLine) -> BasketLine:
    details = ", ".join(each for each in (line.dimensions, line.material, line.finish) if each)
    return BasketLine(
        code=None,
        name=line.name,
        unit=line.unit or (None if line.measure == "piece" else line.measure),
        qty=line.qty,
        per=line.per,
        asked=None,
        price=line.price,
        note=details or None,
    )


def lateness(order: Order, today: date) -> int:
    """By how many days an open order is late; 0 where it is not."""
    left = order.days_left(today)
    return max(0, -left) if left is not None and order.state == OPEN else 0
