from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.keys import Command, ScannerFilter, Shortcuts, clashes, press_plain
from ui.widgets.fields import MoneyField


class Bench(QWidget):
    """A window with one of each thing that can have the focus, and a clock in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000
        self.line, self.text, self.money, self.button = QLineEdit(), QPlainTextEdit(), MoneyField(), QPushButton("x")
        self.unheard: list[str] = []
        self.scans: list[str] = []
        column = QVBoxLayout(self)
        for widget in (self.line, self.text, self.money, self.button):
            column.addWidget(widget)
        self.scanner = ScannerFilter(self, moment=lambda _event: self.now)
        self.scanner.scanned.connect(self.scans.append)
        self.scanner.install()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.unheard.append(event.text())

    def key(self, key: str | Qt.Key, gap: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.now += gap
        QTest.keyClick(QApplication.focusWidget() or self, key, modifier)

    def scan(self, text: str, end: Qt.Key = Qt.Key.Key_Return, gap: int = 5) -> None:
        self.now += 500
        for character in text:
            self.key(character, gap)
        self.key(end, gap)

    def be_due(self) -> None:
        """The time is over for which the scanner's filter waits for a further key."""
        timer = self.scanner.findChild(QTimer)
        assert timer.isActive()
        QApplication.sendEvent(timer, QTimerEvent(timer.timerId()))


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    bench = Bench()
    qtbot.addWidget(bench)
    with qtbot.waitActive(bench):
        bench.show()
        bench.activateWindow()
    bench.line.setFocus()
    return bench


def test_a_burst_with_enter_is_a_scan_and_the_field_keeps_what_it_held(bench: Bench) -> None:
    entered: list[bool] = []
    bench.line.returnPressed.connect(lambda: entered.append(True))
    bench.line.setText("batik")
    bench.line.setSelection(0, 3)
    bench.scan("8991234567895")
    assert bench.scans == ["8991234567895"]
    assert (bench.line.text(), bench.line.selectedText()) == ("batik", "bat")
    assert entered == []


def test_tab_ends_a_scan_too_and_does_not_move_the_focus(bench: Bench) -> None:
    bench.scan("K-17A", Qt.Key.Key_Tab)
    assert bench.scans == ["K-17A"]
    assert bench.line.hasFocus()


def test_a_person_who_types_is_no_scanner(bench: Bench) -> None:
    bench.scan("kemeja", gap=80)
    assert bench.scans == []
    assert bench.line.text() == "kemeja"


def test_three_characters_are_no_scan(bench: Bench) -> None:
    bench.scan("abc")
    assert bench.scans == []
    assert bench.line.text() == "abc"


def test_a_pause_starts_the_burst_anew(bench: Bench) -> None:
    for character in "ab":
        bench.key(character, 5)
    bench.scan("12345")
    assert bench.scans == ["12345"]
    assert bench.line.text() == "ab"


def test_a_field_is_not_typed_into_at_every_key_of_a_scan(bench: Bench) -> None:
    held: list[str] = []
    bench.line.textChanged.connect(held.append)
    bench.scan("8991234567895")
    assert held == ["8", ""]


@pytest.mark.parametrize("name", ["line", "text", "money"])
def test_two_keys_struck_almost_at_once_are_both_typed(bench: Bench, name: str, qtbot: QtBot) -> None:
    typed = {"line": bench.line.text, "text": bench.text.toPlainText, "money": lambda: str(bench.money.amount)}[name]
    getattr(bench, name).setFocus()
    bench.key("4", 500)
    bench.key("7", 15)
    qtbot.waitUntil(lambda: typed() == "47", timeout=1000)
    bench.key("1", 200)
    assert typed() == "471"
    assert bench.scans == []


def test_a_burst_is_typed_before_the_key_that_follows_it(bench: Bench) -> None:
    bench.scan("batik", end=Qt.Key.Key_Backspace)
    assert bench.line.text() == "bati"
    bench.scan("k", end=Qt.Key.Key_Left)
    bench.key("x", 100)
    assert bench.line.text() == "batixk"


def test_a_shortcut_acts_on_a_burst_that_was_typed_before_it(bench: Bench) -> None:
    found: list[str] = []
    Shortcuts(bench).take([Command("pay", "Pay", "F12", lambda: found.append(bench.line.text()))])
    bench.scan("batik", end=Qt.Key.Key_F12)
    assert found == ["batik"]


def test_control_characters_are_dropped_from_a_scan(bench: Bench) -> None:
    for character in "01089":
        bench.key(character, 5)
    bench.key(Qt.Key.Key_BracketRight, 5, Qt.KeyboardModifier.ControlModifier)
    bench.scan("")
    assert bench.scans == []
    bench.now += 500
    for character in "0108":
        bench.key(character, 5)
    bench.now += 5
    group = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier, "\x1d")
    QApplication.sendEvent(bench.line, group)
    bench.key("9", 5)
    bench.key(Qt.Key.Key_Return, 5)
    assert bench.scans == ["01089"]


