"""Dishes with choices through the real window: by touch, by key and by scanner."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.catalog.choices.group import Choice, Group
from pos.stall import Stall
from ui.news import Screen
from ui.stall.sell import SellScreen
from ui.stall.sell.dish import DishSheet
from ui.widgets.basket import BasketRow
from ui.widgets.touched import ROW
from ui.window import Window

SIZE = Group(
    "Porsi", (Choice("Setengah", -7_000), Choice("Biasa"), Choice("Besar", 6_000)), required=True, usual=("Biasa",)
)
HEAT = Group("Pedas", (Choice("Sedang"), Choice("Sekali")), required=True)
MORE = Group("Tambahan", (Choice("Telur", 5_000), Choice("Gimbal", 8_000)), many=True)


@pytest.fixture
def screen(window: Window, shop: Stall, qtbot: QtBot) -> SellScreen:
    """KAIN (left) is asked for size and extras, TEH (right, weighed) cannot be, WAYANG (right) for heat."""
    shop.set("choices", "yes")
    for code, groups in (("TAS", [SIZE, MORE]), ("WAYANG", [HEAT])):
        shop.choices.keep("product", code, groups, at=shop.now(), operation=code)
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    qtbot.waitUntil(page.goods.search.focused)
    return page


def sheet(screen: SellScreen) -> DishSheet:
    assert screen.dish.sheet is not None
    return screen.dish.sheet


def touch(screen: SellScreen, place: int) -> None:
    grid = screen.goods.grid
    spot = grid.visualRect(grid.tiles.index(place)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def touch_cell(screen: SellScreen, name: str) -> None:
    (cell,) = [group.cells[name] for group in sheet(screen).groups if name in group.cells]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)


def lines(screen: SellScreen) -> list[tuple[str | None, int, int, str | None]]:
    return [(line.code, line.qty, line.price, line.note) for line in screen.model.basket.lines]


def rows(screen: SellScreen) -> list[BasketRow]:
    return [row for row in screen.basket.view.lines.rows if isinstance(row, BasketRow)]


def test_a_dish_is_put_together_by_touch(screen: SellScreen) -> None:
    touch(screen, 0)
    assert [row.sub for row in rows(screen)] == ["sedang diatur"]
    assert not screen.basket.pay.isEnabled()
    touch_cell(screen, "Besar")
    touch_cell(screen, "Telur")
    QTest.mouseClick(sheet(screen).more, Qt.MouseButton.LeftButton)
    assert rows(screen)[0].name == "Tas goni sablon, besar"
    QTest.mouseClick(sheet(screen).bar, Qt.MouseButton.LeftButton)

    assert lines(screen) == [("TAS", 2, 86_000, "Besar · Telur")]
    assert screen.dish.sheet is None
    assert screen.basket.pay.isEnabled()
    assert screen.goods.search.focused()


def test_enter_takes_a_dish_as_it_usually_is_and_again_makes_it_two(screen: SellScreen, press) -> None:
    for _once in range(2):
        touch(screen, 0)
        press(Qt.Key.Key_Return)
    assert lines(screen) == [("TAS", 2, 75_000, None)]


def test_a_dish_is_put_together_by_keys_alone(screen: SellScreen, press) -> None:
    for letter in "goni":
        press(letter)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Plus)
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("TAS", 2, 81_000, "Besar")]


def test_enter_does_nothing_while_something_has_to_be_answered(screen: SellScreen, press) -> None:
    touch(screen, 2)
    press(Qt.Key.Key_Return)
    assert (lines(screen), sheet(screen).bar.isEnabled()) == ([], False)
    touch_cell(screen, "Sekali")
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("WAYANG", 1, 425_000, "Sekali")]


def test_escape_wants_the_dish_no_more(screen: SellScreen, press) -> None:
    touch(screen, 0)
    press(Qt.Key.Key_Escape)
    assert (screen.dish.sheet, rows(screen)) == (None, [])
    assert screen.goods.search.focused()


def test_the_questions_stand_where_the_dish_does_not(screen: SellScreen) -> None:
    touch(screen, 0)
    assert sheet(screen).x() > screen.goods.width() // 3
    touch(screen, 0)
    tile = screen.goods.grid.visualRect(screen.goods.grid.tiles.index(0))
    assert not sheet(screen).geometry().intersects(tile.translated(screen.goods.grid.parentWidget().pos()))
    screen.model.add_code("WAYANG")
    assert sheet(screen).x() == 0


def test_a_scan_asks_about_its_dish_and_another_scan_about_that_one(screen: SellScreen, scan) -> None:
    scan("8991234567895")
    assert screen.model.dish.product is not None
    assert screen.model.dish.product.code == "TAS"
    scan("WAYANG")
    assert screen.model.dish.product.code == "WAYANG"
    scan("KUNCI")
    assert (screen.dish.sheet, lines(screen)) == (None, [("KUNCI", 1, 15_000, None)])


def test_a_line_is_chosen_again_by_its_button_and_by_its_key(screen: SellScreen, press) -> None:
    touch(screen, 0)
    touch_cell(screen, "Besar")
    press(Qt.Key.Key_Return)
    screen.basket.view.choices_asked.emit("0")
    touch_cell(screen, "Setengah")
    assert [row.draft for row in rows(screen)] == [True]
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("TAS", 1, 68_000, "Setengah")]
    press(Qt.Key.Key_F5)
    touch_cell(screen, "Gimbal")
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("TAS", 1, 76_000, "Setengah · Gimbal")]
    index = screen.basket.view.lines.index(0)
    assert index.data(ROW).chosen


def test_a_wish_goes_to_the_line(screen: SellScreen, press) -> None:
    touch(screen, 0)
    sheet(screen).wish.edit.setFocus()
    for letter in "anak":
        press(letter)
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("TAS", 1, 75_000, "anak")]


def test_another_line_or_undo_leaves_the_questions(screen: SellScreen, press) -> None:
    screen.model.add_code("KUNCI")
    touch(screen, 0)
    QTest.mouseClick(screen.basket.undo, Qt.MouseButton.LeftButton)
    assert (screen.dish.sheet, lines(screen)) == (None, [])


def test_paying_waits_until_the_dish_is_taken_or_left(screen: SellScreen, press) -> None:
    screen.model.add_code("KUNCI")
    touch(screen, 0)
    press(Qt.Key.Key_F12)
    assert screen.pay_sheet is None
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F12)
    assert screen.pay_sheet is not None


def test_nothing_is_asked_where_the_stall_does_not_choose(screen: SellScreen, shop: Stall) -> None:
    shop.set("choices", "no")
    touch(screen, 0)
    assert lines(screen) == [("TAS", 1, 75_000, None)]
