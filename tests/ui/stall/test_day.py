import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.handover import tables as handover_tables
from pos.stall import Stall, create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui.keys import ScannerFilter
from ui.look.wear import Look
from ui.models.day import DayModel
from ui.models.draft import Piece
from ui.news import News, Screen
from ui.stall.day import DayScreen
from ui.stall.day.hand_in import HandInSheet
from ui.stall.day.releasing import NewOfficeSheet, ReleaseSheet
from ui.stall.day.sheets import CashSheet, FloatSheet
from ui.widgets.papers import PaperSheet
from ui.widgets.reopening import ReopenSheet
from ui.window import Window

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(
        tmp_path / "stall",
        code="A12",
        name="Klitikan Pak Djarwo",
        trade="klitikan",
        collection=str(tmp_path / "office"),
        clock=lambda: NOON,
    ) as made:
        for tender in ("cash", "qris", "card", "transfer"):
            basket = Basket(lines=[BasketLine(code=None, name="Radio", qty=1, asked=None, price=50_000)])
            made.till.checkout(basket, [Offer(tender=tender, amount=50_000)], at=NOON)
        yield made


@pytest.fixture
def window(stall: Stall, qtbot: QtBot) -> Window:
    news = News()
    model = DayModel(stall, news)
    made = Window(news, Look(), {Screen.DAY: lambda: DayScreen(model)})
    made.resize(1366, 768)
    made.show_screen(Screen.DAY)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: screen(made).cards.count.rows[Piece(100_000)].hasFocus())
    return made


def screen(window: Window) -> DayScreen:
    page = window.page
    assert isinstance(page, DayScreen)
    return page


