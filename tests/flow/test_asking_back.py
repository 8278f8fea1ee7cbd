"""The office asks a stall about a day; the stall opens it again, and its revision answers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos import words
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import seal
from pos.handover.notices import notice
from pos.handover.notices.notice import Notice
from pos.stall import open_stall

DAY = "2026-11-21"


@pytest.fixture
def asked(gallery):
    """A-12 handed in Saturday with one radio; on Sunday morning the office asks about it."""
    words.use("en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12")
    gallery.office.collect()
    gallery.stalls["A12"].delivery.send()
    gallery.at = datetime(2026, 11, 22, 2, tzinfo=UTC)
    gallery.office.notices.ask("A12", 1, DAY, "  Nota 0002 tidak ada,\nmohon diperiksa ")
    return gallery


def questions(gallery) -> list[tuple[str, str]]:
    return [(one.day, one.text) for one in gallery.stalls["A12"].delivery.questions()]


def test_the_question_is_read_at_the_next_send_and_a_revision_answers_it_on_both_sides(asked):
    stall = asked.stalls["A12"]
    assert stall.delivery.questions() == ()
    stall.delivery.send()
    assert questions(asked) == [(DAY, "Nota 0002 tidak ada, mohon diperiksa")]
    told = asked.office.stall_day(asked.office.stalls()[0], DAY)
    assert [one.text for one in told.asked] == ["Nota 0002 tidak ada, mohon diperiksa"]

    stall.reopen_day(DAY, "Kantor bertanya")
    asked.sell("A12", 5_000)
    assert len(stall.delivery.questions()) == 1
    asked.hand_in("A12")
    assert stall.delivery.questions() == ()
    assert len(asked.office.notices.questions()) == 1
    asked.office.collect()
    assert asked.office.notices.questions() == ()
    assert asked.office.stall_day(asked.office.stalls()[0], DAY).asked == ()
    assert asked.office.check().problems == ()


def test_what_was_cleared_up_otherwise_is_settled_and_asks_no_more(asked):
    stall = asked.stalls["A12"]
    stall.delivery.send()
    (question,) = asked.office.notices.questions()
    asked.office.notices.settle(question)
    assert asked.office.notices.questions() == ()
    stall.delivery.send()
    assert stall.delivery.questions() == ()
    with open_again(asked) as again:
        assert again.delivery.questions() == ()


def open_again(gallery):
    stall = gallery.stalls["A12"]
    stall.close()
    return open_stall(stall.folder, clock=lambda: gallery.at)


def test_a_question_waits_while_the_collection_is_out_of_reach(asked):
    stall = asked.stalls["A12"]
    stall.delivery.send()
    away = asked.collection.rename(asked.folder / "away")
    asked.office.notices.ask("A12", 1, DAY, "Sekali lagi")
    away.rename(asked.collection)
    asked.office.collect()
    stall.delivery.send()
    assert [text for _day, text in questions(asked)][1:] == ["Sekali lagi"]


def test_a_notice_of_another_key_of_another_till_or_broken_is_not_believed(asked, caplog):
    folder = asked.collection.joinpath("notices", "GIK-A12")
    (path,) = folder.iterdir()
    good = path.read_bytes()
    told, _key = notice.read(good)
    stranger = seal.from_seed(b"\1" * 32)
    path.write_bytes(notice.seal(told, stranger))
    _put(folder, told, seal.load(asked.office.folder / "keys"), serial=2, stall="B01")
    folder.joinpath("GIK-A12-1_000003.notice.jsonl").write_bytes(good[:-9])
    stall = asked.stalls["A12"]
    stall.delivery.send()
    assert stall.delivery.questions() == ()
    assert "GIK-A12-1_000003.notice.jsonl left unread" in caplog.text
    path.write_bytes(good)
    stall.delivery.send()
    stall.delivery.send()
    assert len(stall.delivery.questions()) == 1


def _put(folder: Path, told: Notice, key: "seal.Key | None", **changes: object) -> None:
    assert key is not None
    facts = {name: getattr(told, name) for name in Notice.__struct_fields__} | changes
    folder.joinpath("GIK-A12-1_000002.notice.jsonl").write_bytes(notice.seal(Notice(**facts), key))


def test_a_question_says_something_and_is_about_a_day(asked):
    for day, text in ((DAY, " "), ("kemarin", "Apa?"), (DAY, "x" * 501)):
        with pytest.raises(PosError):
            asked.office.notices.ask("A12", 1, day, text)
    assert len(asked.office.notices.questions()) == 1


def test_a_missing_day_can_be_asked_about_and_its_first_file_answers(asked):
    stall = asked.stalls["A12"]
    asked.office.notices.ask("A12", 1, "2026-11-22", "Kemarin tutup?")
    stall.delivery.send()
    assert len(stall.delivery.questions()) == 2
    asked.at += timedelta(hours=10)
    stall.close_day(Count())
    assert [day for day, _text in questions(asked)] == [DAY]
    stall.delivery.send()
    asked.office.collect()
    assert [one.day for one in asked.office.notices.questions()] == [DAY]
