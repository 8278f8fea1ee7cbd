import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos import cli
from pos.errors import PosError
from pos.gallery import create_office
from pos.restoring import Whose, look_into, prepare
from pos.stall import Stall, open_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui import app, desk, opening
from ui.look import fonts
from ui.look.tokens import DARK
from ui.memory import remember, remembered
from ui.news import Screen
from ui.office.opened import OpenedScreen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.stall.settings import SettingsScreen


@pytest.fixture(autouse=True)
def texts_as_before(qapp: QApplication) -> Iterator[None]:
    yield
    fonts.enlarge(qapp, False)


def test_the_colours_chosen_last_are_worn_again(qapp: QApplication) -> None:
    remember(scheme="dark")
    assert desk.remembered_look().tokens is DARK


@pytest.mark.parametrize(
    ("size", "larger", "scale"), [("large", "all", "1.25"), ("large", "texts", None), ("normal", "texts", None)]
)
def test_the_size_chosen_last_is_worn_from_the_start_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, size: str, larger: str, scale: str | None
) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "")
    monkeypatch.delenv("QT_SCALE_FACTOR")
    remember(text=size, larger=larger)
    desk.Desk().leave()
    assert os.environ.get("QT_SCALE_FACTOR") == scale
    assert fonts.enlarged() == (size == "large" and larger == "texts")


def test_a_folder_that_nobody_has_open_raises_no_window(tmp_path: Path) -> None:
    assert not desk.raise_first(tmp_path)
    with pytest.raises(PosError):
        desk.open_window(tmp_path, open_stall)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_second_start_brings_the_first_window_to_the_front(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    desk.listen_for_second(window, shop.folder)
    assert not window.isVisible()
    assert desk.raise_first(shop.folder)
    qtbot.waitUntil(window.isVisible)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_file_opened_beside_the_office_s_window_is_shown_in_that_window(qtbot: QtBot, tmp_path: Path) -> None:
    with create_office(tmp_path / "office", "GIK", "Galeri Industri Kreatif") as office:
        window = app.build(office)
        qtbot.addWidget(window)
        desk.listen_for_second(window, office.folder)
        remember(office=str(office.folder))
        file = tmp_path / "GIK-K07-1_2026-11-24_e1_000123_r1.jsonl"
        with qtbot.waitSignal(window.file_dropped) as told:
            assert desk.open_file(file) == 0
        assert told.args == [str(file)]
        qtbot.waitUntil(window.isVisible)
        assert isinstance(window.page, OpenedScreen)
        window.close()


def test_a_new_office_s_computer_opens_files_by_a_double_click_and_a_stall_s_does_not(
    shop: Stall, tmp_path: Path
) -> None:
    desk._offer_to_open_files(shop)
    assert not opening.is_on()
    with create_office(tmp_path / "office", "GIK", "Galeri Industri Kreatif") as office:
        desk._offer_to_open_files(office)
        assert opening.is_on()
        opening.set_on(False)
        opening.type_file().parent.rmdir()
        opening.type_file().parent.write_text("", "utf-8")
        desk._offer_to_open_files(office)
        assert not opening.is_on()


def test_the_first_run_makes_a_stall_and_goes_on_selling(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    running = desk.Desk()
    monkeypatch.setattr(desk, "_SETTLED_MS", 1)
    monkeypatch.setattr(desk, "_PAPERS_MS", 1)

    def answer() -> None:
        first = running._windows[0]
        page = first.pages[Screen.FIRST_RUN]
        page.code.set_text("A12")
        page.name.set_text("Pak Djarwo")
        page.begin.click()
        QTimer.singleShot(200, lambda: running._windows[-1].close())

    QTimer.singleShot(0, answer)
    assert running.run_first() == 0
    assert running._windows[0].windowTitle() == "Lapak"
    assert not running.app.windowIcon().isNull()
    assert [window.shown for window in running._windows] == [Screen.FIRST_RUN, Screen.SELL]
    assert remembered()["folder"].endswith("A12")


@pytest.mark.usefixtures("qapp", "caplog")
def test_a_fault_of_the_window_stands_in_the_log_of_its_folder(shop: Stall) -> None:
    running = desk.Desk()
    window = running.show(shop)
    codes: list[str] = []
    running.failures.crashed.disconnect()
    running.failures.crashed.connect(codes.append)

    def fall() -> None:
        running.failures.take(ValueError("broken"))
        window.close()

    QTimer.singleShot(50, fall)
    assert cli.run([], {"": lambda _: running.loop()}) == 0
    assert codes[0] in shop.folder.joinpath("log", "lapak.log").read_text("utf-8")


@pytest.mark.usefixtures("qapp")
def test_the_sheet_that_takes_the_money_is_made_before_the_first_sale(shop: Stall, qtbot: QtBot) -> None:
    running = desk.Desk()
    window = running.show(shop)
    assert window.findChild(PaySheet) is None
    qtbot.waitUntil(lambda: window.findChild(PaySheet) is not None)
    assert isinstance(window.page, SellScreen)
    assert window.page.pay_sheet is None
    window.close()
    running.leave()


@pytest.mark.usefixtures("qapp")
def test_a_window_that_filled_the_screen_fills_it_again(shop: Stall) -> None:
    running = desk.Desk()
    window = running.show(shop)
    assert not window.isFullScreen()
    window.toggle_full_screen()
    again = running.show(shop)
    assert again.isFullScreen()
    again.toggle_full_screen()
    assert again.isMaximized()
    running.leave()
    for shown in (window, again):
        shown.close()


def test_another_size_is_worn_at_once_by_starting_anew_where_one_was(
    shop: Stall, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, argv: started.append(argv))
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1920, 1080))
    monkeypatch.setattr(sys, "argv", ["lapak", "stall", str(shop.folder)])
    folder = shop.folder
    running = desk.Desk()
    window = running.show(shop)
    QTimer.singleShot(0, lambda: window.news.size_asked.emit("large"))
    running.loop()
    assert (started[0][1:], remembered()["text"]) == (["-m", "ui", "stall", str(folder)], "large")
    assert remembered()["larger"] == "all"
    with open_stall(folder) as again:
        other = desk.Desk()
        window = other.show(again)
        page = window.page
        assert isinstance(page, SettingsScreen)
        assert page.group == "look"
        window.close()
        other.leave()


