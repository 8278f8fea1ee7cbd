from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.office.today import Aside, Difference, Missing, OnPaper, Quarantined, Revised
from ui.models.attention import ASKING, DIFFERENCES, MISSING, ON_PAPER, QUARANTINED, REVISED, key_of, things
from ui.models.today import TodayModel, change_of
from ui.news import News


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def news(qtbot: QtBot, told: list[str]) -> News:
    words.use("en")
    made = News()
    made.refused.connect(lambda text: told.append(f"refused {text}"))
    made.said.connect(lambda text, _undo: told.append(text))
    return made


def collected(qtbot: QtBot, model: TodayModel) -> None:
    model.collect()
    qtbot.waitUntil(lambda: not model.busy, timeout=5000)


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [(110_500, 100_000, "+10,5 %"), (88_000, 100_000, "−12 %"), (100_000, 100_000, "+0 %"), (3, 2, "+50 %")],
)
def test_a_change_is_told_in_tenths_of_a_percent(now: int, before: int, text: str) -> None:
    assert change_of(now, before) == text


def test_collecting_takes_one_file_a_turn_and_tells_how_far_it_is(gallery, qtbot, news) -> None:
    for code in ("A12", "A13"):
        gallery.open_stall(code, f"Lapak {code}")
        gallery.sell(code, 50_000)
    gallery.admit()
    for code in gallery.stalls:
        gallery.hand_in(code)
    model = TodayModel(gallery.office, news)
    seen: list[tuple[int, int]] = []
    model.progressed.connect(lambda done, total: seen.append((done, total)))
    model.collect()
    assert model.busy
    assert seen == []
    qtbot.waitUntil(lambda: not model.busy, timeout=5000)
    assert seen == [(1, 2), (2, 2)]
    assert (model.today.handed_in, model.today.net) == (2, 100_000)
    assert model.state()[1] == "ok"


def hand_in_of(gallery, *codes: str) -> None:
    for code in codes:
        gallery.open_stall(code, f"Lapak {code}")
    gallery.admit()
    for code in codes:
        gallery.sell(code, 50_000)
        gallery.hand_in(code)


def test_a_collect_that_is_stopped_tells_of_its_files_and_leaves_the_rest(gallery, qtbot, news, told) -> None:
    hand_in_of(gallery, "A12", "A13", "A14")
    model = TodayModel(gallery.office, news)
    model.progressed.connect(lambda *now: model.stop_collecting() if now == (1, 3) else None)
    collected(qtbot, model)
    assert (model.today.handed_in, told) == (1, ["Stopped: the rest is collected within a minute · 1 file accepted"])
    gallery.stalls["A12"].delivery.send()
    assert (gallery.stalls["A12"].delivery.not_accepted(), gallery.stalls["A13"].delivery.not_accepted()) == (0, 1)
    collected(qtbot, model)
    assert (model.today.handed_in, model.today.net) == (3, 150_000)


def test_what_moved_in_a_collect_that_was_stopped_begins_no_other(gallery, qtbot, news) -> None:
    hand_in_of(gallery, "A12", "A13")
    model = TodayModel(gallery.office, news)
    model.begin()
    with qtbot.waitSignal(model.progressed):
        pass
    model.stop_collecting()
    with qtbot.waitSignal(model.collected):
        pass
    gallery.collection.joinpath("inbox", "GIK-A99").mkdir()
    qtbot.wait(50)
    assert not model._settle.isActive()
    assert model.today.handed_in == 1
    model.stop()


def test_a_collect_that_is_asked_for_during_another_follows_it(gallery, qtbot, news) -> None:
    hand_in_of(gallery, "A12")
    stall = gallery.open_stall("A13", "Lapak A13")
    gallery.hand_in("A13")
    model = TodayModel(gallery.office, news)

    def admit(done: int, total: int) -> None:
        if done == total and not stall.delivery.is_admitted():
            gallery.admit()
            stall.delivery.send()
            model.collect_quietly()

    model.progressed.connect(admit)
    collected(qtbot, model)
    assert model.today.handed_in == 2


def test_who_asks_needs_a_hand_too(gallery, news) -> None:
    model = TodayModel(gallery.office, news)
    model.tell_asking(["A-12", "A-13"])
    (thing,) = model.things()
    assert (thing.kind, thing.count, thing.who, model.things_to_see) == (ASKING, 2, "A-12 · A-13", 2)


