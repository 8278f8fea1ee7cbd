"""F8: why the drawer is opened, and it opens; by keyboard alone, by touch alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.printing.escpos import DRAWER
from pos.stall import Stall
from ui.app import build_stall
from ui.background import Runner
from ui.look.wear import Look
from ui.news import Screen
from ui.stall.drawer import DrawerScreen
from ui.window import Window


@pytest.fixture
def paper(shop: Stall) -> Path:
    shop.set("printer", f"file:{shop.folder / 'paper.bin'}")
    return shop.folder / "paper.bin"


@pytest.fixture
def window(shop: Stall, at_once: Runner, qtbot: QtBot) -> Window:
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.show()
    return made


def drawer(window: Window) -> DrawerScreen:
    page = window.pages[Screen.DRAWER]
    assert isinstance(page, DrawerScreen)
    return page


def test_a_reason_is_touched_and_the_drawer_opens(shop: Stall, paper: Path, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.mouseClick(drawer(window).reasons[0], Qt.MouseButton.LeftButton)
    assert paper.read_bytes() == DRAWER
    assert window.shown is Screen.SELL
    tail = shop.journal.tail()
    assert tail is not None
    assert tail.data == {"reason": "Uang receh"}


def test_a_reason_is_typed_and_enter_opens_it(paper: Path, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F8)
    page = drawer(window)
    qtbot.keyClick(page.other.edit, Qt.Key.Key_Return)
    assert not paper.exists()
    assert not page.bar.isEnabled()
    qtbot.keyClicks(page.other.edit, "pinjam gunting")
    qtbot.keyClick(page.other.edit, Qt.Key.Key_Return)
    assert paper.read_bytes() == DRAWER


def test_esc_leaves_it_shut(paper: Path, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.keyClick(drawer(window).other.edit, Qt.Key.Key_Escape)
    assert window.shown is Screen.SELL
    assert not paper.exists()


def test_without_a_printer_it_is_said_that_none_hangs_on_it(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.shown is Screen.SELL
    assert window.bar.toast.bad
