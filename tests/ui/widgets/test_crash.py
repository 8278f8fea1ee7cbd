from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.app.crashing import STALL
from ui.background import Runner
from ui.look.tokens import DARK
from ui.look.wear import Look, of, wear
from ui.models.report import ReportModel
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
def dialog(window: QWidget, qtbot: QtBot, tmp_path: Path, at_once: Runner) -> Iterator[CrashDialog]:
    report = ReportModel(tmp_path / "F03", at_once, parent=window)
    made = CrashDialog("7F3A-91C2", STALL, tmp_path / "F03" / "log" / "lapak.log", report, window)
    made.open()
    qtbot.waitUntil(made.isVisible)
    yield made
    if isValid(made):
        made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_dialog_names_the_code_in_words_that_are_read_aloud_too(dialog: CrashDialog) -> None:
    assert any(label.text() == "7F3A-91C2" for label in dialog.findChildren(Label))
    assert "7F3A-91C2" in dialog.accessibleDescription()


def test_the_log_that_says_more_is_named(dialog: CrashDialog) -> None:
    assert any(label.text().endswith("lapak.log") for label in dialog.findChildren(Label))


def test_a_report_is_saved_from_it_and_nothing_is_cut_afterwards(dialog: CrashDialog, tmp_path: Path) -> None:
    saver = dialog.saver
    assert saver is not None
    saver.model.save(tmp_path / "laporan.zip")
    assert tmp_path.joinpath("laporan.zip").is_file()
    QApplication.processEvents()
    assert saver.sentence.text() == f"Tersimpan, tanpa rahasia apa pun: {tmp_path / 'laporan.zip'}"
    assert saver.sentence.heightForWidth(saver.sentence.width()) <= saver.sentence.height()


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
