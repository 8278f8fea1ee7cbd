"""A till that begins anew: numbers from 1, the reason told, the hand-in held until somebody has looked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.audit import check_stall
from pos.errors import PosError
from pos.gallery import Office, create_office
from pos.handover import verify
from pos.handover.outbox import HeldError
from pos.restoring import restore
from pos.stall import Stall, create_stall, open_stall


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
        office.admission.enrol(made.delivery.request_path)
        made.close_day()
        hand_in(made, office)
        clock.forward(days=1)
        yield made


def hand_in(stall: Stall, office: Office) -> None:
    stall.delivery.send()
    office.collect()
    stall.delivery.send()


def begin(stall: Stall, *, held: bool = False) -> None:
    stall.epochs.begin("komputer rusak", at=stall.now(), operation="restore", held=held)


def test_numbers_count_from_one_again_and_the_first_file_says_why_and_goes_on_where_the_last_closed(stall, clock):
    last = stall.delivery.outbox.newest("2026-11-24").body
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
    assert not stall.delivery.is_admitted()
    stall.delivery.send()
    assert office.collect().accepted == ()
    (waiting,) = office.admission.waiting()
    assert (waiting.epoch, waiting.problem) == (2, None)
    office.admission.enrol(waiting.data)
    hand_in(stall, office)
    assert (stall.delivery.is_admitted(), stall.delivery.not_accepted()) == (True, 0)
    assert office.check().problems == ()


def test_what_was_not_answered_of_an_earlier_epoch_is_still_handed_in(stall, office, clock):
    sealed = stall.close_day()
    begin(stall)
    clock.forward(days=1)
    assert stall.delivery.send().sent == (sealed.file,)
    office.collect()
    assert stall.delivery.send().waiting == ()


def test_a_held_hand_in_goes_on_by_itself_where_nothing_that_the_office_has_is_lacking(stall, office, clock):
    sealed = stall.close_day()
    begin(stall, held=True)
    assert stall.epochs.is_held
    assert stall.delivery.send().sent == (sealed.file,)
    assert not stall.epochs.is_held
    assert check_stall(stall).problems == ()


def lose_a_day(stall: Stall, office: Office, clock) -> None:
    """A day is handed in and accepted, then the database of before is put back and begins anew."""
    kept = stall.folder.joinpath("lapak.db")
    stall.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    before = kept.read_bytes()
    stall.close_day()
    hand_in(stall, office)
    stall.close()
    for path in stall.folder.glob("lapak.db*"):
        path.unlink()
    kept.write_bytes(before)
    clock.forward(days=1)


def test_a_held_hand_in_waits_for_a_reason_where_the_office_has_a_day_that_was_lost(stall, office, clock):
    lose_a_day(stall, office, clock)
    with open_stall(stall.folder, clock=clock, verified=False) as restored:
        begin(restored, held=True)
        restored.close_day()
        with pytest.raises(HeldError):
            restored.delivery.send()
        assert restored.epochs.is_held
        with pytest.raises(PosError, match="mengapa"):
            restored.delivery.send(release=" ")
        sent = restored.delivery.send(release="dicocokkan dengan nota")
        assert sent.sent == ("GIK-K07-1_2026-11-26_e2_000001_r1.jsonl",)
        assert not restored.epochs.is_held
        assert check_stall(restored).problems == ()


def test_a_lost_day_is_waited_for_though_another_folder_was_admitted_in_an_epoch_between(stall, office, clock):
    older = stall.backups.take().backup.path
    stall.close_day()
    hand_in(stall, office)
    clock.forward(days=1)
    for folder in ("second", "third"):
        restore(older, stall.folder.with_name(folder), clock=clock)
        with open_stall(stall.folder.with_name(folder), clock=clock) as restored:
            with pytest.raises(HeldError):
                restored.delivery.send()
            office.admission.enrol(restored.delivery.request_path)


def test_a_lost_day_that_was_compared_once_does_not_hold_the_next_restore(stall, office, clock):
    older = stall.backups.take().backup.path
    stall.close_day()
    hand_in(stall, office)
    clock.forward(days=1)
    second, third = stall.folder.with_name("second"), stall.folder.with_name("third")
    restore(older, second, clock=clock)
    with open_stall(second, clock=clock) as restored:
        restored.delivery.send(release="dicocokkan dengan nota")
        compared = restored.backups.take().backup.path
    restore(compared, third, clock=clock)
    with open_stall(third, clock=clock) as restored:
        restored.delivery.send()
        assert not restored.delivery.is_held()


def test_a_day_left_sealed_in_the_folder_by_the_lost_database_is_handed_in_once(stall, office, clock):
    kept = stall.folder.joinpath("lapak.db")
    stall.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    before = kept.read_bytes()
    lost = stall.close_day()
    stall.close()
    for path in stall.folder.glob("lapak.db*"):
        path.unlink()
    kept.write_bytes(before)
    with open_stall(stall.folder, clock=clock, verified=False) as restored:
        begin(restored, held=True)
        restored.delivery.send()
        assert lost.file in office.collect().accepted


def test_a_hand_in_that_is_not_held_takes_no_reason(stall):
    with pytest.raises(PosError, match="tidak ditahan"):
        stall.delivery.send(release="tidak perlu")


def test_a_till_that_the_office_knows_more_of_than_itself_is_told_so(stall, office, clock):
    lose_a_day(stall, office, clock)
    with open_stall(stall.folder, clock=clock, verified=False) as behind:
        assert not behind.delivery.is_behind_the_office()
        behind.delivery.send()
        assert behind.delivery.is_behind_the_office()


def test_an_epoch_needs_a_reason_and_follows_every_one_that_is_known(stall):
    with pytest.raises(PosError):
        stall.epochs.begin("  ", at=stall.now(), operation="a")
    stall.epochs.begin("dipulihkan", at=stall.now(), operation="b", after=6)
    assert (stall.journal.epoch, stall.epochs.reason) == (7, "dipulihkan")


def test_an_older_database_that_was_copied_back_is_not_sold_on_until_it_is_restored(stall, office, clock):
    lose_a_day(stall, office, clock)
    with pytest.raises(PosError, match="disalin kembali"):
        open_stall(stall.folder, clock=clock)
    older = stall.folder.joinpath("lapak.db")
    restore(older, stall.folder, clock=clock)
    with open_stall(stall.folder, clock=clock) as restored:
        assert (restored.journal.epoch, restored.delivery.is_held()) == (2, True)
        assert check_stall(restored).problems == ()
