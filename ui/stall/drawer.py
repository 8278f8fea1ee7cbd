"""Opening the drawer for no sale: why, and it opens."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.widgets.asking import Suggestion
from ui.widgets.buttons import PayBar
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.sheet import Sheet

REASONS = (N_("Small change"), N_("Checking the drawer"), N_("Wrong change given"), N_("Locked by mistake"))
"""Why a drawer is opened most often; any other is typed."""


class DrawerScreen(Page):
    """`open_drawer` gets the reason, and what to do again once it is allowed, and tells whether it was opened;
    `leave` goes back to where selling goes on."""

    def __init__(self, open_drawer: Callable[[str, Callable[[], object]], bool], leave: Callable[[], object]) -> None:
        super().__init__()
        self._open, self._leave = open_drawer, leave
        self.sheet = Sheet()
        self.why = Label("", "muted", wrap=True)
        self.reasons = [Suggestion("") for _reason in REASONS]
        self.other = TextField("")
        self.other.edit.setMaxLength(80)
        self.bar = PayBar("", keycap="Enter")
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, (button, reason) in enumerate(zip(self.reasons, REASONS, strict=True)):
            grid.addWidget(button, at // 2, at % 2)
            button.clicked.connect(lambda _checked=False, reason=reason: self.answer(_(reason)))
        self.sheet.body.addWidget(self.why)
        self.sheet.body.addLayout(grid)
        self.sheet.body.addWidget(self.other)
        self.sheet.body.addStretch(1)
        self.sheet.body.addWidget(self.bar)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sheet)
        self.sheet.closed.connect(leave)
        self.other.text_changed.connect(self._on_typed)
        self.other.submitted.connect(self.answer)
        self.bar.clicked.connect(lambda: self.answer(self.other.text()))
        self.setFocusProxy(self.other)
        self.retranslate()
        self.relayout()

    def answer(self, reason: str) -> None:
        """Open it for this reason; without one nothing happens."""
        if reason.strip() and self._open(reason, lambda: self.answer(reason)):
            self._leave()

    def commands(self) -> tuple[Command, ...]:
        """The way back."""
        return (Command("back", N_("Back"), "Esc", self._leave),)

    def arrived(self) -> None:
        """Ask anew."""
        self.other.set_text("")
        self._on_typed("")
        self.other.setFocus()

    def typed(self, text: str) -> None:
        """Typing goes to the reason."""
        self.other.set_text(self.other.text() + text)
        self.other.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.sheet.set_title(_("Open the drawer"))
        self.why.setText(_("Why is it opened without a sale? The reason is kept and the office sees it."))
        for button, reason in zip(self.reasons, REASONS, strict=True):
            button.say(_(reason))
        self.other.set_label(_("Other reason"))
        self.bar.set_text(_("Open the drawer"))

    def relayout(self) -> None:
        """The margins of the window's class."""
        margin = of(self).measures.margin
        self._column.setContentsMargins(margin, 12, margin, margin)

    def _on_typed(self, text: str) -> None:
        self.bar.setEnabled(bool(text.strip()))
