import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.money import format_rupiah
from pos.stall import Stall
from pos.till import tenders
from pos.till.tenders import Tender
from ui.models.pay import PayModel
from ui.news import Screen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.window import Window


@pytest.fixture
def screen(window: Window) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    page.model.add_code("KAIN")
    return page


@pytest.fixture
def sheet(screen: SellScreen) -> PaySheet:
    screen.pay()
    assert isinstance(screen.pay_sheet, PaySheet)
    return screen.pay_sheet


def sales(shop: Stall) -> int:
    return len(shop.till.sales_of_day("2026-11-21"))


def test_the_exact_amount_is_filled_in_and_focused_so_enter_pays(
    sheet: PaySheet, screen: SellScreen, shop: Stall, press
) -> None:
    assert sheet.keys.field.hasFocus()
    assert sheet.keys.exact.isChecked()
    press(Qt.Key.Key_Return)
    assert sales(shop) == 1
    assert sheet.done.isVisible()
    assert not screen.model.basket.lines
    sheet.done.unread.stop()
    press(Qt.Key.Key_Return)
    assert screen.pay_sheet is None
    assert screen.goods.search.focused()
    assert sales(shop) == 1


def test_the_first_digit_replaces_and_the_change_is_shown(sheet: PaySheet, press) -> None:
    for digit in "250000":
        press(digit)
    assert sheet.sums.change.text() == "Rp\u00a05.000"
    assert sheet.sums.notes.texts() == ["5.000"]
    assert sheet.bar.isEnabled()


def test_an_amount_that_begins_like_the_exact_one_is_typed_to_its_end(sheet: PaySheet, press) -> None:
    for digit in "2450000":
        press(digit)
    assert sheet.model.amount == 2_450_000


def test_the_notes_add_up_and_the_keys_type(sheet: PaySheet) -> None:
    for worth in (100_000, 100_000, 50_000):
        next(note for note in sheet.keys.notes if note.worth == worth).click()
    assert sheet.model.amount == 250_000
    sheet.keys.clear.click()
    sheet.keys.pad.typed.emit("3")
    sheet.keys.pad.typed.emit("000")
    assert sheet.model.amount == 3_000


def test_too_little_turns_the_bar_off_and_says_how_much_lacks(sheet: PaySheet, shop: Stall, press) -> None:
    for digit in "200000":
        press(digit)
    assert not sheet.bar.isEnabled()
    assert "45.000" in sheet.bar.label
    press(Qt.Key.Key_Return)
    assert sales(shop) == 0


def test_keys_and_tenders_keep_their_places_in_every_state(sheet: PaySheet, qtbot: QtBot, window: Window) -> None:
    def places() -> list[tuple[int, int]]:
        QApplication.processEvents()
        parts = [*sheet.tender_column.buttons.values(), sheet.keys.field, sheet.keys.pad]
        spots = [part.mapTo(window, part.rect().topLeft()) for part in parts]
        return [(spot.x(), spot.y()) for spot in spots]

    before = places()
    sheet.keys.round[-1].click()
    assert places() == before
    sheet.choose(sheet.model.tenders[2])
    assert places() == before
    sheet.model.set_amount(45_000)
    sheet.model.accept()
    assert sheet.tender_column.paid.isVisible()
    assert places() == before


def test_a_scan_while_money_is_taken_changes_nothing_and_is_told(
    sheet: PaySheet, screen: SellScreen, window: Window, shop: Stall, scan
) -> None:
    scan("8991234567895")
    assert sheet.model.amount == 245_000
    assert len(screen.model.basket) == 1
    assert window.bar.toast.bad
    assert sales(shop) == 0


def test_a_scan_after_the_sale_begins_the_next(sheet: PaySheet, screen: SellScreen, shop: Stall, press, scan) -> None:
    press(Qt.Key.Key_Return)
    scan("8991234567895")
    assert screen.pay_sheet is None
    assert [line.code for line in screen.model.basket.lines] == ["TAS"]
    assert sales(shop) == 1


