"""What became of each day that was handed in."""

import pytest
from pytestqt.qtbot import QtBot

from pos.words import use
from ui.models.day import DayModel
from ui.models.hand_in import HandInModel
from ui.news import News


@pytest.fixture(autouse=True)
def _in_english():
    use("en")
    yield
    use("id")


@pytest.fixture
def model(gallery, qtbot: QtBot) -> HandInModel:
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    day = DayModel(stall, News())
    return HandInModel(day, day)


def states(model: HandInModel) -> list[tuple[str, int, str, str]]:
    return [(day.day, day.revision, day.state, day.tone) for day in model.days()]


def test_before_the_first_close_there_is_nothing_to_tell(model: HandInModel) -> None:
    assert model.days() == []
    assert model.lacking() == 0


def test_a_day_waits_until_the_office_accepts_it(model: HandInModel, gallery, qtbot: QtBot) -> None:
    gallery.sell("A12", 50_000)
    gallery.hand_in("A12", counted=50_000)
    assert states(model) == [("2026-11-21", 1, "waiting", "warn")]
    assert model.can_send()
    gallery.admit()
    gallery.office.collect()
    with qtbot.waitSignal(model.changed):
        model.send()
    qtbot.waitUntil(lambda: not model.busy())
    assert states(model) == [("2026-11-21", 1, "accepted", "ok")]
    assert model.lacking() == 0


def test_only_the_newest_revision_of_a_day_is_listed(model: HandInModel, gallery) -> None:
    gallery.hand_in("A12")
    gallery.stalls["A12"].reopen_day("2026-11-21", "Nota tertinggal")
    gallery.sell("A12", 20_000)
    gallery.hand_in("A12", counted=20_000)
    assert states(model) == [("2026-11-21", 2, "waiting", "warn")]
    assert model.lacking() == 2
