"""The buyer's side on a second window: it follows the counter, and is there as it was set."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build_stall
from ui.background import Runner
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look, of
from ui.news import Screen
from ui.stall.board import QueueBoard
from ui.stall.buyer import BuyerBoard
from ui.stall.buyer.lines import window_of
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.widgets.second import SecondWindow
from ui.window import Window


@pytest.fixture
def screen(window: Window) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    return page


def second() -> SecondWindow | None:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, SecondWindow) and each.isVisible()]
    return shown[0] if shown else None


def board() -> BuyerBoard:
    window = second()
    assert window is not None
    (found,) = window.findChildren(BuyerBoard)
    return found


def set_to(shop: Stall, window: Window, value: str) -> None:
    shop.set("second_window", value)
    window.news.recorded.emit()


def paying(screen: SellScreen) -> PaySheet:
    screen.pay()
    assert isinstance(screen.pay_sheet, PaySheet)
    return screen.pay_sheet


def test_a_stall_begins_without_one(window: Window) -> None:
    QApplication.processEvents()
    assert second() is None


def test_it_opens_at_a_start_where_that_is_set(shop: Stall, qtbot: QtBot, at_once: Runner) -> None:
    shop.set("second_window", "buyer")
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: second() is not None)
    assert board().shown.page == "idle"
    assert board().accessibleName() == "Batik Ratih. Batik Ratih. Selamat datang"
    made.close()
    assert second() is None


def test_it_comes_and_goes_as_the_setting_is_changed(shop: Stall, window: Window) -> None:
    set_to(shop, window, "buyer")
    assert board().shown.page == "idle"
    set_to(shop, window, "off")
    assert second() is None
    set_to(shop, window, "queue")
    assert second() is None
    shop.set("kitchen", "yes")
    set_to(shop, window, "buyer")
    set_to(shop, window, "queue")
    shown = second()
    assert shown is not None
    assert not shown.findChildren(BuyerBoard)


def test_what_is_scanned_paid_and_given_back_is_seen_at_once(
    shop: Stall, window: Window, screen: SellScreen, scan: Callable[[str], None]
) -> None:
    set_to(shop, window, "buyer")
    scan("8991234567895")
    assert [line.name for line in board().shown.lines] == ["Tas goni sablon"]
    pay = paying(screen)
    assert board().shown.label == "Harus dibayar"
    pay.model.set_amount(100_000)
    assert board().shown.hero == "Rp\u00a025.000"
    pay.model.accept()
    assert board().shown.page == "thanks"
    assert "Kembalian Rp\u00a025.000" in board().accessibleName()
    pay.finished.emit()
    assert board().shown.page == "idle"


def test_left_payments_go_back_to_the_basket(shop: Stall, window: Window, screen: SellScreen) -> None:
    set_to(shop, window, "buyer")
    screen.model.add_code("TAS")
    paying(screen).leave()
    assert board().shown.page == "basket"


def test_a_payment_that_has_begun_is_followed_too(
    shop: Stall, window: Window, screen: SellScreen, payload: str
) -> None:
    shop.set("qris", payload)
    screen.model.add_code("TAS")
    pay = paying(screen)
    next(each for each in window.commands() if each.id == "buyer").press()
    pay.choose(next(each for each in pay.model.tenders if each.waits))
    assert board().qr.isVisible()
    assert board().qr.width() == board().qr.height() >= 300
    pay.choose(pay.model.tenders[0])
    assert not board().qr.isVisible()


def test_it_takes_no_keys_and_wears_and_speaks_as_the_first_window(
    shop: Stall, window: Window, screen: SellScreen
) -> None:
    set_to(shop, window, "buyer")
    shown = second()
    assert shown is not None
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    window.set_look(Look(DARK))
    assert of(shown).tokens is DARK
    window.set_language("en")
    assert "Welcome" in board().accessibleName()


def test_who_waits_sees_the_queue_while_nothing_is_sold(shop: Stall, window: Window, screen: SellScreen) -> None:
    shop.set("kitchen", "yes")
    screen.arrived()
    set_to(shop, window, "buyer")
    assert board().isVisible()
    screen.model.add_code("KUNCI")
    screen.model.park()
    shown = second()
    assert shown is not None
    (queue,) = shown.findChildren(QueueBoard)
    assert queue.isVisible()
    assert queue.called.cooking == (1,)
    screen.model.add_code("TAS")
    assert board().isVisible()


def test_following_costs_the_counter_less_than_two_milliseconds(
    shop: Stall, window: Window, screen: SellScreen
) -> None:
    set_to(shop, window, "buyer")
    for number in range(20):
        screen.model.add_one_off(f"Barang {number}", 1_000)
    (model,) = [each for each in second().children() if type(each).__name__ == "BuyerModel"]  # type: ignore[union-attr]
    took = []
    for _time in range(20):
        before = time.perf_counter()
        model.changed.emit()  # type: ignore[attr-defined]
        took.append(time.perf_counter() - before)
    assert min(took) < 0.002


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (1920, 1080), (640, 400)])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_page_can_be_painted_at_every_size(
    size: tuple[int, int], tokens: object, window: Window, shop: Stall, screen: SellScreen, payload: str
) -> None:
    shop.set("qris", payload)
    window.set_look(Look(DARK if tokens is DARK else LIGHT))
    set_to(shop, window, "buyer")
    shown = second()
    assert shown is not None
    shown.resize(QSize(*size))
    pictures = [picture()]
    for number in range(9):
        screen.model.add_one_off(f"Kain lurik yang namanya panjang sekali dan tidak habis-habis {number}", 99_000_000)
    pictures.append(picture())
    pay = paying(screen)
    pictures.append(picture())
    pay.choose(next(each for each in pay.model.tenders if each.waits))
    pictures.append(picture())
    pay.model.accept()
    pictures.append(picture())
    assert len({bytes(each.constBits()) for each in pictures}) == 5


def picture() -> QImage:
    QApplication.processEvents()
    return board().grab().toImage()


@given(count=st.integers(0, 60), rows=st.integers(1, 12), chosen=st.integers(-1, 59))
def test_the_line_that_was_changed_last_is_always_seen(count: int, rows: int, chosen: int) -> None:
    seen = window_of(count, chosen, rows)
    assert len(seen) == min(count, rows)
    assert chosen >= count or chosen < 0 or chosen in seen
