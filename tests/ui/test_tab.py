"""The Tab key goes through every screen as one reads it, shows where it is, and comes back to where it began."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pos.catalog.choices.group import Choice, Group
from pos.stall import Stall
from pos.till.basket import Basket, basket_of, line_of, one_off
from pos.till.buying.buy_in import Draft, Piece, Seller
from pos.till.makers.maker import Maker
from pos.till.payment import Offer
from ui import app
from ui.app.leaving import Leaving
from ui.background import Runner
from ui.look.wear import Look
from ui.models.first_run import FirstRunModel
from ui.news import News, Screen
from ui.office.stall_day import StallDayScreen
from ui.office.today import TodayScreen
from ui.setup.first_run import FirstRunScreen
from ui.stall.buying import BuyingScreen
from ui.stall.catalog import CatalogScreen
from ui.stall.credit import CreditScreen
from ui.stall.day import DayScreen
from ui.stall.haggle import HagglePad
from ui.stall.history import HistoryScreen
from ui.stall.makers import MakersScreen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.stall.settings import SettingsScreen
from ui.stall.unreceipted import UnreceiptedScreen
from ui.widgets.sheet import Sheet
from ui.window import Window

SIZES = ((1366, 768), (1024, 600))


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def is_before(one: QWidget, other: QWidget) -> bool:
    """Whether a reader comes to `one` first: neither above and left of it, nor across two columns."""
    a, b = place(one), place(other)
    above, left = b.bottom() < a.top(), b.right() < a.left()
    return not (above and b.left() <= a.right()) and not (left and b.top() <= a.bottom())


def is_scrolled(widget: QWidget) -> bool:
    """Whether it stands in something that moved to bring it into sight."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around is not None and around.verticalScrollBar().maximum() > 0


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}” at {place(widget).getRect()}"


def stops_of(window: Window) -> list[QWidget]:
    """What takes the Tab key now; of buttons that exclude each other Qt lets it come to one, the arrows to the rest."""
    tab = Qt.FocusPolicy.TabFocus
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & tab == tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
    ]


def shown(window: Window, widget: QWidget) -> QImage:
    """It and the box that may be drawn around it."""
    return window.grab(place(widget).adjusted(-16, -4, 4, 4)).toImage()


def press(window: Window, key: Qt.Key) -> QWidget | None:
    QTest.keyClick(window.focusWidget() or window, key)
    return window.focusWidget()


def faults(window: Window) -> Iterator[str]:
    """What a person with nothing but a Tab key would stumble over."""
    before = window.focusWidget()
    if before is not None:
        before.clearFocus()
    unfocused = {stop: shown(window, stop) for stop in stops_of(window)}
    gone: list[QWidget] = []
    here = press(window, Qt.Key.Key_Tab)
    while here is not None and here not in gone:
        gone.append(here)
        if here in unfocused and not is_scrolled(here) and shown(window, here) == unfocused[here]:
            yield f"does not show the focus: {called(here)}"
        here = press(window, Qt.Key.Key_Tab)
    if here is None or here is not gone[0]:
        yield f"does not come back, but to {called(here) if here else 'nothing'}"
    elif press(window, Qt.Key.Key_Backtab) is not gone[-1]:
        yield "Shift+Tab does not go back"
    yield from (f"not reached: {called(stop)}" for stop in stops_of(window) if stop not in gone)
    for one, other in pairwise(gone):
        if not is_before(one, other) and not is_scrolled(one) and not is_scrolled(other):
            yield f"backward: from {called(one)} to {called(other)}"


def at_both_sizes(window: Window, state: str) -> Iterator[str]:
    for size in SIZES:
        window.resize(*size)
        window.bar.toast.hide()
        for _round in range(3):
            QApplication.processEvents()
        yield from (f"{state}, {size[0]}: {fault}" for fault in faults(window))


