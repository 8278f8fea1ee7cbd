"""A food stall's day at the window: numbers, tables, take-away, the kitchen's row, open tabs; by hand and by key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.catalog.choices.group import Choice, Group
from pos.stall import Stall
from ui.news import Screen
from ui.stall.sell import SellScreen
from ui.stall.sell.waiting import WaitingSheet
from ui.widgets.asking import AskName
from ui.window import Window

HEAT = Group("Pedas", (Choice("Sedang"), Choice("Sekali")))


@pytest.fixture
def screen(shop: Stall, window: Window, qtbot: QtBot) -> SellScreen:
    shop.set("kitchen", "yes")
    shop.set("choices", "yes")
    shop.choices.keep("product", "TAS", [HEAT], at=shop.now(), operation="heat")
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    page.arrived()
    qtbot.waitUntil(page.goods.search.focused)
    return page


def press_on(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def chips(screen: SellScreen) -> list[tuple[str, str]]:
    return [(chip.waits.number, chip.waits.state) for chip in screen.basket.kitchen.chips]


def slips(shop: Stall) -> list[str]:
    return sorted(path.name for path in Path(shop.folder, "papers").glob("dapur-*.pdf"))


def pay(screen: SellScreen, press) -> None:
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_Return)
    QTest.qWait(450)
    press(Qt.Key.Key_Return)


def test_each_order_has_the_next_number_and_its_slip_goes_to_the_kitchen_when_it_is_paid(
    screen: SellScreen, shop: Stall, press
) -> None:
    for number in (1, 2):
        assert screen.basket.order.queue.number == number
        screen.model.add_code("KUNCI")
        pay(screen, press)
    assert chips(screen) == [("1", "dimasak"), ("2", "dimasak")]
    assert slips(shop) == ["dapur-2026-11-21-1-1.pdf", "dapur-2026-11-21-2-2.pdf"]
    assert screen.basket.order.queue.number == 3


def test_an_open_tab_is_told_to_the_kitchen_and_taken_up_again_with_only_the_rest_told(
    screen: SellScreen, shop: Stall, press
) -> None:
    press_on(screen.basket.order.place)
    assert isinstance(screen.sheet, AskName)
    press("3")
    press(Qt.Key.Key_Return)
    assert screen.basket.order.place.label == "Meja 3"
    screen.model.add_code("TAS")
    press(Qt.Key.Key_Return)
    press_on(screen.basket.park)
    assert (chips(screen), len(slips(shop)), screen.basket.order.queue.number) == ([("1", "dimasak")], 1, 2)
    assert screen.basket.order.place.label == "Meja"

    press(Qt.Key.Key_F7)
    assert (screen.basket.order.place.label, screen.basket.order.queue.number) == ("Meja 3", 1)
    screen.model.add_code("KUNCI")
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert [dish.name for dish in shop.kitchen.slip(2).added] == ["Gantungan kunci Tugu Muda"]
    pay(screen, press)
    assert len(slips(shop)) == 2
    assert chips(screen) == [("1", "dimasak")]


def test_a_touch_makes_an_order_ready_another_fetched_and_each_can_be_taken_back(
    window: Window, screen: SellScreen, shop: Stall, press
) -> None:
    screen.model.add_code("KUNCI")
    screen.model.send()
    back = []
    window.news.said.connect(lambda _text, undo: back.append(undo))
    press_on(screen.basket.kitchen.chips[0])
    assert chips(screen) == [("1", "siap")]
    back[-1]()
    assert chips(screen) == [("1", "dimasak")]
    press_on(screen.basket.kitchen.chips[0])
    press_on(screen.basket.kitchen.chips[0])
    assert (chips(screen), screen.basket.kitchen.isVisible()) == ([], False)


def test_the_whole_kitchen_is_a_sheet_by_key(screen: SellScreen, press) -> None:
    screen.model.add_code("KUNCI")
    screen.model.send()
    press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    sheet = screen.sheet
    assert isinstance(sheet, WaitingSheet)
    (row,) = sheet.rows.values()
    press_on(row)
    press_on(row)
    assert sheet.rows == {}
    press(Qt.Key.Key_Escape)
    assert screen.sheet is None


def test_take_away_is_a_touch_or_a_key_and_stays_with_the_order(screen: SellScreen, shop: Stall, press) -> None:
    press_on(screen.basket.order.ways.ways[1])
    screen.model.add_code("KUNCI")
    assert shop.till.kept_basket().away
    press(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert not shop.till.kept_basket().away


def test_what_is_emptied_after_the_kitchen_heard_of_it_is_cancelled_there(
    screen: SellScreen, shop: Stall, press
) -> None:
    screen.model.add_code("KUNCI")
    screen.model.send()
    press_on(screen.basket.clear)
    assert [dish.name for dish in shop.kitchen.slip(2).cancelled] == ["Gantungan kunci Tugu Muda"]
    assert chips(screen) == []


def test_pbjt_is_a_line_of_its_own_with_its_rate(screen: SellScreen, shop: Stall) -> None:
    shop.set("tax_dates", "2026-11-01 added 1000")
    screen.model.add_code("KUNCI")
    label, amount = screen.basket.sums.rows["added"]
    assert (label.text(), amount.text()) == ("PBJT 10\u00a0%", "Rp\u00a01.500")
    shop.set("tax_dates", "2026-11-01 included 1050")
    screen.model.add_code("KUNCI")
    label, amount = screen.basket.sums.rows["included"]
    assert (label.text(), amount.text()) == ("Termasuk PBJT 10,5\u00a0%", "Rp\u00a02.851")


def test_a_stall_without_a_kitchen_shows_none_of_it(window: Window, screen: SellScreen, shop: Stall) -> None:
    screen.model.add_code("KUNCI")
    screen.model.send()
    shop.set("kitchen", "no")
    window.show_screen(Screen.HISTORY)
    window.show_screen(Screen.SELL)
    basket = screen.basket
    assert (basket.order.isVisible(), basket.kitchen.isVisible(), basket.customer.isVisible()) == (False, False, True)
