"""Asked before a restored till hands in what the office may have otherwise: why it may."""

from collections.abc import Callable, Sequence

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.widgets.buttons import PayBar
from ui.widgets.labels import Label
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet

_WHY = (N_("Compared with the receipts"), N_("The office agreed"))


class ReleaseSheet(Sheet):
    """`release` gets the reason, and what to do again once a right was lent; it tells whether it was handed in.

    Only then the sheet closes.
    """

    def __init__(self, release: Callable[[str, Callable[[], object]], bool]) -> None:
        super().__init__(_("Let the hand-in go on"))
        self._release = release
        self.reason = ReasonField(_("Reason"), _WHY)
        self.bar = PayBar(_("Hand in"), keycap="F12", icon="send")
        words = _("The office has days that the backup lacks. Where both have a day, the earlier file counts for now.")
        self.body.addWidget(Label(words, "muted", wrap=True))
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.reason.submitted.connect(self.submit)
        self.bar.clicked.connect(self.submit)
        self.setFocusProxy(self.reason)

    def commands(self) -> Sequence[Command]:
        """Hand in, or leave it held."""
        return (
            Command("release", N_("Hand in"), "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Hand it in."""
        if self._release(self.reason.text(), self.submit):
            self.closed.emit()
