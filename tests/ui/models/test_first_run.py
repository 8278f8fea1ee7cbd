from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.gallery import Office
from pos.stall import Stall, open_stall
from ui.models.first_run import FirstRunModel
from ui.news import News

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def model(tmp_path: Path, qtbot: QtBot) -> FirstRunModel:
    return FirstRunModel(News(), tmp_path, clock=lambda: NOON)


def begin(model: FirstRunModel, qtbot: QtBot) -> Stall | Office:
    with qtbot.waitSignal(model.made) as made:
        model.begin()
    place = made.args[0]
    assert isinstance(place, Stall | Office)
    return place


def test_a_stall_is_made_where_its_code_says_with_goods_to_sell(
    model: FirstRunModel, qtbot: QtBot, tmp_path: Path
) -> None:
    model.set_code("a-12")
    model.set_name(" Klitikan Pak Djarwo ")
    model.set_collection(str(tmp_path / "flash"))
    with begin(model, qtbot) as stall:
        assert isinstance(stall, Stall)
        assert stall.folder == tmp_path / "Lapak" / "A12"
        assert (stall.identity.stall, stall.identity.name) == ("A12", "Klitikan Pak Djarwo")
        assert stall.settings.collection == str(tmp_path / "flash")
        assert stall.catalog.count() == model.samples() > 20


def test_a_stall_without_sample_goods_is_empty(model: FirstRunModel, qtbot: QtBot) -> None:
    model.set_code("A12")
    model.set_name("Klitikan")
    model.choose_sample(False)
    with begin(model, qtbot) as stall:
        assert isinstance(stall, Stall)
        assert stall.catalog.count() == 0


@pytest.mark.parametrize("trade", ["klitikan", "kuliner", "fesyen", "kriya", "mebel", "logam"])
def test_every_trade_has_as_many_sample_goods_as_the_switch_says(
    model: FirstRunModel, qtbot: QtBot, trade: str
) -> None:
    model.set_code("A12")
    model.set_name("Lapak")
    model.choose_trade(trade)
    with begin(model, qtbot) as stall:
        assert isinstance(stall, Stall)
        assert stall.identity.trade == trade
        assert stall.catalog.count() == model.samples()


def test_the_language_of_the_questions_is_the_stalls(model: FirstRunModel, qtbot: QtBot) -> None:
    words.use("en")
    model.set_code("A12")
    model.set_name("Klitikan")
    with begin(model, qtbot) as stall:
        assert stall.settings.language == "en"


def test_an_office_takes_the_gallerys_code_until_another_is_typed(
    model: FirstRunModel, qtbot: QtBot, tmp_path: Path
) -> None:
    model.choose_office(True)
    model.set_name("Galeri Kota Lama")
    model.set_collection(str(tmp_path / "masuk"))
    with begin(model, qtbot) as office:
        assert isinstance(office, Office)
        assert (office.code, office.name) == ("GIK", "Galeri Kota Lama")
        assert office.settings.collection == str(tmp_path / "masuk")
        assert office.folder == tmp_path / "Lapak" / "Kantor-GIK"


def test_going_back_to_a_stall_leaves_no_gallery_code_behind(model: FirstRunModel) -> None:
    model.choose_office(True)
    model.choose_office(False)
    assert model.answers.code == ""


@pytest.mark.parametrize(
    ("code", "name", "question"), [("?", "Klitikan", "code"), ("", "Klitikan", "code"), ("A12", "  ", "name")]
)
def test_a_refused_answer_names_its_question_and_makes_nothing(
    model: FirstRunModel, tmp_path: Path, code: str, name: str, question: str
) -> None:
    model.set_code(code)
    model.set_name(name)
    model.begin()
    assert model.problem is not None
    assert model.problem.question == question
    assert not tmp_path.joinpath("Lapak").exists()


def test_a_code_that_is_used_already_is_refused_and_the_stall_stays(
    model: FirstRunModel, qtbot: QtBot, tmp_path: Path
) -> None:
    model.set_code("A12")
    model.set_name("Yang pertama")
    begin(model, qtbot).close()
    model.set_name("Yang kedua")
    model.begin()
    assert model.problem is not None
    with open_stall(tmp_path / "Lapak" / "A12") as stall:
        assert stall.identity.name == "Yang pertama"


def test_a_folder_that_cannot_be_made_is_a_problem_and_no_crash(model: FirstRunModel, tmp_path: Path) -> None:
    tmp_path.joinpath("Lapak").write_text("in the way")
    model.set_code("A12")
    model.set_name("Klitikan")
    model.begin()
    assert model.problem is not None
