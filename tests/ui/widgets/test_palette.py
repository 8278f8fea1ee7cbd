from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.words import N_
from ui.keys import Command
from ui.widgets.palette import Palette


def nothing() -> None:
    pass


COMMANDS = (
    Command("pay", N_("Pay"), "F12", nothing),
    Command("up", N_("Line above"), "Up", nothing),
    Command("reprint", N_("Print the last receipt again"), "F9", nothing),
    Command("clear", N_("Clear"), "", nothing, lambda: False),
    Command("day", N_("Close the day"), "Ctrl+T", nothing),
)


def palette(qtbot: QtBot) -> Palette:
    made = Palette(COMMANDS)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(made: Palette) -> list[str]:
    return [button.label for button in made.buttons]


def test_it_offers_what_makes_sense_now_and_is_no_mere_key(qtbot: QtBot) -> None:
    assert titles(palette(qtbot)) == ["Bayar", "Cetak ulang nota terakhir", "Tutup hari"]


def test_the_typed_words_are_found_anywhere_and_at_a_beginning_first(qtbot: QtBot) -> None:
    made = palette(qtbot)
    made.field.set_text("hari tutup")
    assert titles(made) == ["Tutup hari"]
    made.field.set_text("t")
    assert titles(made) == ["Cetak ulang nota terakhir", "Tutup hari"]
    made.field.set_text("a")
    assert titles(made) == ["Bayar", "Cetak ulang nota terakhir", "Tutup hari"]
    made.field.set_text("u")
    assert titles(made) == ["Cetak ulang nota terakhir", "Tutup hari"]
    made.field.set_text("tu")
    assert titles(made) == ["Tutup hari"]
    made.field.set_text("tidak ada")
    assert titles(made) == []


def test_enter_picks_the_first_and_the_arrows_another(qtbot: QtBot) -> None:
    made = palette(qtbot)
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(made.field.edit, Qt.Key.Key_Return)
    assert told.args == [COMMANDS[0]]
    QTest.keyClick(made.field.edit, Qt.Key.Key_Down)
    QTest.keyClick(made.field.edit, "a")
    QTest.keyClick(made.field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(made.field.edit, Qt.Key.Key_Return)
    assert told.args == [COMMANDS[2]]


def test_a_tap_picks_and_esc_leaves(qtbot: QtBot) -> None:
    made = palette(qtbot)
    with qtbot.waitSignal(made.chosen) as told:
        made.buttons[2].click()
    assert told.args == [COMMANDS[4]]
    with qtbot.waitSignal(made.closed):
        QTest.keyClick(made.field.edit, Qt.Key.Key_Escape)
