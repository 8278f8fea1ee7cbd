from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.gallery import Office
from pos.printing.printers import PrinterKind, file
from pos.stall import Stall
from ui.background import Runner
from ui.models.first_run import FirstRunModel
from ui.news import News

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def model(tmp_path: Path, qtbot: QtBot, at_once: Runner) -> FirstRunModel:
    return FirstRunModel(News(), at_once, tmp_path, clock=lambda: NOON)


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


def test_a_code_that_is_used_already_opens_what_is_there_when_told_so_twice(model: FirstRunModel, qtbot: QtBot) -> None:
    model.set_code("A12")
    model.set_name("Yang pertama")
    begin(model, qtbot).close()
    model.set_name("Yang kedua")
    model.begin()
    assert model.problem is not None
    assert (model.problem.question, model.problem.is_there) == ("code", True)
    with begin(model, qtbot) as stall:
        assert isinstance(stall, Stall)
        assert stall.identity.name == "Yang pertama"


def test_another_code_makes_another_stall_after_that(model: FirstRunModel, qtbot: QtBot) -> None:
    model.set_code("A12")
    model.set_name("Yang pertama")
    begin(model, qtbot).close()
    model.begin()
    model.set_code("A13")
    with begin(model, qtbot) as stall:
        assert stall.folder.name == "A13"


def test_a_stall_that_is_open_elsewhere_is_told_of(model: FirstRunModel, qtbot: QtBot) -> None:
    model.set_code("A12")
    model.set_name("Klitikan")
    with begin(model, qtbot):
        model.begin()
        model.begin()
        assert model.problem is not None
        assert not model.problem.is_there


def test_a_folder_that_cannot_be_made_is_a_problem_and_no_crash(model: FirstRunModel, tmp_path: Path) -> None:
    tmp_path.joinpath("Lapak").write_text("in the way")
    model.set_code("A12")
    model.set_name("Klitikan")
    model.begin()
    assert model.problem is not None


def printers_at(*addresses: str) -> dict[str, PrinterKind]:
    return {"file": file.PRINTER._replace(found=lambda: addresses)}


def test_the_printer_that_is_there_prints_a_test_and_becomes_the_stalls(
    qtbot: QtBot, tmp_path: Path, at_once: Runner
) -> None:
    first, second = str(tmp_path / "lp0"), str(tmp_path / "lp1")
    model = FirstRunModel(News(), at_once, tmp_path, clock=lambda: NOON, printers=printers_at(first, second))
    model.look_for_printers()
    assert model.answers.printer == f"file:{first}"
    model.next_printer()
    model.test_print()
    assert Path(second).read_bytes()
    assert not Path(first).exists()
    model.set_code("A12")
    model.set_name("Klitikan")
    with begin(model, qtbot) as stall:
        assert isinstance(stall, Stall)
        assert stall.settings.printer == f"file:{second}"


def test_a_printer_that_fails_is_told_of_and_hinders_nothing(qtbot: QtBot, tmp_path: Path, at_once: Runner) -> None:
    nowhere = str(tmp_path / "none" / "lp0")
    model = FirstRunModel(News(), at_once, tmp_path, clock=lambda: NOON, printers=printers_at(nowhere))
    model.look_for_printers()
    model.test_print()
    assert model.problem is not None
    assert model.problem.question == "printer"
    assert not model.printing
    model.set_code("A12")
    model.set_name("Klitikan")
    begin(model, qtbot).close()


def test_printing_may_wait(model: FirstRunModel, qtbot: QtBot) -> None:
    model.look_for_printers()
    model.test_print()
    model.skip_printer()
    model.set_code("A12")
    model.set_name("Klitikan")
    with begin(model, qtbot) as stall:
        assert isinstance(stall, Stall)
        assert stall.settings.printer == ""
