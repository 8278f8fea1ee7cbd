"""QRIS money that nobody saw on its day: confirmed in the window the day after, handed in, counted by the office."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.audit import check_stall
from pos.gallery import Office, create_office
from pos.handover.verify import verify_file
from pos.stall import Stall, create_stall
from pos.till.basket import basket_of, one_off
from pos.till.payment import Offer
from ui.app import build_stall
from ui.keys import ScannerFilter
from ui.look.wear import Look
from ui.news import Screen
from ui.stall.history import HistoryScreen
from ui.window import Window

SATURDAY, SUNDAY = "2026-11-21", "2026-11-22"


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    with create_office(tmp_path / "office", "GIK", "Galeri", str(tmp_path / "stick"), clock=clock) as made:
        yield made


@pytest.fixture
def stall(tmp_path: Path, office: Office, clock: Clock) -> Iterator[Stall]:
    collection = str(tmp_path / "stick")
    folder = tmp_path / "stall"
    with create_stall(
        folder, code="F03", name="Batik Ratih", trade="fesyen", collection=collection, clock=clock
    ) as made:
        office.admission.enrol(made.delivery.request_path.read_bytes(), made.delivery.fingerprint)
        yield made


@pytest.fixture
def window(stall: Stall, qtbot: QtBot) -> Iterator[Window]:
    made = build_stall(stall, Look())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    scanner = ScannerFilter(made)
    scanner.install()
    made.listen(scanner)
    yield made
    QApplication.instance().removeEventFilter(scanner)


def sell(stall: Stall, name: str, amount: int, tender: str) -> str:
    basket = basket_of(name, [one_off(name, 1, amount)])
    return stall.till.checkout(basket, [Offer(tender=tender, amount=amount)], at=stall.now()).number


def scan(text: str) -> None:
    for character in text:
        QTest.keyClick(QApplication.focusWidget(), character)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.qWait(80)


def confirmed(office: Office) -> int:
    return {row[0]: row[3] for row in office.report("tenders", SATURDAY, SUNDAY).rows}["qris"]


def test_what_waits_on_saturday_is_confirmed_on_sunday_and_counted_for_saturday(
    stall: Stall, office: Office, window: Window, clock: Clock, tmp_path: Path
) -> None:
    arrives = sell(stall, "Kain", 245_000, "qris")
    fails = sell(stall, "Tas", 75_000, "qris")
    saturday = stall.close_day()
    stall.delivery.send()
    assert office.collect().accepted == (saturday.file,)
    assert confirmed(office) == 0

    clock.at += timedelta(days=1)
    sell(stall, "Kunci", 15_000, "cash")
    window.show_screen(Screen.HISTORY)
    screen = window.page
    assert isinstance(screen, HistoryScreen)
    scan(stall.papers.receipt_code(stall.till.sale(arrives)))
    assert screen.sale.head.title.text() == "Nota 0001"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    scan(stall.papers.receipt_code(stall.till.sale(fails)))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    sunday = stall.close_day()

    told = [(later["number"], later["day"], later["state"]) for later in sunday.body["qris_later"]]
    assert told == [(arrives, SATURDAY, "confirmed"), (fails, SATURDAY, "failed")]
    assert verify_file(sunday.data).good
    assert saturday.body["sales"][0]["payments"][0]["state"] == "waiting"
    stall.delivery.send()
    assert office.collect().accepted == (sunday.file,)
    assert confirmed(office) == 245_000
    assert [one.confirmed for one in office.today(SATURDAY).tenders] == [245_000]
    assert office.check().problems == ()
    assert check_stall(stall).problems == ()
