"""How many of something, as it is typed: `2`, or `12,5` of what is measured in thousandths."""

import re

from pos.errors import PosError
from pos.words import N_

_DECIMAL = re.compile(r"([0-9]{1,6})(?:,([0-9]{1,3}))?")


def quantity_of(text: str, per: int) -> int:
    """Pieces, or thousandths where `per` is 1000. Raises PosError."""
    found = _DECIMAL.fullmatch(text.strip())
    if found is None or (found[2] and per == 1):
        raise PosError(N_("“{text}” is no quantity: write it like 2, or 12,5 of a kilogram or a metre"), text=text)
    return int(found[1]) * per + int((found[2] or "").ljust(3, "0"))


def written_quantity(qty: int, per: int) -> str:
    """As it is typed."""
    whole, part = divmod(qty, per)
    return f"{whole}" + (f",{part:03d}".rstrip("0") if part else "")
