"""The sheets of selling: a quantity, a price, a discount, the sales that are parked, and why one is cancelled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.money import format_rupiah
from pos.till.basket import BasketLine
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.sell import ParkedSale
from ui.widgets.asking import AskAmount
from ui.widgets.buttons import Button
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet
from ui.widgets.why import Do, WhySheet

_PERCENTS = (5, 10, 15, 20)


def price_sheet(line: BasketLine) -> AskAmount:
    asked = line.price if line.asked is None else line.asked
    lower = sorted({(asked * (100 - percent) // 100) // 1_000 * 1_000 for percent in _PERCENTS} - {0, asked})
    return AskAmount(
        _("Agreed price"),
        line.name,
        _("Price of one") if not line.is_weighed else _("Price of one kilogram"),
        verb=_("Agree"),
        amount=line.price,
        choices=[(format_rupiah(each), each) for each in (asked, *reversed(lower))],
        hint=lambda price: (
            _("{amount} below the asking price").format(amount=format_rupiah(asked - price)) if price < asked else ""
        ),
    )


def discount_sheet(title: str, sub: str, value: int, discount: int) -> AskAmount:
    choices = [(f"{percent} %", value * percent // 100) for percent in _PERCENTS]
    return AskAmount(
        title,
        sub,
        _("Discount"),
        verb=_("Give discount"),
        amount=discount,
        choices=[*choices, (_("No discount"), 0)],
        hint=lambda amount: _("{amount} after the discount").format(amount=format_rupiah(max(0, value - amount))),
    )


_CANCELLED = (
    N_("The buyer changed their mind"),
    N_("Not enough money"),
    N_("Wrong goods"),
    N_("Rung up twice"),
)


class CancelSheet(WhySheet):
    """Asked before a sale is cancelled that the buyer was asked to pay for; `sub` says what is in it."""

    def __init__(self, sub: str, cancel: Do) -> None:
        super().__init__(
            _("Cancel the sale"),
            sub,
            _("The buyer was asked to pay already: who cancels and why is kept, and the office sees it."),
            _CANCELLED,
            ("cancel_sale", N_("Cancel the sale"), None),
            cancel,
        )


def age_of(minutes: int) -> str:
    """`4 min`, `3 h`, `2 d`; a word for less than one minute."""
    if minutes < 1:
        return _("now")
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    if minutes < 24 * 60:
        return _("{n} h").format(n=minutes // 60)
    return _("{n} d").format(n=minutes // (24 * 60))


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _ParkedRow(Button):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from sale to sale: Qt's button would go on to whatever follows, and Qt's area would scroll."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class ParkedSheet(Sheet):
    """Every sale that waits, the oldest first; `answered` carries the key of the one that goes on.

    1–9 pick one of the first nine, arrows and Enter any.
    """

    answered = Signal(str)

    def __init__(self, parked: Sequence[ParkedSale]) -> None:
        count = translate_plural("{n} parked", "{n} parked", len(parked)).format(n=len(parked))
        super().__init__(_("Recall a parked sale"), count)
        self.rows = [self._row(at, each) for at, each in enumerate(parked, start=1)]
        column = QWidget()
        grid = QGridLayout(column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, row in enumerate(self.rows):
            grid.addWidget(row, at, 0)
        grid.setRowStretch(len(self.rows), 1)
        self._scroll = scrolled_form(column)
        self._scroll.setAccessibleName(_("Recall a parked sale"))
        self.body.addWidget(self._scroll, 1)
        self.setFocusProxy(self.rows[0])

    def _row(self, at: int, parked: ParkedSale) -> Button:
        pieces = translate_plural("{n} item", "{n} items", parked.pieces).format(n=parked.pieces)
        row = _ParkedRow(
            parked.name,
            sub=f"{pieces} · {age_of(parked.minutes)}",
            amount=format_rupiah(parked.amount),
            keycap=str(at) if at <= 9 else "",
            align="split",
            size=17,
            height=60,
        )
        row.clicked.connect(lambda: self.answered.emit(parked.key))
        row.stepped.connect(lambda by: self._go(at - 1 + by))
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick."""
        digit = event.text()
        if digit and digit in "123456789" and int(digit) <= len(self.rows):
            self.rows[int(digit) - 1].click()
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        row = self.rows[min(max(at, 0), len(self.rows) - 1)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row)
