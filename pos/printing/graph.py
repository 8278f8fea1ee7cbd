"""A Graph on paper: shades of grey, its unit and what its shades are above it. All measures are points."""

from collections.abc import Iterator

from pos.money import format_number
from pos.office.plot import Values, together
from pos.printing.fonts import drawable, measure
from pos.printing.layout import Graph
from pos.printing.letters import cut
from pos.printing.mark import Box, Mark, Path, Run
from pos.printing.scale import Scale, label_step

_SIZE = 7.0
_HEAD, _UPRIGHT, _UNDER = 15.0, 130.0, 14.0
_ROW, _CELL = 13.0, 14.0
_WIDEST = 30.0
_SHADES = (0.2, 0.5, 0.7, 0.85)
"""How grey the parts of a pile are, the first the darkest."""
_GRID, _AXIS = 0.87, 0.55
_FAINTEST, _EMPTY = 0.85, 0.96
"""How grey the least of a heat grid is, and a cell of nothing."""


def height(graph: Graph) -> float:
    """How high it is, its line of words included."""
    if graph.kind == "lying":
        return _HEAD + _ROW * len(graph.labels)
    if graph.kind == "heat":
        return _HEAD + _CELL * len(graph.parts) + _UNDER
    return _HEAD + _UPRIGHT + _UNDER


def marks(graph: Graph, x: float, y: float, width: float) -> tuple[Mark, ...]:
    """All of it, its top left corner at (x, y)."""
    top = y + _HEAD
    if graph.kind == "lying":
        return (*_head(graph, "", x, y, width), *_lying(graph, x, top, width))
    if graph.kind == "heat":
        return (*_head(graph, "", x, y, width), *_heat(graph, x, top, width))
    upright = _Upright(graph, x, top, width)
    unit = upright.scale.words(graph.language) if graph.money else ""
    return (*_head(graph, unit, x, y, width), *upright.marks())


def _text(x: float, middle: float, text: str, align: float = 0) -> Run:
    """Words whose middle is at a height; `align` 0 has them to the right of x, 1 to the left, ½ around it."""
    text = drawable(text)
    return Run(x - align * measure(text, 400, _SIZE), middle + 0.36 * _SIZE, text, _SIZE, 400)


def _head(graph: Graph, unit: str, x: float, y: float, width: float) -> Iterator[Mark]:
    """The unit at the left; at the right what each shade and the line are, where there is more than one."""
    middle = y + _SIZE / 2
    yield _text(x, middle, unit)
    right = x + width
    for name, grey in reversed(tuple(_keys(graph))):
        yield _text(right, middle, name, 1)
        right -= measure(drawable(name), 400, _SIZE) + 12
        yield Box(right, middle - 3.5, 7, 7, 1, grey) if grey is not None else _line(right, middle)
        right -= 12


def _sums(graph: Graph) -> Values:
    return together(values for _name, values in graph.parts)


def _line(x: float, y: float) -> Path:
    return Path(((x - 4, y), (x + 8, y)), 1.2)


def _keys(graph: Graph) -> Iterator[tuple[str, float | None]]:
    """Words and their grey; None where they are the line."""
    if graph.kind == "stacked":
        yield from ((name, _SHADES[at]) for at, (name, _values) in enumerate(graph.parts))
    if graph.before and graph.kind not in ("lying", "heat"):
        if graph.kind != "stacked":
            yield graph.names[0], _SHADES[1]
        yield graph.names[1], None


