import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethod
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fields import MoneyField, NoteField, SearchField, TextField


def money(qtbot: QtBot, filled_in: int = 287_000) -> MoneyField:
    field = MoneyField("Uang diterima")
    qtbot.addWidget(field)
    field.fill_in(filled_in)
    return field


def test_the_first_digit_replaces_what_was_filled_in(qtbot: QtBot) -> None:
    field = money(qtbot)
    told: list[int] = []
    field.amount_changed.connect(told.append)
    QTest.keyClicks(field, "30")
    field.type_digits("0")
    field.type_digits("000")
    assert field.amount == 300_000
    assert told == [3, 30, 300, 300_000]


def test_the_worth_of_a_whole_warehouse_is_told_whole(qtbot: QtBot) -> None:
    field = money(qtbot)
    told: list[int] = []
    field.amount_changed.connect(told.append)
    field.fill_in(24_274_497_000)
    assert told == [24_274_497_000]


def test_letters_and_separators_are_not_typed(qtbot: QtBot) -> None:
    field = money(qtbot, 0)
    QTest.keyClicks(field, "1a2,3.4 5")
    assert field.amount == 12_345


def test_one_digit_too_many_is_not_taken(qtbot: QtBot) -> None:
    field = money(qtbot, 0)
    QTest.keyClicks(field, "999999999")
    field.type_digits("000")
    assert field.amount == 999_999_999


def test_banknotes_add_up_and_the_first_replaces_what_was_filled_in(qtbot: QtBot) -> None:
    field = money(qtbot)
    for worth in (100_000, 100_000, 50_000):
        field.add(worth)
    assert field.amount == 250_000


def test_backspace_takes_a_digit_or_all_that_was_filled_in(qtbot: QtBot) -> None:
    field = money(qtbot)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.amount == 0
    QTest.keyClicks(field, "125")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.amount == 12


def test_an_amount_is_pasted_and_anything_else_is_not(qtbot: QtBot) -> None:
    field = money(qtbot)
    QGuiApplication.clipboard().setText("Rp 12.500")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.amount == 12_500
    QGuiApplication.clipboard().setText("12,500")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.amount == 12_500


def test_enter_says_that_the_amount_stands(qtbot: QtBot) -> None:
    field = money(qtbot)
    with qtbot.waitSignal(field.submitted, timeout=500):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_screen_reader_hears_the_amount(qtbot: QtBot) -> None:
    field = money(qtbot)
    assert (field.accessibleName(), field.accessibleDescription()) == ("Uang diterima", "Rp\u00a0287.000")


def test_keys_of_the_basket_pass_an_empty_search_and_are_typed_into_a_full_one(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    passed: list[str] = []
    field.line_key.connect(passed.append)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Delete, Qt.Key.Key_Down):
        QTest.keyClick(field.edit, key)
    QTest.keyClicks(field.edit, "a+b-c")
    assert passed == ["+", "Del", "Down"]
    assert field.text() == "a+b-c"


def test_escape_empties_the_search(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    field.set_text("batik")
    with qtbot.waitSignal(field.left, timeout=500):
        QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_the_search_waits_for_the_typing_to_rest(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    QTest.keyClicks(field.edit, "batik")
    qtbot.waitUntil(lambda: bool(searched))
    assert searched == ["batik"]


def test_what_a_scanner_typed_and_is_taken_back_is_never_searched_for(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    QTest.keyClicks(field.edit, "8991234567895")
    field.set_text("")
    qtbot.wait(60)
    assert searched == []


def test_enter_and_what_nobody_types_search_at_once(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    QTest.keyClicks(field.edit, "tas")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert searched == ["tas"]
    field.set_text("")
    assert searched == ["tas", ""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_F2])
def test_a_key_that_acts_on_what_was_found_comes_after_the_search(qtbot: QtBot, key: Qt.Key) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    QTest.keyClicks(field.edit, "tas")
    QTest.keyClick(field.edit, key)
    assert searched == ["tas"]
    qtbot.wait(60)
    assert searched == ["tas"]


def test_enter_in_the_search_carries_its_text(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    field.set_text("batik")
    with qtbot.waitSignal(field.submitted, timeout=500) as told:
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told.args == ["batik"]


def test_a_field_is_named_by_its_label_and_a_secret_is_not_shown(qtbot: QtBot) -> None:
    field = TextField("PIN", secret=True)
    qtbot.addWidget(field)
    field.set_text("1234")
    assert field.edit.accessibleName() == "PIN"
    assert "1234" not in field.edit.displayText()


def test_a_long_text_is_seen_from_its_beginning_once_the_field_is_left(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    first, other = TextField("Kategori"), TextField("Satuan")
    row.addWidget(first)
    row.addWidget(other)
    with qtbot.waitActive(page):
        page.show()
    other.setFocus()
    first.set_text("Radio dan kamera lama")
    assert first.edit.cursorPosition() == 0
    first.setFocus()
    QTest.keyClicks(first.edit, "Radio dan kamera lama sekali")
    other.setFocus()
    assert first.edit.cursorPosition() == 0


@pytest.mark.parametrize("kind", [TextField, SearchField, NoteField])
def test_the_first_touch_asks_the_system_for_its_keyboard_and_the_tab_key_does_not(
    kind: type[TextField] | type[SearchField] | type[NoteField], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(QInputMethod, "show", lambda _method: asked.append(True))
    field = kind("Nama")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert (asked, field.edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)) == ([], True)
    touched = field.edit.viewport() if isinstance(field, NoteField) else field.edit
    QTest.mouseClick(touched, Qt.MouseButton.LeftButton)
    assert asked == [True]


def test_a_field_of_figures_says_so_to_a_keyboard_on_the_screen_and_money_has_keys_of_its_own(qtbot: QtBot) -> None:
    field = TextField("Harga")
    qtbot.addWidget(field)
    field.expect_figures()
    assert field.edit.inputMethodHints() & Qt.InputMethodHint.ImhPreferNumbers
    assert not money(qtbot).testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
