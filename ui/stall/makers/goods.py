"""The sheet on which goods of a maker are counted in, or given back: each product with how many, and a remark."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.catalog.product import Product
from pos.errors import PosError
from pos.money import format_number
from pos.till.makers.maker import RECEIVED, Note, pieces_of
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.models.maker_rows import stock_text
from ui.models.makers import MakersModel
from ui.models.quantities import quantity_of, written_quantity
from ui.widgets.buttons import IconButton, PayBar
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet


class GoodsSheet(Sheet):
    """`done` carries the Note that was made, for both sides to sign."""

    done = Signal(object)

    def __init__(self, model: MakersModel, kind: str) -> None:
        comes = kind == RECEIVED
        super().__init__(_("Take goods in") if comes else _("Give goods back"), model.name)
        self._model, self._kind = model, kind
        self.counts = [Count(product, shows_stock=not comes) for product in model.goods]
        self.note = TextField(_("Remark"), height=44)
        self.bar = PayBar(_("Receive") if comes else _("Give back"), keycap="F12")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for count in self.counts:
            column.addWidget(count)
            count.changed.connect(self._show)
            count.field.submitted.connect(lambda _text: self.focusNextChild())
        column.addStretch(1)
        self._area = scrolled_form(inside)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.bar)
        self.note.submitted.connect(lambda _text: self.submit())
        self.bar.clicked.connect(self.submit)
        self.setFocusProxy(self.counts[0].field if self.counts else self.note)
        self._show()

    @property
    def is_dirty(self) -> bool:
        """Whether something was counted."""
        return any(count.field.text().strip() for count in self.counts)

    def commands(self) -> Sequence[Command]:
        """Do it, or go back."""
        title = N_("Take goods in") if self._kind == RECEIVED else N_("Give goods back")
        return (
            Command("move_goods", title, "F12", self.submit),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def scanned(self, text: str) -> None:
        """One more of what was scanned."""
        product = self._model.stall.catalog.by_barcode_or_code(text)
        count = next((each for each in self.counts if product and each.product.code == product.code), None)
        if count is None:
            self._model.news.refuse(_("{code} is no code of {maker}'s goods").format(code=text, maker=self._model.name))
            return
        count.add(1)
        self._area.ensureWidgetVisible(count)

    def submit(self) -> None:
        """Take them in, or give them back."""
        try:
            quantities = {count.product.code: qty for count in self.counts if (qty := count.qty())}
        except PosError as error:
            self._model.news.refuse(error)
            return
        made: Note | None = self._model.move(self._kind, quantities, self.note.text(), self.submit)
        if made is not None:
            self.done.emit(made)

    def _show(self) -> None:
        pieces = 0
        for count in self.counts:
            try:
                pieces += pieces_of(count.qty(), count.product.per)
            except PosError:
                continue
        told = translate_plural("{n} piece", "{n} pieces", pieces).format(n=format_number(pieces)) if pieces else ""
        self.bar.set_amount(told)
        self.bar.setEnabled(bool(pieces))


class Count(QWidget):
    """How many of one product: typed, or one more or less at a touch; `changed` tells of another number."""

    changed = Signal()

    def __init__(self, product: Product, *, shows_stock: bool) -> None:
        super().__init__()
        self.product = product
        self._most = max(0, product.on_hand) if shows_stock and product.on_hand is not None else None
        names = QVBoxLayout()
        names.setSpacing(0)
        there = _("not counted") if product.on_hand is None else stock_text(product)
        for label in (Label(product.name, "body-strong"), Label(f"{product.code} · {there}", "muted")):
            names.addWidget(label)
        unit = _("kg") if product.weighed else ""
        self.field = TextField(unit, placeholder="0", height=44)
        self.field.edit.setAccessibleName(product.name)
        self.field.setFixedWidth(112)
        self.less = IconButton("minus", _("One less: {name}").format(name=product.name))
        self.more = IconButton("plus", _("One more: {name}").format(name=product.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(names, 1)
        for part in (self.less, self.field, self.more):
            row.addWidget(part)
        self.less.clicked.connect(lambda: self.add(-1))
        self.more.clicked.connect(lambda: self.add(1))
        self.field.text_changed.connect(lambda _text: self.changed.emit())

    def qty(self) -> int:
        """How many, in pieces or thousandths; 0 where nothing is typed. Raises PosError for what is no quantity."""
        text = self.field.text()
        return quantity_of(text, self.product.per) if text.strip() else 0

    def add(self, by: int) -> None:
        """So many more, a kilogram each where it is weighed; not below nothing, nor above what is here."""
        try:
            qty = self.qty()
        except PosError:
            qty = 0
        qty = max(0, qty + by * self.product.per)
        if self._most is not None:
            qty = min(qty, self._most)
        self.field.set_text(written_quantity(qty, self.product.per) if qty else "")
