"""Goods coming back: how many of each, why, by which way the money goes back, and what is left of the sale."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import NO_BREAK_SPACE, divide_half_up, format_rupiah
from pos.printing.wording import quantity
from pos.stall import Stall
from pos.till import tenders
from pos.till.credit.credit import CREDIT
from pos.till.payment import Offer, refund_due
from pos.till.refund import Back, Return, back_by_line, returning
from pos.till.sale import Line, Sale
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.models.picture import picture_for
from ui.news import News

REASONS = {"size": N_("Size"), "defect": N_("Defect"), "mistake": N_("Mistake"), "other": N_("Others")}

WEIGHED_STEP = 100
"""What + and − change a weighed line by, in grams."""


@dataclass(frozen=True)
class ReturnRow:
    """A sold line as the return shows it; quantities in pieces or kg, `value` of what comes back now."""

    name: str
    sub: str
    bought: str
    returned: str
    now: str
    value: str
    hint: str
    can_more: bool
    can_less: bool
    photo: str
    icon: str
    shade: int


class RefundModel(QObject):
    """One return of one sale, recorded once. `changed` tells of any other number or choice; `recorded` of the end."""

    changed = Signal()
    recorded = Signal(object)
    """The refund as it was recorded, a Sale."""

    def __init__(self, stall: Stall, news: News, sale: Sale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.sale = sale
        self.refund: Sale | None = None
        self.reason = ""
        """One of `REASONS`, or empty."""
        self.note = ""
        self.chosen = 0
        """The line that + and − act on."""
        self.ways: tuple[Tender, ...] = self._ways()
        self.way = self._likely_way()
        self._operation = new_operation()
        self._refunds = stall.history.refunds(sale)
        self._back = back_by_line(self._refunds)
        self._shades = {name: at for at, name in enumerate(stall.catalog.categories())}
        self._now = {line.line: 0 for line in sale.lines}
        first = next((at for at, line in enumerate(sale.lines) if self._left(line)), 0)
        self.chosen = first

    def _ways(self) -> tuple[Tender, ...]:
        used = {payment.tender for payment in self.sale.payments}
        chosen = (each for each in tenders.offered().values() if each.gives_back or each.id in used)
        return (*chosen, tenders.find(CREDIT))

    def _likely_way(self) -> Tender:
        """As it was paid, where one tender paid it all; else in cash."""
        used = {payment.tender for payment in self.sale.payments}
        paid_by = [tender for tender in self.ways if tender.id in used]
        return paid_by[0] if len(paid_by) == 1 else self.ways[0]

    # What is shown

    def rows(self) -> tuple[ReturnRow, ...]:
        """Every sold line."""
        return tuple(map(self._row, self.sale.lines))

    def _row(self, line: Line) -> ReturnRow:
        now, left, back = self._now[line.line], self._left(line), self._back.get(line.line, Back())
        product = None if line.code is None else self._stall.catalog.by_code(line.code)
        photo = product.photo if product else None
        return ReturnRow(
            name=line.name,
            sub=_price_after_discount(line),
            bought=_number(line.qty, line.per),
            returned=_number(back.qty, line.per) if back.qty else "–",
            now=_number(now, line.per),
            value=format_rupiah(-self._value(line)) if now else "–",
            hint=self._hint(line, now, left),
            can_more=now < left,
            can_less=now > 0,
            photo=str(self._stall.folder.joinpath("photos", photo)) if photo else "",
            icon=picture_for(line.name, line.category, self._stall.identity.trade),
            shade=self._shades.get(line.category or "", 0),
        )

    def _hint(self, line: Line, now: int, left: int) -> str:
        if not left:
            return _("all returned")
        return _("all that is left") if now == left else _("{n} at most").format(n=_amount(left, line.per))

    def _left(self, line: Line) -> int:
        return line.qty - self._back.get(line.line, Back()).qty

    def _value(self, line: Line) -> int:
        return returning(self.sale, self._refunds, {line.line: self._now[line.line]}).value

    def _return(self) -> Return | None:
        quantities = {number: qty for number, qty in self._now.items() if qty}
        return returning(self.sale, self._refunds, quantities) if quantities else None

    @property
    def paid(self) -> int:
        """What the sale was, in rupiah."""
        return self.sale.due

    @property
    def returned(self) -> int:
        """What was given back before, in rupiah."""
        return -sum(refund.due for refund in self._refunds)

    @property
    def due(self) -> int:
        """What goes back now by the chosen way, in rupiah."""
        back = self._return()
        if back is None:
            return 0
        rounding = self._stall.till.rules.rounding
        return refund_due(back.value, back.left, is_last=back.is_last, in_cash=self.way.is_cash, rounding=rounding)

    @property
    def left(self) -> int:
        """What then stands of the sale, in rupiah."""
        return self.paid - self.returned - self.due

    @property
    def never_came(self) -> bool:
        """Whether the chosen way takes back a payment that was never seen to arrive: no money moves."""
        states = {payment.state for payment in self.sale.payments if payment.tender == self.way.id}
        return self.way.waits and "confirmed" not in states

    def advice(self) -> tuple[str, str]:
        """What to know of the chosen way, and its tone."""
        if self.never_came:
            return _("The QRIS money never came: nothing is handed out"), "warn"
        if self.way.id == CREDIT:
            return _("A slip is printed that pays here like money"), "ok"
        if not self.way.is_cash:
            return _("Give it back first, then record it"), "quiet"
        there = self._stall.cash_there()
        about = format_rupiah(there)
        if self.due > there:
            return _("Only about {amount} in the drawer").format(amount=about), "warn"
        return _("About {amount} in the drawer, enough").format(amount=about), "ok"

    def refusal(self) -> str:
        """Why it cannot be recorded yet, empty where it can."""
        if not any(self._now.values()):
            return _("Choose what comes back")
        if not self.reason and not self.note.strip():
            return _("Choose the reason")
        if self.reason == "other" and not self.note.strip():
            return _("Write the reason")
        if self.way.is_cash and self.due > self._stall.cash_there():
            return _("Not enough cash in the drawer")
        return ""

    # What the cashier does

    def choose(self, at: int) -> None:
        """Let + and − act on this line."""
        self.chosen = min(max(at, 0), len(self.sale.lines) - 1)
        self.changed.emit()

    def step(self, by: int) -> None:
        """The line `by` further down."""
        self.choose(self.chosen + by)

    def more(self) -> None:
        """One more of the chosen line comes back; it stops at what is left."""
        self._change(1)

    def less(self) -> None:
        """One less of the chosen line comes back."""
        self._change(-1)

    def _change(self, sign: int) -> None:
        line = self.sale.lines[self.chosen]
        step = 1 if line.per == 1 else WEIGHED_STEP
        wanted = self._now[line.line] + sign * step
        self._now[line.line] = min(max(wanted, 0), self._left(line))
        self.changed.emit()

    def take_all(self) -> None:
        """Everything that is left comes back."""
        self._now = {line.line: self._left(line) for line in self.sale.lines}
        self.changed.emit()

    def choose_reason(self, reason: str) -> None:
        """One of `REASONS`."""
        self.reason = reason
        self.changed.emit()

    def write(self, note: str) -> None:
        """What else is to be said of the reason."""
        self.note = note
        self.changed.emit()

    def choose_way(self, way: Tender) -> None:
        """Give it back by this tender."""
        self.way = way
        self.changed.emit()

    def accept(self) -> None:
        """Record it; nothing happens twice."""
        if self.refund is not None or self.refusal():
            return
        quantities = {number: qty for number, qty in self._now.items() if qty}
        try:
            refund = self._stall.till.refund(
                self.sale.number, quantities, self._offers(), self._told(),
                at=self._stall.begin_line(), operation=self._operation, by=self._stall.people.actor,
                holder=self._stall.till.customer(self.sale) or "",
            )  # fmt: skip
        except PosError as error:
            self._news.refuse(error, self.accept)
            return
        self.refund = refund
        self._news.accepted.emit()
        self._news.recorded.emit()
        text = _("Return {number} recorded: {amount}")
        self._news.say(text.format(number=refund.short_number, amount=format_rupiah(-refund.due)))
        self.recorded.emit(refund)

    def _offers(self) -> list[Offer]:
        if not self.due:
            return []
        confirmed = self.way.waits and not self.never_came
        return [
            Offer(
                tender=self.way.id,
                amount=-self.due,
                confirmed=confirmed,
                reference=self._slip(),
                settled=self.never_came,
            )
        ]

    def _slip(self) -> str | None:
        """The slip that the sale was paid with takes its credit back; else there is a new one."""
        if self.way.id != CREDIT:
            return None
        return next((payment.reference for payment in self.sale.payments if payment.tender == CREDIT), None)

    def _told(self) -> str:
        note = self.note.strip()
        if not self.reason or self.reason == "other":
            return note
        title = _(REASONS[self.reason])
        return f"{title}: {note}" if note else title


def _price_after_discount(line: Line) -> str:
    """`Rp 108.000 · discount 10 %`: the price of one, or of a kilogram, less what was taken off."""
    one = format_rupiah(divide_half_up(line.amount * line.per, line.qty))
    if line.per != 1:
        one = _("{price} per kg").format(price=one)
    taken = line.discount + line.share
    if not taken:
        return one
    whole = line.amount + taken
    percent, rest = divmod(taken * 100, whole)
    off = f"{percent}\u00a0%" if not rest else format_rupiah(taken)
    return f"{one} · " + _("discount {amount}").format(amount=off)


def _number(qty: int, per: int) -> str:
    """`2`, or `0,75` of a kilogram."""
    number, *unit = quantity(qty, per).split(" ")
    return number.rstrip("0").rstrip(",") if unit else number


def _amount(qty: int, per: int) -> str:
    """`2`, or `0,75 kg`."""
    return _number(qty, per) + (f"{NO_BREAK_SPACE}kg" if per != 1 else "")
