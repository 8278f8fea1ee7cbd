"""The papers of an order: seen first, then printed or kept, by one button or its key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.stall import Stall, create_stall
from pos.till.orders.order import Customer, Draft, Order, OrderLine, Stage
from pos.till.payment import Offer
from ui.models.order_payment import OrderPayModel
from ui.models.order_rows import short_day
from ui.models.orders import OrdersModel
from ui.news import News
from ui.stall.orders import OrdersScreen
from ui.stall.orders.papers import order_papers
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Paying


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Stall]:
    """A stall that makes furniture."""
    with create_stall(tmp_path / "shop", code="M04", name="Mebel Jati Genuk", trade="mebel") as made:
        yield made


@pytest.fixture
def take(workshop: Stall) -> Callable[[int], Order]:
    """Gives an order of a wardrobe with a down payment."""

    def taken(amount: int) -> Order:
        lines = (OrderLine("Lemari pakaian 3 pintu", 1, 7_200_000),)
        draft = Draft(Customer("Pak Hendarto"), lines, "2026-12-19", stages=(Stage("Rangka"),))
        offers = [Offer("transfer", amount)] if amount else []
        return workshop.orders.take(draft, amount, offers, at=workshop.now(), operation=f"take {amount}")

    return taken


@pytest.fixture
def screen(workshop: Stall, qtbot: QtBot) -> OrdersScreen:
    def make_pay(_model: OrderPayModel) -> Paying:
        raise AssertionError  # nobody pays here

    made = OrdersScreen(OrdersModel(workshop, News()), make_pay)
    qtbot.addWidget(made)
    return made


def test_an_order_that_nobody_paid_on_has_no_receipt_for_money(workshop: Stall, take: Callable[[int], Order]) -> None:
    assert list(order_papers(workshop, take(0))) == ["Nota pesanan", "Surat perintah kerja", "Surat jalan"]


def test_each_paper_is_of_this_order(workshop: Stall, take: Callable[[int], Order]) -> None:
    order = take(3_000_000)
    workshop.orders.deliver(order.number, [Offer("transfer", 4_200_000)], at=workshop.now(), operation="deliver")
    papers = order_papers(workshop, workshop.orders.find(order.number))
    assert list(papers) == ["Nota pesanan", "Kwitansi", "Nota pelunasan", "Surat perintah kerja", "Surat jalan"]
    assert all(made().title.startswith(f"{name} {order.number}") for name, made in papers.items())


def test_the_receipt_of_any_payment_can_be_chosen(workshop: Stall, take: Callable[[int], Order]) -> None:
    order = take(3_000_000)
    for at, amount in enumerate((200_000, 300_000)):
        offers = [Offer("cash", amount)]
        order = workshop.orders.pay(order.number, amount, offers, at=workshop.now(), operation=f"pay {at}")
    papers = order_papers(workshop, order)
    day = short_day(order.parts[0].day)
    assert list(papers) == [
        "Nota pesanan", f"Kwitansi 3 · {day}", "Surat perintah kerja", "Surat jalan",
        f"Kwitansi 2 · {day}", f"Kwitansi 1 · {day}",
    ]  # fmt: skip
    for number in (1, 2, 3):
        assert papers[f"Kwitansi {number} · {day}"]().title == f"Kwitansi {order.number}/{number}"


def test_one_button_shows_the_nota_and_the_bar_keeps_it(
    screen: OrdersScreen, take: Callable[[int], Order], qtbot: QtBot
) -> None:
    order = take(3_000_000)
    screen.arrived()
    qtbot.mouseClick(screen.panel.nota, Qt.MouseButton.LeftButton)
    sheet = screen.over
    assert isinstance(sheet, PaperSheet)
    assert "Pak Hendarto" in sheet.view.accessibleDescription()
    keep = next(command for command in screen.commands() if command.shortcut == "F12")
    with qtbot.waitSignal(screen.keeping_asked) as kept:
        keep.run()
    assert kept.args[0].title == f"Nota pesanan {order.number}"


def test_with_a_printer_of_the_system_the_bar_prints_the_page(
    screen: OrdersScreen, workshop: Stall, take: Callable[[int], Order], qtbot: QtBot
) -> None:
    workshop.set("printer", "system:Kantor")
    take(3_000_000)
    screen.arrived()
    screen.asks.papers()
    assert isinstance(screen.over, PaperSheet)
    with qtbot.waitSignal(screen.printing_asked):
        screen.over.bar.click()


def test_where_no_order_is_chosen_there_is_no_paper(screen: OrdersScreen) -> None:
    screen.arrived()
    screen.asks.papers()
    assert screen.over is None
    assert not next(command for command in screen.commands() if command.shortcut == "Ctrl+P").enabled()
