"""The list of what was bought, the newest first."""

from PySide6.QtCore import QSignalBlocker

from pos.till.buying.buy_in import BuyIn
from pos.words import translate as _
from ui.look import fonts
from ui.models import buying_rows
from ui.models.buying import BuyingModel
from ui.widgets.table import Cell, Column, Row, Table


class BoughtTable(Table):
    """The model's purchases, with the one chosen that it looks at."""

    def __init__(self, model: BuyingModel) -> None:
        super().__init__(row_height=44)
        self._model = model

    def show_bought(self) -> None:
        """As the model has them."""
        columns = [
            Column(_("Day"), "muted", fonts.drawn(138)),
            Column(_("Goods")),
            Column(_("Paid"), "amount", fonts.drawn(116), strong=True),
        ]
        bought = self._model.bought
        with QSignalBlocker(self):  # what the model looks at is chosen, not what the table begins with
            self.set_rows(columns, [_row(one) for one in self._model.listed])
            self.pick(bought.number if bought is not None else "")


def _row(bought: BuyIn) -> Row:
    goods = Cell(buying_rows.goods_text(bought), note=bought.seller.name, strong=True)
    paid = Cell(bought.total) if bought.undone is None else Cell(bought.total, _("taken back"), "muted")
    return Row(bought.number, (buying_rows.day_text(bought), goods, paid))
