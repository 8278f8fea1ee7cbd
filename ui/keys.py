"""The keyboard: the scanner told from a person, and commands with their shortcuts."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

GAP_MS = 40
"""Keys of one burst follow each other faster than this."""

_LOOK_MS, _SLOW_MS, _MOST_LOOKS = 10, 10, 4
"""For a last look whether a key lies unread; so late a timer tells of a slow computer, which gets that many looks."""

LEAST = 4
"""Fewer characters than this are no scan."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_LOCKS = (Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LINE_KEYS = "+-*/?"
_SHARED = ("Up", "Down", "Del", "Return", "Esc")


@runtime_checkable
class Typed(Protocol):
    """A field of our own that can give back what was typed into it."""

    def typed(self) -> object: ...

    def put_back(self, typed: object) -> None: ...


def moment_of(event: QKeyEvent) -> int:
    """When the key was pressed, in milliseconds: by the system's own stamp where there is one."""
    return event.timestamp() or time.monotonic_ns() // 1_000_000


class ScannerFilter(QObject):
    """Takes a burst of keys that ends with Enter or Tab for a scan, wherever the focus is; `scanned` carries its text.

    A text field takes the first key at once, and gets back what it held before the burst; the keys that follow too fast
    for most people wait until it is known that no scan follows, so that no field is filled, searched for and painted at
    every key of a scan. Elsewhere, and for the keys that act on the basket while the search is empty, the first waits
    too: a scan never becomes a quantity, a price or a choice.
    """

    scanned = Signal(str)

    def __init__(
        self, parent: QObject | None = None, *, moment: Callable[[QKeyEvent], int] = moment_of, gap: int = GAP_MS
    ) -> None:
        super().__init__(parent)
        self._moment = moment
        self._gap = gap
        self._text = ""
        self._last = 0
        self._target: QWidget | None = None
        self._before: object = None
        self._waiting: list[QKeyEvent] = []
        self._holds_back = False
        self._looks = 0
        self._due = 0.0
        self._replaying = False
        self.giving = False
        """Whether a scan is being taken just now."""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)

    @property
    def is_waiting(self) -> bool:
        """Whether keys wait until it is known that no scan follows."""
        return bool(self._waiting)

    def install(self) -> None:
        """Watch whatever gets the focus, and the windows for when nothing has it.

        Not the whole application: a filter there is asked about every event of every object, which takes longer than
        all else that a scan does.
        """
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        application.focusWindowChanged.connect(self._on_focus_changed)
        self._on_focus_changed()

    def uninstall(self) -> None:
        """Watch nothing any more."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._on_focus_changed)
        application.focusWindowChanged.disconnect(self._on_focus_changed)
        for widget in application.allWidgets():
            widget.removeEventFilter(self)

    def _on_focus_changed(self) -> None:
        for widget in (QApplication.focusWidget(), QApplication.activeWindow()):
            if widget is not None:
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only keys on their way to the focus are looked at."""
        if not isinstance(event, QKeyEvent) or self._replaying:  # its type is asked of few: that takes longer
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            return any(each.key() == event.key() for each in self._waiting)
        if not isinstance(watched, QWidget) or not _has_keys(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._on_override(watched, event)
        return self._on_key(watched, event)

    def _on_override(self, target: QWidget, event: QKeyEvent) -> bool:
        """No shortcut of one character fires before it is known that no scan follows."""
        if event.isAutoRepeat() and self._is_held(self._moment(event)):
            return False
        held = _is_printable(event) and (self._holds_back if self._text else _holds_back(target, event))
        if held or (self._text and _is_control(event)):
            event.accept()
            return True
        if self._waiting and not _is_printable(event) and event.key() not in (*_MODIFIERS, *_LOCKS, *_ENDS):
            self._give_up()  # a shortcut acts on all that was typed before it
        return False

    def _on_key(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS or event.key() in _LOCKS:
            return False
        now = self._moment(event)
        repeats = event.isAutoRepeat() and self._is_held(now)
        if repeats or now - self._last >= self._gap or target is not self._target:
            waited = bool(self._waiting)
            self._give_up()
            focus = QApplication.focusWidget()
            if waited and focus is not None and focus is not target:  # what waited led there, before this key
                QApplication.sendEvent(focus, _copy(event, repeats))
                return True
        if repeats:
            return False
        if event.key() in _ENDS:
            return self._on_end()
        if _is_printable(event):
            return self._on_character(target, event, now)
        if self._text and _is_control(event):
            self._last = now
            return True
        self._give_up()
        return False

    def _on_character(self, target: QWidget, event: QKeyEvent, now: int) -> bool:
        if not self._text:
            self._target = target
            self._holds_back = _holds_back(target, event)
            self._before = None if self._holds_back else _typed(target)
        waits = self._holds_back or bool(self._text)
        self._text += event.text()
        self._last = now
        if waits:
            self._waiting.append(_copy(event))
            self._looks = 0
            self._wait(self._gap + 5)
        return waits

    def _is_held(self, now: int) -> bool:
        """Whether a key that is told to repeat itself is held down.

        X11 tells so, too, of two presses in one millisecond, as the twins of a fast scanner's code are; no key that is
        held repeats itself so fast.
        """
        return not self._text or now - self._last >= self._gap // 2

    def _wait(self, wait_ms: int) -> None:
        self._due = time.monotonic() + wait_ms / 1000
        self._quiet.start(wait_ms)

    def _on_quiet(self) -> None:
        """No key came for long enough, or none was read: this timer may come before keys that lie there unread."""
        slow = (time.monotonic() - self._due) * 1000 > _SLOW_MS
        self._looks += 1
        if self._looks == 1 or (slow and self._looks < _MOST_LOOKS):
            self._wait(self._gap + 5 if slow else _LOOK_MS)
        else:
            self._give_up()

    def _on_end(self) -> bool:
        if len(self._text) < LEAST:
            self._give_up()
            return False
        text = self._text
        if self._target is not None and not self._holds_back:
            _put_back(self._target, self._before)
        self._forget()
        self.giving = True
        self.scanned.emit(text)
        self.giving = False
        return True

    def _give_up(self) -> None:
        """It was a person: whatever waited goes where it was meant to go."""
        waiting, target = self._waiting, self._target
        self._forget()
        self._replaying = True
        for event in waiting:
            to = QApplication.focusWidget() or target
            if to is not None:
                QApplication.sendEvent(to, event)
        self._replaying = False

    def _forget(self) -> None:
        self._quiet.stop()
        self._text = ""
        self._target = None
        self._before = None
        self._waiting = []


def _copy(event: QKeyEvent, repeats: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text(), repeats)


def _has_keys(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return widget is focus if focus is not None else widget.isWindow()


def _is_printable(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & _COMMANDING


def _is_control(event: QKeyEvent) -> bool:
    """What a scanner sends for a group separator and its like: Ctrl and a key, or a bare control character."""
    text = event.text()
    return bool(text) and ord(text[0]) < 32 and event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)


def _holds_back(target: QWidget, event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Space:
        return False  # presses the button that has the focus, and its release would come first
    if isinstance(target, QLineEdit) and not target.isReadOnly():
        return not target.text() and event.text() in _LINE_KEYS
    if isinstance(target, QPlainTextEdit) and not target.isReadOnly():
        return False
    return not isinstance(target, Typed)


def _typed(target: QWidget) -> object:
    if isinstance(target, QLineEdit):
        return (target.text(), target.cursorPosition(), target.selectionStart(), target.selectionLength())
    if isinstance(target, QPlainTextEdit):
        return (target.toPlainText(), target.textCursor().position())
    return target.typed() if isinstance(target, Typed) else None


def _put_back(target: QWidget, before: object) -> None:
    if isinstance(target, QLineEdit) and isinstance(before, tuple):
        text, cursor, start, length = before
        target.setText(text)
        target.setCursorPosition(cursor)
        if length:
            target.setSelection(start, length)
    elif isinstance(target, QPlainTextEdit) and isinstance(before, tuple):
        text, position = before
        target.setPlainText(text)
        cursor = target.textCursor()
        cursor.setPosition(position)
        target.setTextCursor(cursor)
    elif isinstance(target, Typed):
        target.put_back(before)


def _always() -> bool:
    return True


class Command(NamedTuple):
    """Something a person can do. `title` is a msgid; `shortcut` as Qt writes it ("F12", "Ctrl+Z", "/"), or empty.

    A shortcut that fields and lists take too is left to them; the others work everywhere in the window.
    """

    id: str
    title: str
    shortcut: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = _always
    also: tuple[str, ...] = ()
    """Further keys, as they stand on a keyboard, that the screen takes by itself where they make sense."""
    offered: Callable[[], bool] = _always
    """Whether this place has it at all: asked when people look for it or press its key, not at the start."""

    @property
    def is_plain(self) -> bool:
        """Whether the shortcut is a key that a field or a list may take itself."""
        return len(self.shortcut) == 1 or self.shortcut in _SHARED

    def press(self) -> None:
        """Run it, unless it makes no sense here or now."""
        if self.offered() and self.enabled():
            self.run()


def key_name(shortcut: str) -> str:
    """The name of a key as it stands on a keycap, e.g. `Ctrl+Z`."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


class Shortcuts:
    """The shortcuts of a window: each is made once, and runs the command that has it at the time.

    A key held down runs a command once. To make all anew for each change took 2 ms of every sale's three changes.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._taken: Set[str] = frozenset()
        """The keys that are on."""

    def take(self, commands: Iterable[Command]) -> None:
        """From now on the keys are those of these commands; all others are let go."""
        self._commands = {each.shortcut: each for each in commands if each.shortcut and not each.is_plain}
        for shortcut in self._commands.keys() - self._actions.keys():
            self._actions[shortcut] = self._made(shortcut)
        for shortcut in self._taken ^ self._commands.keys():
            self._actions[shortcut].setEnabled(shortcut in self._commands)
        self._taken = self._commands.keys()

    def _made(self, shortcut: str) -> QAction:
        action = QAction(self._window)
        action.setShortcut(QKeySequence(shortcut))
        action.setAutoRepeat(False)
        action.triggered.connect(lambda: self._commands[shortcut].press())
        self._window.addAction(action)
        return action


def press_plain(commands: Iterable[Command], event: QKeyEvent) -> bool:
    """Run the command whose plain key this is; call it from the window's `keyPressEvent`, for what no field took."""
    if event.isAutoRepeat():
        return False
    pressed = event.text() if _is_printable(event) else QKeySequence(event.key()).toString()
    for command in commands:
        if command.is_plain and command.shortcut == pressed:
            command.press()
            return True
    return False


def is_typing(event: QKeyEvent) -> bool:
    """Whether the key is a letter or digit as a person types it into a field."""
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    text = event.text()
    return bool(text) and text.isprintable() and not event.isAutoRepeat() and plain == Qt.KeyboardModifier.NoModifier


def clashes(commands: Sequence[Command]) -> dict[str, list[str]]:
    """The shortcuts that more than one command wants, with the ids of those commands."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for command in commands:
        if command.shortcut:
            wanted[QKeySequence(command.shortcut).toString()].append(command.id)
    return {shortcut: ids for shortcut, ids in wanted.items() if len(ids) > 1}
