"""A fault says what is safe where it fell, and is written down there or among the user's own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos import cli
from pos.errors import PosError
from pos.gallery import create_office
from pos.stall import Stall, open_stall
from ui import desk
from ui.app import build
from ui.app.crashing import FILE, FIRST_RUN, OFFICE, STALL, TROUBLE, Where, log_place, tell_crash, where_of
from ui.look.wear import Look
from ui.memory import state_file
from ui.news import News
from ui.widgets.crash import CrashDialog
from ui.window import Window


def test_a_stall_and_an_office_say_what_is_safe_in_each_and_log_into_their_folders(shop: Stall, tmp_path: Path) -> None:
    with create_office(tmp_path / "office", "GIK", "Galeri") as office:
        assert where_of(office) == Where(OFFICE, office.folder, office)
        assert log_place(where_of(office)) == office.folder
    assert (where_of(shop).safe, log_place(where_of(shop))) == (STALL, shop.folder)


@pytest.mark.parametrize("safe", [FIRST_RUN, TROUBLE, FILE])
def test_what_stands_on_no_open_folder_is_logged_among_the_user_s_own(safe: str, tmp_path: Path) -> None:
    assert log_place(Where(safe, tmp_path)) == state_file().parent


def test_a_report_is_offered_wherever_there_is_a_folder(shop: Stall, tmp_path: Path, qtbot: QtBot) -> None:
    for where, is_offered in ((where_of(shop), True), (Where(TROUBLE, tmp_path), True), (Where(FIRST_RUN), False)):
        window = Window(News(), Look(), {})
        qtbot.addWidget(window)
        tell_crash("7F3A-91C2", window, where)
        tell_crash("7F3A-91C2", window, where)
        (dialog,) = window.findChildren(CrashDialog)
        assert (dialog.saver is not None) is is_offered
        dialog.close()


def test_what_was_saved_before_is_not_told_as_this_fault_s_report(shop: Stall, qtbot: QtBot) -> None:
    window = build(shop)
    qtbot.addWidget(window)
    tell_crash("7F3A-91C2", window, where_of(shop))
    dialog = window.findChild(CrashDialog)
    assert dialog is not None and dialog.saver is not None
    dialog.saver.model.sentence = "Tersimpan"
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tell_crash("7F3A-91C3", window, where_of(shop))
    assert [each.saver.sentence.text() for each in window.findChildren(CrashDialog) if each.saver] == [""]


@pytest.mark.usefixtures("qapp", "caplog")
def test_a_fault_of_the_first_run_and_of_a_folder_that_does_not_open_stands_in_the_user_s_log(
    shop: Stall, tmp_path: Path
) -> None:
    codes: list[str] = []

    def fall(running: desk.Desk) -> None:
        running.failures.crashed.disconnect()
        running.failures.crashed.connect(codes.append)
        running.failures.take(ValueError(f"broken {len(codes)}"))
        for window in running._windows:
            window.close()
            window.deleteLater()

    def first_run() -> int:
        running = desk.Desk()
        QTimer.singleShot(50, lambda: fall(running))
        return running.run_first()

    def trouble() -> int:
        running = desk.Desk()
        QTimer.singleShot(50, lambda: fall(running))
        with pytest.raises(PosError) as told:
            open_stall(tmp_path / "gone")
        return running.run_trouble(tmp_path / "gone", told.value, open_stall)

    for run in (first_run, trouble):
        cli.run([], {"": lambda _, run=run: run()})
    log = state_file().parent.joinpath("log", "lapak.log").read_text("utf-8")
    assert len(codes) == 2
    assert all(f"fault {code}" in log for code in codes)
