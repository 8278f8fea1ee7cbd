"""The kitchen slip: one order's number in large, where it goes, and what changed since the slip before."""

from collections.abc import Iterator
from datetime import datetime

from pos.clock import ZONES
from pos.printing.layout import Band, Layout, Row, Rule, Space, Text, paper_margin
from pos.printing.wording import clock_time, quantity
from pos.till.kitchen.slip import Dish, Slip
from pos.words import N_, translate

KITCHEN = N_("kitchen")
"""What begins the name of a slip as a file."""


def kitchen_slip(slip: Slip, *, language: str, width: int, zone: str) -> Layout:
    """The slip on paper `width` mm wide (58 or 80), its time in `zone`; without prices."""

    def say(text: str) -> str:
        return translate(text, language)

    def rows() -> Iterator[Row]:
        where = say(N_("Take away")) if slip.served.is_away else say(N_("Eat here"))
        yield Text(say(N_("Queue")), _time(slip.at, zone), size=9, weight=500)
        yield Text(str(slip.served.number), size=38, weight=700)
        first, second = (slip.served.label, where) if slip.served.label else (where, "")
        yield Text(first, second, size=13, weight=700, right_weight=600, lines=2)
        yield Space(1)
        yield Rule()
        yield Space(1)
        if slip.cancelled:
            yield Band(say(N_("CANCELLED")), size=12)
            yield from _dishes(slip.cancelled)
            yield Space(1)
        if slip.added and not slip.is_first:
            yield Band(say(N_("MORE")), size=12)
        yield from _dishes(slip.added)
        yield Space(1)
        yield Rule()

    return Layout(
        title=f"{say(KITCHEN)}-{slip.day}-{slip.served.number}-{slip.id}",
        rows=tuple(rows()),
        width_mm=width,
        margin_mm=paper_margin(width),
        language=language,
    )


def _dishes(dishes: tuple[Dish, ...]) -> Iterator[Row]:
    for dish in dishes:
        times = f"{quantity(dish.qty, dish.per)} ×" if dish.per == 1 else quantity(dish.qty, dish.per)
        yield Text(f"{times} {dish.name}", size=13, weight=700, lines=3)
        if dish.note:
            yield Text(dish.note, size=11, weight=500, lines=4)
        yield Space(0.8)


def _time(moment: datetime, zone: str) -> str:
    return clock_time(moment.astimezone(ZONES[zone]))
