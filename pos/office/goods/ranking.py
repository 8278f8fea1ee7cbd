"""The goods by what they brought, for a screen: added up slice by slice, and of very many only the first made rows.

A report's own SELECT tells the same of all of them at once, which takes a second of two hundred thousand goods.
"""

import heapq
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any

from pos.office.answer import asked_days
from pos.office.comparing import beside, beside_nothing_yet, key_of, measures_of
from pos.office.goods import tables
from pos.office.reports import Report
from pos.office.table import Cells, LeftOut, Period, Table, Wanted, all_rows, nothing_yet
from pos.store import Row, Store

MOST = 2_000
"""So many rows are made."""
_SLICE = 10_000

_Key = Callable[[int], tuple[int | str, ...]]


@dataclass(frozen=True, slots=True)
class _Sold:
    """Of each of the goods, by its number: how much, for how much, and the last month that sold it."""

    qty: dict[int, int] = field(default_factory=dict)
    net: dict[int, int] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)

    def add(self, page: Sequence[tuple[int, int, int]]) -> None:
        for article, qty, net in page:
            self.qty[article] = self.qty.get(article, 0) + qty
            self.net[article] = self.net.get(article, 0) + net

    def facts(self, article: int) -> dict[str, Any]:
        """By the names of a report's columns."""
        sums = {"qty": self.qty.get(article, 0), "net": self.net.get(article, 0)}
        return {**sums, "last": self.last.get(article)}

    def most(self, article: int) -> tuple[int | str, ...]:
        return -self.net[article], article

    def least(self, article: int) -> tuple[int | str, ...]:
        return self.net.get(article, 0), self.last[article], article


def ranked(
    store: Store, report: Report, period: Period, against: Period | None, wanted: Wanted
) -> Generator[None, None, Table]:
    """The first rows of a report that `ranks` goods, in its own order (of equal sums the first that was ever sold)."""
    now = yield from _sold(store, report, period)
    before = _Sold() if against is None else (yield from _sold(store, report, against))
    found = None if wanted is all_rows else (yield from _found(store, wanted))
    listed = _listed(report, now, found)
    shown = yield from _first(listed, _key(report, now), MOST)
    gone = _listed(report, before, found) - listed if against is not None else set[int]()
    yield
    shown += yield from _first(gone, _key(report, before), MOST - len(shown))
    names = {row["id"]: row for row in tables.articles(store, shown)}
    yield
    left, count = {"net": _left(now, found, shown)}, len(listed) + len(gone) - len(shown)
    told = nothing_yet(report, period)
    if against is None:
        return replace(told, rows=_rows(report, shown, names, now), left_out=LeftOut(count, left))
    left["net_before"] = _left(before, found, shown)
    left["net_change"] = left["net"] - left["net_before"]
    rows = _rows_beside(report, shown, names, now, before)
    return replace(beside_nothing_yet(report, told, against), rows=rows, left_out=LeftOut(count, left))


def _sold(store: Store, report: Report, period: Period) -> Generator[None, None, _Sold]:
    sold, asked = _Sold(), asked_days(store, period)
    for page in tables.sold(store, asked):
        sold.add(page)
        yield
    for months in tables.last_sold(store, asked["to"][:7]) if report.ranks == "least" else ():
        sold.last.update(months)
        yield
    return sold


def _listed(report: Report, sold: _Sold, found: Set[int] | None) -> Set[int]:
    listed = (sold.last if report.ranks == "least" else sold.net).keys()
    return listed if found is None else listed & found


def _key(report: Report, sold: _Sold) -> _Key:
    return sold.least if report.ranks == "least" else sold.most


def _found(store: Store, wanted: Wanted) -> Generator[None, None, set[int]]:
    found = set[int]()
    for page in tables.named(store):
        found.update(row["id"] for row in page if wanted((row["stall"], row["code"], row["name"], row["category"])))
        yield
    return found


def _first(articles: Iterable[int], key: _Key, most: int) -> Generator[None, None, list[int]]:
    left, first = iter(articles), list[int]()
    while most and (some := list(islice(left, _SLICE))):
        if len(first) == most:
            last = key(first[-1])
            some = [one for one in some if key(one) < last]
        first = heapq.nsmallest(most, chain(first, some), key=key)
        yield
    return first


def _rows(report: Report, shown: Sequence[int], names: Mapping[int, Row], now: _Sold) -> tuple[Cells, ...]:
    facts = ({**names[one], **now.facts(one)} for one in shown)
    return tuple(tuple(known[column.id] for column in report.columns) for known in facts)


def _rows_beside(
    report: Report, shown: Sequence[int], names: Mapping[int, Row], now: _Sold, before: _Sold
) -> tuple[Cells, ...]:
    key, measures = [column.id for column in key_of(report)], [column.id for column in measures_of(report)]
    return tuple(
        (
            *(names[one][name] for name in key),
            *beside(*(tuple(sold.facts(one)[name] for name in measures) for sold in (now, before))),
        )
        for one in shown
    )


def _left(sold: _Sold, found: Set[int] | None, shown: Sequence[int]) -> int:
    """The net of all that is found and not shown."""
    listed = sold.net.values() if found is None else (sold.net.get(one, 0) for one in found)
    return sum(listed) - sum(sold.net.get(one, 0) for one in shown)
