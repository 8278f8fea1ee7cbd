"""An opened summary file: what its seal says, the day's figures, and every sale in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.opened import OpenedModel
from ui.widgets.buttons import Button
from ui.widgets.day_cards import DayCards
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.proof import SealLine


class OpenedScreen(Page):
    """The seal in one line, then slip, list and one sale beside each other.

    `back` leads away from the file; without it the window shows nothing else.
    """

    def __init__(self, model: OpenedModel, back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.model = model
        self._go_back = back
        self.back = Button(icon="arrow-left")
        self.back.clicked.connect(self._leave)
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.seal = SealLine()
        self.cards = DayCards()
        self.cards.picked.connect(model.choose)
        self.cards.tab_chosen.connect(model.show_tab)
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
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.seal)
        self._column.addWidget(self.cards, 1)
        self._column.addStretch(0)

    def minimumSizeHint(self) -> QSize:
        """The cards scroll."""
        return QSize(0, 0)

    def commands(self) -> Sequence[Command]:
        """Searching, and the way back."""
        commands = [Command("search_receipts", N_("Search"), "/", self.cards.arrived)]
        if self._go_back is not None:
            commands.append(Command("leave_file", N_("Back"), "Esc", self._leave))
        return commands

    def arrived(self) -> None:
        """Typing goes to the search."""
        self.cards.arrived()

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        self.cards.typed(text)

    def scanned(self, text: str) -> None:
        """A scanned receipt code or number finds its sale; what is not in the file is searched, and not found."""
        number = self.model.find(text)
        self.cards.search("" if number else text)
        if number:
            self.model.show_sale(number)
        else:
            super().scanned(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.back.set_text(_("Back"))
        self.cards.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Margins."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, 12)
        self._column.setSpacing(12 if not measures.small else 8)
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        self.title.setText(model.title())
        self.sub.setText(model.sub())
        self.sub.setVisible(bool(model.sub()))
        self.seal.show_seal(model.seal())
        self.cards.setVisible(model.summary is not None)
        self.cards.show_day(model.shown())

    def _leave(self) -> None:
        if self._go_back is not None:
            self._go_back()
