"""A stall's window as a cashier has it before them: by hand, by key and by scanner."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build_stall
from ui.background import Runner
from ui.keys import ScannerFilter
from ui.look.wear import Look
from ui.window import Window


@pytest.fixture
def press() -> Callable[..., None]:
    """`press(key, modifier)`: one key as a person presses it, well before the next, to whatever has the focus."""

    def pressed(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)
        QTest.qWait(55)

    return pressed


@pytest.fixture
def scan() -> Callable[[str], None]:
    """`scan(text)`: a burst of keys and Enter to whatever has the focus."""

    def scanned(text: str) -> None:
        for character in text:
            QTest.keyClick(QApplication.focusWidget(), character)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QTest.qWait(55)

    return scanned


@pytest.fixture
def window(shop: Stall, qtbot: QtBot, at_once: Runner) -> Iterator[Window]:
    """The window of `shop` on the selling screen, active, with a scanner."""
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    scanner = ScannerFilter(made)
    scanner.install()
    made.listen(scanner)
    yield made
    scanner.uninstall()
