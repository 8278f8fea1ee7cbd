"""Asked in the place of the cards: the float, cash that moves, a shift's end, a statement, a deposit, a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import MINUS, format_number, format_rupiah
from pos.words import N_
from pos.words import translate as _
from ui.models.comparing import Compared
from ui.models.day import DayModel
from ui.stall.day.compare import WHY
from ui.widgets.asking import AskAmount, Choice
from ui.widgets.buttons import Button, NumPad, PayBar
from ui.widgets.chips import ChipRow
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.labels import Label
from ui.widgets.reasons import ReasonField
from ui.widgets.sheet import Sheet

_OUT = (N_("Shopping"), N_("Meals"), N_("Parking"), N_("Deposit to the bank"))
_INTO = (N_("Small change"), N_("Float"))


class DaySheet(Sheet):
    """`submit` does what the sheet is for and closes it where that was not refused."""

    def __init__(self, model: DayModel, title: str, words: str, sub: str = "") -> None:
        super().__init__(title, sub)
        self.model = model
        self.bar = PayBar(words, keycap="F12")
        self.bar.clicked.connect(self.submit)

    def submit(self) -> None:
        """Do it."""
        if self.done():
            self.closed.emit()

    def done(self) -> bool:
        """Whether it was done."""
        return False

    def _beside_keys(self, amount: MoneyField, *left: QWidget) -> None:
        """The amount on top, what is told besides at the left of the keys, the bar below."""
        pad = NumPad()
        pad.typed.connect(amount.type_digits)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in left:
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(pad, 1)
        self.body.addWidget(amount)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.setFocusProxy(amount)


class FloatSheet(DaySheet):
    """Open the till with what is in the drawer; what stayed at the last close is filled in."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(model, _("Open the till"), _("Open the till"), model.title())
        proposed = model.proposed_float()
        self.amount = MoneyField(_("Cash in the drawer now"))
        self.amount.fill_in(proposed or 0)
        self.amount.submitted.connect(self.submit)
        self.cashier = TextField(_("Cashier"), placeholder=_("may stay empty"))
        self.cashier.submitted.connect(self.submit)
        self.cashier.setHidden(bool(model.drawer.present()))
        self.hint = Label("", "muted", wrap=True)
        if proposed is None:
            self.hint.setText(_("Count what is there before the first buyer comes."))
        else:
            words = _("{amount} stayed at the last close. Count it, then open.")
            self.hint.setText(words.format(amount=format_rupiah(proposed)))
        self._beside_keys(self.amount, self.cashier, self.hint)

    def done(self) -> bool:
        """Open it."""
        return self.model.drawer.open_day(self.amount.amount, self.cashier.text(), self.submit)


