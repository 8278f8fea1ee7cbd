"""A few of each fault that `make soak` puts into the program, and the testers themselves put to the test."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from pos.handover import envelope, summary
from pos.ring import ring
from pos.stall import open_stall
from soak import cashier, schedules, steps, tracing
from soak.__main__ import CASES, main
from soak.bits import bits, first_changed
from soak.faults import faults
from soak.kills import kills
from soak.outcome import Outcome
from soak.summaries import sealed, summaries
from soak.windows import on_a_screen

SEED = 5


@pytest.mark.parametrize(
    "case",
    [
        lambda folder: kills(folder, SEED, 3),
        lambda folder: on_a_screen(folder, SEED, 1),
        lambda folder: bits(folder, SEED, 12),
        lambda folder: summaries(folder, SEED, every=197),
        lambda folder: schedules.schedules(folder, SEED, 3, stalls=2, days=5),
        lambda folder: faults(folder, "sale", SEED, 3),
        lambda folder: faults(folder, "close", SEED, 2),
        lambda folder: faults(folder, "send", SEED, 2),
        lambda folder: faults(folder, "collect", SEED, 2),
        lambda folder: faults(folder, "backup", SEED, 2),
        lambda folder: faults(folder, "restore", SEED, 2),
    ],
    ids=["kills", "screen", "bits", "summaries", "schedules", "sale", "close", "send", "collect", "backup", "restore"],
)
def test_every_promise_holds_under_a_sample_of_its_faults(case: Callable[[Path], Outcome], tmp_path: Path) -> None:
    outcome = case(tmp_path)
    assert outcome.good, str(outcome)


def test_a_sale_that_is_lost_altered_or_recorded_twice_is_seen(tmp_path: Path) -> None:
    stall, meant = tmp_path.joinpath("stall"), cashier.sales("a", 2, Random(SEED))
    cashier.new_stall(stall)
    twice = {**meant[0], "id": "b"}
    with open_stall(stall) as opened:
        assert not [answer for answer in ring(opened, map(cashier.as_line, [meant[0], twice])) if "error" in answer]
    assert cashier.unlike(stall, meant[:1]) == ["b was never rung or is recorded twice"]
    assert "a-0-1 is not recorded as intended" in cashier.unlike(stall, meant)


@pytest.mark.parametrize(
    ("step", "stdout"),
    [
        ("sale", '{"id":"s-0-2","number":"K07-1-261102-0003"}'),
        ("close", ""),
        ("send", '{"sent":["GIK-K07-1_e1_n3_2026-11-04_r1.jsonl"]}'),
        ("collect", '{"accepted":["a","b","c"]}'),
        ("restore", ""),
    ],
)
def test_a_step_that_says_it_is_done_and_is_not_is_seen(tmp_path: Path, step: str, stdout: str) -> None:
    tried = next(each for each in steps.STEPS if each.name == step)
    tried.prepare(tmp_path)
    assert tried.judge(tmp_path, subprocess.CompletedProcess((), 0, stdout, "")) != []


def test_a_fault_is_put_where_it_was_meant(tmp_path: Path) -> None:
    cashier.new_stall(tmp_path.joinpath("stall"))
    ring_file = cashier.write_ring(tmp_path.joinpath("ring.jsonl"), cashier.sales("a", 1, Random(SEED)))
    ran = tracing.run_with(tracing.Point("fdatasync", 1, "killed"), "ring", tmp_path.joinpath("stall"), ring_file)
    assert (ran.returncode, ran.stdout) == (-9, "")


def test_a_total_that_is_not_the_journals_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedules, "amount_of", lambda sale: cashier.amount_of(sale) + 1)
    outcome = schedules.schedules(tmp_path, SEED, 1, stalls=1, days=4)
    assert outcome.wrong


def test_the_side_of_a_copied_folder_that_nobody_chose_is_seen_where_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedules, "_choose", lambda *_: None)
    outcome = schedules.schedules(tmp_path, SEED, 3, stalls=1, days=4)
    assert outcome.wrong


def test_ctrl_c_ends_with_what_a_case_came_to_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def one(outcome: Outcome) -> Outcome:
        with outcome.until_stopped():
            outcome.tried += 1
            raise KeyboardInterrupt
        return outcome

    monkeypatch.setitem(CASES, "kills", lambda _folder, seed, _count: one(Outcome("kills", seed)))
    monkeypatch.setattr(sys, "argv", ["soak", "--only", "kills", "bits", "--folder", str(tmp_path)])
    assert main() == 130
    assert capsys.readouterr().out.split() == ["kills", "1", "tried", "seed", "1", "good,", "stopped"]


def test_ctrl_c_while_a_case_prepares_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def prepare(*_: object) -> Outcome:
        raise KeyboardInterrupt

    monkeypatch.setitem(CASES, "kills", prepare)
    monkeypatch.setattr(sys, "argv", ["soak", "--only", "kills", "--folder", str(tmp_path)])
    assert main() == 130
    assert capsys.readouterr().out == "kills        stopped while it prepared: nothing was tried\n"


def test_a_summary_that_is_read_though_it_was_changed_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "holds", lambda *_: True)
    outcome = summaries(tmp_path, SEED, every=1999)
    assert outcome.wrong
    assert summary.read(sealed(tmp_path.joinpath("again"), Random(SEED)))


def test_the_first_event_that_differs_is_the_lowest_seq_of_them() -> None:
    assert first_changed({1: ("a",), 2: ("b",), 3: ("c",)}, {1: ("a",), 2: ("x",)}) == 2
    assert first_changed({1: ("a",)}, {1: ("a",)}) is None
