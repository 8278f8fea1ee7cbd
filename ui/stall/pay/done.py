"""The sale is recorded: its change stays in view until the next buyer."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till import tenders
from pos.till.sale import Payment, Sale
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.pay import PayModel, pieces
from ui.widgets import spoken
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.handed import NotesBack
from ui.widgets.labels import BigAmount, Label
from ui.widgets.steps import Step, StepList

_BESIDE = 16
"""Between the change and the notes to hand back."""


_SEEN_MS = 400
"""Enter pressed twice, as fast as a double click, pays and leaves the change in view."""


class Done(QWidget):
    """What goes back, or what is still to be seen; how it was paid; the receipt, and the way on: `finished`."""

    finished = Signal()

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.printed = False
        self.title = Label("", "panel", tone="ok", icon="circle-check")
        self._box = Card("ok_soft", 12)
        self.label = Label("", "heading")
        self.amount = BigAmount("", (96, 72, 56, 48))
        self.note = Label("", "muted")
        self.notes = NotesBack(4)
        self._sums = Label("", "amount", tone="muted")
        self.payments = StepList()
        self._hint = Label("", "muted")
        self.print = Button("", icon="printer", keycap="Ctrl+P")
        self.certificate = Button("", icon="scroll")
        self.next = PayBar("", keycap="Enter")
        self.unread = QTimer(self, singleShot=True, interval=_SEEN_MS)
        """Runs while nobody can have read what the sale that was just recorded says."""
        self.next.clicked.connect(self.go_on)
        self._fill()
        self.retranslate()

    def commands(self) -> tuple[Command, ...]:
        """The way on, and the receipt."""
        return (
            Command("next_sale", self._model.way_on, "F12", self.finished.emit, also=("Enter", "Esc")),
            Command("print", N_("Print receipt"), "Ctrl+P", self.print.click),
            Command(
                "certificate", N_("Certificate of the piece"), "F6", self.certificate.click, self._model.has_pieces
            ),
        )

    def _fill(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.label)
        left.addStretch(1)
        left.addWidget(self.amount)
        left.addStretch(1)
        left.addWidget(self.note)
        box = QHBoxLayout(self._box)
        box.setContentsMargins(20, 14, 16, 12)
        box.setSpacing(_BESIDE)
        box.addLayout(left, 1)
        box.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.certificate)
        head.addWidget(self.print)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._box)
        self._column.addWidget(self._sums)
        self._column.addWidget(self.payments)
        self._column.addStretch(1)
        self._column.addWidget(self._hint)
        self._column.addWidget(self.next)

    def begin(self) -> None:
        """Nothing is recorded yet, nor printed."""
        self.hide()
        self.printed = False
        self.print.set_kind("soft" if self._model.asks_to_print else "secondary")

    def retranslate(self) -> None:
        self.next.set_text(_(self._model.way_on))
        self._hint.setText(_(self._model.hint))
        self.show_state()

    def relayout(self) -> None:
        small = of(self).measures.small
        self._column.setSpacing(8 if small else 12)
        self._box.setFixedHeight(166 if small else 188)
        self.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_notes()

    def set_printed(self) -> None:
        """From now on the button prints a copy."""
        self.printed = True
        self.print.set_kind("secondary")
        self.show_state()

    def show_sale(self) -> None:
        """Show the sale that was just recorded, with the focus on the way to the next one."""
        self.unread.start()
        self.show_state()
        self.show()
        self.next.setFocus()
        self._announce()

    def go_on(self) -> None:
        """To the next buyer, unless nobody can have read what goes back to this one."""
        if not self.unread.isActive():
            self.finished.emit()

    def _announce(self) -> None:
        """Say what is recorded and what goes back: the focus is on the way to the next sale."""
        spoken.announce(self, f"{self.title.text()}. {self.label.text()} {self.amount.text()}")

    def show_state(self) -> None:
        self.print.set_text(_("Print a copy") if self.printed else _("Print receipt"))
        sale = self._model.sale
        if sale is None:
            return
        self.title.setText(_("Receipt {number} is recorded").format(number=sale.short_number))
        self._show_papers()
        self._show_outcome(sale)
        self._sums.setText(_sums(sale))
        small, steps = of(self).measures.small, self._steps(sale)
        self._hint.setVisible(not small or len(steps) < 3)
        self.payments.set_steps(steps[: 3 if small else 4])

    def _show_papers(self) -> None:
        """The certificates of single pieces beside the receipt; words alone where there is no room for icons."""
        has_pieces = self._model.has_pieces()
        crowded = has_pieces and of(self).measures.small
        self.certificate.set_text(_("Certificate"))
        self.certificate.setVisible(has_pieces)
        self.certificate.set_icon(None if crowded else "scroll")
        self.print.set_icon(None if crowded else "printer")

    def _show_outcome(self, sale: Sale) -> None:
        """What goes back, what has not been seen to arrive, or what was paid."""
        fill, tone, label, amount, note = _outcome(sale)
        self._box.set_fill(fill)
        for part in (self.label, self.note, self.amount):
            part.set_tone(tone)
        self.label.setText(label)
        self.amount.setText(format_rupiah(amount))
        self.note.setText(note)
        self.notes.set_pieces(pieces(sale.change))
        self._fit_notes()

    def _fit_notes(self) -> None:
        margins = self._box.contentsMargins()
        inner = self.width() - 20 - 16 - margins.left() - margins.right()
        self.notes.fit(inner - self.amount.minimumSizeHint().width() - _BESIDE)

    def _steps(self, sale: Sale) -> list[Step]:
        """Every payment and when it was taken, first those not seen to arrive: there may not be room for all."""
        parts = self._model.parts
        steps = []
        for at, payment in enumerate(sale.payments):
            moment = parts[at].at if at < len(parts) else self._model.local(sale.at)
            steps.append(_step(payment, f"{moment:%H.%M}"))
        steps.sort(key=lambda step: step.state != "now")
        if any(tenders.find(payment.tender).waits for payment in sale.payments):
            steps.append(Step(_("Matches the statement"), _("at the close or in the office"), "next", "landmark"))
        return steps


def _outcome(sale: Sale) -> tuple[str, str, str, int, str]:
    """Fill, tone, words, amount and note of the box; change is of cash alone."""
    waiting = _waiting(sale)
    if sale.change:
        return "ok_soft", "ok_on_tint", _("Change"), sale.change, ""
    if waiting:
        note = _("Look at the statement before the day is closed.")
        return "warn_soft", "warn_on_tint", _("Not seen yet"), waiting, note
    ways = [tenders.find(payment.tender) for payment in sale.payments]
    if ways and all(way.is_cash for way in ways):
        return "raised", "muted", _("Change"), 0, _("exact money")
    names = ", ".join(dict.fromkeys(_(way.title) for way in ways))
    return "ok_soft", "ok_on_tint", _("Paid"), sale.due, _("by {tender}").format(tender=names) if names else ""


def _waiting(sale: Sale) -> int:
    """Rupiah that nobody has seen arrive."""
    return sum(payment.amount for payment in sale.payments if payment.state == "waiting")


def _sums(sale: Sale) -> str:
    total, received = format_rupiah(sale.due), format_rupiah(sale.paid - _waiting(sale))
    return _("Total {total} · received {given}").format(total=total, given=received)


def _step(payment: Payment, time: str) -> Step:
    tender = tenders.find(payment.tender)
    waits = payment.state == "waiting"
    told = [_("not confirmed yet") if waits else _("confirmed by the cashier") if tender.waits else "", time]
    if payment.reference:
        told.append(_("ref {reference}").format(reference=payment.reference))
    if payment.given != payment.amount:
        told.append(_("received {amount}").format(amount=format_rupiah(payment.given)))
    return Step(
        _(tender.title),
        " · ".join(part for part in told if part),
        "now" if waits else "done",
        "hourglass",
        right=format_rupiah(payment.amount),
    )
