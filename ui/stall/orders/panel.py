"""The panel of one order: whom it is for, the stages of the work, the money, and what can be done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScroller, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till.orders.order import OPEN, Order
from pos.words import translate as _
from ui.look.wear import of
from ui.models import order_rows
from ui.models.orders import OrdersModel
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label, Pill
from ui.widgets.lines import Lines
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Empty
from ui.widgets.stages import StageList


class OrderPanel(Card):
    """Shows the model's order; `bar_pressed` is what comes next with its money, the rest are buttons."""

    bar_pressed = Signal()
    stage_picked = Signal(int)

    def __init__(self, model: OrdersModel) -> None:
        super().__init__()
        self._model = model
        self.pill = Pill()
        self.number = Label("", "muted", align="right")
        self.name = Label("", "panel")
        self.goods = Label("", "note")
        self.about = Label("", "muted")
        self.work, self.wages = Label("", "question"), Label("", "muted", align="right")
        self.lines = Lines()
        self.stages = StageList()
        self.note = Label("", "muted", icon="message-square-text", wrap=True)
        self.terms = Label("", "muted", wrap=True)
        self.money = Lines()
        self.change = Card("ok_soft", 10)
        self.change_text = Label("", "body-strong", tone="ok_on_tint", icon="banknote")
        self.deed = Button(icon="check")
        self.nota = Button(icon="printer")
        self.more = IconButton("ellipsis", "")
        self.bar = PayBar("", keycap="F12")
        self.empty = Empty()
        self._lay_out()
        self.bar.clicked.connect(self.bar_pressed)
        self.stages.picked.connect(self.stage_picked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.pill)
        head.addWidget(self.number, 1)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.setContentsMargins(12, 0, 12, 0)
        names.addLayout(head)
        names.addSpacing(4)
        for part in (self.name, self.goods, self.about):
            names.addWidget(part)
        work = QHBoxLayout()
        work.setContentsMargins(12, 0, 12, 0)
        work.addWidget(self.work)
        work.addWidget(self.wages, 1)
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(names)
        self._column.addWidget(Rule())
        self._column.addLayout(work)
        self._column.addWidget(self._work(), 1)
        self._column.addWidget(self._money())
        self._column.addWidget(self.change)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.deed, 1)
        deeds.addWidget(self.nota, 1)
        deeds.addWidget(self.more)
        self._column.addLayout(deeds)
        self._column.addWidget(self.bar)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._parts, 1)
        self._around.addWidget(self.empty, 1)

    def _work(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.stages)
        told = QVBoxLayout()
        told.setContentsMargins(12, 0, 12, 0)
        told.setSpacing(6)
        for part in (self.lines, self.note, self.terms):
            told.addWidget(part)
        column.addLayout(told)
        column.addStretch(1)
        self._scroll = scrolled_form(inside)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the wages stand below a title
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return self._scroll

    def _money(self) -> Card:
        self._box = box = Card("raised", 12)
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 8, 14, 6)
        column.addWidget(self.money)
        given = QHBoxLayout(self.change)
        given.setContentsMargins(14, 8, 14, 8)
        given.addWidget(self.change_text)
        return box

    def show_order(self) -> None:
        """The order as it stands now."""
        order = self._model.order
        self._parts.setVisible(order is not None)
        self.empty.setVisible(order is None)
        if order is not None:
            self._show(order)
            self._show_deeds(order)

    def _show(self, order: Order) -> None:
        self.pill.show_as(*order_rows.pill(order, self._model.today))
        self.number.setText(order.number)
        self.name.setText(order.customer.name)
        self.goods.setText(order_rows.goods_text(order))
        about = order_rows.about(order)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        lines = order_rows.goods_lines(order)
        self.lines.set_lines(lines)
        self.lines.setVisible(bool(lines))
        self.stages.show_rows(order_rows.stage_rows(order))
        for part, text in ((self.note, order.note), (self.terms, order.terms)):
            part.setText(text)
            part.setVisible(bool(text))
        QTimer.singleShot(0, self, self._show_stage)  # once they have their places
        self.money.set_lines(order_rows.money_lines(order))
        self._box.setFixedHeight(self.money.heightForWidth(200) + 14)  # Qt measures it late where it was hidden before
        self.change.setVisible(bool(self._model.change))
        self.change_text.setText(_("Change {amount}").format(amount=format_rupiah(self._model.change)))

    def _show_stage(self) -> None:
        """Where not all stages are seen, the one that is next or under way is."""
        order = self._model.order
        if order is not None and order.current is not None and order.current < len(self.stages.buttons):
            self._scroll.ensureWidgetVisible(self.stages.buttons[order.current], 0, 0)

    def _show_deeds(self, order: Order) -> None:
        is_open, deed = order.state == OPEN, self._model.deed()
        stage = self._model.stage()
        self.deed.setVisible(bool(deed))
        self.deed.set_text(deed)
        icon = "check" if stage is not None and stage.started else "hammer"
        small = of(self).measures.small
        self.deed.set_icon(None if small else icon)
        self.nota.set_icon(None if small else "printer")
        self.more.setVisible(is_open)
        self.bar.setVisible(is_open)
        ready = not deed
        self.nota.set_text(_("Print note"))
        takes = bool(order.owed) and not ready
        if small:
            self.bar.set_text(_("Receive") if takes else _("Hand over"))
        else:
            self.bar.set_text(_("Take a payment") if takes else _("Hand the goods over"))
        rest = order.owed if takes else self._model.rest()
        self.bar.set_amount(format_rupiah(rest) if rest else "")

    @property
    def takes_payment(self) -> bool:
        """Whether the bar takes a payment; else it hands the goods over."""
        order = self._model.order
        return order is not None and bool(order.owed) and bool(self._model.deed())

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.work.setText(_("Stages"))
        self.wages.setText(_("wages by the piece"))
        self.more.set_name(_("More …"))
        self.empty.sentence.setText(_("Choose an order to see it here"))
        self.show_order()

    def relayout(self) -> None:
        """The margins of the window's class."""
        small = of(self).measures.small
        self._around.setContentsMargins(7, 10 if small else 14, 7, 7)
        self._column.setSpacing(6)
        self.show_order()
