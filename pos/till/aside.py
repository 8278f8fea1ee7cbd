"""Money that comes or goes for no sale: on an order, for goods bought in, to a maker. It is no turnover.

An event of one of `PURPOSES` holds `number` (what it is for) and `payments`, as a sale's; where it goes out they are
negative.
"""

from collections.abc import Sequence

from pos.errors import PosError
from pos.journal.event import Event
from pos.store import Store
from pos.till import tables, tenders
from pos.till.payment import Offer, Rounding, give_back, refuse_unoffered, settle
from pos.till.sale import Payment
from pos.words import N_

PURPOSES = {
    "order_taken": "order",
    "order_paid": "order",
    "order_cancelled": "order",
    "bought_in": "buy_in",
    "buy_in_undone": "buy_in",
    "maker_paid": "maker",
    "maker_payment_undone": "maker",
}
"""Kinds of event that move such money, and what for."""


def pay(amount: int, offers: Sequence[Offer]) -> tuple[Payment, ...]:
    """Pay `amount` rupiah, negative where it goes out: cash may be more than it where it comes in.

    To the rupiah, and settled as a sale is or given back as a refund. Raises PosError where the offers do not come to
    it, for a tender that nobody is offered, and for a QRIS payment that has not arrived: what is no sale cannot wait.
    """
    refuse_unoffered(offers)
    refuse_waiting(offers)
    if amount < 0:
        return give_back(-amount, -amount, is_last=True, offers=offers, rounding=Rounding()).payments
    return settle(amount, offers, Rounding()).payments


def refuse_waiting(offers: Sequence[Offer]) -> None:
    """Raise PosError where one of `offers` is money that has not arrived."""
    if any(tenders.find(offer.tender).waits and (offer.settled or not offer.confirmed) for offer in offers):
        raise PosError(N_("Wait until the money has arrived, then confirm it: here it cannot be left open"))


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
