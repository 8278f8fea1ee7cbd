from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from pos.stall import Stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.keys import clashes
from ui.models.history import VOIDED
from ui.news import Screen
from ui.stall.history import HistoryScreen
from ui.stall.history.refund import RefundCard
from ui.stall.history.tender import TenderSheet
from ui.widgets.reopening import ReopenSheet
from ui.window import Window


def sold(shop: Stall, *codes: str, tender: str = "cash") -> Sale:
    basket = Basket()
    for code in codes:
        product = shop.catalog.by_code(code)
        assert product is not None
        basket.add(line_of(product, 1))
    return shop.till.checkout(basket, [Offer(tender=tender, amount=basket.value)], at=shop.now())


@pytest.fixture
def cash(shop: Stall) -> Sale:
    return sold(shop, "KAIN", "KUNCI", "KUNCI")


@pytest.fixture
def waiting(shop: Stall, cash: Sale) -> Sale:
    return sold(shop, "TAS", tender="qris")


@pytest.fixture
def window(waiting: Sale, window: Window) -> Window:
    """The window of a shop that has sold before it opens."""
    return window


@pytest.fixture
def screen(window: Window) -> HistoryScreen:
    press(Qt.Key.Key_F10)
    page = window.page
    assert isinstance(page, HistoryScreen)
    return page


def press(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key as a person presses it, well before the next."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    QTest.qWait(55)


def write(text: str) -> None:
    for character in text:
        press(character)


def tap(widget: QWidget, at: QPoint | None = None) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
    QApplication.processEvents()


def refunds(shop: Stall, sale: Sale) -> list[Sale]:
    return shop.history.refunds(sale)


def test_the_newest_receipt_is_open_and_typing_goes_to_the_search(screen: HistoryScreen, waiting: Sale) -> None:
    assert screen.model.sale == waiting
    assert screen.found.search.focused()
    assert screen.found.list.key() == waiting.number
    window = screen.window()
    assert isinstance(window, Window)
    assert not clashes(window.commands())


def test_by_keyboard_alone_goods_come_back(screen: HistoryScreen, shop: Stall, cash: Sale, window: Window) -> None:
    write("tugu")
    assert screen.model.sale == cash
    press(Qt.Key.Key_Return)
    assert isinstance(screen.refund, RefundCard)
    press(Qt.Key.Key_Down)
    press("+")
    press("+")
    press("-")
    press("+")
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    write("patah 1 - 2")
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert screen.refund.bar.label == "Kembalikan lewat Transfer bank"
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Return)
    (refund,) = refunds(shop, cash)
    assert (refund.due, refund.reason) == (-30_000, "Cacat: patah 1 - 2")
    assert screen.refund is None
    assert screen.model.sale == refund
    assert screen.found.search.focused()
    press(Qt.Key.Key_Escape)
    assert screen.found.search.text() == ""
    press(Qt.Key.Key_Escape)
    assert window.shown is Screen.SELL


