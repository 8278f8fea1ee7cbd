from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

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
    assert stall.not_accepted() == 1
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
    assert stall.not_accepted() == 0


def test_another_collection_is_tried_at_once_and_carries_the_request(gallery, stall, qtbot: QtBot) -> None:
    news, other = News(), gallery.folder / "flashdisk"
    other.mkdir()
    delivery = Delivery(stall, news)
    delivery.begin()
    stall.set("collection", str(other))
    news.recorded.emit()
    qtbot.waitUntil(lambda: bool(list(other.glob("inbox/GIK-A12/*.request.jsonl"))))
    delivery.stop()
