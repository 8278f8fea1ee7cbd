"""What is sold out today and what stands first, by hand, by key and by scanner."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.stall.sell import SellScreen
from ui.stall.sell.gone import GoneSheet
from ui.widgets.tiles import Tile
from ui.window import Window


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    qtbot.waitUntil(page.goods.search.focused)
    return page


def tiles(screen: SellScreen) -> list[Tile]:
    return [tile for tile in screen.goods.grid.tiles.rows if isinstance(tile, Tile)]


def codes(screen: SellScreen) -> list[str | None]:
    return [line.code for line in screen.model.basket.lines]


def test_what_is_sold_out_today_says_so_and_goes_into_no_basket(
    window: Window, screen: SellScreen, press, scan
) -> None:
    press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    sheet = screen.sheet
    assert isinstance(sheet, GoneSheet)
    QTest.mouseClick(sheet.buttons["KAIN"], Qt.MouseButton.LeftButton)
    assert sheet.buttons["KAIN"].isChecked()
    press(Qt.Key.Key_Escape)
    (tile,) = [tile for tile in tiles(screen) if tile.key == "KAIN"]
    assert (tile.pill, tile.off, tile.tone) == ("Habis hari ini", True, "bad")
    scan("KAIN")
    assert codes(screen) == []
    assert window.bar.toast.bad


def test_it_can_be_taken_back_and_another_touch_brings_it_back(screen: SellScreen, press) -> None:
    screen.model.shelf.set_sold_out("KAIN", True)
    screen.asks.gone()
    sheet = screen.sheet
    assert isinstance(sheet, GoneSheet)
    QTest.mouseClick(sheet.buttons["KAIN"], Qt.MouseButton.LeftButton)
    assert not sheet.buttons["KAIN"].isChecked()
    screen.place.clear()
    screen.model.add_code("KAIN")
    assert codes(screen) == ["KAIN"]


def test_the_vendor_s_first_tiles_stand_first_and_have_a_key_each(
    window: Window, shop: Stall, screen: SellScreen, press
) -> None:
    window.show_screen(Screen.CATALOG)
    catalog = window.page
    assert isinstance(catalog, CatalogScreen)
    for code in ("KUNCI", "KAIN"):
        catalog.model.pick(code)
        QTest.mouseClick(catalog.panel.shelf.first, Qt.MouseButton.LeftButton)
    window.show_screen(Screen.SELL)
    assert [(tile.key, tile.keycap) for tile in tiles(screen)[:3]] == [
        ("KUNCI", "Alt+1"),
        ("KAIN", "Alt+2"),
        ("TAS", ""),
    ]
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert codes(screen) == ["KAIN", "KUNCI"]
    screen.model.shelf.choose_category("Oleh-oleh")
    assert [tile.key for tile in tiles(screen)] == ["KUNCI", "TEH"]


def test_the_panel_says_what_is_sold_out_today(window: Window, shop: Stall) -> None:
    window.show_screen(Screen.CATALOG)
    catalog = window.page
    assert isinstance(catalog, CatalogScreen)
    catalog.model.pick("KAIN")
    QTest.mouseClick(catalog.panel.shelf.gone, Qt.MouseButton.LeftButton)
    assert (shop.counter.sold_out(shop.today()), catalog.panel.shelf.gone.isChecked()) == ({"KAIN"}, True)
    QTest.mouseClick(catalog.panel.shelf.first, Qt.MouseButton.LeftButton)
    QTest.mouseClick(catalog.panel.shelf.first, Qt.MouseButton.LeftButton)
    assert shop.counter.first() == []
