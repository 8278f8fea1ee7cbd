"""Papers reach the printer one by one; what fails waits on disk, and the till goes on."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from pos.printing.escpos import DRAWER, raster_escpos
from pos.stall import Stall, open_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.background import Background, Progress, Runner, Work
from ui.models.printing import FIRST_RETRY_MS, LAST_RETRY_MS, Printing
from ui.news import News

pytestmark = pytest.mark.usefixtures("qapp")  # its clock tries again


def sold(shop: Stall, tender: str = "cash", price: int = 20_000) -> Sale:
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=price)])
    return shop.till.checkout(basket, [Offer(tender=tender, amount=price)], at=shop.now())


class Told:
    """What the window would show."""

    def __init__(self) -> None:
        self.news = News()
        self.said: list[str] = []
        self.refused: list[str] = []
        self.news.said.connect(lambda text, _undo: self.said.append(text))
        self.news.refused.connect(self.refused.append)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def printing(shop: Stall, told: Told, at_once: Runner) -> Iterator[Printing]:
    made = Printing(shop, told.news, at_once)
    yield made
    made.stop()


@pytest.fixture
def paper(shop: Stall) -> Path:
    """A printer whose folder is not there yet: it fails until the test makes it."""
    file = shop.folder / "printer" / "paper.bin"
    shop.set("printer", f"file:{file}")
    return file


class Later:
    """A printer that is busy until the test says otherwise."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: object = None,
    ) -> None:
        self.tasks.append(lambda: self._run(work, done, failed))

    def _run(self, work: Work, done: Callable[[object], object], failed: Callable[[Exception], object]) -> None:
        try:
            outcome = work(Progress(lambda _done, _of: None))
        except Exception as error:  # noqa: BLE001 - the real runner hands over any failure, too
            failed(error)
        else:
            done(outcome)


def test_without_a_printer_the_receipt_becomes_a_pdf(shop: Stall, printing: Printing, told: Told) -> None:
    sale = sold(shop)
    printing.print_receipt(sale)
    paper = shop.folder / "papers" / f"{sale.number}.pdf"
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.name in told.said[0]
    assert not printing.waiting


def test_a_printer_gets_the_receipt_as_bytes(shop: Stall, printing: Printing, paper: Path) -> None:
    paper.parent.mkdir()
    printing.print_receipt(sold(shop))
    assert b"Rp 20.000" in paper.read_bytes()
    assert not printing.waiting


def test_a_printer_that_fails_is_told_once_and_the_receipt_waits(
    shop: Stall, printing: Printing, paper: Path, told: Told
) -> None:
    first, second = sold(shop), sold(shop)
    printing.print_receipt(first)
    printing.print_receipt(second)
    assert len(told.refused) == 1
    assert told.refused[0].startswith("1 kertas menunggu")
    assert printing.waiting == 2
    assert shop.till.sale(second.number) == second


def test_what_waits_is_printed_in_order_once_the_printer_answers(
    shop: Stall, printing: Printing, paper: Path, told: Told
) -> None:
    first, second = sold(shop), sold(shop)
    printing.print_receipt(first)
    printing.print_receipt(second)
    paper.parent.mkdir()
    printing.go_on()
    printed = paper.read_bytes()
    assert 0 <= printed.index(first.number.encode()) < printed.index(second.number.encode())
    assert (printing.waiting, printing.trouble) == (0, "")
    assert len(told.said) == 2


def test_it_is_tried_again_by_itself_ever_more_rarely(shop: Stall, printing: Printing, paper: Path) -> None:
    printing.print_receipt(sold(shop))
    timer = printing.findChild(QTimer)
    assert timer.isActive()
    assert timer.interval() > FIRST_RETRY_MS
    for _time in range(9):
        printing.go_on()
    assert timer.interval() == LAST_RETRY_MS
    paper.parent.mkdir()
    timer.timeout.emit()
    assert not printing.waiting
    assert (timer.isActive(), timer.interval()) == (False, FIRST_RETRY_MS)


def test_what_waits_when_the_power_goes_is_printed_after_the_next_start(
    shop: Stall, printing: Printing, paper: Path, at_once: Runner
) -> None:
    sale = sold(shop)
    printing.print_receipt(sale)
    printing.stop()
    shop.close()
    with open_stall(shop.folder) as again:
        paper.parent.mkdir()
        resumed = Printing(again, News(), at_once)
        assert resumed.waiting == 1
        assert resumed.findChild(QTimer).isActive()
        resumed.go_on()
        assert sale.number.encode() in paper.read_bytes()
        assert not resumed.waiting


def test_what_waits_can_be_given_up(shop: Stall, printing: Printing, paper: Path) -> None:
    printing.print_receipt(sold(shop))
    printing.forget()
    assert (printing.waiting, printing.trouble) == (0, "")
    assert not printing.findChild(QTimer).isActive()


def test_another_printer_prints_what_waits_for_the_first(shop: Stall, printing: Printing, paper: Path) -> None:
    printing.print_receipt(sold(shop))
    other = shop.folder / "other.bin"
    shop.set("printer", f"file:{other}")
    printing.on_other_printer()
    assert other.exists()
    assert (printing.waiting, printing.trouble) == (0, "")


def test_one_paper_at_a_time_and_the_till_never_waits(shop: Stall, told: Told, paper: Path) -> None:
    paper.parent.mkdir()
    later = Later()
    printing = Printing(shop, told.news, later)
    first, second = sold(shop), sold(shop)
    printing.print_receipt(first)
    printing.print_receipt(second)
    assert len(later.tasks) == 1
    later.tasks.pop()()
    assert len(later.tasks) == 1
    later.tasks.pop()()
    assert paper.read_bytes().count(b"\x1b@") == 2


