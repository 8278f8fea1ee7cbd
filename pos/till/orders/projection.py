"""The rows that follow from the events of orders, and the orders that are read of them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from pos import canonical
from pos.clock import parse_time, utc_text
from pos.journal.event import Event
from pos.store import Row, Store
from pos.till import tables as till_tables
from pos.till.orders import order, tables
from pos.till.orders.order import Customer, Order, OrderLine, Part, Stage

TAKEN, PAID, CHANGED, MOVED = "order_taken", "order_paid", "order_changed", "order_stage"
DELIVERED, CANCELLED = "order_delivered", "order_cancelled"
_KINDS = (TAKEN, PAID, CHANGED, MOVED, DELIVERED, CANCELLED)
_ENDS = {DELIVERED: order.DELIVERED, CANCELLED: order.CANCELLED}
_BODY = ("lines", "terms", "note")


def read(store: Store, rows: Sequence[Row]) -> list[Order]:
    """The orders that `rows` of theirs begin, in their order."""
    numbers = [row["number"] for row in rows]
    buyers = {row["number"]: Customer(row["name"], row["phone"], row["address"])
              for row in tables.customers(store, numbers)}  # fmt: skip
    stages = _by_number(tables.stages(store, numbers))
    parts = _by_number(till_tables.aside_of(store, numbers))
    return [
        _order(row, buyers.get(number, Customer("")), stages.get(number, ()), parts.get(number, ()))
        for number, row in zip(numbers, rows, strict=True)
    ]


def _by_number(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    return {number: tuple(each) for number, each in groupby(rows, key=lambda row: str(row["number"]))}


def _order(row: Row, customer: Customer, stages: Sequence[Row], parts: Sequence[Row]) -> Order:
    body = canonical.parse(row["body"])
    return Order(
        number=row["number"],
        at=parse_time(row["at"]),
        cashier=row["cashier"],
        customer=customer,
        lines=tuple(OrderLine(**line) for line in body["lines"]),
        promised=row["promised"],
        terms=body["terms"],
        note=body["note"],
        stages=tuple(map(_stage, stages)),
        parts=tuple(Part(part["day"], part["tender"], part["amount"]) for part in parts),
        state=row["state"],
        price=row["price"],
        receipt=row["receipt"],
    )


def _stage(row: Row) -> Stage:
    return Stage(**{name: row[name] for name in Stage._fields})


def project(store: Store, event: Event) -> None:
    """The rows of one event of an order, for recording and rebuilding alike; other kinds are left alone."""
    if event.kind not in _KINDS:
        return
    data = event.data
    number: str = data["number"]
    if event.kind == TAKEN:
        told = {"price": data["price"], "promised": data["promised"], "body": _body(data)}
        tables.insert(
            store, told | {"number": number, "seq": event.seq, "at": utc_text(event.at), "cashier": event.actor}
        )
        tables.put_stages(store, number, data["stages"])
    elif event.kind == MOVED:
        stages = [_stage(row)._asdict() for row in tables.stages(store, [number])]
        stages[data["index"]] = data["stage"]
        tables.put_stages(store, number, stages)
    elif event.kind != PAID:
        _change(store, event)


def _change(store: Store, event: Event) -> None:
    data = event.data
    row = tables.order(store, data["number"])
    assert row is not None
    tables.change(
        store,
        {
            "number": data["number"],
            "body": _body(data) if event.kind == CHANGED else row["body"],
            "price": data["price"],
            "promised": data["promised"],
            "state": _ENDS.get(event.kind, order.OPEN),
            "receipt": data["receipt"],
        },
    )


def _body(data: dict[str, Any]) -> bytes:
    return canonical.encode({name: data[name] for name in _BODY})
