"""The figure that shows a report's graph, and what its colours are."""

from pos.office.plot import together
from pos.printing.layout import Graph
from ui.models.today import change_of
from ui.widgets.chart.figure import Figure, shade
from ui.widgets.chart.heat import Heat
from ui.widgets.chart.lying import Across
from ui.widgets.chart.upright import Bars, Line, Piles

Key = tuple[str, str, bool]
"""Words, the name of a token, and whether it is a line."""


def figure_of(graph: Graph) -> Figure:
    """`graph` as a figure."""
    sums = together(values for _name, values in graph.parts)
    match graph.kind:
        case "heat":
            lines = tuple(name for name, _values in graph.parts)
            return Heat(lines, graph.labels, tuple(values for _name, values in graph.parts), graph.money)
        case "stacked":
            return Piles(
                graph.labels,
                sums,
                graph.before,
                graph.money,
                graph.full,
                graph.names,
                parts=graph.parts,
                rest=graph.rest,
            )
        case "lying":
            values = tuple(value or 0 for value in sums)
            notes = tuple(_note(now, old or 0) for now, old in zip(values, graph.before, strict=False))
            return Across(graph.full, values, notes, money=graph.money, rest=graph.rest)
        case _:
            made = Line if graph.kind == "line" else Bars
            return made(graph.labels, sums, graph.before, graph.money, graph.full, graph.names)


def keys_of(graph: Graph) -> tuple[Key, ...]:
    """What its colours and its line are, where there is more than one."""
    keys: list[Key] = []
    if graph.kind == "stacked":
        keys += [(name, shade(at), False) for at, (name, _values) in enumerate(graph.parts)]
    if graph.before and graph.kind not in ("heat", "lying"):
        keys = keys or [(graph.names[0], "brand", False)]
        keys.append((graph.names[1], "muted", True))
    return tuple(keys)


def _note(now: int, before: int) -> tuple[str, str]:
    if before <= 0:
        return "–", "muted"
    return change_of(now, before), "ok" if now >= before else "bad"
