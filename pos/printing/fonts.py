"""The letters of paper: Inter with tabular digits, in four weights, measured the same for PDF and picture."""

from functools import cache
from typing import Any

import resources
from pos.printing.layout import Weight
from pos.printing.letters import clean, fold

ASCENT = 0.96875
DESCENT = 0.2412109375
"""Above and below the baseline, in parts of the size; all four weights have the same."""


def font_file(weight: Weight) -> bytes:
    """The TrueType file of `weight`."""
    return resources.read("fonts", f"InterPaper-{weight}.ttf")


@cache
def font(weight: Weight) -> Any:
    """ReportLab's font of `weight`, registered under `font_name(weight)`."""
    from reportlab.pdfbase.pdfmetrics import registerFont

    from pos.printing.embedded import PaperFont

    loaded = PaperFont(font_name(weight), font_file(weight))
    registerFont(loaded)
    return loaded


def font_name(weight: Weight) -> str:
    """The name by which a canvas knows the font."""
    return f"InterPaper-{weight}"


def knows(letter: str) -> bool:
    """True where the font can draw `letter`."""
    return letter in _widths(400)


def drawable(text: str) -> str:
    """`text` in letters that the font has."""
    text = clean(text)
    return text if text.isascii() else fold(text, knows)


def measure(text: str, weight: Weight, size: float) -> float:
    """The width of `text` in points."""
    return sum(map(_widths(weight).__getitem__, text)) * size / 1000


class _Widths(dict[str, float]):
    """Of each letter its width in thousandths of the size; a letter that the font lacks has none."""

    def __missing__(self, letter: str) -> float:
        return 0


@cache
def _widths(weight: Weight) -> _Widths:
    face = font(weight).face
    return _Widths((chr(code), face.charWidths.get(code, face.defaultWidth)) for code in face.charToGlyph)
