"""Timing: seconds of one piece of work, medians of interleaved cases, and a row beside its target."""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Row:
    """One measured operation: `ratio` to the floor named in `floor`, and the ratio that speed.md allows at most."""

    operation: str
    ratio: float
    target: float
    floor: str
    seconds: float

    def __str__(self) -> str:
        verdict = "good" if self.ratio <= self.target else "OVER"
        took = f"{self.seconds * 1000:10,.2f} ms"
        return (
            f"{self.operation:<44} {took} {self.ratio:8.3f} x   target {self.target:6.3f} x  {verdict}   {self.floor}"
        )


def say(text: str) -> None:
    """One line of the benchmark's answer, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that `work` took, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def interleaved(cases: Mapping[str, Callable[[], Any]], rounds: int, warm_up: int = 1) -> dict[str, float]:
    """The median seconds of each case, run in turn `rounds` times after `warm_up` turns that do not count."""
    return {name: median(seconds) for name, seconds in in_turn(cases, rounds, warm_up).items()}


def in_turn(cases: Mapping[str, Callable[[], Any]], rounds: int, warm_up: int = 1) -> dict[str, list[float]]:
    """The seconds of each case, turn by turn; one that returns a float has timed itself, any other is timed here."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(warm_up + rounds):
        for name, work in cases.items():
            seconds, own = timed(work)
            if turn >= warm_up:
                taken[name].append(own if isinstance(own, float) else seconds)
    return taken


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the ratios, turn by turn: what slows the machine for a while slows both of a turn."""
    return median(one / other for one, other in zip(above, below, strict=True))
