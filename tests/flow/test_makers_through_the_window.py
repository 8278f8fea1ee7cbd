"""A maker's goods through the stall's own window, by keys alone and by touch alone, and the day is closed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.catalog.product import Product
from pos.day.closed import Count
from pos.handover import summary, verify
from pos.stall import Stall, create_stall
from pos.till.basket import basket_of, line_of
from pos.till.payment import Offer
from ui import app
from ui.news import Screen
from ui.stall.makers import MakersScreen
from ui.stall.makers.form import MakerSheet
from ui.stall.makers.goods import GoodsSheet
from ui.stall.makers.sheets import PayMakerSheet
from ui.widgets.papers import PaperSheet
from ui.window import Window

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(tmp_path / "stall", code="F03", name="Kriya Ratih", trade="kriya", clock=lambda: NOON) as made:
        bag = Product(code="TAS", name="Tas goni", price=75_000, maker="Bu Sri", origin="Pekalongan")
        made.catalog.save_product(bag, at=NOON, operation="new")
        yield made


@pytest.fixture
def window(stall: Stall, qtbot: QtBot) -> Window:
    made = app.build(stall)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def key(window: Window) -> Callable[..., None]:
    """`key(which, modifier)`: one key to whatever has the focus."""

    def pressed(which: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, which, modifier)
        QApplication.processEvents()

    return pressed


def sell(stall: Stall, qty: int) -> None:
    bag = stall.catalog.by_code("TAS")
    assert bag is not None
    stall.till.checkout(basket_of("sale", [line_of(bag, qty)]), [Offer("cash", 75_000 * qty)], at=stall.now())


def close(stall: Stall, cash: int) -> summary.Summary2:
    told = summary.read(stall.close_day(Count(counted=cash)).data).summary
    verify.check_sums(told)
    assert isinstance(told, summary.Summary2)
    return told


def test_by_keys_alone_a_maker_is_agreed_with_brings_goods_is_paid_and_the_day_closed(
    stall: Stall, window: Window, key: Callable[..., None]
) -> None:
    key(Qt.Key.Key_M, CTRL)
    screen = window.page
    assert isinstance(screen, MakersScreen)
    assert screen.panel.name.text() == "Bu Sri"
    key(Qt.Key.Key_F12)
    assert isinstance(screen.over, MakerSheet)
    key(Qt.Key.Key_F12)
    assert screen.over is None
    key(Qt.Key.Key_F6)
    assert isinstance(screen.over, GoodsSheet)
    key("4")
    key(Qt.Key.Key_F12)
    assert isinstance(screen.over, PaperSheet)
    key(Qt.Key.Key_Escape)
    sell(stall, 3)
    key(Qt.Key.Key_Escape)
    assert window.shown is Screen.SELL
    key(Qt.Key.Key_M, CTRL)
    key(Qt.Key.Key_F12)
    assert isinstance(screen.over, PayMakerSheet)
    for digit in "100000":
        key(digit)
    key(Qt.Key.Key_F12)
    assert isinstance(screen.over, PaperSheet)
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_F7)
    key("1")
    key(Qt.Key.Key_F12)
    assert isinstance(screen.over, PaperSheet)
    assert stall.makers.accounts.balance("Bu Sri").left == 80_000
    told = close(stall, 225_000 - 100_000)
    (maker,) = told.consignment
    assert (maker.received, maker.returned, maker.pieces, maker.net, maker.owed) == (4, 1, 3, 225_000, 180_000)
    assert (told.cash.makers, told.cash.difference) == (100_000, 0)


def test_by_touch_alone_the_same(stall: Stall, window: Window, qtbot: QtBot) -> None:
    def touch(button: QWidget) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    next(command for command in window.commands() if command.id == "makers").press()
    screen = window.page
    assert isinstance(screen, MakersScreen)
    touch(screen.panel.bar)
    form = screen.over
    assert isinstance(form, MakerSheet)
    touch(form.shares[9_000])
    touch(form.bar)
    touch(screen.panel.receive)
    counting = screen.over
    assert isinstance(counting, GoodsSheet)
    for _piece in range(2):
        touch(counting.counts[0].more)
    touch(counting.bar)
    note = screen.over
    assert isinstance(note, PaperSheet)
    touch(note.close_button)
    sell(stall, 2)
    screen.arrived()
    touch(screen.panel.bar)
    paying = screen.over
    assert isinstance(paying, PayMakerSheet)
    touch(paying.ways["transfer"])
    touch(paying.bar)
    assert isinstance(screen.over, PaperSheet)
    assert stall.makers.accounts.balance("Bu Sri").left == 0
    told = close(stall, 150_000)
    assert (told.cash.makers, told.tenders["transfer"].amount) == (0, -135_000)


def test_only_a_stall_that_sells_for_makers_offers_them(stall: Stall, window: Window) -> None:
    makers = next(command for command in window.commands() if command.id == "makers")
    assert makers in window.offer.common()
    stall.set("consignment", "no")
    assert makers not in window.offer.common()
    makers.press()
    assert window.shown is Screen.SELL
