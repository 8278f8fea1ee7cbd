"""A manager's ten minutes at closing time, by keys and scanner: who is missing, what is odd, what was sold."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import app
from ui.keys import ScannerFilter
from ui.look.wear import Look
from ui.news import Screen
from ui.office.stall_day import StallDayScreen
from ui.office.today import TodayScreen
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
FRIDAY, SATURDAY = datetime(2026, 11, 20, 14, tzinfo=UTC), datetime(2026, 11, 21, 14, tzinfo=UTC)
"""21.00 in Semarang."""
STALLS = {"A12": "klitikan", "A14": "klitikan", "K07": "kuliner", "K17": "kuliner", "F03": "fesyen"}


@pytest.fixture
def evening(gallery):
    """Friday is in order; then A14 has not handed in, K17 is short, A12 corrected its Friday, F03's file was forged."""
    gallery.at = FRIDAY
    for code, trade in STALLS.items():
        gallery.open_stall(code, f"Lapak {code}", trade)
    gallery.admit()
    for code in STALLS:
        gallery.sell(code, 100_000)
        gallery.hand_in(code)
    gallery.office.collect()
    gallery.at = SATURDAY
    _correct_friday(gallery)
    gallery.sell("A12", 87_000, name="Kaset Koes Plus")
    gallery.sell("K07", 40_000, "qris", name="Leker")
    gallery.sell("K17", 60_000, name="Wedang tahu")
    gallery.sell("F03", 250_000, "card", name="Kain batik")
    gallery.hand_in("A12", counted=87_000)
    gallery.hand_in("K07")
    gallery.hand_in("K17", counted=55_000, reason="salah kembalian")
    _forge(gallery.hand_in("F03"), gallery.collection)
    return gallery


def _correct_friday(gallery) -> None:
    stall = gallery.stalls["A12"]
    stall.delivery.send()
    stall.reopen_day("2026-11-20", "Nota 0001 salah ketik harga")
    gallery.sell("A12", 25_000)
    gallery.hand_in("A12")


def _forge(sealed: Path, collection: Path) -> None:
    """Somebody on the way makes it more."""
    (sent,) = collection.rglob(sealed.name)
    sent.write_bytes(sent.read_bytes().replace(b"250000", b"950000"))


@pytest.fixture
def window(evening, qtbot: QtBot) -> Iterator[Window]:
    made = app.build_office(evening.office, Look())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    scanner = ScannerFilter()
    scanner.install()
    made.listen(scanner)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    today = made.pages[Screen.TODAY]
    assert isinstance(today, TodayScreen)
    qtbot.waitUntil(lambda: today.model.collected_at is not None and not today.model.busy, timeout=5000)
    yield made
    today.model.stop()
    made.close()
    scanner.uninstall()


def press(window: Window, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As a person: one key long after the other."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier, delay=80)


def scan(window: Window, text: str) -> None:
    for key in (*text, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or window, key)


def seen(page: QWidget) -> str:
    """All that a screen reader can say of a page."""
    return " ".join(child.accessibleName() for child in page.findChildren(QWidget) if child.isVisible())


def today_of(window: Window) -> TodayScreen:
    assert isinstance(window.page, TodayScreen)
    return window.page


def day_of(window: Window) -> StallDayScreen:
    assert isinstance(window.page, StallDayScreen)
    return window.page


def test_what_needs_a_hand_stands_first_and_nothing_else_is_added_up(window: Window) -> None:
    told = {row.thing.kind: row.thing.who for row in today_of(window).hands.rows}
    assert told["missing"].startswith("A-14")
    assert told["differences"] == "K-17 −5.000"
    assert told["revised"].startswith("A-12")
    assert told["quarantined"].startswith("GIK-F03-1_2026-11-21")
    assert today_of(window).net.amount.text() == "Rp\u00a0187.000"


def test_a_stall_is_found_by_name_and_its_evening_read_by_keys(window: Window) -> None:
    press(window, Qt.Key.Key_K, modifier=CTRL)
    press(window, *"k17", Qt.Key.Key_Return)
    page = day_of(window)
    assert page.chooser.stall.label == "K-17 · Lapak K17"
    assert "salah kembalian" in seen(page)
    press(window, Qt.Key.Key_Left, modifier=CTRL)
    assert page.chooser.day.label == "Jum 20 Nov 2026"


def test_a_buyer_s_receipt_is_scanned_wherever_one_is(window: Window, evening) -> None:
    sold = evening.stalls["A12"].till.sales_of_day("2026-11-21")[0]
    scan(window, evening.stalls["A12"].papers.receipt_code(sold))
    page = day_of(window)
    assert page.cards.sale.title.text() == f"Nota {sold.short_number}"
    assert "Nota asli" in seen(page)


def test_what_comes_late_is_collected_by_itself(window: Window, evening, qtbot: QtBot) -> None:
    evening.sell("A14", 10_000)
    evening.hand_in("A14")
    today = today_of(window)
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: today.net.amount.text() == "Rp\u00a0197.000", timeout=5000)
    assert [row.thing.who for row in today.hands.rows if row.thing.kind == "missing"] == ["F-03"]
