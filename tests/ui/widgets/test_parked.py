from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.look.measures import FULL, SMALL, Measures
from ui.look.tokens import LIGHT
from ui.look.wear import Look, wear
from ui.widgets.parked import ParkedStrip, Waiting

FOUR = [Waiting(str(at), name, "Rp 365.000", "12 mnt") for at, name in enumerate(("Bu Laras", "Pak Arif", "C", "D"))]


def strip(qtbot: QtBot, width: int, measures: Measures, waiting: list[Waiting]) -> ParkedStrip:
    made = ParkedStrip()
    qtbot.addWidget(made)
    wear(made, Look(LIGHT, measures))
    made.resize(width, made.sizeHint().height())
    made.set_waiting(waiting)
    made.show()
    return made


def test_two_sales_have_a_chip_each_at_both_sizes(qtbot: QtBot) -> None:
    for width, measures, wide in ((416, FULL, 155), (356, SMALL, 128)):
        made = strip(qtbot, width, measures, FOUR[:2])
        assert [(chip.isVisible(), chip.width(), chip.height()) for chip in made.chips] == [(True, wide, 48)] * 2
        assert made.chips[1].geometry().right() <= width - 6
        assert made.all.geometry().right() < made.chips[0].x()


def test_what_does_not_fit_waits_behind_their_number(qtbot: QtBot) -> None:
    made = strip(qtbot, 416, FULL, FOUR)
    assert [chip.isVisible() for chip in made.chips] == [True, True, False, False]
    assert made.all.label == "4 tersimpan"
    with qtbot.waitSignal(made.all_asked, timeout=500):
        qtbot.mouseClick(made.all, Qt.MouseButton.LeftButton)


def test_a_press_carries_the_key_of_its_sale(qtbot: QtBot) -> None:
    made = strip(qtbot, 416, FULL, FOUR)
    with qtbot.waitSignal(made.chosen, timeout=500) as told:
        qtbot.mouseClick(made.chips[1], Qt.MouseButton.LeftButton)
    assert told.args == ["1"]


def test_a_chip_says_name_amount_and_age_and_is_made_anew_only_when_they_change(qtbot: QtBot) -> None:
    made = strip(qtbot, 416, FULL, FOUR[:2])
    first = made.chips[0]
    assert first.accessibleName() == "Bu Laras, Rp 365.000, 12 mnt"
    made.set_waiting(FOUR[:2])
    assert made.chips[0] is first
    made.set_waiting([])
    assert made.chips == []
