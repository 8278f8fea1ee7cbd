"""Asking a stall back about its day: where the question is written, and the line that tells of an open one."""

from collections.abc import Callable, Sequence

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.day_file import Seal
from ui.widgets.buttons import Button, PayBar
from ui.widgets.labels import Label
from ui.widgets.proof import SealRow
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet

_QUESTIONS = (
    N_("A receipt is missing: please check"),
    N_("The cash does not agree: please count again"),
    N_("Please open the day again and correct it"),
    N_("Please hand this day in"),
)


class QuestionLine(SealRow):
    """What was asked and is not answered yet, and a button for when it is cleared up otherwise."""

    def __init__(self) -> None:
        self.button = Button(icon="check")
        super().__init__(self.button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.button.set_text(_("Cleared up"))

    def show_question(self, told: Seal | None) -> None:
        """Show this, or nothing."""
        self.setVisible(told is not None)
        if told is not None:
            self.seal.show_seal(told)


class AskSheet(Sheet):
    """`ask` gets the question and tells whether it is on its way; only then the sheet closes."""

    def __init__(self, about: str, ask: Callable[[str], bool]) -> None:
        super().__init__(_("Ask the stall"), about)
        self._ask = ask
        self.question = ReasonField(_("Question"), _QUESTIONS)
        self.bar = PayBar(_("Send the question"), keycap="F12", icon="send")
        self.body.addWidget(
            Label(
                _("The stall sees it the next time it hands in, with a button that opens the day again."),
                "muted",
                wrap=True,
            )
        )
        self.body.addWidget(self.question)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.question.submitted.connect(self.submit)
        self.bar.clicked.connect(self.submit)
        self.setFocusProxy(self.question)

    def commands(self) -> Sequence[Command]:
        """Send it, or ask nothing."""
        return (
            Command("send_question", N_("Send the question"), "F12", self.submit),
            Command("close_sheet", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Send it."""
        if self._ask(self.question.text()):
            self.closed.emit()
