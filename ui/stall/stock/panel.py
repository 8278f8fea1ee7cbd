"""The panel beside a sheet of goods: the chosen line, why, and the bar that records the sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.catalog.stock.book import Reason
from pos.money import format_quantity
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.stock import COUNT, IN, OUT, StockModel
from ui.stall.stock.rows import signed
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.labels import Label

_TITLES = {IN: N_("Goods that came in"), OUT: N_("Goods that went"), COUNT: N_("Count of the shelves")}
_HOW = {
    IN: N_("Scan or search what was brought: once for each piece, or type how many."),
    OUT: N_("What broke, is lost, was used here or goes back to who delivered it."),
    COUNT: N_("Count shelf by shelf. Selling goes on meanwhile; what is sold stays sold."),
}
_BARS = {IN: N_("Put on the shelf"), OUT: N_("Take off the shelf"), COUNT: N_("Take the count over")}
_NOTES = {IN: N_("From whom"), OUT: N_("Note"), COUNT: N_("Who counted")}


class StockPanel(Card):
    """Shows the model's sheet; `quantity_asked` wants the chosen line's number typed, `record_asked` is the bar."""

    quantity_asked = Signal()
    record_asked = Signal()

    def __init__(self, model: StockModel) -> None:
        super().__init__()
        self._model = model
        self.title, self.how = Label("", "panel"), Label("", "muted", wrap=True)
        self.name, self.there = Label("", "body-strong"), Label("", "muted")
        self.less, self.more = IconButton("minus", ""), IconButton("plus", "")
        self.quantity = Button(height=44)
        self.strike = IconButton("trash-2", "")
        self.reasons = [Choice(height=44) for _reason in _REASONS]
        self.rest = Button(icon="package")
        self.note = TextField("")
        self.sums = Label("", "body-strong", align="right")
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
        line.setSpacing(4)
        line.addWidget(self.name)
        line.addWidget(self.there)
        line.addSpacing(4)
        line.addLayout(steps)
        self._why = QWidget()
        grid = QGridLayout(self._why)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, choice in enumerate(self.reasons):
            grid.addWidget(choice, at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.how)
        column.addWidget(self._line)
        column.addStretch(1)
        column.addWidget(self._why)
        column.addWidget(self.rest)
        column.addWidget(self.note)
        column.addWidget(self.sums)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        model = self._model
        self.less.clicked.connect(lambda: model.more(-1))
        self.more.clicked.connect(lambda: model.more(1))
        self.strike.clicked.connect(model.strike)
        self.quantity.clicked.connect(self.quantity_asked)
        self.rest.clicked.connect(model.count_rest_as_gone)
        self.note.text_changed.connect(self._on_note)
        self.bar.clicked.connect(self.record_asked)
        for reason, choice in zip(_REASONS, self.reasons, strict=True):
            choice.clicked.connect(lambda _checked=False, reason=reason: model.give_reason(reason))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.less.set_name(_("One less"))
        self.more.set_name(_("One more"))
        self.strike.set_name(_("Take it off the sheet"))
        for reason, choice in zip(_REASONS, self.reasons, strict=True):
            choice.set_text(_(reason.title))
        self.show_model()

    def show_model(self) -> None:
        """Show the sheet as the model has it."""
        model = self._model
        if model.shown not in _TITLES:
            return
        self.title.setText(_(_TITLES[model.shown]))
        self.how.setText(_(_HOW[model.shown]))
        self.note.set_label(_(_NOTES[model.shown]))
        if self.note.text() != model.note:
            self.note.set_text(model.note)
        self.bar.set_text(_(_BARS[model.shown]))
        self.bar.setEnabled(bool(model.lines))
        self.sums.setText(self._sums())
        self._why.setVisible(model.shown == OUT)
        for reason, choice in zip(_REASONS, self.reasons, strict=True):
            choice.setChecked(reason is model.reason)
        self._show_line()
        self._show_rest()

    def _show_line(self) -> None:
        line = self._model.line()
        self._line.setVisible(line is not None)
        if line is None:
            return
        product = line.product
        self.name.setText(product.name)
        told = _("not counted before")
        there = line.expected if self._model.shown == COUNT else product.on_hand
        if there is not None:
            told = _("in stock: {number}").format(number=format_quantity(there, product.weighed))
        if self._model.shown == COUNT and line.difference and line.expected is not None:
            told += " · " + _("difference: {number}").format(number=signed(line.difference, product.weighed))
        self.there.setText(told)
        self.quantity.set_text(format_quantity(line.qty, product.weighed))
        self.quantity.setAccessibleName(_("Quantity: {number}").format(number=line.qty))

    def _show_rest(self) -> None:
        number = self._model.count_uncounted() if self._model.shown == COUNT and self._model.lines else 0
        self.rest.setVisible(number > 0)
        told = translate_plural("{number} not counted: count it as 0", "{number} not counted: count them as 0", number)
        self.rest.set_text(told.format(number=number))

    def _sums(self) -> str:
        model = self._model
        if model.shown != COUNT:
            told = translate_plural("{number} piece", "{number} pieces", model.pieces())
            return told.format(number=model.pieces())
        number = len(model.differing())
        told = translate_plural("{number} difference", "{number} differences", number)
        return told.format(number=number) if model.lines else ""

    def _on_note(self, text: str) -> None:
        self._model.note = text


_REASONS = tuple(reason for reason in Reason if reason.goes)
