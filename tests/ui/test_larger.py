"""Texts that become larger while the window is open: it looks in every screen as one that began with them."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer
from ui.app import build_office, build_stall
from ui.background import Runner
from ui.look import fonts
from ui.look.wear import Look, resize_texts
from ui.news import Screen
from ui.office.today import TodayScreen
from ui.stall.catalog import CatalogScreen
from ui.stall.sell import SellScreen
from ui.window import Window


@pytest.fixture(autouse=True)
def texts_as_before(qapp: QApplication) -> Iterator[None]:
    blinks = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(blinks)
    fonts.enlarge(qapp, False)


@pytest.fixture
def shop(shop: Stall) -> Stall:
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    shop.till.checkout(Basket(lines=[line_of(bag, 1)]), [Offer(tender="cash", amount=75_000)], at=shop.now())
    shop.set("orders", "yes")
    return shop


def opened(shop: Stall, qtbot: QtBot, at_once: Runner) -> Window:
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_screen(Screen.CATALOG)
    assert isinstance(made.page, CatalogScreen)
    made.page.model.pick("TAS")
    made.show_screen(Screen.SELL)
    assert isinstance(made.page, SellScreen)
    made.page.model.clear()
    for code in ("KAIN", "WAYANG"):
        made.page.model.add_code(code)
    pictures(made)  # a list that is seen again has a row chosen
    return made


def pictures(window: Window) -> dict[Screen, QImage]:
    taken: dict[Screen, QImage] = {}
    for screen in Screen:
        if window.offers(screen):
            window.show_screen(screen)
            window.bar.toast.hide()
            for _round in range(4):
                QApplication.processEvents()
            taken[screen] = window.grab().toImage()
    return taken


def test_they_look_as_if_they_had_been_so_from_the_start(
    shop: Stall, qtbot: QtBot, qapp: QApplication, at_once: Runner
) -> None:
    window = opened(shop, qtbot, at_once)
    before = pictures(window)
    resize_texts(qapp, True)
    live = pictures(window)
    resize_texts(qapp, False)
    again = pictures(window)
    window.close()
    fonts.enlarge(qapp)
    begun = pictures(opened(shop, qtbot, at_once))
    assert [screen for screen in before if live[screen] == before[screen]] == []
    assert [screen for screen in begun if live[screen] != begun[screen]] == []
    assert [screen for screen in before if again[screen] != before[screen]] == []


def test_so_do_the_offices_screens(gallery, qtbot: QtBot, qapp: QApplication) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12", counted=87_000)

    def opened() -> Window:
        made = build_office(gallery.office, Look())
        qtbot.addWidget(made)
        made.resize(1024, 600)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        today = made.page
        assert isinstance(today, TodayScreen)
        qtbot.waitUntil(lambda: today.model.collected_at is not None and not today.model.busy, timeout=5000)
        pictures(made)
        return made

    opened().close()  # it collects, so that the next two find the same
    window = opened()
    before = pictures(window)
    resize_texts(qapp, True)
    live = pictures(window)
    resize_texts(qapp, False)
    again = pictures(window)
    window.close()
    fonts.enlarge(qapp)
    begun = pictures(opened())
    assert [screen for screen in begun if live[screen] != begun[screen]] == []
    assert [screen for screen in before if again[screen] != before[screen]] == []
