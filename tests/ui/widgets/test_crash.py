from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.look.tokens import DARK
from ui.look.wear import Look, of, wear
from ui.widgets.crash import CrashDialog
from ui.widgets.labels import Label


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    wear(made, Look(DARK))
    made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, qtbot: QtBot) -> Iterator[CrashDialog]:
    made = CrashDialog("7F3A-91C2", window)
    made.open()
    qtbot.waitUntil(made.isVisible)
    yield made
    if isValid(made):
        made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_dialog_names_the_code_in_words_that_are_read_aloud_too(dialog: CrashDialog) -> None:
    assert any(label.text() == "7F3A-91C2" for label in dialog.findChildren(Label))
    assert "7F3A-91C2" in dialog.accessibleDescription()


def test_the_code_can_be_passed_on_by_a_paste(dialog: CrashDialog) -> None:
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "7F3A-91C2"


def test_enter_goes_on(dialog: CrashDialog) -> None:
    assert dialog.focusWidget() is dialog.go_on
    QTest.keyClick(dialog.go_on, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_it_looks_as_its_window_does_and_cuts_nothing(dialog: CrashDialog) -> None:
    assert of(dialog).tokens is DARK
    for label in dialog.findChildren(Label):
        assert label.width() >= label.minimumSizeHint().width()
        assert label.heightForWidth(label.width()) <= label.height() or not label.wordWrap()
