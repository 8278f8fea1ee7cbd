"""What is listed on a screen: the search over it, chips that narrow it, and a card with its rows."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.look.wear import of
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.sheet import Empty


class Listing(QWidget):
    """`rows` on their card, one sentence where there are none; whoever uses it listens to search, chips and rows.

    `buttons` stand beside the search, `head` over the rows; `sum` and its `sum_note` stand at the right of the chips,
    empty until they are told.
    """

    def __init__(self, rows: QWidget, *buttons: QWidget, head: QWidget | None = None) -> None:
        super().__init__()
        self.search = SearchField("")
        self.chips = ChipRow()
        self.sum, self.sum_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.nothing = Empty()
        self._shown = QStackedWidget()
        self._shown.addWidget(rows)
        self._shown.addWidget(self.nothing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._first_row(buttons))
        self._column.addLayout(self._second_row())
        self._column.addWidget(self._card(head), 1)
        self.setFocusProxy(self.search)

    def _first_row(self, buttons: tuple[QWidget, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _second_row(self) -> QHBoxLayout:
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self.sum)
        sums.addWidget(self.sum_note)
        row = QHBoxLayout()
        row.addWidget(self.chips, 1)
        row.addLayout(sums)
        return row

    def _card(self, head: QWidget | None) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 4, 8, 8)
        inside.setSpacing(0)
        if head is not None:
            inside.addWidget(head)
        inside.addWidget(self._shown, 1)
        return card

    def show_text(self, text: str) -> None:
        """What the model searches for stands in the search, also where it was not typed there."""
        if self.search.text() != text:
            self.search.set_text(text)

    def show_whether(self, has_rows: bool, nothing: str) -> None:
        """The rows, or the sentence that says why there are none."""
        self._shown.setCurrentIndex(0 if has_rows else 1)
        self.nothing.sentence.setText(nothing)

    def show_sum(self, amount: str, note: str) -> None:
        """What all of it comes to."""
        self.sum.setText(amount)
        self.sum_note.setText(note)

    def relayout(self) -> None:
        """The gaps of the window's class."""
        self._column.setSpacing(8 if of(self).measures.small else 12)
