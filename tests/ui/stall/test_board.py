"""The queue on a second window: it follows the kitchen, takes no keys, goes with the first one."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.news import Screen
from ui.stall.board import QueueBoard, placed
from ui.stall.sell import SellScreen
from ui.widgets.second import SecondWindow
from ui.window import Window


@pytest.fixture
def screen(shop: Stall, window: Window) -> SellScreen:
    shop.set("kitchen", "yes")
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    page.arrived()
    return page


def second() -> SecondWindow | None:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, SecondWindow) and each.isVisible()]
    return shown[0] if shown else None


def board() -> QueueBoard:
    window = second()
    assert window is not None
    (found,) = window.findChildren(QueueBoard)
    return found


def open_board(window: Window) -> None:
    next(each for each in window.commands() if each.id == "board").press()


def test_the_board_follows_the_kitchen(window: Window, screen: SellScreen, qtbot: QtBot) -> None:
    open_board(window)
    assert board().called == ((), ())
    for _order in range(2):
        screen.model.add_code("KUNCI")
        screen.model.park()
    assert board().called == ((1, 2), ())
    screen.model.kitchen.turn(screen.model.kitchen.waiting()[0].operation)
    assert board().called == ((2,), (1,))
    assert "Siap" in board().accessibleName()
    open_board(window)
    assert second() is None


def test_the_keys_and_the_scanner_stay_with_the_first_window(window: Window, screen: SellScreen, scan) -> None:
    open_board(window)
    shown = second()
    assert shown is not None
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    scan("8991234567895")
    assert [line.code for line in screen.model.basket.lines] == ["TAS"]


def test_it_says_the_language_in_use_and_goes_with_the_first_window(
    window: Window, screen: SellScreen, qtbot: QtBot
) -> None:
    open_board(window)
    window.set_language("en")
    assert board().accessibleName() == "Ready, please come: –. Being prepared: –"
    assert not board().grab().isNull()
    window.close()
    assert second() is None


def test_a_stall_without_a_kitchen_has_no_board(window: Window, shop: Stall) -> None:
    shop.set("kitchen", "no")
    open_board(window)
    assert second() is None


@given(count=st.integers(0, 60), wide=st.integers(300, 1200), high=st.integers(200, 900))
def test_numbers_are_as_large_as_they_fit_and_never_over_each_other(count: int, wide: int, high: int) -> None:
    room = QRectF(10, 20, wide, high)
    spots = placed(tuple(range(1, count + 1)), room, 160)
    assert [number for number, _spot, _size in spots] == list(range(1, len(spots) + 1))
    assert len(spots) == count or spots[0][2] < 30
    for _number, spot, _size in spots:
        assert room.adjusted(-1, -1, 1, 1).contains(spot)
    assert not any(
        one.adjusted(1, 1, -1, -1).intersects(other) for (_, one, _), (_, other, _) in combinations(spots, 2)
    )