class _Upright:
    """What stands over an axis: bars, piles, lines."""

    def __init__(self, graph: Graph, x: float, y: float, width: float) -> None:
        self._graph = graph
        self.scale = Scale.of((*self._ups(), *self._downs(), *graph.before), money=graph.money)
        lead = max(measure(self.scale.text(tick), 400, _SIZE) for tick in self.scale.ticks) + 6
        self._left, self._top, self._width = x + lead, y, width - lead
        self._slot = self._width / max(len(graph.labels), 1)

    def _ups(self) -> Iterator[int]:
        for values in zip(*(values for _name, values in self._graph.drawn), strict=True):
            yield sum(max(value or 0, 0) for value in values)

    def _downs(self) -> Iterator[int]:
        for values in zip(*(values for _name, values in self._graph.drawn), strict=True):
            yield sum(min(value or 0, 0) for value in values)

    def marks(self) -> Iterator[Mark]:
        yield from self._axis()
        if self._graph.kind == "line":
            yield from self._lines(self._graph.before, 0.9, 0.6)
            yield from self._lines(_sums(self._graph), 1.3, 0.0)
            return
        for at in range(len(self._graph.labels)):
            yield from self._pile(at)
        yield from self._lines(self._graph.before, 3.0, 1.0)
        yield from self._lines(self._graph.before, 1.2, 0.0)

    def _y(self, value: int) -> float:
        return self._top + _UPRIGHT * (1 - self.scale.share(value))

    def _middle(self, at: int) -> float:
        return self._left + self._slot * (at + 0.5)

    def _axis(self) -> Iterator[Mark]:
        for tick in self.scale.ticks:
            grey = _GRID if tick else _AXIS
            yield Box(self._left, self._y(tick) - 0.25, self._width, 0.5, 0, grey)
            yield _text(self._left - 6, self._y(tick), self.scale.text(tick), 1)
        written = [at for at, label in enumerate(self._graph.labels) if label]
        wide = max((measure(drawable(label), 400, _SIZE) for label in self._graph.labels), default=0) + 6
        for at in written[:: label_step(len(written), self._width, wide)]:
            yield _text(self._middle(at), self._top + _UPRIGHT + 8, self._graph.labels[at], 0.5)

    def _pile(self, at: int) -> Iterator[Box]:
        wide = min(max(self._slot * 0.6, 0.6), _WIDEST)
        up = down = 0
        only = len(self._graph.parts) == 1
        for part, (_name, values) in enumerate(self._graph.drawn):
            value = values[at] or 0
            low, high = (up, up + value) if value >= 0 else (down + value, down)
            top, grey = self._y(high), _SHADES[1 if only else part]
            if value:
                yield Box(self._middle(at) - wide / 2, top, wide, self._y(low) - top, 0, grey)
            up, down = (high, down) if value >= 0 else (up, low)

    def _lines(self, values: Values, thickness: float, grey: float) -> Iterator[Path]:
        """A line through what is known; a gap parts it, and a value between two gaps is a short dash."""
        run: list[tuple[float, float]] = []
        for at, value in enumerate((*values, None)):
            if value is not None:
                run.append((self._middle(at), self._y(value)))
                continue
            if len(run) == 1:
                (x, y), reach = run[0], min(self._slot * 0.3, 6)
                run = [(x - reach, y), (x + reach, y)]
            if run:
                yield Path(tuple(run), thickness, grey)
            run = []


def _lying(graph: Graph, x: float, y: float, width: float) -> Iterator[Mark]:
    sums = _sums(graph)
    texts = ["" if value is None else format_number(value) for value in sums]
    names = [cut(drawable(label), width * 0.3, lambda text: measure(text, 400, _SIZE)) for label in graph.full]
    lead = max((measure(name, 400, _SIZE) for name in names), default=0) + 8
    room = width - lead - max((measure(text, 400, _SIZE) for text in texts), default=0) - 8
    drawn = together(values for _name, values in graph.drawn)
    most = max((value or 0 for value in drawn), default=0)
    for at, value in enumerate(drawn):
        middle = y + _ROW * (at + 0.5)
        yield _text(x, middle, names[at])
        yield _text(x + width, middle, texts[at], 1)
        if value is not None and value > 0:
            yield Box(x + lead, middle - 3.5, max(room * value / most, 1), 7, 1, _SHADES[1])


def _heat(graph: Graph, x: float, y: float, width: float) -> Iterator[Mark]:
    lead = max((measure(drawable(name), 400, _SIZE) for name, _values in graph.parts), default=0) + 8
    wide = (width - lead) / max(len(graph.labels), 1)
    most = max((value or 0 for _name, values in graph.parts for value in values), default=0)
    for line, (name, values) in enumerate(graph.parts):
        top = y + _CELL * line
        yield _text(x, top + _CELL / 2, name)
        for at, value in enumerate(values):
            grey = _FAINTEST * (1 - value / most) if value is not None and value > 0 else _EMPTY
            yield Box(x + lead + wide * at + 0.5, top + 0.5, wide - 1, _CELL - 1, 1, grey)
    for at, label in enumerate(graph.labels):
        yield _text(x + lead + wide * (at + 0.5), y + _CELL * len(graph.parts) + 8, label, 0.5)
