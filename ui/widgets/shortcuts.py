"""The sheet that F1 shows: every key of the present screen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pos.words import translate as _
from ui.keys import Command, key_name
from ui.widgets.labels import Keycap, Label
from ui.widgets.sheet import WholeSheet

_COLUMNS = 3


class ShortcutSheet(WholeSheet):
    """`closed` comes from ×, Esc and F1."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(_("Keys"), parent)
        shown = _keys_by_title(commands)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        rows = -(-len(shown) // _COLUMNS)
        for at, (title, keys) in enumerate(shown.items()):
            grid.addLayout(_row(title, keys), at % rows, at // rows)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.sheet.body.addLayout(grid)
        self.sheet.body.addStretch(1)
        self.setFocusProxy(self.sheet.close_button)


def _keys_by_title(commands: Sequence[Command]) -> dict[str, list[str]]:
    """What can be done, each once, and all the keys that do it."""
    found: dict[str, list[str]] = {}
    for command in commands:
        own = [key_name(command.shortcut)] if command.shortcut else []
        keys = [*command.also, *own]
        if keys:
            found.setdefault(command.title, []).extend(keys)
    return found


def _row(title: str, keys: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Label(_(title), "body"), 1)
    row.addSpacing(6)
    for key in keys:
        row.addWidget(Keycap(key))
    return row
