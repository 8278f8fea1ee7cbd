"""The stages of some work on a line, as a picture of where it stands: dots, names and days."""

from collections.abc import Iterator

from pos.printing import fonts
from pos.printing.fonts import drawable
from pos.printing.layout import Track, Weight
from pos.printing.letters import cut, wrap
from pos.printing.mark import Box, Mark, Run, Stroke

_DOT, _EDGE = 9.0, 1.4
_SIZE, _LINE = 7.6, 9.6
_BELOW, _APART = 3.0, 4.0


def height(track: Track, width: float) -> float:
    """Points from the top of the dots to the bottom of the words."""
    lines = max(len(_name(name, width / len(track.stops) - _APART)) for name, _words, _passed in track.stops)
    return _DOT + 2 * _BELOW + _LINE * (lines + 1)


def marks(track: Track, x: float, y: float, width: float) -> Iterator[Mark]:
    """What is drawn from the corner (x, y), in points; a filled dot is passed."""
    room = width / len(track.stops)
    middles = [x + room * (number + 0.5) for number in range(len(track.stops))]
    yield Stroke(middles[0], y + _DOT / 2, middles[-1] - middles[0], 0.72)
    for middle, (name, words, passed) in zip(middles, track.stops, strict=True):
        yield Box(middle - _DOT / 2, y, _DOT, _DOT, _DOT / 2)
        if not passed:
            inner = _DOT - 2 * _EDGE
            yield Box(middle - inner / 2, y + _EDGE, inner, inner, inner / 2, 1)
        yield from _words(middle, y + _DOT + _BELOW, name, words, room - _APART)


def _words(middle: float, y: float, name: str, words: str, room: float) -> Iterator[Run]:
    told = cut(drawable(words), room, lambda text: fonts.measure(text, 400, _SIZE))
    weighted: list[tuple[str, Weight]] = [*((line, 600) for line in _name(name, room)), (told, 400)]
    for number, (text, weight) in enumerate(weighted):
        start = middle - fonts.measure(text, weight, _SIZE) / 2
        if text:
            yield Run(start, y + _LINE * number + _SIZE * 0.95, text, _SIZE, weight)


def _name(name: str, room: float) -> list[str]:
    return wrap(drawable(name), 2, room, lambda text: fonts.measure(text, 600, _SIZE))
