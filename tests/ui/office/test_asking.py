"""A stall is asked about its day from the day's screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos import words
from ui.office.stall_day import StallDayScreen
from ui.office.stall_day.asking import AskSheet
from ui.window import Window

DAY = "2026-11-21"


@pytest.fixture
def page(gallery, office_window) -> StallDayScreen:
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12")
    gallery.office.collect()
    window: Window = office_window()
    window.news.show_stall_day("A12", 1, DAY)
    shown = window.page
    assert isinstance(shown, StallDayScreen)
    return shown


def test_a_question_is_chosen_sent_and_stands_over_the_day_until_it_is_cleared_up(gallery, page) -> None:
    assert not page.question.isVisible()
    QTest.keyClick(page.window(), Qt.Key.Key_F7)
    assert isinstance(page.sheet, AskSheet)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert page.window().bar.toast.text == "Say what you ask the stall"
    page.sheet.question.reasons.buttons["A receipt is missing: please check"].click()
    page.sheet.bar.click()
    assert page.sheet is None
    assert page.question.isVisible()
    assert page.question.seal.accessibleName().endswith("A receipt is missing: please check")
    assert len(list(gallery.collection.glob("notices/GIK-A12/*.notice.jsonl"))) == 1
    page.question.button.click()
    assert not page.question.isVisible()
    assert gallery.office.notices.questions() == ()


def test_the_button_on_the_bar_asks_too(page) -> None:
    page.chooser.ask.click()
    assert isinstance(page.sheet, AskSheet)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.sheet is None
