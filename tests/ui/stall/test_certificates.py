"""The certificates of single pieces: from the history at any time, and right after the sale."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.news import Screen
from ui.stall.history import HistoryScreen
from ui.stall.history.asked import CertificateSheet
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def sold(shop: Stall, *codes: str) -> Sale:
    basket = Basket(operation=" ".join(codes))
    for code in codes:
        product = shop.catalog.by_code(code)
        assert product is not None
        basket.add(line_of(product, 1))
    return shop.till.checkout(basket, [Offer("cash", basket.value)], at=shop.now())


@pytest.fixture
def screen(shop: Stall, window: Window) -> HistoryScreen:
    shop.set("pieces", "yes")
    sold(shop, "TAS")
    sold(shop, "WAYANG", "KAIN")
    window.show_screen(Screen.HISTORY)
    assert isinstance(window.page, HistoryScreen)
    return window.page


def test_only_a_receipt_of_a_single_piece_has_one(screen: HistoryScreen, shop: Stall) -> None:
    assert screen.sale.certificate.isVisible()
    screen.model.open(shop.till.sales_of_day("2026-11-21")[0].number)
    assert not screen.sale.certificate.isVisible()
    shop.set("pieces", "no")
    screen.model.open(shop.till.sales_of_day("2026-11-21")[1].number)
    assert not screen.sale.certificate.isVisible()


def test_by_keys_it_is_shown_kept_as_a_pdf_and_left(
    screen: HistoryScreen, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_P, CONTROL)
    sheet = screen.tender
    assert isinstance(sheet, CertificateSheet)
    assert "Wayang kulit Semar" in sheet.view.accessibleDescription()
    press(Key.Key_F12)
    papers = shop.folder / "papers"
    qtbot.waitUntil(lambda: any(path.name.startswith("Keterangan") for path in papers.glob("*.pdf")))
    press(Key.Key_Escape)
    assert screen.tender is None
    assert screen.place.currentWidget() is screen.sale


def test_a_piece_that_came_back_has_none_any_more(screen: HistoryScreen, shop: Stall) -> None:
    sale = screen.model.sale
    assert sale is not None
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -425_000)], "cacat", at=shop.now(), operation="back")
    screen.model.refresh()
    assert not screen.sale.certificate.isVisible()


def test_right_after_the_sale_it_is_one_touch_away(shop: Stall, window: Window, qtbot: QtBot) -> None:
    shop.set("pieces", "yes")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.scanned("WAYANG")
    page.pay()
    paying = page.pay_sheet
    assert isinstance(paying, PaySheet)
    paying.model.accept()
    QApplication.processEvents()
    qtbot.mouseClick(paying.done.certificate, Qt.MouseButton.LeftButton)
    history = window.page
    assert isinstance(history, HistoryScreen)
    assert isinstance(history.tender, CertificateSheet)
    assert "Wayang kulit Semar" in history.tender.view.accessibleDescription()


def test_after_a_sale_of_other_goods_nothing_is_offered(shop: Stall, window: Window) -> None:
    shop.set("pieces", "yes")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.scanned("KAIN")
    page.pay()
    paying = page.pay_sheet
    assert isinstance(paying, PaySheet)
    paying.model.accept()
    assert not paying.done.certificate.isVisible()
