"""The receipt that a maker signs for money: from which stall, how much in figures and words, and what for."""

from collections.abc import Iterator

from pos.money import format_rupiah
from pos.printing.layout import Beside, Layout, Row, Rule, Space, Text
from pos.printing.page import Page
from pos.terbilang import in_words
from pos.till.makers.maker import Paid
from pos.till.tenders import all_tenders
from pos.words import N_


def maker_kwitansi(page: Page, paid: Paid, left: int, *, stamp_above: int) -> Layout:
    """The receipt for what a maker was paid; `left` is owed after it. Above `stamp_above` with room for a stamp."""
    title = page.say(N_("Payment receipt"))
    rows = (
        *page.head(title, page.numbered(paid.number), page.full_day(paid.day)),
        *_line(page.say(N_("Received from")), page.letterhead.name),
        *_line(page.say(N_("The sum of")), in_words(paid.amount, page.language).capitalize()),
        *_line(page.say(N_("In payment of")), _purpose(page, paid)),
        Space(4),
        Beside(
            (
                tuple(_sum(page, paid, left)),
                page.stamp_room(paid.amount, stamp_above),
                page.signature(page.say(N_("Received by")), paid.maker),
            ),
            (9, 4, 7),
        ),
    )
    return page.layout(title, paid.number, rows, lying=True)


def _line(words: str, told: str) -> Iterator[Row]:
    yield Beside(((Space(0.6), Text(words, size=8.8)), (Text(told, size=11.5, weight=600, lines=3),)), (2, 7))
    yield Space(2)
    yield Rule("thin")
    yield Space(2)


def _purpose(page: Page, paid: Paid) -> str:
    told = page.say(N_("What is {maker}'s of goods sold on consignment"), maker=paid.maker)
    return ", ".join(part for part in (told, paid.note) if part)


def _sum(page: Page, paid: Paid, left: int) -> Iterator[Row]:
    yield page.amount_box(page.say(all_tenders()[paid.tender].title), paid.amount)
    if left > 0:
        yield Space(1.5)
        yield Text(page.say(N_("Still to pay after this: {amount}"), amount=format_rupiah(left)), size=8.8, lines=2)
