"""Letters that may be drawn: whatever a name holds becomes plain letters, one column each, left to right."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

UNKNOWN = "?"
"""Stands for a letter that cannot be drawn."""

LONGEST = 2000
"""More letters than this of one text are never looked at: no paper holds them."""

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Mc"}
_SPACES = re.compile(r"[ \t\n\r\f\v\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ONE_COLUMN = ("Na", "H", "N", "A")
_LEFT_TO_RIGHT = ("L", "EN", "ES", "ET", "CS", "ON", "WS")


def clean(text: str) -> str:
    """`text` on one line: white space folded, controls and joining marks dropped.

    What is wide, or written from right to left, becomes “?”, so that rows keep their columns and order.
    """
    text = text[:LONGEST]
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(map(_single, text))


@cache
def _single(letter: str) -> str:
    if letter.isascii() and letter.isprintable():
        return letter
    category = unicodedata.category(letter)
    if category == "Cs":
        return UNKNOWN
    if category in _DROPPED:
        return ""
    plain = unicodedata.east_asian_width(letter) in _ONE_COLUMN and unicodedata.bidirectional(letter) in _LEFT_TO_RIGHT
    return letter if plain else UNKNOWN


def fold(text: str, knows: Callable[[str], bool]) -> str:
    """`text` in letters that `knows`: a letter with an accent loses it first, what is left becomes “?”."""
    if all(map(knows, text)):
        return text
    return "".join(letter if knows(letter) else _nearest(letter, knows) for letter in text)


def _nearest(letter: str, knows: Callable[[str], bool]) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return plain if plain and all(map(knows, plain)) else UNKNOWN


def wrap(text: str, most: int, width: float, measure: Callable[[str], float], ellipsis: str = "…") -> list[str]:
    """`text` on at most `most` lines, none wider than `width` by `measure`; the last is cut with the ellipsis.

    A word that fits no line is broken after a colon where it has one, else anywhere. Always at least one line.
    """
    lines: list[str] = []
    rest = text.strip(" ")
    while rest and len(lines) < most:
        if measure(rest) <= width:
            return [*lines, rest]
        if len(lines) == most - 1:
            return [*lines, cut(rest, width, measure, ellipsis)]
        line = _first_line(rest, width, measure)
        lines.append(line.rstrip(" "))
        rest = rest[len(line) :].lstrip(" ")
    return lines or [""]


def _first_line(text: str, width: float, measure: Callable[[str], float]) -> str:
    end = max(1, _longest(text, width, measure))
    if text[end : end + 1] == " ":
        return text[:end]
    space = text.rfind(" ", 0, end)
    if space > 0:
        return text[:space]
    colon = text.rfind(":", 0, end)
    return text[: colon + 1] if colon > 0 else text[:end]


def cut(text: str, width: float, measure: Callable[[str], float], ellipsis: str = "…") -> str:
    """`text` itself where it is no wider than `width`, else its beginning and the ellipsis; "" where nothing fits."""
    if measure(text) <= width:
        return text
    room = width - measure(ellipsis)
    return text[: _longest(text, room, measure)].rstrip(" ") + ellipsis if room >= 0 else ""


def _longest(text: str, width: float, measure: Callable[[str], float]) -> int:
    """How many letters of `text` are no wider than `width`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
