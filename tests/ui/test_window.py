from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from pos.words import N_
from ui.keys import Command
from ui.look.tokens import DARK
from ui.look.wear import Look, of
from ui.news import News, Screen
from ui.widgets.page import Page
from ui.window import Window


class Plain(Page):
    """A page that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.edit = QLineEdit()
        QVBoxLayout(self).addWidget(self.edit)

    def commands(self) -> list[Command]:
        return [Command("note", N_("Pay"), "F12", lambda: self.told.append("F12"))]

    def arrived(self) -> None:
        self.told.append("arrived")

    def scanned(self, text: str) -> None:
        self.told.append(f"scan {text}")

    def typed(self, text: str) -> None:
        self.told.append(f"typed {text}")

    def retranslate(self) -> None:
        self.told.append("language")


def window_of(qtbot: QtBot) -> tuple[Window, Plain]:
    page = Plain()
    window = Window(News(), Look(), {Screen.SELL: lambda: page})
    qtbot.addWidget(window)
    window.show_screen(Screen.SELL)
    window.resize(1366, 768)
    window.show()
    return window, page


def test_a_screen_is_told_when_it_is_shown(qtbot: QtBot) -> None:
    _, page = window_of(qtbot)
    assert page.told == ["arrived"]


def test_a_screen_that_the_window_lacks_is_not_shown(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    window.news.show(Screen.TODAY)
    assert window.page is page


def test_a_command_runs_by_its_key(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert page.told[-1] == "F12"


def test_a_letter_outside_a_field_goes_to_the_screen(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    QTest.keyClick(window, Qt.Key.Key_K)
    assert page.told[-1] == "typed k"


def test_the_keys_are_listed_and_closed_again(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    window.places.toggle_keys()
    assert not page.isVisible()
    window.places.toggle_keys()
    assert page.isVisible()


def test_a_command_of_the_screen_is_run_from_the_palette(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    window.places.toggle_palette()
    assert not page.isVisible()
    qtbot.keyClicks(window.focusWidget(), "bayar")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert page.isVisible()
    assert page.told[-2:] == ["arrived", "F12"]


def test_the_keys_and_the_palette_take_each_other_s_place(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    window.places.toggle_palette()
    window.places.toggle_keys()
    assert not page.isVisible()
    window.places.toggle_keys()
    assert page.isVisible()


def test_while_a_sheet_of_the_frame_is_shown_the_screen_s_keys_sleep(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.places.toggle_keys()
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert "F12" not in page.told


def test_a_change_of_language_closes_the_sheet_of_the_frame(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    window.places.toggle_palette()
    window.set_language("en")
    assert page.isVisible()


def test_f11_fills_the_screen_and_gives_it_back(qtbot: QtBot) -> None:
    window, _ = window_of(qtbot)
    told: list[bool] = []
    window.news.full_screen_asked.connect(told.append)
    commands = {command.id: command for command in window.commands()}
    commands["full_screen"].run()
    assert window.isFullScreen()
    commands["full_screen"].run()
    assert not window.isFullScreen()
    assert told == [True, False]


def test_news_are_said_on_the_bar_and_refusals_stay_until_settled(qtbot: QtBot) -> None:
    window, _ = window_of(qtbot)
    window.news.say("tersimpan")
    assert window.bar.toast.text == "tersimpan"
    window.news.refuse("tidak bisa")
    assert window.bar.toast.bad
    window.news.accepted.emit()
    assert not window.bar.toast.isVisible()


def test_a_refusal_goes_with_its_screen_and_by_esc_also_from_under_a_notice(qtbot: QtBot) -> None:
    window = Window(News(), Look(), {Screen.SELL: Plain, Screen.HISTORY: Plain})
    qtbot.addWidget(window)
    window.show_screen(Screen.SELL)
    window.show()
    toast = window.bar.toast
    for leave in (lambda: window.show_screen(Screen.HISTORY), lambda: QTest.keyClick(window, Qt.Key.Key_Escape)):
        window.show_screen(Screen.SELL)
        window.news.refuse("tidak bisa")
        window.show_screen(Screen.SELL)
        assert toast.bad
        assert toast.isVisible()
        leave()
        assert not toast.isVisible()
    window.news.refuse("tidak bisa")
    window.news.say("tersimpan")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert toast.text == "tersimpan"
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_change_of_language_reaches_the_screen(qtbot: QtBot) -> None:
    window, page = window_of(qtbot)
    window.set_language("en")
    assert "language" in page.told


def test_another_look_keeps_the_measures_of_the_size(qtbot: QtBot) -> None:
    window, _ = window_of(qtbot)
    window.resize(1024, 600)
    assert of(window.bar).measures.small
    window.set_look(Look(DARK))
    assert of(window.bar).measures.small
    assert of(window.bar).tokens is DARK
