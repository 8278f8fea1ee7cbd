"""What is asked of an order, each question a sheet in the place of the list; the payment stands there too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.money import format_rupiah
from pos.till.orders.order import OPEN, Draft
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.order_form import OrderForm
from ui.models.order_payment import HandOverModel, OrderPayModel
from ui.models.orders import OrdersModel
from ui.stall.orders.form import OrderSheet
from ui.stall.orders.papers import order_papers
from ui.stall.orders.sheets import CancelSheet, StageSheet, deposit_sheet, instalment_sheet
from ui.widgets.more import MoreSheet
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Paying, Place
from ui.widgets.sheet import Sheet


class Asks(QObject):
    """Every verb opens its sheet in `place`; `make_pay` makes the one that takes the money.

    `printing_asked` carries the Layout of an order's paper, `keeping_asked` one to keep as a PDF; `paying_changed`
    tells that the payment offers other commands.
    """

    printing_asked = Signal(object)
    keeping_asked = Signal(object)
    paying_changed = Signal()

    def __init__(self, model: OrdersModel, place: Place, make_pay: Callable[[OrderPayModel], Paying]) -> None:
        super().__init__(place)
        self._model = model
        self._place = place
        self._make_pay = make_pay
        self._pay: Paying | None = None
        place.changed.connect(self._on_place_changed)

    @property
    def pay_sheet(self) -> Paying | None:
        """The sheet that takes the money, while one does."""
        return self._pay if self._place.over is not None else None

    def deeds(self) -> tuple[Command, ...]:
        """What else can be done with the order, each behind “More”."""
        return (
            Command("stage", N_("Begin or finish the stage"), "F6", self.do_stage, lambda: bool(self._model.deed())),
            Command("instalment", N_("Take a payment"), "F7", self.instalment, self._is_owed),
            Command("hand_over", N_("Hand the goods over"), "F4", self.hand_over, self.is_open),
            Command("change_order", N_("Change the order"), "F2", self.change, self.is_open),
            Command("cancel_order", N_("Cancel the order"), "Ctrl+Del", self.cancel, self.is_open),
        )

    def commands(self) -> Sequence[Command]:
        """Of the sheet that is shown."""
        over = self._place.over
        if self.pay_sheet is not None:
            return self.pay_sheet.commands()
        if isinstance(over, (OrderSheet, StageSheet, CancelSheet, PaperSheet)):
            return over.commands()
        return (Command("back", N_("Back"), "Esc", self._place.clear),)

    def unsaved(self) -> str:
        """An order that was written and not taken."""
        over = self._place.over
        dirty = isinstance(over, OrderSheet) and over.form.is_dirty
        return _("An order is written and not taken: take it, or close once more to give it up") if dirty else ""

    def is_open(self) -> bool:
        """Whether the order that is looked at goes on."""
        return self._model.order is not None and self._model.order.state == OPEN

    def _is_owed(self) -> bool:
        return self.is_open() and self._model.order is not None and bool(self._model.order.owed)

    # What is made

    def new(self) -> None:
        """Write a new order."""
        sheet = OrderSheet(OrderForm(self._model), self._model)
        sheet.written.connect(self._on_written)
        self._put(sheet)

    def change(self) -> None:
        """Agree anew on the order."""
        if self.is_open():
            self._ask(OrderSheet(OrderForm(self._model, self._model.order), self._model))

    def stage(self, at: int) -> None:
        """Say more of a stage."""
        if self.is_open():
            self._ask(StageSheet(self._model, at))

    def do_stage(self) -> None:
        """Finish the stage under way, or say who begins the next one."""
        stage, order = self._model.stage(), self._model.order
        if stage is None or order is None or order.current is None:
            return
        if stage.started:
            self._model.finish_stage()
        else:
            self.stage(order.current)

    def cancel(self) -> None:
        """Cancel the order."""
        if self.is_open():
            self._ask(CancelSheet(self._model))

    def papers(self) -> None:
        """The order's papers, to print or to keep."""
        order, stall = self._model.order, self._model.stall
        if order is not None:
            about = f"{order.customer.name} · {order.number}"
            sheet = PaperSheet(stall, _("Papers"), about, order_papers(stall, order))
            sheet.printing_asked.connect(self.printing_asked)
            sheet.keeping_asked.connect(self.keeping_asked)
            self._put(sheet)

    def more(self) -> None:
        """What has no button of its own."""
        self._put(MoreSheet(self.deeds(), self._place.clear))

    # What is paid

    def go_on(self, *, takes_payment: bool) -> None:
        """Take a payment while the work goes on, else hand the goods over."""
        if self._place.over is None and self.is_open():
            (self.instalment if takes_payment else self.hand_over)()

    def instalment(self) -> None:
        """Take a payment on the order."""
        order, model = self._model.order, self._model
        if order is None or not order.owed:
            return
        sheet = instalment_sheet(order)
        sheet.answered.connect(
            lambda amount: self._take_money(OrderPayModel(model.stall, model.news, amount, order)) if amount else None
        )
        self._put(sheet)

    def hand_over(self) -> None:
        """Hand the goods over; what is owed is paid first."""
        order, model = self._model.order, self._model
        if order is None or not self.is_open():
            return
        if model.rest():
            self._take_money(HandOverModel(model.stall, model.news, order))
        else:
            model.hand_over()

    def _on_written(self, draft: Draft, pays: bool) -> None:
        if not pays:
            if self._model.take_unpaid(draft):
                self._place.clear()
            return
        sheet = deposit_sheet(draft.price, lambda: self._model.least(draft.price), draft.customer.name)
        sheet.answered.connect(lambda amount: self._take(draft, amount))
        self._put(sheet)

    def _take(self, draft: Draft, amount: int) -> None:
        model, least = self._model, self._model.least(draft.price)
        if amount < least:
            model.news.refuse(_("At least {amount}").format(amount=format_rupiah(least)))
        else:
            self._take_money(OrderPayModel(model.stall, model.news, amount, draft))

    def _take_money(self, paying: OrderPayModel) -> None:
        sheet = self._make_pay(paying)
        assert isinstance(sheet, QWidget)  # a Protocol cannot say so
        paying.setParent(sheet)
        sheet.paid.connect(lambda: self._on_paid(paying))
        sheet.closed.connect(self._place.clear)
        sheet.finished.connect(self._place.clear)
        self._place.put(sheet)
        self._pay = sheet
        self.paying_changed.emit()
        sheet.focus()

    def _on_paid(self, paying: OrderPayModel) -> None:
        is_sale = paying.sale is not None
        self._model.took(paying.number_taken, 0 if is_sale else paying.change)
        if not is_sale:
            self._place.clear()
        self.paying_changed.emit()

    # The place

    def _ask(self, sheet: OrderSheet | StageSheet | CancelSheet) -> None:
        sheet.done.connect(self._place.clear)
        self._put(sheet)

    def _put(self, sheet: Sheet) -> None:
        self._pay = None
        self._place.put_sheet(sheet)
        sheet.setFocus()

    def _on_place_changed(self) -> None:
        if self._place.over is None:
            self._pay = None
