"""What a piece that lies long is to cost. Pure sums in whole rupiah and days."""

from datetime import date
from typing import NamedTuple

from pos.catalog.product import Product

_ROUND = ((10_000, 1_000), (1_000, 500), (0, 1))
"""From which price on a new one is rounded down to how many rupiah."""


class Rule(NamedTuple):
    """So many percent of the first price off for each so many days; 0 of either proposes nothing."""

    percent: int = 10
    days: int = 30


class Aged(NamedTuple):
    """A piece on the shelf: since when, for how many days, and at which price it began to lie."""

    product: Product
    since: date
    days: int
    first_price: int

    def proposal(self, rule: Rule) -> int | None:
        """What it is to cost by `rule`; None where its price may stay.

        Never below its lowest price, nor, where it has none, below half of what it began with.
        """
        if not rule.days or not rule.percent:
            return None
        off = min(rule.percent * (self.days // rule.days), 100)
        target = _rounded(self.first_price * (100 - off) // 100)
        floor = self.product.floor
        least = -(-self.first_price // 2) if floor is None else floor
        target = max(target, least)
        return target if 0 < target < self.product.price else None


def _rounded(price: int) -> int:
    step = next(step for least, step in _ROUND if price >= least)
    return price - price % step
