from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos import words
from ui import app
from ui.look.wear import Look
from ui.news import Screen
from ui.office.opened import OpenedScreen
from ui.window import Window


@pytest.fixture
def file(gallery) -> Path:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.sell("A12", 87_000, name="Kaset")
    gallery.sell("A12", 60_000, "qris", name="Radio")
    return gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")


@pytest.fixture
def window(file: Path, qtbot: QtBot) -> Iterator[Window]:
    words.use("en")
    made = app.build_file(file, Look())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made


def page_of(window: Window) -> OpenedScreen:
    page = window.page
    assert isinstance(page, OpenedScreen)
    return page


def test_a_file_opens_on_a_machine_that_knows_nothing(window: Window) -> None:
    page = page_of(window)
    assert page.seal.accessibleName().startswith("Seal good, stall not enrolled here. ")
    assert "Rp\u00a0147.000" in page.cards.slip.lines.accessibleName()
    assert page.cards.list.table.table.rowCount() == 2
    assert not page.back.isVisible()


def test_a_picked_sale_is_shown_beside_the_list(window: Window) -> None:
    page = page_of(window)
    assert page.cards.sale.title.text() == "Receipt 0002"
    page.cards.list.table.setFocus()
    QTest.keyClick(page.cards.list.table, Qt.Key.Key_Down)
    assert page.cards.sale.title.text() == "Receipt 0001"
    assert "Kaset 87.000" in page.cards.sale.lines.accessibleName()


def test_a_typed_letter_searches_the_sales(window: Window, qtbot: QtBot) -> None:
    page = page_of(window)
    page.typed("k")
    page.typed("a")
    qtbot.waitUntil(lambda: page.cards.list.table.table.rowCount() == 1, timeout=1000)
    assert "Kaset" in page.cards.list.table.text()


def test_a_small_window_shows_the_slip_as_a_tab(window: Window, qtbot: QtBot) -> None:
    cards = page_of(window).cards
    assert cards.slip.isVisible()
    window.resize(1024, 600)
    qtbot.wait(1)
    assert (cards.slip.isVisible(), cards.list.slip.isVisible(), cards.list.table.isVisible()) == (False, False, True)
    cards.list.tabs.tabs["slip"].click()
    assert (cards.list.slip.isVisible(), cards.list.table.isVisible()) == (True, False)
    assert cards.list.slip.accessibleName() == cards.slip.lines.accessibleName()
    assert cards.list.paper.isVisible()
    page_of(window).typed("k")
    assert (cards.list.search.text(), cards.list.table.isVisible(), cards.list.paper.isVisible()) == ("k", True, False)
    window.resize(1366, 768)
    qtbot.wait(1)
    assert (cards.slip.isVisible(), cards.list.table.isVisible()) == (True, True)


def test_a_bad_file_shows_its_reason_alone(window: Window, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "rusak.jsonl"
    bad.write_bytes(file.read_bytes()[:-20])
    window.file_dropped.emit(str(bad))
    page = page_of(window)
    assert page.seal.accessibleName().startswith("This file cannot be opened. ")
    assert page.title.text() == "rusak.jsonl"
    assert not page.cards.list.isVisible()
    assert not page.cards.slip.isVisible()


def test_the_language_changes_live(window: Window) -> None:
    page = page_of(window)
    window.set_language("id")
    assert page.title.text() == "A-12 · Sabtu, 21 November 2026"
    assert page.cards.list.table.table.rowCount() == 2


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_is_narrower_than_it_needs(window: Window, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.wait(1)
    for widget in page_of(window).findChildren(QWidget):
        if widget.isVisible() and type(widget).__module__.startswith("ui."):
            assert widget.width() >= widget.minimumSizeHint().width(), type(widget).__name__


def test_a_file_dropped_on_its_own_stall_is_known_and_back_leads_to_selling(gallery, file: Path, qtbot: QtBot) -> None:
    words.use("en")
    window = app.build_stall(gallery.stalls["A12"], Look())
    qtbot.addWidget(window)
    window.file_dropped.emit(str(file))
    page = page_of(window)
    assert page.model.seal().title == "Seal good, sealed by this stall"
    page.back.click()
    assert window.page is window.pages[Screen.SELL]
    window.close()


def test_a_file_of_another_stall_is_not_known_to_a_stall(gallery, file: Path, qtbot: QtBot) -> None:
    words.use("en")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    window = app.build_stall(gallery.stalls["K07"], Look())
    qtbot.addWidget(window)
    window.file_dropped.emit(str(file))
    assert page_of(window).model.seal().title == "Seal good, stall not enrolled here"
    window.close()


def test_a_scanned_receipt_is_shown_whatever_was_searched(window: Window, gallery) -> None:
    page = page_of(window)
    stall = gallery.stalls["A12"]
    first = stall.till.sales_of_day("2026-11-21")[0]
    page.cards.list.search.set_text("radio")
    page.scanned(stall.papers.receipt_code(first))
    assert page.cards.sale.title.text() == "Receipt 0001"
    assert page.cards.list.search.text() == ""
    page.scanned("8991234567895")
    assert page.cards.list.search.text() == "8991234567895"
