"""An opened summary file: what its seal says, the day's figures, and every sale in it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.opened import OpenedModel
from ui.widgets.buttons import Button
from ui.widgets.day_page import DayPage, OpenFile
from ui.widgets.labels import Label
from ui.widgets.proof import SealLine


class OpenedScreen(DayPage):
    """The seal in one line, then slip, list and one sale beside each other.

    `back` leads away from the file; without it the window shows nothing else.
    """

    def __init__(self, model: OpenedModel, open_file: OpenFile, back: Callable[[], object] | None = None) -> None:
        super().__init__(model, open_file)
        self.model = model
        self._go_back = back
        self.back = Button(icon="arrow-left")
        self.back.clicked.connect(self._leave)
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.seal = SealLine()
        self._lay_out()
        self.back.setVisible(back is not None)  # once it stands in the page: else it would be a window of its own
        model.changed.connect(self.show_model)
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.sub)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.seal)
        self.column.addWidget(self.place, 1)
        self.column.addStretch(0)

    def commands(self) -> Sequence[Command]:
        """Searching, the day on paper, and the way back."""
        commands = [
            Command("search_receipts", N_("Search"), "/", self.cards.arrived),
            Command("day_paper", N_("The day on paper"), "Ctrl+P", self.show_paper),
            Command("save_sheet", N_("Save the list as a sheet"), "Ctrl+S", self.save_sheet),
        ]
        if self.sheet is not None:
            commands.append(Command("close_sheet", N_("Back"), "Esc", self.close_sheet))
        elif self._go_back is not None:
            commands.append(Command("leave_file", N_("Back"), "Esc", self._leave))
        return commands

    def scanned(self, text: str) -> None:
        """A scanned receipt code or number finds its sale; what is not in the file is searched, and not found."""
        number = self.model.find(text)
        self.close_sheet()
        self.cards.search("" if number else text)
        if number:
            self.model.show_sale(number)
        else:
            super().scanned(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_sheet()
        self.back.set_text(_("Back"))
        self.cards.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Margins."""
        super().relayout()
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        self.title.setText(model.title())
        self.sub.setText(model.sub())
        self.sub.setVisible(bool(model.sub()))
        self.seal.show_seal(model.seal())
        self.place.setVisible(model.summary is not None)
        self.cards.show_day(model.shown())

    def _leave(self) -> None:
        if self._go_back is not None:
            self._go_back()
