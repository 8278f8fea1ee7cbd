"""A window that is closed while days lie on this computer alone, or a day is not closed, asks once."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui.app.leaving import Leaving
from ui.news import Screen
from ui.stall.day import DayScreen
from ui.stall.day.hand_in import HandInSheet
from ui.stall.leaving import LeavingSheet
from ui.stall.people import LockScreen
from ui.stall.settings import SettingsScreen
from ui.window import Window


def sell(shop: Stall, days_ago: int = 0, amount: int = 20_000) -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=amount)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=amount)], at=shop.now() - timedelta(days=days_ago))


def close(shop: Stall, days_ago: int) -> None:
    """A day that was sold on and closed, and lies on this computer alone."""
    sell(shop, days_ago)
    shop.close_day(at=shop.now() - timedelta(days=days_ago))


@pytest.fixture
def collection(shop: Stall, tmp_path: Path) -> Path:
    """Where this shop hands in."""
    place = tmp_path.joinpath("collection")
    place.mkdir()
    shop.set("collection", str(place))
    return place


@pytest.fixture
def leaving(shop: Stall, window: Window) -> Iterator[Window]:
    """A window that asks, as the one that the program opens does; it goes in any case once the test is over."""
    Leaving(shop, window)
    yield window
    window.going.asks = False


def asked(window: Window) -> LeavingSheet:
    assert window.is_covered
    return next(sheet for sheet in window.findChildren(LeavingSheet) if sheet.isVisible())


def files(collection: Path) -> list[str]:
    return sorted(path.name for path in collection.glob("inbox/GIK-F03/*_r1.jsonl"))


@pytest.mark.usefixtures("collection")
def test_a_window_with_nothing_undone_goes_at_once(leaving: Window) -> None:
    assert leaving.close()


def test_days_on_this_computer_alone_are_named_and_enter_hands_them_in_and_leaves(
    shop: Stall, collection: Path, leaving: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    close(shop, 2)
    close(shop, 1)
    assert not leaving.close()
    assert asked(leaving).question.text() == "2 hari belum diserahkan: Kam 19 Nov 2026, Jum 20 Nov 2026"
    assert files(collection) == []
    with qtbot.waitSignal(leaving.left):
        press(Qt.Key.Key_Return)
        assert asked(leaving).outcome.text() == "Sudah diserahkan. Lapak ditutup."
    assert len(files(collection)) == 2
    assert not leaving.isVisible()


def test_what_lies_in_the_collection_is_not_asked_about_though_the_office_has_not_answered(
    shop: Stall, collection: Path, leaving: Window
) -> None:
    close(shop, 1)
    shop.delivery.send()
    assert (shop.delivery.not_accepted(), len(files(collection))) == (1, 1)
    assert leaving.close()


def test_a_collection_out_of_reach_is_told_with_the_reason_and_the_window_stays_until_it_is_left(
    shop: Stall, collection: Path, leaving: Window, press: Callable[..., None]
) -> None:
    close(shop, 1)
    for folder in sorted(collection.rglob("*"), reverse=True):
        folder.rmdir() if folder.is_dir() else folder.unlink()
    collection.rmdir()
    leaving.close()
    sheet = asked(leaving)
    press(Qt.Key.Key_Return)
    assert sheet.outcome.text().startswith("Belum terserahkan: ")
    assert leaving.isVisible()
    assert sheet.bar.hasFocus()
    QTest.mouseClick(sheet.leave, Qt.MouseButton.LeftButton)
    assert not leaving.isVisible()


@pytest.mark.usefixtures("collection")
def test_escape_goes_back_to_what_was_done_and_a_later_close_asks_again(
    shop: Stall, leaving: Window, press: Callable[..., None]
) -> None:
    close(shop, 1)
    leaving.close()
    press(Qt.Key.Key_Escape)
    assert (leaving.is_covered, leaving.shown) == (False, Screen.SELL)
    assert not leaving.close()
    asked(leaving)


@pytest.mark.usefixtures("collection")
def test_closing_once_more_leaves(shop: Stall, leaving: Window, press: Callable[..., None]) -> None:
    close(shop, 1)
    press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    asked(leaving)
    press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not leaving.isVisible()


@pytest.mark.usefixtures("collection")
def test_a_day_that_is_not_closed_is_told_and_one_key_leaves_for_the_night(
    shop: Stall, leaving: Window, press: Callable[..., None]
) -> None:
    sell(shop)
    sell(shop, amount=15_000)
    leaving.close()
    sheet = asked(leaving)
    assert sheet.unclosed.text() == "Hari ini belum ditutup: 2 nota, Rp\u00a035.000"
    assert (sheet.question.isHidden(), sheet.leave.isHidden()) == (True, True)
    press(Qt.Key.Key_Return)
    assert not leaving.isVisible()
    assert shop.till.open_day_name() == "2026-11-21"


@pytest.mark.usefixtures("collection")
def test_the_day_can_be_closed_first(shop: Stall, leaving: Window) -> None:
    sell(shop)
    leaving.close()
    QTest.mouseClick(asked(leaving).close_day, Qt.MouseButton.LeftButton)
    assert (leaving.is_covered, leaving.shown) == (False, Screen.DAY)


def test_a_stall_without_a_place_to_hand_in_is_told_once_a_business_day(
    shop: Stall, leaving: Window, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    close(shop, 1)
    leaving.close()
    sheet = asked(leaving)
    assert sheet.why.text().endswith("tempat penyerahan belum diatur: tanyakan ke kantor.")
    press(Qt.Key.Key_Escape)
    assert leaving.close()
    tomorrow = shop.clock() + timedelta(days=1)
    monkeypatch.setattr(shop, "_clock", lambda: tomorrow)
    leaving.show()
    assert not leaving.close()


@pytest.mark.usefixtures("collection")
def test_a_hand_in_that_is_held_leads_to_where_it_is_let_go_on(
    shop: Stall, leaving: Window, press: Callable[..., None]
) -> None:
    close(shop, 1)
    shop.epochs.begin("komputer rusak", at=shop.now(), operation="restored", held=True)
    leaving.close()
    assert asked(leaving).why.text().startswith("Penyerahan ditahan sesudah pemulihan")
    press(Qt.Key.Key_Return)
    page = leaving.page
    assert isinstance(page, DayScreen)
    assert isinstance(page.sheet, HandInSheet)


def test_a_stall_without_a_place_is_led_to_where_it_is_set(shop: Stall, leaving: Window) -> None:
    close(shop, 1)
    leaving.close()
    QTest.mouseClick(asked(leaving).place, Qt.MouseButton.LeftButton)
    page = leaving.page
    assert isinstance(page, SettingsScreen)
    assert page.group == "office"


@pytest.mark.usefixtures("collection")
def test_a_locked_till_asks_too_and_stays_locked_where_it_is_not_left(
    shop: Stall, leaving: Window, press: Callable[..., None]
) -> None:
    shop.people.add("Ratih", Role.OWNER, pin.Kept("no hash", 6), at=shop.now(), operation="Ratih", by=OWNER)
    close(shop, 1)
    next(command for command in leaving.commands() if command.id == "lock").press()
    locked = next(screen for screen in leaving.findChildren(LockScreen) if screen.isVisible())
    leaving.close()
    asked(leaving)
    assert not locked.isVisible()
    press(Qt.Key.Key_Escape)
    assert (leaving.is_covered, locked.isVisible()) == (True, True)


@pytest.mark.usefixtures("collection")
def test_a_till_that_locks_itself_meanwhile_covers_the_question(shop: Stall, leaving: Window) -> None:
    shop.people.add("Ratih", Role.OWNER, pin.Kept("no hash", 6), at=shop.now(), operation="Ratih", by=OWNER)
    (shop.people.present,) = shop.people.active()
    close(shop, 1)
    leaving.close()
    sheet = asked(leaving)
    shop.people.present = None
    leaving.news.recorded.emit()
    assert not sheet.isVisible()
    assert any(screen.isVisible() for screen in leaving.findChildren(LockScreen))


@pytest.mark.usefixtures("collection")
def test_a_window_that_only_opens_anew_asks_nothing(shop: Stall, leaving: Window) -> None:
    close(shop, 1)
    leaving.going.asks = False
    assert leaving.close()


@pytest.mark.usefixtures("collection")
def test_a_window_whose_folder_cannot_be_read_can_be_left(
    shop: Stall, leaving: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError(5, "Input/output error")

    close(shop, 1)
    monkeypatch.setattr(shop.delivery, "days_at_home", fail)
    assert leaving.close()