def test_a_double_click_on_the_bar_pays_once(sheet: PaySheet, shop: Stall, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet.bar, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(sheet.bar, Qt.MouseButton.LeftButton)
    assert sales(shop) == 1


def test_a_key_held_down_pays_once(sheet: PaySheet, shop: Stall) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for held in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=held, count=1
        )
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert sales(shop) == 1
    assert sheet.done.isVisible()


@pytest.mark.parametrize(("part", "by"), [(100_000, "card"), (245_000, "qris")])
def test_a_double_click_takes_one_step_though_the_next_bar_stands_in_the_same_place(
    sheet: PaySheet, shop: Stall, window: Window, part: int, by: str, payload: str
) -> None:
    shop.set("qris", payload)
    sheet.choose(next(each for each in sheet.model.tenders if each.id == by))
    sheet.model.edit_amount()
    sheet.model.set_amount(part)
    spot = sheet.bar.mapTo(window, sheet.bar.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert sales(shop) == 0
    assert (sheet.model.tender.id, sheet.model.shows_code) == (("cash", False) if by == "card" else ("qris", True))


def test_a_double_click_that_pays_leaves_the_change_in_view(sheet: PaySheet, shop: Stall, window: Window) -> None:
    sheet.model.set_amount(250_000)
    spot = sheet.bar.mapTo(window, sheet.bar.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert sales(shop) == 1
    assert sheet.done.isVisible()


def test_a_double_click_on_the_pay_bar_of_the_basket_opens_the_sheet_and_leaves_it_open(
    screen: SellScreen, window: Window
) -> None:
    spot = screen.basket.pay.mapTo(window, screen.basket.pay.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert screen.pay_sheet is not None


def test_two_fast_enters_pay_and_leave_the_change_in_view(
    sheet: PaySheet, screen: SellScreen, shop: Stall, press
) -> None:
    sheet.done.unread.setInterval(60_000)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    sheet.done.next.setFocus()
    press(Qt.Key.Key_Return)
    assert sales(shop) == 1
    assert sheet.done.isVisible()
    sheet.done.unread.stop()
    press(Qt.Key.Key_Return)
    assert screen.pay_sheet is None


def test_the_next_sale_shows_nothing_of_the_one_before(
    sheet: PaySheet, screen: SellScreen, shop: Stall, window: Window, payload: str
) -> None:
    shop.set("qris", payload)
    shop.set("print", "ask")
    fresh = shown(sheet, screen)
    card, qris = sheet.model.tenders[2], sheet.model.tenders[1]
    pay_in_parts_and_print(sheet, card, qris)
    assert sheet.done.isVisible()
    screen.place.clear()
    screen.model.add_code("KAIN")
    assert shown(sheet, screen) == fresh
    sheet.keys.notes[0].click()
    assert sheet.model.amount == 1_000


def shown(sheet: PaySheet, screen: SellScreen) -> list[tuple[object, ...]]:
    """All that is seen of the sheet when paying begins, but for the number of the receipt."""
    screen.pay()
    QApplication.processEvents()
    assert sheet.keys.field.hasFocus()
    seen = [widget for widget in sheet.findChildren(QWidget) if widget.isVisible() and widget is not sheet.head.sub]
    return [
        (
            type(widget),
            widget.geometry(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.isEnabled(),
            isinstance(widget, QAbstractButton) and widget.isChecked(),
        )
        for widget in seen
    ]


def pay_in_parts_and_print(sheet: PaySheet, first: Tender, second: Tender) -> None:
    """A part by each, and for the rest as much cash as the next sale comes to; the receipt is printed."""
    for tender in (first, second):
        sheet.choose(tender)
        sheet.model.edit_amount()
        sheet.model.set_amount(20_000)
        sheet.model.set_reference("7714")
        while sheet.model.tender is tender:
            sheet.model.accept()
    sheet.head.print.click()
    sheet.keys.field.choose(245_000)
    sheet.model.accept()
    sheet.print()


def test_a_digit_and_enter_pick_a_tender_as_its_keycap_says(sheet: PaySheet, shop: Stall, press) -> None:
    press("3")
    assert sheet.bar.label == "Bayar dengan Kartu"
    press(Qt.Key.Key_Return)
    assert sheet.model.tender.id == "card"
    assert sheet.keys.field.amount == 245_000
    press("1")
    press("0")
    assert sheet.model.amount == 10
    assert sheet.model.tender.id == "card"
    assert sales(shop) == 0


def test_a_digit_is_typed_wherever_the_focus_is(sheet: PaySheet, press, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().topLeft() + QPoint(3, 3))
    assert sheet.keys.field.hasFocus()
    sheet.keys.exact.setFocus(Qt.FocusReason.TabFocusReason)
    for digit in "250":
        press(digit)
        QTest.qWait(30)
    assert sheet.model.amount == 250
    assert sheet.keys.field.hasFocus()


def test_a_digit_picks_at_once_where_no_field_takes_digits(sheet: PaySheet, press) -> None:
    press("2")
    press(Qt.Key.Key_Return)
    assert sheet.set_up.isVisible()
    press("4")
    QTest.qWait(60)
    assert sheet.model.tender.id == "transfer"


def test_the_notes_are_laid_on_the_round_amount_that_was_touched(sheet: PaySheet, press) -> None:
    sheet.keys.round[1].click()
    assert sheet.model.amount == 250_000
    sheet.keys.notes[3].click()
    assert sheet.model.amount == 260_000
    sheet.keys.round[1].click()
    press("7")
    assert sheet.model.amount == 7


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_tender_has_room_for_its_key_in_the_smallest_window(
    sheet: PaySheet, window: Window, language: str
) -> None:
    window.resize(1024, 600)
    window.set_language(language)
    QApplication.processEvents()
    for button in sheet.tender_column.buttons.values():
        assert button.width() >= button.sizeHint().width(), button.label


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.parametrize("number", [5, 12])
def test_any_number_of_tenders_is_reached_and_moves_no_key(
    sheet: PaySheet,
    screen: SellScreen,
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    size: tuple[int, int],
) -> None:
    known = tenders.all_tenders()
    more = {
        f"way{at}": known["card"]._replace(id=f"way{at}", title=f"Cara {at}")
        for at in range(number - len(tenders.offered()))
    }
    monkeypatch.setattr(tenders, "all_tenders", lambda: {**known, **more})
    window.resize(*size)
    QApplication.processEvents()
    before = [part.mapTo(window, QPoint()) for part in (sheet.keys, sheet.bar)]
    crowded = PaySheet(PayModel(screen.model._stall, window.news, screen.model.basket, window))
    screen.place.put(crowded)
    QApplication.processEvents()
    assert [part.mapTo(window, QPoint()) for part in (crowded.keys, crowded.bar)] == before
    crowded.model.set_amount(100_000)
    ways = [button for button in crowded.tender_column.buttons.values() if not button.isHidden()]
    assert len(ways) == number
    for button in (*ways, *reversed(ways)):
        crowded.choose(button.tender)
        QApplication.processEvents()
        assert not button.visibleRegion().isEmpty()
        assert button.visibleRegion().boundingRect() == button.rect()
        assert min(button.width(), button.height()) >= 44
        assert button.width() >= button.sizeHint().width()


def test_tenders_are_picked_by_alt_and_their_digit(sheet: PaySheet, press) -> None:
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert sheet.model.tender.id == "card"
    assert sheet.model.amount == 245_000


def test_the_code_is_shown_with_amount_words_and_merchant(
    sheet: PaySheet, shop: Stall, window: Window, press, scan, payload: str
) -> None:
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert sheet.set_up.isVisible()
    scan(payload)
    assert sheet.asked.amount.text() == "Rp\u00a0245.000"
    assert sheet.code.isVisible()
    assert sheet.code.reference.hasFocus()
    for digit in "77145":
        press(digit)
    assert sheet.model.reference == "7714"
    press(Qt.Key.Key_Return)
    sale = shop.till.last_sale()
    assert sale is not None
    assert [(each.state, each.reference) for each in sale.payments] == [("confirmed", "7714")]


def test_the_stalls_own_code_may_be_pasted(sheet: PaySheet, shop: Stall, press, payload: str) -> None:
    sheet.choose(sheet.model.tenders[1])
    QGuiApplication.clipboard().setText("bukan kode")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.set_up.isVisible()
    QGuiApplication.clipboard().setText(payload)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.code.isVisible()
    assert shop.settings.qris == payload


def test_the_code_alone_is_shown_to_the_buyer_until_esc(
    sheet: PaySheet, screen: SellScreen, shop: Stall, press, payload: str
) -> None:
    shop.set("qris", payload)
    sheet.choose(sheet.model.tenders[1])
    sheet.head.turn.click()
    assert sheet.buyer.isVisible()
    assert sheet.buyer.amount.text() == "Rp\u00a0245.000"
    assert not sheet.verdicts.isVisible()
    press("1")
    QTest.qWait(60)
    assert sheet.buyer.isVisible()
    press(Qt.Key.Key_Escape)
    assert sheet.code.isVisible()
    assert screen.pay_sheet is sheet
    assert sheet.code.reference.hasFocus()
    assert sales(shop) == 0


def test_unseen_money_is_saved_and_refused_money_paid_otherwise(sheet: PaySheet, shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    sheet.choose(sheet.model.tenders[1])
    sheet.verdicts.failed.click()
    assert sheet.keys.isVisible()
    sheet.choose(sheet.model.tenders[1])
    sheet.verdicts.later.click()
    sale = shop.till.last_sale()
    assert sale is not None
    assert [each.state for each in sale.payments] == ["waiting"]


def test_a_part_is_taken_back_by_touch_until_the_payment_is_left(
    sheet: PaySheet, screen: SellScreen, window: Window
) -> None:
    toast = window.bar.toast
    sheet.model.set_amount(100_000)
    sheet.choose(sheet.model.tenders[2])
    assert toast.text == "Tunai Rp\u00a0100.000 dicatat"
    toast._verb.click()
    assert (sheet.model.parts, sheet.model.amount) == ([], 245_000)
    assert not toast.isVisible()
    sheet.choose(sheet.model.tenders[2])
    sheet.model.set_amount(45_000)
    sheet.model.accept()
    assert toast.isVisible()
    sheet.leave()
    sheet.leave()
    assert screen.pay_sheet is None
    assert not toast.isVisible()


def test_a_part_is_taken_back_by_touch_when_nothing_tells_of_it_any_more(sheet: PaySheet, window: Window) -> None:
    take_back = sheet.sums.take_back
    assert not take_back.isVisible()
    for tender, amount in ((2, 100_000), (3, 45_000)):
        sheet.choose(sheet.model.tenders[tender])
        sheet.model.set_amount(amount)
        sheet.model.accept()
    window.bar.toast.hide()
    take_back.click()
    assert [part.offer.amount for part in sheet.model.parts] == [100_000]
    take_back.click()
    assert (sheet.model.parts, sheet.model.amount) == ([], 245_000)
    assert not take_back.isVisible()


def test_leaving_with_money_taken_is_asked_twice(sheet: PaySheet, screen: SellScreen, window: Window, press) -> None:
    sheet.choose(sheet.model.tenders[2])
    sheet.model.set_amount(45_000)
    sheet.model.accept()
    press(Qt.Key.Key_Escape)
    assert screen.pay_sheet is sheet
    assert "45.000" in window.bar.toast.text
    press(Qt.Key.Key_Escape)
    assert screen.pay_sheet is None


def test_what_was_refused_while_paying_goes_with_the_payment(
    sheet: PaySheet, screen: SellScreen, window: Window, scan
) -> None:
    scan("8991234567895")
    assert window.bar.toast.bad
    sheet.head.back.click()
    assert screen.pay_sheet is None
    assert not window.bar.toast.isVisible()


def test_the_receipt_is_printed_when_asked_and_always_where_that_is_set(
    screen: SellScreen, shop: Stall, window: Window, press
) -> None:
    papers = shop.folder / "papers"
    screen.pay()
    press(Qt.Key.Key_Return)
    assert not list(papers.iterdir())
    assert isinstance(screen.pay_sheet, PaySheet)
    screen.pay_sheet.done.print.click()
    assert len(list(papers.iterdir())) == 1
    press(Qt.Key.Key_Return)
    shop.set("print", "always")
    screen.model.add_code("KUNCI")
    screen.pay()
    press(Qt.Key.Key_Return)
    assert len(list(papers.iterdir())) == 2


def test_a_second_print_of_a_receipt_is_a_copy(sheet: PaySheet, shop: Stall, press) -> None:
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert sheet.model.prints
    press(Qt.Key.Key_Return)
    assert sheet.done.print.label == "Cetak salinan"
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [event.kind for event in shop.journal.events()][-1] == "receipt_reprinted"


def test_money_that_nobody_has_seen_is_not_called_change(sheet: PaySheet, shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    sheet.choose(sheet.model.tenders[1])
    sheet.verdicts.later.click()
    assert sheet.done.amount.text() == "Rp\u00a0245.000"
    assert "belum dikonfirmasi" in sheet.done.payments.accessibleName()


def test_a_code_that_pays_all_does_not_say_so_before_the_money_is_in(
    sheet: PaySheet, shop: Stall, payload: str
) -> None:
    shop.set("qris", payload)
    sheet.choose(sheet.model.tenders[1])
    assert sheet.asked.left.text() == "Lunas bila sudah masuk"


def test_what_a_code_leaves_goes_on_in_cash_only_where_no_cash_was_taken(
    sheet: PaySheet, shop: Stall, payload: str
) -> None:
    shop.set("qris", payload)
    for cash, told in ((0, "dilanjutkan dengan tunai"), (100_000, "dengan cara bayar lain")):
        sheet.model.set_amount(cash)
        sheet.choose(sheet.model.tenders[1])
        sheet.model.edit_amount()
        sheet.model.set_amount(40_000)
        sheet.model.accept()
        assert sheet.tender_column.paid.detail.text() == told
        sheet.choose(sheet.model.tenders[0])


@pytest.mark.parametrize(
    ("cash", "then", "told"),
    [
        (245_000, None, ("Kembalian", 0, "uang pas")),
        (250_000, None, ("Kembalian", 5_000, "")),
        (0, "card", ("Dibayar", 245_000, "dengan Kartu")),
        (100_000, "card", ("Dibayar", 245_000, "dengan Tunai, Kartu")),
    ],
)
def test_change_is_of_cash_and_other_money_is_told_by_what_it_was_paid(
    sheet: PaySheet, cash: int, then: str | None, told: tuple[str, int, str]
) -> None:
    sheet.model.set_amount(cash)
    if then is not None:
        sheet.choose(next(each for each in sheet.model.tenders if each.id == then))
    sheet.model.accept()
    label, amount, note = told
    done = sheet.done
    assert (done.label.text(), done.amount.text(), done.note.text()) == (label, format_rupiah(amount), note)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_of_many_payments_the_one_that_waits_is_shown_first(
    sheet: PaySheet, shop: Stall, window: Window, payload: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    shop.set("qris", payload)
    ways = {each.id: each for each in sheet.model.tenders}
    sheet.model.set_amount(100_000)
    for way in ("card", "qris"):
        sheet.choose(ways[way])
        sheet.model.edit_amount()
        sheet.model.set_amount(20_000)
        sheet.model.accept()
    sheet.model.save_for_later()
    sheet.choose(ways["transfer"])
    sheet.model.accept()
    told = sheet.done.payments.accessibleName()
    assert told.index("QRIS") < told.index("Tunai") < told.index("Kartu")


def test_what_is_paid_already_says_when_and_by_what_reference(sheet: PaySheet) -> None:
    sheet.choose(sheet.model.tenders[2])
    sheet.model.set_amount(45_000)
    sheet.model.set_reference("7714")
    sheet.model.accept()
    assert sheet.tender_column.paid.detail.text() == "12.00 · ref 7714"
    assert sheet.sums.origin.text() == "Total Rp\u00a0245.000 − Kartu Rp\u00a045.000"


def test_a_large_change_shrinks_and_is_never_cut(sheet: PaySheet) -> None:
    sheet.model.set_amount(9_999_000)
    QApplication.processEvents()
    change = sheet.sums.change
    assert change.minimumSizeHint().width() <= change.width()
    assert change.text() == "Rp\u00a09.754.000"
