"""The kitchen's row over the sums."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.kitchen import MOST_MADE, KitchenRow, Waits

MANY = [Waits(f"order {number}", str(number), "dimasak", False) for number in range(1, 201)]


def row(qtbot: QtBot) -> KitchenRow:
    made = KitchenRow()
    qtbot.addWidget(made)
    made.resize(416, made.sizeHint().height())
    made.show()
    return made


def test_of_two_hundred_orders_only_those_are_made_that_may_be_seen_and_all_are_counted(qtbot: QtBot) -> None:
    made = row(qtbot)
    made.set_waiting(MANY[:MOST_MADE], 200)
    assert len(made.chips) == 12
    assert [chip.isVisible() for chip in made.chips][:2] == [True, True]
    assert made.all.accessibleName() == "Dapur, 200 antre"
    with qtbot.waitSignal(made.turned, timeout=500) as told:
        qtbot.mouseClick(made.chips[0], Qt.MouseButton.LeftButton)
    assert told.args == ["order 1"]


def test_one_more_that_has_no_room_is_counted_and_makes_no_chip_anew(qtbot: QtBot) -> None:
    made = row(qtbot)
    made.set_waiting(MANY[:MOST_MADE], 20)
    before = list(made.chips)
    made.set_waiting(MANY[:MOST_MADE], 21)
    assert made.chips == before
    assert made.all.accessibleName() == "Dapur, 21 antre"
