"""What a report answers: a table of rows for a period, with their totals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from pos.office.reports import MEASURES, Chart, Column, Report
from pos.words import translate

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
