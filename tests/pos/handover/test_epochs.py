"""A till that begins anew: numbers from 1, the reason told, the hand-in held until somebody has looked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.doctor import check_stall
from pos.errors import PosError
from pos.gallery import Office, create_office
from pos.handover import verify
from pos.stall import Stall, create_stall


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    collection = tmp_path.joinpath("collection")
    collection.mkdir()
    with create_office(tmp_path.joinpath("office"), "GIK", "Galeri", str(collection)) as made:
        yield made


@pytest.fixture
def stall(tmp_path: Path, office: Office, clock) -> Iterator[Stall]:
    """A stall that closed one day, 24 November, which the office accepted."""
    collection = office.settings.collection
    with create_stall(
        tmp_path.joinpath("stall"), code="K07", name="Pak Djarwo", trade="klitikan", collection=collection, clock=clock
    ) as made:
        office.enrol(made.request_path)
        made.close_day()
        hand_in(made, office)
        clock.forward(days=1)
        yield made


def hand_in(stall: Stall, office: Office) -> None:
    stall.send()
    office.collect()
    stall.send()


def begin(stall: Stall, *, held: bool = False) -> None:
    stall.epochs.begin("komputer rusak", at=stall.now(), operation="restore", held=held)


def test_numbers_count_from_one_again_and_the_first_file_says_why_and_goes_on_where_the_last_closed(stall, clock):
    last = stall.outbox.newest("2026-11-24").body
    begin(stall)
    first = stall.close_day()
    clock.forward(days=1)
    second = stall.close_day()
    assert first.file == "GIK-K07-1_2026-11-25_e2_000001_r1.jsonl"
    assert (first.body["reason"], first.body["previous"]) == ("komputer rusak", None)
    opens = (first.body["first_seq"], first.body["opening_hash"], first.body["opening_grand_total"])
    assert opens == (last["last_seq"] + 1, last["last_hash"], last["closing_grand_total"])
    assert (second.body["number"], second.body["previous"], second.body["reason"]) == (2, first.sha256, None)
    assert verify.verify_file(first.data).good
    assert check_stall(stall).problems == ()


def test_a_day_of_the_epoch_before_is_revised_in_its_own(stall):
    begin(stall)
    stall.reopen_day("2026-11-24", "lupa")
    assert stall.close_day().file == "GIK-K07-1_2026-11-24_e1_000001_r2.jsonl"
    assert check_stall(stall).problems == ()


def test_the_office_admits_the_next_epoch_by_its_request_and_answers_in_it(stall, office):
    begin(stall)
    stall.close_day()
    assert not stall.is_admitted()
    stall.send()
    assert office.collect().accepted == ()
    (waiting,) = office.waiting()
    assert (waiting.epoch, waiting.problem) == (2, None)
    office.enrol(waiting.data)
    hand_in(stall, office)
    assert (stall.is_admitted(), stall.not_accepted()) == (True, 0)
    assert office.check().problems == ()


def test_what_was_not_answered_of_an_earlier_epoch_is_still_handed_in(stall, office, clock):
    sealed = stall.close_day()
    begin(stall)
    clock.forward(days=1)
    assert stall.send().sent == (sealed.file,)
    office.collect()
    assert stall.send().waiting == ()


def test_a_held_hand_in_sends_nothing_until_it_is_released_with_a_reason(stall):
    begin(stall, held=True)
    assert stall.epochs.is_held
    with pytest.raises(PosError, match="alasan|mengapa|Sebutkan"):
        stall.epochs.release(" ", at=stall.now(), operation="a")
    stall.epochs.release("dicocokkan dengan nota", at=stall.now(), operation="b")
    assert not stall.epochs.is_held
    assert check_stall(stall).problems == ()


def test_an_epoch_needs_a_reason_and_follows_every_one_that_is_known(stall):
    with pytest.raises(PosError):
        stall.epochs.begin("  ", at=stall.now(), operation="a")
    stall.epochs.begin("dipulihkan", at=stall.now(), operation="b", after=6)
    assert (stall.journal.epoch, stall.epochs.reason) == (7, "dipulihkan")
