from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.basket import BasketRow, BasketView

ROWS = [
    BasketRow("a", "Kain batik", "1", "Rp 245.000", "Rp 245.000 / lembar"),
    BasketRow("b", "Tas goni", "2", "Rp 150.000", "Rp 75.000 / buah"),
    BasketRow("c", "Radio bakelit", "1", "Rp 725.000", single=True),
]


def basket(qtbot: QtBot, chosen: str = "") -> BasketView:
    view = BasketView()
    qtbot.addWidget(view)
    view.resize(416, 400)
    view.set_rows(ROWS, chosen)
    view.show()
    return view


def spot(view: BasketView, key: str, name: str) -> QPoint:
    at = [row.key for row in ROWS].index(key)
    rect = QRectF(view.visualRect(view.lines.index(at))).adjusted(0, 0, 0, -2)
    return view.itemDelegate().buttons(rect, ROWS[at])[name].center().toPoint()


def test_the_selected_line_is_higher_and_the_others_sixty(qtbot: QtBot) -> None:
    view = basket(qtbot, "b")
    heights = [view.visualRect(view.lines.index(at)).height() for at in range(3)]
    assert heights == [62, 100, 62]


def test_each_button_of_the_selected_line_says_its_own_thing_once(qtbot: QtBot) -> None:
    view = basket(qtbot, "b")
    told: list[tuple[str, str]] = []
    view.more.connect(lambda key: told.append(("more", key)))
    view.less.connect(lambda key: told.append(("less", key)))
    view.price_asked.connect(lambda key: told.append(("price", key)))
    view.quantity_asked.connect(lambda key: told.append(("quantity", key)))
    for name in ("more", "less", "price", "quantity"):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "b", name))
    assert told == [("more", "b"), ("less", "b"), ("price", "b"), ("quantity", "b")]


def test_letting_go_beside_a_button_presses_nothing(qtbot: QtBot) -> None:
    view = basket(qtbot, "b")
    told: list[str] = []
    view.more.connect(told.append)
    view.less.connect(told.append)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "b", "more"))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "b", "less"))
    assert told == []


def test_fast_taps_all_count(qtbot: QtBot) -> None:
    view = basket(qtbot, "b")
    told: list[str] = []
    view.more.connect(told.append)
    at = spot(view, "b", "more")
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=at)
    for kind, held in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, Qt.MouseButton(0))):
        where = view.viewport().mapToGlobal(at)
        event = QMouseEvent(kind, QPointF(at), QPointF(where), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)
    assert told == ["b", "b"]


def test_a_tap_on_another_line_selects_it(qtbot: QtBot) -> None:
    view = basket(qtbot, "b")
    with qtbot.waitSignal(view.chosen, timeout=500) as told:
        middle = view.visualRect(view.lines.index(0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told.args == ["a"]
    assert view.key() == "a"


def test_a_single_piece_has_no_plus_and_minus(qtbot: QtBot) -> None:
    view = basket(qtbot, "c")
    assert set(view.itemDelegate().buttons(QRectF(0, 0, 416, 98), ROWS[2])) == {"price"}


def test_a_locked_basket_shows_no_buttons(qtbot: QtBot) -> None:
    view = basket(qtbot, "b")
    view.set_locked(True)
    view.doItemsLayout()
    assert [view.visualRect(view.lines.index(at)).height() for at in range(3)] == [62, 62, 62]


def test_stepping_starts_at_the_last_line_when_going_up(qtbot: QtBot) -> None:
    view = basket(qtbot)
    view.step(-1)
    assert view.key() == "c"
    view.step(-1)
    assert view.key() == "b"


def test_the_selection_follows_the_wish(qtbot: QtBot) -> None:
    view = basket(qtbot, "a")
    view.set_rows(ROWS[1:], "c")
    assert view.key() == "c"
    view.set_rows([])
    assert view.key() == ""


def test_a_screen_reader_hears_the_line(qtbot: QtBot) -> None:
    view = basket(qtbot)
    spoken = view.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tas goni, 2 ×, Rp 75.000 / buah, Rp 150.000"
