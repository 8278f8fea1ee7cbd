"""The screen of goods that come back without a receipt, by keys alone, by hand and by scanner."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.news import Screen
from ui.stall.history import HistoryScreen
from ui.stall.unreceipted import UnreceiptedScreen
from ui.widgets.asking import AskAmount
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def screen(shop: Stall, window: Window, press: Callable[..., None]) -> Iterator[UnreceiptedScreen]:
    shop.till.open_day(500_000, at=shop.now(), operation="open")
    press(Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = window.page
    assert isinstance(page, UnreceiptedScreen)
    yield page
    page.model.give_up()  # else the window would stay


def test_it_is_among_what_can_be_done_everywhere(window: Window) -> None:
    assert "unreceipted" in [command.id for command in window.offer.common()]


def test_goods_come_back_by_keys_alone(
    screen: UnreceiptedScreen, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "tas", delay=1)
    press(Key.Key_Return)
    press(Key.Key_F3)
    assert isinstance(screen.place.over, AskAmount)
    qtbot.keyClicks(QApplication.focusWidget(), "60000")
    press(Key.Key_Return)
    press(Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_F12)

    sale = shop.till.last_sale()
    assert sale is not None
    assert (sale.due, sale.reason, sale.refund_of) == (-60_000, "Cacat", "without_receipt")
    tas = shop.catalog.by_code("TAS")
    assert tas is not None
    assert tas.on_hand == 3
    assert screen.listing.nothing.isVisible()


def test_goods_come_back_by_scanner_and_hand_alone(
    screen: UnreceiptedScreen, shop: Stall, scan: Callable[[str], None]
) -> None:
    scan("8991234567895")
    scan("8991234567895")
    screen.panel.less.click()
    screen.panel.reasons["size"].click()
    screen.panel.ways["transfer"].click()
    screen.panel.bar.click()
    sale = shop.till.last_sale()
    assert sale is not None
    assert [(payment.tender, payment.amount) for payment in sale.payments] == [("transfer", -75_000)]


def test_a_scan_is_no_price(screen: UnreceiptedScreen, scan: Callable[[str], None]) -> None:
    screen.model.add_code("TAS")
    screen.ask_price()
    scan("8991234567895")
    assert screen.model.lines[0].price == 75_000


def test_what_lies_here_is_told_before_the_window_closes(screen: UnreceiptedScreen, window: Window) -> None:
    assert screen.unsaved() == ""
    screen.model.add_code("TAS")
    window.close()
    assert window.isVisible()
    screen.leave()
    assert (window.shown, screen.unsaved()) == (Screen.SELL, "")


def test_the_history_calls_it_so_and_leads_to_no_receipt(screen: UnreceiptedScreen, window: Window) -> None:
    screen.model.add_code("TAS")
    screen.model.choose_reason("defect")
    screen.model.accept()
    window.show_screen(Screen.HISTORY)
    page = window.page
    assert isinstance(page, HistoryScreen)
    assert "Tanpa nota" in page.model.rows()[0].goods
    assert not page.sale.original.isVisible()


def test_another_language_keeps_what_is_brought(screen: UnreceiptedScreen, window: Window) -> None:
    screen.model.add_code("TAS")
    window.set_language("en")
    assert screen.panel.title.text() == "Goods without a receipt"
    assert len(screen.model.lines) == 1
