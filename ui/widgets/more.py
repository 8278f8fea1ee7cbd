"""What has no button of its own: further things to do, in a sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.keys import Command
from ui.widgets.buttons import Button
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet

_ONE_COLUMN = 7
"""So many buttons below each other fit the smallest window."""


class MoreSheet(Sheet):
    """Further things to do, each a button."""

    def __init__(self, commands: Sequence[Command], leave: Callable[[], None]) -> None:
        super().__init__(_("More …"))
        self._leave = leave
        self.buttons: dict[str, Button] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        rows = len(commands) if len(commands) <= _ONE_COLUMN else (len(commands) + 1) // 2
        for at, command in enumerate(commands):
            button = Button(_(command.title), keycap=command.shortcut, align="left", size=15)
            button.setEnabled(command.enabled())
            button.clicked.connect(lambda _checked=False, run=command.run: self._on_chosen(run))
            self.buttons[command.id] = button
            grid.addWidget(button, at % rows, at // rows)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addStretch(1)
        form.setAccessibleName(_("More …"))
        self.body.addWidget(scrolled_form(form), 1)
        self.setFocusProxy(self.close_button)

    def _on_chosen(self, run: Callable[[], object]) -> None:
        self._leave()
        run()
