"""By which other tender a receipt was really paid, and why that is changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.history import HistoryModel
from ui.models.titles import tender_title
from ui.widgets.asking import Choice
from ui.widgets.buttons import PayBar
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class TenderSheet(Sheet):
    """Asks for the payment where there are several, the tender, and the reason."""

    def __init__(self, model: HistoryModel) -> None:
        assert model.sale is not None
        super().__init__(_("Change the way of paying"), model.title())
        self._model = model
        self._operation = new_operation()
        self._position = 1
        self._tender = ""
        self.payments = [
            Choice(f"{tender_title(payment.tender)} {format_rupiah(payment.amount)}", size=15, height=52)
            for payment in model.sale.payments
        ]
        self.tenders: dict[str, Choice] = {}
        self._places = QGridLayout()
        self.reason = TextField(_("Reason"), placeholder=_("e.g. the wrong button was pressed"))
        self.bar = PayBar(_("Change"), keycap="Enter")
        self._lay_out()
        self.setFocusProxy(self.reason)
        self._show()

    def _lay_out(self) -> None:
        before = QVBoxLayout()
        before.setSpacing(8)
        before.addWidget(Label(_("Recorded as"), "question"))
        for at, button in enumerate(self.payments, start=1):
            button.clicked.connect(lambda _checked=False, at=at: self.choose_payment(at))
            before.addWidget(button)
        self._places.setSpacing(8)
        self.body.addLayout(before)
        self.body.addWidget(Label(_("Really paid by"), "question"))
        self.body.addLayout(self._places)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.reason.text_changed.connect(lambda _text: self._show())
        self.reason.submitted.connect(lambda _text: self.accept())
        self.bar.clicked.connect(self.accept)
        self.choose_payment(1)

    def commands(self) -> Sequence[Command]:
        """The tenders by their digits, the way back."""
        tenders = [Command("back", N_("Back"), "Esc", self.closed.emit)]
        return tenders + [
            Command(f"tender_{tender.id}", tender.title, f"Alt+{at}", partial(self.choose, tender))
            for at, tender in enumerate(self._model.other_tenders(self._position), start=1)
        ]

    def choose_payment(self, position: int) -> None:
        """Which payment it is about."""
        self._position, self._tender = position, ""
        for button in self.tenders.values():
            self._places.removeWidget(button)
            button.deleteLater()
        self.tenders = {}
        for at, tender in enumerate(self._model.other_tenders(position)):
            button = Choice(_(tender.title), icon=tender.icon, keycap=f"Alt+{at + 1}", size=15, height=52)
            button.clicked.connect(lambda _checked=False, tender=tender: self.choose(tender))
            self.tenders[tender.id] = button
            self._places.addWidget(button, at // 2, at % 2)
        self._show()

    def choose(self, tender: Tender) -> None:
        """It was paid by this one."""
        self._tender = tender.id
        self._show()

    def accept(self) -> None:
        """Record it."""
        if self.bar.isEnabled() and self._model.change_tender(
            self._position, self._tender, self.reason.text(), self._operation, self.accept
        ):
            self.closed.emit()

    def _show(self) -> None:
        for at, button in enumerate(self.payments, start=1):
            button.setChecked(at == self._position)
        for id_, button in self.tenders.items():
            button.setChecked(id_ == self._tender)
        lacks = (
            _("Choose how it was paid")
            if not self._tender
            else ""
            if self.reason.text().strip()
            else _("Write the reason")
        )
        self.bar.setEnabled(not lacks)
        self.bar.set_text(lacks or _("Change"))
        self.bar.set_keycap("" if lacks else "Enter")
