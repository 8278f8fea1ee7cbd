"""A day in the stall's own window: sold, counted, closed, handed over, taken in by an office."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.gallery import create_office
from pos.stall import create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui import app
from ui.models.draft import Piece
from ui.news import Screen
from ui.stall.day import DayScreen

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


def test_a_day_closed_in_the_window_reaches_the_office_and_is_accepted(tmp_path: Path, qtbot: QtBot) -> None:
    collection = str(tmp_path / "collection")
    with (
        create_office(tmp_path / "office", "GIK", "Galeri", collection, clock=lambda: NOON) as office,
        create_stall(
            tmp_path / "stall", code="A12", name="Klitikan", trade="klitikan", collection=collection, clock=lambda: NOON
        ) as stall,
    ):
        (waiting,) = office.admission.waiting()
        office.admission.enrol(waiting.data, waiting.fingerprint)
        basket = Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=120_000)])
        stall.till.checkout(basket, [Offer(tender="cash", amount=120_000)], at=NOON)
        window = app.build(stall)
        qtbot.addWidget(window)
        window.show()
        window.show_screen(Screen.DAY)
        day = window.page
        assert isinstance(day, DayScreen)
        day.model.set_number(Piece(100_000), 1)
        day.model.set_number(Piece(20_000), 1)
        qtbot.mouseClick(day.bar, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not day.model.busy)
        assert not window.bar.toast.isVisible()
        assert len(office.collect().accepted) == 1
        assert office.today("2026-11-21").net == 120_000
        assert day.model.sealed_state()[1] == "warn"
        qtbot.mouseClick(day.bar, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not day.model.busy)
        assert day.model.sealed_state()[1] == "ok"
        assert stall.delivery.not_accepted() == 0
        assert not day.bar.isVisible()
