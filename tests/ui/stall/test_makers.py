"""The screen of makers by key, by scanner and by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.stall import Stall
from pos.till.basket import basket_of, line_of
from pos.till.makers.maker import RECEIVED, RETURNED, Maker
from pos.till.payment import Offer
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.stall.makers import MakersScreen
from ui.stall.makers.days import DaysSheet
from ui.stall.makers.form import MakerSheet
from ui.stall.makers.goods import GoodsSheet
from ui.stall.makers.papers import AccountSheet, paid_papers
from ui.stall.makers.sheets import PayMakerSheet, PriceSheet
from ui.widgets.papers import PaperSheet
from ui.widgets.why import WhySheet
from ui.window import Window

Press = Callable[..., None]


@pytest.fixture
def screen(shop: Stall, window: Window) -> MakersScreen:
    """Bu Sri's bags and tea, a bag sold; a wayang of Pak Jo, with whom nothing is agreed."""
    for code, maker in (("TAS", "Bu Sri"), ("TEH", "Bu Sri"), ("WAYANG", "Pak Jo")):
        product = shop.catalog.by_code(code)
        assert product is not None
        shop.catalog.save_product(replace(product, maker=maker), at=shop.now(), operation=f"maker {code}")
    shop.makers.keep(Maker("Bu Sri"), 8_000, at=shop.now(), operation="sri")
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    shop.till.checkout(basket_of("s", [line_of(bag, 1)]), [Offer("cash", 75_000)], at=shop.now())
    window.show_screen(Screen.MAKERS)
    QApplication.processEvents()
    assert isinstance(window.page, MakersScreen)
    return window.page


def run(screen: MakersScreen, shortcut: str) -> None:
    next(command for command in screen.commands() if command.shortcut == shortcut).press()


def test_arrows_go_from_maker_to_maker_while_the_search_has_the_focus(screen: MakersScreen, press: Press) -> None:
    press(Qt.Key.Key_Down)
    assert screen.panel.name.text() == "Pak Jo"
    press(Qt.Key.Key_Up)
    assert screen.panel.name.text() == "Bu Sri"


def test_scanned_goods_show_their_maker(screen: MakersScreen, scan: Callable[[str], None]) -> None:
    scan("WAYANG")
    assert screen.panel.name.text() == "Pak Jo"
    assert screen.listed.search.text() == ""


def test_goods_are_counted_by_scanner_and_by_hand_and_their_note_is_shown(
    shop: Stall, screen: MakersScreen, scan: Callable[[str], None]
) -> None:
    screen.panel.receive.click()
    sheet = screen.over
    assert isinstance(sheet, GoodsSheet)
    assert not sheet.bar.isEnabled()
    scan("8991234567895")
    scan("8991234567895")
    bag, tea = sheet.counts
    tea.field.set_text("2,5")
    assert (bag.field.text(), sheet.bar.isEnabled(), sheet.is_dirty) == ("2", True, True)
    bag.less.click()
    tea.more.click()
    assert (bag.qty(), tea.qty()) == (1, 3_500)
    run(screen, "F12")
    assert isinstance(screen.over, PaperSheet)
    assert screen.over.layout_now().title == "Nota titip barang F03-1/T/2026/0001"
    known = shop.catalog.by_code("TEH")
    assert known is not None
    assert known.on_hand == 3_500
    kept: list[object] = []
    screen.keeping_asked.connect(kept.append)
    run(screen, "F12")
    assert len(kept) == 1


def test_what_is_scanned_of_another_maker_is_refused(
    screen: MakersScreen, window: Window, scan: Callable[[str], None]
) -> None:
    screen.asks.move_goods(RECEIVED)
    told: list[str] = []
    window.news.refused.connect(told.append)
    scan("WAYANG")
    assert told == ["WAYANG bukan kode barang Bu Sri"]


def test_no_more_goes_back_by_touch_than_is_here(shop: Stall, screen: MakersScreen) -> None:
    screen.asks.move_goods(RETURNED)
    sheet = screen.over
    assert isinstance(sheet, GoodsSheet)
    for _touch in range(4):
        sheet.counts[0].more.click()
    assert sheet.counts[0].qty() == 1
    sheet.submit()
    assert isinstance(screen.over, PaperSheet)
    assert screen.over.layout_now().title == "Nota pengembalian F03-1/K/2026/0001"


def test_a_maker_is_paid_and_signs_for_it(shop: Stall, screen: MakersScreen, press: Press) -> None:
    run(screen, "F12")
    sheet = screen.over
    assert isinstance(sheet, PayMakerSheet)
    assert sheet.amount.amount == 60_000
    sheet.amount.fill_in(40_000)
    run(screen, "F12")
    assert isinstance(screen.over, PaperSheet)
    assert screen.over.layout_now().title == "Kwitansi F03-1/P/2026/0001"
    assert shop.makers.accounts.balance("Bu Sri").left == 20_000
    assert shop.days.cash("2026-11-21").expected == 35_000
    run(screen, "Esc")
    assert screen.over is None
    screen.asks.signed()
    assert isinstance(screen.over, PaperSheet)


def test_where_the_printer_has_a_roll_its_slip_comes_first(shop: Stall, screen: MakersScreen) -> None:
    screen.asks.go_on()
    assert isinstance(screen.over, PayMakerSheet)
    screen.over.submit()
    page = screen.over
    assert isinstance(page, PaperSheet)
    assert (list(page.papers), page.layout_now().width_mm) == (["Nota A5", "Struk 58 mm"], 210)
    shop.set("printer", "file:/dev/null")
    paid = screen.model.last_paid
    assert paid is not None
    assert list(paid_papers(shop, paid)) == ["Struk 58 mm", "Nota A5"]


