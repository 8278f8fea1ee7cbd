"""Days that are no common days, through a stall's own window and on to the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.gallery import Office, create_office
from pos.stall import Stall, create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui import app
from ui.models.draft import Piece
from ui.news import Screen
from ui.stall.day import DayScreen
from ui.stall.day.sheets import FloatSheet, ShiftSheet
from ui.stall.sell import SellScreen
from ui.window import Window

MORNING = datetime(2026, 11, 21, 2, tzinfo=UTC)
"""Nine o'clock in Semarang, a Saturday."""

Key = Qt.Key


@dataclass
class Hall:
    """An office and its one stall, at the same moment."""

    office: Office
    stall: Stall
    qtbot: QtBot
    at: datetime = MORNING

    def sell(self, amount: int, tender: str = "cash") -> None:
        basket = Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=amount)])
        self.stall.till.checkout(basket, [Offer(tender=tender, amount=amount)], at=self.at)

    def window(self) -> Window:
        """The stall's window as a start shows it."""
        made = app.build(self.stall)
        self.qtbot.addWidget(made)
        made.resize(1366, 768)
        with self.qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    def day(self, window: Window) -> DayScreen:
        """The day's screen, once what it hands over is handed over."""
        page = window.page
        assert isinstance(page, DayScreen)
        self.qtbot.waitUntil(lambda: not page.model.busy)
        return page

    def collected(self) -> list[tuple[str, int]]:
        """Day and revision of what the office takes in now."""
        return [(name.split("_")[1], int(name[-7])) for name in self.office.collect().accepted]


