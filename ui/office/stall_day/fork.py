"""A forked day: the line that tells of it, and the files beside each other with a button for each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.words import translate as _
from ui.models.day_file import Seal
from ui.models.fork import REASONS, Choice
from ui.models.listing import Grid
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.proof import SealRow
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet
from ui.widgets.table import Cell, Column, Row, Table


class ForkLine(SealRow):
    """Says that several files claim the day, and leads to them."""

    def __init__(self) -> None:
        self.button = Button(kind="primary", icon="columns-3")
        super().__init__(self.button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.button.set_text(_("Compare and decide"))
        self.seal.show_seal(
            Seal("bad", _("Several files claim this day"), _("The first one counts until you decide which is right."))
        )


class ForkSheet(Sheet):
    """The files beside each other; `chosen` carries the hash of one and the reason."""

    chosen = Signal(str, str)

    def __init__(self, grid: Grid, choices: Sequence[Choice]) -> None:
        super().__init__(_("Which file is right?"))
        self.advice = Label(
            _(
                "Ask the stall. The file you choose is added up with the days that go on from it; the others, and what"
                " goes on from them, are kept beside and count nowhere. Every till is told what to do."
            ),
            "muted",
            wrap=True,
        )
        self.table = Table(_("The files beside each other"), row_height=28)
        columns = [Column(title, kind, width) for title, kind, width in grid.columns]
        rows = [Row(key, tuple(Cell(m.value, m.text, strong=m.strong) for m in marks)) for key, marks in grid.rows]
        self.table.set_rows(columns, rows)
        self.reason = ReasonField(_("Reason"), REASONS)
        self.buttons: dict[str, Button] = {}
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        verbs.addStretch(1)
        for choice in choices:
            verbs.addWidget(self._button(choice), 0)
        self.body.addWidget(self.advice)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.reason)
        self.body.addLayout(verbs)
        self.setFocusProxy(self.reason)

    def _button(self, choice: Choice) -> Button:
        text = _("Keep this one") if choice.counts else _("Use this one")
        button = Button(text, kind="primary" if choice.counts else "secondary", icon="check", height=48)
        button.setAccessibleName(f"{choice.title}: {text}")
        button.setMinimumWidth(182)
        button.clicked.connect(lambda: self.chosen.emit(choice.sha256, self.reason.text()))
        self.buttons[choice.sha256] = button
        return button
