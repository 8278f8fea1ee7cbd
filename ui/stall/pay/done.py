"""The sale is recorded: its change stays in view until the next buyer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.models.pay import PayModel, pieces
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.handed import NotesBack
from ui.widgets.labels import BigAmount, Label


class Done(QWidget):
    """The sale is recorded: the change stays in view until the next buyer."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.title = Label("", "panel", tone="ok", icon="circle-check")
        self._box = Card("ok_soft", 12)
        self._label = Label("", "heading", tone="ok_on_tint")
        self.amount = BigAmount("", (96, 72, 56, 48), tone="ok_on_tint")
        self.notes = NotesBack()
        self._sums = Label("", "amount", tone="muted")
        self._hint = Label("", "muted")
        self.print = Button("", icon="printer")
        self.next = PayBar("", keycap="Enter")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._label)
        left.addWidget(self.amount)
        box = QHBoxLayout(self._box)
        box.setContentsMargins(20, 16, 16, 16)
        box.addLayout(left, 1)
        box.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._box)
        column.addWidget(self._sums)
        column.addStretch(1)
        column.addWidget(self._hint)
        column.addWidget(self.next)
        self.retranslate()

    def retranslate(self) -> None:
        self.print.set_text(_("Print receipt"))
        self.next.set_text(_("New sale"))
        self._hint.setText(_("Or scan the next item: it begins a new sale."))
        self.show_state()

    def relayout(self) -> None:
        self._box.setFixedHeight(180)

    def show_state(self) -> None:
        sale = self._model.sale
        if sale is None:
            return
        change = sum(payment.given - payment.amount for payment in sale.payments)
        self.title.setText(_("Receipt {number} is recorded").format(number=sale.number[-4:]))
        self._label.setText(_("Change"))
        self.amount.setText(format_rupiah(change))
        self.notes.set_pieces(pieces(change))
        given = sum(payment.given for payment in sale.payments)
        self._sums.setText(
            _("Total {total} · received {given}").format(total=format_rupiah(sale.due), given=format_rupiah(given))
        )
