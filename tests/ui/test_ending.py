"""Ctrl+C in the terminal, and a system that shuts down, end the program as closing its window does."""

import signal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pos.stall import Stall, open_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui import desk


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_window_that_is_told_to_end_asks_nothing_and_lets_go_of_its_folder(
    shop: Stall, number: signal.Signals
) -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=shop.now())
    running, before = desk.Desk(), signal.getsignal(number)
    window = running.show(shop)
    QTimer.singleShot(50, lambda: signal.raise_signal(number))
    assert running.loop() == 128 + number
    assert not window.isVisible()
    assert signal.getsignal(number) == before
    with open_stall(shop.folder) as again:
        assert again.till.last_sale() is not None
    QApplication.processEvents()
