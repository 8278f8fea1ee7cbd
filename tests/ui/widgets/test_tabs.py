from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.tabs import Tabs

MANY = [(name, f"Tab {name}", 12) for name in "abcdefgh"]


def test_where_the_counts_have_no_room_the_words_alone_are_shown(qtbot: QtBot) -> None:
    card, tabs = QWidget(), Tabs()
    qtbot.addWidget(card)
    QHBoxLayout(card).addWidget(tabs)
    tabs.set_tabs(MANY, "a")
    card.resize(1000, 60)
    card.show()
    wide = [tab.sizeHint().width() for tab in tabs.tabs.values()]
    card.resize(520, 60)
    qtbot.waitUntil(lambda: tabs.width() < 520)
    assert all(tab.sizeHint().width() < was for tab, was in zip(tabs.tabs.values(), wide, strict=True))
    assert {tab.accessibleName() for tab in tabs.tabs.values()} == {f"Tab {name}, 12" for name in "abcdefgh"}
    card.resize(1000, 60)
    qtbot.waitUntil(lambda: tabs.width() > 900)
    assert [tab.sizeHint().width() for tab in tabs.tabs.values()] == wide
