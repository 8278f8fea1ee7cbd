"""Money that comes or goes for no sale: on an order, for goods bought in, to a maker. It is no turnover.

An event of one of `PURPOSES` holds `number` (what it is for) and `payments`, as a sale's; where it goes out they are
negative.
"""

from collections.abc import Sequence

from pos.errors import PosError
from pos.journal.event import Event
from pos.money import format_rupiah
from pos.store import Store
from pos.till import tables, tenders
from pos.till.payment import Offer
from pos.till.sale import Payment
from pos.words import N_

PURPOSES = {
    "order_taken": "order",
    "order_paid": "order",
    "order_cancelled": "order",
    "bought_in": "buy_in",
    "maker_paid": "maker",
}
"""Kinds of event that move such money, and what for."""


def pay(amount: int, offers: Sequence[Offer]) -> tuple[Payment, ...]:
    """Pay `amount` rupiah, negative where it goes out: cash may be more than it where it comes in.

    Raises PosError where the offers do not come to it, for a tender that is no money, and for a QRIS payment that has
    not arrived: what is no sale cannot wait for it.
    """
    payments = []
    left = amount
    for offer in sorted(offers, key=lambda offer: tenders.find(offer.tender).is_cash):
        tender = tenders.find(offer.tender)
        if tender.waits and not (offer.confirmed or offer.settled):
            raise PosError(N_("Wait until the money has arrived, then confirm it: here it cannot be left open"))
        gives_change = tender.is_cash and amount > 0
        kept = min(offer.amount, left) if gives_change else offer.amount
        if kept == 0 or (kept > 0) != (amount > 0):
            raise PosError(N_("Nothing is left to pay: take a payment off"))
        left -= kept
        payments.append(
            Payment(
                tender=offer.tender,
                amount=kept,
                given=offer.amount,
                reference=offer.reference,
                state="settled" if offer.settled else tender.state(offer.confirmed),
            )
        )
    if left != 0:
        raise PosError(
            N_("The payments come to {paid}, not {amount}: change them"),
            paid=format_rupiah(amount - left),
            amount=format_rupiah(amount),
        )
    return tuple(payments)


def project(store: Store, event: Event) -> None:
    """The rows of one event's payments; other kinds are left alone."""
    purpose = PURPOSES.get(event.kind)
    if purpose is None:
        return
    tables.insert_aside(
        store,
        [
            {
                "seq": event.seq,
                "position": position,
                "day": event.day,
                "purpose": purpose,
                "number": event.data["number"],
                "tender": payment["tender"],
                "amount": payment["amount"],
            }
            for position, payment in enumerate(event.data["payments"], start=1)
        ],
    )
