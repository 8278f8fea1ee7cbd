"""The receipt that a maker signs for money: from which stall, how much in figures and words, and what for."""

from pos.printing.layout import Beside, Layout, Space
from pos.printing.page import Page
from pos.terbilang import in_words
from pos.till.makers.maker import Paid
from pos.words import N_


def maker_kwitansi(page: Page, paid: Paid, left: int, *, stamp_above: int) -> Layout:
    """The receipt for what a maker was paid; `left` is owed after it. Above `stamp_above` with room for a stamp."""
    title = page.say(N_("Payment receipt"))
    rows = (
        *page.head(title, page.numbered(paid.number), page.full_day(paid.day)),
        *page.filled(page.say(N_("Received from")), page.letterhead.name),
        *page.filled(page.say(N_("The sum of")), in_words(paid.amount, page.language).capitalize()),
        *page.filled(page.say(N_("In payment of")), _purpose(page, paid)),
        Space(4),
        Beside(
            (
                page.paid_with(paid.tender, paid.amount, left),
                page.stamp_room(paid.amount, stamp_above),
                page.signature(page.say(N_("Received by")), paid.maker),
            ),
            (9, 4, 7),
        ),
    )
    return page.layout(title, paid.number, rows, lying=True)


def _purpose(page: Page, paid: Paid) -> str:
    told = page.say(N_("What is {maker}'s of goods sold on consignment"), maker=paid.maker)
    return ", ".join(part for part in (told, paid.note) if part)
