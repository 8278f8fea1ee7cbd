from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.stall import Stall
from ui.models.requests import RequestsModel


@pytest.fixture
def news(heard_news):
    words.use("en")
    return heard_news


@pytest.fixture
def stall(gallery) -> Stall:
    return gallery.open_stall("A12", "Klitikan Pak Djarwo")


@pytest.fixture
def model(gallery, news, stall: Stall) -> RequestsModel:
    """A-12 asks."""
    made = RequestsModel(gallery.office, news)
    made.refresh()
    return made


def asked(model: RequestsModel) -> list[str]:
    return [one.stall for one in model.waiting]


def test_a_request_is_shown_with_its_words_and_admitted_once_accepted(
    gallery, model: RequestsModel, stall: Stall, news, qtbot: QtBot
) -> None:
    assert model.shown is not None and model.shown.fingerprint == stall.delivery.fingerprint
    with qtbot.waitSignal(model.admitted):
        assert model.accept()
    assert (model.waiting, news.told) == ((), ["A-12 · Klitikan Pak Djarwo is enrolled"])
    assert [one.stall for one in gallery.office.stalls()] == ["A12"]


def test_of_several_one_is_shown_at_a_time(gallery, model: RequestsModel) -> None:
    gallery.open_stall("K07", "Leker Bu Sri")
    model.refresh()
    assert (model.codes(), model.place()) == (["A-12", "K-07"], "1 of 2")
    model.step(1)
    assert model.shown is not None and model.shown.stall == "K07"
    model.step(1)
    assert model.shown.stall == "A12"
    model.step(-1)
    model.accept()
    assert model.shown.stall == "A12" and not model.place()


def test_a_refused_request_goes_and_comes_back(model: RequestsModel, news) -> None:
    model.refuse()
    assert asked(model) == [] and news.told == ["A-12 · Klitikan Pak Djarwo was refused"]
    model.refresh()
    assert asked(model) == []
    news.undo()
    assert asked(model) == ["A12"]


def test_a_request_that_is_brought_stands_first_and_once(gallery, model: RequestsModel, tmp_path: Path) -> None:
    far = gallery.open_stall("K07", "Leker Bu Sri")
    gallery.collection.joinpath("inbox", "GIK-K07", far.delivery.request_path.name).unlink()
    brought = tmp_path / "permintaan.jsonl"
    brought.write_bytes(far.delivery.request_path.read_bytes())
    assert model.bring(brought) and model.bring(brought)
    assert asked(model) == ["K07", "A12"]
    model.refuse()
    assert asked(model) == ["A12"]
    assert model.bring(brought) and model.accept()
    assert asked(model) == ["A12"]


def test_a_file_that_is_no_request_says_why_not(gallery, model: RequestsModel, news, tmp_path: Path) -> None:
    other = tmp_path / "catatan.jsonl"
    other.write_text("{}\n")
    assert not model.bring(other)
    assert news.told[-1].startswith("the file is not two whole lines")


def test_the_answer_is_brought_to_a_stall_without_the_network(
    model: RequestsModel, stall: Stall, news, tmp_path: Path
) -> None:
    model.accept()
    path = tmp_path / model.answer_name()
    model.save_answer(path)
    assert news.told[-1] == "Saved as GIK-A12-1_e1_000001.ack.jsonl: open it in the stall's Lapak"
    stall.delivery.read_answer(path)
    assert stall.delivery.is_admitted()
    model.save_answer(tmp_path / "nowhere" / path.name)
    assert "cannot be written" in news.told[-1]
    model.put_away()
    assert model.enrolled is None


def test_what_cannot_be_admitted_says_why(gallery, model: RequestsModel, tmp_path: Path) -> None:
    from pos.stall import create_stall

    model.accept()
    with create_stall(tmp_path / "double", code="A12", name="Ganda", trade="kriya") as double:
        assert model.bring(double.delivery.request_path)
    assert model.shown is not None and "is enrolled with another key" in (model.shown.problem or "")
    assert not model.can_accept
