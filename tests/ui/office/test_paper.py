"""A closing slip brought to the office's window: by scanner, as a picture, as the day's PDF."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.handover import tables as handover_tables
from pos.handover.seal import from_seed
from pos.printing.raster import raster
from ui.keys import ScannerFilter
from ui.models.coverage_cell import looked
from ui.news import Screen
from ui.office.stall_day import StallDayScreen
from ui.office.today import TodayScreen
from ui.window import Window

DAY = "2026-11-21"


@pytest.fixture
def lost(gallery) -> Path:
    """A-12 closed its day; the file did not reach the office. The day's PDF on the stall's disk."""
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000, name="Kaset")
    sealed = gallery.stalls["A12"].close_day()
    return gallery.folder.joinpath("A12", "outbox", sealed.pdf_name)


@pytest.fixture
def window(lost: Path, office_window: Callable[[], Window], qtbot: QtBot) -> Iterator[Window]:
    window = office_window()
    scanner = ScannerFilter(moment=lambda _event: 0)
    window.listen(scanner)
    scanner.install()
    yield window
    scanner.uninstall()


def code_of(gallery) -> str:
    code = handover_tables.paper(gallery.stalls["A12"].store, 1, 1, 1)
    assert code is not None
    return code


def scan(window: Window, text: str) -> None:
    for key in (*text, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or window, key)


def shown(window: Window) -> StallDayScreen:
    page = window.page
    assert isinstance(page, StallDayScreen)
    return page


def test_a_scanned_slip_shows_the_day_from_paper_wherever_it_is_scanned(gallery, window: Window) -> None:
    for screen in (Screen.TODAY, Screen.COVERAGE, Screen.STALL_DAY, Screen.REPORTS):
        window.show_screen(screen)
        scan(window, code_of(gallery))
        page = shown(window)
        assert page.model.mark() == ("Dari kertas", "warn")
        assert page.place.currentWidget() is page.cards
        assert [line.right for line in page.model.slip() if line.left == "Bersih"] == [("Rp\u00a087.000",)]
    assert gallery.office.today(DAY).net == 87_000


def test_a_small_window_shows_the_slip_of_a_day_from_paper(gallery, window: Window) -> None:
    window.resize(1024, 600)
    scan(window, code_of(gallery))
    page = shown(window)
    assert page.cards.list.slip.isVisible()
    gallery.stalls["A12"].delivery.send()
    gallery.office.collect()
    page.model.refresh()
    assert page.cards.list.table.isVisible()


def test_what_is_from_paper_needs_a_look_until_the_file_comes(gallery, window: Window) -> None:
    scan(window, code_of(gallery))
    today = window.pages[Screen.TODAY]
    assert isinstance(today, TodayScreen)
    window.show_screen(Screen.TODAY)
    assert [(thing.title, thing.who) for thing in today.model.things()] == [("Dari kertas", "A-12")]
    gallery.stalls["A12"].delivery.send()
    gallery.office.collect()
    today.model.refresh()
    assert today.model.things() == ()


def test_of_a_day_from_paper_nobody_is_asked_whether_the_gallery_was_closed(gallery, window: Window) -> None:
    scan(window, code_of(gallery))
    of_day = looked(gallery.office, "A12", 1, DAY, missing=())
    assert (of_day.pill[0], of_day.closing) == ("Dari kertas", "")


def test_a_picture_or_pdf_that_is_dropped_is_looked_through(gallery, lost, window: Window, qtbot: QtBot) -> None:
    raster(gallery.stalls["A12"].papers.closing_slip(gallery.stalls["A12"].delivery.outbox.newest(DAY).body)).save(
        gallery.folder / "slip.png"
    )
    for path in (lost, gallery.folder / "slip.png"):
        window.show_screen(Screen.TODAY)
        window.file_dropped.emit(str(path))
        qtbot.waitUntil(lambda: window.shown is Screen.STALL_DAY, timeout=60_000)
        assert shown(window).model.mark() == ("Dari kertas", "warn")


def test_a_slip_that_is_not_genuine_is_refused_in_words(gallery, window: Window, qtbot: QtBot) -> None:
    from pos.handover import paper

    forged = paper.seal(paper.read(code_of(gallery)).paper, from_seed(b"1" * 32))
    with qtbot.waitSignal(window.news.refused) as told:
        scan(window, forged)
    assert told.args == ["Slip ini tidak disegel oleh A12-1: tidak asli"]
    with qtbot.waitSignal(window.news.refused) as told:
        scan(window, code_of(gallery)[:-1])
    assert "tidak terbaca utuh" in told.args[0]
