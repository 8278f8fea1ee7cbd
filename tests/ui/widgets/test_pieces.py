import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.look import fonts
from ui.widgets.pieces import PieceRow


@pytest.mark.parametrize(("worth", "number"), [(100_000, 9_999), (1_000, 99_999)])
def test_the_largest_amount_of_notes_is_not_cut(qtbot: QtBot, worth: int, number: int) -> None:
    row = PieceRow(worth)
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    row.set_number(number)
    assert fonts.width(row.amount_text(), row.amount_size(), 400, True) <= row._amount_area().width()


@pytest.mark.parametrize(("worth", "number"), [(1_000, 9_999), (100, 99_999)])
def test_a_large_amount_of_coins_is_not_cut(qtbot: QtBot, worth: int, number: int) -> None:
    row = PieceRow(worth, coin=True)
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    row.set_number(number)
    assert fonts.width(row.amount_text(), row.amount_size(), 400, True) <= row._amount_area().width()


def test_the_scanners_filter_can_take_its_burst_back(qtbot: QtBot) -> None:
    row = PieceRow(20_000)
    qtbot.addWidget(row)
    row.changed.connect(row.set_number)
    row.set_number(7)
    held = row.typed()
    for digit in "8991":
        row.type_digit(digit)
    assert row.number == 8991
    row.put_back(held)
    assert row.number == 7


def test_less_than_none_is_not_asked_for(qtbot: QtBot) -> None:
    row = PieceRow(20_000)
    qtbot.addWidget(row)
    asked: list[int] = []
    row.changed.connect(asked.append)
    qtbot.keyClicks(row, "-")
    qtbot.keyClick(row, Qt.Key.Key_Backspace)
    assert asked == []


def test_a_note_and_a_coin_of_one_worth_have_names_of_their_own(qtbot: QtBot) -> None:
    note, coin = PieceRow(1_000), PieceRow(1_000, coin=True)
    for row in (note, coin):
        qtbot.addWidget(row)
    assert note.accessibleName() != coin.accessibleName()