def test_a_payment_by_mistake_is_taken_back_with_its_reason(shop: Stall, screen: MakersScreen) -> None:
    assert not screen.model.can_take_back()
    screen.model.pay(60_000, screen.model.ways()[0], "", lambda: None)
    run(screen, "F3")
    sheet = screen.over
    assert isinstance(sheet, WhySheet)
    run(screen, "F12")
    assert screen.over is sheet
    sheet.reason.set_text("salah orang")
    run(screen, "F12")
    assert screen.over is None
    assert (screen.model.left, screen.model.can_take_back()) == (60_000, False)
    assert shop.days.cash("2026-11-21").expected == 75_000


def test_with_a_maker_of_the_goods_the_bar_agrees(shop: Stall, screen: MakersScreen) -> None:
    screen.model.choose("Pak Jo")
    run(screen, "F12")
    sheet = screen.over
    assert isinstance(sheet, MakerSheet)
    assert sheet.fields["name"].text() == "Pak Jo"
    sheet.shares[9_000].click()
    assert (sheet.fields["share"].text(), screen.unsaved() != "") == ("90", True)
    run(screen, "F12")
    assert screen.over is None
    deal = shop.makers.accounts.deal("Pak Jo", "2026-11-21")
    assert deal is not None
    assert deal.share == 9_000


def test_a_product_gets_a_price_of_its_own_and_the_share_again(shop: Stall, screen: MakersScreen) -> None:
    screen.panel.goods.buttons[0].click()
    sheet = screen.over
    assert isinstance(sheet, PriceSheet)
    assert not sheet.by_share.isVisible()
    sheet.price.fill_in(50_000)
    run(screen, "F12")
    assert screen.model.terms["TAS"].fixed == 50_000
    screen.asks.price("TAS")
    again = screen.over
    assert isinstance(again, PriceSheet)
    again.by_share.click()
    assert screen.model.terms["TAS"].fixed is None


def test_the_account_is_of_the_days_that_are_chosen_or_typed(screen: MakersScreen, window: Window) -> None:
    run(screen, "Ctrl+P")
    sheet = screen.over
    assert isinstance(sheet, AccountSheet)
    assert (sheet.first.text(), sheet.last.text()) == ("1/11/2026", "21/11/2026")
    sheet.spans.chosen.emit("last_month")
    assert (sheet.first.text(), sheet.last.text()) == ("1/10/2026", "31/10/2026")
    sheet.first.set_text("20/11/2026")
    sheet.last.set_text("21/11/2026")
    sheet.last.submitted.emit("")
    assert "20 Nov 2026 – 21 Nov 2026" in str(sheet.layout_now().rows)
    told: list[str] = []
    window.news.refused.connect(told.append)
    sheet.first.set_text("kemarin")
    sheet.first.submitted.emit("")
    assert len(told) == 1


def test_what_is_the_makers_is_told_day_by_day_and_together(screen: MakersScreen) -> None:
    screen.model.pay(20_000, screen.model.ways()[0], "", lambda: None)
    run(screen, "F5")
    sheet = screen.over
    assert isinstance(sheet, DaysSheet)
    shown = sheet.table.table
    assert [shown.row(at).cells for at in range(shown.rowCount())] == [
        ("Sab 21 Nov 2026", 1, 75_000, 60_000, 20_000),
        ("Total", 1, 75_000, 60_000, 20_000),
    ]
    run(screen, "Esc")
    assert screen.over is None


def test_what_was_counted_is_told_before_the_window_closes(screen: MakersScreen, window: Window) -> None:
    screen.asks.move_goods(RECEIVED)
    assert isinstance(screen.over, GoodsSheet)
    assert screen.unsaved() == ""
    screen.over.counts[0].more.click()
    window.close()
    assert window.isVisible()
    screen.place.clear()
    assert screen.unsaved() == ""


def test_who_has_goods_or_money_in_the_books_is_not_struck_off(screen: MakersScreen, window: Window) -> None:
    told: list[str] = []
    window.news.refused.connect(told.append)
    run(screen, "Ctrl+Del")
    assert len(told) == 1
    screen.model.choose("Pak Jo")
    screen.asks.signed()
    assert len(told) == 2


def test_the_catalogue_proposes_the_makers_there_are(shop: Stall, screen: MakersScreen, window: Window) -> None:
    shop.makers.keep(Maker("Mbah Karno"), 8_000, at=shop.now(), operation="karno")
    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    assert page.model.makers() == ["Bu Sri", "Mbah Karno", "Pak Jo"]


def test_goods_of_a_registered_maker_come_from_their_regency(shop: Stall, screen: MakersScreen, window: Window) -> None:
    shop.makers.keep(Maker("Mbah Karno", "Jepara"), 8_000, at=shop.now(), operation="karno")
    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.model.begin(name="Cangkir", price="35.000")
    page.panel.maker.set_text("mbah karno")
    assert page.panel.fields["origin"].text() == "Jepara"
    page.panel.fields["origin"].set_text("Mayong")
    page.panel.maker.set_text("Mbah Karno")
    assert page.panel.fields["origin"].text() == "Mayong"
    assert page.model.save()
    assert page.model.product is not None
    assert (page.model.product.maker, page.model.product.origin) == ("Mbah Karno", "Mayong")
