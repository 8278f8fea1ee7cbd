from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.gallery import Office
from pos.stall import Stall
from ui.background import Runner
from ui.look.tokens import DARK, LIGHT, Tokens
from ui.look.wear import Look
from ui.models.first_run import FirstRunModel
from ui.news import News, Screen
from ui.setup.first_run import FirstRunScreen
from ui.window import Window

Places = list[Stall | Office]


@pytest.fixture
def made() -> Iterator[Places]:
    places: Places = []
    yield places
    for place in places:
        place.close()


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, made: Places, at_once: Runner) -> Window:
    news = News()
    model = FirstRunModel(news, at_once, tmp_path)
    model.made.connect(made.append)
    window = Window(news, Look(), {Screen.FIRST_RUN: lambda: FirstRunScreen(model)})
    window.bar.hide()
    news.language_asked.connect(window.set_language)
    window.resize(1024, 600)
    window.show_screen(Screen.FIRST_RUN)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: screen(window).code.edit.hasFocus())
    return window


def screen(window: Window) -> FirstRunScreen:
    page = window.page
    assert isinstance(page, FirstRunScreen)
    return page


def test_code_name_and_enter_are_enough_for_a_stall(window: Window, qtbot: QtBot, made: Places) -> None:
    page = screen(window)
    page.code.set_text("a-12")
    page.name.set_text("Klitikan Pak Djarwo")
    qtbot.keyClick(page.name.edit, Qt.Key.Key_Return)
    assert [place.folder.name for place in made] == ["A12"]


def test_the_enter_of_the_number_pad_begins_once(window: Window, qtbot: QtBot, made: Places) -> None:
    page = screen(window)
    page.code.set_text("A12")
    page.name.set_text("Klitikan")
    qtbot.keyClick(page.name.edit, Qt.Key.Key_Enter)
    assert len(made) == 1


def test_a_refusal_stands_on_the_page_and_leads_to_its_field(window: Window, qtbot: QtBot, made: Places) -> None:
    page = screen(window)
    page.code.set_text("A12")
    assert not page.problem.isVisible()
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert page.problem.isVisible()
    assert page.name.edit.hasFocus()
    page.name.set_text("K")
    assert not page.problem.isVisible()
    assert made == []


def test_an_office_is_asked_less(window: Window, qtbot: QtBot, made: Places) -> None:
    page = screen(window)
    qtbot.mouseClick(page.roles[True], Qt.MouseButton.LeftButton)
    assert not page.sample.isVisible()
    assert not page.chips["kuliner"].isVisible()
    page.name.set_text("Galeri")
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert isinstance(made[0], Office)


def test_the_language_changes_while_the_page_is_shown(window: Window, qtbot: QtBot) -> None:
    page = screen(window)
    before = page.chips["kuliner"].label
    qtbot.mouseClick(page.languages["en"], Qt.MouseButton.LeftButton)
    assert page.chips["kuliner"].label == "Food" != before


def test_another_trade_brings_its_own_goods(window: Window, qtbot: QtBot, made: Places) -> None:
    page = screen(window)
    qtbot.mouseClick(page.chips["kuliner"], Qt.MouseButton.LeftButton)
    page.code.set_text("B02")
    page.name.set_text("Warung")
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    (stall,) = made
    assert isinstance(stall, Stall)
    assert stall.identity.trade == "kuliner"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_is_squeezed_even_with_a_refusal(
    window: Window, language: str, tokens: Tokens, size: tuple[int, int]
) -> None:
    window.set_look(Look(tokens))
    window.set_language(language)
    window.resize(*size)
    page = screen(window)
    page.code.set_text("?")
    page.model.begin()
    for _turn in range(3):  # a layout tells its parent by an event
        QApplication.processEvents()
    assert (window.width(), window.height()) == size
    for child in page.findChildren(QWidget):
        if not child.isVisible() or child.minimumSizeHint().isEmpty():
            continue
        least = child.minimumSizeHint()
        assert child.width() >= least.width() and child.height() >= least.height(), (child, child.size(), least)
        if isinstance(child, QAbstractButton):
            assert child.accessibleName(), child
            assert child.height() >= 44, child
