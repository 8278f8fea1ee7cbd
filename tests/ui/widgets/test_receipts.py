from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.look.wear import Look, wear
from ui.models.happened import ListRow
from ui.widgets.chips import MenuChip
from ui.widgets.receipts import ReceiptList


def a_row(number: str) -> ListRow:
    return ListRow(number, "0218", "Sab 21 Nov 11.42", "Rp\u00a0484.000", "Kaus Lawang Sewu", "retur 1")


@pytest.fixture
def view(qtbot: QtBot) -> ReceiptList:
    made = ReceiptList()
    qtbot.addWidget(made)
    wear(made, Look())
    made.resize(400, 300)
    made.set_rows([a_row(str(at)) for at in range(10)], "2")
    made.show()
    return made


def test_the_chosen_receipt_is_selected_without_being_picked_again(view: ReceiptList) -> None:
    picked: list[str] = []
    view.picked.connect(picked.append)
    assert view.key() == "2"
    view.set_rows([a_row(str(at)) for at in range(10)], "2")
    assert picked == []


def test_arrows_pick_and_enter_opens(view: ReceiptList, qtbot: QtBot) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    with qtbot.waitSignal(view.picked) as picked:
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (picked.args, opened) == (["3"], ["3"])


def test_further_rows_come_below_what_is_seen(view: ReceiptList, qtbot: QtBot) -> None:
    bar = view.verticalScrollBar()
    with qtbot.waitSignal(view.end_seen):
        bar.setValue(bar.maximum())
    seen = bar.value()
    view.set_rows([a_row(str(at)) for at in range(20)], "2")
    assert (bar.value(), view.receipts.rowCount()) == (seen, 20)


def test_a_reader_is_told_the_whole_row(view: ReceiptList) -> None:
    index = view.receipts.index(0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "0218, Sab 21 Nov 11.42, Rp\u00a0484.000, Kaus Lawang Sewu, retur 1"
    assert index.data() == "0218"


def test_a_refund_is_painted_in_the_colour_of_what_is_bad(view: ReceiptList) -> None:
    before = view.grab().toImage()
    view.set_rows([replace(a_row(str(at)), refund=True) for at in range(10)], "2")
    assert view.grab().toImage() != before


def test_a_menu_chip_is_filled_while_it_narrows(qtbot: QtBot) -> None:
    chip = MenuChip()
    qtbot.addWidget(chip)
    chip.set_choices("Kasir", [("", "Semua kasir"), ("Sari", "Sari & Dewi")], "")
    assert (chip.label, chip.accessibleName(), chip.isChecked()) == ("Semua kasir", "Kasir: Semua kasir", False)
    with qtbot.waitSignal(chip.picked) as picked:
        chip.menu.actions()[1].trigger()
    assert (picked.args, chip.label, chip.isChecked(), chip.key) == (["Sari"], "Sari & Dewi", True, "Sari")


def test_where_there_is_little_room_a_chip_that_narrows_nothing_says_its_name(qtbot: QtBot) -> None:
    chip = MenuChip()
    qtbot.addWidget(chip)
    chip.set_choices("Kasir", [("", "Semua kasir"), ("Sari", "Sari")], "")
    chip.set_short(True)
    assert (chip.label, chip.accessibleName()) == ("Kasir", "Kasir: Semua kasir")
    chip.choose("Sari")
    assert chip.label == "Sari"
