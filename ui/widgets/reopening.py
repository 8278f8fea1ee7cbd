"""Asked before a closed day is opened again: a reason that the office reads."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.widgets.buttons import PayBar
from ui.widgets.labels import Label
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet

_AGAIN = (N_("A receipt was left out"), N_("The count was wrong"), N_("It was paid otherwise"))


class ReopenSheet(Sheet):
    """`reopen` gets the reason, and what to do again once it is allowed, and tells whether the day is open; only then
    the sheet closes, and `opened` is told."""

    opened = Signal()

    def __init__(self, day: str, reopen: Callable[[str, Callable[[], object]], bool], reason: str = "") -> None:
        super().__init__(_("Open the day again"), day)
        self._reopen = reopen
        self.reason = ReasonField(_("Reason"), _AGAIN)
        self.reason.set_text(reason)
        self.bar = PayBar(_("Open again"), keycap="F12")
        self.body.addWidget(Label(_("The next close makes a revision; the office sees both."), "muted", wrap=True))
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.reason.submitted.connect(self.submit)
        self.bar.clicked.connect(self.submit)
        self.setFocusProxy(self.reason)

    def commands(self) -> Sequence[Command]:
        """Open it, or leave it closed."""
        return (
            Command("open_again", N_("Open again"), "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Open it."""
        if self._reopen(self.reason.text(), self.submit):
            self.closed.emit()
            self.opened.emit()
