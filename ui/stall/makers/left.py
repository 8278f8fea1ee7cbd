"""The makers who are listed: the search, whom it is narrowed to, what is owed in all, and the list."""

from PySide6.QtCore import Signal

from pos.money import format_rupiah
from pos.words import translate as _
from ui.models.makers import MakersModel
from ui.widgets.buttons import Button
from ui.widgets.listing import Listing
from ui.widgets.makers import MakerHead, MakerList


class ListedMakers(Listing):
    """Shows the model's list; `begun` asks to write somebody new down."""

    begun = Signal()

    def __init__(self, model: MakersModel) -> None:
        self._model = model
        self.list = MakerList()
        self.new = Button(icon="plus", height=48)
        super().__init__(self.list, self.new, head=MakerHead())
        self.search.searched.connect(model.search)
        self.search.line_key.connect(lambda key: model.step({"Up": -1, "Down": 1}.get(key, 0)))
        self.new.clicked.connect(self.begun)
        self.chips.chosen.connect(model.show)
        self.list.picked.connect(model.choose)

    def show_model(self) -> None:
        """The list and the chips as the model has them."""
        model = self._model
        self.chips.set_chips(model.chips(), model.shown)
        self.show_text(model.text)
        rows = model.rows()
        self.list.set_rows(rows, model.name)
        self.show_whether(bool(rows), model.nothing())
        self.show_sum(format_rupiah(model.owed_in_all()), _("owed to all makers"))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search a maker by name, regency or telephone"))
        self.new.set_text(_("New maker"))
