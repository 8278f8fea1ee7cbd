from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos import words
from pos.office.today import HandIn
from ui import app
from ui.look import fonts
from ui.look.tokens import DARK
from ui.look.wear import Look
from ui.models.attention import MISSING, Thing
from ui.models.titles import shown_till
from ui.news import Screen
from ui.office.opened import OpenedScreen
from ui.office.today import TodayScreen
from ui.office.today.handed import HandedCard
from ui.widgets.buttons import Button
from ui.widgets.hands import HandsCard
from ui.window import Window


@pytest.fixture
def window(gallery, qtbot: QtBot) -> Iterator[Window]:
    """The office's window on a day with one hand-in, one stall missing and one that asks."""
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.sell("A12", 60_000, "qris")
    gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")
    gallery.open_stall("B09", "Keramik Bu Wulan", "kriya")
    made = app.build_office(gallery.office, Look())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    page = today_of(made)
    qtbot.waitUntil(lambda: page.model.collected_at is not None and not page.model.busy, timeout=5000)
    yield made
    page.model.stop()


def today_of(window: Window) -> TodayScreen:
    page = window.pages[Screen.TODAY]
    assert isinstance(page, TodayScreen)
    return page


def test_the_day_is_collected_and_shown_by_itself(window: Window) -> None:
    page = today_of(window)
    assert page.net.amount.text() == "Rp\u00a0147.000"
    assert [(row.thing.kind, row.thing.who) for row in page.hands.rows] == [
        ("asking", "B-09"),
        ("missing", "K-07"),
        ("differences", "A-12 −3.000"),
    ]
    assert "A-12\tKlitikan Pak Djarwo" in page.handed.table.text()
    assert page.tools.state.accessibleName().startswith("Collected ")


def test_what_is_missing_is_shown_in_full_and_copied_as_a_reminder(window: Window) -> None:
    page = today_of(window)
    page.hands.rows[1].button.click()
    assert page.sheet is not None
    copy = next(button for button in page.sheet.findChildren(Button) if button.accessibleName() == "Copy a reminder")
    copy.click()
    assert QGuiApplication.clipboard().text().endswith("K-07 Leker Bu Sri")
    assert window.bar.toast.text == "Copied: paste it into a message"


def test_a_file_is_opened_with_its_seal_and_back_leads_here(window: Window, gallery) -> None:
    page = today_of(window)
    window.file_dropped.emit(str(next(gallery.office.folder.joinpath("collected").iterdir())))
    opened = window.page
    assert isinstance(opened, OpenedScreen)
    assert opened.model.seal().title == "Seal good, stall enrolled"
    assert opened.model.title().startswith("A-12")
    assert not page.tools.isVisible()
    opened.back.click()
    assert window.page is page
    assert page.tools.isVisible()


def test_the_arrows_change_the_day_and_not_beyond_the_present(window: Window) -> None:
    page = today_of(window)
    assert not page.tools.after.isEnabled()
    page.tools.before.click()
    assert page.tools.day.label == "Friday, 20 November 2026"
    assert page.handed.nothing.isVisible()
    assert not page.handed.save.isVisible()
    assert page.tools.after.isEnabled()
    page.tools.after.click()
    assert page.net.amount.text() == "Rp\u00a0147.000"


def test_the_day_is_saved_where_the_person_says(gallery, qtbot: QtBot, window: Window) -> None:
    target = gallery.folder / "hari.xlsx"
    shown = today_of(window)
    page = TodayScreen(shown.model, shown.search, lambda _name: str(target))
    qtbot.addWidget(page)
    page.save()
    assert target.read_bytes().startswith(b"PK")


def test_the_language_and_the_colours_change_live(window: Window) -> None:
    page = today_of(window)
    assert window.rail is not None
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.look.tokens is DARK
    window.rail.buttons["language"].click()
    assert words.language() == "id"
    assert page.tools.day.label == "Sabtu, 21 November 2026"
    assert window.rail.buttons["language"].text() == "English"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1920, 1080)])
