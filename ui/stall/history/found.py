"""The receipts that were found: the search, what it is narrowed to, and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models.history import PERIODS, HistoryModel
from ui.widgets.card import Card
from ui.widgets.chips import MenuChip
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.receipts import ReceiptList

_STEPS = {"Up": -1, "Down": 1}


class FoundCard(QWidget):
    """`moved` asks for the receipt so far down, `opened` for what is done with it."""

    moved = Signal(int)
    opened = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.search = SearchField("", keycap="/")
        self.period, self.tender, self.cashier = MenuChip(), MenuChip(), MenuChip()
        self.count = Label("", "muted")
        self.total = Label("", "amount-muted", align="right")
        self.list = ReceiptList()
        self.hint = Label("", "muted", icon="scan-barcode")
        self.setFocusProxy(self.search)
        self._lay_out()
        self.search.searched.connect(model.search)
        self.search.submitted.connect(lambda _text: self.opened.emit())
        self.search.line_key.connect(self._on_line_key)
        self.period.picked.connect(model.choose_period)
        self.tender.picked.connect(model.choose_tender)
        self.cashier.picked.connect(model.choose_cashier)
        self.list.picked.connect(model.choose)
        self.list.opened.connect(lambda _key: self.opened.emit())
        self.list.end_seen.connect(model.show_more)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.period, self.tender, self.cashier):
            chips.addWidget(chip)
        chips.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.total)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(7, 13, 7, 13)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.hint, 1)
        inside.addLayout(foot)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.search)
        self._column.addLayout(chips)
        self._column.addWidget(card, 1)

    def focus(self) -> None:
        """Typing goes to the search."""
        self.search.edit.setFocus()

    def type_text(self, text: str) -> None:
        """Type on in the search."""
        self.search.set_text(self.search.text() + text)
        self.focus()

    def show_found(self) -> None:
        """The list as it was found, and what was asked for, as after a scan."""
        self._show_wish()
        count, total = self._model.head()
        self.count.setText(count)
        self.total.setText(total)
        self.list.set_rows(self._model.rows(), self._chosen())

    def show_chosen(self) -> None:
        """The receipt that is looked at is the selected one."""
        self.list.set_rows(self._model.rows(), self._chosen())

    def _show_wish(self) -> None:
        model = self._model
        if self.search.text() != model.text:
            self.search.set_text(model.text)
        for chip, key in ((self.period, model.period), (self.tender, model.tender), (self.cashier, model.cashier)):
            chip.choose(key)

    def _chosen(self) -> str:
        return self._model.key()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        model = self._model
        self.search.set_placeholder(_("Number, goods, amount, time"))
        self.period.set_choices(_("Period"), [(key, _(text)) for key, text in PERIODS.items()], model.period)
        self.tender.set_choices(_("Way of paying"), model.tenders(), model.tender)
        self.cashier.set_choices(_("Cashier"), model.cashiers(), model.cashier)
        self.cashier.setVisible(bool(model.cashiers()[1:]))
        self.hint.setText(_("Scan a receipt's code: it opens at once"))
        self.show_found()

    def relayout(self) -> None:
        """The gaps of the window's class."""
        small = of(self).measures.small
        self._column.setSpacing(8 if small else 12)
        for chip in (self.period, self.tender, self.cashier):
            chip.set_short(small)

    def _on_line_key(self, key: str) -> None:
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
