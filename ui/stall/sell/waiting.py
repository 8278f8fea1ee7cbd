"""Every order that the kitchen has: a touch makes one ready, another one has it fetched."""

from PySide6.QtWidgets import QGridLayout, QWidget

from pos.till.kitchen.slip import Order
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.kitchen import STATES, KitchenModel, place_of
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet


class WaitingSheet(Sheet):
    """The orders by number; what is ready bears a tick."""

    def __init__(self, model: KitchenModel) -> None:
        super().__init__(_("Kitchen"))
        self._model = model
        self.rows: dict[str, Button] = {}
        self._none = Label(_("Nobody waits for the kitchen."), "body", tone="muted", wrap=True, align="center")
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setSpacing(8)
        self.body.addWidget(self._none)
        self.body.addWidget(scrolled_form(inside), 1)
        model.changed.connect(self._show)
        self._show()
        self.setFocusProxy(next(iter(self.rows.values()), self.close_button))

    def _show(self) -> None:
        orders = self._model.waiting()
        count = translate_plural("{n} waits", "{n} wait", len(orders)).format(n=len(orders))
        self.set_title(_("Kitchen"), count)
        self._none.setVisible(not orders)
        for gone in self.rows.keys() - {order.operation for order in orders}:
            row = self.rows.pop(gone)
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        for at, order in enumerate(orders):
            if order.operation not in self.rows:
                self.rows[order.operation] = self._row(order)
            row = self.rows[order.operation]
            row.set_amount(_(STATES[order.state]))
            row.set_kind("soft" if order.state == "ready" else "secondary")
            row.set_icon("check" if order.state == "ready" else "hourglass")
            self._grid.addWidget(row, at, 0)
        self._grid.setRowStretch(len(orders), 1)

    def _row(self, order: Order) -> Button:
        row = Button(
            str(order.served.number), sub=place_of(order.served), align="split", size=20, height=60, tabular=True
        )
        row.clicked.connect(lambda: self._model.turn(order.operation))
        return row
