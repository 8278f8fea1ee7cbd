"""The keyboard: commands with their shortcuts, and the scanner, which is a fast keyboard."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

BURST_GAP = 40
"""Milliseconds: a scanner's keys come closer together than this, a person's do not."""
BURST_LEAST = 4
"""Characters: a shorter burst is no scan."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """Something that can be done: `title` is a msgid, `shortcut` Qt's portable text, empty for none."""

    id: str
    title: str
    shortcut: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = _always
    repeats: bool = False
    """Whether a key held down does it again and again."""


def clashes(commands: Iterable[Command]) -> list[str]:
    """The shortcuts that two of the commands share."""
    counted = Counter(QKeySequence(command.shortcut).toString() for command in commands if command.shortcut)
    return [shortcut for shortcut, count in counted.items() if count > 1]


def install(window: QWidget, commands: Sequence[Command]) -> list[QShortcut]:
    """Shortcuts of `window` for these commands; delete them when others take their place."""
    made = []
    for command in commands:
        if not command.shortcut:
            continue
        shortcut = QShortcut(QKeySequence(command.shortcut), window)
        shortcut.setAutoRepeat(command.repeats)
        shortcut.activated.connect(lambda command=command: command.run() if command.enabled() else None)
        made.append(shortcut)
    return made


def _milliseconds() -> int:
    return time.monotonic_ns() // 1_000_000


class Scanner(QObject):
    """An application-wide filter that takes a burst of keys, ended by Enter or Tab, as one scan wherever the focus is.

    The focused field gets back the text it had before the burst, the ending key is swallowed, control characters and
    shortcuts within a burst are dropped. A key held down never counts. Install it on the application.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], int] = _milliseconds) -> None:
        super().__init__(parent)
        self._clock = clock
        self._burst = ""
        self._last = 0
        self._put_back: Callable[[], None] | None = None
        self._seen: tuple[int, QObject] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what is swallowed: the end of a scan, and shortcuts and control characters within one."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(watched, QWidget):
            return False
        assert isinstance(event, QKeyEvent)
        if kind == QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        if self._is_seen(watched, event):
            return False
        return self._take(event)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        within = bool(self._burst) and self._is_close(event) and event.key() not in _SILENT
        if within:
            event.accept()
        return within

    def _is_seen(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Whether the event only goes up to an ancestor of the widget that had it before."""
        address = shiboken6.getCppPointer(event)[0]
        seen, self._seen = self._seen, (address, watched)
        if seen is None or seen[0] != address or not shiboken6.isValid(seen[1]):
            return False
        return seen[1] is not watched and isinstance(seen[1], QWidget) and watched.isAncestorOf(seen[1])

    def _is_close(self, event: QKeyEvent) -> bool:
        return 0 <= self._time(event) - self._last < BURST_GAP

    def _time(self, event: QKeyEvent) -> int:
        return event.timestamp() or self._clock()

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() in _SILENT:
            return False
        if event.isAutoRepeat():
            self._burst = ""
            return False
        close = bool(self._burst) and self._is_close(event)
        if close and event.key() in _ENDS and len(self._burst) >= BURST_LEAST:
            self._end()
            return True
        self._last = self._time(event)
        text = event.text()
        if not text.isprintable() or not text or event.modifiers() & _COMMANDING:
            self._burst = self._burst if close and event.key() not in _ENDS else ""
            return close and event.key() not in _ENDS
        if not close:
            self._put_back = _memory_of(QApplication.focusWidget())
        self._burst = self._burst + text if close else text
        return False

    def _end(self) -> None:
        text, self._burst = self._burst, ""
        if self._put_back is not None:
            self._put_back()
        self.scanned.emit(text)


def _memory_of(field: QWidget | None) -> Callable[[], None] | None:
    """How to give a field back what it holds now; None for a widget that holds no text."""
    if isinstance(field, QLineEdit):
        text, place = field.text(), field.cursorPosition()
        return lambda: _restore_line(field, text, place)
    if isinstance(field, QPlainTextEdit):
        whole = field.toPlainText()
        return lambda: field.setPlainText(whole) if shiboken6.isValid(field) else None
    typed = getattr(field, "typed", None)
    put_back = getattr(field, "put_back", None)
    if callable(typed) and callable(put_back):
        held = typed()
        return lambda: put_back(held)
    return None


def _restore_line(field: QLineEdit, text: str, place: int) -> None:
    if shiboken6.isValid(field):
        field.setText(text)
        field.setCursorPosition(place)