def test_a_stall_s_window_asks_at_its_end_about_what_is_undone_but_not_where_windows_share_a_screen(
    shop: Stall, qapp: QApplication
) -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=shop.now())
    for shares in (False, True):
        running = desk.Desk(shares_screen=shares)
        window = running.show(shop)
        assert window.close() is shares
        running.leave()
        assert shares or window.close()


def test_on_a_small_screen_larger_texts_are_worn_at_once_and_put_off_again(
    shop: Stall, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1024, 600))
    running = desk.Desk()
    window = running.show(shop)
    window.show_screen(Screen.SETTINGS)
    page = window.page
    assert isinstance(page, SettingsScreen)
    page.show_group("look")
    text = next(each for each in page.model.settings("look") if each.name == "text")
    for size, larger in (("large", True), ("normal", False)):
        assert page.model.set(text, size)
        assert (fonts.enlarged(), remembered()["text"], window.isVisible()) == (larger, size, True)
        assert window.page is page
        assert page.model.value(text) == size
    assert remembered()["larger"] == "texts"
    window.close()
    running.leave()


@pytest.mark.parametrize("room", [QSize(1023, 800), QSize(1366, 599), QSize(1024, 600)])
def test_what_outgrows_a_smaller_screen_begins_anew_with_larger_texts_only(
    shop: Stall, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, room: QSize
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, argv: started.append(argv))
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: room)
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.25")
    remember(text="large", larger="all")
    running = desk.Desk()
    QTimer.singleShot(0, running.show(shop).close)
    running.loop()
    fits = room == QSize(1024, 600)
    assert (len(started), remembered()["larger"]) == ((0, "all") if fits else (1, "texts"))
    assert ("QT_SCALE_FACTOR" in os.environ) == fits
    open_stall(shop.folder).close()


def test_a_backup_that_is_ready_takes_over_when_the_window_opens_anew(
    shop: Stall, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, argv: started.append(argv))
    folder, backup = shop.folder, shop.backups.take().backup.path
    running = desk.Desk()
    window = running.show(shop)
    prepare(look_into(backup), folder, now_open=Whose("GIK-F03-1", 1))
    QTimer.singleShot(0, window.news.reopening_asked.emit)
    running.loop()
    assert len(started) == 1
    with open_stall(folder) as again:
        assert again.delivery.is_held()
        other = desk.Desk()
        window = other.show(again)
        page = window.page
        assert isinstance(page, SettingsScreen)
        assert page.group == "backup"
        window.close()
        other.leave()


def test_a_scan_that_is_refused_is_heard_by_those_who_wish_it(
    shop: Stall, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    heard: list[str] = []
    running = desk.Desk()
    monkeypatch.setattr(running.app, "beep", lambda: heard.append("beep"))
    window = running.show(shop)
    for wish in (False, True):
        window.news.sound_asked.emit(wish)
        window.news.refuse("No such thing")
        running.scanner.giving = True
        window.news.refuse("No such code")
        running.scanner.giving = False
        assert len(heard) == wish
    running.leave()
    window.close()


@pytest.mark.usefixtures("qapp")
def test_windows_that_share_a_screen_do_not_fill_it_whatever_was_wished(shop: Stall) -> None:
    remember(full_screen="yes")
    running = desk.Desk(shares_screen=True)
    window = running.show(shop)
    assert not window.isFullScreen()
    running.leave()
    window.close()


def test_a_low_screen_is_filled_unless_the_cashier_left_that() -> None:
    full = Qt.WindowState.WindowFullScreen
    assert desk.first_state(QSize(1024, 600)) & full
    assert not desk.first_state(QSize(1366, 768)) & full
    remember(full_screen="no")
    assert not desk.first_state(QSize(1024, 600)) & full
    assert desk.first_state(QSize(1024, 600)) & Qt.WindowState.WindowMaximized
    remember(full_screen="yes")
    assert desk.first_state(QSize(1366, 768)) & full
