"""A stall on disk with goods, a clock that stands until it is told, and a way to feed its till."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos.ring import ring
from pos.stall import Stall, create_stall

GOLDEN = Path(__file__).parents[1].joinpath("golden", "ring")
EVENING = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)

Answer = dict[str, Any]
Feed = Callable[..., list[Answer]]


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.at = EVENING

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **time: int) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stall(tmp_path: Path, clock: Clock) -> Iterator[Stall]:
    """A new stall K07-1 with the golden goods: events 1 to 3 are there."""
    folder = tmp_path.joinpath("stall")
    with create_stall(folder, code="K07", name="Klitikan Pak Djarwo", trade="klitikan", clock=clock) as made:
        made.catalog.import_sheet(GOLDEN.joinpath("goods.csv"), at=EVENING, operation="import")
        yield made


@pytest.fixture
def feed(stall: Stall) -> Feed:
    """Feeds lines, as values or as bytes, and gives their answers."""

    def run(*lines: Any, close_days: bool = False) -> list[Answer]:
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        return list(ring(stall, raw, close_days=close_days))

    return run


@pytest.fixture
def body(stall: Stall) -> Callable[..., dict[str, Any]]:
    """Line 1 of the newest summary of a day."""

    def of(day: str = "2026-11-24") -> dict[str, Any]:
        sealed = stall.delivery.outbox.newest(day)
        assert sealed is not None
        return sealed.body

    return of