@pytest.fixture
def window(shop: Stall, qtbot: QtBot, at_once: Runner) -> Window:
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    shop.till.checkout(Basket(lines=[line_of(bag, 1)]), [Offer(tender="cash", amount=75_000)], at=shop.now())
    made = app.build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_selling_and_paying(window: Window) -> None:
    screen = window.page
    assert isinstance(screen, SellScreen)
    for code in ("KAIN", "KUNCI", "WAYANG"):
        screen.model.add_code(code)
    wrong = list(at_both_sizes(window, "basket"))
    for ask in (screen.asks.price, screen.asks.thing, screen.asks.customer, screen.asks.park, screen.asks.more):
        ask()
        wrong += at_both_sizes(window, ask.__name__)
        screen.place.clear()
    screen.asks.new_product("4006381333931")
    wrong += at_both_sizes(window, "new product")
    screen.place.clear()
    screen.pay()
    assert isinstance(screen.pay_sheet, PaySheet)
    for tender in screen.pay_sheet.model.tenders[:3]:
        screen.pay_sheet.model.choose(tender)
        wrong += at_both_sizes(window, f"pay by {tender.id}")
    screen.pay_sheet.model.choose(screen.pay_sheet.model.tenders[0])
    screen.pay_sheet.model.accept()
    wrong += at_both_sizes(window, "paid")
    assert not wrong, "\n".join(wrong)


def test_a_kitchen(shop: Stall, window: Window) -> None:
    shop.set("kitchen", "yes")
    screen = window.page
    assert isinstance(screen, SellScreen)
    screen.arrived()
    for code in ("KAIN", "KUNCI"):
        screen.model.add_code(code)
        screen.model.park()
    screen.model.add_code("KAIN")
    wrong = list(at_both_sizes(window, "kitchen"))
    screen.asks.waiting()
    wrong += at_both_sizes(window, "waiting")
    assert not wrong, "\n".join(wrong)


def test_haggling(shop: Stall, window: Window) -> None:
    shop.set("haggle", "yes")
    screen = window.page
    assert isinstance(screen, SellScreen)
    screen.model.add_code("KAIN")
    screen.asks.price()
    pad = screen.pad
    assert isinstance(pad, HagglePad)
    pad.model.begin_offer()
    pad.model.set_amount(200_000)
    pad.model.keep_offer()
    wrong = list(at_both_sizes(window, "haggling"))
    pad.toggle_past()
    wrong += at_both_sizes(window, "earlier prices")
    assert not wrong, "\n".join(wrong)


def test_choosing_and_what_is_asked(shop: Stall, window: Window) -> None:
    shop.set("choices", "yes")
    groups = [
        Group("Porsi", (Choice("Biasa"), Choice("Besar", 6_000)), required=True, usual=("Biasa",)),
        Group("Tanpa", (Choice("Tanpa kol"), Choice("Tanpa taoge")), many=True),
    ]
    for code in ("KAIN", "WAYANG"):
        shop.choices.keep("product", code, groups, at=shop.now(), operation=code)
    screen = window.page
    assert isinstance(screen, SellScreen)
    wrong: list[str] = []
    for code in ("KAIN", "WAYANG"):
        screen.model.add_code(code)
        wrong += at_both_sizes(window, f"choices of {code}")
        screen.model.dish.leave()
    window.show_screen(Screen.CATALOG)
    catalog = window.page
    assert isinstance(catalog, CatalogScreen)
    catalog.model.pick("KAIN")
    catalog.ask_questions()
    wrong += at_both_sizes(window, "questions")
    assert not wrong, "\n".join(wrong)


def test_history_and_a_return(window: Window) -> None:
    window.show_screen(Screen.HISTORY)
    screen = window.page
    assert isinstance(screen, HistoryScreen)
    wrong = list(at_both_sizes(window, "history"))
    screen.begin_refund()
    wrong += at_both_sizes(window, "return")
    assert not wrong, "\n".join(wrong)


