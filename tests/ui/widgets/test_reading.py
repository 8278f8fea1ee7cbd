"""Reading order by place: rows first, columns where the gap between them is wider."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import reading


def boxes(qtbot: QtBot, *places: tuple[int, int, int, int]) -> QWidget:
    """A shown place with these boxes in it, made in this order and called by it."""
    place = QWidget()
    qtbot.addWidget(place)
    for at, box in enumerate(places):
        child = QWidget(place)
        child.setObjectName(str(at))
        child.setGeometry(*box)
    place.resize(400, 400)
    place.show()
    return place


def order(place: QWidget) -> str:
    return "".join(widget.objectName() for widget in reading.widgets(place))


def test_the_keys_of_a_pad_are_read_row_by_row(qtbot: QtBot) -> None:
    pad = boxes(qtbot, (52, 52, 44, 44), (0, 52, 44, 44), (52, 0, 44, 44), (0, 0, 44, 44))
    assert order(pad) == "3210"


def test_columns_further_apart_than_their_rows_are_read_one_after_the_other(qtbot: QtBot) -> None:
    columns = boxes(qtbot, (100, 0, 80, 40), (0, 0, 80, 40), (100, 40, 80, 40), (0, 40, 80, 40))
    assert order(columns) == "1302"


def test_a_head_is_read_before_the_columns_below_it(qtbot: QtBot) -> None:
    page = boxes(qtbot, (100, 60, 80, 90), (0, 60, 80, 40), (0, 104, 80, 40), (0, 0, 180, 44))
    assert order(page) == "3120"


def test_what_is_hidden_is_not_read(qtbot: QtBot) -> None:
    page = boxes(qtbot, (0, 0, 40, 40), (0, 50, 40, 40))
    page.findChild(QWidget, "0").hide()
    assert order(page) == "1"
