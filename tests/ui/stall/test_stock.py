"""The stock's screen, by keys alone, by hand and by scanner."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build
from ui.models.stock import COUNT, IN, OUT, PAST
from ui.news import Screen
from ui.stall.sell import SellScreen
from ui.stall.stock import StockScreen
from ui.widgets.asking import AskAmount
from ui.widgets.buttons import Button
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, shop: Stall) -> Window:
    made = build(shop)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def screen(window: Window) -> StockScreen:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Key.Key_B, keys)
    page = window.page
    assert isinstance(page, StockScreen)
    return page


@pytest.fixture
def press(screen: StockScreen) -> Callable[..., None]:
    def run(*keys: Qt.Key | str) -> None:
        for key in keys:
            focus = screen.window().focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, key, delay=80) if isinstance(key, str) else QTest.keyClick(focus, key)

    return run


def on_hand(shop: Stall, code: str) -> int | None:
    product = shop.catalog.by_code(code)
    assert product is not None
    return product.on_hand


def test_goods_come_in_by_keys_alone(screen: StockScreen, shop: Stall, press: Callable[..., None]) -> None:
    press("tas", Key.Key_Return)
    assert [(line.product.code, line.qty) for line in screen.model.lines] == [("TAS", 1)]
    press(Key.Key_F2, "24", Key.Key_Return)
    press(Key.Key_F12)
    assert on_hand(shop, "TAS") == 26
    assert screen.listing.nothing.isVisible()


def test_the_shelves_are_counted_by_scanner_alone(screen: StockScreen, window: Window, shop: Stall) -> None:
    screen.chips.chosen.emit(COUNT)
    for _scan in range(3):
        screen.scanned("8991234567895")
    assert screen.panel.sums.text() == "1 selisih"
    assert screen.panel.there.text() == "stok: 2 · selisih: +1"
    QTest.keyClick(window, Key.Key_F12)
    assert on_hand(shop, "TAS") == 3


def test_what_broke_goes_by_hand_alone(screen: StockScreen, shop: Stall) -> None:
    screen.chips.chosen.emit(OUT)
    screen.search.set_text("tas")
    screen.table.opened.emit("TAS")
    click(screen.panel.more)
    click(screen.panel.reasons[1])
    click(screen.panel.bar)
    assert on_hand(shop, "TAS") == 0
    assert screen.model.stall.stock.movements("TAS")[0].kind == "lost"


def click(button: Button) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_while_a_number_is_typed_a_scan_is_no_quantity(screen: StockScreen) -> None:
    screen.model.add_code("TAS")
    screen.ask_quantity()
    screen.scanned("8991234567895")
    assert isinstance(screen.place.over, AskAmount)
    assert [(line.product.code, line.qty) for line in screen.model.lines] == [("TAS", 1)]


def test_what_is_weighed_is_asked_for_at_once(screen: StockScreen, press: Callable[..., None]) -> None:
    press("teh", Key.Key_Return)
    assert isinstance(screen.place.over, AskAmount)
    press("2500", Key.Key_Return)
    assert [(line.product.code, line.qty) for line in screen.model.lines] == [("TEH", 2_500)]


def test_the_line_keys_act_on_the_sheet_while_the_search_is_empty(
    screen: StockScreen, press: Callable[..., None]
) -> None:
    for code in ("TAS", "KAIN"):
        screen.model.add_code(code)
    press(Key.Key_Down, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    assert [(line.product.code, line.qty) for line in screen.model.lines] == [("TAS", 2), ("KAIN", 1)]
    press(Key.Key_Delete)
    assert [line.product.code for line in screen.model.lines] == ["KAIN"]


def test_f6_goes_from_sheet_to_sheet_and_escape_back_to_selling(
    screen: StockScreen, window: Window, press: Callable[..., None]
) -> None:
    seen = []
    for _step in range(4):
        seen.append(screen.model.shown)
        press(Key.Key_F6)
    assert seen == [IN, OUT, COUNT, PAST]
    assert screen.model.shown == IN
    press("ta", Key.Key_Escape)
    assert screen.search.text() == ""
    press(Key.Key_Escape)
    assert isinstance(window.page, SellScreen)


def test_a_sheet_that_was_begun_is_there_again_after_a_start(qtbot: QtBot, shop: Stall, screen: StockScreen) -> None:
    screen.model.show(COUNT)
    screen.model.add_code("TAS")
    again = build(shop)
    qtbot.addWidget(again)
    again.show_screen(Screen.STOCK)
    page = again.page
    assert isinstance(page, StockScreen)
    page.model.show(COUNT)
    assert [line.product.code for line in page.model.lines] == ["TAS"]
