"""What has no button of its own: further things to do, in a sheet."""

from collections.abc import Callable, Sequence

from pos.words import translate as _
from ui.keys import Command
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet


class MoreSheet(Sheet):
    """Further things to do, each a button."""

    def __init__(self, commands: Sequence[Command], leave: Callable[[], None]) -> None:
        super().__init__(_("More …"))
        self.buttons: dict[str, Button] = {}
        for command in commands:
            button = Button(_(command.title), keycap=command.shortcut, align="left", size=15)
            button.setEnabled(command.enabled())
            button.clicked.connect(lambda _checked=False, run=command.run: (leave(), run()))
            self.buttons[command.id] = button
            self.body.addWidget(button)
        self.body.addStretch(1)
        self.setFocusProxy(self.close_button)