class CashSheet(DaySheet):
    """Put cash in or take it out, and say why."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(model, _("Cash in / out"), _("Record"))
        self.amount = MoneyField(_("Amount"))
        self.amount.submitted.connect(self._on_amount)
        self.out = Choice(_("Cash out"), icon="arrow-up")
        self.into = Choice(_("Cash in"), icon="arrow-down")
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.out, self.into):
            button.clicked.connect(lambda _checked=False, button=button: self._choose(button))
            row.addWidget(button)
        self.why_out = ReasonField(_("Reason"), _OUT)
        self.why_into = ReasonField(_("Reason"), _INTO)
        for why in (self.why_out, self.why_into):
            why.submitted.connect(self.submit)
        self._beside_keys(self.amount, ways, self.why_out, self.why_into)
        self._choose(self.out)

    @property
    def reason(self) -> ReasonField:
        """Where the reason of the chosen way is told."""
        return self.why_into if self.into.isChecked() else self.why_out

    def _choose(self, chosen: Button) -> None:
        for button, why in ((self.out, self.why_out), (self.into, self.why_into)):
            button.setChecked(button is chosen)
            why.setVisible(button is chosen)

    def _on_amount(self) -> None:
        """Enter goes on to the reason, and from there records."""
        if self.reason.text().strip():
            self.submit()
        else:
            self.reason.setFocus()

    def done(self) -> bool:
        """Record it; without an amount nothing moves, without a reason nobody knows why."""
        amount = self.amount.amount
        if not amount or not self.reason.text().strip():
            (self.reason if amount else self.amount).setFocus()
            self.model.ask_for(_("Say how much, and why"))
            return False
        return self.model.drawer.move_cash(
            amount if self.into.isChecked() else -amount, self.reason.text(), self.submit
        )


class ShiftSheet(DaySheet):
    """Hand the drawer over as it is counted; a difference is the old cashier's, who says why."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(model, _("Change the shift"), _("Hand the drawer over"), model.opened())
        self.cashier = TextField(_("Next cashier"), placeholder=_("may stay empty"))
        self.cashier.submitted.connect(self.submit)
        self.words = Label("", "body", wrap=True)
        self.warning = Label("", "question", tone="warn")
        self.reason = ReasonField(_("Reason"), WHY)
        self.reason.submitted.connect(self.submit)
        self.names = ChipRow()
        self.names.chosen.connect(self.cashier.set_text)
        others = [name for name in model.drawer.cashiers() if name != model.drawer.present()]
        self.names.set_chips([(name, name) for name in others])
        self.names.setHidden(not others)
        self.cashier.setHidden(bool(others))
        self.cashier.set_text(others[0] if others else "")
        for widget in (self.words, self.warning, self.reason, self.names, self.cashier):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addWidget(self.bar)
        self.setFocusProxy(self.cashier)
        self._show(blind=model.hides())

    def _show(self, *, blind: bool) -> None:
        counted, difference = self.model.draft.counted, self.model.shift_difference()
        if counted is None:
            self.words.setText(_("The drawer is not counted: the next shift begins with what there should be."))
        else:
            words = _("Counted: {amount}. The next shift begins with it.")
            self.words.setText(words.format(amount=format_rupiah(counted)))
        differs = bool(difference) and not blind
        self.warning.setVisible(differs)
        self.reason.setVisible(differs)
        text = _("Cash is short by {amount}") if (difference or 0) < 0 else _("Cash is over by {amount}")
        self.warning.setText(text.format(amount=format_rupiah(abs(difference or 0))))

    def done(self) -> bool:
        """Hand it over; after a blind count a difference is shown once it must be explained."""
        if self.model.shift_difference() and not self.reason.text().strip():
            self._show(blind=False)
            self.reason.setFocus()
            self.model.ask_for(_("Say why the cash differs"))
            return False
        return self.model.drawer.change_shift(self.cashier.text(), self.reason.text())


def statement_sheet(row: Compared) -> AskAmount:
    """What the bank's or the wallet's statement says of a tender."""
    expected = max(0, row.expected or 0)
    return AskAmount(
        _("Compare with the statement"),
        row.title,
        _("According to the statement"),
        verb=_("Compare"),
        amount=expected if row.counted is None else row.counted,
        choices=[(format_rupiah(expected), expected)],
        hint=lambda amount: _exact_or_off(amount - expected),
    )


def _exact_or_off(difference: int) -> str:
    if difference == 0:
        return _("exact")
    sign = "+" if difference > 0 else MINUS
    return _("{amount} beside what is recorded").format(amount=sign + format_number(abs(difference)))


def deposit_sheet(model: DayModel) -> AskAmount:
    """What goes to the office tonight."""
    counted, proposal = model.draft.counted, model.proposal()
    wishes: Sequence[int] = (proposal.deposit if proposal else 0, counted or 0, 0)
    choices = [(format_rupiah(wish), wish) for wish in dict.fromkeys(wishes)]
    told = model.draft.deposit
    return AskAmount(
        _("Handed to the office"),
        model.title(),
        _("Deposit"),
        verb=_("Hand it in"),
        amount=wishes[0] if told is None else told,
        choices=choices,
        hint=lambda amount: (
            "" if counted is None else _("{amount} stays in the drawer").format(amount=format_rupiah(counted - amount))
        ),
    )


def framed(sheet: QWidget, width: int) -> QWidget:
    """The sheet in the middle of the screen."""
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 12, 12, 12)
    sheet.setFixedWidth(width)
    row.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
    return frame
