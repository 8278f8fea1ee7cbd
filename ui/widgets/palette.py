"""The sheet that Ctrl+K shows: whatever can be done now, found by a few letters of its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.words import translate as _
from ui.keys import Command, key_name
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import WholeSheet

_COLUMNS = 3


class Palette(WholeSheet):
    """`chosen` carries the Command that was picked by a tap, or by Enter for the marked one; `closed` is × and Esc."""

    chosen = Signal(object)

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(_("All commands"), parent)
        self.field = SearchField(_("Type what you want to do"), keycap="")
        self.field.text_changed.connect(self._show)
        self.field.submitted.connect(lambda _text: self._pick())
        self.field.line_key.connect(lambda key: self._step({"Up": -1, "Down": 1}.get(key, 0)))
        self.buttons: list[Button] = []
        self._commands = _distinct(commands)
        self._found: list[Command] = []
        self._marked = 0
        self._scroll = scrolled_form(QWidget())
        self.sheet.body.addWidget(self.field)
        self.sheet.body.addWidget(self._scroll, 1)
        self.setFocusProxy(self.field)
        self._show("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the mark, also while something is typed."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        """What has all the typed words in its name, those that begin a word of it first."""
        wanted = text.casefold().split()
        names = {command: _(command.title).casefold() for command in self._commands}
        found = [command for command, name in names.items() if all(word in name for word in wanted)]
        found.sort(key=lambda command: not all(f" {word}" in f" {names[command]}" for word in wanted))
        self._found = found
        self.buttons = [self._button(command) for command in self._found]
        self._scroll.setWidget(_grid(self.buttons))
        self._marked = 0
        self._step(0)

    def _button(self, command: Command) -> Button:
        button = Button(_(command.title), keycap=key_name(command.shortcut), align="left", weight=500)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(command))
        return button

    def _step(self, by: int) -> None:
        if self.buttons:
            self._marked = (self._marked + by) % len(self.buttons)
            for at, button in enumerate(self.buttons):
                button.setChecked(at == self._marked)
            self._scroll.ensureWidgetVisible(self.buttons[self._marked], 0, 8)

    def _pick(self) -> None:
        if self._found:
            self.chosen.emit(self._found[self._marked])


def _distinct(commands: Sequence[Command]) -> list[Command]:
    """What makes sense now, each thing to do once; not what is only a key's own way, as up and down."""
    by_title: dict[str, Command] = {}
    for command in commands:
        if command.enabled() and not command.is_plain:
            by_title.setdefault(command.title, command)
    return list(by_title.values())


def _grid(buttons: Sequence[Button]) -> QWidget:
    """Column after column, so that the next one stands below."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    rows = -(-len(buttons) // _COLUMNS) or 1
    for at, button in enumerate(buttons):
        grid.addWidget(button, at % rows, at // rows)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    grid.setRowStretch(rows, 1)
    return holder
