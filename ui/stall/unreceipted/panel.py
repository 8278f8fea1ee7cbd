"""The panel beside what is brought back: the chosen line, why, by which way, and the bar that gives it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_quantity, format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.refund import REASONS
from ui.models.unreceipted import UnreceiptedModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label


class UnreceiptedPanel(Card):
    """Shows the model's return; `quantity_asked` and `price_asked` want a number typed."""

    quantity_asked = Signal()
    price_asked = Signal()
    way_chosen = Signal(object)
    """The Tender that the money goes back by."""

    def __init__(self, model: UnreceiptedModel) -> None:
        super().__init__()
        self._model = model
        self.title, self.how = Label("", "panel"), Label("", "muted", wrap=True)
        self.name, self.asked = Label("", "body-strong"), Label("", "muted")
        self.less, self.more = IconButton("minus", ""), IconButton("plus", "")
        self.quantity = Button(height=44)
        self.strike = IconButton("trash-2", "")
        self.price = Button(height=44, align="split", keycap="F3")
        self.reason_head, self.way_head = Label("", "question"), Label("", "question")
        self.reasons = {key: Choice(height=44, size=13) for key in REASONS}
        self.note = SearchField("", icon="pencil", keycap="")
        self.ways = {way.id: Choice(height=44, size=13) for way in model.ways}
        self.refusal = Label("", "small", align="right")
        self.bar = PayBar("", keycap="F12")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for widget, stretch in ((self.less, 0), (self.quantity, 1), (self.more, 0), (self.strike, 0)):
            steps.addWidget(widget, stretch)
        self._line = QWidget()
        line = QVBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name)
        line.addWidget(self.asked)
        line.addLayout(steps)
        line.addWidget(self.price)
        reasons = QGridLayout()
        reasons.setSpacing(8)
        for at, choice in enumerate(self.reasons.values()):
            reasons.addWidget(choice, at // 2, at % 2)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for choice in self.ways.values():
            ways.addWidget(choice, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for part in (self.title, self.how, self._line):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self.reason_head)
        self._column.addLayout(reasons)
        self._column.addWidget(self.note)
        self._column.addWidget(self.way_head)
        self._column.addLayout(ways)
        self._column.addWidget(self.refusal)
        self._column.addWidget(self.bar)

    def _connect(self) -> None:
        model = self._model
        self.less.clicked.connect(lambda: model.more(-1))
        self.more.clicked.connect(lambda: model.more(1))
        self.strike.clicked.connect(model.strike)
        self.quantity.clicked.connect(self.quantity_asked)
        self.price.clicked.connect(self.price_asked)
        self.note.text_changed.connect(model.write)
        self.note.submitted.connect(lambda _text: model.accept())
        self.bar.clicked.connect(model.accept)
        for key, choice in self.reasons.items():
            choice.clicked.connect(lambda _checked=False, key=key: model.choose_reason(key))
        for way in model.ways:
            self.ways[way.id].clicked.connect(lambda _checked=False, way=way: self.way_chosen.emit(way))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Goods without a receipt"))
        self.how.setText(_("Scan or search what is brought, and agree on what is given back for it."))
        self.less.set_name(_("One less"))
        self.more.set_name(_("One more"))
        self.strike.set_name(_("Take it off the list"))
        self.reason_head.setText(_("Reason"))
        self.way_head.setText(_("The money goes back by"))
        self.bar.set_text(_("Give back"))
        self.note.set_placeholder(_("What is wrong with it?"))
        for key, title in REASONS.items():
            self.reasons[key].set_text(_(title))
        for way in self._model.ways:
            self.ways[way.id].set_text(_(way.short or way.title))
            self.ways[way.id].setAccessibleName(_(way.title))
        self.show_model()

    def relayout(self) -> None:
        """Less is said in a small window."""
        small = of(self).measures.small
        margin = 10 if small else 12
        self._column.setContentsMargins(margin, margin, margin, margin)
        for head in (self.reason_head, self.way_head):
            head.setVisible(not small)
        self.show_model()

    def show_model(self) -> None:
        """Show the return as the model has it."""
        model = self._model
        line = model.line()
        self.how.setVisible(line is None or not of(self).measures.small)
        self._line.setVisible(line is not None)
        if line is not None:
            product = line.product
            self.name.setText(product.name)
            self.asked.setText(_("costs {price} here").format(price=format_rupiah(product.price)))
            self.quantity.set_text(format_quantity(line.qty, product.weighed))
            self.quantity.setEnabled(not product.unique)
            self.quantity.setAccessibleName(_("Quantity: {number}").format(number=line.qty))
            self.price.set_text(_("Given back per kg") if product.weighed else _("Given back for one"))
            self.price.set_amount(format_rupiah(line.price))
        if self.note.text() != model.note:
            self.note.set_text(model.note)
        for key, choice in self.reasons.items():
            choice.setChecked(key == model.reason)
        for id_, choice in self.ways.items():
            choice.setChecked(id_ == model.way.id)
        refusal = model.refusal()
        self.refusal.setText(refusal)
        self.refusal.set_tone("warn" if model.lines else "muted")
        self.bar.setEnabled(not refusal)
        self.bar.set_amount(format_rupiah(model.due))
