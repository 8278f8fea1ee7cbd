from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos import words
from ui.look.tokens import DARK
from ui.look.wear import Look
from ui.models.coverage_cell import Change
from ui.news import Screen
from ui.office.coverage import CoverageScreen
from ui.office.coverage.panel import ChangeList
from ui.office.stall_day import StallDayScreen
from ui.office.stall_day.asking import AskSheet
from ui.widgets import spoken
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def window(gallery, office_window) -> Window:
    """The coverage on the day after one that A-12 handed in and K-07 did not."""
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12", counted=87_000)
    gallery.office.collect()
    gallery.at = datetime(2026, 11, 22, 14, tzinfo=UTC)
    made = office_window()
    made.show_screen(Screen.COVERAGE)
    return made


@pytest.fixture
def screen(window: Window) -> CoverageScreen:
    page = window.page
    assert isinstance(page, CoverageScreen)
    return page


def press(screen: CoverageScreen, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(screen.grid, key)


def test_the_rail_leads_here_and_counts_the_troubled_stalls(window: Window, screen: CoverageScreen) -> None:
    assert window.rail is not None
    button = window.rail.buttons["coverage"]
    assert button.isChecked() and button.accessibleName() == "Coverage, 1"
    window.show_screen(Screen.TODAY)
    button.click()
    assert window.page is screen


def test_the_arrow_keys_move_the_cell_and_enter_opens_its_day(window: Window, screen: CoverageScreen) -> None:
    assert screen.grid.at == (0, 30)
    press(screen, Key.Key_Left, Key.Key_Down, Key.Key_Down)
    assert screen.grid.said() == "K-07 Leker Bu Sri · Sat 21 Nov · not handed in"
    press(screen, Key.Key_Home, Key.Key_Up)
    assert screen.grid.at == (0, 0)
    press(screen, Key.Key_End, Key.Key_Left, Key.Key_Return)
    assert window.shown == Screen.STALL_DAY


def test_space_looks_into_a_cell_the_panel_follows_and_esc_leaves(screen: CoverageScreen) -> None:
    press(screen, Key.Key_Left, Key.Key_Space)
    assert screen.panel.currentWidget() is screen.cell
    assert screen.cell.pill.text() == "Received"
    press(screen, Key.Key_Down)
    assert screen.cell.pill.text() == "Not handed in"
    QTest.keyClick(screen, Key.Key_Escape)
    assert screen.panel.currentWidget() is screen.missing and screen.grid.hasFocus()


def test_hovering_says_what_a_cell_holds_and_a_press_looks_into_it(screen: CoverageScreen) -> None:
    spot = screen.grid.cell_rect(1, 29).center()
    assert screen.grid.cell_under(spot) == (1, 29)
    assert screen.grid.cell_under(QPointF(5, 5)) is None
    QTest.mouseMove(screen.grid.viewport(), spot.toPoint())
    assert "not handed in" in screen.grid.said()
    QTest.mouseClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert screen.cell.title.text() == "K-07 · Leker Bu Sri"


def test_a_double_click_and_the_button_open_the_stalls_day(window: Window, screen: CoverageScreen) -> None:
    spot = screen.grid.cell_rect(0, 29).center().toPoint()
    QTest.mouseDClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.shown == Screen.STALL_DAY
    window.show_screen(Screen.COVERAGE)
    screen.model.look(0, 29)
    screen.cell.open_button.click()
    assert window.shown == Screen.STALL_DAY


def test_a_screen_reader_hears_the_grid_and_the_cell(screen: CoverageScreen) -> None:
    spoken.install()
    press(screen, Key.Key_Left)
    press(screen, Key.Key_Right)
    told = QAccessible.queryAccessibleInterface(screen.grid)
    assert told.role() == QAccessible.Role.Table
    assert told.text(QAccessible.Text.Name) == "Coverage"
    assert told.text(QAccessible.Text.Value) == "A-12 Klitikan Pak Djarwo · Sun 22 Nov · awaited"


def test_filters_narrow_the_rows_by_key_and_by_chip(window: Window, screen: CoverageScreen) -> None:
    QTest.keyClick(window, Key.Key_F2)
    assert [row.code for row in screen.model.rows] == ["K-07"]
    assert screen.troubled.isChecked()
    QTest.keyClick(window, Key.Key_F2)
    screen.trades.chosen.emit("klitikan")
    assert [row.code for row in screen.model.rows] == ["A-12"]


def test_what_is_missing_is_listed_copied_and_looked_into(screen: CoverageScreen) -> None:
    screen.missing.copy_button.click()
    assert QGuiApplication.clipboard().text().endswith("K-07 Leker Bu Sri: Sat 21 Nov")
    screen.missing.table.opened.emit("1")
    assert screen.model.at == (1, 29)


def test_the_sheet_is_saved_where_one_says(gallery, screen: CoverageScreen, tmp_path: Path) -> None:
    path = tmp_path.joinpath("x.xlsx")
    screen._ask_where = lambda _name: str(path)
    screen.save_button.click()
    assert path.stat().st_size


def test_today_leads_to_the_stalls_that_are_missing(window: Window, screen: CoverageScreen) -> None:
    window.news.coverage_asked.emit("missing")
    assert window.shown == Screen.COVERAGE
    assert screen.troubled.label == "Only: not handed in"
    assert [row.code for row in screen.model.rows] == ["K-07"]


def test_in_a_small_window_the_panel_takes_the_place_of_the_grid(window: Window, screen: CoverageScreen) -> None:
    window.resize(1024, 600)
    assert screen.card.isVisible() and not screen.panel.isVisible()
    screen.missing_button.click()
    assert screen.missing.isVisible() and not screen.card.isVisible()
    screen.missing.table.opened.emit("1")
    assert screen.cell.isVisible()
    screen.cell.close_button.click()
    assert screen.card.isVisible() and not screen.panel.isVisible()


def test_in_a_small_window_enter_goes_on_from_what_space_looked_into(window: Window, screen: CoverageScreen) -> None:
    window.resize(1024, 600)
    press(screen, Key.Key_Left, Key.Key_Space)
    assert screen.cell.open_button.hasFocus()
    QTest.keyClick(screen.cell.open_button, Key.Key_Escape)
    assert screen.grid.hasFocus()


def test_the_old_figure_of_a_revision_is_struck_out_and_no_other_text(qtbot: QtBot) -> None:
    words.use("en")
    changes = ChangeList()
    qtbot.addWidget(changes)
    changes.show_changes(("Revision 1", "Revision 2"), (Change("Net", 87_000, 100_000, changed=True),))
    changes.resize(300, changes.sizeHint().height())
    image, middle = changes.grab().toImage(), 26 + 13
    strips = [{image.pixel(x, middle) for x in range(right - 40, right - 2)} for right in (300 - 84, 300)]
    assert [len(strip) == 1 for strip in strips] == [True, False], "a line from end to end, and digits"
    assert changes.accessibleName() == "Net: 87.000, now 100.000"


def test_rows_scroll_to_the_cell_and_the_language_and_look_may_change(
    gallery, window: Window, screen: CoverageScreen
) -> None:
    screen.grid.set_grid(screen.model.columns, screen.model.rows * 40, lambda row, column: "", title="", note="")
    press(screen, Key.Key_Left, Key.Key_PageDown, Key.Key_PageDown)
    assert screen.grid.verticalScrollBar().value() > 0
    assert screen.grid.cell_rect(screen.grid.at[0], 0).bottom() <= screen.grid.viewport().height()
    window.set_look(Look(tokens=DARK))
    window.news.language_asked.emit("id")
    assert window.bar.title.text() == "Kelengkapan"
    assert screen.trades.key() == "all" and screen.model.trades()[0][1] == "Semua 2"
    assert not screen.grid.grab().isNull()


def test_the_stall_is_asked_from_the_cell_that_is_looked_into(window: Window, screen: CoverageScreen) -> None:
    rows = [row.stall for row in screen.model.rows]
    screen.model.look(rows.index("K07"), len(screen.model.days) - 2)
    assert screen.cell.ask_button.isVisible()
    screen.cell.ask_button.click()
    page = window.page
    assert isinstance(page, StallDayScreen)
    assert isinstance(page.sheet, AskSheet)
    assert (page.model.stall_text(), page.model.day) == ("K-07 · Leker Bu Sri", "2026-11-21")


def test_nobody_is_asked_about_a_day_that_is_not_over(screen: CoverageScreen) -> None:
    screen.model.look(0, len(screen.model.days) - 1)
    assert not screen.cell.ask_button.isVisible()
