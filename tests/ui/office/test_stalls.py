import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from pos import words
from pos.office.register.entry import Entry
from ui.news import Screen
from ui.office.stalls import StallsScreen
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def window(gallery, office_window) -> Window:
    """A register of A-12, and of C-01 whose contract has ended, on its screen."""
    words.use("en")
    gallery.office.set("language", "en")
    entry = Entry(stall="A12", name="Klitikan Pak Djarwo", phone="0812 3456 7890")
    gallery.office.register.save(entry, operation="new A12")
    ended = Entry(stall="C01", name="Batik Lawas", to_day="2025-12-31")
    gallery.office.register.save(ended, operation="new C01")
    made = office_window()
    assert made.rail is not None
    made.rail.buttons["stalls"].click()
    return made


@pytest.fixture
def screen(window: Window) -> StallsScreen:
    page = window.page
    assert isinstance(page, StallsScreen)
    return page


def test_a_stall_is_edited_by_keys_alone(window: Window, screen: StallsScreen) -> None:
    for key in (Key.Key_Down, Key.Key_Up):
        QTest.keyClick(screen.table, key)
    QTest.keyClick(screen.table, Key.Key_Return)
    name = screen.form.fields["name"]
    assert name.focused() and name.text() == "Klitikan Pak Djarwo"
    QTest.keyClicks(name.edit, " 2")
    QTest.keyClick(name.edit, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = screen.model.office.register.entry("A12")
    assert kept is not None and kept.name == "Klitikan Pak Djarwo 2"
    QTest.keyClick(name.edit, Key.Key_Escape)
    assert screen.model.edited is None and screen.table.hasFocus()
    QTest.keyClick(screen.table, Key.Key_Escape)
    assert window.shown == Screen.TODAY


def test_a_new_stall_with_a_bad_telephone_number_keeps_the_focus_there(window: Window, screen: StallsScreen) -> None:
    screen.new_button.click()
    for fact, text in (("stall", "B09"), ("name", "Keramik"), ("phone", "home")):
        screen.form.fields[fact].edit.setText(text)
    screen.form.save_button.click()
    assert screen.form.fields["phone"].focused() and screen.model.office.register.entry("B09") is None
    screen.form.fields["phone"].edit.setText("0813 1111 2222")
    screen.form.save_button.click()
    assert screen.table.table.position("B09") == 1


def test_the_telephone_numbers_are_copied(screen: StallsScreen) -> None:
    screen.copy_button.click()
    assert QGuiApplication.clipboard().text() == "A-12 Klitikan Pak Djarwo: 0812 3456 7890"


def test_who_asks_stands_above_the_list_and_is_accepted_there(gallery, window: Window, screen: StallsScreen) -> None:
    stall = gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.open_stall("K08", "Tahu Gimbal", "kuliner")
    screen.arrived()
    assert window.rail is not None and window.rail.buttons["stalls"].accessibleName() == "Stalls, 2"
    assert screen.requests.words.accessibleName() == f"Words: {stall.delivery.fingerprint.replace('-', ' ')}"
    QTest.keyClick(screen.table, Key.Key_F12)
    assert [one.stall for one in gallery.office.stalls()] == ["K07"]
    assert screen.requests.told.text() == "K-07 · Leker Bu Sri is enrolled"
    assert screen.requests.title.text() == "K-08 · Tahu Gimbal"
    screen.requests.refuse.click()
    assert not screen.requests.asking.isVisible() and window.rail.buttons["stalls"].accessibleName() == "Stalls"
    screen.requests.put_away.click()
    assert not screen.requests.isVisible()


def test_a_request_or_a_sheet_dropped_on_the_window_is_looked_into_here(
    gallery, window: Window, screen: StallsScreen
) -> None:
    stall = gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.collection.joinpath("inbox", "GIK-K07", stall.delivery.request_path.name).unlink()
    sheet = gallery.folder / "lapak.CSV"
    sheet.write_text("kode;nama\nD04;Kopi Tugu\n", encoding="utf-8")
    window.show_screen(Screen.TODAY)
    window.file_dropped.emit(str(stall.delivery.request_path))
    assert window.page is screen and screen.requests.title.text() == "K-07 · Leker Bu Sri"
    window.show_screen(Screen.TODAY)
    window.file_dropped.emit(str(sheet))
    assert window.page is screen and screen.sheet.isVisible()
    window.file_dropped.emit(str(gallery.folder / "nothing.jsonl"))
    assert window.shown is Screen.OPENED


def test_a_sheet_that_is_refused_says_why_at_the_top_and_in_red(gallery, window: Window, screen: StallsScreen) -> None:
    sheet = gallery.folder / "lapak.csv"
    sheet.write_text("kode;nama\n???;Kopi Tugu\n", encoding="utf-8")
    window.file_dropped.emit(str(sheet))
    told, save = screen.sheet.told, screen.sheet.save_button
    assert told.text().splitlines()[1].startswith("Row 2, kode:")
    assert screen.model.is_refused and not save.isEnabled()
    assert told.height() < screen.sheet.height() // 4
