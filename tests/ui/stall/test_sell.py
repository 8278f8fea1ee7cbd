import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.keys import clashes
from ui.news import Screen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.stall.sell.sheets import ParkedSheet
from ui.widgets.asking import AskAmount, AskThing
from ui.widgets.buttons import KeyButton
from ui.widgets.touched import ROW
from ui.window import Window


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    qtbot.waitUntil(page.goods.search.focused)
    return page


def lines(screen: SellScreen) -> list[tuple[str | None, int]]:
    return [(line.code, line.qty) for line in screen.model.basket.lines]


def test_the_search_has_the_focus_and_keeps_it_when_a_tile_is_touched(screen: SellScreen, qtbot: QtBot) -> None:
    grid = screen.goods.grid
    spot = grid.visualRect(grid.tiles.index(1)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert lines(screen) == [("KAIN", 1)]
    assert screen.goods.search.focused()


def test_a_scan_adds_wherever_the_focus_is_and_leaves_the_search_as_it_was(screen: SellScreen, scan) -> None:
    scan("8991234567895")
    assert lines(screen) == [("TAS", 1)]
    assert screen.goods.search.text() == ""
    screen.basket.view.setFocus()
    scan("8991234567895")
    assert lines(screen) == [("TAS", 2)]


def test_enter_adds_the_first_hit_and_empties_the_search(screen: SellScreen, press) -> None:
    for letter in "kunci":
        press(letter)
    assert [screen.goods.grid.tiles.data(screen.goods.grid.tiles.index(0)) for _once in (1,)] == [
        "Gantungan kunci Tugu Muda"
    ]
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("KUNCI", 1)]
    assert screen.goods.search.text() == ""


def test_an_unknown_code_opens_the_search_with_that_text(window: Window, screen: SellScreen, scan) -> None:
    scan("4006381333931")
    assert screen.goods.search.text() == "4006381333931"
    assert window.bar.toast.bad
    assert screen.goods.thing.isVisible()


def test_what_is_typed_after_an_unknown_code_takes_its_place(screen: SellScreen, press, scan) -> None:
    scan("4006381333931")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    for letter in "kain":
        press(letter)
    assert screen.goods.search.text() == "kain"


def test_the_line_keys_act_on_the_basket_while_the_search_is_empty(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    screen.model.add_code("KUNCI")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Plus)
    assert lines(screen) == [("KAIN", 2), ("KUNCI", 1)]
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert lines(screen) == [("KAIN", 1)]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines(screen) == [("KAIN", 1), ("KUNCI", 1)]


def test_the_quantity_is_asked_for_in_the_place_of_the_goods(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F2)
    assert isinstance(screen.sheet, AskAmount)
    assert screen.sheet.field.hasFocus()
    press("1")
    press("2")
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("KAIN", 12)]
    assert screen.sheet is None
    assert screen.goods.search.focused()


def test_a_weight_is_typed_in_grams(screen: SellScreen, press) -> None:
    screen.model.add_code("TEH")
    assert isinstance(screen.sheet, AskAmount)
    for digit in "250":
        press(digit)
    assert screen.sheet.hint.text() == "0,25\u00a0kg"
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("TEH", 250)]


def test_a_price_is_agreed_and_a_discount_given_instead(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F3)
    assert isinstance(screen.sheet, AskAmount)
    screen.sheet.field.type_digits("230000")
    press(Qt.Key.Key_Return)
    assert screen.model.basket.lines[0].price == 230_000
    screen.asks.line_discount()
    screen.sheet.choices[1].click()
    press(Qt.Key.Key_Return)
    assert screen.model.basket.lines[0].discount == 23_000
    assert screen.basket.total.text() == "Rp\u00a0207.000"


def test_what_is_refused_leaves_the_sheet_open(screen: SellScreen, press) -> None:
    screen.model.add_code("KUNCI")
    screen.asks.discount()
    assert isinstance(screen.sheet, AskAmount)
    screen.sheet.field.type_digits("15001")
    press(Qt.Key.Key_Return)
    assert screen.sheet is not None
    assert screen.model.basket.discount == 0


def test_something_without_a_code_has_a_name_and_a_price(screen: SellScreen, press) -> None:
    press(Qt.Key.Key_Insert)
    assert isinstance(screen.sheet, AskThing)
    assert not screen.sheet.bar.isEnabled()
    for letter in "kado":
        press(letter)
    press(Qt.Key.Key_Return)
    for digit in "5000":
        press(digit)
    press(Qt.Key.Key_Return)
    assert [(line.name, line.price) for line in screen.model.basket.lines] == [("kado", 5_000)]


