"""Work that is done step by step, so that a window can live between the steps."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def outcome(steps: Generator[object, None, T]) -> T:
    """What all the steps come to, taken without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
