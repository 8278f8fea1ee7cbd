"""Paying: the tender, what is handed over, what is left, the change, and the sale recorded once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from pos.clock import ZONES
from pos.errors import PosError
from pos.money import format_rupiah
from pos.people.rights import Actor
from pos.stall import Stall
from pos.till import tenders
from pos.till.basket import Basket
from pos.till.credit.credit import CREDIT, Credit, is_whole
from pos.till.payment import Offer
from pos.till.pricing import price_lines
from pos.till.sale import Sale
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.news import News

_DIGITS = tuple("123456789")
NOTES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""Banknotes in rupiah."""
COINS = (500, 200, 100)
_STEP = 50_000


def suggestions(due: int, most: int = 3) -> list[int]:
    """`most` round amounts above `due` that a buyer is likely to hand over, the least first; none where nothing is due.

    The next round note upward of each worth; where these are fewer, further multiples of 50.000.
    """
    if due <= 0:
        return []
    round_up = (-(-due // note) * note for note in NOTES)
    found = sorted({amount for amount in round_up if amount > due})[:most]
    while len(found) < most:
        found.append(((found[-1] if found else due) // _STEP + 1) * _STEP)
    return found


def pieces(change: int) -> list[tuple[int, int]]:
    """The notes and coins to hand back, largest first: (worth, how many). Less than the smallest coin is left out."""
    found = []
    for worth in (*reversed(NOTES), *COINS):
        count, change = divmod(change, worth)
        if count:
            found.append((worth, count))
    return found


@dataclass(frozen=True)
class Part:
    """What one tender pays of a sale that is not recorded yet; `at` in the stall's own zone."""

    tender: Tender
    offer: Offer
    at: datetime


class PayModel(QObject):
    """One basket at a time is paid. `changed` tells of another tender, amount or stage; `paid` carries the Sale.

    Each tender may take a part; the rest goes on by another one. Cash is one payment: chosen once more it takes its
    part back and all that is left with it. It gives change where it comes last.
    """

    changed = Signal()
    paid = Signal(object)

    may_wait = True
    """Whether QRIS money that nobody has seen yet may be left to be checked later."""
    may_take_credit = True
    """Whether store credit may pay a part."""
    way_back = N_("Back to the basket")
    way_on = N_("New sale")
    hint = N_("Or scan the next item: it begins a new sale.")

    def __init__(self, stall: Stall, news: News, basket: Basket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.tenders: Sequence[Tender] = tuple(tenders.offered().values())
        self.credit = tenders.find(CREDIT)
        """Store credit, which is chosen by the number of its slip."""
        self._set_out(basket)

    def begin(self, basket: Basket) -> None:
        """Take the money for this basket; nothing is left of what was paid before."""
        self._set_out(basket)
        self.changed.emit()

    def _set_out(self, basket: Basket) -> None:
        self.basket = basket
        self.priced = price_lines(basket.lines, basket.discount, self._stall.till.rules.tax_on(self._stall.today()))
        """What the basket comes to; it is locked while money is taken."""
        self._begun_by = self._stall.people.actor
        """With the right that was lent for this basket's prices; another cashier may come meanwhile."""
        self.tender = self.tenders[0]
        self.parts: list[Part] = []
        """What was taken already."""
        self.missed: Part | None = None
        """The QRIS payment that did not arrive, until another one is taken."""
        self.amount = 0
        """What is in the field."""
        self.is_typed = False
        """Whether the cashier typed it; else it is the amount due, filled in."""
        self.reference = ""
        self.shows_code = False
        """Whether the buyer is shown the QRIS code."""
        self._faces_buyer = False
        self.code_since: datetime | None = None
        self.sale: Sale | None = None
        self.prints = self._stall.settings.print == "always"
        """Whether the receipt is printed as soon as the sale is recorded."""
        self._fill_in()

    # Sums

    @property
    def total(self) -> int:
        """The whole sale in rupiah, before any cash rounding."""
        return self.priced.total

    @property
    def taken(self) -> int:
        """What was taken already, in rupiah."""
        return sum(part.offer.amount for part in self.parts)

    @property
    def rest(self) -> int:
        """What is left to pay, before any cash rounding."""
        return self.total - self.taken

    @property
    def due(self) -> int:
        """What is left to pay by the chosen tender."""
        return self.rounded(self.rest) if self.tender.is_cash else self.rest

    @property
    def whole(self) -> int:
        """All that the chosen tender can pay: what is due, or what is left of a slip of store credit."""
        if self.tender is not self.credit or not is_whole(self.reference):
            return self.due
        try:
            return min(self.due, max(0, self._left_of(self._stall.credit.find(self.reference))))
        except PosError:
            return self.due

    @property
    def rounding(self) -> int:
        """What rounding adds for the chosen tender; negative where it takes off."""
        return self.due - self.rest

    def rounded(self, amount: int) -> int:
        """An amount as it is paid in cash."""
        return self._stall.till.rules.rounding.apply(amount)

    @property
    def change(self) -> int:
        """What goes back to the buyer."""
        return max(0, self.amount - self.due) if self.tender.gives_change else 0

    @property
    def lacking(self) -> int:
        """How much the amount in the field falls short."""
        return max(0, self.due - self.amount)

    @property
    def left_after(self) -> int:
        """What would be left for another tender once this amount is taken."""
        return max(0, self.rest - self.amount)

    @property
    def rest_goes_on_in_cash(self) -> bool:
        """Whether cash, of which there is one payment, is still free to take what is left after this amount."""
        return not any(part.tender.is_cash for part in self.parts)

    @property
    def is_exact(self) -> bool:
        """Whether the field holds exactly what the tender can pay."""
        return self.amount == self.whole

    @property
    def faces_buyer(self) -> bool:
        """Whether the screen is turned to the buyer, who sees the code alone."""
        return self._faces_buyer and self.shows_code and self.sale is None

    def picked(self) -> Tender | None:
        """The tender that one digit alone stands for: 1 to 4 rupiah is no money, and one digit is no reference.

        So a digit picks a tender once Enter follows it, and begins an amount once another digit does.
        """
        if self.shows_code:
            digit = int(self.reference) if self.reference in _DIGITS else 0
        else:
            digit = self.amount if self.is_typed and self.amount < self.due else 0
        return self.tenders[digit - 1] if 0 < digit <= len(self.tenders) else None

    def refusal(self) -> str:
        """Why Enter does nothing, empty where it does something."""
        if self.picked() is not None:
            return ""
        if self.tender.is_cash:
            return "" if not self.lacking else _("Short by {amount}").format(amount=format_rupiah(self.lacking))
        if self.amount > self.due:
            return _("Only cash may be more than what is due")
        if self.tender is self.credit:
            return self._credit_refusal()
        if self.amount == 0 and self.due > 0:
            return _("How much is paid by {tender}?").format(tender=_(self.tender.title))
        if self.tender.waits and not self.payload():
            return _("No QRIS code is set up")
        return ""

    def _credit_refusal(self) -> str:
        if not self.reference.strip():
            return _("Scan the slip, or type its number")
        try:
            left = self._left_of(self._stall.credit.find(self.reference))
        except PosError as error:
            return str(error)
        if self.amount > left:
            return _("Only {rest} is left on it").format(rest=format_rupiah(left))
        return "" if self.amount else _("How much is paid by {tender}?").format(tender=_(self.tender.title))

    def _left_of(self, credit: Credit) -> int:
        """What is left of a slip besides what it pays of this sale already."""
        taken = [part.offer for part in self.parts if part.tender is self.credit]
        return credit.rest - sum(offer.amount for offer in taken if offer.reference == credit.number)

    def takes_credit(self) -> bool:
        """Whether anybody has store credit that may pay here."""
        return self.may_take_credit and self._stall.credit.any_left()

    # What is shown beside the sums

    @property
    def may_print(self) -> bool:
        """Whether the cashier is offered to print while paying."""
        return self._stall.settings.print != "never"

    def has_pieces(self) -> bool:
        """Whether what was sold are single pieces that have certificates."""
        return self.sale is not None and bool(self._stall.sold_pieces(self.sale))

    @property
    def asks_to_print(self) -> bool:
        """Whether each sale is to be asked about."""
        return self._stall.settings.print == "ask"

    def number(self) -> str:
        """The receipt number this sale is going to have."""
        till = self._stall.till
        return till.next_number(till.open_day_name() or till.rules.day_of(self._stall.now()).isoformat())

    def whose_receipt(self) -> str:
        """The last digits of that number, and for whom."""
        buyer = self.basket.customer or _("any buyer")
        return _("Receipt {number} · {buyer}").format(number=self.number()[-4:], buyer=buyer)

    def payload(self) -> str:
        """The text of the QRIS code to show: the stall's own, or one that holds the amount where that is set."""
        settings = self._stall.settings
        if not settings.qris or not settings.qris_dynamic or self.amount <= 0:
            return settings.qris
        from pos.till import qris

        return qris.dynamic(settings.qris, self.amount, bill=self.number() or None)

    def merchant(self) -> tuple[str, str]:
        """The name and the NMID in the stall's QRIS code."""
        from pos.till import qris

        code = qris.read(self._stall.settings.qris)
        return code.merchant, code.nmid or ""

    def has_code(self) -> bool:
        """Whether the stall has a QRIS code."""
        return bool(self._stall.settings.qris)

    def set_up_code(self, payload: str) -> None:
        """Keep a scanned text as the stall's own QRIS code; what is none is refused."""
        try:
            self._stall.set("qris", payload, by=self._stall.people.actor)
        except PosError as error:
            self._news.refuse(error, lambda: self.set_up_code(payload))
            return
        self._news.accepted.emit()
        self._news.say(_("{merchant}: this QRIS code is kept").format(merchant=self.merchant()[0]))
        self.shows_code = self.tender.waits and self.due > 0
        self.code_since = self._stall.now()
        self.changed.emit()

    def seconds_shown(self) -> int:
        """How long the code has been shown."""
        return 0 if self.code_since is None else int((self._stall.clock() - self.code_since).total_seconds())

    def refuse_scan(self) -> None:
        """Say that goods wait until the money is taken."""
        self._news.refuse(_("Nothing is added while money is taken: finish, or go back with Esc"))

    def warn_of_leaving(self) -> None:
        """Say that money was taken already, which leaving would forget."""
        text = _("{amount} was taken already: press Esc once more to give that up").format(
            amount=format_rupiah(self.taken)
        )
        self._news.refuse(text)

    def local(self, moment: datetime) -> datetime:
        """A moment in the stall's zone."""
        return moment.astimezone(ZONES[self._stall.settings.zone])

    # What the cashier does

    def choose(self, tender: Tender) -> None:
        """Pay by another tender, which is to take what is left.

        Cash that was typed is a part by then; what was typed of any other tender is meant for the new one.
        """
        if self.sale is not None or tender is self.tender or not self._keep_cash():
            return
        keeps = self.is_typed and not self.tender.is_cash and not tender.is_cash and 0 < self.amount < self.due
        self.tender = tender
        self.reference, self._faces_buyer = "", False
        if tender.is_cash:
            self.parts = [part for part in self.parts if not part.tender.is_cash]
        if not keeps:
            self._fill_in()
        self.shows_code = tender.waits and bool(self._stall.settings.qris) and self.due > 0
        self.code_since = self._stall.now() if self.shows_code else None
        self.changed.emit()

    def set_amount(self, amount: int, typed: bool = True) -> None:
        """The amount in the field."""
        self.amount, self.is_typed = amount, typed
        self.changed.emit()

    def set_reference(self, reference: str) -> None:
        """The number of the slip or the notice; of store credit, what is left of it is filled in."""
        self.reference = reference
        if self.tender is self.credit and is_whole(reference):
            self._fill_in_credit(reference)
        self.changed.emit()

    def take_credit(self, text: str) -> None:
        """A slip of store credit was scanned: it pays what is left of it, or of the sale."""
        if self.sale is not None or not self.may_take_credit:
            self.refuse_scan()
            return
        try:
            credit = self._stall.credit.find(text)
        except PosError as error:
            self._news.refuse(error)
            return
        self._news.accepted.emit()
        self.choose(self.credit)
        if self.tender is self.credit:
            self.set_reference(credit.number)

    def _fill_in_credit(self, text: str) -> None:
        try:
            credit = self._stall.credit.find(text)
        except PosError:
            return
        self.reference = credit.number
        self.amount, self.is_typed = min(self.due, max(0, self._left_of(credit))), False
        ends = credit.ends(self._stall.settings.credit_days)
        if ends is not None and ends < self._stall.till.rules.day_of(self._stall.now()):
            told = PosError(N_("This store credit was good until {day}: take it only if you agree"), day=ends)
            self._news.refuse(told)

    def choose_print(self, prints: bool) -> None:
        """Whether this sale's receipt is printed as soon as it is recorded."""
        if prints != self.prints:
            self.prints = prints
            self._news.say(_("The receipt will be printed") if prints else _("The receipt will not be printed"))
            self.changed.emit()

    def toggle_print(self) -> None:
        """The other way round, where the cashier is offered to print at all."""
        if self.may_print:
            self.choose_print(not self.prints)

    def turn_to_buyer(self) -> None:
        """Show the code alone, as large as may be."""
        self._faces_buyer = self.shows_code
        self.changed.emit()

    def turn_back(self) -> None:
        """Back to what the cashier sees."""
        self._faces_buyer = False
        self.changed.emit()

    def edit_amount(self) -> None:
        """Back from the QRIS code to its amount."""
        self.shows_code = False
        self.changed.emit()

    def accept(self) -> None:
        """Take the amount; QRIS shows its code first, one digit alone picks a tender. Nothing happens twice."""
        if self.sale is not None or self.refusal():
            return
        picked = self.picked()
        if picked is not None:
            self._pick(picked)
            return
        if self.tender.waits and not self.shows_code and self.due > 0:
            self.shows_code = True
            self.code_since = self._stall.now()
            self.changed.emit()
            return
        self._take(confirmed=self.tender.waits)

    def save_for_later(self) -> None:
        """The QRIS money has not been seen yet: record it as waiting."""
        if self.sale is None and self.shows_code and self.may_wait:
            self._take(confirmed=False)

    def did_not_arrive(self) -> None:
        """The QRIS money does not come: nothing is recorded, another tender pays."""
        if self.sale is None and self.shows_code:
            self.missed = self._part(confirmed=False)
            self.choose(self.tenders[0])
            self._news.say(_("Not received: choose another way to pay"))

    def take_back(self) -> None:
        """Forget the last part that another tender paid; nothing was recorded yet."""
        if self.sale is None and self.parts:
            self.parts.pop()
            self._news.past.emit()
            self._start_over()

    def give_up(self) -> None:
        """The payment is left: its parts can be taken back no more."""
        self._news.past.emit()

    def _keep_cash(self) -> bool:
        """Make typed cash that is less than what is due a part; False where coins of that worth are not used."""
        if not self.tender.is_cash or not self.is_typed or not 0 < self.amount < self.due or self.picked():
            return True
        if self.rounded(self.amount) != self.amount:
            self._news.refuse(
                _("Cash goes in steps of {amount}: type another amount, or let another way pay it all").format(
                    amount=format_rupiah(self._stall.till.rules.rounding.step)
                )
            )
            return False
        self.parts.append(self._part(confirmed=False))
        self._tell_part()
        return True

    def _tell_part(self) -> None:
        """Say what was taken last, with the way back: a finger has no Ctrl+Z."""
        part = self.parts[-1]
        text = _("{tender} {amount} is noted")
        said = text.format(tender=_(part.tender.title), amount=format_rupiah(part.offer.amount))
        self._news.say(said, self.take_back)

    def _pick(self, tender: Tender) -> None:
        self.reference = ""
        if not self.shows_code:
            self._fill_in()
        if tender is self.tender:
            self.changed.emit()
        else:
            self.choose(tender)

    def _take(self, confirmed: bool) -> None:
        parts = list(self.parts)
        if self.amount > 0:
            parts.append(self._part(confirmed))
        self.missed = None
        if not self.tender.is_cash and self.left_after > 0:
            self.parts = parts
            self._start_over()
            self._tell_part()
            return
        try:
            self.sale = self.record([part.offer for part in parts], self._stall.people.actor.with_lent(self._begun_by))
        except PosError as error:
            self._news.refuse(error, lambda: self._take(confirmed))
            return
        self._news.accepted.emit()
        self._news.past.emit()
        self._news.recorded.emit()
        self.changed.emit()
        self.paid.emit(self.sale)

    def record(self, offers: Sequence[Offer], by: Actor) -> Sale | None:
        """Record what was paid for, once; None where that is no sale. Raises PosError."""
        return self._stall.checkout(self.basket, offers, at=self._stall.begin_line(), by=by)

    def _part(self, confirmed: bool) -> Part:
        reference = self.reference.strip() or None
        offer = Offer(tender=self.tender.id, amount=self.amount, confirmed=confirmed, reference=reference)
        return Part(self.tender, offer, self.local(self._stall.now()))

    def _start_over(self) -> None:
        if self.rest_goes_on_in_cash:
            self.tender = self.tenders[0]
        self.reference, self.shows_code, self.code_since = "", False, None
        self._fill_in()
        self.changed.emit()

    def _fill_in(self) -> None:
        self.amount, self.is_typed = self.due, False
