"""An amount of rupiah in words, as a receipt for money says it beside the figures."""

from collections.abc import Iterator

LARGEST = 10**15 - 1
"""The largest amount that is said."""

_DIGITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ("", "ribu", "juta", "miliar", "triliun")

_ENGLISH = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_SCALES = ("", "thousand", "million", "billion", "trillion")


def in_words(amount: int, language: str) -> str:
    """`3_000_000` → `tiga juta rupiah`, or `three million rupiah`; 0 to `LARGEST`. Raises ValueError."""
    if not 0 <= amount <= LARGEST:
        raise ValueError(amount)
    if not amount:
        return "nol rupiah" if language == "id" else "zero rupiah"
    said = _indonesian if language == "id" else _english
    return " ".join([*said(amount), "rupiah"])


def _groups(amount: int) -> Iterator[tuple[int, int]]:
    """The digits by threes from the left, none of them 0: (how many thousands of thousands it stands for, which)."""
    for scale in reversed(range(len(_SCALES))):
        group = amount // 1000**scale % 1000
        if group:
            yield scale, group


def _indonesian(amount: int) -> Iterator[str]:
    for scale, group in _groups(amount):
        if scale == 1 and group == 1:
            yield "seribu"  # but satu juta, dua puluh satu ribu
            continue
        yield from _below_thousand(group)
        if scale:
            yield _SCALES[scale]


def _below_thousand(group: int) -> Iterator[str]:
    hundreds, rest = divmod(group, 100)
    if hundreds:
        yield "seratus" if hundreds == 1 else f"{_DIGITS[hundreds]} ratus"
    tens, ones = divmod(rest, 10)
    if tens == 1:
        yield {0: "sepuluh", 1: "sebelas"}.get(ones) or f"{_DIGITS[ones]} belas"
        return
    if tens:
        yield f"{_DIGITS[tens]} puluh"
    if ones:
        yield _DIGITS[ones]


def _english(amount: int) -> Iterator[str]:
    for scale, group in _groups(amount):
        hundreds, rest = divmod(group, 100)
        if hundreds:
            yield f"{_ENGLISH[hundreds]} hundred"
        if rest:
            tens, ones = divmod(rest, 10)
            yield (
                _ENGLISH[rest]
                if rest < len(_ENGLISH)
                else "-".join(filter(None, (_ENGLISH_TENS[tens], _ENGLISH[ones])))
            )
        if scale:
            yield _ENGLISH_SCALES[scale]
