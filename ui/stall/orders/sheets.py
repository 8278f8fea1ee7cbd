"""The sheets of an order: a stage of its work, how much is taken, and its cancelling."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.money import format_rupiah
from pos.till.orders.order import Order, Stage
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.orders import OrdersModel
from ui.models.spans import typed_day, written
from ui.widgets.asking import AskAmount, Choice
from ui.widgets.buttons import Button, NumPad, PayBar
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.labels import Label
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet

_REASONS = (
    N_("Not wanted any more"),
    N_("Not ready in time"),
    N_("No material"),
    N_("Agreed otherwise"),
)


def deposit_sheet(price: int, least: Callable[[], int], buyer: str) -> AskAmount:
    """How much is paid as the order is taken; `least` gives the smallest down payment of now."""
    choices = sorted({least(), -(-price // 2000) * 1000, price})
    return AskAmount(
        _("Down payment"),
        buyer,
        _("Down payment"),
        verb=_("Go on"),
        amount=least(),
        choices=[(format_rupiah(each), each) for each in choices if each <= price],
        most=price,
        hint=lambda amount: (
            _("At least {amount}").format(amount=format_rupiah(least()))
            if amount < least()
            else _("{amount} is owed after it").format(amount=format_rupiah(price - amount))
        ),
    )


def instalment_sheet(order: Order) -> AskAmount:
    """How much is paid on it now."""
    choices = sorted({order.owed, -(-order.owed // 2000) * 1000})
    return AskAmount(
        _("Take a payment"),
        _("Order {number} · {buyer}").format(number=order.short_number, buyer=order.customer.name),
        _("Paid now"),
        verb=_("Go on"),
        amount=order.owed,
        choices=[(format_rupiah(each), each) for each in choices if each <= order.owed],
        most=order.owed,
        hint=lambda amount: _("{amount} is owed after it").format(amount=format_rupiah(order.owed - amount)),
    )


def _beside(pad: NumPad, *parts: QWidget) -> QHBoxLayout:
    """Fields left, the keys of the amount among them right."""
    left = QVBoxLayout()
    left.setSpacing(8)
    for part in parts:
        left.addWidget(part)
    left.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addLayout(left, 1)
    row.addWidget(pad, 1, Qt.AlignmentFlag.AlignTop)
    return row


class StageSheet(Sheet):
    """Who does a stage, for what wage, planned for when; begun, finished and paid here."""

    done = Signal()

    def __init__(self, model: OrdersModel, at: int) -> None:
        order = model.order
        assert order is not None
        self._model, self._at, self.stage = model, at, order.stages[at]
        super().__init__(self.stage.name, _("Order {number} · {buyer}").format(
            number=order.short_number, buyer=order.customer.name))  # fmt: skip
        self.who = TextField(_("Who works on it"), height=52)
        self.planned = TextField(_("Planned for"), placeholder="31/12/2026", height=52)
        self.wage = MoneyField(_("Wage"))
        self.pad = NumPad()
        self.keep = Button(_("Keep"), icon="check", keycap="Ctrl+S")
        self.pay = Button(icon="banknote")
        self.bar = PayBar(_(self._verb()), keycap="F12", icon="hammer" if not self.stage.started else "check")
        self.who.set_text(self.stage.who)
        self.planned.set_text(written(self.stage.planned) if self.stage.planned else "")
        self.wage.fill_in(self.stage.wage)
        self._lay_out()
        self._connect()
        self._show_wage()
        self.setFocusProxy(self.who)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.keep, 1)
        foot.addWidget(self.pay, 1)
        self.body.addLayout(_beside(self.pad, self.who, self.planned, self.wage))
        self.body.addStretch(1)
        self.body.addLayout(foot)
        self.body.addWidget(self.bar)
        self.bar.setVisible(self.stage.finished is None)
        self.wage.setEnabled(self.stage.paid is None)

    def _connect(self) -> None:
        self.pad.typed.connect(self.wage.type_digits)
        self.keep.clicked.connect(self.save)
        self.pay.clicked.connect(self.pay_worker)
        self.bar.clicked.connect(self.submit)
        self.who.submitted.connect(lambda _text: self.wage.setFocus())
        self.wage.submitted.connect(self.submit)
        self.planned.submitted.connect(lambda _text: self.submit())
        self.who.text_changed.connect(lambda _text: self._show_wage())
        self.wage.amount_changed.connect(lambda _amount: self._show_wage())

    def _verb(self) -> str:
        return N_("Finished") if self.stage.started else N_("Begin")

    def _show_wage(self) -> None:
        paid = self.stage.paid is not None
        self.pay.set_text(_("Wage is paid") if paid else _("Pay the wage"))
        self.pay.set_amount(format_rupiah(self.wage.amount) if self.wage.amount else "")
        self.pay.setEnabled(not paid and bool(self.wage.amount and self.who.text().strip()))

    def commands(self) -> Sequence[Command]:
        """Keep it, go on with the work, pay it, go back."""
        return (
            Command("stage_on", self._verb(), "F12", self.submit, lambda: self.stage.finished is None),
            Command("save_stage", N_("Keep"), "Ctrl+S", self.save),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def save(self) -> None:
        """Keep who does it, for what wage and when."""
        if self._keep(self.stage):
            self.done.emit()

    def submit(self) -> None:
        """Begin the stage, or finish it."""
        today = self._model.today.isoformat()
        stage = self.stage
        if stage.finished is None:
            stage = stage._replace(finished=today) if stage.started else stage._replace(started=today)
        if self._keep(stage):
            self.done.emit()

    def pay_worker(self) -> None:
        """Pay the wage out of the drawer."""
        if self._keep(self.stage) and self._model.pay_worker(self._at, self.pay_worker):
            self.done.emit()

    def _keep(self, stage: Stage) -> bool:
        try:
            planned = typed_day(self.planned.text()) if self.planned.text().strip() else None
        except PosError as error:
            self._model.news.refuse(error)
            return False
        told = stage._replace(who=self.who.text(), wage=self.wage.amount, planned=planned)
        now = self._model.order
        return (now is not None and now.stages[self._at] == told) or self._model.set_stage(self._at, told)


class CancelSheet(Sheet):
    """How much of what was paid goes back, by which way, and why."""

    done = Signal()

    def __init__(self, model: OrdersModel) -> None:
        order = model.order
        assert order is not None
        super().__init__(_("Cancel the order"), _("Order {number} · {buyer}").format(
            number=order.short_number, buyer=order.customer.name))  # fmt: skip
        self._model, self._paid = model, order.paid
        ways = model.ways_back()
        self._way = next((way for way in ways if order.parts and way.id == order.parts[0].tender), ways[0])
        self.said = Label("", "muted", wrap=True)
        self.back = MoneyField(_("Given back"), most=max(order.paid, 0))
        self.ways = {way.id: Choice(_(way.short or way.title), icon=way.icon) for way in ways}
        self.reason = ReasonField(_("Reason"), _REASONS)
        self.bar = PayBar(_("Cancel the order"), keycap="F12")
        self.back.fill_in(order.paid)
        self.pad = NumPad()
        self.pad.setVisible(bool(order.paid))
        self.pad.typed.connect(self.back.type_digits)
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for way in ways:
            row.addWidget(self.ways[way.id], 1)
            self.ways[way.id].clicked.connect(lambda _checked=False, way=way: self._choose(way))
            self.ways[way.id].setVisible(bool(order.paid))
        self.back.setVisible(bool(order.paid))
        self.body.addLayout(_beside(self.pad, self.said, self.back, choices, self.reason))
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.back.amount_changed.connect(lambda _amount: self._show())
        self.back.submitted.connect(self.reason.setFocus)
        self.reason.submitted.connect(self.submit)
        self.bar.clicked.connect(self.submit)
        self.setFocusProxy(self.back if order.paid else self.reason)
        self._choose(self._way)

    def commands(self) -> Sequence[Command]:
        """Do it, or go back."""
        return (
            Command("cancel_order", N_("Cancel the order"), "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Cancel it."""
        if self._model.cancel(self.back.amount, self._way, self.reason.text(), self.submit):
            self.done.emit()

    def _choose(self, way: Tender) -> None:
        self._way = way
        for id_, button in self.ways.items():
            button.setChecked(id_ == way.id)
        self._show()

    def _show(self) -> None:
        kept = self._paid - self.back.amount
        if not self._paid:
            self.said.setText(_("Nothing is paid on it: nothing goes back."))
        elif kept:
            self.said.setText(_("{amount} is kept, and is sold as the cancelling.").format(amount=format_rupiah(kept)))
        else:
            self.said.setText(_("All that was paid goes back."))
        self.bar.set_amount(format_rupiah(self.back.amount) if self._paid else "")
