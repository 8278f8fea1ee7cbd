"""The haggle pad by hand, by key and by scanner: where typing goes, what takes its place, what becomes of the talk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.stall import Stall
from ui.news import Screen
from ui.stall.haggle import HagglePad
from ui.stall.sell import SellScreen
from ui.stall.sell.sheets import ParkedSheet
from ui.widgets.asking import AskAmount
from ui.widgets.touched import ROW
from ui.window import Window


@pytest.fixture
def screen(shop: Stall, window: Window) -> SellScreen:
    shop.set("haggle", "yes")
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    return page


@pytest.fixture
def pad(screen: SellScreen) -> HagglePad:
    screen.model.add_code("WAYANG")
    assert isinstance(screen.pad, HagglePad)
    return screen.pad


def rows(screen: SellScreen) -> list[tuple[str, str, str]]:
    lines = screen.basket.view.lines
    shown = (lines.data(lines.index(at), ROW) for at in range(lines.rowCount()))
    return [(row.name, row.sub, row.amount) for row in shown]


def test_the_price_has_the_focus_and_the_first_digit_replaces_it(pad: HagglePad, press) -> None:
    assert pad.prices.price.hasFocus()
    press("4")
    assert pad.model.price == 4
    press(Qt.Key.Key_Backspace)
    for digit in "400":
        press(digit)
    assert pad.model.price == 400
    pad.pad.typed.emit("000")
    assert pad.model.price == 400_000


def test_the_basket_says_what_is_being_haggled_over_and_cannot_be_paid(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    screen.model.add_code("WAYANG")
    assert rows(screen) == [
        ("Kain batik cap Asem Arang", "Rp\u00a0245.000 / lembar", "Rp\u00a0245.000"),
        ("Wayang kulit Semar", "sedang ditawar", "Rp\u00a0–"),
    ]
    assert screen.basket.sums.total.text() == "Rp\u00a0245.000"
    assert not screen.basket.pay.isEnabled()
    press(Qt.Key.Key_F12)
    assert screen.pay_sheet is None
    for digit in "400000":
        press(digit)
    press(Qt.Key.Key_Return)
    assert rows(screen)[1] == ("Wayang kulit Semar", "WAYANG · jadi dari Rp\u00a0425.000", "Rp\u00a0400.000")
    assert screen.basket.pay.isEnabled()
    figure = screen.basket.sums.rows["haggled"][1]
    assert (figure.isVisible(), figure.text()) == (True, "Rp\u00a025.000")


def test_a_scan_is_no_price_and_nothing_comes_in_beside_it(window: Window, screen: SellScreen, pad, scan) -> None:
    scan("8991234567895")
    assert (pad.model.price, screen.pad, screen.model.basket.lines) == (425_000, pad, [])
    assert pad.prices.price.filled_in
    assert window.bar.toast.bad
    pad.toggle_offer()
    scan("8991234567895")
    assert (pad.model.draft, screen.pad) == (0, pad)


def test_letters_are_no_price_and_leave_the_pad_where_it_is(screen: SellScreen, pad: HagglePad, press) -> None:
    press("k")
    assert screen.pad is pad
    assert screen.goods.search.text() == ""


def test_an_offer_is_typed_after_f4_and_enter_keeps_it(pad: HagglePad, press) -> None:
    press(Qt.Key.Key_F4)
    assert pad.prices.offer.hasFocus()
    assert (pad.bar.label, pad.bar.isEnabled()) == ("Catat tawaran", False)
    press(Qt.Key.Key_Return)
    assert pad.model.draft == 0
    for digit in "300000":
        press(digit)
    press(Qt.Key.Key_Return)
    assert pad.prices.price.hasFocus()
    assert (pad.model.price, pad.prices.offer.amount) == (362_500, 300_000)
    assert pad.answers.buttons["middle"].isChecked()
    press("z", Qt.KeyboardModifier.ControlModifier)
    assert pad.model.bids == []


def test_an_offer_is_begun_by_a_touch_on_its_field_and_ended_by_one_on_the_price(pad: HagglePad, qtbot) -> None:
    qtbot.mouseClick(pad.prices.offer, Qt.MouseButton.LeftButton)
    pad.type_digits("300000")
    assert pad.model.draft == 300_000
    qtbot.mouseClick(pad.prices.price, Qt.MouseButton.LeftButton)
    assert [bid.amount for bid in pad.model.bids] == [300_000]
    pad.type_digits("350000")
    assert pad.model.price == 350_000


def test_esc_gives_up_the_offer_then_the_earlier_prices_then_the_talk(shop: Stall, screen, pad, press) -> None:
    press(Qt.Key.Key_F4)
    press("3")
    press(Qt.Key.Key_Escape)
    assert (pad.model.draft, pad.model.bids) == (None, [])
    press(Qt.Key.Key_F6)
    assert pad.shows_past
    press(Qt.Key.Key_Escape)
    assert not pad.shows_past
    assert pad.prices.price.hasFocus()
    press(Qt.Key.Key_Escape)
    assert screen.pad is None
    assert screen.goods.search.focused()
    assert (screen.model.basket.lines, shop.talks.earlier("WAYANG", "")) == ([], [])


@pytest.mark.parametrize("way", ["discount", "customer", "line", "undo", "recall", "lock"])
def test_whatever_else_is_asked_ends_the_talk_and_keeps_its_offers(shop: Stall, screen: SellScreen, way: str) -> None:
    screen.model.add_code("KAIN")
    screen.model.park("Bu Sri")
    screen.model.add_code("KUNCI")
    screen.model.add_code("WAYANG")
    pad = screen.pad
    assert isinstance(pad, HagglePad)
    pad.toggle_offer()
    pad.type_digits("300000")
    pad.accept()
    if way == "lock":
        screen.pay()
        assert screen.pad is pad
        pad.model.leave()
    else:
        {
            "discount": screen.asks.discount,
            "customer": screen.asks.customer,
            "line": lambda: screen.basket.view.step(-1),
            "undo": screen.model.undo,
            "recall": screen.asks.recall,
        }[way]()
    assert (screen.pad, screen.model.talk) == (None, None)
    assert [(talk.offers, talk.agreed) for talk in shop.talks.earlier("WAYANG", "")] == [((300_000,), None)]
    assert "sedang ditawar" not in [sub for _name, sub, _amount in rows(screen)]
    assert not isinstance(screen.sheet, ParkedSheet)
    assert isinstance(screen.sheet, AskAmount) == (way == "discount")


def test_a_line_is_haggled_over_by_f3_and_from_there_comes_its_discount_or_quantity(screen: SellScreen, press) -> None:
    screen.model.add_code("KAIN")
    press(Qt.Key.Key_F3)
    assert isinstance(screen.pad, HagglePad)
    assert screen.pad.head.discount.isVisible()
    assert rows(screen)[0][1] == "sedang ditawar"
    press(Qt.Key.Key_F3)
    assert isinstance(screen.sheet, AskAmount)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F2)
    assert isinstance(screen.sheet, AskAmount)
    press("2")
    press(Qt.Key.Key_Return)
    assert screen.model.basket.lines[0].qty == 2


def test_a_price_is_only_typed_where_the_stall_does_not_haggle(shop: Stall, screen: SellScreen, press) -> None:
    shop.set("haggle", "no")
    screen.model.add_code("WAYANG")
    assert screen.pad is None
    press(Qt.Key.Key_F3)
    assert isinstance(screen.sheet, AskAmount)


def test_it_speaks_another_language_at_once_and_stays(window: Window, screen: SellScreen, pad: HagglePad) -> None:
    pad.toggle_offer()
    pad.type_digits("300000")
    pad.accept()
    window.set_language("en")
    QApplication.processEvents()
    assert screen.pad is pad
    assert (pad.bar.label, pad.head.title.text()) == ("Agreed, into the basket", "Haggling")
    assert pad.answers.buttons["middle"].label == "Middle"


def test_earlier_prices_are_listed_or_a_sentence_says_there_are_none(shop: Stall, screen, pad: HagglePad) -> None:
    pad.toggle_past()
    assert pad.past.nothing.isVisible()
    pad.toggle_past()
    pad.toggle_offer()
    pad.type_digits("300000")
    pad.accept()
    pad.model.leave()
    screen.model.add_code("WAYANG")
    screen.pad.toggle_past()
    table = screen.pad.past.table
    assert table.isVisible()
    assert table.text().splitlines()[1].split("\t")[1:] == ["barang ini", "300.000", "tidak jadi"]