def test_a_price_typed_by_touch_is_enough_for_something_without_a_code(screen: SellScreen, qtbot: QtBot) -> None:
    screen.asks.thing()
    sheet = screen.sheet
    assert isinstance(sheet, AskThing)
    for key in sheet.pad.findChildren(KeyButton):
        if key.label in ("5", "000"):
            qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.bar, Qt.MouseButton.LeftButton)
    assert [(line.name, line.price) for line in screen.model.basket.lines] == [("Barang tanpa kode", 5_000)]


def test_an_unknown_code_is_added_to_the_goods_with_name_and_price(
    screen: SellScreen, shop: Stall, press, scan
) -> None:
    scan("4006381333931")
    press(Qt.Key.Key_Return)
    assert isinstance(screen.sheet, AskThing)
    assert screen.sheet.sub.text() == "Kode 4006381333931"
    for letter in "pena":
        press(letter)
    press(Qt.Key.Key_Return)
    for digit in "7500":
        press(digit)
    press(Qt.Key.Key_Return)
    assert [(line.name, line.price) for line in screen.model.basket.lines] == [("pena", 7_500)]
    assert screen.sheet is None
    screen.goods.search.set_text("")
    scan("4006381333931")
    assert [line.qty for line in screen.model.basket.lines] == [2]


def test_a_guess_is_looked_at_before_it_is_added(screen: SellScreen, press) -> None:
    for letter in "gantugna":
        press(letter)
    assert screen.goods.guess.isVisible()
    press(Qt.Key.Key_Return)
    assert lines(screen) == []
    assert screen.goods.grid.hasFocus()
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("KUNCI", 1)]
    assert screen.goods.search.focused()
    assert screen.goods.search.text() == ""


def test_down_goes_into_what_was_found_and_escape_back(screen: SellScreen, press) -> None:
    press("t")
    press(Qt.Key.Key_Down)
    assert screen.goods.grid.hasFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Escape)
    assert screen.goods.search.focused()
    press(Qt.Key.Key_Down)
    press("e")
    QTest.qWait(80)
    assert screen.goods.search.text() == "te"


def test_sales_are_parked_and_recalled_by_keys(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F6)
    for letter in "laras":
        press(letter)
    press(Qt.Key.Key_Return)
    screen.model.add_code("KUNCI")
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return)
    assert lines(screen) == []
    assert [chip.waiting.name for chip in screen.basket.parked.chips] == ["laras", "Pesanan 1"]
    press(Qt.Key.Key_F7)
    assert isinstance(screen.sheet, ParkedSheet)
    press("2")
    assert lines(screen) == [("KUNCI", 1)]
    assert screen.sheet is None
    press(Qt.Key.Key_F7)
    assert lines(screen) == [("KAIN", 1)]
    assert screen.model.basket.customer == "laras"


def test_the_list_of_parked_sales_is_walked_by_arrows(screen: SellScreen, press) -> None:
    for code in ("KAIN", "KUNCI", "TAS"):
        screen.model.add_code(code)
        screen.model.park()
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("KUNCI", 1)]


def test_a_parked_sale_goes_on_at_a_touch_also_while_the_last_change_is_shown(
    screen: SellScreen, qtbot: QtBot, press
) -> None:
    screen.model.add_code("KAIN")
    screen.model.park("Bu Laras")
    screen.model.add_code("KUNCI")
    press(Qt.Key.Key_F12)
    assert not screen.basket.parked.isVisible()
    press(Qt.Key.Key_Return)
    assert screen.basket.parked.isVisible()
    qtbot.mouseClick(screen.basket.parked.chips[0], Qt.MouseButton.LeftButton)
    assert lines(screen) == [("KAIN", 1)]
    assert screen.pay_sheet is None
    assert screen.basket.pay.isEnabled()


def test_the_customer_stands_on_the_button_and_parks_at_once(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F4)
    for letter in "siti":
        press(letter)
    press(Qt.Key.Key_Return)
    assert screen.basket.customer.label == "siti"
    press(Qt.Key.Key_F6)
    assert screen.sheet is None
    assert [each.name for each in screen.model.parked()] == ["siti"]
    assert screen.basket.customer.label == "Pembeli"


