"""Amounts in Indonesian words, as a buyer's telephone and a receipt of old say them."""

from pos import words

_UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"))


def rupiah_in_words(amount: int) -> str:
    """`200000` → `dua ratus ribu rupiah`; empty in any language but Indonesian."""
    if words.language() != "id":
        return ""
    return f"{_number(amount) or 'nol'} rupiah"


def _number(number: int) -> str:
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        return f"{_UNITS[number // 10]} puluh {_UNITS[number % 10]}".strip()
    for scale, name in _SCALES:
        if number >= scale:
            many, rest = divmod(number, scale)
            one = "se" + name if many == 1 and scale <= 1_000 else f"{_number(many)} {name}"
            return f"{one} {_number(rest)}".strip()
    return ""
