"""The sheet of keys: each thing to do once, with every key that does it."""

from pytestqt.qtbot import QtBot

from pos.words import N_
from ui.keys import Command
from ui.widgets.labels import Keycap, Label
from ui.widgets.shortcuts import ShortcutSheet


def nothing() -> None:
    pass


def test_each_thing_stands_once_with_all_its_keys(qtbot: QtBot) -> None:
    sheet = ShortcutSheet(
        [
            Command("quantity_star", N_("Quantity"), "*", nothing),
            Command("quantity", N_("Quantity"), "F2", nothing),
            Command("leave", N_("Back"), "", nothing, also=("Esc",)),
            Command("silent", N_("Pay"), "", nothing),
        ]
    )
    qtbot.addWidget(sheet)
    assert [keycap.text() for keycap in sheet.findChildren(Keycap)] == ["*", "F2", "Esc"]
    texts = [label.text() for label in sheet.findChildren(Label)]
    assert (texts.count("Jumlah"), texts.count("Kembali"), texts.count("Bayar")) == (1, 1, 0)


def test_a_key_that_bears_an_arrow_is_drawn_with_one(qtbot: QtBot) -> None:
    up = Keycap("Up")
    qtbot.addWidget(up)
    assert up.sizeHint().width() == up.sizeHint().height()
    assert up.accessibleName() == "Up"
