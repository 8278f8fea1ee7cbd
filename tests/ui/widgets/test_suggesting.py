import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.suggesting import SuggestField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a popup without a window system

NAMES = ["Kabupaten Demak", "Kabupaten Jepara", "Kota Semarang"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 200)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def field_in(window: QWidget, *, several: bool) -> SuggestField:
    made = SuggestField(several=several)
    made.setParent(window)
    made.resize(300, 46)
    made.suggest(NAMES)
    made.show()
    made.edit.setFocus()
    return made


def proposed(field: SuggestField) -> list[str]:
    model = field.popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_typing_narrows_what_is_proposed_and_a_choice_is_taken(window: QWidget) -> None:
    field = field_in(window, several=False)
    QTest.keyClicks(field.edit, "dem")
    assert field.popup.isVisible() and proposed(field) == ["Kabupaten Demak"]
    QTest.keyClick(field.popup, Qt.Key.Key_Down)
    QTest.keyClick(field.popup, Qt.Key.Key_Return)
    assert field.text() == "Kabupaten Demak" and not field.popup.isVisible()


def test_the_arrow_down_shows_all_also_where_one_is_chosen_already(window: QWidget) -> None:
    field = field_in(window, several=False)
    field.set_text("Kota Semarang")
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert proposed(field) == NAMES
    QTest.keyClick(field.popup, Qt.Key.Key_Escape)
    assert not field.popup.isVisible() and field.text() == "Kota Semarang"


def test_of_several_the_last_is_gone_on_from_and_the_others_stay(window: QWidget) -> None:
    field = field_in(window, several=True)
    QTest.keyClicks(field.edit, "Kota Semarang, jep")
    assert proposed(field) == ["Kabupaten Jepara"]
    QTest.keyClick(field.popup, Qt.Key.Key_Down)
    QTest.keyClick(field.popup, Qt.Key.Key_Return)
    assert field.text() == "Kota Semarang, Kabupaten Jepara"


def test_what_is_not_proposed_may_be_typed(window: QWidget, qtbot: QtBot) -> None:
    field = field_in(window, several=False)
    QTest.keyClicks(field.edit, "Bantul")
    assert not field.popup.isVisible()
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.text() == "Bantul"


def test_what_is_proposed_is_seen_whole_also_under_a_narrow_field(window: QWidget) -> None:
    field = field_in(window, several=False)
    field.resize(120, 46)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.popup.width() >= field.popup.sizeHintForColumn(0) > field.width()
