import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.measures import FULL, SMALL, Measures
from ui.look.tokens import LIGHT
from ui.look.wear import Look, wear
from ui.widgets import toast as toasts
from ui.widgets.bars import AppBar, Rail, StatusItem
from ui.widgets.pressable import Pressable
from ui.widgets.sheet import Sheet


def bar(qtbot: QtBot, width: int, measures: Measures) -> AppBar:
    window = QWidget()
    qtbot.addWidget(window)
    wear(window, Look(LIGHT, measures))
    made = AppBar()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    made.set_title("Lapak F-03 · Batik Ratih")
    for icon, words, short in (("circle-check", "Kasir buka 08.55", ""), ("send", "1 belum diterima kantor", "1")):
        item = StatusItem(icon)
        item.show_state(words, "warn", short=short)
        made.status.addWidget(item)
    window.resize(width, 100)
    window.show()
    return made


def test_a_long_refusal_stands_on_two_lines_and_only_what_no_bar_holds_is_cut(qtbot: QtBot) -> None:
    toast = bar(qtbot, 1366, FULL).toast
    toast.refuse("Kunci kasir hilang: jualan jalan terus, tutup hari memerlukannya. Kembalikan folder keys")
    area = QRectF(42, 0, 420, 44)
    assert toast.fitting(area) == toast.text
    toast.refuse("Sebuah kalimat yang sangat panjang sekali " * 9)
    assert toast.fitting(area).endswith(" …")


@pytest.mark.parametrize(("width", "measures"), [(1366, FULL), (1024, SMALL)], ids=["1366", "1024"])
def test_a_toast_covers_neither_the_title_nor_the_status(qtbot: QtBot, width: int, measures: Measures) -> None:
    made = bar(qtbot, width, measures)
    made.toast.say("Sebuah kalimat yang sangat panjang sekali dan tidak akan muat di bilah atas " * 3, undo=list)
    made.layout().activate()
    first = made.status.itemAt(0).widget()
    assert made.title.geometry().right() < made.toast.geometry().left()
    assert made.toast.geometry().right() < first.geometry().left()
    assert made.title.width() >= made.title.sizeHint().width()


def test_in_a_small_window_the_status_is_an_icon_with_its_number(qtbot: QtBot) -> None:
    wide_bar, small_bar = bar(qtbot, 1366, FULL), bar(qtbot, 1024, SMALL)
    wide, small = wide_bar.status.itemAt(1).widget(), small_bar.status.itemAt(1).widget()
    assert small.sizeHint().width() < 45 < wide.sizeHint().width()
    assert small.accessibleName() == "1 belum diterima kantor"


def test_a_notice_goes_and_a_refusal_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toasts, "NOTICE_MS", 1)
    toast = bar(qtbot, 1366, FULL).toast
    toast.say("Tas goni jadi 2")
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)
    toast.refuse("Stok habis")
    toast.say("Tas goni jadi 3")
    assert toast.text == "Tas goni jadi 3"
    qtbot.waitUntil(lambda: toast.text == "Stok habis" and toast.isVisible(), timeout=1000)
    QTest.qWait(20)
    assert toast.isVisible()
    with qtbot.waitSignal(toast.closed, timeout=500):
        toast.close_refusal()
    assert not toast.isVisible()


def test_undo_is_done_once_and_the_toast_goes(qtbot: QtBot) -> None:
    toast = bar(qtbot, 1366, FULL).toast
    undone: list[bool] = []
    toast.say("Dikosongkan", undo=lambda: undone.append(True))
    verb = next(child for child in toast.findChildren(Pressable) if child.isVisible())
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_an_undo_waits_twice_as_long() -> None:
    assert (toasts.NOTICE_MS, toasts.UNDO_MS) == (3000, 6000)


def test_the_rail_goes_where_it_is_pressed_and_counts_what_waits(qtbot: QtBot) -> None:
    rail = Rail("GIK")
    qtbot.addWidget(rail)
    rail.add("today", "layout-dashboard", "Hari ini")
    rail.add("settings", "settings", "Pengaturan", bottom=True)
    rail.add("coverage", "grid-3x3", "Kelengkapan").set_count(6)
    rail.resize(88, 600)
    rail.show()
    rail.set_chosen("today")
    with qtbot.waitSignal(rail.chosen, timeout=500) as told:
        QTest.mouseClick(rail.buttons["coverage"], Qt.MouseButton.LeftButton)
    assert told.args == ["coverage"]
    assert rail.buttons["coverage"].accessibleName() == "Kelengkapan, 6"
    assert not rail.buttons["today"].isChecked()
    tops = [rail.buttons[key].y() for key in ("today", "coverage", "settings")]
    assert tops == sorted(tops)
    assert tops[2] > 500


def test_a_sheet_is_left_by_escape_and_by_its_cross(qtbot: QtBot) -> None:
    sheet = Sheet("Pembayaran")
    qtbot.addWidget(sheet)
    left: list[bool] = []
    sheet.closed.connect(lambda: left.append(True))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.close_button.click()
    assert left == [True, True]
