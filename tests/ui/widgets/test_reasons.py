from PySide6.QtCore import QEvent, Qt
from pytestqt.qtbot import QtBot

from pos import words
from ui.widgets.reasons import ReasonField


def test_a_reason_at_a_touch_stands_in_the_field_in_the_language_in_use(qtbot: QtBot) -> None:
    field = ReasonField("Alasan", ["Not known"])
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseClick(field.reasons.buttons["Not known"], Qt.MouseButton.LeftButton)
    assert field.text() == "Tidak tahu"
    words.use("en")
    try:
        field.reasons.event(QEvent(QEvent.Type.LanguageChange))
        assert field.reasons.buttons["Not known"].label == "Not known"
    finally:
        words.use("id")
    assert field.text() == "Tidak tahu"
