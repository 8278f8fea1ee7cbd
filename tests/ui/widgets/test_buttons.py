from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.measures import SMALL
from ui.look.tokens import BANKNOTES, DARK, LIGHT
from ui.look.wear import Look, wear
from ui.widgets.bars import StatusItem
from ui.widgets.buttons import Button, IconButton, NoteButton, NumPad, PayBar
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.switch import Switch


def test_a_key_held_down_presses_once(qtbot: QtBot) -> None:
    button = PayBar("Bayar", "Rp 487.000")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(button, event)
    assert pressed == [True]


def test_pressing_by_hand_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, button = QLineEdit(), Button("Diskon")
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_an_ampersand_is_one(qtbot: QtBot) -> None:
    button = Button("Tutup hari & serahkan")
    qtbot.addWidget(button)
    assert (button.label, button.accessibleName()) == ("Tutup hari & serahkan", "Tutup hari & serahkan")
    assert button.shortcut().isEmpty()


def test_the_amount_is_spoken_with_the_verb(qtbot: QtBot) -> None:
    bar = PayBar("Bayar", "Rp 487.000", "F12")
    qtbot.addWidget(bar)
    bar.set_amount("Rp 1.000")
    assert bar.accessibleName() == "Bayar Rp 1.000"


def test_an_icon_button_says_its_name(qtbot: QtBot) -> None:
    button = IconButton("x", "Tutup")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Tutup", "Tutup")
    assert (button.sizeHint().width(), button.sizeHint().height()) == (44, 44)


def test_the_pay_bar_is_lower_in_a_small_window(qtbot: QtBot) -> None:
    bar = PayBar("Bayar")
    qtbot.addWidget(bar)
    assert bar.sizeHint().height() == 64
    wear(bar, Look(LIGHT, SMALL))
    assert bar.sizeHint().height() == 60


def test_the_number_pad_types_double_and_triple_noughts_and_has_no_decimal_key(qtbot: QtBot) -> None:
    pad = NumPad()
    qtbot.addWidget(pad)
    typed: list[str] = []
    pad.typed.connect(typed.append)
    for button in pad.findChildren(Button):
        button.click()
    assert sorted(typed) == sorted(["0", "00", "000", *"123456789"])


def test_every_banknote_has_its_own_button_and_says_what_it_adds(qtbot: QtBot) -> None:
    names = set()
    for worth in BANKNOTES:
        button = NoteButton(worth)
        qtbot.addWidget(button)
        assert str(worth // 1000) in button.label
        names.add(button.accessibleName())
    assert len(names) == len(BANKNOTES)


def test_a_row_of_chips_chooses_one_and_keeps_the_rest_behind_an_arrow(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(320, 44)
    row.set_chips([(str(at), f"Kategori {at}") for at in range(8)])
    row.show()
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    seen: list[str] = []
    for _page in range(8):
        shown = [chip for chip in row.findChildren(Chip) if chip.isVisible()]
        assert all(chip.geometry().right() <= row.width() - 44 for chip in shown)
        seen += [chip.key for chip in shown]
        if "7" in seen:
            break
        row.findChild(IconButton).click()
    assert seen == [str(at) for at in range(8)]
    shown[-1].click()
    assert (chosen, row.key()) == ([shown[-1].key], shown[-1].key)


def test_the_chosen_chip_is_always_seen(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(320, 44)
    row.show()
    for chosen in ("7", "0", "5"):
        row.set_chips([(str(at), f"Kategori {at}") for at in range(8)], chosen)
        assert chosen in seen_in(row)


def test_no_more_chips_are_passed_over_than_the_chosen_one_needs(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(320, 44)
    row.show()
    choices = [(str(at), f"Kategori {at}") for at in range(8)]
    row.set_chips(choices)
    many = len(seen_in(row))
    assert many > 1
    for chosen in (many - 1, many, 7):
        row.set_chips(choices, str(chosen))
        assert seen_in(row) == [str(at) for at in range(chosen - many + 1, chosen + 1)]


def test_chips_stay_where_only_their_texts_change(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(600, 44)
    row.show()
    row.set_chips([("a", "Semua"), ("b", "Batik 2")], chosen="b")
    before = row.findChildren(Chip)
    row.set_chips([("a", "Semua"), ("b", "Batik tulis 12")], chosen="b")
    assert row.findChildren(Chip) == before
    assert (before[1].text(), before[1].isChecked()) == ("Batik tulis 12", True)
    assert before[1].width() == before[1].sizeHint().width()


def seen_in(row: ChipRow) -> list[str]:
    return [chip.key for chip in row.findChildren(Chip) if chip.isVisible()]


def test_chips_that_all_fit_need_no_arrow(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(600, 44)
    row.set_chips([("a", "Semua"), ("b", "Batik")], chosen="b")
    row.show()
    assert row.key() == "b"
    assert not row.findChild(IconButton).isVisible()


def test_a_switch_is_switched_by_enter_and_by_touch(qtbot: QtBot) -> None:
    switch = Switch("Cetak struk", icon="printer")
    qtbot.addWidget(switch)
    QTest.keyClick(switch, Qt.Key.Key_Return)
    assert switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()


CHANGES: dict[str, Callable[[Button], object]] = {
    "its text": lambda button: button.set_text("Simpan"),
    "its amount": lambda button: button.set_amount("Rp 2.000"),
    "its second line": lambda button: button.set_sub("uang pas"),
    "its kind": lambda button: button.set_kind("danger"),
    "its icon": lambda button: button.set_icon("bookmark"),
    "its keycap": lambda button: button.set_keycap("F4"),
    "its shape": lambda button: button.set_stacked(True),
    "the size of its text": lambda button: button.set_size(44, 17),
    "its room": lambda button: button.resize(320, 60),
    "whether it is on": lambda button: button.setEnabled(False),
    "whether it is chosen": lambda button: button.setChecked(True),
    "whether it is held down": lambda button: button.setDown(True),
    "the focus": lambda button: button.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)),
    "the colours": lambda button: wear(button, Look(DARK)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_button_is_seen_as_it_is_now(qtbot: QtBot, change: str) -> None:
    changed, fresh = (Button("Diskon", icon="percent", amount="Rp 1.000", keycap="F5") for _each in range(2))
    for button in (changed, fresh):
        qtbot.addWidget(button)
        wear(button, Look(LIGHT))
        button.setCheckable(True)
        button.resize(400, 60)
    before = changed.grab().toImage()
    for button in (changed, fresh):
        CHANGES[change](button)
    assert changed.grab().toImage() != before
    assert changed.grab().toImage() == fresh.grab().toImage()


def test_what_says_how_things_are_is_seen_as_it_is_now(qtbot: QtBot) -> None:
    status, chip, switch = StatusItem("printer"), Chip("Semua"), Switch("Cetak struk")
    for widget in (status, chip, switch):
        qtbot.addWidget(widget)
        widget.resize(240, 44)
    status.show_state("Siap")
    before = [widget.grab().toImage() for widget in (status, chip, switch)]
    status.show_state("Siap", "bad")
    chip.set_icon("funnel")
    switch.set_text("Cetak")
    assert all(widget.grab().toImage() != seen for widget, seen in zip((status, chip, switch), before, strict=True))
