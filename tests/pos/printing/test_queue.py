"""What waits for the printer outlives a power cut, and an older database learns to keep it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos import stall as stalls
from pos.errors import PosError
from pos.people.rights import Actor
from pos.printing.text import text
from pos.stall import Stall, create_stall, open_stall

CASH = [{"tender": "cash", "amount": 20_000}]
SALE = {"id": "a1", "at": "2026-11-24T19:00:00+07:00", "lines": [{"name": "Kain", "qty": 1, "price": 20_000}]}


def test_papers_come_in_the_order_they_were_wanted_also_after_a_start(stall: Stall, feed: Callable[..., Any]) -> None:
    (answer,) = feed(SALE | {"payments": CASH})
    stall.print_queue.add("receipt", answer["number"])
    stall.print_queue.add("receipt", answer["number"], copy=True)
    stall.close()
    with open_stall(stall.folder) as again:
        assert len(again.print_queue) == 2
        first = again.print_queue.first()
        assert first is not None
        assert "SALINAN" not in text(again.paper(first))
        again.print_queue.take_out(first)
        second = again.print_queue.first()
        assert second is not None
        assert "SALINAN" in text(again.paper(second))
        again.print_queue.clear()
        assert again.print_queue.first() is None


def test_a_closing_slip_is_remade_from_its_summary(stall: Stall, feed: Callable[..., Any]) -> None:
    feed(SALE | {"payments": CASH})
    stall.close_day()
    stall.print_queue.add("closing_slip", "2026-11-24")
    job = stall.print_queue.first()
    assert job is not None
    assert "20.000" in text(stall.paper(job))


@pytest.mark.parametrize("paper", ["receipt", "closing_slip"])
def test_a_paper_about_nothing_is_told(paper: str, stall: Stall) -> None:
    stall.print_queue.add(paper, "2026-11-30")
    job = stall.print_queue.first()
    assert job is not None
    with pytest.raises(PosError):
        stall.paper(job)


def test_a_database_from_before_the_queue_gets_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = {stage: texts for stage, texts in stalls.MIGRATIONS.items() if stage != "printing"}
    with monkeypatch.context() as before:
        before.setattr(stalls, "MIGRATIONS", older)
        create_stall(tmp_path / "s", code="K07", name="Klitikan", trade="klitikan").close()
    with open_stall(tmp_path / "s") as stall:
        stall.print_queue.add("receipt", "K07-1-261124-0001")
        assert len(stall.print_queue) == 1


def test_the_drawer_is_opened_for_a_reason_that_the_summary_tells(
    stall: Stall, feed: Callable[..., Any], body: Callable[..., dict[str, Any]]
) -> None:
    feed(SALE | {"payments": CASH})
    with pytest.raises(PosError):
        stall.record_drawer("  ")
    event = stall.record_drawer(" tukar uang receh ", by=Actor("Ayu"))
    stall.close_day()
    told = [warning for warning in body()["warnings"] if warning["kind"] == "drawer"]
    assert [(each["seq"], each["text"]) for each in told] == [(event.seq, "tukar uang receh")]


@pytest.mark.parametrize(("width", "columns"), [("58", "32"), ("80", "48")])
def test_a_test_print_says_how_it_is_set_up(stall: Stall, width: str, columns: str) -> None:
    stall.set("receipt", width)
    stall.set("printer", "network:192.168.1.50")
    printed = text(stall.papers.trial())
    assert f"Kertas {width} mm, {columns} huruf" in printed
    assert "network:192.168.1.50" in printed
    assert max(map(len, printed.splitlines())) <= int(columns)