def test_a_printer_on_the_network_that_hangs_up_gets_the_whole_paper_the_next_time(
    shop: Stall, told: Told, qtbot: QtBot
) -> None:
    """With real threads and a real socket: the first connection is cut off, the second is read to its end."""
    server = socket.create_server(("127.0.0.1", 0))
    shop.set("printer", f"network:127.0.0.1:{server.getsockname()[1]}")
    papers: list[bytes] = []
    listener = threading.Thread(target=cut_off_then_listen, args=(server, papers))
    listener.start()
    background = Background()
    printing = Printing(shop, told.news, background)
    shop.set("letters", "picture")  # more than a socket's buffer holds
    sale = sold(shop)
    printing.print_receipt(sale)
    assert printing.waiting == 1, "the till went on at once"
    qtbot.waitUntil(lambda: bool(printing.trouble), timeout=5000)
    printing.go_on()
    qtbot.waitUntil(lambda: not printing.waiting, timeout=5000)
    listener.join(5)
    server.close()
    assert papers == [raster_escpos(shop.papers.receipt(sale))]
    assert not printing.trouble
    printing.stop()
    background.finish()


def cut_off_then_listen(server: socket.socket, papers: list[bytes]) -> None:
    first, _from = server.accept()
    first.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    first.close()
    second, _from = server.accept()
    with second:
        parts = []
        while part := second.recv(65_536):
            parts.append(part)
        papers.append(b"".join(parts))


def test_a_window_that_is_left_takes_no_outcome_any_more(shop: Stall, told: Told, paper: Path) -> None:
    paper.parent.mkdir()
    later = Later()
    printing = Printing(shop, told.news, later)
    printing.print_receipt(sold(shop))
    printing.stop()
    shop.close()
    later.tasks.pop()()
    assert not told.said
    assert not later.tasks


def test_a_paper_about_nothing_does_not_hold_up_the_others(
    shop: Stall, printing: Printing, paper: Path, told: Told
) -> None:
    paper.parent.mkdir()
    shop.print_queue.add("receipt", "F03-1-201121-0001")
    printing.print_receipt(sold(shop))
    assert len(told.refused) == 1
    assert not printing.waiting
    assert paper.exists()


def test_a_test_print_is_of_no_use_later(shop: Stall, printing: Printing, paper: Path, told: Told) -> None:
    printing.print_now(shop.papers.trial())
    assert len(told.refused) == 1
    assert printing.trouble
    assert not printing.waiting
    paper.parent.mkdir()
    printing.print_now(shop.papers.trial())
    assert b"Cetak percobaan" in paper.read_bytes()
    assert not printing.trouble


def test_a_closing_slip_waits_like_a_receipt(shop: Stall, printing: Printing, paper: Path) -> None:
    paper.parent.mkdir()
    sale = sold(shop)
    shop.close_day()
    printing.print_closing_slip(sale.day)
    assert b"20.000" in paper.read_bytes()


def test_the_last_receipt_is_printed_again_as_a_copy_and_that_is_recorded(
    shop: Stall, printing: Printing, paper: Path, told: Told
) -> None:
    printing.reprint_last()
    assert told.refused
    paper.parent.mkdir()
    sold(shop)
    before = shop.journal.count()
    printing.reprint_last()
    assert b"SALINAN" in paper.read_bytes()
    assert shop.journal.count() == before + 1


def test_the_drawer_opens_after_cash_alone_and_before_the_receipt(shop: Stall, printing: Printing, paper: Path) -> None:
    paper.parent.mkdir()
    shop.set("drawer", "yes")
    card = sold(shop, "card")
    printing.after_sale(card)
    assert not paper.exists()
    cash = sold(shop)
    printing.after_sale(cash)
    printing.print_receipt(cash)
    assert paper.read_bytes().startswith(DRAWER + b"\x1b@")


def test_the_drawer_stays_shut_unless_the_setting_asks_for_it(shop: Stall, printing: Printing, paper: Path) -> None:
    paper.parent.mkdir()
    printing.after_sale(sold(shop))
    assert not paper.exists()


def test_a_drawer_that_did_not_open_does_not_open_later(
    shop: Stall, printing: Printing, paper: Path, told: Told
) -> None:
    shop.set("drawer", "yes")
    printing.after_sale(sold(shop))
    assert len(told.refused) == 1
    paper.parent.mkdir()
    printing.go_on()
    assert not paper.exists()


def test_the_drawer_opened_for_no_sale_is_recorded_with_its_reason(
    shop: Stall, printing: Printing, paper: Path, told: Told
) -> None:
    paper.parent.mkdir()
    printing.open_drawer(" tukar receh ")
    assert paper.read_bytes() == DRAWER
    tail = shop.journal.tail()
    assert tail is not None
    assert (tail.kind, tail.data) == ("drawer_opened", {"reason": "tukar receh"})
    assert "tukar receh" in told.said[0]
    printing.open_drawer("  ")
    assert len(told.refused) == 1


def test_without_a_printer_no_drawer_opens_and_nothing_is_recorded(shop: Stall, printing: Printing, told: Told) -> None:
    before = shop.journal.count()
    printing.open_drawer("tukar receh")
    assert told.refused
    assert shop.journal.count() == before


def test_a_paper_is_kept_as_a_pdf_whatever_printer_there_is(
    shop: Stall, printing: Printing, told: Told, paper: Path
) -> None:
    sold(shop)
    printing.keep(shop.interim_slip())
    (kept,) = shop.folder.joinpath("papers").glob("*.pdf")
    assert kept.read_bytes().startswith(b"%PDF")
    assert kept.name in told.said[-1]
    assert not paper.exists()
