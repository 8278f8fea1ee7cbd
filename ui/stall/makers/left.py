"""The makers who are listed: the search, whom it is narrowed to, what is owed in all, and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.makers import MakersModel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.makers import MakerHead, MakerList
from ui.widgets.sheet import Empty


class ListedMakers(QWidget):
    """Shows the model's list; `begun` asks to write somebody new down."""

    begun = Signal()

    def __init__(self, model: MakersModel) -> None:
        super().__init__()
        self._model = model
        self.search = SearchField("")
        self.new = Button(icon="plus", height=48)
        self.chips = ChipRow()
        self.owed, self.owed_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.list = MakerList()
        self.nothing = Empty()
        self._lay_out()
        self.search.searched.connect(model.search)
        self.search.line_key.connect(lambda key: model.step({"Up": -1, "Down": 1}.get(key, 0)))
        self.new.clicked.connect(self.begun)
        self.chips.chosen.connect(model.show)
        self.list.picked.connect(model.choose)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.new)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self.owed)
        sums.addWidget(self.owed_note)
        chips = QHBoxLayout()
        chips.addWidget(self.chips, 1)
        chips.addLayout(sums)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 4, 8, 8)
        inside.setSpacing(0)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.list)
        self._shown.addWidget(self.nothing)
        inside.addWidget(MakerHead())
        inside.addWidget(self._shown, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addLayout(chips)
        self._column.addWidget(card, 1)

    def show_model(self) -> None:
        """The list and the chips as the model has them."""
        model = self._model
        self.chips.set_chips(model.chips(), model.shown)
        if self.search.text() != model.text:
            self.search.set_text(model.text)
        rows = model.rows()
        self.list.set_rows(rows, model.name)
        self._shown.setCurrentIndex(0 if rows else 1)
        self.nothing.sentence.setText(model.nothing())
        self.owed.setText(format_rupiah(model.owed_in_all()))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search a maker by name, regency or telephone"))
        self.new.set_text(_("New maker"))
        self.owed_note.setText(_("owed to all makers"))

    def relayout(self) -> None:
        """Sizes of the window's class."""
        self._column.setSpacing(8 if of(self).measures.small else 12)
