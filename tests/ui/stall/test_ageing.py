"""The screen of how long pieces lie, by key and by hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.people import Person
from pos.people.rights import Role
from pos.stall import Stall
from ui.news import Screen
from ui.stall.ageing import AgeingScreen
from ui.widgets.papers import PaperSheet
from ui.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(shop: Stall, window: Window, monkeypatch: pytest.MonkeyPatch) -> AgeingScreen:
    """The puppet lies for 40 days."""
    shop.set("pieces", "yes")
    later = shop.now() + timedelta(days=40)
    monkeypatch.setattr(shop, "_clock", lambda: later)
    window.show_screen(Screen.AGEING)
    QApplication.processEvents()
    assert isinstance(window.page, AgeingScreen)
    return window.page


def price(shop: Stall) -> int:
    product = shop.catalog.by_code("WAYANG")
    assert product is not None
    return product.price


def test_a_price_comes_down_and_back_by_keys_alone(
    screen: AgeingScreen, shop: Stall, press: Callable[..., None]
) -> None:
    assert screen.table.hasFocus()
    assert not screen.bar.isEnabled()
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert screen.model.chosen == {"WAYANG"}
    assert "43.000" in screen.bar.accessibleName()
    press(Key.Key_F12)
    assert price(shop) == 382_000
    press(Key.Key_Z, CONTROL)
    assert price(shop) == 425_000


def test_a_touch_on_the_row_chooses_it_and_another_leaves_it_out(screen: AgeingScreen, qtbot: QtBot) -> None:
    spot = screen.table.visualRect(screen.table.table.index(0, 0)).center()
    for chosen in (frozenset({"WAYANG"}), frozenset()):
        QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert screen.model.chosen == chosen


def test_what_pieces_cost_is_shown_to_the_owner_alone(screen: AgeingScreen, shop: Stall) -> None:
    titles = [column.title for column in screen.table.table.columns]
    assert "Modal" in titles
    shop.people.present = Person(1, "Ayu", Role.CASHIER)
    screen.model.refresh()
    assert "Modal" not in [column.title for column in screen.table.table.columns]
    assert not screen.cost.isVisible()


def test_an_age_that_no_piece_has_says_so(screen: AgeingScreen) -> None:
    screen.chips.chosen.emit("180")
    assert screen.nothing.isVisible()
    assert not screen.all.isEnabled()


def test_a_scan_shows_its_piece(screen: AgeingScreen, scan: Callable[[str], None]) -> None:
    scan("WAYANG")
    assert [one.product.code for one in screen.model.listed()] == ["WAYANG"]
    scan("8999999999999")
    assert screen.model.listed() == []


def test_the_list_is_shown_on_paper_and_kept_as_a_pdf(
    screen: AgeingScreen, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_P, CONTROL)
    sheet = screen.place.over
    assert isinstance(sheet, PaperSheet)
    assert "Umur barang" in sheet.view.accessibleDescription()
    press(Key.Key_F12)
    papers = shop.folder / "papers"
    qtbot.waitUntil(lambda: [path.name[:11] for path in papers.glob("*.pdf")] == ["Umur-barang"])
    press(Key.Key_Escape)
    assert screen.place.over is None
    assert screen.table.hasFocus()
