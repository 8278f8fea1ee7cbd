"""Asked before a day is begun by a clock that can hardly be right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from pos.clock import ClockError
from pos.words import language
from pos.words import translate as _
from ui.widgets.buttons import Button, PayBar
from ui.widgets.labels import Label
from ui.widgets.sheet import WholeSheet


class ClockSheet(WholeSheet):
    """`corrected` says that the clock was set right, `trusted` that it is right as it is."""

    corrected = Signal()
    trusted = Signal()

    def __init__(self, error: ClockError) -> None:
        super().__init__(_("Is the computer's clock right?"))
        self.now = Label("", "sum", tone="bad")
        self._last = Label("", "sum")
        self._why = Label("", "body", wrap=True)
        self.trust = Button(_("The clock is right"), icon="check", height=52)
        self.bar = PayBar(_("It is set right now: go on"), keycap="Enter")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (title, moment) in enumerate(((_("The computer says"), self.now), (_("Last receipt"), self._last))):
            grid.addWidget(Label(title, "body", tone="muted"), row, 0)
            grid.addWidget(moment, row, 1)
        body = self.sheet.body
        body.addLayout(grid)
        body.addWidget(self._why)
        body.addStretch(1)
        body.addWidget(self.trust)
        body.addWidget(self.bar)
        self.trust.clicked.connect(self.trusted)
        self.bar.clicked.connect(self.corrected)
        self.setFocusProxy(self.bar)
        self.show_error(error)

    def show_error(self, error: ClockError) -> None:
        """What is odd about the clock now."""
        self.now.setText(_moment(error, "now"))
        self._last.setText(_moment(error, "last"))
        self._why.setText(_why(error))
        self.trust.setVisible(error.can_be_right)


def _why(error: ClockError) -> str:
    if error.can_be_right:
        return _(
            "It went more than a year ahead. Every receipt bears its date, and none can be taken back: if it is wrong,"
            " set it in the computer's settings first. If it is right, the office hears that somebody said so."
        )
    return _(
        "It went back before the last receipt: its battery may be empty. Set it in the computer's settings; until then"
        " no day can begin."
    )


def _moment(error: ClockError, which: str) -> str:
    """`Sab 21 Nov 2026, 14.18`."""
    from pos.printing.wording import short_day

    return f"{short_day(error.facts[which], language())}, {error.facts[which + '_time']}"
