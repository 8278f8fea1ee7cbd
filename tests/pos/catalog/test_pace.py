"""How much a step takes on is learnt from the one before."""

import pytest

from pos.catalog import pace
from pos.catalog.pace import Pace


@pytest.mark.parametrize(("took_ms", "then"), [(4, 200), (8, 100), (10, 80), (400, 50), (0, 200)])
def test_the_next_step_takes_on_what_is_done_in_eight_milliseconds(
    monkeypatch: pytest.MonkeyPatch, took_ms: int, then: int
) -> None:
    now = iter((0, took_ms * 1_000_000))
    monkeypatch.setattr(pace, "perf_counter_ns", lambda: next(now))
    learning = Pace(100)
    with learning.step() as many:
        assert many == 100
    assert learning.many == then
