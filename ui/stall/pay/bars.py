"""The bars at the bottom: what Enter does, and what the cashier says of a QRIS payment."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till.tenders import Tender
from pos.words import translate as _
from ui.look.wear import of
from ui.models.pay import PayModel
from ui.widgets.buttons import Button, PayBar


def show_bar(bar: PayBar, model: PayModel) -> None:
    """What Enter does now, and with how much; or why it does nothing."""
    refusal = model.refusal()
    bar.setEnabled(not refusal)
    bar.set_text(refusal or _bar_text(model))
    bar.set_amount(format_rupiah(model.amount) if model.picked() is None else "")
    bar.set_keycap("" if refusal else "Enter")


def _bar_text(model: PayModel) -> str:
    picked = model.picked()
    if picked is not None:
        return _pick_text(picked)
    if model.due == 0 and model.amount == 0:
        return _("Finish")
    if model.tender.is_cash:
        return _("Take cash & finish")
    if model.tender.waits:
        return _("Show the QRIS code")
    if model.left_after:
        return _("Take part by {tender}").format(tender=_(model.tender.title))
    return _("Take {tender} & finish").format(tender=_(model.tender.title))


def _pick_text(tender: Tender) -> str:
    """What Enter does after one digit alone."""
    return _("Pay by {tender}").format(tender=_(tender.title))


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

    def relayout(self) -> None:
        measures = of(self).measures
        for button in (self.failed, self.later):
            button.set_size(measures.pay_bar, 14 if measures.small else 15)
            button.set_icon(None if measures.small else "x" if button is self.failed else "clock")

    def show_state(self, model: PayModel) -> None:
        picked = model.picked()
        small = of(self).measures.small
        self.later.setVisible(model.may_wait)
        self.arrived.set_text(_pick_text(picked) if picked is not None else _("Money came in"))
        self.arrived.set_amount("" if small or picked is not None else format_rupiah(model.amount))
        self.arrived.set_icon("check" if picked is None else picked.icon)