def press(qtbot: QtBot, window: Window, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.wait(81)  # a person, not a scanner
        qtbot.keyClick(window.focusWidget() or window, key)


def test_the_drawer_is_counted_and_the_day_closed_by_keys_alone(window: Window, stall: Stall, qtbot: QtBot) -> None:
    key = Qt.Key
    press(qtbot, window, key.Key_Down, key.Key_Down, key.Key_1, key.Key_Enter, key.Key_3, key.Key_F12)
    day = screen(window)
    qtbot.waitUntil(lambda: not day.model.busy)
    assert day.model.sealed is not None
    assert day.model.sealed.body["cash"]["denominations"] == {"20000": 1, "10000": 3}
    assert day.model.sealed.body["cash"]["difference"] == 0
    assert stall.days.is_closed("2026-11-21")


def test_the_first_digit_replaces_and_the_next_are_appended(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    day.model.set_number(Piece(100_000), 7)
    press(qtbot, window, Qt.Key.Key_1, Qt.Key.Key_2)
    assert day.model.number(Piece(100_000)) == 12
    press(qtbot, window, Qt.Key.Key_Plus, Qt.Key.Key_Backspace)
    assert day.model.number(Piece(100_000)) == 1


def test_arrows_go_from_notes_to_coins_and_back(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert screen(window).cards.count.rows[Piece(500, coin=True)].hasFocus()
    press(qtbot, window, Qt.Key.Key_Left)
    assert screen(window).cards.count.rows[Piece(50_000)].hasFocus()


def test_a_difference_opens_its_reason_and_f12_goes_there(window: Window, stall: Stall, qtbot: QtBot) -> None:
    day = screen(window)
    assert not day.cards.compare.reason_box.isVisible()
    day.model.set_number(Piece(20_000), 2)
    assert day.cards.compare.reason_box.isVisible()
    press(qtbot, window, Qt.Key.Key_F12)
    assert day.cards.compare.reason.edit.hasFocus()
    assert not stall.days.is_closed("2026-11-21")
    qtbot.keyClicks(day.cards.compare.reason.edit, "Kembalian lebih", delay=0)
    assert day.model.draft.reason == "Kembalian lebih"


def test_in_a_small_window_a_missing_reason_turns_to_the_step_that_asks_for_it(window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    day = screen(window)
    assert not day.cards.compare.isVisible()
    day.model.set_number(Piece(20_000), 2)
    press(qtbot, window, Qt.Key.Key_F12)
    assert day.cards.compare.isVisible()
    assert not day.cards.count.isVisible()


def test_the_deposit_says_what_stays(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    day.model.set_number(Piece(50_000), 1)
    qtbot.mouseClick(day.cards.compare.deposit, Qt.MouseButton.LeftButton)
    press(qtbot, window, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_Enter)
    assert day.sheet is None
    assert day.model.stays() == 20_000
    assert "20.000" in day.cards.compare.stays.text()


def test_tags_and_text_are_told_to_the_model(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    qtbot.mouseClick(day.cards.notes.tags["rain"], Qt.MouseButton.LeftButton)
    day.cards.notes.text.set_text("Hujan deras")
    assert day.model.draft.tags == {"rain"}
    assert day.model.draft.text == "Hujan deras"


def test_cash_goes_out_by_the_sheet_with_its_reason(window: Window, stall: Stall, qtbot: QtBot) -> None:
    day = screen(window)
    qtbot.mouseClick(day.cards.foot.cash, Qt.MouseButton.LeftButton)
    sheet = day.sheet
    assert isinstance(sheet, CashSheet)
    sheet.amount.type_digits("15000")
    sheet.reason.set_text("Parkir")
    press(qtbot, window, Qt.Key.Key_F12)
    assert day.sheet is None
    assert stall.days.cash("2026-11-21").cash_out == 15_000


def test_esc_leaves_the_sheet_first_and_then_the_screen(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    qtbot.mouseClick(day.cards.foot.cash, Qt.MouseButton.LeftButton)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert day.sheet is None
    with qtbot.waitSignal(window.news.screen_asked) as asked:
        press(qtbot, window, Qt.Key.Key_Escape)
    assert asked.args == [Screen.SELL]


def test_a_closed_day_is_opened_again_with_a_reason(window: Window, stall: Stall, qtbot: QtBot) -> None:
    day = screen(window)
    day.model.set_number(Piece(50_000), 1)
    day.model.close()
    qtbot.waitUntil(lambda: not day.model.busy)
    assert not day.cards.count.rows[Piece(50_000)].isEnabled()
    assert day.bar.isVisible()
    qtbot.mouseClick(day.cards.foot.again, Qt.MouseButton.LeftButton)
    assert isinstance(day.sheet, ReopenSheet)
    day.sheet.submit()
    assert isinstance(day.sheet, ReopenSheet)
    day.sheet.reason.set_text("Nota tertinggal")
    day.sheet.submit()
    assert not stall.days.is_closed("2026-11-21")


def test_a_till_that_is_not_open_yet_is_opened_with_a_float(tmp_path: Path, qtbot: QtBot) -> None:
    with create_stall(tmp_path / "new", code="B01", name="Baru", trade="kriya", clock=lambda: NOON) as stall:
        news = News()
        day = DayScreen(DayModel(stall, news))
        qtbot.addWidget(day)
        day.cards.foot.cash.click()
        assert isinstance(day.sheet, FloatSheet)
        day.sheet.amount.type_digits("300000")
        with qtbot.waitSignal(day.model.news.screen_asked) as asked:
            day.sheet.submit()
        assert asked.args == [Screen.SELL]
        assert stall.days.cash("2026-11-21").float_ == 300_000


def test_a_closed_days_slip_is_seen_before_it_is_kept(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    day.model.set_number(Piece(50_000), 1)
    day.model.close()
    qtbot.waitUntil(lambda: not day.model.busy)
    press(qtbot, window, Qt.Key.Key_F6)
    sheet = day.sheet
    assert isinstance(sheet, PaperSheet)
    assert "200.000" in sheet.view.accessibleDescription()
    with qtbot.waitSignal(day.keeping_asked) as kept:
        press(qtbot, window, Qt.Key.Key_F12)
    assert kept.args[0].width_mm == 58
    qtbot.mouseClick(sheet.chips._chips[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(day.keeping_asked) as kept:
        press(qtbot, window, Qt.Key.Key_F12)
    assert (kept.args[0].width_mm, kept.args[0].height_mm) == (210, 297)


def test_with_a_printer_a_closed_day_asks_for_its_slips(window: Window, stall: Stall, qtbot: QtBot) -> None:
    stall.set("printer", f"file:{stall.folder / 'till.bin'}")
    day = screen(window)
    day.model.set_number(Piece(50_000), 1)
    with qtbot.waitSignal(day.slip_asked) as asked:
        day.model.close()
    assert asked.args == ["2026-11-21", 2]
    qtbot.waitUntil(lambda: not day.model.busy)


def test_the_figures_so_far_are_printed_and_nothing_is_closed(window: Window, stall: Stall, qtbot: QtBot) -> None:
    stall.set("printer", f"file:{stall.folder / 'till.bin'}")
    press(qtbot, window, Qt.Key.Key_F6)
    day = screen(window)
    with qtbot.waitSignal(day.printing_asked) as printed:
        press(qtbot, window, Qt.Key.Key_F12)
    assert printed.args[0].height_mm is None
    assert not stall.days.is_closed("2026-11-21")


def test_what_the_office_lacks_is_listed_and_sent_again(
    window: Window, stall: Stall, tmp_path: Path, qtbot: QtBot
) -> None:
    day = screen(window)
    day.model.set_number(Piece(50_000), 1)
    shutil.rmtree(tmp_path / "office")
    day.model.close()
    qtbot.waitUntil(lambda: not day.model.busy)
    tmp_path.joinpath("office", "inbox").mkdir(parents=True)
    press(qtbot, window, Qt.Key.Key_F7)
    sheet = day.sheet
    assert isinstance(sheet, HandInSheet)
    assert sheet.table.table.rowCount() == 1
    assert sheet.slip.isEnabled()
    assert stall.delivery.fingerprint.replace("-", " ") in sheet.key.text()
    press(qtbot, window, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: not day.model.busy)
    assert len(list(tmp_path.joinpath("office", "inbox", "GIK-A12").glob("*_r1.jsonl"))) == 1


def test_a_held_hand_in_is_let_go_on_with_a_reason(window: Window, stall: Stall, tmp_path: Path, qtbot: QtBot) -> None:
    day = screen(window)
    tmp_path.joinpath("office", "inbox").mkdir(parents=True, exist_ok=True)
    stall.epochs.begin("komputer rusak", at=stall.now(), operation="restored", held=True)
    handover_tables.put_answer(stall.store, 1, 3, lacking=True)
    window.news.recorded.emit()
    press(qtbot, window, Qt.Key.Key_F7)
    assert isinstance(day.sheet, HandInSheet)
    assert "Ditahan sesudah pemulihan (komputer rusak)" in day.sheet.words.text()
    press(qtbot, window, Qt.Key.Key_F12)
    assert isinstance(day.sheet, ReleaseSheet)
    press(qtbot, window, Qt.Key.Key_F12)
    assert stall.delivery.is_held(), "a reason is asked for"
    assert isinstance(day.sheet, ReleaseSheet)
    day.sheet.reason.set_text("Dicocokkan dengan nota")
    press(qtbot, window, Qt.Key.Key_F12)
    assert not stall.delivery.is_held()
    assert day.sheet is None


def test_a_till_that_lacks_days_is_told_which_backup_is_from_before(
    window: Window, stall: Stall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, taken = screen(window), stall.backups.take().backup
    handover_tables.put_answer(stall.store, 1, 3, lacking=True)
    monkeypatch.setattr(stall.delivery, "parted_at", lambda: taken.at + timedelta(hours=1))
    press(qtbot, window, Qt.Key.Key_F7)
    assert isinstance(day.sheet, HandInSheet)
    assert str(taken.path) in day.sheet.words.text()


def test_an_office_with_another_key_is_believed_by_the_words_that_it_reads_aloud(
    window: Window, stall: Stall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, told = screen(window), []
    monkeypatch.setattr(stall.delivery, "believe_office", lambda words, by: told.append(words))
    monkeypatch.setattr(stall.delivery, "is_answered_by_another", lambda: True)
    press(qtbot, window, Qt.Key.Key_F7)
    press(qtbot, window, Qt.Key.Key_F12)
    assert isinstance(day.sheet, NewOfficeSheet)
    day.sheet.reason.set_text("kopi gunung garam")
    press(qtbot, window, Qt.Key.Key_F12)
    assert told == ["kopi gunung garam"]


def test_the_slip_of_any_day_is_seen_from_the_list(window: Window, stall: Stall, qtbot: QtBot) -> None:
    day = screen(window)
    day.model.set_number(Piece(50_000), 1)
    day.model.close()
    qtbot.waitUntil(lambda: not day.model.busy)
    press(qtbot, window, Qt.Key.Key_F7, Qt.Key.Key_Enter)
    assert isinstance(day.sheet, PaperSheet)
    assert day.sheet.sub.text() == "Sab 21 Nov 2026"
    day.show_hand_in()
    assert isinstance(day.sheet, HandInSheet)
    qtbot.mouseClick(day.sheet.slip, Qt.MouseButton.LeftButton)
    assert isinstance(day.sheet, PaperSheet)


def test_a_scan_is_no_number_of_notes(
    window: Window, qtbot: QtBot, scan: Callable[[str], None], request: pytest.FixtureRequest
) -> None:
    scanner = ScannerFilter(window, gap=2_000)  # also where the machine is slow
    scanner.install()
    request.addfinalizer(scanner.uninstall)
    window.listen(scanner)
    with qtbot.waitSignal(window.news.refused):
        scan("8991234567895")
    assert screen(window).model.draft.counted is None


def test_an_empty_drawer_is_counted_by_a_nought(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_0)
    model = screen(window).model
    assert (model.draft.counted, model.difference()) == (0, -50_000)


def test_a_close_without_a_count_is_said_on_the_bar_before_it_is_done(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    before = day.bar.label
    press(qtbot, window, Qt.Key.Key_F12)
    assert day.bar.label != before
    assert not day.model.facts.closed
    day.model.set_number(Piece(50_000), 1)
    assert day.bar.label == before


def test_a_statement_is_compared_in_its_row(window: Window, qtbot: QtBot) -> None:
    day = screen(window)
    row = day.cards.compare.rows["card"]
    before = row.pill.text()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    press(qtbot, window, Qt.Key.Key_Enter)
    assert day.sheet is None
    assert day.model.draft.compared == {"card": 50_000}
    assert row.pill.text() != before
