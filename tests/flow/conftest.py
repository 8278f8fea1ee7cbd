"""A cashier at the counter: hands that press and scan, and the selling screen at both sizes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build
from ui.keys import ScannerFilter
from ui.news import Screen
from ui.stall.sell import SellScreen


class Hands:
    """Keys at moments of their own, so that a busy machine makes no person of a scanner."""

    def __init__(self) -> None:
        self.at = 0

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """As a person: one key long after the other."""
        for key in keys:
            self.at += 200
            QTest.keyClick(QApplication.focusWidget(), key, modifier)
            if key in ("+", "-", "*"):
                QTest.qWait(80)  # they wait whether a scan follows

    def scan(self, text: str) -> None:
        """As a scanner: a burst, ended with Enter."""
        self.at += 200
        for key in (*text, Qt.Key.Key_Return):
            self.at += 5
            QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture(params=[(1366, 768), (1024, 600)], ids=["1366", "1024"])
def screen(request: pytest.FixtureRequest, stall: Stall, hands: Hands, qtbot: QtBot) -> Iterator[SellScreen]:
    """The selling screen of the test's own `stall`, its search focused, with a scanner."""
    window = build(stall)
    qtbot.addWidget(window)
    window.resize(*request.param)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    scanner = ScannerFilter(window, moment=lambda _event: hands.at)
    scanner.install()
    window.listen(scanner)
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    qtbot.waitUntil(page.goods.search.focused)
    yield page
    scanner.uninstall()
