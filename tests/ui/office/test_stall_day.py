from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos import words
from ui import app
from ui.look.tokens import DARK
from ui.look.wear import Look
from ui.news import Screen
from ui.office.stall_day import StallDayScreen
from ui.office.today import TodayScreen
from ui.widgets.day_page import PaperSheet
from ui.widgets.found import FoundSheet
from ui.widgets.pick import PickSheet
from ui.window import Window

DAY = "2026-11-21"


@pytest.fixture
def window(gallery, office_window) -> Window:
    """The office's window on a day that one of two stalls handed in."""
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000, name="Kaset")
    gallery.sell("A12", 60_000, "qris", name="Radio")
    gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")
    gallery.office.collect()
    return office_window()


def shown(window: Window) -> StallDayScreen:
    page = window.page
    assert isinstance(page, StallDayScreen)
    return page


def at_day(window: Window) -> StallDayScreen:
    window.news.show_stall_day("A12", 1, DAY)
    return shown(window)


def type_in(text: str, window: Window) -> None:
    for letter in text:
        QTest.keyClick(window.focusWidget() or window, letter, delay=80)


def test_the_latest_hand_in_opens_the_stalls_day(window: Window) -> None:
    today = window.page
    assert isinstance(today, TodayScreen)
    today.handed.table.opened.emit("A12|1")
    page = shown(window)
    assert page.chooser.stall.label == "A-12 · Klitikan Pak Djarwo"
    assert page.chooser.isVisible() and not today.tools.isVisible()
    assert window.bar.title.text() == "Stall's day"
    assert window.rail is not None and window.rail.buttons["stall_day"].isChecked()
    assert page.cards.sale.title.text() == "Receipt 0002"


def test_who_is_missing_opens_too_and_says_why_it_is_empty(window: Window) -> None:
    today = window.page
    assert isinstance(today, TodayScreen)
    today.hands.rows[0].button.click()
    assert today.sheet is not None
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert shown(window).nothing.sentence.text().startswith("K-07")


def test_the_keys_lead_to_other_stalls_and_days(window: Window) -> None:
    page = at_day(window)
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.chooser.stall.label.startswith("K-07")
    assert page.nothing.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.chooser.day.label == "Fri 20 Nov 2026"
    assert page.chooser.day_after.isEnabled()


