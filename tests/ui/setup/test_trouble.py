"""A folder that cannot be opened: a page with the ways out, never an empty window."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.errors import PosError
from pos.gallery import create_office
from pos.stall import Stall, create_stall, open_stall
from pos.store import DATABASE
from ui import __main__ as start
from ui import desk
from ui.app.trouble import build_trouble
from ui.look.wear import Look
from ui.memory import remember
from ui.news import Screen
from ui.setup.trouble import TroubleScreen
from ui.widgets.restoring import RestoreDialog
from ui.window import Window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stall's folder with a backup, whose database is gone."""
    with create_stall(tmp_path / "K07", code="K07", name="Kopi Tebu", trade="kuliner") as stall:
        stall.backups.take()
    tmp_path.joinpath("K07", DATABASE).unlink()
    return tmp_path / "K07"


def _page(window: Window) -> TroubleScreen:
    page = window.page
    assert isinstance(page, TroubleScreen)
    return page


def _trouble(qtbot: QtBot, folder: Path) -> tuple[TroubleScreen, list[Stall]]:
    opened: list[Stall] = []
    with pytest.raises(PosError) as told:
        open_stall(folder)
    window = build_trouble(folder, told.value, open_stall, Look(), opened.append, lambda: None)
    qtbot.addWidget(window)
    window.show()
    return _page(window), opened


def test_the_last_backup_takes_the_place_of_a_lost_database(qtbot: QtBot, folder: Path) -> None:
    page, opened = _trouble(qtbot, folder)
    assert "K07" in page.sentence.text()
    page.last.click()
    dialog = page.findChild(RestoreDialog)
    assert dialog is not None
    dialog.confirmed.emit("hilang")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].identity.stall == "K07"
    assert opened[0].delivery.is_held()
    opened[0].close()


def test_trying_again_opens_what_was_mended_and_else_says_why_not(qtbot: QtBot, folder: Path) -> None:
    page, opened = _trouble(qtbot, folder)
    page.again.click()
    assert not opened
    assert page.window().bar.toast.text == "Masih tidak dapat dibuka"
    backup = page.model.last_backup()
    assert backup is not None
    folder.joinpath(DATABASE).write_bytes(backup.path.read_bytes())
    page.again.click()
    assert opened[0].identity.name == "Kopi Tebu"
    opened[0].close()


def test_only_a_folder_that_is_gone_offers_to_set_up_another(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    page, _opened = _trouble(qtbot, folder)
    assert page.set_up.isHidden()
    page.model.choose(tmp_path / "gone")
    assert not page.set_up.isHidden()
    assert not page.last.isEnabled()


def test_the_details_for_whoever_helps_can_be_copied(qtbot: QtBot, folder: Path) -> None:
    page, _opened = _trouble(qtbot, folder)
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(page.sentence.text())
    assert "SQLite" in copied


def test_a_report_on_the_folder_that_is_shown_is_saved_while_nothing_else_opens_it(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    page, _opened = _trouble(qtbot, folder)
    page.model.choose(tmp_path / "gone")
    page.saver.model.save(tmp_path / "laporan.zip")
    assert not page.again.isEnabled()
    qtbot.waitUntil(page.again.isEnabled, timeout=20_000)
    with zipfile.ZipFile(tmp_path / "laporan.zip") as archive:
        assert str(tmp_path / "gone") in archive.read("report.txt").decode()


def test_the_page_is_shown_where_somebody_sees_it_and_leads_on_to_the_stall(
    qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(desk, "_is_seen", lambda: True)
    remember(folder=str(folder))
    backups = sorted(folder.joinpath("backups").glob("*.db"))

    def mend() -> None:
        windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, Window)]
        page = next(window.page for window in windows if window.shown is Screen.TROUBLE)
        folder.joinpath(DATABASE).write_bytes(backups[0].read_bytes())
        assert isinstance(page, TroubleScreen)
        page.again.click()
        QTimer.singleShot(100, lambda: [w.close() for w in QApplication.topLevelWidgets() if isinstance(w, Window)])

    QTimer.singleShot(100, mend)
    assert start._start(None) == 0
    assert "K07" in capsys.readouterr().err


def test_a_folder_that_opens_and_cannot_be_shown_is_told_there_too_and_not_opened_again_before_it_is_whole(
    qapp: QApplication, shop: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_is_seen", lambda: True)
    page = shop.store.value("SELECT rootpage FROM sqlite_master WHERE name = 'product'")
    size = shop.store.value("PRAGMA page_size")
    shop.close()
    with shop.folder.joinpath(DATABASE).open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    told: list[str] = []

    def look() -> None:
        windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, Window)]
        page = next(window.page for window in windows if window.isVisible())
        assert isinstance(page, TroubleScreen)
        page.again.click()
        told.append(page.sentence.text())
        page.window().close()

    QTimer.singleShot(100, look)
    assert desk.open_window(shop.folder, open_stall) == 1
    assert told[0].startswith("Basis data rusak (")
    open_stall(shop.folder, verified=False).close()


def test_the_folder_used_last_is_opened_whichever_kind_it_is(tmp_path: Path) -> None:
    create_office(tmp_path / "office", "GIK", "Galeri").close()
    start._open_either(tmp_path / "office").close()
    remember(folder=str(tmp_path / "gone"))
    assert start._folder_used_last() == tmp_path / "gone"
    remember(folder=str(tmp_path))
    assert start._folder_used_last() is None
