"""A sheet that asks why, before something is done that is kept with its reason."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.widgets.buttons import PayBar
from ui.widgets.labels import Label
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet

Do = Callable[[str, Callable[[], object]], bool]
"""Gets the reason, and what to do again once a right was lent; tells whether it was done."""


class WhySheet(Sheet):
    """`verb` names what is done: its id, msgid and icon; `reasons` are msgids; `asked` names the field otherwise.

    Only once it is done the sheet closes, and `done` is told.
    """

    done = Signal()

    def __init__(
        self,
        title: str,
        sub: str,
        said: str,
        reasons: Sequence[str],
        verb: tuple[str, str, str | None],
        do: Do,
        asked: str | None = None,
    ) -> None:
        super().__init__(title, sub)
        self._do = do
        name, words, icon = verb
        self._command = Command(name, words, "F12", self.submit)
        self.reason = ReasonField(asked or _("Reason"), reasons)
        self.bar = PayBar(_(words), keycap="F12", icon=icon)
        self.body.addWidget(Label(said, "muted", wrap=True))
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.reason.submitted.connect(self.submit)
        self.bar.clicked.connect(self.submit)
        self.setFocusProxy(self.reason)

    def commands(self) -> Sequence[Command]:
        """Do it, or go back."""
        return (self._command, Command("back", N_("Back"), "Esc", self.closed.emit))

    def submit(self) -> None:
        """Do it."""
        if self._do(self.reason.text(), self.submit):
            self.closed.emit()
            self.done.emit()
