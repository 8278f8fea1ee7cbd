"""Paying, in the place of the goods: tenders, amount, keys, change; the QRIS code; and the sale when it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.till.basket import Basket
from pos.till.credit.credit import is_code
from pos.till.tenders import Tender
from pos.words import N_
from ui.keys import Command
from ui.look.wear import of
from ui.models.pay import PayModel
from ui.stall.pay.bars import Verdicts, show_bar
from ui.stall.pay.buyer import BuyerView
from ui.stall.pay.code import Code
from ui.stall.pay.column import Head, TenderColumn
from ui.stall.pay.done import Done
from ui.stall.pay.keys import Keys, SetUp
from ui.stall.pay.places import place
from ui.stall.pay.sums import Asked, Sums
from ui.widgets.buttons import PayBar
from ui.widgets.card import Card


class PaySheet(Card):
    """Begun anew for every sale. `closed` asks for the way back to the basket, `finished` for the next buyer."""

    closed = Signal()
    finished = Signal()
    paid = Signal()
    """It was recorded; the change of a sale is shown until `finished`."""
    printing_asked = Signal(object)
    """The receipt of this Sale is wanted."""
    copy_asked = Signal(object)
    """It is wanted once more."""

    def __init__(self, model: PayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.model = model
        self._gives_up = False
        self._stage: tuple[object, ...] = ()
        self.head = Head(model)
        self._boxes = QStackedWidget()
        self.sums = Sums(model)
        self.asked = Asked(model)
        self.tender_column = TenderColumn(model)
        self._work = QStackedWidget()
        self.keys = Keys(model)
        self.code = Code(model)
        self.set_up = SetUp(model)
        self._bars = QStackedWidget()
        self.bar = PayBar("", keycap="Enter")
        self.verdicts = Verdicts()
        self.buyer = BuyerView(model)
        self.done = Done(model)
        self._lay_out()
        self._connect()
        self.relayout()
        self.show_state()

    def _lay_out(self) -> None:
        for stack, parts in (
            (self._boxes, (self.sums, self.asked)),
            (self._work, (self.keys, self.code, self.set_up)),
            (self._bars, (self.bar, self.verdicts)),
        ):
            for part in parts:
                stack.addWidget(part)
            stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._parts = QWidget()
        self.head.setParent(self._parts)  # shown without a parent it would be a window of its own
        self._grid = QGridLayout(self._parts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._parts, 1)
        for place_ in (self.buyer, self.done):
            self._column.addWidget(place_, 1)
            place_.hide()

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_state)
        model.paid.connect(self._on_paid)
        self.head.back.clicked.connect(self.leave)
        self.tender_column.back.clicked.connect(self.leave)
        self.tender_column.chosen.connect(self.choose)
        self.keys.field.submitted.connect(model.accept)
        self.bar.clicked.connect(model.accept)
        self.sums.take_back.clicked.connect(model.take_back)
        self.code.edit.clicked.connect(model.edit_amount)
        self.code.turn.clicked.connect(model.turn_to_buyer)
        self.head.edit.clicked.connect(model.edit_amount)
        self.head.turn.clicked.connect(model.turn_to_buyer)
        self.buyer.back.clicked.connect(self.leave)
        self.code.reference.submitted.connect(model.accept)
        self.verdicts.arrived.clicked.connect(model.accept)
        self.verdicts.later.clicked.connect(model.save_for_later)
        self.verdicts.failed.clicked.connect(model.did_not_arrive)
        self.done.finished.connect(self.finished)
        self.done.print.clicked.connect(self.print)

    def begin(self, basket: Basket) -> None:
        """Take the money for this basket, as if nothing had been paid before."""
        self._stage = ()
        self.done.begin()
        self.model.begin(basket)
        self.keys.field.fill_in(self.model.amount)

    def commands(self) -> Sequence[Command]:
        """The tenders by Alt and their digit, wherever the focus is; Esc and Enter stand on their buttons."""
        if self.model.sale is not None:
            return self.done.commands()
        return (
            *self.tender_column.commands(),
            Command("accept", N_("Take the amount shown"), "", self.model.accept, self._takes_amount, also=("Enter",)),
            Command("leave_paying", self.model.way_back, "", self.leave, also=("Esc",)),
            Command("take_back", N_("Take back the last part"), "Ctrl+Z", self.model.take_back),
            Command("print", N_("Print receipt"), "Ctrl+P", self.model.toggle_print),
        )

    def _takes_amount(self) -> bool:
        return self._work.currentWidget() is self.keys

    def choose(self, tender: Tender) -> None:
        """Pay by this tender."""
        self.model.choose(tender)

    def print(self) -> None:
        """Print the receipt of the sale that was recorded; after the first time a copy."""
        if self.model.sale is None:
            return
        (self.copy_asked if self.done.printed else self.printing_asked).emit(self.model.sale)
        self.done.set_printed()

    def leave(self) -> None:
        """Back to the basket; what other tenders have paid is given up only when asked twice."""
        if self.model.sale is not None:
            self.finished.emit()
        elif self.model.faces_buyer:
            self.model.turn_back()
        elif self.model.parts and not self._gives_up:
            self._gives_up = True
            self.model.warn_of_leaving()
        else:
            self.model.give_up()
            self.closed.emit()

    def focus(self) -> None:
        """Give the focus to where typing goes now."""
        if self.model.sale is not None:
            self.done.next.setFocus()
        elif self.model.faces_buyer:
            self.buyer.back.setFocus()
        elif self._work.currentWidget() is self.code:
            self.code.reference.setFocus()
        elif self._work.currentWidget() is self.keys:
            by_number = self.model.tender is self.model.credit and not self.model.reference
            (self.keys.reference if by_number else self.keys.field).setFocus()
        else:
            self.set_up.setFocus()

    def is_done(self) -> bool:
        """Whether the sale is recorded."""
        return self.model.sale is not None

    def scanned(self, text: str) -> None:
        """Nothing is added while money is taken; the stall's own QRIS code is, where it has none."""
        if is_code(text):
            self.model.take_credit(text)
        elif self._work.currentWidget() is self.set_up:
            self.model.set_up_code(text)
            self.focus()
        else:
            self.model.refuse_scan()

    def show_state(self) -> None:
        """Show what the model says; keys, tenders and bar keep their places. What is recorded `done` shows alone."""
        model = self.model
        self._gives_up = False
        if model.sale is not None or model.faces_buyer:
            self.setFocus()  # before what has it is hidden: Qt would look through the whole window for who is next
        self._parts.setVisible(model.sale is None and not model.faces_buyer)
        self.buyer.setVisible(model.faces_buyer)
        if model.sale is None:
            self._show_taking()

    def _show_taking(self) -> None:
        """What is due, what is typed, and who is shown the code."""
        model = self.model
        stage = (model.tender.id, model.shows_code, model.faces_buyer, len(model.parts))
        lacks_code = model.tender.waits and not model.has_code()
        self._boxes.setCurrentWidget(self.asked if model.shows_code else self.sums)
        self._work.setCurrentWidget(self.code if model.shows_code else self.set_up if lacks_code else self.keys)
        self._bars.setCurrentWidget(self.verdicts if model.shows_code else self.bar)
        for part in (self.head, self.sums, self.asked, self.tender_column, self.keys):
            part.show_state()
        if model.shows_code:
            self.buyer.show_state()
            self.code.show_state()
            self.verdicts.show_state(model)
        show_bar(self.bar, model)
        if stage != self._stage:
            self._stage = stage
            self.focus()

    def relayout(self) -> None:
        """Tenders left in a wide window, in a row on top in a small one."""
        measures = of(self).measures
        margin = measures.margin
        self._column.setContentsMargins(margin, margin, margin, margin)
        place(self._grid, measures, self.head, self.tender_column, self._boxes, self._work, self._bars)
        for part in (self.sums, self.asked, self.keys, self.code, self.buyer, self.verdicts, self.done):
            part.relayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the way back; digits go where they would if the focus were in its field."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self.model.sale is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.go_on()
        elif self._parts.isVisible() and event.text() in tuple("0123456789"):
            self._take(event.text())
        else:
            super().keyPressEvent(event)

    def _take(self, digit: str) -> None:
        """Type it, or pick its tender at once where no field takes digits."""
        if self._work.currentWidget() is self.keys:
            self.keys.take(digit)
        elif self._work.currentWidget() is self.set_up and 0 < int(digit) <= len(self.model.tenders):
            self.choose(self.model.tenders[int(digit) - 1])

    def changeEvent(self, event: QEvent) -> None:
        """A new look, a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.relayout()
        elif event.type() == QEvent.Type.LanguageChange:
            parts = (self.head, self.keys, self.code, self.set_up, self.buyer, self.verdicts, self.done, self.asked)
            for part in (*parts, self.tender_column):
                part.retranslate()
            self.show_state()

    def _on_paid(self) -> None:
        self.paid.emit()
        if self.model.sale is None:
            return
        self.done.show_sale()
        if self.model.prints:
            self.print()
