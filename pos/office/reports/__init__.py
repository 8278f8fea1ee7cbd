"""Reports, one file each: a question and the one SELECT that answers it from the roll-ups."""

from dataclasses import dataclass

from pos import kinds
from pos.errors import PosError
from pos.store import Store
from pos.words import N_, translate

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `id` in sheets and JSON, its title (msgid) for people; `amount` where it is rupiah."""

    id: str
    title: str
    amount: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A question; its module's name is its `id`, its SELECT gives `columns` in their order for days :from to :to."""

    id: str
    title: str
    """Msgid."""
    order: int
    columns: tuple[Column, ...]
    select: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An answer: `columns` are ids, `title` and `headings` in the language in use, `from_` and `to` the days asked."""

    id: str
    title: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    from_: str | None
    to: str | None

    def to_data(self) -> dict[str, object]:
        """The object that `lapak report --as json` prints."""
        return {"title": self.title, "columns": list(self.columns), "rows": [list(row) for row in self.rows]}


def all_reports() -> dict[str, Report]:
    """Every report by id, in order."""
    return kinds.load(__name__, "REPORT", Report)


def find(id: str) -> Report:  # noqa: A002
    """The report called `id`. Raises PosError that lists the known ones."""
    known = all_reports()
    if id not in known:
        raise PosError(N_("There is no report “{name}”: choose from {known}"), name=id, known=", ".join(known))
    return known[id]


def answer(store: Store, gallery: str, report: Report, from_: str | None, to: str | None) -> Table:
    """Ask `report` about the days from `from_` to `to`, both included; None leaves that end open."""
    with store.reading_only():
        rows = store.rows(report.select, {"gallery": gallery, "from": from_ or FIRST_DAY, "to": to or LAST_DAY})
    return Table(
        id=report.id,
        title=translate(report.title),
        columns=tuple(column.id for column in report.columns),
        headings=tuple(translate(column.title) for column in report.columns),
        rows=tuple(tuple(row) for row in rows),
        from_=from_,
        to=to,
    )
