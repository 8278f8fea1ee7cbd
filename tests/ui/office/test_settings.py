"""The office's settings by keys and touch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui import app
from ui.look.wear import Look
from ui.news import Screen
from ui.office.settings import SettingsScreen
from ui.widgets.setting_rows import ChoiceRow, FolderRow
from ui.window import Window

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(gallery, qtbot: QtBot) -> Iterator[Window]:
    made = app.build_office(gallery.office, Look())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    QTest.keyClick(made, Qt.Key.Key_Comma, CTRL)
    yield made
    made.close()


@pytest.fixture
def screen(window: Window) -> SettingsScreen:
    assert isinstance(window.page, SettingsScreen)
    return window.page


def test_it_opens_from_the_rail_and_by_its_key_and_esc_leads_back(window: Window, screen: SettingsScreen) -> None:
    assert window.rail is not None
    assert window.rail.buttons["settings"].isChecked()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.shown is Screen.TODAY
    window.rail.buttons["settings"].click()
    assert window.page is screen


def test_the_gallery_is_closed_on_a_weekday_at_a_touch(
    gallery, window: Window, screen: SettingsScreen, qtbot: QtBot
) -> None:
    monday = screen.closed_days.weekdays["mon"]
    qtbot.mouseClick(monday, Qt.MouseButton.LeftButton)
    assert monday.isChecked() and gallery.office.settings.closed_days.text() == "mon"
    assert [button.label for button in screen.closed_days.weekdays.values()][-2:] == ["Sab", "Min"]


def test_a_single_day_is_typed_and_taken_back_at_a_touch(
    gallery, window: Window, screen: SettingsScreen, qtbot: QtBot
) -> None:
    part = screen.closed_days
    part.field.edit.setFocus()
    part.field.set_text("Natal")
    QTest.keyClick(part.field.edit, Qt.Key.Key_Return)
    assert "Natal" in window.bar.toast.text
    part.field.set_text("25/12/2026")
    QTest.keyClick(part.field.edit, Qt.Key.Key_Return)
    assert gallery.office.settings.closed_days.text() == "2026-12-25"
    qtbot.mouseClick(part.days["2026-12-25"], Qt.MouseButton.LeftButton)
    assert (gallery.office.settings.closed_days.text(), part.days) == ("", {})


def test_another_collection_is_collected_from_at_once(
    gallery, window: Window, screen: SettingsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.collection.rename(tmp_path / "moved")
    stall.set("collection", str(tmp_path / "moved"))
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12")
    row = screen.rows["collection"]
    assert isinstance(row, FolderRow)
    row.field.set_text(str(tmp_path / "moved"))
    QTest.keyClick(row.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gallery.office.summary("A12", 1, "2026-11-21") is not None, timeout=5000)


def test_the_look_is_chosen_by_touch(window: Window, screen: SettingsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_3, ALT)
    assert screen.group == "look"
    row = screen.rows["language"]
    assert isinstance(row, ChoiceRow)
    qtbot.mouseClick(row.choices["en"], Qt.MouseButton.LeftButton)
    assert screen.sheet.title.text() == "Settings"