def test_the_arrows_go_through_the_sales_from_the_search_and_esc_leads_back(window: Window) -> None:
    page = at_day(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert page.cards.sale.title.text() == "Receipt 0001"
    type_in("a", window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert page.cards.sale.title.text() == "Receipt 0002"
    for _time in range(2):  # the text goes first
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.shown is Screen.TODAY


def test_a_stall_is_chosen_by_a_few_letters_of_its_name(window: Window) -> None:
    page = at_day(window)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert isinstance(page.sheet, PickSheet)
    type_in("sri", window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.sheet is None
    assert page.chooser.stall.label == "K-07 · Leker Bu Sri"


def test_a_day_is_chosen_from_those_handed_in_or_by_its_date(window: Window) -> None:
    page = at_day(window)
    page.chooser.day_before.click()
    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.chooser.day.label == "Sat 21 Nov 2026"
    page.pick_day()
    type_in("2026-11-19", window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.chooser.day.label == "Thu 19 Nov 2026"
    page.pick_day()
    assert isinstance(page.sheet, PickSheet)
    page.sheet.search.set_text("kemarin")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.sheet is not None
    for _time in range(2):  # the text goes first
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert page.sheet is None


@pytest.mark.parametrize("before", [Screen.TODAY, Screen.STALL_DAY, Screen.OPENED])
def test_a_buyers_receipt_is_scanned_wherever_one_is(window: Window, gallery, before: Screen) -> None:
    if before is Screen.OPENED:
        other = gallery.open_stall("B09", "Keramik Bu Wulan", "kriya")
        gallery.sell("B09", 10_000)
        window.file_dropped.emit(str(gallery.hand_in("B09")))
        assert other is gallery.stalls["B09"]
    else:
        window.show_screen(before)
    stall = gallery.stalls["A12"]
    window.page.scanned(stall.papers.receipt_code(stall.till.sales_of_day(DAY)[0]))
    page = shown(window)
    assert page.verdict.seal.accessibleName().startswith("Genuine and unchanged. ")
    assert page.cards.sale.title.text() == "Receipt 0001"
    page.verdict.close_button.click()
    assert not page.verdict.isVisible()


def test_a_receipts_number_is_typed_where_the_button_stood(window: Window) -> None:
    page = at_day(window)
    page.receipt.button.click()
    type_in("a12-1-261121-0009", window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.verdict.seal.accessibleName().startswith("Not genuine. ")
    assert page.receipt.button.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert page.receipt.is_asking()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not page.receipt.is_asking()


def test_a_receipts_number_is_typed_where_nothing_is_shown_too(window: Window) -> None:
    window.news.show_stall_day("K07", 1, DAY)
    page = shown(window)
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert page.receipt.field.isVisible()
    type_in("a12-1-261121-0001", window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.cards.sale.title.text() == "Receipt 0001"
    page.chooser.stall_after.click()
    assert page.nothing.isVisible()
    assert page.receipt.button.isVisible()
    page.typed("k")
    assert page.cards.list.search.text() == ""


def test_what_is_no_receipt_is_searched_among_the_sales_or_refused(window: Window) -> None:
    window.page.scanned("8991234567895")
    assert window.bar.toast.text == "8991234567895 is no receipt of a stall"
    page = at_day(window)
    page.scanned("8991234567895")
    assert page.cards.list.search.text() == "8991234567895"
    assert page.cards.list.nothing.sentence.text() == "Nothing is found by “8991234567895”."
    assert page.cards.list.nothing.isVisible() and not page.cards.list.table.isVisible()
    page.cards.search("")
    assert page.cards.list.table.isVisible() and not page.cards.list.nothing.isVisible()


def test_the_day_on_paper_is_seen_opened_and_saved(gallery, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[Path] = []
    page = StallDayScreen(at_day(window).model, opened.append, lambda name: str(tmp_path / name))
    qtbot.addWidget(page)
    page.show_paper()
    assert isinstance(page.sheet, PaperSheet)
    assert "Klitikan Pak Djarwo" in page.sheet.view.accessibleDescription()
    page.sheet.open.click()
    page.sheet.save.click()
    name = "GIK-A12-1_2026-11-21_e1_000001_r1.pdf"
    assert opened == [gallery.office.folder.joinpath("papers", name)]
    assert tmp_path.joinpath(name).read_bytes().startswith(b"%PDF")
    page.close_sheet()
    assert page.sheet is None
    page.cards.list.save.click()
    assert tmp_path.joinpath("GIK-A12-1_2026-11-21_receipts.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 600)])
def test_nothing_is_smaller_than_it_needs_in_the_dark_either(window: Window, size: tuple[int, int]) -> None:
    page = at_day(window)
    page.check("A12-1-261121-0001")
    window.set_look(Look(DARK))
    window.resize(*size)
    QApplication.processEvents()
    for widget in (*page.findChildren(QWidget), *page.chooser.findChildren(QWidget)):
        if widget.isVisible() and type(widget).__module__.startswith("ui."):
            least = widget.minimumSizeHint()
            assert widget.width() >= min(least.width(), widget.maximumWidth()), widget.accessibleName()
            assert widget.height() >= min(least.height(), widget.maximumHeight()), widget.accessibleName()


def test_the_place_says_what_to_do_where_no_stall_is_enrolled(gallery, qtbot: QtBot) -> None:
    words.use("en")
    made = app.build_office(gallery.office, Look())
    qtbot.addWidget(made)
    assert made.rail is not None
    made.rail.buttons["stall_day"].click()
    assert shown(made).nothing.sentence.text() == "No stall is enrolled yet."
    made.close()


# Searching from the day's page


def found(window: Window) -> FoundSheet | None:
    today = window.page
    assert isinstance(today, TodayScreen)
    return today.sheet if isinstance(today.sheet, FoundSheet) else None


def test_what_is_typed_is_found_and_enter_opens_the_goods_in_their_day(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_in("a", window)
    qtbot.waitUntil(lambda: found(window) is not None, timeout=2000)
    sheet = found(window)
    assert sheet is not None
    titles = [sheet.table.table.row(at).cells[1] for at in range(sheet.table.table.rowCount())]
    assert titles[:3] == ["A-12 · Klitikan Pak Djarwo", "Kaset", "Radio"]
    for _time in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    page = shown(window)
    assert page.cards.list.tabs.tabs["goods"].isChecked()
    assert page.cards.list.search.text() == "Radio"
    assert page.cards.list.table.table.rowCount() == 1
    window.show_screen(Screen.TODAY)
    today = window.page
    assert isinstance(today, TodayScreen)
    assert (today.tools.search.text(), today.sheet) == ("", None)


def test_a_receipt_of_the_day_opens_at_its_sale_and_a_whole_number_is_checked(window: Window) -> None:
    today = window.page
    assert isinstance(today, TodayScreen)
    today.tools.search.setFocus()
    for text, verdict in (("a12 0001", False), ("A12-1-261121-0001", True)):
        window.show_screen(Screen.TODAY)
        today.tools.search.set_text(text)
        today.tools.search.edit.setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        page = shown(window)
        assert page.cards.sale.title.text() == "Receipt 0001"
        assert page.verdict.isVisible() is verdict


def test_what_is_not_found_says_so_and_esc_leads_back(window: Window) -> None:
    today = window.page
    assert isinstance(today, TodayScreen)
    QTest.keyClick(window, "z")
    today.tools.search.set_text("zzz")
    sheet = found(window)
    assert sheet is not None
    assert sheet.nothing.sentence.text() == "Nothing is found by “zzz”."
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert (today.sheet, today.tools.search.text()) == (None, "")
