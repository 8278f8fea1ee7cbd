from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.errors import PosError
from pos.gallery import create_office
from pos.stall import Stall
from ui import app
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look, of
from ui.news import Screen


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[app.Desk]:
    made = app.Desk()
    yield made
    made.failures.uninstall()
    qapp.removeEventFilter(made.scanner)


def test_a_stall_opens_on_selling_and_an_office_on_today(shop: Stall, tmp_path: Path, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    assert window.shown == Screen.SELL
    assert window.windowTitle() == "Lapak F-03 · Batik Ratih"
    with create_office(tmp_path / "office", "GIK", "Galeri", str(tmp_path / "collection")) as office:
        office_window = app.build(office)
        qtbot.addWidget(office_window)
        assert office_window.shown == Screen.TODAY
        office_window.close()


def test_colours_and_language_change_while_the_window_lives(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop, Look(LIGHT))
    qtbot.addWidget(window)
    commands = {command.id: command for command in window.commands()}
    commands["scheme"].run()
    assert of(window).tokens is DARK
    commands["language"].run()
    assert shop.settings.language == "en"
    assert window.windowTitle() == "Stall F-03 · Batik Ratih"


def test_the_folder_used_last_is_remembered_and_a_damaged_memory_is_none() -> None:
    assert app._remembered() == {}
    app._remember(folder="/somewhere")
    app._remember(scheme="dark")
    assert app._remembered() == {"folder": "/somewhere", "scheme": "dark"}
    assert app._remembered_look().tokens is DARK
    app._state_file().write_text("[1", "utf-8")
    assert app._remembered() == {}


def test_a_folder_that_nobody_has_open_raises_no_window(tmp_path: Path) -> None:
    assert not app._raise_first(tmp_path)
    with pytest.raises(PosError):
        app.open_stall_window(tmp_path)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_second_start_brings_the_first_window_to_the_front(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    app._listen_for_second(window, shop.folder)
    assert not window.isVisible()
    assert app._raise_first(shop.folder)
    qtbot.waitUntil(window.isVisible)


def test_the_first_run_makes_a_stall_and_goes_on_selling(
    desk: app.Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_PAPERS_MS", 1)

    def answer() -> None:
        first = desk._windows[0]
        page = first.pages[Screen.FIRST_RUN]
        page.code.set_text("A12")
        page.name.set_text("Pak Djarwo")
        page.begin.click()
        QTimer.singleShot(200, lambda: desk._windows[-1].close())

    QTimer.singleShot(0, answer)
    assert desk.run_first() == 0
    assert [window.shown for window in desk._windows] == [Screen.FIRST_RUN, Screen.SELL]
    assert app._remembered()["folder"].endswith("A12")
