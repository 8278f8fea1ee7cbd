"""The sheets of a maker's money: what they are paid, and what they get of one product."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.catalog.product import Product
from pos.money import format_percent, format_rupiah
from pos.till.makers.maker import Paid, Terms
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.makers import MakersModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, NumPad, PayBar
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class PayMakerSheet(Sheet):
    """How much a maker is paid, by which way, and a remark; `done` carries what was Paid."""

    done = Signal(object)

    def __init__(self, model: MakersModel) -> None:
        super().__init__(_("Pay the maker"), model.name)
        self._model = model
        self.amount = MoneyField(_("Paid"), most=max(model.left, 0))
        self.said = Label("", "muted", wrap=True)
        self.ways = {way.id: Choice(_(way.short or way.title), icon=way.icon) for way in model.ways()}
        self._way = model.ways()[0]
        self.note = TextField(_("Remark"), height=44)
        self.pad = NumPad()
        self.bar = PayBar(_("Pay the maker"), keycap="F12")
        self._lay_out()
        self.pad.typed.connect(self.amount.type_digits)
        self.amount.amount_changed.connect(lambda _amount: self._show())
        self.amount.submitted.connect(self.note.setFocus)
        self.note.submitted.connect(lambda _text: self.submit())
        self.bar.clicked.connect(self.submit)
        self.amount.fill_in(model.left)
        self.setFocusProxy(self.amount)
        self._choose(self._way)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for way in self._model.ways():
            ways.addWidget(self.ways[way.id], 1)
            self.ways[way.id].clicked.connect(lambda _checked=False, way=way: self._choose(way))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.amount)
        left.addWidget(self.said)
        left.addLayout(ways)
        left.addWidget(self.note)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.pad, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)

    def commands(self) -> Sequence[Command]:
        """Do it, or go back."""
        return (
            Command("pay_maker", N_("Pay the maker"), "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Pay it."""
        paid: Paid | None = self._model.pay(self.amount.amount, self._way, self.note.text(), self.submit)
        if paid is not None:
            self.done.emit(paid)

    def _choose(self, way: Tender) -> None:
        self._way = way
        for id_, button in self.ways.items():
            button.setChecked(id_ == way.id)
        self._show()

    def _show(self) -> None:
        left = self._model.left - self.amount.amount
        self.said.setText(_("{amount} is owed after it").format(amount=format_rupiah(left)))
        self.bar.set_amount(format_rupiah(self.amount.amount))
        self.bar.setEnabled(self.amount.amount > 0)


class PriceSheet(Sheet):
    """What the maker gets of each of a product: a price of their own, or their share."""

    done = Signal()

    def __init__(self, model: MakersModel, product: Product) -> None:
        super().__init__(product.name, f"{model.name} · {format_rupiah(product.price)}")
        self._model, self._product = model, product
        terms = model.terms.get(product.code)
        self._share = terms.share if terms else 0
        each = _("The maker gets for a kilogram") if product.weighed else _("The maker gets for each")
        self.price = MoneyField(each)
        self.said = Label("", "muted", wrap=True)
        self.pad = NumPad()
        self.by_share = Button(icon="percent")
        self.bar = PayBar(_("Agree on this price"), keycap="F12")
        self._lay_out(has_price=terms is not None and terms.fixed is not None)
        self.pad.typed.connect(self.price.type_digits)
        self.price.amount_changed.connect(lambda _amount: self._show())
        self.price.submitted.connect(self.submit)
        self.by_share.clicked.connect(self.take_share)
        self.bar.clicked.connect(self.submit)
        self.price.fill_in(terms.part(product.price, product.per, product.per) if terms else 0)
        self.setFocusProxy(self.price)
        self._show()

    def _lay_out(self, *, has_price: bool) -> None:
        self.by_share.set_text(_("Their share again: {share}").format(share=format_percent(self._share)))
        self.by_share.setVisible(has_price)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.price)
        left.addWidget(self.said)
        left.addWidget(self.by_share)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.pad, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)

    def commands(self) -> Sequence[Command]:
        """Agree, take the share, go back."""
        return (
            Command("agree_price", N_("Agree on this price"), "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Agree on the price that is typed."""
        if self._model.set_price(self._product.code, self.price.amount, self.submit):
            self.done.emit()

    def take_share(self) -> None:
        """Their share holds again."""
        if self._model.set_price(self._product.code, None, self.take_share):
            self.done.emit()

    def _show(self) -> None:
        ours = self._product.price - self.price.amount
        share = Terms("", self._share).part(self._product.price, 1, 1)
        self.said.setText(
            _("Sold at {price} the stall keeps {ours}; by the share the maker would get {theirs}.").format(
                price=format_rupiah(self._product.price), ours=format_rupiah(ours), theirs=format_rupiah(share)
            )
        )
        self.bar.set_amount(format_rupiah(self.price.amount))
