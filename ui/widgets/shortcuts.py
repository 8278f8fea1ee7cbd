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
        shown = [command for command in commands if command.shortcut]
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        rows = -(-len(shown) // _COLUMNS)
        for at, command in enumerate(shown):
            grid.addLayout(_row(command), at % rows, at // rows)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.sheet.body.addLayout(grid)
        self.sheet.body.addStretch(1)
        self.setFocusProxy(self.sheet.close_button)


def _row(command: Command) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Label(_(command.title), "body"), 1)
    row.addWidget(Keycap(key_name(command.shortcut)))
    return row