@pytest.fixture
def hall(tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    made: list[Hall] = []

    def clock() -> datetime:
        return made[0].at if made else MORNING

    collection = str(tmp_path / "collection")
    with (
        create_office(tmp_path / "office", "GIK", "Galeri", collection, clock=clock) as office,
        create_stall(
            tmp_path / "stall", code="A12", name="Klitikan", trade="klitikan", collection=collection, clock=clock
        ) as stall,
    ):
        (waiting,) = office.admission.waiting()
        office.admission.enrol(waiting.data, waiting.fingerprint)
        made.append(Hall(office, stall, qtbot))
        yield made[0]


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def type_(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def touch(widget: QWidget) -> None:
    """A finger: the middle of what is shown, and nothing that is not."""
    assert widget.isVisible() and widget.isEnabled(), widget
    middle = QPoint(widget.width() // 2, widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)


def test_by_keys_alone_a_day_is_opened_counted_explained_and_closed(hall: Hall) -> None:
    window = hall.window()
    window.show_screen(Screen.DAY)
    press(Key.Key_F2, Key.Key_1, Key.Key_0)
    type_("0000")
    press(Key.Key_Enter)
    assert isinstance(window.page, SellScreen)
    hall.sell(50_000)
    QTest.keyClick(window, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_1, *[Key.Key_Enter] * 2, Key.Key_2, *[Key.Key_Enter] * 9)
    day = hall.day(window)
    assert day.model.draft.counted == 140_000
    assert day.cards.compare.reason.edit.hasFocus()
    type_("Salah kembalian")
    press(Key.Key_F12)
    body = hall.day(window).model.sealed
    assert body is not None
    assert body.body["cash"]["reason"] == "Salah kembalian"
    assert (body.body["cash"]["float"], body.body["cash"]["difference"]) == (100_000, -10_000)
    assert hall.collected() == [("2026-11-21", 1)]


def test_by_touch_alone_a_day_is_counted_explained_and_closed(hall: Hall) -> None:
    hall.sell(300_000)
    hall.sell(80_000, "qris")
    window = hall.window()
    window.show_screen(Screen.DAY)
    day = hall.day(window)
    cards = day.cards
    touch(cards.count.rows[Piece(100_000)])
    for _press in range(2):
        touch(cards.count.rows[Piece(100_000)]._more)
    touch(cards.count.rows[Piece(20_000)])
    touch(cards.count.rows[Piece(20_000)]._more)
    touch(cards.compare.reasons.buttons["Wrong change"])
    touch(cards.compare.rows["qris"])
    touch(day._place.sheet.bar)
    touch(cards.count.change.take)
    touch(cards.notes.tags["rain"])
    touch(day.bar)
    sealed = hall.day(window).model.sealed
    assert sealed is not None
    body = sealed.body
    assert body["cash"]["denominations"] == {"100000": 2, "20000": 1}
    assert body["cash"]["reason"] == "Salah kembalian"
    assert body["cash"]["deposit"] == 220_000
    assert body["tenders"]["qris"]["counted"] == 80_000
    assert body["notes"]["tags"] == ["rain"]
    assert hall.collected() == [("2026-11-21", 1)]


def test_a_forgotten_day_is_asked_for_at_the_start_and_closed_as_itself(hall: Hall) -> None:
    hall.sell(50_000)
    hall.at += timedelta(days=1)
    window = hall.window()
    day = hall.day(window)
    assert "Sab 21 Nov" in day.model.notice()[0]
    assert day.cards.foot.notice.isVisible()
    press(Key.Key_Down, Key.Key_1, Key.Key_F12)
    assert hall.day(window).model.facts.day == "2026-11-21"
    assert hall.stall.days.is_closed("2026-11-21")
    assert hall.collected() == [("2026-11-21", 1)]
    press(Key.Key_F12)
    assert not hall.day(window).bar.isHidden()
    press(Key.Key_F12)
    assert hall.day(window).model.facts.day == "2026-11-22"
    hall.sell(20_000)
    assert hall.stall.till.open_day_name() == "2026-11-22"


def test_the_morning_after_a_count_begins_with_the_float_that_stayed(hall: Hall) -> None:
    hall.sell(50_000)
    window = hall.window()
    window.show_screen(Screen.DAY)
    press(Key.Key_Down, Key.Key_1, Key.Key_F12)
    hall.day(window)
    window.close()
    hall.at += timedelta(days=1)
    window = hall.window()
    day = hall.day(window)
    assert isinstance(day.sheet, FloatSheet)
    assert day.sheet.amount.amount == 50_000
    press(Key.Key_Enter)
    assert isinstance(window.page, SellScreen)
    assert hall.stall.days.cash("2026-11-22").float_ == 50_000


def test_the_float_may_be_put_off_and_selling_goes_on(hall: Hall) -> None:
    hall.sell(50_000)
    hall.window().close()
    page = hall.window()
    page.show_screen(Screen.DAY)
    press(Key.Key_Down, Key.Key_1, Key.Key_F12)
    hall.day(page)
    page.close()
    hall.at += timedelta(days=1)
    window = hall.window()
    press(Key.Key_Escape)
    assert isinstance(window.page, SellScreen)
    assert hall.stall.till.open_day_name() is None


def test_two_shifts_each_answer_for_their_own_drawer(hall: Hall) -> None:
    hall.sell(50_000)
    window = hall.window()
    window.show_screen(Screen.DAY)
    press(Key.Key_Down, Key.Key_Down, Key.Key_2, Key.Key_F5)
    day = hall.day(window)
    assert isinstance(day.sheet, ShiftSheet)
    type_("Tini")
    press(Key.Key_F12)
    assert isinstance(day.sheet, ShiftSheet), "a difference wants its reason"
    type_("Salah kembalian")
    press(Key.Key_F12)
    assert day.sheet is None
    press(Key.Key_Escape)
    hall.sell(20_000)
    window.show_screen(Screen.DAY)
    press(Key.Key_Down, Key.Key_Down, Key.Key_3, Key.Key_F12)
    sealed = hall.day(window).model.sealed
    assert sealed is not None
    shifts = sealed.body["shifts"]
    assert [(shift["cashier"], shift["difference"], shift["reason"]) for shift in shifts] == [
        (None, -10_000, "Salah kembalian"),
        ("Tini", 0, None),
    ]
    assert sealed.body["cash"]["difference"] == -10_000
    assert hall.collected() == [("2026-11-21", 1)]


def test_a_day_without_a_sale_is_closed_at_once_as_nil(hall: Hall) -> None:
    window = hall.window()
    window.show_screen(Screen.DAY)
    press(Key.Key_F12)
    sealed = hall.day(window).model.sealed
    assert sealed is not None
    assert sealed.body["nil"] is True
    assert hall.collected() == [("2026-11-21", 1)]


def test_a_day_is_opened_again_sold_on_and_closed_as_a_revision(hall: Hall) -> None:
    hall.sell(50_000)
    window = hall.window()
    window.show_screen(Screen.DAY)
    press(Key.Key_Down, Key.Key_1, Key.Key_F12)
    day = hall.day(window)
    assert hall.collected() == [("2026-11-21", 1)]
    QTest.keyClick(window, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    touch(day.sheet.reason.reasons.buttons["A receipt was left out"])
    press(Key.Key_F12)
    assert day.model.notice()[1] == "warn"
    hall.sell(100_000)
    day.model.refresh()
    day.cards.count.begin()
    press(Key.Key_Up, Key.Key_1, Key.Key_Down, Key.Key_1, Key.Key_F12)
    assert day.model.sealed is None, "the count of before is confirmed first"
    press(Key.Key_F12)
    sealed = hall.day(window).model.sealed
    assert sealed is not None
    assert (sealed.body["revision"], sealed.body["reason"]) == (2, "Ada nota tertinggal")
    assert hall.collected() == [("2026-11-21", 2)]
    assert hall.office.today("2026-11-21").net == 150_000
