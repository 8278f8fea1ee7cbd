"""What is asked about goods, changed in the goods' panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.catalog.choices.group import Choice, Group
from pos.stall import Stall
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.window import Window


@pytest.fixture
def screen(window: Window, shop: Stall) -> CatalogScreen:
    shop.set("choices", "yes")
    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.model.pick("TAS")
    QTest.mouseClick(page.panel.choices, Qt.MouseButton.LeftButton)
    return page


def type_question(screen: CatalogScreen, name: str, choices: str) -> None:
    QTest.mouseClick(screen.questions.add, Qt.MouseButton.LeftButton)
    card = screen.questions.cards[-1]
    card.name.set_text(name)
    card.choices.set_text(choices)


def test_a_question_is_typed_and_kept(screen: CatalogScreen, shop: Stall, press) -> None:
    type_question(screen, "Porsi", "Setengah -7.000, *Biasa, Besar +6.000")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    choices = (Choice("Setengah", -7_000), Choice("Biasa"), Choice("Besar", 6_000))
    assert shop.choices.of("product", "TAS") == (Group("Porsi", choices, required=True, usual=("Biasa",)),)
    assert not screen.questions.save.isEnabled()


def test_a_touch_on_an_answer_makes_it_the_usual_one(screen: CatalogScreen, qtbot) -> None:
    type_question(screen, "Pedas", "Tidak, Sedang")
    card = screen.questions.cards[0]
    card.show_answers()
    card.turned.emit("Sedang")
    assert screen.questions.cards[0].choices.text() == "Tidak, *Sedang"
    screen.questions.cards[0].turned.emit("Sedang")
    assert screen.questions.cards[0].choices.text() == "Tidak, Sedang"


def test_questions_of_the_category_are_asked_of_all_its_goods(screen: CatalogScreen, shop: Stall) -> None:
    QTest.mouseClick(screen.questions.kinds["category"], Qt.MouseButton.LeftButton)
    type_question(screen, "Es", "Es sedikit, Tanpa es")
    QTest.mouseClick(screen.questions.cards[0].how["many"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.questions.save, Qt.MouseButton.LeftButton)
    (group,) = shop.choices.of("category", "Tas")
    assert (group.many, group.required) == (True, False)


def test_what_is_typed_wrong_is_told_below_it_and_not_kept(screen: CatalogScreen, shop: Stall, window: Window) -> None:
    type_question(screen, "Porsi", "Besar +6.00")
    screen.questions.cards[0].show_answers()
    assert not screen.questions.cards[0].wrong.isHidden()
    QTest.mouseClick(screen.questions.save, Qt.MouseButton.LeftButton)
    assert shop.choices.of("product", "TAS") == ()
    assert window.bar.toast.bad


def test_what_is_typed_is_not_lost_by_leaving(screen: CatalogScreen, press) -> None:
    type_question(screen, "Porsi", "Besar")
    press(Qt.Key.Key_Escape)
    assert screen.questions.isVisible()
    assert screen.unsaved()
    QTest.mouseClick(screen.questions.revert, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Escape)
    assert not screen.questions.isVisible()


def test_goods_that_are_weighed_are_asked_nothing(screen: CatalogScreen) -> None:
    screen.leave()
    screen.model.pick("TEH")
    assert not screen.panel.choices.isVisible()