def test_by_touch_alone_goods_come_back(screen: HistoryScreen, shop: Stall, cash: Sale, window: Window) -> None:
    view = screen.found.list
    tap(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    assert screen.model.sale == cash
    tap(screen.sale.refund)
    card = screen.refund
    assert card is not None
    tap(card.lines[0].more)
    tap(card.lines[0].more)
    assert card.lines[0].now.text() == "1"
    assert card.lines[0].hint.text() == "semua yang tersisa"
    tap(card.lines[1])
    assert card.model.chosen == 1
    tap(card.reasons["size"])
    assert card.bar.isEnabled()
    tap(card.ways["transfer"])
    tap(card.bar)
    (refund,) = refunds(shop, cash)
    assert (refund.due, refund.reason, refund.payments[0].tender) == (-245_000, "Ukuran", "transfer")
    tap(screen.sale.original)
    assert screen.model.sale is not None
    assert screen.model.sale.number == cash.number
    tap(window.bar.back)
    assert window.shown is Screen.SELL


def test_all_of_it_comes_back_at_one_press(screen: HistoryScreen, cash: Sale) -> None:
    screen.model.open(cash.number)
    screen.begin_refund()
    card = screen.refund
    assert card is not None
    tap(card.all)
    assert [label.text() for label in card.strip.amounts] == [
        "Rp\u00a0275.000", "Rp\u00a00", "Rp\u00a0275.000", "Rp\u00a00",
    ]  # fmt: skip
    assert not card.bar.isEnabled()
    assert card.bar.label == "Pilih alasannya"


def test_by_scanner_alone_a_receipt_opens_also_from_further_back(
    screen: HistoryScreen, shop: Stall, cash: Sale, window: Window, scan: Callable[[str], None]
) -> None:
    screen.found.search.set_text("tas")
    scan(shop.papers.receipt_code(cash))
    assert screen.model.sale == cash
    assert not window.bar.toast.bad
    scan(shop.papers.receipt_code(cash).replace("F03", "F09"))
    assert window.bar.toast.bad
    assert screen.model.sale == cash
    scan("8991234567895")
    assert screen.found.search.text() == "TAS"
    assert screen.model.sale is not None
    assert screen.model.sale.lines[0].code == "TAS"


def test_a_scan_during_a_return_changes_nothing(
    screen: HistoryScreen, shop: Stall, cash: Sale, window: Window, scan: Callable[[str], None]
) -> None:
    screen.model.open(cash.number)
    screen.begin_refund()
    scan(shop.papers.receipt_code(cash))
    assert screen.refund is not None
    assert screen.refund.note.text() == ""
    assert window.bar.toast.bad


def test_the_arrows_move_in_the_list_while_the_search_holds_text_too(screen: HistoryScreen, cash: Sale) -> None:
    press(Qt.Key.Key_Down)
    assert screen.model.sale == cash
    press(Qt.Key.Key_Up)
    write("a")
    assert screen.model.sale != cash
    press(Qt.Key.Key_Down)
    assert screen.model.sale == cash
    assert screen.found.list.key() == cash.number


def test_the_money_of_a_receipt_arrived_or_did_not(screen: HistoryScreen, shop: Stall, waiting: Sale) -> None:
    assert screen.sale.awaited.isVisible()
    press(Qt.Key.Key_F7)
    assert shop.till.sale(waiting.number).payments[0].state == "failed"
    assert not screen.sale.failed.isVisible()
    tap(screen.sale.arrived)
    assert shop.till.sale(waiting.number).payments[0].state == "confirmed"
    assert not screen.sale.awaited.isVisible()


def test_another_tender_is_told_by_keyboard(screen: HistoryScreen, shop: Stall, waiting: Sale) -> None:
    press(Qt.Key.Key_F2)
    assert screen.tender is not None
    assert not screen.tender.bar.isEnabled()
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    write("kartu")
    press(Qt.Key.Key_Return)
    assert shop.till.sale(waiting.number).payments[0].tender == "card"
    assert screen.tender is None


def test_of_a_split_sale_the_payment_is_chosen_first(screen: HistoryScreen, shop: Stall) -> None:
    product = shop.catalog.by_code("KAIN")
    assert product is not None
    offers = [Offer(tender="card", amount=100_000), Offer(tender="transfer", amount=145_000)]
    sale = shop.till.checkout(Basket(lines=[line_of(product, 1)]), offers, at=shop.now())
    screen.model.open(sale.number)
    tap(screen.sale.change)
    sheet = screen.tender
    assert isinstance(sheet, TenderSheet)
    tap(sheet.payments[1])
    assert list(sheet.tenders) == ["cash", "qris", "card"]
    tap(sheet.tenders["cash"])
    sheet.reason.set_text("tunai")
    tap(sheet.bar)
    assert [payment.tender for payment in shop.till.sale(sale.number).payments] == ["card", "cash"]


def test_the_way_of_paying_of_a_closed_day_changes_once_the_day_is_opened_again(
    screen: HistoryScreen, shop: Stall, waiting: Sale, window: Window
) -> None:
    shop.close_day()
    press(Qt.Key.Key_F2)
    asked = screen.tender
    assert isinstance(asked, ReopenSheet)
    tap(asked.bar)
    assert (screen.tender, window.bar.toast.bad) == (asked, True)
    asked.reason.set_text("Salah tekan")
    tap(asked.bar)
    sheet = screen.tender
    assert isinstance(sheet, TenderSheet)
    tap(sheet.tenders["card"])
    sheet.reason.set_text("kartu")
    tap(sheet.bar)
    assert shop.till.sale(waiting.number).payments[0].tender == "card"
    assert shop.days.was_closed(waiting.day)


def test_f9_prints_the_receipt_that_is_looked_at(screen: HistoryScreen, shop: Stall, cash: Sale) -> None:
    paper = shop.folder / "paper.bin"
    shop.set("printer", f"file:{paper}")
    screen.model.open(cash.number)
    press(Qt.Key.Key_F9)
    assert b"SALINAN" in paper.read_bytes()
    assert [step.kind for step in shop.history.steps(cash)] == ["sale", "receipt_reprinted"]
    assert screen.sale.steps.accessibleName().count("Dicetak ulang") == 1


def test_the_receipt_becomes_a_pdf_where_the_cashier_says(
    screen: HistoryScreen, shop: Stall, waiting: Sale, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "nota"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(wanted), ""))
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert wanted.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    tap(screen.sale.save)
    assert [step.kind for step in shop.history.steps(waiting)] == ["sale", "receipt_reprinted"]


