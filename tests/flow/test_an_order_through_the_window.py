"""An order through the stall's own window: taken, worked on, paid, handed over, and its day closed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos.day.closed import Count
from pos.handover import summary, verify
from pos.stall import Stall, create_stall
from pos.till.orders.order import DELIVERED
from ui import app
from ui.news import Screen
from ui.stall.orders import OrdersScreen
from ui.stall.orders.form import OrderSheet
from ui.stall.orders.sheets import StageSheet
from ui.stall.pay import PaySheet
from ui.widgets.asking import AskAmount
from ui.window import Window

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(tmp_path / "stall", code="M04", name="Mebel Jati", trade="mebel", clock=lambda: NOON) as made:
        made.set("order_stages", "Rangka, Finishing")
        yield made


@pytest.fixture
def window(stall: Stall, qtbot: QtBot) -> Window:
    made = app.build(stall)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_order_is_taken_worked_on_handed_over_and_its_day_closed(stall: Stall, window: Window, qtbot: QtBot) -> None:
    next(command for command in window.commands() if command.id == "orders").press()
    screen = window.page
    assert isinstance(screen, OrdersScreen)

    press(qtbot, screen.listed.new)
    form = screen.over
    assert isinstance(form, OrderSheet)
    for fact, text in (("buyer", "Pak Hendarto"), ("name", "Lemari 3 pintu"), ("price", "7.200.000")):
        form.fields[fact].edit.setFocus()
        qtbot.keyClicks(form.fields[fact].edit, text)
    press(qtbot, form.bar)
    deposit = screen.over
    assert isinstance(deposit, AskAmount)
    assert deposit.field.amount == 2_160_000
    press(qtbot, deposit.bar)
    paying = screen.pay_sheet
    assert isinstance(paying, PaySheet)
    paying.model.set_amount(2_200_000)
    press(qtbot, paying.bar)

    assert screen.over is None
    assert screen.panel.change_text.text() == "Kembalian Rp\u00a040.000"
    number = "M04-1/2026/0001"
    assert stall.orders.find(number).owed == 5_040_000

    for _stage in range(2):
        press(qtbot, screen.panel.deed)
        stage = screen.over
        assert isinstance(stage, StageSheet)
        stage.who.set_text("Karjo")
        press(qtbot, stage.bar)
        press(qtbot, screen.panel.deed)
    assert stall.orders.find(number).done == 2

    assert not screen.panel.deed.isVisible()
    press(qtbot, screen.panel.bar)
    rest = screen.pay_sheet
    assert isinstance(rest, PaySheet)
    press(qtbot, rest.bar)
    assert rest.is_done()
    rest.finished.emit()
    assert screen.over is None
    assert stall.orders.find(number).state == DELIVERED

    window.show_screen(Screen.DAY)
    sealed = stall.close_day(Count(counted=7_200_000))
    told = summary.read(sealed.data).summary
    verify.check_sums(told)
    assert (told.totals.net, told.cash.expected, told.tenders["deposit"].amount) == (7_200_000, 7_200_000, 2_160_000)


def test_only_a_stall_that_takes_orders_offers_them(stall: Stall, window: Window) -> None:
    orders = next(command for command in window.commands() if command.id == "orders")
    assert orders in window.offer.common()
    stall.set("orders", "no")
    assert orders not in window.offer.common()
    orders.press()
    assert window.shown is Screen.SELL
