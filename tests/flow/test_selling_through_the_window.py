"""A day's sales through a stall's own window, by keys alone, and what the journal holds of them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.catalog.product import Product
from pos.stall import Stall, create_stall
from pos.till.pricing import price_lines
from ui.app import build
from ui.keys import ScannerFilter
from ui.news import Screen
from ui.stall.sell import SellScreen
from ui.window import Window

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(tmp_path / "s", code="F03", name="Batik Ratih", trade="kriya", clock=lambda: NOON) as made:
        for number in range(1, 201):
            product = Product(
                code=f"B{number:03d}", barcodes=(f"8990000{number:06d}",), name=f"Batik {number}", price=number * 1_000
            )
            made.catalog.save_product(product, at=NOON, operation=f"new {number}", on_hand=10)
        yield made


@pytest.fixture
def window(stall: Stall, qtbot: QtBot) -> Iterator[Window]:
    made = build(stall)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    scanner = ScannerFilter(made)
    scanner.install()
    made.listen(scanner)
    yield made
    scanner.uninstall()


def scan(code: str) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClicks(focus, code)
    QTest.keyClick(focus, Qt.Key.Key_Return)


def press(key: Qt.Key) -> None:
    QTest.qWait(45)
    QTest.keyClick(QApplication.focusWidget(), key)


def test_sales_by_scanner_and_two_keys_are_recorded_as_they_were_shown(stall: Stall, window: Window) -> None:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    shown = []
    for numbers in ((1, 2, 2), (7,), (20, 21, 20, 20)):
        for number in numbers:
            scan(f"8990000{number:06d}")
        shown.append(page.basket.total.text())
        press(Qt.Key.Key_F12)
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)
    sales = stall.till.sales_of_day("2026-11-21")
    assert [sale.number[-4:] for sale in sales] == ["0001", "0002", "0003"]
    assert [f"Rp\u00a0{sale.due:,}".replace(",", ".") for sale in sales] == shown
    assert shown == ["Rp\u00a05.000", "Rp\u00a07.000", "Rp\u00a081.000"]
    taken = stall.catalog.by_code("B020")
    assert taken is not None
    assert taken.on_hand == 7
    assert stall.journal.first_bad() is None
    assert window.bar.title.text() == "Lapak F-03 · Batik Ratih"


def test_a_basket_outlives_the_window(stall: Stall, window: Window, qtbot: QtBot) -> None:
    scan("8990000000003")
    scan("8990000000004")
    window.close()
    again = build(stall)
    qtbot.addWidget(again)
    page = again.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    assert [line.code for line in page.model.basket.lines] == ["B003", "B004"]
    assert page.basket.total.text() == "Rp\u00a07.000"
    assert price_lines(page.model.basket.lines, 0, stall.till.rules.tax).total == 7_000


def test_a_scan_is_a_painted_line_before_the_eye_could_see_it_missing(stall: Stall, window: Window) -> None:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    QApplication.processEvents()
    times = []
    for number in range(1, 12):
        begun = time.perf_counter()
        page.scanned(f"8990000{number:06d}")
        QApplication.processEvents()
        times.append(time.perf_counter() - begun)
    assert sorted(times)[len(times) // 2] < 0.1
