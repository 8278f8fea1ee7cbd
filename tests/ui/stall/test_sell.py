from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build
from ui.keys import ScannerFilter, clashes
from ui.look.wear import Look
from ui.news import Screen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.widgets.asking import AskAmount, AskThing
from ui.window import Window

Type = Callable[..., None]


@pytest.fixture
def window(shop: Stall, qtbot: QtBot) -> Iterator[Window]:
    made = build(shop, Look())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    scanner = ScannerFilter(made)
    scanner.install()
    made.listen(scanner)
    yield made
    scanner.uninstall()


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    qtbot.waitUntil(page.goods.search.focused)
    return page


def press(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key as a person presses it, well before the next."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    QTest.qWait(55)


def scan(text: str) -> None:
    """A burst of keys to whatever has the focus."""
    for character in text:
        QTest.keyClick(QApplication.focusWidget(), character)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.qWait(55)


def lines(screen: SellScreen) -> list[tuple[str | None, int]]:
    return [(line.code, line.qty) for line in screen.model.basket.lines]


def test_the_search_has_the_focus_and_keeps_it_when_a_tile_is_touched(screen: SellScreen, qtbot: QtBot) -> None:
    grid = screen.goods.grid
    spot = grid.visualRect(grid.tiles.index(1)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert lines(screen) == [("KAIN", 1)]
    assert screen.goods.search.focused()


def test_a_scan_adds_wherever_the_focus_is_and_leaves_the_search_as_it_was(screen: SellScreen) -> None:
    scan("8991234567895")
    assert lines(screen) == [("TAS", 1)]
    assert screen.goods.search.text() == ""
    screen.basket.view.setFocus()
    scan("8991234567895")
    assert lines(screen) == [("TAS", 2)]


def test_enter_adds_the_first_hit_and_empties_the_search(screen: SellScreen) -> None:
    for letter in "kunci":
        press(letter)
    assert [screen.goods.grid.tiles.data(screen.goods.grid.tiles.index(0)) for _once in (1,)] == [
        "Gantungan kunci Tugu Muda"
    ]
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("KUNCI", 1)]
    assert screen.goods.search.text() == ""


def test_an_unknown_code_opens_the_search_with_that_text(window: Window, screen: SellScreen) -> None:
    scan("4006381333931")
    assert screen.goods.search.text() == "4006381333931"
    assert window.bar.toast.bad
    assert screen.goods.thing.isVisible()


def test_the_line_keys_act_on_the_basket_while_the_search_is_empty(screen: SellScreen) -> None:
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


def test_the_quantity_is_asked_for_in_the_place_of_the_goods(screen: SellScreen) -> None:
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


def test_a_weight_is_typed_in_grams(screen: SellScreen) -> None:
    screen.model.add_code("TEH")
    assert isinstance(screen.sheet, AskAmount)
    for digit in "250":
        press(digit)
    assert screen.sheet.hint.text() == "0,25\u00a0kg"
    press(Qt.Key.Key_Return)
    assert lines(screen) == [("TEH", 250)]


def test_a_price_is_agreed_and_a_discount_given_instead(screen: SellScreen) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F3)
    assert isinstance(screen.sheet, AskAmount)
    screen.sheet.field.type_digits("230000")
    press(Qt.Key.Key_Return)
    assert screen.model.basket.lines[0].price == 230_000
    screen.ask_line_discount()
    screen.sheet.choices[1].click()
    press(Qt.Key.Key_Return)
    assert screen.model.basket.lines[0].discount == 23_000
    assert screen.basket.total.text() == "Rp\u00a0207.000"


def test_what_is_refused_leaves_the_sheet_open(screen: SellScreen) -> None:
    screen.model.add_code("KUNCI")
    screen.ask_discount()
    assert isinstance(screen.sheet, AskAmount)
    screen.sheet.field.type_digits("15001")
    press(Qt.Key.Key_Return)
    assert screen.sheet is not None
    assert screen.model.basket.discount == 0


def test_something_without_a_code_has_a_name_and_a_price(screen: SellScreen) -> None:
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


def test_a_scan_on_a_sheet_closes_it_and_adds(screen: SellScreen) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F2)
    scan("8991234567895")
    assert screen.sheet is None
    assert lines(screen) == [("KAIN", 1), ("TAS", 1)]


def test_escape_leaves_a_sheet(screen: SellScreen) -> None:
    screen.ask_thing()
    press(Qt.Key.Key_Escape)
    assert screen.sheet is None
    assert screen.goods.search.focused()


def test_no_key_means_two_things_in_any_state(window: Window, screen: SellScreen) -> None:
    screen.model.add_code("KAIN")
    assert clashes(window.commands()) == {}
    screen.ask_price()
    assert clashes(window.commands()) == {}
    screen.pay()
    assert clashes(window.commands()) == {}


def test_payment_locks_the_basket_and_escape_gives_it_back(screen: SellScreen) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F12)
    assert isinstance(screen.pay_sheet, PaySheet)
    assert screen.basket.view.locked
    assert not screen.basket.pay.isVisible()
    press(Qt.Key.Key_Escape)
    assert screen.pay_sheet is None
    assert not screen.basket.view.locked
    assert lines(screen) == [("KAIN", 1)]


def test_an_empty_basket_is_not_paid(screen: SellScreen) -> None:
    press(Qt.Key.Key_F12)
    assert screen.pay_sheet is None
    assert not screen.basket.pay.isEnabled()


def test_a_stall_without_goods_says_what_to_do(screen: SellScreen, shop: Stall, window: Window) -> None:
    screen.model.search("tidak ada begini")
    assert screen.goods.thing.isVisible()
    screen.model.search("")
    assert screen.goods.grid.isVisible()


def test_typing_outside_a_field_goes_to_the_search(window: Window, screen: SellScreen) -> None:
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
