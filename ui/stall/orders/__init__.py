"""Goods made to order: the list left, one order right; sheets and payment take the place of the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till.orders.order import OPEN, Draft
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.order_form import OrderForm
from ui.models.order_payment import HandOverModel, OrderPayModel
from ui.models.orders import OrdersModel
from ui.news import Screen
from ui.stall.orders.form import OrderSheet
from ui.stall.orders.panel import OrderPanel
from ui.stall.orders.papers import order_papers
from ui.stall.orders.sheets import CancelSheet, StageSheet, deposit_sheet, instalment_sheet
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.more import MoreSheet
from ui.widgets.orders import OrderHead, OrderList
from ui.widgets.page import Page
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Paying, Place
from ui.widgets.sheet import Empty, Sheet


class OrdersScreen(Page):
    """`make_pay` makes the sheet that takes the money.

    `printing_asked` carries the Layout of an order's paper, `keeping_asked` one to keep as a PDF.
    """

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: OrdersModel, make_pay: Callable[[OrderPayModel], Paying]) -> None:
        super().__init__()
        self.model = model
        self._make_pay = make_pay
        self._pay: Paying | None = None
        self.search = SearchField("")
        self.new = Button(icon="plus", height=48)
        self.chips = ChipRow()
        self.owed, self.owed_note = Label("", "amount-strong", align="right"), Label("", "small", align="right")
        self.head, self.list = OrderHead(), OrderList()
        self.nothing = Empty()
        self.panel = OrderPanel(model)
        self.place = Place(self._left())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.panel)
        self._connect()
        self.retranslate()
        self.relayout()

    def _left(self) -> QWidget:
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
        inside.addWidget(self.head)
        inside.addWidget(self._shown, 1)
        left = QWidget()
        self._column = QVBoxLayout(left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addLayout(chips)
        self._column.addWidget(card, 1)
        return left

    def _connect(self) -> None:
        model, panel = self.model, self.panel
        model.changed.connect(self.show_model)
        self.search.searched.connect(model.search)
        self.search.line_key.connect(lambda key: model.step({"Up": -1, "Down": 1}.get(key, 0)))
        self.new.clicked.connect(self.begin)
        self.chips.chosen.connect(model.show)
        self.list.picked.connect(model.choose)
        self.place.changed.connect(self._on_place_changed)
        panel.bar_pressed.connect(self.go_on)
        panel.stage_picked.connect(self.ask_stage)
        panel.deed.clicked.connect(self.do_stage)
        panel.nota.clicked.connect(self.show_papers)
        panel.more.clicked.connect(self.ask_more)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Orders")

    @property
    def over(self) -> QWidget | None:
        """The sheet in the place of the list, while there is one."""
        return self.place.over

    @property
    def pay_sheet(self) -> Paying | None:
        """The sheet that takes the money, while one does."""
        return self._pay if self.place.over is not None else None

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the list and the order beside it."""
        if self.pay_sheet is not None:
            return self.pay_sheet.commands()
        over = self.over
        if isinstance(over, (OrderSheet, StageSheet, CancelSheet)):
            return over.commands()
        if isinstance(over, PaperSheet):
            return (
                Command("print_paper", N_("Print or save this paper"), "F12", over.bar.click),
                Command("back", N_("Back"), "Esc", self.place.clear),
            )
        if over is not None:
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        return (
            Command("orders_search", N_("Search"), "/", self._focus),
            Command("new_order", N_("New order"), "Ctrl+N", self.begin),
            Command("order_up", N_("Order above"), "Up", lambda: self.model.step(-1)),
            Command("order_down", N_("Order below"), "Down", lambda: self.model.step(1)),
            Command("order_on", N_("Take a payment, or hand the goods over"), "F12", self.go_on, self._is_open),
            Command("order_papers", N_("Papers of the order"), "Ctrl+P", self.show_papers, self._is_chosen),
            *self._deeds(),
            Command("leave_orders", N_("Back to selling"), "Esc", self.leave),
        )

    def _deeds(self) -> tuple[Command, ...]:
        """What else can be done with the order, each behind “More”."""
        return (
            Command("stage", N_("Begin or finish the stage"), "F6", self.do_stage, lambda: bool(self.model.deed())),
            Command("instalment", N_("Take a payment"), "F7", self.ask_instalment, self._is_owed),
            Command("hand_over", N_("Hand the goods over"), "F4", self.hand_over, self._is_open),
            Command("change_order", N_("Change the order"), "F2", self.ask_change, self._is_open),
            Command("cancel_order", N_("Cancel the order"), "Ctrl+Del", self.ask_cancel, self._is_open),
        )

    def unsaved(self) -> str:
        """An order that was written and not taken."""
        over = self.over
        dirty = isinstance(over, OrderSheet) and over.form.is_dirty
        return _("An order is written and not taken: take it, or close once more to give it up") if dirty else ""

    def arrived(self) -> None:
        """Read afresh; typing goes to the search, or to what is asked."""
        self.model.refresh()
        self._focus()

    def scanned(self, text: str) -> None:
        """The code of an order's paper opens it."""
        if self.pay_sheet is not None:
            self.pay_sheet.scanned(text)
        elif self.over is None:
            self.search.settle()
            self.model.open(text)

    def typed(self, text: str) -> None:
        """A letter or digit typed elsewhere searches."""
        if self.over is None:
            self.search.set_text(self.search.text() + text)
            self._focus()

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    # What is asked

    def begin(self) -> None:
        """Write a new order."""
        sheet = OrderSheet(OrderForm(self.model), self.model)
        sheet.written.connect(self._on_written)
        self._put(sheet)

    def ask_change(self) -> None:
        """Agree anew on the order."""
        if self._is_open():
            sheet = OrderSheet(OrderForm(self.model, self.model.order), self.model)
            sheet.done.connect(self.place.clear)
            self._put(sheet)

    def ask_stage(self, at: int) -> None:
        """Say more of a stage."""
        if self._is_open():
            sheet = StageSheet(self.model, at)
            sheet.done.connect(self.place.clear)
            self._put(sheet)

    def do_stage(self) -> None:
        """Finish the stage under way, or say who begins the next one."""
        stage, order = self.model.stage(), self.model.order
        if stage is None or order is None or order.current is None:
            return
        if stage.started:
            self.model.finish_stage()
        else:
            self.ask_stage(order.current)

    def go_on(self) -> None:
        """Take a payment while the work goes on, else hand the goods over."""
        if self.over is None and self._is_open():
            (self.ask_instalment if self.panel.takes_payment else self.hand_over)()

    def ask_instalment(self) -> None:
        """Take a payment on the order."""
        order = self.model.order
        if order is None or not order.owed:
            return
        sheet = instalment_sheet(order)
        sheet.answered.connect(
            lambda amount: (
                self._take_money(OrderPayModel(self.model.stall, self.model.news, amount, order)) if amount else None
            )
        )
        self._put(sheet)

    def hand_over(self) -> None:
        """Hand the goods over; what is owed is paid first."""
        order = self.model.order
        if order is None or not self._is_open():
            return
        if self.model.rest():
            self._take_money(HandOverModel(self.model.stall, self.model.news, order))
        else:
            self.model.hand_over()

    def ask_cancel(self) -> None:
        """Cancel the order."""
        if self._is_open():
            sheet = CancelSheet(self.model)
            sheet.done.connect(self.place.clear)
            self._put(sheet)

    def show_papers(self) -> None:
        """The order's papers, to print or to keep."""
        order = self.model.order
        if order is not None:
            stall = self.model.stall
            sheet = PaperSheet(
                stall, _("Papers"), f"{order.customer.name} · {order.number}", order_papers(stall, order)
            )
            sheet.printing_asked.connect(self.printing_asked)
            sheet.keeping_asked.connect(self.keeping_asked)
            self._put(sheet)

    def ask_more(self) -> None:
        """What has no button of its own."""
        self._put(MoreSheet(self._deeds(), self.place.clear))

    def _on_written(self, draft: Draft, pays: bool) -> None:
        if not pays:
            if self.model.take_unpaid(draft):
                self.place.clear()
            return
        sheet = deposit_sheet(draft.price, self.model.stall.orders.least_deposit(draft.price), draft.customer.name)
        sheet.answered.connect(lambda amount: self._take(draft, amount))
        self._put(sheet)

    def _take(self, draft: Draft, amount: int) -> None:
        least = self.model.stall.orders.least_deposit(draft.price)
        if amount < least:
            self.model.news.refuse(_("At least {amount}").format(amount=format_rupiah(least)))
        else:
            self._take_money(OrderPayModel(self.model.stall, self.model.news, amount, draft))

    def _take_money(self, model: OrderPayModel) -> None:
        sheet = self._make_pay(model)
        assert isinstance(sheet, QWidget)  # a Protocol cannot say so
        model.setParent(sheet)
        sheet.paid.connect(lambda: self._on_paid(model))
        sheet.closed.connect(self.place.clear)
        sheet.finished.connect(self.place.clear)
        self.place.put(sheet)
        self._pay = sheet
        self.commands_changed.emit()
        sheet.focus()

    def _on_paid(self, model: OrderPayModel) -> None:
        is_sale = model.sale is not None
        self.model.took(model.number_taken, 0 if is_sale else model.change)
        if not is_sale:
            self.place.clear()
        self.commands_changed.emit()

    # What is shown

    def show_model(self) -> None:
        """The list, the chips and the order as the model has them."""
        model = self.model
        self.chips.set_chips(model.chips(), model.shown)
        if self.search.text() != model.text:
            self.search.set_text(model.text)
        rows = model.rows()
        self.list.set_rows(rows, model.order.number if model.order else "")
        self._shown.setCurrentIndex(0 if rows else 1)
        self.nothing.sentence.setText(model.nothing())
        self.owed.setText(format_rupiah(model.owed_in_all()))
        self.panel.show_order()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search a name, an order's number or goods"))
        self.new.set_text(_("New order"))
        self.owed_note.setText(_("owed on all orders"))
        self.panel.retranslate()
        over = self.over
        if isinstance(over, OrderSheet):
            over.retranslate()
        elif isinstance(over, Sheet) and not self.is_held:
            self.place.clear()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self._column.setSpacing(8 if measures.small else 12)
        self.panel.setFixedWidth(368 if measures.small else 432)
        self.panel.relayout()
        self._show_panel()

    def _show_panel(self) -> None:
        self.panel.setVisible(not (of(self).measures.small and self.over is not None))

    def _put(self, sheet: Sheet) -> None:
        self._pay = None
        self.place.put_sheet(sheet)
        sheet.setFocus()

    def _on_place_changed(self) -> None:
        self._show_panel()
        self.panel.setEnabled(self.over is None)
        self.commands_changed.emit()
        if self.over is None:
            self._pay = None
            self._focus()

    def _focus(self) -> None:
        if self.pay_sheet is not None:
            self.pay_sheet.focus()
        else:
            (self.over or self.search).setFocus()

    def _is_open(self) -> bool:
        return self.model.order is not None and self.model.order.state == OPEN

    def _is_chosen(self) -> bool:
        return self.model.order is not None

    def _is_owed(self) -> bool:
        return self._is_open() and self.model.order is not None and bool(self.model.order.owed)
