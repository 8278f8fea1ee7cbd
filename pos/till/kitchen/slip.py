"""What the kitchen is told of an order: its dishes, and what changed since it was told last. Pure values."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from pos.till.basket import BasketLine

State = Literal["open", "cooking", "ready", "done"]
"""Not told yet, being made, ready to be fetched, fetched or given up."""


class Dish(NamedTuple):
    """So many of one dish, `note` being how it is wanted; `qty` is thousandths where `per` is 1000."""

    name: str
    note: str
    qty: int
    per: int = 1


class Served(NamedTuple):
    """By which number an order is called, and where it goes: to a table or name (or neither), or is taken away."""

    number: int
    label: str = ""
    is_away: bool = False


class Order(NamedTuple):
    """An order of the day `day` as the kitchen has it; `operation` is that of its sale."""

    operation: str
    day: str
    served: Served
    state: State
    at: datetime


class Slip(NamedTuple):
    """What the kitchen is told at once: `added` and `cancelled` since it was told before; the first one is all new."""

    id: int
    served: Served
    day: str
    at: datetime
    added: tuple[Dish, ...]
    cancelled: tuple[Dish, ...]
    is_first: bool


def dishes_of(lines: Sequence[BasketLine]) -> tuple[Dish, ...]:
    """The dishes of a basket: those that are wanted the same are one, in the order of the first of them."""
    counted: Counter[tuple[str, str, int]] = Counter()
    for line in lines:
        counted[line.name, line.note or "", line.per] += line.qty
    return tuple(Dish(name, note, qty, per) for (name, note, per), qty in counted.items())


def changes(before: Sequence[Dish], now: Sequence[Dish]) -> tuple[tuple[Dish, ...], tuple[Dish, ...]]:
    """What came to the dishes of `before`, and what went, to make them those of `now`."""
    return _more(before, now), _more(now, before)


def _more(less: Sequence[Dish], more: Sequence[Dish]) -> tuple[Dish, ...]:
    there = {(dish.name, dish.note, dish.per): dish.qty for dish in less}
    over = [dish._replace(qty=dish.qty - there.get((dish.name, dish.note, dish.per), 0)) for dish in more]
    return tuple(dish for dish in over if dish.qty > 0)
