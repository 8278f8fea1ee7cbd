"""How a sale is paid and a refund given back: split tenders, change, cash rounding. Pure sums in whole rupiah."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pos import typed
from pos.errors import PosError
from pos.money import LARGEST, format_rupiah
from pos.till import tenders
from pos.till.sale import Payment
from pos.words import N_

_LARGEST_PAYMENT = LARGEST * 10


class Rounding(NamedTuple):
    """Cash is rounded to a multiple of `step` rupiah (0: not at all; Permendag 35/2013: to coins in circulation)."""

    step: int = 0
    mode: Literal["nearest", "down"] = "nearest"

    def apply(self, amount: int) -> int:
        """`amount` (≥ 0) rounded, nearest with a half going up."""
        if self.step == 0:
            return amount
        half = self.step // 2 if self.mode == "nearest" else 0
        return (amount + half) // self.step * self.step


class Offer(NamedTuple):
    """What is handed over by one tender, in rupiah; negative where a refund gives it back.

    `settled`: nothing is awaited, as where a refund takes back a QRIS payment that never arrived.
    """

    tender: str
    amount: int
    confirmed: bool = False
    reference: str | None = None
    settled: bool = False


class Settled(NamedTuple):
    """A sale or refund as it is paid: `due` = the payments' sum = what was to pay + `rounding`."""

    payments: tuple[Payment, ...]
    rounding: int
    due: int


def refuse_unoffered(offers: Sequence[Offer]) -> None:
    """Raise PosError where one of `offers` is by a tender that nobody is offered."""
    for offer in offers:
        tenders.find_offered(offer.tender)


def settle(total: int, offers: Sequence[Offer], rounding: Rounding) -> Settled:
    """Pay `total` (≥ 0): other tenders exactly, cash the rest after rounding, with change.

    Raises PosError where it is too little, where another tender than cash is too much, or where nothing is left to pay.
    """
    _check(offers, sign=1)
    cash, others = _split(offers)
    rest = total - sum(offer.amount for offer in others)
    if rest < 0:
        raise PosError(N_("Only cash may be more than the amount due: take {amount} off"), amount=format_rupiah(-rest))
    chosen = [offer for offer in others if tenders.find(offer.tender).offered]
    to_pay = rounding.apply(rest) if cash or not chosen else rest
    if cash is None and to_pay > 0:
        raise PosError(
            N_("Still to pay: {amount}. Take more, or let another way pay the rest"), amount=format_rupiah(to_pay)
        )
    if cash is not None and to_pay == 0:
        raise PosError(N_("Nothing is left to pay in cash: take the cash off"))
    if cash is not None and cash.amount < to_pay:
        raise PosError(
            N_("Still to pay: {amount}. Take more, or let another way pay the rest"),
            amount=format_rupiah(to_pay - cash.amount),
        )
    return Settled(
        payments=tuple(_payment(offer, to_pay if offer is cash else offer.amount) for offer in offers),
        rounding=to_pay - rest,
        due=total - rest + to_pay,
    )


def give_back(value: int, left: int, *, is_last: bool, offers: Sequence[Offer], rounding: Rounding) -> Settled:
    """Give back goods worth `value`, when `left` is what still stands of the sale's due; all three sums ≥ 0.

    The refund that brings the last piece back gives exactly `left`, any other at most `left`; cash is rounded on its
    absolute value. `due` and the payments come back negative. Raises PosError where the offers do not add up to it.
    """
    _check(offers, sign=-1)
    cash, others = _split(offers)
    by_others = -sum(offer.amount for offer in others)
    due = left if is_last else min(left, _rounded_value(value, by_others, cash is not None or not others, rounding))
    offered = -sum(offer.amount for offer in offers)
    if offered != due:
        raise PosError(
            N_("This refund gives back {amount}, not {offered}: change the amount"),
            amount=format_rupiah(due),
            offered=format_rupiah(offered),
        )
    payments = tuple(_payment(offer, offer.amount) for offer in offers)
    return Settled(payments=payments, rounding=value - due, due=-due)


def refund_due(value: int, left: int, *, is_last: bool, in_cash: bool, rounding: Rounding) -> int:
    """What a refund by a single tender gives back (≥ 0)."""
    return left if is_last else min(left, _rounded_value(value, 0, in_cash, rounding))


def _rounded_value(value: int, by_others: int, has_cash: bool, rounding: Rounding) -> int:
    rest = value - by_others
    if rest < 0 or not has_cash:
        return value
    return by_others + rounding.apply(rest)


def _check(offers: Sequence[Offer], sign: int) -> None:
    for offer in offers:
        tenders.find(offer.tender)
        if not 0 < offer.amount * sign <= _LARGEST_PAYMENT:
            raise PosError(
                N_("One payment is Rp 1 to {most}: type an amount in between"), most=format_rupiah(_LARGEST_PAYMENT)
            )
    if sum(tenders.find(offer.tender).is_cash for offer in offers) > 1:
        raise PosError(N_("One payment in cash at most: put the cash together"))


def _split(offers: Sequence[Offer]) -> tuple[Offer | None, list[Offer]]:
    cash = [offer for offer in offers if tenders.find(offer.tender).is_cash]
    others = [offer for offer in offers if not tenders.find(offer.tender).is_cash]
    return (cash[0] if cash else None), others


def _payment(offer: Offer, amount: int) -> Payment:
    return Payment(
        tender=offer.tender,
        amount=amount,
        given=offer.amount,
        reference=typed.optional_reason(offer.reference),
        state="settled" if offer.settled else tenders.find(offer.tender).state(offer.confirmed),
    )
