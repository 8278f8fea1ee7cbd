"""A stall's window as a cashier has it before them: by hand, by key and by scanner."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build_stall
from ui.background import Runner
from ui.keys import ScannerFilter
from ui.look.wear import Look
from ui.window import Window


class Moments:
    """When each key comes, in milliseconds: a busy machine makes no person of a scanner, nor a scanner of a person."""

    A_PERSON, A_SCANNER = 1_000, 1

    def __init__(self) -> None:
        self.now = 0
        self.apart = self.A_PERSON

    def __call__(self, _event: QKeyEvent) -> int:
        self.now += self.apart
        return self.now


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def press() -> Callable[..., None]:
    """`press(key, modifier)`: one key as a person presses it, well before the next, to whatever has the focus."""

    def pressed(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        scanner = focus.window().findChild(ScannerFilter)
        QTest.keyClick(focus, key, modifier)
        QTest.qWait(80)
        while scanner is not None and scanner.is_waiting:
            QTest.qWait(5)

    return pressed


@pytest.fixture
def scan(moments: Moments) -> Callable[[str], None]:
    """`scan(text)`: a burst of keys and Enter to whatever has the focus."""

    def scanned(text: str) -> None:
        moments.now += moments.A_PERSON
        moments.apart = moments.A_SCANNER
        for character in text:
            QTest.keyClick(QApplication.focusWidget(), character)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        moments.apart = moments.A_PERSON
        QTest.qWait(55)

    return scanned


@pytest.fixture
def window(shop: Stall, qtbot: QtBot, at_once: Runner, moments: Moments) -> Iterator[Window]:
    """The window of `shop` on the selling screen, active, with a scanner."""
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    scanner = ScannerFilter(made, moment=moments)
    scanner.install()
    made.listen(scanner)
    yield made
    scanner.uninstall()