def test_a_pdf_that_cannot_be_written_is_told(
    screen: HistoryScreen, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "nowhere" / "nota.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(wanted), ""))
    screen.save()
    assert window.bar.toast.bad


def test_the_receipt_is_opened_by_the_systems_viewer(
    screen: HistoryScreen, shop: Stall, waiting: Sale, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(screen, "_open_file", opened.append)
    press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert opened == [shop.folder / "papers" / f"{waiting.number}.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")


def test_a_return_is_printed_where_every_receipt_is(screen: HistoryScreen, shop: Stall, cash: Sale) -> None:
    paper = shop.folder / "paper.bin"
    shop.set("printer", f"file:{paper}")
    shop.set("print", "always")
    screen.model.open(cash.number)
    screen.begin_refund()
    assert screen.refund is not None
    screen.refund.model.take_all()
    screen.refund.model.choose_reason("size")
    tap(screen.refund.bar)
    assert b"SALINAN" not in paper.read_bytes()
    assert b"0003" in paper.read_bytes()


def test_a_menu_of_a_chip_narrows_the_list(screen: HistoryScreen) -> None:
    chip = screen.found.tender
    assert not screen.found.cashier.isVisible()
    next(action for action in chip.menu.actions() if action.text() == "QRIS menunggu").trigger()
    assert chip.label == "QRIS menunggu"
    assert chip.isChecked()
    assert [row.name for row in screen.model.rows()] == ["0002"]
    assert screen.found.list.receipts.rowCount() == 1


def test_nothing_found_is_one_sentence_and_one_way_out(screen: HistoryScreen) -> None:
    write("zzz")
    assert screen.empty.isVisible()
    assert not screen.sale.isVisible()
    press(Qt.Key.Key_Return)
    assert screen.refund is None
    tap(screen.empty.wider)
    assert screen.found.period.label == "Semua hari"
    assert screen.found.search.text() == "zzz"
    tap(screen.empty.wider)
    assert screen.found.search.text() == ""
    assert screen.sale.isVisible()


def test_a_refund_cannot_be_given_back(screen: HistoryScreen, shop: Stall, cash: Sale) -> None:
    refund = shop.till.refund(
        cash.number, {2: 1}, [Offer(tender="cash", amount=-15_000)], "x", at=shop.now(), operation="b"
    )
    screen.model.open(refund.number)
    assert not screen.sale.refund.isVisible()
    assert screen.sale.original.isVisible()
    press(Qt.Key.Key_Return)
    assert screen.refund is None


def test_the_language_changes_in_the_middle_of_a_return(screen: HistoryScreen, cash: Sale, window: Window) -> None:
    screen.model.open(cash.number)
    screen.begin_refund()
    window.set_language("en")
    assert screen.refund is not None
    assert screen.refund.bar.label == "Choose what comes back"
    assert window.bar.title.text() == "History"
    screen.close_refund()
    assert screen.sale.refund.label == "Take goods back"


def test_what_was_sold_since_is_looked_at_when_history_is_opened_again(
    screen: HistoryScreen, shop: Stall, cash: Sale, window: Window
) -> None:
    screen.model.open(cash.number)
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F1)
    assert screen.model.sale == cash
    window.show_screen(Screen.SELL)
    sale = sold(shop, "KUNCI")
    window.show_screen(Screen.HISTORY)
    assert screen.model.sale == sale


def test_what_was_cancelled_stands_in_the_place_of_a_receipt_with_nothing_to_be_done(
    screen: HistoryScreen, shop: Stall, window: Window
) -> None:
    product = shop.catalog.by_code("KAIN")
    assert product is not None
    basket = Basket(lines=[line_of(product, 1)])
    shop.till.show(basket)
    shop.till.void(basket, None, reason="uang kurang", at=shop.now(), operation="v")
    screen.found.tender.picked.emit(VOIDED)
    assert screen.place.currentWidget() is screen.void
    assert screen.void.title.text() == "Dibatalkan sebelum dibayar"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F9)
    assert (screen.refund, shop.print_queue.first()) == (None, None)
    window.set_language("en")
    assert ([row.name for row in screen.model.rows()], screen.void.title.text()) == (
        ["Cancelled"],
        "Cancelled before it was paid",
    )
    window.set_language("id")
    screen.found.tender.picked.emit("")
    assert screen.place.currentWidget() is screen.sale
