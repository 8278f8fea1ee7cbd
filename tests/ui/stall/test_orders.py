"""The screen of orders by key, by scanner and by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.stall import Stall
from pos.till.orders.order import CANCELLED, Customer, Draft, OrderLine, Stage
from pos.till.payment import Offer
from ui.news import Screen
from ui.stall.orders import OrdersScreen
from ui.stall.orders.form import OrderSheet
from ui.stall.orders.sheets import CancelSheet, StageSheet
from ui.widgets.asking import AskAmount
from ui.widgets.papers import PaperSheet
from ui.window import Window


@pytest.fixture
def screen(shop: Stall, window: Window) -> OrdersScreen:
    """Two orders, one of them late; the late one is looked at."""
    for buyer, promised in (("Bu Ratna", "2026-12-05"), ("Pak Hendarto", "2026-11-20")):
        line = OrderLine("Lemari pakaian", 1, 2_000_000)
        draft = Draft(Customer(buyer), (line,), promised, stages=(Stage("Rangka", "Karjo", 450_000),))
        shop.orders.take(draft, 1_000_000, [Offer("cash", 1_000_000)], at=shop.now(), operation=buyer)
    shop.set("orders", "yes")
    window.show_screen(Screen.ORDERS)
    QApplication.processEvents()
    assert isinstance(window.page, OrdersScreen)
    return window.page


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_the_money_of_an_order_is_seen_whole_after_each_payment(
    shop: Stall, screen: OrdersScreen, window: Window, size: tuple[int, int]
) -> None:
    window.resize(*size)
    money, heights = screen.panel.money, []
    for at in range(4):
        screen.asks.cancel()
        QApplication.processEvents()
        number = screen.panel.number.text()
        shop.orders.pay(number, 10_000, [Offer("cash", 10_000)], at=shop.now(), operation=f"pay {at}")
        screen.model.refresh()
        screen.place.clear()
        window.grab()
        heights.append(money.height())
        assert money.height() >= money.heightForWidth(money.width())
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]


def test_arrows_go_from_order_to_order_while_the_search_has_the_focus(
    screen: OrdersScreen, press: Callable[..., None]
) -> None:
    press(Qt.Key.Key_Down)
    assert screen.panel.name.text() == "Bu Ratna"
    press(Qt.Key.Key_Up)
    assert screen.panel.name.text() == "Pak Hendarto"


def test_a_scanned_paper_opens_its_order(screen: OrdersScreen, scan: Callable[[str], None]) -> None:
    scan("F03-1/2026/0001")
    assert screen.panel.name.text() == "Bu Ratna"
    assert screen.listed.search.text() == ""


def test_the_least_down_payment_follows_the_price_and_the_setting(
    shop: Stall, window: Window, screen: OrdersScreen
) -> None:
    screen.asks.new()
    sheet = screen.over
    assert isinstance(sheet, OrderSheet)
    for fact, text in (("buyer", "Bu Sinta"), ("name", "Meja"), ("price", "2.000.000")):
        sheet.fields[fact].set_text(text)
    assert sheet.least.text() == "DP paling sedikit Rp\u00a0600.000"
    window.show_screen(Screen.SETTINGS)
    shop.set("order_deposit", "50")
    window.show_screen(Screen.ORDERS)
    assert sheet.least.text() == "DP paling sedikit Rp\u00a01.000.000"
    sheet.bar.click()
    asked = screen.over
    assert isinstance(asked, AskAmount)
    shop.set("order_deposit", "75")
    asked.answered.emit(1_000_000)
    assert screen.over is asked


def test_what_was_written_is_told_before_the_window_closes(screen: OrdersScreen, window: Window) -> None:
    screen.asks.new()
    assert isinstance(screen.over, OrderSheet)
    assert screen.unsaved() == ""
    screen.over.fields["buyer"].edit.setText("Bu Sinta")
    window.close()
    assert window.isVisible()
    screen.place.clear()
    assert screen.unsaved() == ""


def test_a_wage_is_told_and_paid_in_one_go(shop: Stall, screen: OrdersScreen, press: Callable[..., None]) -> None:
    screen.asks.stage(0)
    assert isinstance(screen.over, StageSheet)
    screen.over.wage.fill_in(300_000)
    screen.over.pay.click()
    assert screen.over is None
    assert screen.model.order is not None
    assert screen.model.order.stages[0].paid == "2026-11-21"
    assert shop.days.cash("2026-11-21").expected == 1_700_000


def test_an_order_is_cancelled_with_what_goes_back_and_why(shop: Stall, screen: OrdersScreen) -> None:
    screen.asks.cancel()
    sheet = screen.over
    assert isinstance(sheet, CancelSheet)
    sheet.back.fill_in(600_000)
    sheet.submit()
    assert screen.over is sheet
    sheet.reason.set_text("Pembeli tidak jadi")
    sheet.submit()
    assert screen.over is None
    assert shop.orders.find("F03-1/2026/0002").state == CANCELLED
    assert shop.days.cash("2026-11-21").expected == 1_400_000


def test_a_paper_of_the_order_is_shown_before_it_is_kept(screen: OrdersScreen) -> None:
    screen.panel.nota.click()
    sheet = screen.over
    assert isinstance(sheet, PaperSheet)
    assert sheet.layout_now().rows
    kept: list[object] = []
    screen.keeping_asked.connect(kept.append)
    next(command for command in screen.commands() if command.shortcut == "F12").press()
    assert len(kept) == 1