def test_the_day(window: Window) -> None:
    window.show_screen(Screen.DAY)
    screen = window.page
    assert isinstance(screen, DayScreen)
    wrong: list[str] = []
    for step in ("count", "compare", "notes"):
        screen.cards.show_step(step)
        wrong += at_both_sizes(window, step)
    screen.ask_cash()
    wrong += at_both_sizes(window, "cash")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("screen", [Screen.CATALOG, Screen.STOCK, Screen.OPENED, Screen.DRAWER])
def test_the_other_screens_of_a_stall(window: Window, screen: Screen) -> None:
    window.show_screen(screen)
    wrong = list(at_both_sizes(window, screen))
    assert not wrong, "\n".join(wrong)


def test_an_item_and_the_camera(window: Window) -> None:
    window.show_screen(Screen.CATALOG)
    screen = window.page
    assert isinstance(screen, CatalogScreen)
    screen.model.pick("TAS")
    wrong = list(at_both_sizes(window, "an item"))
    screen.show_camera()
    wrong += at_both_sizes(window, "no camera")
    screen.ask_parts()
    wrong += at_both_sizes(window, "what a parcel holds")
    assert not wrong, "\n".join(wrong)


def test_the_settings_the_keys_and_the_palette(window: Window) -> None:
    window.show_screen(Screen.SETTINGS)
    screen = window.page
    assert isinstance(screen, SettingsScreen)
    wrong: list[str] = []
    for group in screen.groups:
        screen.show_group(group)
        wrong += at_both_sizes(window, f"settings of {group}")
    window.places.toggle_keys()
    wrong += at_both_sizes(window, "keys")
    window.places.toggle_palette()
    wrong += at_both_sizes(window, "palette")
    assert not wrong, "\n".join(wrong)


def test_the_question_at_the_end(shop: Stall, window: Window, tmp_path: Path) -> None:
    shop.close_day()
    shop.set("collection", str(tmp_path / "collection"))
    Leaving(shop, window)
    window.close()
    assert window.is_covered
    wrong = list(at_both_sizes(window, "question at the end"))
    window.going.asks = False
    assert not wrong, "\n".join(wrong)


def test_the_office(gallery, qtbot: QtBot) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    file = gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")
    gallery.open_stall("B09", "Keramik Bu Wulan", "kriya")
    made = app.build_office(gallery.office, Look())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    page = made.page
    assert isinstance(page, TodayScreen)
    qtbot.waitUntil(lambda: page.model.collected_at is not None and not page.model.busy, timeout=5000)
    wrong = list(at_both_sizes(made, "today"))
    page.tools.search.set_text("radio")
    wrong += at_both_sizes(made, "found")
    made.file_dropped.emit(str(file))
    wrong += at_both_sizes(made, "opened")
    made.news.show_stall_day("A12", 1, "2026-11-21")
    day = made.page
    assert isinstance(day, StallDayScreen)
    day.check("A12-1-261121-0001")
    wrong += at_both_sizes(made, "stall's day")
    for ask in (day.pick_stall, day.pick_day, day.show_paper, day.ask_receipt):
        ask()
        wrong += at_both_sizes(made, ask.__name__)
    made.show_screen(Screen.COVERAGE)
    wrong += at_both_sizes(made, "coverage")
    made.show_screen(Screen.STALLS)
    wrong += at_both_sizes(made, "stalls and who asks")
    page.model.stop()
    assert not wrong, "\n".join(wrong)


def test_buying_in(shop: Stall, window: Window) -> None:
    shop.set("pieces", "yes")
    shop.till.move_cash(500_000, "modal", at=shop.now(), operation="cash")
    draft = Draft(Seller("Pak Bejo"), (Piece("Radio Philips", 100_000, 300_000),))
    shop.buying.buy(draft, [Offer("cash", -100_000)], at=shop.now(), operation="buy")
    window.show_screen(Screen.BUYING)
    page = window.page
    assert isinstance(page, BuyingScreen)
    wrong = list(at_both_sizes(window, "bought"))
    for ask in (page.begin, page.ask_undo, page.show_papers):
        ask()
        wrong += at_both_sizes(window, ask.__name__)
        assert isinstance(page.over, Sheet)
        page.over.closed.emit()
    assert not wrong, "\n".join(wrong)


