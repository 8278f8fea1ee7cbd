"""Rupiah: whole numbers inside, text only at the edge."""

import re
from collections.abc import Sequence
from typing import NewType

from pos.errors import PosError
from pos.words import N_

Rupiah = NewType("Rupiah", int)

LARGEST = 999_999_999
"""The largest price, line or typed amount, in rupiah."""

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

_AMOUNT = re.compile(r"(?:Rp[ \u00a0]?)?([0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3})+)", re.IGNORECASE)


def format_number(amount: int) -> str:
    """`12500` → `12.500`, `-5000` → `−5.000`."""
    text = f"{abs(amount):,}".replace(",", ".")
    return MINUS + text if amount < 0 else text


def format_rupiah(amount: int) -> str:
    """`12500` → `Rp 12.500` with a no-break space, `-5000` → `−Rp 5.000`."""
    text = f"Rp{NO_BREAK_SPACE}" + f"{abs(amount):,}".replace(",", ".")
    return MINUS + text if amount < 0 else text


def format_thousandths(qty: int) -> str:
    """A measured quantity ≥ 0 for people: `12,5` of 12500 thousandths, `3` of 3000."""
    return _decimal(qty, 3)


def format_hundredths(amount: int) -> str:
    """A share ≥ 0 for people to type on: `66,67` of 6667 basis points, `80` of 8000."""
    return _decimal(amount, 2)


def format_percent(points: int) -> str:
    """Basis points ≥ 0: `80 %`, `66,67 %`, with a no-break space."""
    return f"{_decimal(points, 2)}{NO_BREAK_SPACE}%"


def _decimal(amount: int, places: int) -> str:
    whole, part = divmod(amount, 10**places)
    return format_number(whole) + (f",{part:0{places}d}".rstrip("0") if part else "")


def format_quantity(qty: int, weighed: bool) -> str:
    """`2`, or of thousandths of a kilogram where it is weighed `0,25 kg` with a no-break space."""
    if not weighed:
        return format_number(qty)
    return (MINUS if qty < 0 else "") + format_thousandths(abs(qty)) + f"{NO_BREAK_SPACE}kg"


def parse_rupiah(text: str) -> Rupiah:
    """Typed text to rupiah, 0 … 999.999.999: `12500`, `12.500`, `Rp12.500`, `Rp 12.500`.

    `12,5` and `12,500` are refused. Raises PosError with the text as it was typed.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise PosError(N_("“{text}” is not an amount: write whole rupiah, like 12500 or 12.500"), text=text)
    amount = int(match[1].replace(".", ""))
    if amount > LARGEST:
        raise PosError(N_("{text} is too large: at most 999.999.999"), text=text)
    return Rupiah(amount)


def divide_half_up(amount: int, divisor: int) -> int:
    """`amount` ÷ `divisor` (> 0) to a whole number, a half going away from zero."""
    quotient = (2 * abs(amount) + divisor) // (2 * divisor)
    return -quotient if amount < 0 else quotient


def share_out(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` shared over `weights` (all ≥ 0) by largest remainder, ties to the earlier; the shares add up to it.

    With no weight at all every share is 0.
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(amount * weights[i] % whole))
    for i in by_remainder[: amount - sum(shares)]:
        shares[i] += 1
    return shares
