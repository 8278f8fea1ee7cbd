"""What a food stall has on top of its basket: the order's number, where it goes, eaten here or taken away."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.words import translate as _
from pos.words import translate_plural
from ui.look.wear import of
from ui.models.sell import SellModel
from ui.widgets.buttons import Button
from ui.widgets.kitchen import QueueNumber, TwoWays


class OrderHead(QWidget):
    """The number first, then the table or name (a touch changes it) above how much is in the basket."""

    def __init__(self, model: SellModel) -> None:
        super().__init__()
        self._model = model
        self.queue = QueueNumber()
        self.place = Button("", kind="plain", size=17, align="left", height=52)
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ways = TwoWays(("utensils", "shopping-bag"))
        self.ways.chosen.connect(model.set_away)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.queue)
        self.row.addWidget(self.place, 1)
        self.row.addWidget(self.ways)

    def show_order(self, locked: bool) -> None:
        """The order as it is; while it is paid nothing changes."""
        basket = self._model.basket
        self.queue.show_number(self._model.kitchen.number(basket))
        self.place.set_text(basket.table or _("Table"))
        self.place.set_sub(translate_plural("{n} item", "{n} items", basket.pieces).format(n=basket.pieces))
        self.ways.show_chosen(basket.away)
        for part in (self.place, self.ways):
            part.setEnabled(not locked)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.ways.say(_("Eat here"), _("Take away"))

    def relayout(self) -> None:
        """Icons alone in a small window."""
        self.place.set_size(48 if of(self).measures.small else 52, 15 if of(self).measures.small else 17)
        self.ways.relayout()
