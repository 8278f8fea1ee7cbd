"""The orders that are listed: search, chips and what is owed above them."""

from PySide6.QtCore import Signal

from pos.money import format_rupiah
from pos.words import translate as _
from ui.models.orders import OrdersModel
from ui.widgets.buttons import Button
from ui.widgets.listing import Listing
from ui.widgets.orders import OrderHead, OrderList


class Listed(Listing):
    """The model's list; `new_asked` wants an order written."""

    new_asked = Signal()

    def __init__(self, model: OrdersModel) -> None:
        self._model = model
        self.list = OrderList()
        self.new = Button(icon="plus", height=48)
        super().__init__(self.list, self.new, head=OrderHead())
        self.search.searched.connect(model.search)
        self.search.line_key.connect(lambda key: model.step({"Up": -1, "Down": 1}.get(key, 0)))
        self.new.clicked.connect(self.new_asked)
        self.chips.chosen.connect(model.show)
        self.list.picked.connect(model.choose)

    def show_list(self) -> None:
        """The list and the chips as the model has them."""
        model = self._model
        self.chips.set_chips(model.chips(), model.shown)
        self.show_text(model.text)
        rows = model.rows()
        self.list.set_rows(rows, model.order.number if model.order else "")
        self.show_whether(bool(rows), model.nothing())
        self.show_sum(format_rupiah(model.owed_in_all()), _("owed on all orders"))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search a name, an order's number or goods"))
        self.new.set_text(_("New order"))
