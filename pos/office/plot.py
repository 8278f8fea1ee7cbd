"""What of an answer is drawn: its values by label and part, as any chart on screen or paper needs them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pos.office.comparing import months_on
from pos.office.reports import TIMES, Chart, Kind
from pos.office.table import Cell, Table

Values = tuple[int | None, ...]
"""One for each label; None where there is no row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row of bars, one line, one colour of a stack or one row of a heat grid: a value for each of the labels.

    `name` is a cell of the chart's series, None where there is but one.
    """

    name: Cell
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """`labels` are cells of kind `label_kind`, the parts' names of kind `name_kind`, the values of `value_kind`.

    Labels of time go on without a gap from the first to the last: where nothing was handed in the values are None.
    `before` holds the values of the period compared with, to be drawn as a line over the bars; None without one.
    `others` is how many rows the last bar adds up that carries no label of its own (its label is None).
    """

    kind: Literal["bars", "line", "stacked", "heat"]
    labels: tuple[Cell, ...]
    label_kind: Kind
    name_kind: Kind
    value_kind: Kind
    parts: tuple[Part, ...]
    before: Values | None = None
    others: int = 0


def plot(table: Table) -> Plot | None:
    """How `table` is drawn; None where there is nothing to draw."""
    chart = table.chart
    if chart is None or not table.rows:
        return None
    kinds = {column.id: column.kind for column in table.described}
    labels = tuple(dict.fromkeys(table.values(chart.label)))
    if kinds[chart.label] in TIMES:
        labels = tuple(_going_on(labels, kinds[chart.label]))
    count = len(labels) + table.left_out.rows
    kept = labels if chart.most is None or count <= chart.most else labels[: chart.most - 1]
    others = count - len(kept)
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


def _going_on(labels: Sequence[Cell], kind: Kind) -> Iterator[Cell]:
    """Every day, week, month, weekday or hour from the first of `labels` to the last."""
    if kind in ("weekday", "hour"):
        places = [int(label) for label in labels if label is not None]
        yield from range(min(places), max(places) + 1)
        return
    label, last = min(map(str, labels)), max(map(str, labels))
    while label <= last:
        yield label
        label = _following(label, kind)


def _following(label: str, kind: Kind) -> str:
    if kind == "month":
        return months_on(label, 1)
    return (date.fromisoformat(label) + timedelta(7 if kind == "week" else 1)).isoformat()


def together(parts: Iterable[Values]) -> Values:
    """The sum of all parts at each label."""
    return tuple(
        sum(value or 0 for value in values) if any(value is not None for value in values) else None
        for values in zip(*parts, strict=True)
    )


def _before(table: Table, chart: Chart, kept: Sequence[Cell], others: int) -> Values | None:
    """Of all parts together: a period before is one line, whatever the chart."""
    if chart.before is None:
        return None
    return together(part.values for part in _parts(table, chart, chart.before, kept, others))


def _parts(table: Table, chart: Chart, value: str, kept: Sequence[Cell], others: int) -> Iterable[Part]:
    places = {label: place for place, label in enumerate(kept)}
    names = table.values(chart.series) if chart.series else (None,) * len(table.rows)
    sums: dict[Cell, list[int | None]] = {name: [None] * (len(kept) + (others > 0)) for name in dict.fromkeys(names)}
    lacking = table.new if value == chart.before else table.gone
    cells = zip(names, table.values(chart.label), table.values(value), table.keys(), strict=True)
    for name, label, amount, key in cells:
        if isinstance(amount, int) and key not in lacking:
            place = places.get(label, len(kept))
            sums[name][place] = (sums[name][place] or 0) + amount
    if value in table.left_out.sums:
        rest = next(iter(sums.values()))
        rest[-1] = (rest[-1] or 0) + table.left_out.sums[value]
    return (Part(name=name, values=tuple(values)) for name, values in sums.items())
