"""Days of a klitikan stall: bought from the public, sold once, back on the shelf, sold again; and a day without a sale.

Through the core to the gallery's office, and through the stall's own window by keys alone.
"""

from collections.abc import Iterator
from datetime import timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.audit import check_stall
from pos.errors import PosError
from pos.handover import summary, verify
from pos.printing.pdf import pdf
from pos.till.basket import basket_of, line_of
from pos.till.buying.buy_in import Draft, Piece, Seller
from pos.till.payment import Offer
from ui.app import build
from ui.keys import ScannerFilter
from ui.news import Screen
from ui.stall.buying import BuyingScreen
from ui.stall.history import HistoryScreen
from ui.stall.history.asked import CertificateSheet
from ui.widgets.papers import PaperSheet
from ui.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = "2026-11-21"


@pytest.fixture
def stall(gallery):
    made = gallery.open_stall("K07", "Klitikan Pak Djarwo")
    gallery.admit()
    made.till.open_day(500_000, at=made.now(), operation="open")
    return made


def words_of(layout):
    with pypdfium2.PdfDocument(pdf(layout)) as file:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in file).replace(
            "\u00a0", " "
        )


def sell(stall, code, price, operation):
    product = stall.catalog.by_code(code)
    basket = basket_of(operation, [line_of(product, 1, price)], 0)
    return stall.till.checkout(basket, [Offer("cash", price)], at=stall.now())


def test_a_piece_is_bought_sold_brought_back_and_sold_again_and_the_office_counts_to_the_rupiah(gallery, stall):
    draft = Draft(Seller("Pak Bejo", id_seen=True), (Piece("Radio Philips", 300_000, 700_000, "flawed", "bodi retak"),))
    bought = stall.buying.buy(draft, [Offer("cash", -300_000)], at=stall.now(), operation="buy")
    code = bought.pieces[0].code
    first = sell(stall, code, 650_000, "first")
    with pytest.raises(PosError):
        sell(stall, code, 650_000, "once more")
    stall.till.refund(first.number, {1: 1}, [Offer("cash", -650_000)], "cacat", at=stall.now(), operation="back")
    second = sell(stall, code, 600_000, "second")
    ((line, product),) = stall.sold_pieces(second)
    told = words_of(stall.papers.certificate(second, line, product))
    assert "Bodi retak" in told
    assert "Rp 600.000" in told
    assert "300.000" not in told
    assert "Penjual menyatakan" in words_of(stall.papers.purchase_note(bought))

    file = gallery.hand_in("K07", counted=800_000)

    read = summary.read(file.read_bytes()).summary
    verify.check_sums(read)
    assert (read.format, read.totals.net, read.totals.returns, read.cash.buy_ins) == (2, 600_000, 650_000, 300_000)
    assert (read.cash.expected, read.cash.difference) == (800_000, 0)
    assert b"Bejo" not in file.read_bytes()
    outcome = gallery.office.collect()
    assert (outcome.refused, len(outcome.accepted)) == ((), 1)
    assert check_stall(stall).problems == ()


def test_a_day_without_a_sale_is_valid_though_something_was_bought(gallery, stall):
    gallery.at += timedelta(days=1)
    with pytest.raises(PosError):
        stall.buying.buy(
            Draft(Seller("Bu Sri"), (Piece("Jam", 50_000, 120_000),)), [Offer("cash", -50_000)], at=stall.now(),
            operation="late",
        )  # fmt: skip
    assert summary.read(gallery.hand_in("K07", counted=500_000).read_bytes()).summary.nil
    stall.buying.buy(
        Draft(Seller("Bu Sri"), (Piece("Jam", 50_000, 120_000),)), [Offer("transfer", -50_000)], at=stall.now(),
        operation="buy",
    )  # fmt: skip
    read = summary.read(gallery.hand_in("K07", counted=0).read_bytes()).summary
    assert (read.nil, read.format, read.tenders["transfer"].amount) == (True, 2, -50_000)
    assert gallery.office.collect().refused == ()
    assert check_stall(stall).problems == ()


# Through the window, by keys alone


@pytest.fixture
def window(stall, qtbot: QtBot) -> Iterator[Window]:
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


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.qWait(80)
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    for character in text:
        QTest.qWait(45)
        QTest.keyClick(QApplication.focusWidget(), character)


def test_by_keys_alone_a_piece_is_bought_sold_and_certified_and_the_day_is_closed(gallery, stall, window: Window):
    press(Key.Key_G, modifier=CONTROL)
    assert window.shown is Screen.BUYING
    press(Key.Key_N, modifier=CONTROL)
    for text in ("Pak Bejo", "Radio Philips", "300000", "700000"):
        write(text)
        press(Key.Key_Return)
    press(Key.Key_F12)
    buying = window.page
    assert isinstance(buying, BuyingScreen)
    assert isinstance(buying.over, PaperSheet)
    press(Key.Key_F12, Key.Key_Escape, Key.Key_Escape)
    assert window.shown is Screen.SELL
    assert [path.name[:9] for path in (stall.folder / "papers").glob("*.pdf")] == ["Nota-beli"]

    write("radio")
    press(Key.Key_Return, Key.Key_Return)  # its price is talked about: agreed as it is asked
    press(Key.Key_F12, Key.Key_Return)
    QTest.qWait(500)
    press(Key.Key_Return, Key.Key_F10)
    history = window.page
    assert isinstance(history, HistoryScreen)
    press(Key.Key_P, modifier=CONTROL)
    assert isinstance(history.tender, CertificateSheet)
    press(Key.Key_F12, Key.Key_Escape)

    radio = stall.catalog.by_code("P-0001")
    assert (radio.on_hand, radio.cost) == (0, 300_000)
    press(Key.Key_H, modifier=CONTROL)
    assert window.shown is Screen.AGEING
    press(Key.Key_Escape)

    assert stall.days.cash(DAY).expected == 900_000
    read = summary.read(gallery.hand_in("K07", counted=900_000).read_bytes()).summary
    verify.check_sums(read)
    assert (read.totals.net, read.cash.buy_ins, read.cash.difference) == (700_000, 300_000, 0)
    names = sorted(path.name.split("-")[0] for path in (stall.folder / "papers").glob("*.pdf"))
    assert "Keterangan" in names
