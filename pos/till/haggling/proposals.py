"""What a vendor may answer to an offer: the middle, the offer itself, a few percent off, a round price. Pure sums."""

from typing import NamedTuple

from pos.money import divide_half_up

PERCENTS = (5, 10, 15)
FINEST = 500
"""No answer is finer than this, in rupiah: nobody talks about less."""

_STEPS = ((500_000, 10_000), (100_000, 5_000), (20_000, 1_000))
"""From which price on it is rounded to which step; the largest first."""


class Proposals(NamedTuple):
    """Answers in rupiah, none above the asking price; `off` in the order of `PERCENTS`."""

    middle: int
    offered: int
    off: tuple[int, ...]
    rounded: int


def propose(asked: int, offered: int, agreed: int) -> Proposals:
    """The answers to `offered` for what costs `asked`; `agreed` is the price that stands now, which is rounded."""
    offered = min(offered, asked)
    middle = divide_half_up(asked + offered, 2)
    return Proposals(
        middle=min(asked, to_step(middle, FINEST)),
        offered=offered,
        off=tuple(min(asked, to_step(asked * (100 - percent), FINEST * 100) // 100) for percent in PERCENTS),
        rounded=min(asked, to_step(agreed, step_of(agreed))),
    )


def step_of(price: int) -> int:
    """The step that a price of this size is rounded to, in rupiah."""
    return next((step for least, step in _STEPS if price >= least), FINEST)


def to_step(amount: int, step: int) -> int:
    """The multiple of `step` nearest to `amount`, the upper of two."""
    return divide_half_up(amount, step) * step