def test_a_key_held_down_never_counts_towards_a_scan(bench: Bench) -> None:
    bench.key("a", 500)
    for _ in range(6):
        bench.now += 30
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)
        QApplication.sendEvent(bench.line, held)
    bench.key(Qt.Key.Key_Return, 30)
    assert bench.scans == []
    assert bench.line.text() == "aaaaaaa"


def test_twins_of_a_code_that_came_in_one_millisecond_are_no_key_held_down(bench: Bench) -> None:
    bench.scan("89", end=Qt.Key.Key_9, gap=0)
    twin = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier, "9", True)
    QApplication.sendEvent(bench.line, twin)
    bench.key("1", 0)
    bench.key(Qt.Key.Key_Return, 0)
    assert (bench.scans, bench.line.text()) == (["89991"], "")


def test_a_key_goes_to_where_the_one_before_it_led_though_that_was_still_waiting(bench: Bench) -> None:
    bench.line.textEdited.connect(lambda _text: bench.money.setFocus())
    bench.key("*", 500)
    bench.key("3", 80)
    bench.key("5", 80)
    assert (bench.line.text(), bench.money.amount) == ("*", 35)


def test_a_scan_stays_whole_while_the_program_stands_still(bench: Bench) -> None:
    for character in "89912":
        bench.key(character, 15)
    for character in "345":
        bench.be_due()  # before the keys that lie there unread
        bench.key(character, 15)
    bench.key(Qt.Key.Key_Return, 15)
    assert (bench.scans, bench.line.text()) == (["89912345"], "")


def test_a_scan_never_becomes_cash(bench: Bench) -> None:
    bench.money.fill_in(287_000)
    bench.money.setFocus()
    bench.scan("8991234567895")
    assert bench.scans == ["8991234567895"]
    assert (bench.money.amount, bench.money.filled_in) == (287_000, True)


def test_a_scan_never_becomes_a_note(bench: Bench) -> None:
    bench.text.setPlainText("hujan")
    bench.text.setFocus()
    bench.scan("8991234567895")
    assert bench.scans == ["8991234567895"]
    assert bench.text.toPlainText() == "hujan"


def test_a_scan_beside_a_text_field_reaches_nobody_else(bench: Bench) -> None:
    bench.button.setFocus()
    bench.scan("1234567")
    assert bench.scans == ["1234567"]
    assert bench.unheard == []


def test_a_character_beside_a_text_field_arrives_once_no_scan_follows(bench: Bench, qtbot: QtBot) -> None:
    bench.button.setFocus()
    bench.key("b", 500)
    assert bench.unheard == []
    qtbot.waitUntil(lambda: bench.unheard == ["b"], timeout=1000)


def test_a_scan_that_begins_like_a_key_of_the_basket_changes_nothing(bench: Bench) -> None:
    bench.scan("+1234")
    assert bench.scans == ["+1234"]
    assert bench.line.text() == ""


def test_a_command_runs_once_by_its_key_and_only_while_it_makes_sense(bench: Bench, qtbot: QtBot) -> None:
    runs: list[str] = []
    sensible = [True]
    Shortcuts(bench).take([Command("pay", "Pay", "F12", lambda: runs.append("pay"), lambda: sensible[0])])
    QTest.keyClick(bench, Qt.Key.Key_F12)
    sensible[0] = False
    QTest.keyClick(bench, Qt.Key.Key_F12)
    assert runs == ["pay"]
    assert bench.actions()[0].autoRepeat() is False


def test_a_key_is_let_go_with_its_command_and_runs_the_one_that_has_it_now(bench: Bench) -> None:
    runs: list[str] = []
    pay, next_, undo = (
        Command(name, name, shortcut, partial(runs.append, name))
        for name, shortcut in (("pay", "F12"), ("next", "F12"), ("undo", "Ctrl+Z"))
    )
    shortcuts = Shortcuts(bench)
    for commands in ([pay, undo], [next_], [pay]):
        shortcuts.take(commands)
        QTest.keyClick(bench, Qt.Key.Key_F12)
        QTest.keyClick(bench, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert runs == ["pay", "undo", "next", "pay"]


def test_a_shortcut_of_one_character_is_left_to_the_window(qapp: object) -> None:
    runs: list[str] = []
    search = Command("search", "Search", "/", lambda: runs.append("search"))
    slash = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier, "/")
    assert press_plain([search], slash)
    assert not press_plain([search], QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    assert runs == ["search"]


def test_two_commands_with_one_key_are_found(qapp: object) -> None:
    def command(name: str, shortcut: str) -> Command:
        run: Callable[[], object] = list
        return Command(name, name, shortcut, run)

    commands = [command("undo", "Ctrl+Z"), command("back", "ctrl+z"), command("pay", "F12"), command("none", "")]
    assert clashes(commands) == {"Ctrl+Z": ["undo", "back"]}


def test_it_is_known_while_a_scan_is_taken(bench: Bench) -> None:
    giving: list[bool] = []
    bench.scanner.scanned.connect(lambda: giving.append(bench.scanner.giving))
    bench.scan("8991234567895")
    assert (giving, bench.scanner.giving) == ([True], False)
