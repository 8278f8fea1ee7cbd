from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from ui.models.delivery import Delivery
from ui.news import News


@pytest.fixture
def stall(gallery):
    return gallery.open_stall("A12", "Klitikan Pak Djarwo")


def inbox(collection: Path) -> list[str]:
    return sorted(path.name for path in collection.glob("inbox/GIK-A12/*_r1.jsonl"))


def test_what_waited_for_a_collection_is_carried_once_it_is_there(gallery, stall) -> None:
    gallery.sell("A12", 50_000)
    stall.close_day()
    away = gallery.collection.rename(gallery.folder / "away")
    delivery = Delivery(stall, News())
    delivery.send_quietly()
    assert stall.delivery.not_accepted() == 1
    away.rename(gallery.collection)
    delivery.send_quietly()
    assert inbox(gallery.collection) == ["GIK-A12-1_2026-11-21_e1_000001_r1.jsonl"]


def test_what_the_office_accepted_is_told_to_the_bar(gallery, stall, qtbot: QtBot) -> None:
    gallery.admit()
    gallery.sell("A12", 50_000)
    gallery.hand_in("A12")
    gallery.office.collect()
    news = News()
    with qtbot.waitSignal(news.recorded):
        Delivery(stall, news).send_quietly()
    assert stall.delivery.not_accepted() == 0


def test_another_collection_is_tried_at_once_and_carries_the_request(gallery, stall, qtbot: QtBot) -> None:
    news, other = News(), gallery.folder / "flashdisk"
    other.mkdir()
    delivery = Delivery(stall, news)
    delivery.begin()
    stall.set("collection", str(other))
    news.recorded.emit()
    qtbot.waitUntil(lambda: bool(list(other.glob("inbox/GIK-A12/*.request.jsonl"))))
    delivery.stop()


def test_the_office_s_answer_is_heard_from_a_file_and_told(gallery, stall, qtbot: QtBot) -> None:
    words.use("en")
    news, told = News(), []
    news.said.connect(lambda text, _undo: told.append(text))
    news.refused.connect(told.append)
    answer = gallery.folder / "jawaban.jsonl"
    answer.write_bytes(gallery.office.admission.acceptance(gallery.office.admission.enrol(stall.delivery.request_path)))
    delivery = Delivery(stall, news)
    with qtbot.waitSignal(news.recorded):
        assert delivery.read_answer(answer)
    assert not delivery.read_answer(answer)
    assert told == ["The office has admitted this stall", "This answer of the office was read already"]