def test_every_kind_of_thing_is_shown_at_once(gallery) -> None:
    today = replace(
        gallery.office.today("2026-11-21"),
        missing=(Missing("A01", 1, "Kardi", 1),),
        differences=(Difference("A02", 1, "Bang Hasan", -3_000),),
        revised=(Revised("A03", 1, "Mulyo", "2026-11-20", 2, 5_000),),
        on_paper=(OnPaper("A04", 1, "Liem", 87_000),),
        quarantined=(Quarantined("x.jsonl", "is broken", None, None, None, "2026-11-21T14:00:00Z"),),
    )
    kinds = [thing.kind for thing in things(today, ["A-05"])]
    assert kinds == [ASKING, MISSING, DIFFERENCES, REVISED, ON_PAPER, QUARANTINED]


def test_a_difference_and_what_is_missing_need_a_hand(gallery, qtbot, news) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")
    model = TodayModel(gallery.office, news)
    collected(qtbot, model)
    assert [(thing.kind, thing.count, thing.who) for thing in model.things()] == [
        (MISSING, 1, "K-07"),
        (DIFFERENCES, 1, "A-12 −3.000"),
    ]
    assert model.details(DIFFERENCES).rows == (
        (key_of("A12", 1, "2026-11-21"), ("A-12", "Klitikan Pak Djarwo", -3000)),
    )
    assert model.details(MISSING).rows == (("K07|1", ("K-07", "Leker Bu Sri", 1)),)
    assert model.reminder() == "Not handed in on Saturday, 21 November 2026:\nK-07 Leker Bu Sri"


def test_a_refused_file_needs_a_hand_with_its_reason(gallery, qtbot, news, told) -> None:
    inbox = gallery.collection.joinpath("inbox", "GIK-A12")
    inbox.mkdir(parents=True)
    inbox.joinpath("GIK-A12-1_2026-11-21_e1_000001_r1.jsonl").write_bytes(b"{}\n")
    model = TodayModel(gallery.office, news)
    collected(qtbot, model)
    (thing,) = model.things()
    assert (thing.kind, thing.count) == (QUARANTINED, 1)
    assert thing.who.startswith("GIK-A12-1_2026-11-21_e1_000001_r1.jsonl: ")
    assert told == ["1 file refused"]


def test_no_day_beyond_the_present_is_shown(gallery, news) -> None:
    model = TodayModel(gallery.office, news)
    model.go(1)
    assert model.day == "2026-11-21"
    assert model.is_now()
    model.go(-1)
    assert (model.day, model.is_now()) == ("2026-11-20", False)


def test_the_present_day_is_followed_over_midnight(gallery, news) -> None:
    model = TodayModel(gallery.office, news)
    gallery.at += timedelta(days=1)
    model.refresh()
    assert model.day == "2026-11-22"
    model.go(-1)
    gallery.at += timedelta(days=1)
    model.refresh()
    assert model.day == "2026-11-21"


def test_the_day_is_saved_as_a_sheet(gallery, news, told, tmp_path: Path) -> None:
    model = TodayModel(gallery.office, news)
    assert model.sheet_name() == "GIK_2026-11-21.xlsx"
    assert model.save_sheet(tmp_path / model.sheet_name())
    assert tmp_path.joinpath("GIK_2026-11-21.xlsx").read_bytes().startswith(b"PK")
    assert not model.save_sheet(tmp_path / "nowhere" / "x.xlsx")
    assert told[0] == "Saved as GIK_2026-11-21.xlsx"
    assert told[1].startswith("refused ")


def test_a_collection_out_of_reach_is_refused_when_asked_and_a_state_by_the_clock(gallery, qtbot, news, told) -> None:
    gallery.office.set("collection", str(gallery.folder / "unplugged"))
    model = TodayModel(gallery.office, news)
    model.collect_quietly()
    assert told == []
    assert model.state() == ("The collection cannot be reached", "bad")
    model.collect()
    assert len(told) == 1
    assert told[0].startswith("refused ")


def test_an_office_without_a_collection_says_so(gallery, news) -> None:
    gallery.office.set("collection", "")
    model = TodayModel(gallery.office, news)
    model.refresh()
    assert model.state() == ("No collection folder yet", "warn")


def test_a_file_that_appears_is_collected_by_itself(gallery, qtbot, news) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    model = TodayModel(gallery.office, news)
    model.begin()
    qtbot.waitUntil(lambda: model.collected_at is not None and not model.busy, timeout=5000)
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12")
    qtbot.waitUntil(lambda: model.today.net == 87_000, timeout=5000)
    model.stop()
    assert not model.busy


def test_what_moved_beside_the_sales_is_told_apart_from_turnover(gallery, news) -> None:
    model = TodayModel(gallery.office, news)
    assert model.aside_text() == ""
    model.today = replace(model.today, aside=Aside(orders=1_500_000, bought=0, makers=200_000))
    assert model.aside_text().replace("\N{NO-BREAK SPACE}", " ") == (
        "Besides: down payments Rp 1.500.000 · makers −Rp 200.000"
    )
