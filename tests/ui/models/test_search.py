import pytest
from pytestqt.qtbot import QtBot

from pos import words
from ui.keys import Command
from ui.models.search import SearchModel
from ui.news import News

DAY = "2026-11-21"


@pytest.fixture
def asked() -> list[object]:
    """What opening a hit led to."""
    return []


@pytest.fixture
def search(gallery, qtbot: QtBot, asked: list[object]) -> SearchModel:
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000, name="Kaset")
    gallery.sell("A12", 60_000, "qris", name="Radio")
    gallery.hand_in("A12")
    gallery.office.collect()
    words.use("en")
    news = News()
    news.stall_day_asked.connect(lambda *which: asked.append(which))

    def run() -> None:
        asked.append("collect")

    commands = [
        Command("collect", "Collect", "F5", run),
        Command("close", "Collected", "Ctrl+Q", run, lambda: False),
        Command("palette", "Collect all", "Ctrl+K", run),
    ]
    return SearchModel(gallery.office, news, asked.append, lambda: commands)


def test_a_stall_leads_to_the_day_that_is_looked_at(search: SearchModel, asked: list[object]) -> None:
    (hit,) = search.hits("a-12", DAY)
    assert (hit.kind, hit.title) == ("Stall", "A-12 · Klitikan Pak Djarwo")
    hit.open()
    assert asked == [("A12", 1, DAY, "")]


def test_goods_lead_to_the_day_that_sold_them(search: SearchModel, asked: list[object]) -> None:
    (hit,) = search.hits("radi", DAY)
    assert (hit.kind, hit.title, hit.amount) == ("Goods", "Radio", "Rp\u00a060.000")
    assert hit.where == "A-12 · Klitikan Pak Djarwo · Sat 21 Nov 2026"
    hit.open()
    assert asked == [("A12", 1, DAY, "Radio")]


def test_a_receipt_of_the_day_is_found_by_its_stall_and_digits(search: SearchModel, asked: list[object]) -> None:
    (hit,) = search.hits("A12 0001", DAY)
    assert (hit.kind, hit.title, hit.amount) == ("Receipt", "Receipt 0001", "Rp\u00a087.000")
    hit.open()
    assert asked == [("A12", 1, DAY, "A12-1-261121-0001")]


@pytest.mark.parametrize("text", ["a12-1-261121-0001", "LAPAK1:GIK-A12-1:1:3:00000000"])
def test_a_whole_number_or_code_is_checked(search: SearchModel, asked: list[object], text: str) -> None:
    (hit,) = search.hits(text, DAY)
    assert (hit.title, hit.where) == (text.upper(), "Check whether it is genuine")
    hit.open()
    assert asked == [text]


def test_a_command_is_found_by_its_name_while_it_makes_sense(search: SearchModel, asked: list[object]) -> None:
    (hit,) = search.hits("collec", DAY)
    assert (hit.kind, hit.title, hit.amount) == ("Command", "Collect", "F5")
    hit.open()
    assert asked == ["collect"]


@pytest.mark.parametrize("text", ["", " ", "zzz"])
def test_what_names_nothing_finds_nothing(search: SearchModel, text: str) -> None:
    assert search.hits(text, DAY) == ()
