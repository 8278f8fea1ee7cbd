"""What a report answers: rows for a period, their totals, how they are drawn, and another period beside them."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from pos.errors import PosError
from pos.office.days import tables as day_tables
from pos.office.reports import MEASURES, TIMES, Chart, Column, Report
from pos.store import Store
from pos.words import N_, translate

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"

_PAGE = 500
"""So many rows are read at a time, about 4 ms of the widest report."""

Cell = str | int | None
Cells = tuple[Cell, ...]


class Period(NamedTuple):
    """Days `YYYY-MM-DD`, both included; None leaves that end open."""

    from_: str | None = None
    to: str | None = None


Wanted = Callable[[Cells], bool]
"""Whether a row is looked for."""


def all_rows(_row: Cells) -> bool:
    """Every row is wanted."""
    return True


class LeftOut(NamedTuple):
    """How many rows, and the sum of each column over them, by its id."""

    rows: int = 0
    sums: Mapping[str, int] = MappingProxyType({})


NOTHING_LEFT_OUT = LeftOut()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An answer; every tuple of columns, headings, kinds, totals and of a row has the same length and order.

    `columns` are ids, `title` and `headings` in the language in use; `totals` holds None where nothing adds up. With
    another period `against` it, each measure `x` that the report compares is followed by `x_before` and `x_change`,
    and the other columns are the report's key; `gone` are the keys that only the other period has, `new` those that it
    lacks, whose measures are 0 there. `lacking` are, of a report by month, those that stay open (`YYYY-MM`), each with
    how many days lack in it, None where nobody asked. `left_out` is what a screen's answer does not hold of a great
    many rows.
    """

    id: str
    title: str
    period: Period
    against: Period | None = None
    described: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]
    chart: Chart | None
    gone: frozenset[Cells] = frozenset()
    new: frozenset[Cells] = frozenset()
    lacking: tuple[tuple[str, int], ...] | None = None
    left_out: LeftOut = NOTHING_LEFT_OUT

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column.id for column in self.described)

    @property
    def is_by_month(self) -> bool:
        """Whether it adds up by month, so that what lacks in one is to be told."""
        return any(column.id == "month" for column in self.described)

    @property
    def totals(self) -> Cells:
        """The sum of each column that has one, over all rows, also those left out."""
        return tuple(self._total(column) if column.has_total else None for column in self.described)

    def _total(self, column: Column) -> int | None:
        left = self.left_out.sums.get(column.id)
        found = _sum(self.values(column.id))
        return found if left is None else left + (found or 0)

    def values(self, column: str) -> Cells:
        """A column's cells, row by row."""
        place = self.columns.index(column)
        return tuple(row[place] for row in self.rows)

    def keys(self) -> tuple[Cells, ...]:
        """Of each row the cells that tell it from the others."""
        names = [place for place, column in enumerate(self.described) if column.kind not in MEASURES]
        return tuple(tuple(row[place] for place in names) for row in self.rows)

    def typed_rows(self) -> Iterable[tuple[Cell | date, ...]]:
        """The rows with each day as a day, for a spreadsheet."""
        days = [column.kind in ("day", "week", "deadline") for column in self.described]
        for row in self.rows:
            yield tuple(
                date.fromisoformat(cell) if is_day and isinstance(cell, str) else cell
                for is_day, cell in zip(days, row, strict=True)
            )

    def to_data(self) -> dict[str, object]:
        """The object that `lapak report --as json` prints."""
        return {"title": self.title, "columns": list(self.columns), "rows": [list(row) for row in self.rows]}


def _sum(cells: Iterable[Cell]) -> int | None:
    numbers = [cell for cell in cells if isinstance(cell, int)]
    return sum(numbers) if numbers else None


def answer(store: Store, gallery: str, report: Report, period: Period, against: Period | None = None) -> Table:
    """Ask `report` about a period, or about two, joined by the report's key. Raises PosError where it has no key."""
    told = replace(nothing_yet(report, period), rows=_rows(store, gallery, report, period))
    if against is None:
        return told
    if not report.key:
        raise PosError(
            N_("“{title}” lists what no other period has: compare a report that adds up"),
            title=told.title,
        )
    return _compared(report, told, replace(told, period=against, rows=_rows(store, gallery, report, against)))


def nothing_yet(report: Report, period: Period) -> Table:
    """The answer without its rows."""
    return Table(
        id=report.id,
        title=translate(report.title),
        period=period,
        described=report.columns,
        headings=tuple(translate(column.title) for column in report.columns),
        rows=(),
        chart=report.chart,
    )


def _rows(store: Store, gallery: str, report: Report, period: Period) -> tuple[Cells, ...]:
    return tuple(row for page in pages(store, gallery, report, period) for row in page)


def pages(store: Store, gallery: str, report: Report, period: Period) -> Iterator[list[Cells]]:
    """The rows, so many at a time; one empty page where there are none."""
    asked = {"gallery": gallery, **asked_days(store, period)}
    with store.reading_only():
        cursor = store.run(report.select, asked)
    page = [tuple(row) for row in cursor.fetchmany(_PAGE)]
    yield page
    while len(page) == _PAGE:
        page = [tuple(row) for row in cursor.fetchmany(_PAGE)]
        yield page


def asked_days(store: Store, period: Period) -> dict[str, str]:
    """A period as a report's SELECT names it."""
    return parted(_widened(period, day_tables.first_and_last_day(store)))


def _widened(period: Period, held: tuple[str, str] | None) -> tuple[str, str]:
    """The days asked about; an end with nothing beyond it is open, so that what is not over counts as whole months."""
    from_, to = period.from_ or FIRST_DAY, period.to or LAST_DAY
    if held is None or from_ > to:
        return from_, to
    return FIRST_DAY if from_ <= held[0] <= to else from_, LAST_DAY if from_ <= held[1] <= to else to


def parted(days: tuple[str, str]) -> dict[str, str]:
    """The days as a report's SELECT names them: the whole years and months among them, and what is left around these.

    Some bounds are no days and no months, but stand in the order of texts before or after all that are.
    """
    from_, to = days
    first = from_[:7] if from_.endswith("-01") else f"{from_[:7]}~"
    last = to[:7] if _ends_a_month(to) else months_on(to[:7], -1)
    first_year = first[:4] if first.endswith("-01") else f"{first[:4]}~"
    last_year = last[:4] if last.endswith("-12") else f"{int(last[:4]) - 1:04d}"
    no_month, no_year = first > last, first_year > last_year
    return {
        "from": from_,
        "to": to,
        "first": first,
        "last": last,
        "head": to if no_month else f"{first}-00",
        "tail": f"{to}+" if no_month else f"{last}-32",
        "first_year": first_year,
        "last_year": last_year,
        "head_month": last if no_year else f"{first_year}-00",
        "tail_month": f"{last}+" if no_year else f"{last_year}-13",
    }


def _ends_a_month(day: str) -> bool:
    return int(day[8:]) == monthrange(int(day[:4]), int(day[5:7]))[1]


def _compared(report: Report, now: Table, before: Table) -> Table:
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
