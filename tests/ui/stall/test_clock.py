"""Before the first sale of a day a clock that can hardly be right is asked about, by touch and by key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui.news import Screen
from ui.stall.clock import ClockSheet
from ui.stall.day import DayScreen
from ui.stall.day.sheets import FloatSheet
from ui.stall.people import ApprovalSheet
from ui.stall.sell import SellScreen
from ui.window import Window

LEAP = timedelta(days=400)


@pytest.fixture
def shop(shop: Stall) -> Stall:
    """It sold yesterday."""
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    yesterday = shop.now() - timedelta(days=1)
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=yesterday)
    shop.close_day(at=yesterday)
    return shop


@pytest.fixture
def screen(window: Window) -> SellScreen:
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("TAS")
    return page


def move(shop: Stall, by: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    at = shop.clock() + by
    monkeypatch.setattr(shop, "_clock", lambda: at)


def asked(window: Window) -> ClockSheet:
    sheet = window.places.currentWidget()
    assert isinstance(sheet, ClockSheet)
    return sheet


def test_enter_looks_at_the_clock_again_and_the_sale_goes_on_once_it_is_right(
    shop: Stall, window: Window, screen: SellScreen, press, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(shop, LEAP, monkeypatch)
    screen.pay()
    assert not asked(window).trust.isHidden()
    press(Qt.Key.Key_Return)  # still wrong
    asked(window)
    move(shop, -LEAP, monkeypatch)
    press(Qt.Key.Key_Return)
    assert screen.pay_sheet is not None
    assert shop.journal.count_of("clock_trusted") == 0


def test_whoever_says_that_it_is_right_pays_on_and_is_asked_no_more(
    shop: Stall, window: Window, screen: SellScreen, press, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(shop, LEAP, monkeypatch)
    screen.pay()
    QTest.mouseClick(asked(window).trust, Qt.MouseButton.LeftButton)
    assert screen.pay_sheet is not None
    press(Qt.Key.Key_Return)
    assert shop.till.last_sale().at == shop.clock()
    assert shop.journal.count_of("clock_trusted") == 1


def test_escape_leaves_the_basket_as_it_is_and_nothing_is_recorded(
    shop: Stall, window: Window, screen: SellScreen, press, scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shop.journal.tail_seq()
    move(shop, LEAP, monkeypatch)
    screen.pay()
    asked(window)
    press(Qt.Key.Key_Escape)
    assert screen.pay_sheet is None
    assert len(screen.model.basket) == 1
    assert shop.journal.tail_seq() == before


def test_a_clock_that_went_back_has_no_button_that_says_it_is_right(
    shop: Stall, window: Window, screen: SellScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(shop, timedelta(days=-3_000), monkeypatch)
    screen.pay()
    assert asked(window).trust.isHidden()


def test_a_cashier_needs_a_manager_for_it(
    shop: Stall, window: Window, screen: SellScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, role in (("Ratih", Role.OWNER), ("Ayu", Role.CASHIER)):
        shop.people.add(name, role, pin.Kept("no hash", 6), at=shop.now(), operation=name, by=OWNER)
    ratih, shop.people.present = shop.people.active()
    move(shop, LEAP, monkeypatch)
    screen.pay()
    asked(window).trusted.emit()
    sheet = window.places.currentWidget()
    assert isinstance(sheet, ApprovalSheet)
    assert screen.pay_sheet is None
    sheet.approved.emit(ratih)
    assert screen.pay_sheet is not None
    event = shop.journal.tail()
    assert event is not None
    assert (event.kind, event.actor, event.data["authorised_by"]) == ("clock_trusted", "Ayu", "Ratih")


def test_the_till_is_opened_with_its_float_only_by_a_clock_that_is_right(
    shop: Stall, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(shop, LEAP, monkeypatch)
    window.show_screen(Screen.DAY)
    page = window.page
    assert isinstance(page, DayScreen)
    page.open_till()
    sheet = page.sheet
    assert isinstance(sheet, FloatSheet)
    sheet.submit()
    QTest.mouseClick(asked(window).trust, Qt.MouseButton.LeftButton)
    assert shop.till.open_day_name() == shop.clock().date().isoformat()