def test_nothing_is_smaller_than_it_needs(window: Window, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.wait(1)
    page = today_of(window)
    for widget in page.findChildren(QWidget) + page.tools.findChildren(QWidget):
        if widget.isVisible() and widget.parentWidget() is not None and type(widget).__module__.startswith("ui."):
            least = widget.minimumSizeHint().boundedTo(widget.maximumSize())
            name = f"{type(widget).__name__} {widget.accessibleName()}"
            assert widget.height() >= min(least.height(), widget.minimumHeight() or least.height()), name
            assert widget.width() >= min(least.width(), widget.minimumWidth() or least.width()), name


def test_everything_fits_a_screen_of_1366_by_768_without_scrolling(window: Window) -> None:
    page = today_of(window)
    bottom = page.handed.mapTo(page, QPoint(0, page.handed.height()))
    assert bottom.y() <= page.height()
    assert page.handed.width() == page.hands.width() + 16 + page.net.width()


def test_every_button_of_the_page_has_a_name_and_a_height_for_a_finger(window: Window) -> None:
    page = today_of(window)
    for button in page.findChildren(Button) + page.tools.findChildren(Button):
        assert button.accessibleName()
        assert button.height() >= 44


def test_an_office_without_stalls_says_what_to_expect(gallery, qtbot: QtBot) -> None:
    words.use("en")
    window = app.build_office(gallery.office, Look())
    qtbot.addWidget(window)
    page = today_of(window)
    page.model.stop()
    assert page.hands.nothing.text() == "No stall is enrolled yet."
    assert page.hands.rows == []
    window.resize(1366, 768)
    window.show()
    bottom = page.handed.mapTo(page, QPoint(0, page.handed.height()))
    assert bottom.y() <= page.height()
    page.hands.enrol.click()
    assert window.shown is Screen.STALLS


def test_details_stay_readable_when_the_kind_is_asked_twice(window: Window) -> None:
    page = today_of(window)
    for _time in range(2):
        page.hands.asked.emit(MISSING)
    assert page.sheet is not None
    page.close_sheet()
    assert page.hands.isVisible()


def test_who_asks_leads_to_the_register(window: Window) -> None:
    today_of(window).hands.rows[0].button.click()
    assert window.shown is Screen.STALLS


def test_a_long_collect_shows_how_far_it_is_and_can_be_stopped(window: Window) -> None:
    tools, model = today_of(window).tools, today_of(window).model
    model.collect()
    model.done, model.total = 12, 1000
    tools.show_model()
    tools.progress._soon.timeout.emit()  # it has gone on for long enough
    assert tools.progress.isVisible() and not tools.idle.isVisible()
    assert tools.progress.bar.accessibleName() == "Collecting 12 of 1000 1 %"
    tools.progress.stop.click()
    assert model.busy


def test_a_long_code_is_whole_in_the_latest_hand_ins(qtbot: QtBot) -> None:
    card = HandedCard()
    qtbot.addWidget(card)
    widths = []
    for code in ("A12", "KOTALAMA1234"):
        one = HandIn(
            at="2026-11-21T21:00:00+07:00", stall=code, till=2, name="Batik", trade="fesyen", sales=1, net=2,
            cash=2, qris=0, other=0, difference=None, state="received",
        )  # fmt: skip
        card.show_rows([one], small=False)
        widths.append(card.table.columnWidth(1) - fonts.width(shown_till(code, 2), 13, 600))
    assert min(widths) >= 16


def test_the_buttons_of_what_needs_a_hand_keep_apart_also_where_it_is_much(qtbot: QtBot) -> None:
    card = HandsCard()
    qtbot.addWidget(card)
    card.resize(700, 330)
    things = [Thing(str(at), "Quarantine", "shield-alert", "bad", 1, "A-12") for at in range(6)]
    card.show_things(things, 6, 6)
    card.show()
    places = [row.button.mapTo(card, QPoint(0, 0)).y() for row in card.rows]
    assert min(after - before for before, after in pairwise(places)) >= card.rows[0].button.height() + 8
