"""What a mistyped word may have meant, by the words that there are."""

import unicodedata
from collections.abc import Sequence

_SHORTEST = 3
"""Letters: a shorter word is like too many others."""
_LONG = 6
"""Letters: from here on two slips are allowed, before that one."""
_MOST = 4


def likely(word: str, vocabulary: Sequence[str]) -> list[str]:
    """`word` itself where a word begins so; else at most four words that are one or two slips away, best first.

    A slip is a letter too many, too few, another, or two letters changed round. A word with a digit is a code or a
    size: it is looked for as it is, and `vocabulary` (small letters without accents) need not hold it.
    """
    plain = _plain(word)
    if any(letter.isdigit() for letter in plain) or any(known.startswith(plain) for known in vocabulary):
        return [word]
    if len(plain) < _SHORTEST:
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    slips = 1 if len(plain) < _LONG else 2
    found = extract(plain, vocabulary, scorer=OSA.distance, processor=None, limit=_MOST, score_cutoff=slips)
    return [known for known, _distance, _place in found]


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
