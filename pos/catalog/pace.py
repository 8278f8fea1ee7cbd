"""How much one step of long work takes on, so that a window has time to paint between two of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter_ns

_WANTED_NS = 8_000_000
"""Half of what a screen has for one picture."""
_LEAST, _MOST = 25, 2_000


class Pace:
    """`many` rows at first, then as many as the last step shows to be done in time; never more than twice as many."""

    def __init__(self, many: int) -> None:
        self.many = many

    @contextmanager
    def step(self) -> Iterator[int]:
        """One step; it is given how many rows to take on."""
        began = perf_counter_ns()
        yield self.many
        in_time = self.many * _WANTED_NS // max(perf_counter_ns() - began, 1)
        self.many = min(max(in_time, self.many // 2, _LEAST), self.many * 2, _MOST)
