"""What of an answer is drawn: its values by label and part, as any chart on screen or paper needs them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pos.office.answer import Cell, Table
from pos.office.reports import TIMES, Chart, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row of bars, one line, one colour of a stack or one row of a heat grid: a value for each of the labels.

    `name` is a cell of the chart's series, None where there is but one.
    """

    name: Cell
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """`labels` are cells of kind `label_kind`, the parts' names of kind `name_kind`, the values of `value_kind`.

    `before` holds the values of the period compared with, to be drawn as a line over the bars; None without one.
    `others` is how many rows the last bar adds up that carries no label of its own (its label is None).
    """

    kind: Literal["bars", "line", "stacked", "heat"]
    labels: tuple[Cell, ...]
    label_kind: Kind
    name_kind: Kind
    value_kind: Kind
    parts: tuple[Part, ...]
    before: tuple[int, ...] | None = None
    others: int = 0


def plot(table: Table) -> Plot | None:
    """How `table` is drawn; None where there is nothing to draw."""
    chart = table.chart
    if chart is None or not table.rows:
        return None
    kinds = {column.id: column.kind for column in table.described}
    labels = tuple(dict.fromkeys(table.values(chart.label)))
    if kinds[chart.label] in TIMES:
        labels = tuple(sorted(labels, key=lambda label: str(label).zfill(2)))
    kept = labels if chart.most is None or len(labels) <= chart.most else labels[: chart.most - 1]
    others = len(labels) - len(kept)
    shown = (*kept, None) if others else kept
    return Plot(
        kind=chart.kind,
        labels=shown,
        label_kind=kinds[chart.label],
        name_kind=kinds[chart.series or chart.label],
        value_kind=kinds[chart.value],
        parts=tuple(_parts(table, chart, chart.value, kept, others)),
        before=_before(table, chart, kept, others),
        others=others,
    )


def _before(table: Table, chart: Chart, kept: Sequence[Cell], others: int) -> tuple[int, ...] | None:
    """Of all parts together: a period before is one line, whatever the chart."""
    if chart.before is None:
        return None
    parts = list(_parts(table, chart, chart.before, kept, others))
    return tuple(map(sum, zip(*(part.values for part in parts), strict=True)))


def _parts(table: Table, chart: Chart, value: str, kept: Sequence[Cell], others: int) -> Iterable[Part]:
    places = {label: place for place, label in enumerate(kept)}
    names = table.values(chart.series) if chart.series else (None,) * len(table.rows)
    sums = {name: [0] * (len(kept) + (others > 0)) for name in dict.fromkeys(names)}
    for name, label, amount in zip(names, table.values(chart.label), table.values(value), strict=True):
        sums[name][places.get(label, len(kept))] += amount if isinstance(amount, int) else 0
    return (Part(name=name, values=tuple(values)) for name, values in sums.items())
