"""A report's answer as a screen shows it: rows in words, their sums, and quiet words about them."""

from dataclasses import dataclass, field, replace

from pos import words
from pos.money import format_number
from pos.office.answer import Cells, Table
from pos.office.reports import MEASURES, Column
from pos.papers.report import said_row
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.listing import Grid, Mark

NUMBERS = (*MEASURES, "code")
_CHANGE = "_change"
MOST_SHOWN, _MOST_CELLS = 2_000, 20_000
"""So many rows are shown; a year of a hundred stalls has 36,500, which are found, added up and saved all the same."""
_FIRST = 60
"""So many rows are shown of a long answer while the others are read."""


Rows = tuple[tuple[str, tuple[Mark, ...]], ...]


@dataclass(frozen=True)
class Answer:
    """What the screen shows: rows that hold the wanted text, their sums or none, and quiet words about them."""

    grid: Grid = field(default_factory=Grid)
    totals: tuple[Mark, ...] | None = None
    about: str = ""


def most_shown(table: Table) -> int:
    """How many of its rows a screen shows."""
    return min(MOST_SHOWN, _MOST_CELLS // len(table.described), len(table.rows))


def marks_between(table: Table, now: str, begin: int, end: int) -> Rows:
    """Some of its rows in words, each under its place; `now` is the present day."""
    language = words.language()
    return tuple(
        (str(at), _marks(table, row, said_row(table, row, language), now))
        for at, row in enumerate(table.rows[begin:end], start=begin)
    )


def shown(table: Table, now: str, *, whole: bool, at_once: int = MOST_SHOWN) -> Answer:
    """Its first rows, `at_once` at the most, and the sums of all; not `whole` more are on their way."""
    columns = tuple(
        (title, "amount" if column.kind == "rupiah" else "number" if column.kind in NUMBERS else "text", 0)
        for title, column in zip(table.headings, table.described, strict=True)
    )
    most = most_shown(table)
    rows = marks_between(table, now, 0, min(most, at_once if whole else _FIRST))
    if not whole:
        return Answer(Grid(columns, rows), None, _("Working it out…"))
    count = len(table.rows) + table.left_out.rows
    totals = _totals(table, table.totals) if count > 1 else None
    return Answer(Grid(columns, rows), totals, _counted(count, most))


def _marks(table: Table, row: Cells, texts: tuple[str, ...], now: str) -> tuple[Mark, ...]:
    return tuple(
        _changed(value)
        if column.id.endswith(_CHANGE) and isinstance(value, int)
        else Mark(value, text or "–", _tone(column, value, now))
        for column, value, text in zip(table.described, row, texts, strict=True)
    )


def _tone(column: Column, value: object, now: str) -> str:
    """What was promised and is late stands out."""
    return "bad" if column.kind == "deadline" and value is not None and str(value) < now else ""


def _totals(table: Table, sums: Cells) -> tuple[Mark, ...] | None:
    if all(cell is None for cell in sums):
        return None
    marks = [
        Mark(cell, " ") if not isinstance(cell, int)
        else _changed(cell) if column.id.endswith(_CHANGE)
        else Mark(cell, format_number(cell))
        for column, cell in zip(table.described, sums, strict=True)
    ]  # fmt: skip
    free = next((at for at, cell in enumerate(sums) if cell is None), None)
    if free is not None:
        marks[free] = Mark(None, _("Total"))
    return tuple(marks)


def _counted(count: int, shown: int) -> str:
    if count <= shown:
        return translate_plural("{n} row", "{n} rows", count).format(n=format_number(count))
    most, all_ = format_number(shown), format_number(count)
    return _("The first {most} of {n} rows").format(most=most, n=all_)


def first_things_first(table: Table) -> Table:
    """Of two periods beside each other, what is drawn comes right after the names: the rest is scrolled to."""
    if table.chart is None or table.against is None:
        return table
    value = table.chart.value
    wanted = (value, f"{value}_before", f"{value}{_CHANGE}")
    columns = table.described
    places = sorted(range(len(columns)), key=lambda at: _rank(columns[at], wanted))
    return replace(
        table,
        described=tuple(columns[at] for at in places),
        headings=tuple(table.headings[at] for at in places),
        rows=tuple(tuple(row[at] for at in places) for row in table.rows),
    )


def _rank(column: Column, wanted: tuple[str, ...]) -> int:
    return 0 if column.kind not in MEASURES else 1 if column.id in wanted else 2


def _changed(by: int) -> Mark:
    text = f"+{format_number(by)}" if by > 0 else format_number(by) if by else "–"
    return Mark(by, text, "ok" if by > 0 else "bad" if by < 0 else "muted")
