from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.progress import Progress


def both(qtbot: QtBot) -> tuple[QPushButton, Progress]:
    """A button and the progress that takes its place, in a window that is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Salin")
    progress = Progress(button)
    column = QVBoxLayout(window)
    column.addWidget(button)
    column.addWidget(progress)
    window.show()
    return button, progress


def test_work_that_takes_long_is_shown_in_the_place_of_what_it_keeps_from_doing(qtbot: QtBot) -> None:
    button, progress = both(qtbot)
    progress.go("Memeriksa lembar", 1, 4)
    assert button.isVisible() and not progress.isVisible()
    qtbot.waitUntil(progress.isVisible)
    assert not button.isVisible()
    assert progress.bar.accessibleName() == "Memeriksa lembar 25 %"

    progress.end()
    assert button.isVisible() and not progress.isVisible()


def test_work_that_is_soon_done_is_never_shown(qtbot: QtBot) -> None:
    button, progress = both(qtbot)
    progress.go("Memeriksa lembar", 1, 4)
    progress.end()
    qtbot.wait(350)
    assert button.isVisible() and not progress.isVisible()


def test_its_button_asks_to_stop(qtbot: QtBot) -> None:
    _button, progress = both(qtbot)
    with qtbot.waitSignal(progress.stopped, timeout=500):
        progress.stop.click()
