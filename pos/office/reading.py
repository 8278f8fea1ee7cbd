"""An answer read for a screen in steps: of a great many rows the first are kept, the others counted and added up."""

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import replace

from pos.office.answer import answer, pages
from pos.office.goods.ranking import ranked
from pos.office.reports import Report
from pos.office.table import Cells, LeftOut, Period, Table, Wanted, all_rows, nothing_yet
from pos.store import Store

MOST, FEW = 10_000, 2_000
"""So many rows are kept of a report that is drawn, and of one that is only listed."""


def growing(
    store: Store,
    gallery: str,
    report: Report,
    period: Period,
    against: Period | None = None,
    wanted: Wanted = all_rows,
) -> Iterator[Table]:
    """The answer, of the `wanted` rows alone, a step further at a time: its first rows come first, the last is whole.

    It begins anew where something was recorded meanwhile. Raises PosError as `answer` does.
    """
    told = nothing_yet(report, period)
    while True:
        begun, steps = store.changes, _steps(store, gallery, report, period, against, wanted)
        while store.changes == begun:
            try:
                told = next(steps) or told
            except StopIteration as end:
                if end.value is not told:
                    yield end.value
                return
            yield told


def whole(
    store: Store, gallery: str, report: Report, period: Period, against: Period | None = None
) -> Generator[None, None, Table]:
    """The answer with every row, a page a step; it begins anew where something was recorded meanwhile."""
    if against is not None:
        return answer(store, gallery, report, period, against)
    while True:
        begun, rows = store.changes, list[Cells]()
        for page in pages(store, gallery, report, period):
            if store.changes != begun:
                break
            rows += page
            yield
        else:
            return replace(nothing_yet(report, period), rows=tuple(rows))


def _steps(
    store: Store, gallery: str, report: Report, period: Period, against: Period | None, wanted: Wanted
) -> Generator[Table | None, None, Table]:
    if report.ranks is not None:
        return (yield from ranked(store, report, period, against, wanted))
    if against is not None:
        return _only(answer(store, gallery, report, period, against), wanted)
    return (yield from _read(store, gallery, report, period, wanted))


def _only(table: Table, wanted: Wanted) -> Table:
    return table if wanted is all_rows else replace(table, rows=tuple(filter(wanted, table.rows)))


def _read(
    store: Store, gallery: str, report: Report, period: Period, wanted: Wanted
) -> Generator[Table | None, None, Table]:
    told, kept, most = nothing_yet(report, period), list[Cells](), MOST if report.chart else FEW
    sums, left = Counter[str](), 0
    added = [(place, column.id) for place, column in enumerate(report.columns) if column.has_total]
    for page in pages(store, gallery, report, period):
        found = page if wanted is all_rows else list(filter(wanted, page))
        room = most - len(kept)
        kept += found[:room]
        for row in found[room:] if room < len(found) else ():
            left += 1
            sums.update({name: cell for place, name in added if isinstance(cell := row[place], int)})
        told = replace(told, rows=tuple(kept), left_out=LeftOut(left, dict(sums)))
        yield told
    return told
