"""The lowest price as a tag that only the stall can read: ten different letters stand for 1, 2, … 9, 0."""

from pos.errors import PosError
from pos.words import N_

_DIGITS = "1234567890"
_POINT = "."
"""Stands before what is not whole thousands; these are left out where there is nothing."""


def checked(word: str) -> str:
    """The word in capitals, "" for none. Raises PosError where it is not ten different letters."""
    word = word.strip().upper()
    if word and not (word.isascii() and word.isalpha() and len(word) == len(set(word)) == len(_DIGITS)):
        raise PosError(N_("The stall's cipher is ten different letters, for 1 to 9 and 0: choose another word"))
    return word


def tag(price: int, word: str) -> str:
    """`price` in whole thousands as letters, `650.000` as three of them; `650.500` with the rest behind a point."""
    thousands, rest = divmod(price, 1000)
    digits = f"{thousands}{_POINT}{rest:03}" if rest else str(thousands)
    return digits.translate(str.maketrans(_DIGITS, word))


def read(text: str, word: str) -> int:
    """The price that `tag` wrote with `word`."""
    thousands, _point, rest = text.translate(str.maketrans(word, _DIGITS)).partition(_POINT)
    return int(thousands) * 1000 + int(rest or 0)
