"""Cash that goes out of the drawer for something else than a return: no more than should be in it."""

from pos.money import format_rupiah
from pos.stall import Stall
from pos.words import N_
from pos.words import translate as _
from ui.news import News

ONLY_CASH = N_("Only about {amount} is in the drawer")
OR_BY_TRANSFER = N_("Only about {amount} is in the drawer: pay by transfer, or put cash in")


def has_cash(stall: Stall, news: News, amount: int, otherwise: str = OR_BY_TRANSFER) -> bool:
    """Whether the drawer should hold `amount` rupiah; where it does not, this msgid is told."""
    there = stall.cash_there()
    if amount > there:
        news.refuse(_(otherwise).format(amount=format_rupiah(max(there, 0))))
    return amount <= there
