"""The head of the payment, and the ways to pay beside the keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till.tenders import Tender
from pos.words import translate as _
from ui.models.pay import PayModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.switch import Switch

COLUMN = 200

"""The width of the tenders, in pixels."""

TOP = 4

"""Between the boxes and the rest of a wide window, besides the gap of 12."""


class Head(QWidget):
    """Title, receipt number, the printing switch, the way out."""

    def __init__(self, model: PayModel, wish: str) -> None:
        super().__init__()
        self._model = model
        self._wish = wish
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.print = Switch(icon="printer")
        self.print.setChecked(wish == "always")
        self.print.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit = Button("", icon="pencil")
        self.close = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.sub, 1)
        row.addWidget(self.print)
        row.addWidget(self.edit)
        row.addWidget(self.close)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(_("Payment"))
        self.print.set_text(_("Print receipt"))
        self.edit.set_text(_("Change the amount"))
        self.close.set_name(_("Back to the basket"))

    def show_state(self) -> None:
        self.print.setVisible(self._wish != "never" and not self._model.shows_code)
        self.edit.setVisible(self._model.shows_code)
        if self._model.sale is None:
            self.sub.setText(_("Receipt {number} · any buyer").format(number=self._model.number()[-4:]))


class TenderColumn(QWidget):
    """The ways to pay: a column in a wide window, a row in a small one; below, what is paid already."""

    chosen = Signal(object)

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.buttons: dict[str, Button] = {}
        self.close = IconButton("x", "")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for at, tender in enumerate(model.tenders, start=1):
            button = Choice("", icon=tender.icon, keycap=str(at), align="left", size=15, height=64)
            button.clicked.connect(lambda _checked=False, tender=tender: self.chosen.emit(tender))
            self.buttons[tender.id] = button
            self._box.addWidget(button, 1)
        self._box.addWidget(self.close)
        self._box.addStretch(1)
        self._stretch = self._box.count() - 1
        self.paid = Card("raised", 12)
        self._paid_label = Label("", "muted")
        self._paid_rows = [(Label("", "body-strong"), Label("", "amount-strong", align="right")) for _row in range(2)]
        self._paid_detail = Label("", "small", tone="ok")
        self._fill_paid()
        self._box.addWidget(self.paid)
        self.retranslate()

    def _fill_paid(self) -> None:
        column = QVBoxLayout(self.paid)
        column.setContentsMargins(13, 10, 13, 8)
        column.setSpacing(4)
        column.addWidget(self._paid_label)
        for name, amount in self._paid_rows:
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(amount)
            column.addLayout(row)
        column.addWidget(self._paid_detail)

    def retranslate(self) -> None:
        for tender in self._model.tenders:
            self._name(tender)
        self.close.set_name(_("Back to the basket"))
        self._paid_label.setText(_("Paid already"))

    def _name(self, tender: Tender) -> None:
        title = _(tender.title)
        button = self.buttons[tender.id]
        button.set_text(title.split()[0] if self._small else title)
        button.setAccessibleName(title)

    def set_small(self, small: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._box.setStretch(self._stretch, 0 if small else 1)
        self._box.setContentsMargins(0, 0 if small else TOP, 0, 0)
        self._small = small
        self.close.setVisible(small)
        for tender in self._model.tenders:
            self._name(tender)
        for button in self.buttons.values():
            button.set_size(44 if small else 64, 14 if small else 15)
            button.setSizePolicy(
                QSizePolicy.Policy.Expanding if small else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
            )
        self.setMinimumWidth(0 if small else COLUMN)
        self.setMaximumWidth(16_777_215 if small else COLUMN)
        self.show_state()

    def show_state(self) -> None:
        model = self._model
        for tender in model.tenders:
            self.buttons[tender.id].setChecked(tender is model.tender)
        self.paid.setVisible(bool(model.offers) and not self._small)
        for at, (name, amount) in enumerate(self._paid_rows):
            shown = at < len(model.offers)
            name.setVisible(shown)
            amount.setVisible(shown)
            if shown:
                offer = model.offers[at]
                name.setText(_(model.tender_of(offer).title))
                amount.setText(format_rupiah(offer.amount))
        first = model.offers[0] if len(model.offers) == 1 else None
        self._paid_detail.setVisible(first is not None)
        if first is not None:
            state = _("confirmed") if first.confirmed else _("to be checked") if model.tender_of(first).waits else ""
            reference = _("ref {reference}").format(reference=first.reference) if first.reference else ""
            self._paid_detail.setText(" · ".join(part for part in (state, reference) if part))

    _small = False
