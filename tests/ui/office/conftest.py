"""The office's window, shown and in front, which collects only when it is told to."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui import app
from ui.look.wear import Look
from ui.news import Screen
from ui.office.today import TodayScreen
from ui.window import Window


@pytest.fixture
def office_window(gallery, qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    """Opens it on what the gallery holds by then; it is closed after the test."""
    opened: list[Window] = []

    def open_it() -> Window:
        made = app.build_office(gallery.office, Look())
        opened.append(made)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        today = made.pages[Screen.TODAY]
        assert isinstance(today, TodayScreen)
        today.model.stop()
        return made

    yield open_it
    for window in opened:
        window.close()
