"""What the office asks is told on the bar, listed with the days, and opens the day again with its reason."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from ui.app.stall import build_stall
from ui.look.wear import Look
from ui.models.delivery import Delivery
from ui.news import News
from ui.stall.day import DayScreen
from ui.stall.day.hand_in import HandInSheet
from ui.widgets.reopening import ReopenSheet
from ui.window import Window

DAY = "2026-11-21"


@pytest.fixture
def window(gallery, at_once, qtbot: QtBot) -> Window:
    """A-12 on Sunday morning, asked about Saturday and about Friday, on which it was not there."""
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12")
    gallery.office.collect()
    gallery.at = datetime(2026, 11, 22, 2, tzinfo=UTC)
    gallery.office.notices.ask("A12", 1, DAY, "Nota 0002 tidak ada: mohon diperiksa")
    gallery.office.notices.ask("A12", 1, "2026-11-20", "Kemarin tutup?")
    stall.delivery.send()
    words.use("en")
    made = build_stall(stall, Look(), at_once)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    yield made
    made.close()


def hand_in(window: Window) -> tuple[DayScreen, HandInSheet]:
    office = next(item for item in window.bar.findChildren(type(window.bar.status.itemAt(0).widget())) if
                  "The office asks" in item.accessibleName())  # fmt: skip
    office.click()
    page = window.page
    assert isinstance(page, DayScreen)
    assert isinstance(page.sheet, HandInSheet)
    return page, page.sheet


def test_the_bar_leads_to_the_questions_and_a_button_opens_the_day_again(window: Window, gallery) -> None:
    page, sheet = hand_in(window)
    friday, saturday = sorted(sheet.questions.buttons, key=lambda button: button.isEnabled())
    assert (friday.isEnabled(), saturday.isEnabled()) == (False, True)
    saturday.click()
    assert isinstance(page.sheet, ReopenSheet)
    assert page.sheet.reason.text() == "The office asked: Nota 0002 tidak ada: mohon diperiksa"
    page.sheet.submit()
    assert gallery.stalls["A12"].till.open_day_name() == DAY
    assert page.model.facts.day == DAY


def test_after_a_while_questions_are_looked_for_though_nothing_waits(gallery, qtbot: QtBot) -> None:
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    news = News()
    delivery = Delivery(stall, news)
    delivery.send_quietly()
    gallery.office.notices.ask("A12", 1, DAY, "Apa kabar?")
    with qtbot.waitSignal(news.recorded, timeout=100):
        for _minute in range(10):
            delivery.send_quietly()
    assert len(stall.delivery.questions()) == 1
