"""A day that two files claim: seen, compared and decided on the stall's day."""

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos import words
from pos.office import coverage
from pos.stall import open_stall
from ui.look.tokens import DARK
from ui.look.wear import Look
from ui.news import Screen
from ui.office.coverage import CoverageScreen
from ui.office.stall_day import StallDayScreen
from ui.office.stall_day.fork import ForkSheet
from ui.window import Window

DAY = "2026-11-22"


@pytest.fixture
def window(gallery, office_window) -> Window:
    """A-12's folder was copied, and both sold on Sunday: 10.000 came in first, then 99.000."""
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    gallery.stalls["A12"].close()
    shutil.copytree(gallery.folder / "A12", gallery.folder / "copy")
    for name, folder, amount in (("A12", "A12", 10_000), ("COPY", "copy", 99_000)):
        gallery.stalls[name] = open_stall(gallery.folder / folder, clock=lambda: gallery.at)
        gallery.sell(name, amount)
        gallery.hand_in(name)
        gallery.office.collect()
    words.use("en")
    return office_window()


def at_day(window: Window) -> StallDayScreen:
    window.news.show_stall_day("A12", 1, DAY)
    page = window.page
    assert isinstance(page, StallDayScreen)
    return page


def sheet_of(page: StallDayScreen) -> ForkSheet:
    assert isinstance(page.sheet, ForkSheet)
    return page.sheet


def test_the_files_stand_beside_each_other_and_what_differs_is_bold(window: Window) -> None:
    page = at_day(window)
    assert page.fork.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F6)
    table = sheet_of(page).table.table
    rows = {row.key: row.cells for row in (table.row(at) for at in range(table.rowCount()))}
    assert [cell.value for cell in rows["Net"][1:]] == [10_000, 99_000]
    assert (rows["Net"][0].strong, rows["Receipts"][0].strong) == (True, False)
    assert "Epoch" not in rows
    assert [button.label for button in sheet_of(page).buttons.values()] == ["Keep this one", "Use this one"]


def test_the_other_file_is_used_once_a_reason_is_told(window: Window) -> None:
    page = at_day(window)
    page.fork.button.click()
    other = list(sheet_of(page).buttons.values())[1]
    other.click()
    assert window.bar.toast.text == "Say why this file is the right one"
    sheet_of(page).reason.reasons.buttons["The stall confirmed it"].click()
    other.click()
    assert (page.sheet, page.fork.isVisible()) == (None, False)
    assert page.cards.sale.title.text() == "Receipt 0001"
    assert page.model.office.today(DAY).net == 99_000
    assert window.bar.toast.text.startswith("Decided: Sun 22 Nov 2026")


def test_the_coverage_leads_straight_to_the_decision(window: Window) -> None:
    window.show_screen(Screen.COVERAGE)
    page = window.page
    assert isinstance(page, CoverageScreen)
    column = page.model.days.index(DAY)
    assert page.model.rows[0].states[column] == coverage.FORKED
    page.model.look(0, column)
    assert page.cell.open_button.label == "Compare and decide"
    page.cell.open_button.click()
    day = window.page
    assert isinstance(day, StallDayScreen)
    sheet_of(day)
    day.close_sheet()
    assert day.fork.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_of_it_is_smaller_than_it_needs(window: Window, size: tuple[int, int]) -> None:
    page = at_day(window)
    window.set_look(Look(DARK))
    window.resize(*size)
    page.decide()
    QApplication.processEvents()
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and type(widget).__module__.startswith("ui."):
            least = widget.minimumSizeHint()
            assert widget.width() >= min(least.width(), widget.maximumWidth()), widget.accessibleName()
            assert widget.height() >= min(least.height(), widget.maximumHeight()), widget.accessibleName()


def test_what_goes_along_with_each_file_is_told_where_both_sold_on(gallery, window: Window) -> None:
    gallery.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for name, amount in (("A12", 1_000), ("COPY", 2_000)):
        gallery.sell(name, amount)
        gallery.hand_in(name)
        gallery.office.collect()
    words.use("en")
    page = at_day(window)
    window.resize(1024, 600)
    page.decide()
    QApplication.processEvents()
    table = sheet_of(page).table.table
    rows = {
        row.key: [cell.value for cell in row.cells[1:]] for row in (table.row(at) for at in range(table.rowCount()))
    }
    assert (rows["Days of this branch"], rows["Their net"]) == ([2, 2], [11_000, 101_000])
    assert rows["Their last day"] == ["23 Nov 2026", "23 Nov 2026"]
    assert rows["Receipts that all have"] == [0, 0]
