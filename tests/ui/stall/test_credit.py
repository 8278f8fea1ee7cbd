"""Store credit before a cashier: given by a return, spent at the payment by scanner or by number, and listed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from pos.till.basket import basket_of, line_of
from pos.till.credit.credit import Credit
from pos.till.payment import Offer
from ui.news import Screen
from ui.stall.credit import CreditScreen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.stall.unreceipted import UnreceiptedScreen
from ui.widgets.asking import AskName
from ui.widgets.papers import PaperSheet
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def credit(shop: Stall) -> Credit:
    """75.000 that Bu Sri has since a bag came back."""
    shop.till.open_day(500_000, at=shop.now(), operation="open")
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    sale = shop.till.checkout(basket_of("bag", [line_of(bag, 1)]), [Offer("cash", 75_000)], at=shop.now())
    refund = shop.till.refund(
        sale.number, {1: 1}, [Offer("credit", -75_000)], "ukuran", at=shop.now(), operation="back", holder="Bu Sri"
    )
    return shop.credit.find(refund.payments[0].reference or "")


def paying(window: Window, code: str) -> PaySheet:
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code(code)
    page.pay()
    assert isinstance(page.pay_sheet, PaySheet)
    QApplication.processEvents()
    return page.pay_sheet


def test_a_scanned_slip_pays_and_the_rest_goes_on_in_cash(
    credit: Credit, shop: Stall, window: Window, scan: Callable[[str], None], press: Callable[..., None]
) -> None:
    sheet = paying(window, "KAIN")
    scan(credit.code)
    assert (sheet.model.tender.id, sheet.model.amount) == ("credit", 75_000)
    sheet.keys.field.clear()
    sheet.keys.exact.click()
    assert (sheet.model.amount, sheet.keys.exact.isChecked()) == (75_000, True)
    press(Key.Key_Return)
    assert (sheet.model.tender.id, sheet.model.due) == ("cash", 170_000)
    press(Key.Key_Return)
    sale = shop.till.last_sale()
    assert sale is not None
    assert [(payment.tender, payment.amount) for payment in sale.payments] == [("credit", 75_000), ("cash", 170_000)]
    assert shop.credit.find(credit.number).rest == 0


def test_it_is_spent_by_keys_alone(
    credit: Credit, shop: Stall, window: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    sheet = paying(window, "KUNCI")
    press(Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert sheet.model.refusal()
    assert sheet.keys.reference.edit.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), credit.short_number, delay=60)
    assert (sheet.model.amount, sheet.model.refusal()) == (15_000, "")
    press(Key.Key_Return)
    assert shop.credit.find(credit.number).rest == 60_000


def test_it_is_offered_only_where_somebody_has_some(credit: Credit, shop: Stall, window: Window) -> None:
    sheet = paying(window, "KUNCI")
    assert sheet.tender_column.credit.isVisible()
    sheet.tender_column.credit.click()
    sheet.keys.reference.set_text(credit.number)
    sheet.bar.click()
    sheet.finished.emit()
    shop.till.checkout(
        basket_of("rest", [line_of(shop.catalog.by_code("KUNCI"), 4)]),  # type: ignore[arg-type]
        [Offer("credit", 60_000, reference=credit.number)],
        at=shop.now(),
    )
    assert not paying(window, "KUNCI").tender_column.credit.isVisible()


def test_more_than_is_left_and_a_wrong_number_are_told_before_enter(credit: Credit, window: Window) -> None:
    sheet = paying(window, "KAIN")
    sheet.model.take_credit(credit.code)
    sheet.model.set_amount(75_001)
    assert "75.000" in sheet.model.refusal()
    sheet.model.set_reference("00010000")
    assert "00010000" in sheet.model.refusal()


def test_what_is_no_longer_good_is_told_and_still_pays(
    credit: Credit, shop: Stall, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.set("credit_days", "1")
    told: list[str] = []
    window.news.refused.connect(told.append)
    sheet = paying(window, "KUNCI")
    monkeypatch.setattr(Credit, "ends", lambda self, days: __import__("datetime").date(2026, 11, 20))
    sheet.model.take_credit(credit.code)
    assert "20" in told[-1]
    assert sheet.model.refusal() == ""


def test_a_slip_is_no_goods(credit: Credit, window: Window, scan: Callable[[str], None]) -> None:
    told: list[str] = []
    window.news.refused.connect(told.append)
    scan(credit.code)
    assert told == ["Ini kredit toko: pindai saat pembeli membayar"]


def test_a_return_without_a_receipt_gives_credit_to_somebody_by_hand(
    credit: Credit, shop: Stall, window: Window, qtbot: QtBot
) -> None:
    window.show_screen(Screen.UNRECEIPTED)
    page = window.page
    assert isinstance(page, UnreceiptedScreen)
    page.model.add_code("KUNCI")
    page.panel.reasons["size"].click()
    page.panel.ways["credit"].click()
    sheet = page.place.over
    assert isinstance(sheet, AskName)
    sheet.name.set_text("Pak Jo")
    sheet.bar.click()
    page.panel.bar.click()
    newest = shop.credit.newest()[0]
    assert (newest.holder, newest.credit.rest) == ("Pak Jo", 15_000)
    assert [path for path in shop.folder.joinpath("papers").iterdir() if "credit" in path.name]


def test_the_list_finds_a_slip_by_name_and_by_scanner_and_shows_it(
    credit: Credit, window: Window, scan: Callable[[str], None], press: Callable[..., None]
) -> None:
    press(Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = window.page
    assert isinstance(page, CreditScreen)
    assert [owed.holder for owed in page.model.listed] == ["Bu Sri"]
    page.model.search("jo")
    assert page.listing.nothing.isVisible()
    scan(credit.code)
    assert page.model.chosen == credit.number
    press(Key.Key_F12)
    assert isinstance(page.place.over, PaperSheet)
    press(Key.Key_Escape)
    assert page.place.over is None
