"""Goods made to order: the list left, one order right; sheets and payment take the place of the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.order_payment import OrderPayModel
from ui.models.orders import OrdersModel
from ui.news import Screen
from ui.stall.orders.asks import Asks
from ui.stall.orders.form import OrderSheet
from ui.stall.orders.listed import Listed
from ui.stall.orders.panel import OrderPanel
from ui.widgets.list_page import ListPage
from ui.widgets.place import Paying
from ui.widgets.sheet import Sheet


class OrdersScreen(ListPage):
    """`make_pay` makes the sheet that takes the money.

    `printing_asked` carries the Layout of an order's paper, `keeping_asked` one to keep as a PDF.
    """

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: OrdersModel, make_pay: Callable[[OrderPayModel], Paying]) -> None:
        self.model = model
        self.listed = Listed(model)
        self.panel = OrderPanel(model)
        super().__init__(self.listed, self.panel)
        self.asks = Asks(model, self.place, make_pay)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        panel, asks = self.panel, self.asks
        self.model.changed.connect(self.show_model)
        self.listed.new_asked.connect(asks.new)
        panel.bar_pressed.connect(self.go_on)
        panel.stage_picked.connect(asks.stage)
        panel.deed.clicked.connect(asks.do_stage)
        panel.nota.clicked.connect(asks.papers)
        panel.more.clicked.connect(asks.more)
        asks.printing_asked.connect(self.printing_asked)
        asks.keeping_asked.connect(self.keeping_asked)
        asks.paying_changed.connect(self.commands_changed)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Orders")

    @property
    def pay_sheet(self) -> Paying | None:
        """The sheet that takes the money, while one does."""
        return self.asks.pay_sheet

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the list and the order beside it."""
        model, asks = self.model, self.asks
        if self.over is not None:
            return asks.commands()
        return (
            Command("orders_search", N_("Search"), "/", self.focus),
            Command("new_order", N_("New order"), "Ctrl+N", asks.new),
            Command("order_up", N_("Order above"), "Up", lambda: model.step(-1)),
            Command("order_down", N_("Order below"), "Down", lambda: model.step(1)),
            Command("order_on", N_("Take a payment, or hand the goods over"), "F12", self.go_on, asks.is_open),
            Command("order_papers", N_("Papers of the order"), "Ctrl+P", asks.papers, lambda: model.order is not None),
            *asks.deeds(),
            Command("leave_orders", N_("Back to selling"), "Esc", self.leave),
        )

    def unsaved(self) -> str:
        """An order that was written and not taken."""
        return self.asks.unsaved()

    def arrived(self) -> None:
        """Read afresh; typing goes to the search, or to what is asked."""
        self.model.refresh()
        if isinstance(self.over, OrderSheet):
            self.over.show_form()
        self.focus()

    def scanned(self, text: str) -> None:
        """The code of an order's paper opens it."""
        if self.pay_sheet is not None:
            self.pay_sheet.scanned(text)
        elif self.over is None:
            self.listed.search.settle()
            self.model.open(text)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    def go_on(self) -> None:
        """Take a payment while the work goes on, else hand the goods over."""
        self.asks.go_on(takes_payment=self.panel.takes_payment)

    # What is shown

    def show_model(self) -> None:
        """The list, the chips and the order as the model has them."""
        self.listed.show_list()
        self.panel.show_order()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.listed.retranslate()
        self.panel.retranslate()
        over = self.over
        if isinstance(over, OrderSheet):
            over.retranslate()
        elif isinstance(over, Sheet) and not self.is_held:
            self.place.clear()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        super().relayout()
        self.panel.relayout()

    def focus(self) -> None:
        """Typing goes to the payment, to what is asked, or to the search."""
        if self.pay_sheet is not None:
            self.pay_sheet.focus()
        else:
            super().focus()
