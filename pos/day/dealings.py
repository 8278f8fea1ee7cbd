"""What a day held beside its sales: steps of orders, goods bought in, goods and money of makers."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pos.journal.event import Event
from pos.store import Store
from pos.till import tables as till_tables
from pos.till.sale import Payment


class Dealing(NamedTuple):
    """One event of them: who did it, and what was paid; `payments` are negative where money went out, in rupiah."""

    seq: int
    hash: str
    at: datetime
    cashier: str | None
    number: str
    payments: tuple[Payment, ...]


class OrderStep(NamedTuple):
    """A step of an order: `step` is taken, paid, changed, delivered or cancelled.

    `price` and `paid` are the order's after it, in rupiah; `promised` a day; `receipt` the sale that delivered it.
    """

    dealing: Dealing
    step: str
    price: int
    paid: int
    promised: str | None
    receipt: str | None


class BuyIn(NamedTuple):
    """Goods bought from somebody at the till."""

    dealing: Dealing
    pieces: int


class MakerDay(NamedTuple):
    """One maker's goods on a day: `pieces` sold and `net` they brought, `owed` of it to the maker, both less returns.

    `received` and `returned` are pieces that came from and went back to the maker; `paid` what the maker was given.
    """

    maker: str
    pieces: int
    net: int
    owed: int
    received: int
    returned: int
    paid: tuple[Dealing, ...]


class Dealings(NamedTuple):
    """All of a day; empty where there was nothing but sales."""

    orders: tuple[OrderStep, ...] = ()
    buy_ins: tuple[BuyIn, ...] = ()
    makers: tuple[MakerDay, ...] = ()


NOTHING = Dealings()

_STEPS = {
    "order_taken": "taken",
    "order_paid": "paid",
    "order_changed": "changed",
    "order_delivered": "delivered",
    "order_cancelled": "cancelled",
}
_GOODS = {"goods_received": "received", "goods_returned": "returned"}


def of_day(store: Store, day: str, events: Sequence[Event]) -> Dealings:
    """The dealings among a day's events, in their order; makers by name."""
    return Dealings(
        orders=tuple(_order_step(event) for event in events if event.kind in _STEPS),
        buy_ins=_buy_ins(events),
        makers=_makers(store, day, events),
    )


def _dealing(event: Event) -> Dealing:
    payments = tuple(Payment(**payment) for payment in event.data.get("payments", ()))
    return Dealing(event.seq, event.hash, event.at, event.actor, event.data["number"], payments)


def _buy_ins(events: Sequence[Event]) -> tuple[BuyIn, ...]:
    """What was bought and stands; what was taken back on the day that it was bought moved nothing."""
    undone = {event.data["number"] for event in events if event.kind == "buy_in_undone"}
    bought = [event for event in events if event.kind == "bought_in" and event.data["number"] not in undone]
    return tuple(BuyIn(_dealing(event), event.data["pieces"]) for event in bought)


def _order_step(event: Event) -> OrderStep:
    data = event.data
    return OrderStep(
        _dealing(event), _STEPS[event.kind], data["price"], data["paid"], data["promised"], data["receipt"]
    )


def _makers(store: Store, day: str, events: Sequence[Event]) -> tuple[MakerDay, ...]:
    sold = {row["maker"]: row for row in till_tables.owed_of_day(store, day)}
    goods: dict[str, dict[str, int]] = {}
    paid: dict[str, list[Dealing]] = {}
    undone = {event.data["number"] for event in events if event.kind == "maker_payment_undone"}
    for event in events:
        if event.kind in _GOODS:
            pieces = goods.setdefault(event.data["maker"], {"received": 0, "returned": 0})
            pieces[_GOODS[event.kind]] += event.data["pieces"]
        elif event.kind == "maker_paid" and event.data["number"] not in undone:
            paid.setdefault(event.data["maker"], []).append(_dealing(event))
    none = {"pieces": 0, "net": 0, "owed": 0}
    return tuple(
        MakerDay(
            maker=maker,
            pieces=sold.get(maker, none)["pieces"],
            net=sold.get(maker, none)["net"],
            owed=sold.get(maker, none)["owed"],
            received=goods.get(maker, {}).get("received", 0),
            returned=goods.get(maker, {}).get("returned", 0),
            paid=tuple(paid.get(maker, ())),
        )
        for maker in sorted(sold.keys() | goods.keys() | paid.keys())
    )
