"""A parcel is put together among the goods, by keys, by scanner and by hand, and sold from its tile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.catalog.product import Product
from pos.stall import Stall
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.stall.catalog.parts import PartsSheet
from ui.stall.sell import SellScreen
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def screen(shop: Stall, window: Window) -> CatalogScreen:
    parcel = Product(code="PARSEL", name="Parsel Lebaran", price=180_000)
    shop.catalog.save_product(parcel, at=shop.now(), operation="parcel")
    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.model.pick("PARSEL")
    QApplication.processEvents()
    return page


def begin(screen: CatalogScreen) -> PartsSheet:
    screen.panel.parts.click()
    sheet = screen.place.over
    assert isinstance(sheet, PartsSheet)
    QApplication.processEvents()
    return sheet


def test_it_is_typed_by_keys_and_stands_in_the_panel(
    screen: CatalogScreen, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    begin(screen)
    qtbot.keyClicks(QApplication.focusWidget(), "2 tas, kunci", delay=60)
    press(Key.Key_Return)
    assert screen.place.over is None
    assert shop.kits.written("PARSEL") == "2 TAS, 1 KUNCI"
    assert screen.model.holds() == "2 TAS, 1 KUNCI"


def test_each_scan_puts_one_more_in(screen: CatalogScreen, shop: Stall, scan: Callable[[str], None]) -> None:
    sheet = begin(screen)
    scan("8991234567895")
    scan("8991234567895")
    sheet.bar.click()
    assert shop.kits.written("PARSEL") == "2 TAS"


def test_what_is_unknown_is_told_and_stays_to_be_mended(screen: CatalogScreen, window: Window) -> None:
    told: list[str] = []
    window.news.refused.connect(told.append)
    sheet = begin(screen)
    sheet.name.set_text("2 NONE")
    sheet.bar.click()
    assert "2 NONE" in told[0]
    assert screen.place.over is sheet


def test_a_single_piece_is_no_parcel(screen: CatalogScreen) -> None:
    screen.model.pick("WAYANG")
    assert not screen.panel.parts.isVisible()


def test_its_tile_says_so_and_it_is_not_sold_while_its_goods_lack(
    screen: CatalogScreen, shop: Stall, window: Window
) -> None:
    shop.kits.keep("PARSEL", "2 TAS", at=shop.now(), operation="parts")
    shop.set("negative_stock", "no")
    window.show_screen(Screen.SELL)
    page = window.page
    assert isinstance(page, SellScreen)
    (tile,) = [tile for tile in page.goods.grid.tiles.rows if tile.key == "PARSEL"]
    assert (tile.pill, tile.tone) == ("parsel", "brand")
    told: list[str] = []
    window.news.refused.connect(told.append)
    page.model.add_code("PARSEL")
    page.model.add_code("PARSEL")
    assert [line.qty for line in page.model.basket.lines] == [1]
    assert "Tas goni" in told[0]
