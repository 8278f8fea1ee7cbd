"""Asking a report: its rows for a period, or for two beside each other."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from pos.errors import PosError
from pos.office.comparing import compared, months_on
from pos.office.days import tables as day_tables
from pos.office.reports import Report
from pos.office.table import NOTHING_LEFT_OUT as NOTHING_LEFT_OUT
from pos.office.table import Cell as Cell
from pos.office.table import Cells as Cells
from pos.office.table import LeftOut as LeftOut
from pos.office.table import Period as Period
from pos.office.table import Table as Table
from pos.office.table import Wanted as Wanted
from pos.office.table import all_rows as all_rows
from pos.office.table import nothing_yet
from pos.store import Store
from pos.words import N_

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"

_PAGE = 400
"""So many rows are read at a time, about 3 ms of the widest report."""


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
    return compared(report, told, replace(told, period=against, rows=_rows(store, gallery, report, against)))


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