def test_goods_without_a_receipt(shop: Stall, window: Window) -> None:
    shop.till.move_cash(500_000, "modal", at=shop.now(), operation="cash")
    window.show_screen(Screen.UNRECEIPTED)
    page = window.page
    assert isinstance(page, UnreceiptedScreen)
    wrong = list(at_both_sizes(window, "nothing"))
    page.model.add_code("TAS")
    page.model.choose_reason("defect")
    wrong += at_both_sizes(window, "a bag")
    for ask in (page.ask_quantity, page.ask_price):
        ask()
        wrong += at_both_sizes(window, ask.__name__)
    page.model.give_up()  # else the window would stay
    assert not wrong, "\n".join(wrong)


def test_store_credit(shop: Stall, window: Window) -> None:
    sale = shop.till.checkout(basket_of("one", [one_off("Kain", 1, 75_000)]), [Offer("cash", 75_000)], at=shop.now())
    back = [Offer("credit", -75_000)]
    shop.till.refund(sale.number, {1: 1}, back, "ukuran", at=shop.now(), operation="back", holder="Bu Sri")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("KAIN")
    page.pay()
    assert isinstance(page.pay_sheet, PaySheet)
    page.pay_sheet.tender_column.credit.click()
    wrong = list(at_both_sizes(window, "paying"))
    page.pay_sheet.leave()
    window.show_screen(Screen.CREDIT)
    listed = window.page
    assert isinstance(listed, CreditScreen)
    wrong += at_both_sizes(window, "listed")
    listed.show_slip()
    wrong += at_both_sizes(window, "slip")
    assert not wrong, "\n".join(wrong)


def test_the_age_of_the_goods(shop: Stall, window: Window) -> None:
    shop.set("pieces", "yes")
    window.show_screen(Screen.AGEING)
    wrong = list(at_both_sizes(window, "ageing"))
    assert not wrong, "\n".join(wrong)


def test_makers(shop: Stall, window: Window) -> None:
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    shop.catalog.save_product(replace(bag, maker="Bu Sri"), at=shop.now(), operation="maker")
    shop.makers.keep(Maker("Bu Sri"), 8_000, at=shop.now(), operation="sri")
    shop.till.checkout(Basket(lines=[line_of(replace(bag, maker="Bu Sri"), 1)]), [Offer("cash", 75_000)], at=shop.now())
    window.show_screen(Screen.MAKERS)
    page = window.page
    assert isinstance(page, MakersScreen)
    wrong = list(at_both_sizes(window, "makers"))
    for ask in (page.asks.begin, page.asks.change, page.asks.go_on, page.asks.account, page.asks.days, page.asks.more):
        ask()
        wrong += at_both_sizes(window, ask.__name__)
        page.place.clear()
    page.asks.move_goods("received")
    wrong += at_both_sizes(window, "goods")
    page.place.clear()
    page.asks.price("TAS")
    wrong += at_both_sizes(window, "a price")
    assert not wrong, "\n".join(wrong)


def test_the_first_run(tmp_path: Path, qtbot: QtBot, at_once: Runner) -> None:
    news = News()
    model = FirstRunModel(news, at_once, tmp_path)
    made = Window(news, Look(), {Screen.FIRST_RUN: lambda: FirstRunScreen(model)})
    made.bar.hide()
    made.show_screen(Screen.FIRST_RUN)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    wrong = list(at_both_sizes(made, "stall"))
    model.choose_office(True)
    wrong += at_both_sizes(made, "office")
    assert not wrong, "\n".join(wrong)


def test_a_press_by_hand_shows_no_ring(window: Window) -> None:
    button = next(one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not getattr(button, "ringed", False)
