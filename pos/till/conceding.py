"""What is given off the asking price, and the rights that it asks for. Pure sums in whole rupiah."""

from collections.abc import Mapping, Sequence

from pos.money import divide_half_up
from pos.people.rights import Right
from pos.till.sale import Line


def rights_for(lines: Sequence[Line], floors: Mapping[str, int | None], limit: int) -> list[Right]:
    """What selling these priced lines asks for; `floors` by code, `limit` in percent.

    Goods with a lowest price may be haggled down to it, by whichever name the rest goes. Of all others, and of any
    discount, no more than the limit goes off a line.
    """
    below = any(_is_below(line, floors.get(line.code or "")) for line in lines)
    over = any(_is_over(line, floors.get(line.code or "") is None, limit) for line in lines)
    return [right for right, asked in ((Right.PRICE, below), (Right.DISCOUNT, over)) if asked]


def _is_below(line: Line, floor: int | None) -> bool:
    """A lowest price is of the product as it is; what is chosen moves it as it moves the price."""
    if floor is None:
        return False
    return line.amount < divide_half_up(max(0, floor + (line.difference or 0)) * line.qty, line.per)


def _is_over(line: Line, counts_haggling: bool, limit: int) -> bool:
    off = line.discount + line.share
    value = line.amount + off
    as_chosen = line.as_chosen
    asked = value if as_chosen is None else max(value, divide_half_up(as_chosen * line.qty, line.per))
    if counts_haggling:
        off += asked - value
    return off * 100 > limit * asked
