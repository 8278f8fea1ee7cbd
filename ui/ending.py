"""The end that comes from outside: Ctrl+C in the terminal, or a system that shuts down."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QTimer

_TOLD = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def told_to_end(end: Callable[[int], object]) -> Iterator[None]:
    """Until it is over such a signal calls `end` with the exit status that a shell knows it by.

    Not from within: whatever is done just now, a sale being recorded say, is done first.
    """

    def on_told(number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, lambda: end(128 + number))

    before = {number: signal.signal(number, on_told) for number in _TOLD}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
