"""What goes out of a sale after the buyer was asked to pay for it, and what is kept of that."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from pos.journal.event import Event
from pos.money import divide_half_up, format_rupiah
from pos.till.basket import Basket, BasketLine

VOIDED = "voided"
_MOST_NAMES = 3


class Gone(NamedTuple):
    """Goods that went out; `qty` is thousandths where `per` is 1000, `amount` price × qty ÷ per in rupiah."""

    code: str | None
    name: str
    qty: int
    per: int
    price: int
    amount: int


class Void(NamedTuple):
    """A whole sale that was cancelled, or goods of one that went on; `amount` in rupiah, before any discount."""

    seq: int
    at: datetime
    who: str | None
    authorised_by: str | None
    reason: str | None
    is_whole: bool
    goods: tuple[Gone, ...]
    amount: int


def taken_out(basket: Basket, index: int | None, qty: int = 0) -> Basket:
    """What is left of `basket` without the line at `index`, or with `qty` of it; without all lines where it is None."""
    lines = [] if index is None else [*basket.lines]
    if index is not None:
        lines[index : index + 1] = [_lowered(lines[index], qty)] if qty else []
    rest = replace(basket, lines=lines)
    rest.discount = min(basket.discount, rest.value)
    return rest


def _lowered(line: BasketLine, qty: int) -> BasketLine:
    """Fewer of it; its own discount is no more than what they come to."""
    fewer = replace(line, qty=qty, shown=min(line.shown, qty))
    return replace(fewer, discount=min(line.discount, fewer.value))


def data_of(basket: Basket, lost: Sequence[BasketLine], *, is_whole: bool, reason: str | None) -> dict[str, Any]:
    """What the event says: which sale it would have been, and what of it went out."""
    goods = [
        Gone(line.code, line.name, line.shown, line.per, line.price, divide_half_up(line.price * line.shown, line.per))
        for line in lost
    ]
    return {
        "sale": basket.operation,
        "whole": is_whole,
        "goods": [each._asdict() for each in goods],
        "amount": sum(each.amount for each in goods),
        "reason": reason,
    }


def void_of(event: Event) -> Void:
    """What an event recorded."""
    data = event.data
    return Void(
        seq=event.seq,
        at=event.at,
        who=event.actor,
        authorised_by=data.get("authorised_by"),
        reason=data["reason"],
        is_whole=data["whole"],
        goods=tuple(Gone(**each) for each in data["goods"]),
        amount=data["amount"],
    )


def told(void: Void) -> str:
    """`Ayu (PIN Sari) · Rp 450.000 · Batik tulis, Blangkon · salah barang`: what the office reads of it."""
    who = " ".join(part for part in (void.who, f"(PIN {void.authorised_by})" if void.authorised_by else "") if part)
    return " · ".join(part for part in (who, format_rupiah(void.amount), names_of(void), void.reason) if part)


def names_of(void: Void) -> str:
    """The goods by name, the first three of many."""
    names = [each.name for each in void.goods]
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" +{more}" if more > 0 else "")
