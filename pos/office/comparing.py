"""Two periods beside each other: a report's rows joined by its key, each measure with what it was before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pos.office.reports import MEASURES, TIMES, Column, Report
from pos.office.table import Cell, Cells, Period, Table
from pos.words import N_, translate


def compared(report: Report, now: Table, before: Table) -> Table:
    """The rows of both, those of now first; what only the period before has stands at the end."""
    key, measures = key_of(report), measures_of(report)
    moves = [_move(column, now, before) for column in key]
    rows_now = _by_key(now, key, measures)
    rows_before = {
        tuple(move(cell) for move, cell in zip(moves, which, strict=True)): cells
        for which, cells in _by_key(before, key, measures).items()
    }
    keys = list(dict.fromkeys((*rows_now, *rows_before)))
    if key[0].kind in TIMES:
        keys.sort(key=lambda which: [(cell is not None, str(cell).zfill(2)) for cell in which])
    absent = (0,) * len(measures)
    return replace(
        beside_nothing_yet(report, now, before.period),
        rows=tuple((*which, *beside(rows_now.get(which, absent), rows_before.get(which, absent))) for which in keys),
        gone=frozenset(rows_before.keys() - rows_now.keys()),
        new=frozenset(rows_now.keys() - rows_before.keys()),
    )


def beside_nothing_yet(report: Report, now: Table, against: Period) -> Table:
    """The answer about two periods without its rows: the key, and of each measure now, before, and the change."""
    key, measures = key_of(report), measures_of(report)
    return replace(
        now,
        against=against,
        described=(*key, *(other for column in measures for other in _three(column))),
        headings=(*(translate(column.title) for column in key), *_headings(measures)),
        rows=(),
        chart=now.chart and replace(now.chart, before=f"{now.chart.value}_before"),
    )


def key_of(report: Report) -> list[Column]:
    """The columns that tell a row from the others."""
    return [column for column in report.columns if column.id in report.key]


def measures_of(report: Report) -> list[Column]:
    """The columns that stand beside another period's."""
    if report.compared:
        return [column for column in report.columns if column.id in report.compared]
    return [column for column in report.columns if column.kind in MEASURES]


def _by_key(table: Table, key: Sequence[Column], measures: Sequence[Column]) -> Mapping[Cells, Cells]:
    places = {name: place for place, name in enumerate(table.columns)}
    return {
        tuple(row[places[column.id]] for column in key): tuple(row[places[column.id]] for column in measures)
        for row in table.rows
    }


def _three(column: Column) -> tuple[Column, Column, Column]:
    return column, replace(column, id=f"{column.id}_before"), replace(column, id=f"{column.id}_change")


def _headings(measures: Sequence[Column]) -> Iterable[str]:
    for column in measures:
        title = translate(column.title)
        yield title
        yield translate(N_("{title} before")).format(title=title)
        yield translate(N_("{title}, change")).format(title=title)


def beside(now: Cells, before: Cells) -> Iterable[Cell]:
    """Of each measure what it is now, what it was before, and the change."""
    for new, old in zip(now, before, strict=True):
        yield new
        yield old
        yield new - old if isinstance(new, int) and isinstance(old, int) else None


def _move(column: Column, now: Table, before: Table) -> Callable[[Cell], Cell]:
    """What brings a cell of the period before to where it stands in this one: the first day upon the first day."""
    if column.kind not in ("day", "week", "month"):
        return lambda cell: cell
    start, earlier = _start(now, column), _start(before, column)
    if start is None or earlier is None:
        return lambda cell: cell
    if column.kind == "month":
        months = 12 * (start.year - earlier.year) + start.month - earlier.month
        return lambda cell: months_on(str(cell), months)
    days = (start - earlier).days
    return lambda cell: (date.fromisoformat(str(cell)) + timedelta(days)).isoformat()


def _start(table: Table, column: Column) -> date | None:
    """Where a period begins, or what came first where that is left open; of weeks the Monday, of months the first."""
    first = table.period.from_ or min((str(cell) for cell in table.values(column.id)), default=None)
    if first is None:
        return None
    day = date.fromisoformat(f"{first}-01" if len(first) == len("2026-11") else first)
    return day - timedelta(day.weekday()) if column.kind == "week" else day


def months_on(month: str, months: int) -> str:
    """`2026-11`, so many months later."""
    year, place = divmod(12 * int(month[:4]) + int(month[5:]) - 1 + months, 12)
    return f"{year:04d}-{place + 1:02d}"
