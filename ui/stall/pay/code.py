"""The QRIS code, whom it pays, and what the cashier says of it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models.pay import PayModel
from ui.stall.pay.column import TOP
from ui.stall.pay.sums import SIDE
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.handed import CellsField
from ui.widgets.labels import Label
from ui.widgets.qr import QrView
from ui.widgets.steps import Step, StepList


class Code(QWidget):
    """The QRIS code, whom it pays, and what the cashier looks at."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._shown = ""
        self._card = Card("surface", 12)
        self.edit = Button("", icon="pencil", kind="secondary", size=13)
        self.qr = QrView(342)
        self._merchant = Label("", "name", align="center")
        self._nmid = Label("", "muted", align="center")
        self._warning = Card("warn_soft", 12)
        self._warning_title = Label("", "name", tone="warn_on_tint", icon="smartphone")
        self._warning_text = Label("", "small", tone="warn_on_tint", wrap=True)
        self.steps = StepList()
        self._reference_box = Card("surface", 12)
        self._reference_label = Label("", "body-strong")
        self._reference_sub = Label("", "small")
        self.reference = CellsField("")
        self._fill()
        self.reference.text_changed.connect(self._on_reference_changed)
        self.retranslate()

    def _fill(self) -> None:
        card = QVBoxLayout(self._card)
        card.setContentsMargins(0, 0, 0, 1)
        card.setSpacing(0)
        card.addWidget(self.qr, 1)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self._merchant)
        self._names.addWidget(self._nmid)
        self._under = card
        warning = QVBoxLayout(self._warning)
        warning.setContentsMargins(14, 10, 12, 10)
        warning.setSpacing(4)
        warning.addWidget(self._warning_title)
        text = QHBoxLayout()
        text.setContentsMargins(28, 0, 0, 0)
        text.addWidget(self._warning_text)
        warning.addLayout(text)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._reference_label)
        words.addWidget(self._reference_sub)
        reference = QHBoxLayout(self._reference_box)
        reference.setContentsMargins(14, 5, 10, 5)
        reference.addLayout(words, 1)
        reference.addWidget(self.reference)
        self._side = QVBoxLayout()
        self._side.addWidget(self._warning)
        self._side.addSpacing(12)
        self._side.addWidget(self.steps)
        self._side.addStretch(1)
        self._side.addWidget(self.edit)
        self._side.addWidget(self._reference_box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._card, 1)
        self._row.addLayout(self._side)

    def _on_reference_changed(self, text: str) -> None:
        self._model.reference = text

    def retranslate(self) -> None:
        self.edit.set_text(_("Change the amount"))
        self._warning_title.setText(_("Look at the stall's own phone"))
        self._warning_text.setText(
            _("Wait for the notice that money came in, or look at the statement. The buyer's screen is no proof.")
        )
        self._reference_label.setText(_("4 reference digits"))
        self._reference_sub.setText(_("may stay empty"))
        self.reference.setAccessibleName(_("4 reference digits"))

    def relayout(self) -> None:
        small = of(self).measures.small
        self._row.setContentsMargins(0, 0 if small else TOP, 0, 0)
        self._row.setSpacing(8 if small else 16)
        self._side.setSpacing(8)
        wide = 308 if small else SIDE
        for part in (self._warning, self._reference_box):
            part.setFixedWidth(wide)
        self.steps.setFixedWidth(wide)
        self.steps.setVisible(not small)
        self.edit.setVisible(small)
        for layout in (self._under, self._side):
            layout.removeItem(self._names)
        self._side.insertLayout(0, self._names) if small else self._under.addLayout(self._names)

    def show_state(self) -> None:
        from pos.printing.qr import matrix

        model = self._model
        payload = model.payload()
        if payload != self._shown:
            self._shown = payload
            self.qr.set_matrix(matrix(payload))
            merchant, nmid = model.merchant()
            self._merchant.setText(merchant)
            self._nmid.setText(f"NMID {nmid}" if nmid else "")
        if self.reference.text() != model.reference:
            self.reference.set_text(model.reference)
        since = f"{model.local(model.code_since):%H.%M}" if model.code_since else ""
        self.steps.set_steps(
            (
                Step(_("Waiting for payment"), _("code shown since {time}").format(time=since), "now", "hourglass"),
                Step(_("Confirmed by the cashier"), _("the time is recorded"), "next", "badge-check"),
                Step(_("Matches the statement"), _("at the close or in the office"), "next", "landmark"),
            )
        )


class Verdicts(QWidget):
    """What the cashier says of a QRIS payment."""

    def __init__(self) -> None:
        super().__init__()
        self.failed = Button("", kind="danger", icon="x", size=15, height=64)
        self.later = Button("", icon="clock", size=15, height=64)
        self.arrived = PayBar("", keycap="Enter", icon="check")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.failed)
        self._row.addWidget(self.later)
        self._row.addWidget(self.arrived, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.failed.set_text(_("Not received"))
        self.later.set_text(_("Save, check later"))
        self.arrived.set_text(_("Money came in"))

    def relayout(self) -> None:
        measures = of(self).measures
        for button in (self.failed, self.later):
            button.set_size(measures.pay_bar, 14 if measures.small else 15)
            button.set_icon(None if measures.small else "x" if button is self.failed else "clock")

    def show_amount(self, amount: str) -> None:
        self.arrived.set_amount("" if of(self).measures.small else amount)