def test_a_question_about_another_line_is_not_answered_for_this_one(screen: SellScreen, qtbot: QtBot, press) -> None:
    screen.model.add_code("KAIN")
    screen.model.add_code("KUNCI")
    press(Qt.Key.Key_F2)
    view = screen.basket.view
    spot = view.visualRect(view.lines.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert screen.sheet is None


def test_undone_changes_come_back_with_shift(screen: SellScreen, press) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines(screen) == []
    press(Qt.Key.Key_Z, both)
    assert lines(screen) == [("KAIN", 1)]


def test_a_scan_on_a_sheet_closes_it_and_adds(screen: SellScreen, press, scan) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F2)
    scan("8991234567895")
    assert screen.sheet is None
    assert lines(screen) == [("KAIN", 1), ("TAS", 1)]


def test_escape_leaves_a_sheet(screen: SellScreen, press) -> None:
    screen.asks.thing()
    press(Qt.Key.Key_Escape)
    assert screen.sheet is None
    assert screen.goods.search.focused()


def test_no_key_means_two_things_in_any_state(window: Window, screen: SellScreen) -> None:
    screen.model.add_code("KAIN")
    assert clashes(window.commands()) == {}
    screen.asks.price()
    assert clashes(window.commands()) == {}
    screen.pay()
    assert clashes(window.commands()) == {}


def test_payment_locks_the_basket_and_escape_gives_it_back(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F12)
    assert isinstance(screen.pay_sheet, PaySheet)
    assert screen.basket.view.locked
    assert not screen.basket.pay.isVisible()
    press(Qt.Key.Key_Escape)
    assert screen.pay_sheet is None
    assert not screen.basket.view.locked
    assert lines(screen) == [("KAIN", 1)]


def test_the_tiles_tell_what_was_sold_once_they_are_seen_again(screen: SellScreen, press) -> None:
    def sold_out() -> list[str]:
        tiles = screen.goods.grid.tiles
        shown = [tiles.data(tiles.index(row), ROW) for row in range(tiles.rowCount())]
        return [tile.key for tile in shown if tile.off]

    screen.model.add_code("TAS")
    screen.model.more()
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_Return)
    assert isinstance(screen.pay_sheet, PaySheet)
    assert (screen.pay_sheet.is_done(), sold_out()) == (True, [])
    screen.pay_sheet.finished.emit()
    assert sold_out() == ["TAS"]


def test_nothing_is_undone_from_a_notice_while_money_is_taken(window: Window, screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    screen.model.add_code("TAS")
    assert window.bar.toast.isVisible()
    press(Qt.Key.Key_F12)
    assert not window.bar.toast.isVisible()


def test_no_money_is_asked_for_on_a_closed_day_nor_is_the_last_change_shown(
    window: Window, screen: SellScreen, shop: Stall, press
) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_Return)
    shop.close_day()
    window.show_screen(Screen.SELL)
    assert screen.pay_sheet is None
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F12)
    assert screen.pay_sheet is None
    assert "sudah ditutup" in window.bar.toast.text


def test_an_empty_basket_is_not_paid(screen: SellScreen, press) -> None:
    press(Qt.Key.Key_F12)
    assert screen.pay_sheet is None
    assert not screen.basket.pay.isEnabled()


def test_a_stall_without_goods_says_what_to_do(screen: SellScreen, shop: Stall, window: Window) -> None:
    screen.model.shelf.search("tidak ada begini")
    assert screen.goods.thing.isVisible()
    screen.model.shelf.search("")
    assert screen.goods.grid.isVisible()


def test_typing_outside_a_field_goes_to_the_search(window: Window, screen: SellScreen, press) -> None:
    screen.basket.undo.setFocus()
    press("k")
    QTest.qWait(80)
    assert screen.goods.search.text() == "k"
    assert screen.goods.search.focused()


def test_the_words_follow_the_language_and_stay_whole(window: Window, screen: SellScreen) -> None:
    assert screen.basket.pay.label == "Bayar"
    window.news.language_asked.emit("en")
    assert screen.basket.pay.label == "Pay"
    assert screen.basket.undo.label == "Undo"


def test_the_count_stands_behind_the_title_or_below_it_in_a_small_window(window: Window, screen: SellScreen) -> None:
    screen.model.add_code("KAIN")
    card = screen.basket
    window.resize(1024, 600)
    QTest.qWait(10)
    assert card._count.y() > card._title.y()
    window.resize(1366, 768)
    QTest.qWait(10)
    assert card._count.x() > card._title.geometry().right()
