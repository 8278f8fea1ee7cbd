"""People at the till: it locks, changes hands, and asks for a PIN in place, by touch, by keyboard, never by a scan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos import words
from pos.people import Person, pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall
from pos.till.basket import basket_of, line_of
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.app import build_stall
from ui.app.idle import Idle
from ui.background import Background, Runner
from ui.look.wear import Look
from ui.news import Screen
from ui.stall.day import DayScreen
from ui.stall.day.releasing import ReleaseSheet
from ui.stall.day.sheets import CashSheet, FloatSheet, ShiftSheet
from ui.stall.drawer import DrawerScreen
from ui.stall.history import HistoryScreen
from ui.stall.people import ApprovalSheet, LockScreen
from ui.stall.sell import SellScreen
from ui.stall.sell.sheets import CancelSheet
from ui.stall.settings import SettingsScreen
from ui.window import Window

PINS = {"Ratih": "730164", "Sari": "582913", "Ayu": "4826"}
ROLES = {"Ratih": Role.OWNER, "Sari": Role.MANAGER, "Ayu": Role.CASHIER}


@pytest.fixture(scope="module")
def kept() -> dict[str, pin.Kept]:
    return {name: pin.keep(text) for name, text in PINS.items()}


@pytest.fixture
def staffed(shop: Stall, kept: dict[str, pin.Kept]) -> Stall:
    for name, role in ROLES.items():
        shop.people.add(name, role, kept[name], at=shop.now(), operation=name, by=OWNER)
    return shop


@pytest.fixture
def window(staffed: Stall, window: Window) -> Window:
    """The window of a shop that has people before it opens."""
    return window


def lock(window: Window) -> LockScreen:
    assert window.is_covered
    return next(screen for screen in window.findChildren(LockScreen) if screen.isVisible())


def approval(window: Window) -> ApprovalSheet:
    sheet = window.places.currentWidget()
    assert isinstance(sheet, ApprovalSheet)
    return sheet


def touch(place: LockScreen | ApprovalSheet, name: str, typed: str) -> None:
    """A name, then the keys on the screen."""
    model = place.identify.model
    tile = next(place.identify.tiles[person.id] for person in model.people() if person.name == name)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    for digit in typed:
        QTest.mouseClick(place.identify.pad.keys[digit], Qt.MouseButton.LeftButton)
    QTest.mouseClick(place.identify.pad.bar, Qt.MouseButton.LeftButton)


def enter(window: Window, name: str) -> None:
    touch(lock(window), name, PINS[name])
    assert not window.is_covered


def approve(window: Window, name: str = "Sari") -> None:
    touch(approval(window), name, PINS[name])


def present(stall: Stall) -> str | None:
    return stall.people.present.name if stall.people.present else None


def sold(stall: Stall) -> Sale:
    product = stall.catalog.by_code("KUNCI")
    assert product is not None
    offers = [Offer(tender="cash", amount=30_000)]
    return stall.till.checkout(basket_of("sold", [line_of(product, 2)], 0), offers, at=stall.now(), by=OWNER)


def authorised(stall: Stall) -> list[tuple[str, str | None, str]]:
    events = [event for event in stall.journal.events() if "authorised_by" in event.data]
    return [(event.kind, event.actor, event.data["authorised_by"]) for event in events]


# The lock


def test_a_stall_without_people_opens_on_selling_and_locks_nothing(shop: Stall, at_once: Runner, qtbot: QtBot) -> None:
    window = build_stall(shop, Look(), at_once)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert (window.is_covered, window.shown) == (False, Screen.SELL)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not window.is_covered
    assert "Orang" in window.bar.toast.text


def test_with_people_it_opens_locked_and_a_pin_by_touch_opens_it(window: Window, staffed: Stall) -> None:
    assert not window.bar.isVisible() and not window.places.isVisible()
    touch(lock(window), "Ayu", "4827")
    assert (window.is_covered, present(staffed)) == (True, None)
    touch(lock(window), "Ayu", PINS["Ayu"])
    assert (window.is_covered, present(staffed)) == (False, "Ayu")
    assert window.bar.isVisible() and window.page.isVisible()


def test_arrows_digits_and_enter_do_it_too(window: Window, staffed: Stall, press: Callable[..., None]) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        press(key)
    for digit in PINS["Ayu"] + "9":
        press(digit)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    assert present(staffed) == "Ayu"


def test_behind_the_lock_no_key_no_scan_and_no_file_does_anything(
    window: Window, staffed: Stall, scan: Callable[[str], None], press: Callable[..., None]
) -> None:
    page = window.page
    assert isinstance(page, SellScreen)
    for key in (Qt.Key.Key_F10, Qt.Key.Key_F12, Qt.Key.Key_F1, Qt.Key.Key_Escape, "x"):
        press(key)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    scan("8991234567895")
    assert (window.is_covered, window.shown, len(page.model.basket), window.places.has_sheet) == (
        True,
        Screen.SELL,
        0,
        False,
    )
    enter(window, "Ayu")
    assert page.goods.search.text() == ""


def test_a_scan_is_no_pin(window: Window, staffed: Stall, scan: Callable[[str], None]) -> None:
    screen = lock(window)
    screen.identify.model.choose(3)
    scan(PINS["Ayu"])
    assert (present(staffed), screen.identify.model.digits) == (None, 0)
    assert staffed.people.wait(3) == 0


def test_the_basket_stays_through_a_lock_and_a_change_of_cashier(window: Window, staffed: Stall, qtbot: QtBot) -> None:
    enter(window, "Ayu")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("KUNCI")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert present(staffed) is None
    assert lock(window).identify.model.chosen == staffed.people.person(3)  # who left it is likely to come back
    enter(window, "Sari")
    assert [line.code for line in page.model.basket.lines] == ["KUNCI"]


def test_a_touch_on_the_name_changes_hands_and_esc_leaves_it_as_it_was(
    window: Window, staffed: Stall, qtbot: QtBot, press: Callable[..., None]
) -> None:
    enter(window, "Ayu")
    item = window.bar.status.itemAt(0)
    assert item is not None
    shown = item.widget()
    assert shown is not None
    assert shown.accessibleName() == "Ayu"
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Escape)
    assert (window.is_covered, present(staffed)) == (False, "Ayu")
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    enter(window, "Sari")
    assert (present(staffed), shown.accessibleName()) == ("Sari", "Sari")


def test_too_many_wrong_ones_are_told_in_words_and_hold_nobody_else_up(window: Window, staffed: Stall) -> None:
    screen = lock(window)
    for _try in range(5):
        touch(screen, "Ayu", "0907")
    said = screen.identify.pad.words.text()
    assert "Ayu" in said and "dtk" in said
    assert not screen.identify.pad.bar.isEnabled()
    enter(window, "Sari")


def test_nobody_touching_it_for_a_while_locks_it(window: Window, staffed: Stall) -> None:
    enter(window, "Ratih")
    idle = window.findChild(Idle)
    assert idle is not None
    for _look in range(100):
        idle.look()
    assert not window.is_covered  # unless that is wished
    staffed.set("lock_after", "2")
    handle = window.windowHandle()
    assert handle is not None
    for _time in range(2):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, key)
        for _look in range(23):
            idle.look()
        assert not window.is_covered
    idle.look()
    assert window.is_covered


def test_a_pin_is_checked_off_the_window_s_thread(staffed: Stall, qtbot: QtBot) -> None:
    from ui.models.pin import PinModel

    runner = Background()
    model = PinModel(staffed, runner, staffed.people.active)
    model.choose(3)
    for digit in PINS["Ayu"]:
        model.type(digit)
    with qtbot.waitSignal(model.entered) as entered:
        model.enter()
        assert not runner.is_idle and not model.can_enter()
        model.enter()  # once at a time
    assert entered.args == [staffed.people.person(3)]


# A PIN in place


def test_a_price_below_what_a_cashier_may_give_asks_before_money_is_taken(
    window: Window, staffed: Stall, qtbot: QtBot, press: Callable[..., None]
) -> None:
    enter(window, "Ayu")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("KAIN")
    page.model.set_price(150_000)
    page.pay()
    assert page.pay_sheet is None
    assert "Ayu" in approval(window).why.text()
    assert {tile.label for tile in approval(window).identify.tiles.values()} == {"Ratih", "Sari"}
    approve(window)
    assert page.pay_sheet is not None and page.pay_sheet.isVisible()
    press(Qt.Key.Key_Return)
    assert authorised(staffed) == [("sale", "Ayu", "Sari")]
    sale = staffed.till.last_sale()
    assert sale is not None and (sale.cashier, sale.due) == ("Ayu", 150_000)
    page.model.add_code("KAIN")
    page.model.set_price(150_000)
    page.pay()
    assert page.pay_sheet is None or page.pay_sheet.is_done()  # what was lent was for that one sale
    approval(window)


def test_what_the_buyer_was_asked_to_pay_for_goes_out_with_a_manager_s_pin(
    window: Window, staffed: Stall, press: Callable[..., None]
) -> None:
    enter(window, "Ayu")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("KAIN")
    page.model.add_code("KUNCI")
    page.pay()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Delete)
    assert [line.code for line in page.model.basket.lines] == ["KAIN", "KUNCI"]
    approve(window)
    assert [line.code for line in page.model.basket.lines] == ["KAIN"]
    press(Qt.Key.Key_Delete)
    sheet = page.sheet
    assert isinstance(sheet, CancelSheet)
    sheet.reason.set_text("uang kurang")
    press(Qt.Key.Key_F12)
    approve(window)
    assert (page.sheet, page.model.basket.lines) == (None, [])
    assert authorised(staffed) == [("voided", "Ayu", "Sari"), ("voided", "Ayu", "Sari")]
    assert staffed.history.voids()[0].reason == "uang kurang"


def test_esc_leaves_the_question_and_nothing_is_done(
    window: Window, staffed: Stall, press: Callable[..., None]
) -> None:
    enter(window, "Ayu")
    window.show_screen(Screen.SETTINGS)
    page = window.page
    assert isinstance(page, SettingsScreen)
    page.model.put("receipt", "80")
    approval(window)
    press(Qt.Key.Key_Escape)
    assert window.places.currentWidget() is page
    assert staffed.settings.receipt == 58
    page.model.put("receipt", "80")
    touch(approval(window), "Ratih", PINS["Ratih"])
    assert (staffed.settings.receipt, authorised(staffed)) == (80, [("setting_changed", "Ayu", "Ratih")])


def test_a_language_needs_nobody_s_pin(window: Window, staffed: Stall, qtbot: QtBot) -> None:
    enter(window, "Ayu")
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert words.language() == "en"
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


def test_a_pin_is_asked_for_in_the_language_that_is_chosen_meanwhile_and_what_was_asked_is_done(
    window: Window, staffed: Stall, qtbot: QtBot
) -> None:
    enter(window, "Ayu")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("KAIN")
    assert page.model.begin_payment()
    page.model.clear()
    sheet = page.sheet
    assert isinstance(sheet, CancelSheet)
    sheet.reason.set_text("uang kurang")
    sheet.submit()
    window.set_language("en")
    assert approval(window).why.text() == "Ayu wants to: Take out what the buyer was asked to pay for"
    assert approval(window).sheet.title.text() == "A PIN is needed"
    assert page.sheet is sheet
    approve(window)
    assert (page.model.basket.lines, authorised(staffed)) == ([], [("voided", "Ayu", "Sari")])
    qtbot.waitUntil(lambda: not page.is_held)
    window.set_language("id")


def test_what_is_not_allowed_is_asked_anew_in_the_language_that_was_chosen_meanwhile(
    window: Window, qtbot: QtBot, press: Callable[..., None]
) -> None:
    enter(window, "Ayu")
    page = window.page
    assert isinstance(page, SellScreen)
    page.model.add_code("KAIN")
    assert page.model.begin_payment()
    page.model.clear()
    assert isinstance(page.sheet, CancelSheet)
    page.sheet.reason.set_text("uang kurang")
    page.sheet.submit()
    window.set_language("en")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.sheet is None)
    assert (page.is_held, len(page.model.basket)) == (False, 1)
    window.set_language("id")


def test_cash_out_goes_on_where_it_was_asked_and_happens_once(window: Window, staffed: Stall) -> None:
    sold(staffed)
    enter(window, "Ayu")
    window.show_screen(Screen.DAY)
    page = window.page
    assert isinstance(page, DayScreen)
    page.ask_cash()
    sheet = page.sheet
    assert isinstance(sheet, CashSheet)
    sheet.amount.choose(20_000)
    sheet.reason.set_text("parkir")
    sheet.submit()
    assert page.sheet is sheet
    approve(window)
    assert page.sheet is None
    assert authorised(staffed) == [("cash_moved", "Ayu", "Sari")]


def test_a_held_hand_in_is_let_go_on_with_a_manager_s_pin(window: Window, staffed: Stall, tmp_path: Path) -> None:
    tmp_path.joinpath("office", "inbox").mkdir(parents=True)
    staffed.set("collection", str(tmp_path.joinpath("office")))
    staffed.epochs.begin("komputer rusak", at=staffed.now(), operation="restored", held=True)
    enter(window, "Ayu")
    window.show_screen(Screen.DAY)
    page = window.page
    assert isinstance(page, DayScreen)
    page.show_hand_in()
    page.sheet.release_asked.emit()
    sheet = page.sheet
    assert isinstance(sheet, ReleaseSheet)
    sheet.reason.set_text("Dicocokkan dengan nota")
    sheet.submit()
    assert staffed.delivery.is_held()
    approve(window)
    assert not staffed.delivery.is_held()
    assert page.sheet is None
    assert authorised(staffed) == [("hand_in_released", "Ayu", "Sari")]


def test_the_drawer_opens_after_the_pin_and_selling_goes_on(window: Window, staffed: Stall) -> None:
    staffed.set("printer", f"file:{staffed.folder / 'paper.bin'}")
    enter(window, "Ayu")
    window.show_screen(Screen.DRAWER)
    page = window.page
    assert isinstance(page, DrawerScreen)
    page.answer("uang receh")
    assert not staffed.folder.joinpath("paper.bin").exists()
    approve(window)
    assert staffed.folder.joinpath("paper.bin").exists()
    assert (window.shown, authorised(staffed)) == (Screen.SELL, [("drawer_opened", "Ayu", "Sari")])


def test_goods_come_back_after_the_pin_and_the_history_says_with_whose(window: Window, staffed: Stall) -> None:
    sale = sold(staffed)
    enter(window, "Ayu")
    window.show_screen(Screen.HISTORY)
    page = window.page
    assert isinstance(page, HistoryScreen)
    page.begin_refund()
    assert page.refund is not None
    page.refund.model.take_all()
    page.refund.model.choose_reason("defect")
    page.refund.model.accept()
    approve(window)
    assert page.refund is None
    assert [refund.due for refund in staffed.history.refunds(sale)] == [-30_000]
    assert "Sari" in page.model.steps()[0].title


def test_a_closed_day_is_opened_again_and_its_tender_changed_each_with_a_pin(window: Window, staffed: Stall) -> None:
    sold(staffed)
    staffed.close_day()
    enter(window, "Ayu")
    window.show_screen(Screen.HISTORY)
    page = window.page
    assert isinstance(page, HistoryScreen)
    page.ask_tender()
    assert page.tender is not None
    page.tender.reason.set_text("salah tekan")
    page.tender.submit()
    approve(window)
    sheet = page.tender
    assert sheet is not None
    sheet.reason.set_text("salah tekan")
    next(iter(sheet.tenders.values())).click()
    sheet.accept()
    approve(window)
    assert authorised(staffed) == [("day_reopened", "Ayu", "Sari"), ("tender_changed", "Ayu", "Sari")]


def test_a_new_product_is_taken_up_with_a_pin_and_lies_in_the_basket(window: Window, staffed: Stall) -> None:
    enter(window, "Ayu")
    page = window.page
    assert isinstance(page, SellScreen)
    page.asks.new_product("8990000000017")
    assert page.sheet is not None
    page.sheet.answered.emit("Sapu lidi", 12_000)
    approve(window)
    assert [line.name for line in page.model.basket.lines] == ["Sapu lidi"]
    assert page.sheet is None


# Who it is at the drawer


def test_who_is_at_the_till_opens_it_and_hands_it_to_one_who_works_here(window: Window, staffed: Stall) -> None:
    enter(window, "Ayu")
    window.show_screen(Screen.DAY)
    page = window.page
    assert isinstance(page, DayScreen)
    page.open_till()
    opening = page.sheet
    assert isinstance(opening, FloatSheet) and opening.cashier.isHidden()
    opening.submit()
    window.show_screen(Screen.DAY)
    page.ask_shift()
    handing = page.sheet
    assert isinstance(handing, ShiftSheet) and handing.cashier.isHidden()
    handing.names.chosen.emit("Sari")
    handing.submit()
    assert [shift.cashier for shift in staffed.days.so_far("2026-11-21", staffed.now()).shifts] == ["Ayu", "Sari"]
    tail = staffed.journal.tail()
    assert tail is not None and tail.data["handed_by"] == "Ayu"


# The settings


@pytest.fixture
def fresh(shop: Stall, at_once: Runner, qtbot: QtBot) -> Window:
    """A stall that has nobody yet, at the people of its settings."""
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.show()
    made.show_screen(Screen.SETTINGS)
    settings(made).show_group("people")
    return made


def settings(window: Window) -> SettingsScreen:
    page = window.page
    assert isinstance(page, SettingsScreen)
    return page


def put(window: Window, name: str, typed: str) -> None:
    form = settings(window).people.form
    form.name.set_text(name)
    for digit in typed:
        form.pad.keys[digit].click()
    form.pad.bar.click()


def add(window: Window, name: str, typed: str) -> None:
    settings(window).people.add.click()
    put(window, name, typed)


def names(people: list[Person]) -> list[tuple[str, str]]:
    return [(person.name, person.role.value) for person in people]


def test_the_first_one_is_the_owner_who_then_adds_others(fresh: Window, shop: Stall) -> None:
    add(fresh, "Ratih", "7301")
    assert shop.people.everybody() == []  # an owner's PIN is longer
    put(fresh, "Ratih", "64")
    assert (names(shop.people.active()), present(shop)) == ([("Ratih", "owner")], "Ratih")
    add(fresh, "Ayu", "1234")
    assert "ditebak" in fresh.bar.toast.text
    put(fresh, "Ayu", PINS["Ayu"])
    assert names(shop.people.active()) == [("Ratih", "owner"), ("Ayu", "cashier")]
    assert not fresh.is_covered


def test_somebody_is_renamed_promoted_and_let_go(fresh: Window, shop: Stall) -> None:
    add(fresh, "Ratih", PINS["Ratih"])
    add(fresh, "Ayu", PINS["Ayu"])
    part = settings(fresh).people
    part.rows[2].click()
    put(fresh, "Ayu W.", "")
    part.rows[2].click()
    part.form.roles[Role.MANAGER].click()
    assert not part.form.pad.bar.isEnabled()  # six digits now
    put(fresh, "Ayu W.", PINS["Sari"])
    assert names(shop.people.active()) == [("Ratih", "owner"), ("Ayu W.", "manager")]
    part.rows[2].click()
    part.form.go.click()
    assert names(shop.people.active()) == [("Ratih", "owner")]
    part.rows[2].click()
    part.form.go.click()
    assert len(shop.people.active()) == 2


def test_a_cashier_adds_somebody_only_with_the_owner_s_pin(window: Window, staffed: Stall) -> None:
    enter(window, "Ayu")
    window.show_screen(Screen.SETTINGS)
    settings(window).show_group("people")
    add(window, "Tini", "9307")
    touch(approval(window), "Ratih", PINS["Ratih"])
    assert names(staffed.people.active())[-1] == ("Tini", "cashier")
    assert authorised(staffed) == [("person_added", "Ayu", "Ratih")]


def test_who_lets_themselves_go_leaves_the_till_locked(window: Window, staffed: Stall) -> None:
    enter(window, "Sari")
    staffed.people.change(2, active=False, at=staffed.now(), operation="go", by=OWNER)
    window.news.recorded.emit()
    assert window.is_covered


def test_no_pin_is_seen_by_a_screen_reader_or_kept_by_a_widget(window: Window, staffed: Stall) -> None:
    screen = lock(window)
    screen.identify.model.choose(3)
    for digit in "4826":
        screen.identify.pad.keys[digit].click()
    assert screen.identify.pad.accessibleName() == "PIN, 4 angka diketik"
    told = [widget.accessibleName() for widget in QApplication.allWidgets()]
    assert not [text for text in told if "4826" in text]


def test_everything_here_is_large_enough_for_a_finger(window: Window) -> None:
    identify = lock(window).identify
    for control in (*identify.tiles.values(), *identify.pad.keys.values(), identify.pad.back, identify.pad.bar):
        assert min(control.width(), control.height()) >= 44
