"""Reports, one file each: a question and the one SELECT that answers it from the roll-ups (see `pos.office.answer`)."""

from dataclasses import dataclass
from typing import Literal

from pos import kinds
from pos.errors import PosError
from pos.words import N_

Kind = Literal[
    "text", "stall", "code", "day", "week", "month", "weekday", "hour", "deadline", "trade", "tender", "warning",
    "step", "state", "count", "quantity", "rupiah",
]  # fmt: skip
"""What a cell is: `stall` a stall's code (`A12`, read as A-12); `code` a whole number that names and is never added up;
`day`, `week` (its Monday) and `deadline` (the day by which something is promised) `YYYY-MM-DD`; `month` `YYYY-MM`;
`weekday` 1 (Monday) to 7; `hour` 0 to 23; `trade`, `tender`, `warning`, `step` (of an order) and `state` ids that have
a title; `quantity` pieces, or thousandths of a kilogram."""

MEASURES = frozenset(("count", "quantity", "rupiah"))
"""The kinds that tell how much: they stand right, are drawn, and are compared with another period."""

TIMES = frozenset(("day", "week", "month", "weekday", "hour"))
"""The kinds by which rows follow one another in time."""

TIME, STALLS, GOODS, MONEY = N_("By time"), N_("By stall"), N_("Goods"), N_("Money and care")
"""The groups that a list of reports shows (msgids)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `id` in sheets and JSON, its title (msgid) for people, and what its cells are.

    Counts and rupiah have a sum under the table unless `adds` is False: what was counted apart, or runs on.
    """

    id: str
    title: str
    kind: Kind = "text"
    adds: bool = True

    @property
    def has_total(self) -> bool:
        return self.adds and self.kind in ("count", "rupiah")


TURNOVER = (
    Column("sales", N_("Sales"), "count"),
    Column("refunds", N_("Refunds"), "count"),
    Column("gross", N_("Gross"), "rupiah"),
    Column("discounts", N_("Discounts"), "rupiah"),
    Column("returns", N_("Returns"), "rupiah"),
    Column("net", N_("Net"), "rupiah"),
)
"""What was sold, as every report of turnover tells it: net = gross − discounts − returns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """How an answer is drawn: the column `value` over the column `label`, in the order of the rows.

    `stacked` piles up one part for each value of the column `series`; `heat` is a grid with `label` across and `series`
    down. `before`, where not None, is the column that a line over the bars shows: the period compared with. Of more
    than `most` labels the last become one, the others, told but not drawn; None draws them all.
    """

    kind: Literal["bars", "line", "stacked", "heat"]
    label: str
    value: str
    series: str | None = None
    before: str | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A question; its module's name is its `id`, its SELECT gives `columns` in their order for days :from to :to.

    Of these the whole months are :first to :last (`YYYY-MM`), and the days before and after those :from to :head and
    :tail to :to; any of the three may be empty. Of the months the whole years are :first_year to :last_year, the others
    :first to :head_month and :tail_month to :last. The SELECT may name :gallery, the gallery's code, too.
    """

    id: str
    title: str
    """Msgid."""
    group: str
    """TIME, STALLS, GOODS or MONEY."""
    order: int
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """The columns that tell a row from the others, by which two periods are compared; none where rows are single
    facts that no other period has."""
    compared: tuple[str, ...] = ()
    """The measures that stand beside another period's; all of them where none is named."""
    chart: Chart | None = None
    ranks: Literal["most", "least"] | None = None
    """Whether it lists the goods by what they brought; of very many a screen shows the first (`goods.ranking`)."""
    select: str


def all_reports() -> dict[str, Report]:
    """Every report by id, in order."""
    return kinds.load(__name__, "REPORT", Report)


def find(id: str) -> Report:  # noqa: A002
    """The report called `id`. Raises PosError that lists the known ones."""
    known = all_reports()
    if id not in known:
        raise PosError(N_("There is no report “{name}”: choose from {known}"), name=id, known=", ".join(known))
    return known[id]
