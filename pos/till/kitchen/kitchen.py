"""The steps of the kitchen: an order is told to it, becomes ready, is fetched. Each is one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from pos import canonical
from pos.clock import parse_time, utc_text
from pos.errors import PosError
from pos.store import Row, Store
from pos.till.basket import Basket
from pos.till.kitchen import tables
from pos.till.kitchen.slip import Dish, Order, Served, Slip, State, changes, dishes_of
from pos.words import N_

NEXT: Final[dict[State, State]] = {"cooking": "ready", "ready": "done"}
"""What a touch makes of an order."""


class Kitchen:
    """The kitchen of one till. It knows orders by the operation id of their basket, which is that of their sale."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def number(self, operation: str, day: str) -> int:
        """The number an order has, or would get next on the business `day`: from 1 each day."""
        return self._number(tables.order(self._store, operation), day)

    def _number(self, row: Row | None, day: str) -> int:
        """A tab that is left open overnight is called by a number of the new day."""
        if row is not None and row["day"] == day:
            return int(row["number"])
        return tables.last_number(self._store, day) + 1

    def served(self, operation: str) -> Served | None:
        """By which number an order is called; None for one that has none."""
        row = tables.order(self._store, operation)
        return None if row is None else _served(row)

    def order(self, operation: str) -> Order | None:
        """The order as the kitchen has it; None where it has none."""
        row = tables.order(self._store, operation)
        return None if row is None else _order(row)

    def is_told(self, operation: str) -> bool:
        """Whether the kitchen has dishes of this order, so that it has to hear of a change."""
        row = tables.order(self._store, operation)
        return row is not None and bool(_dishes(canonical.parse(row["told"])))

    def untold(self, basket: Basket) -> bool:
        """Whether anything of `basket` is other than the kitchen was told."""
        row = tables.order(self._store, basket.operation)
        told = () if row is None else _dishes(canonical.parse(row["told"]))
        return changes(told, dishes_of(basket.lines)) != ((), ())

    def send(self, basket: Basket, *, day: str, at: datetime) -> Slip | None:
        """Tell what is in `basket` and was not told yet, and what is not in it any more; None where that is nothing.

        The order gets its number of the business `day` with the first. What comes to a ready one has it cooked again;
        where all was cancelled it waits for nothing any more.
        """
        with self._store.transaction():
            row = tables.order(self._store, basket.operation)
            told = () if row is None else _dishes(canonical.parse(row["told"]))
            now = dishes_of(basket.lines)
            added, cancelled = changes(told, now)
            before: State = "open" if row is None else row["state"]
            state: State = "cooking" if added else "done" if cancelled and not now else before
            if row is not None and not added:
                day = row["day"]
            number = self._number(row, day)
            values = {"operation": basket.operation, "day": day, "number": number, "at": utc_text(at), "state": state}
            values |= {"label": basket.table, "away": int(basket.away), "told": _body(now)}
            tables.put_order(self._store, values)
            if not added and not cancelled:
                return None
            slip = Slip(
                id=0,
                served=Served(number, basket.table, basket.away),
                day=day,
                at=at,
                added=added,
                cancelled=cancelled,
                is_first=not tables.has_slips(self._store, basket.operation),
            )
            return slip._replace(id=self._keep(basket.operation, slip))

    def _keep(self, operation: str, slip: Slip) -> int:
        body = {
            "added": [list(dish) for dish in slip.added],
            "cancelled": [list(dish) for dish in slip.cancelled],
            "served": list(slip.served),
            "day": slip.day,
            "first": slip.is_first,
        }
        return tables.insert_slip(self._store, operation, utc_text(slip.at), canonical.encode(body))

    def slip(self, id_: int) -> Slip:
        """A slip again. Raises PosError where there is none."""
        row = tables.slip(self._store, id_)
        if row is None:
            raise PosError(N_("There is no kitchen slip {number}: it was taken away"), number=id_)
        body: dict[str, Any] = canonical.parse(row["body"])
        return Slip(
            id=id_,
            served=Served(*body["served"]),
            day=body["day"],
            at=parse_time(row["at"]),
            added=_dishes(body["added"]),
            cancelled=_dishes(body["cancelled"]),
            is_first=body["first"],
        )

    def waiting(self, day: str, most: int = -1) -> list[Order]:
        """The orders of a business day that are cooking or ready, by number; only the first `most` unless negative."""
        return [_order(row) for row in tables.waiting(self._store, day, most)]

    def count_waiting(self, day: str) -> int:
        """How many orders of a business day are cooking or ready."""
        return tables.count_waiting(self._store, day)

    def set_state(self, operation: str, state: State) -> None:
        """Say that an order is cooking, ready, or fetched."""
        with self._store.transaction():
            tables.set_state(self._store, operation, state)


def _body(dishes: Sequence[Dish]) -> bytes:
    return canonical.encode([list(dish) for dish in dishes])


def _dishes(rows: Sequence[Sequence[Any]]) -> tuple[Dish, ...]:
    return tuple(Dish(*row) for row in rows)


def _served(row: Row) -> Served:
    return Served(row["number"], row["label"], bool(row["away"]))


def _order(row: Row) -> Order:
    return Order(row["operation"], row["day"], _served(row), row["state"], parse_time(row["at"]))
