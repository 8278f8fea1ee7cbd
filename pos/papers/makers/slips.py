"""A maker's goods and money on the roll of the receipt printer, for both sides to sign where no A5 is printed."""

from collections.abc import Iterator, Sequence

from pos.money import format_number, format_rupiah
from pos.papers.makers.goods import part_of_one
from pos.printing.layout import Band, Layout, Row, Signatures, Space, Text
from pos.printing.page import Page
from pos.printing.wording import clock_time, quantity
from pos.terbilang import in_words
from pos.till.makers.maker import RECEIVED, Goods, Note, Paid
from pos.words import N_


def goods_slip(page: Page, note: Note, width: int) -> Layout:
    """Goods that a maker brought or fetched, on a roll `width` mm wide; times are in the stall's zone."""
    comes = note.kind == RECEIVED
    title = page.say(N_("Consignment note") if comes else N_("Note of return"))
    rows = (
        Text(page.say(N_("Brought here by") if comes else N_("Fetched by")), note.maker, size=8.5, right_weight=600),
        *((Text(note.note, size=8, lines=4),) if note.note else ()),
        *page.parted(),
        *(row for each in note.goods for row in _goods(page, each)),
        *page.parted(),
        Text(page.pieces(note.pieces), format_rupiah(note.value), size=9, weight=600),
    )
    return _slip(page, width, title, note.number, f"{page.full_day(note.day)} {clock_time(note.at)}", rows, note)


def paid_slip(page: Page, paid: Paid, left: int, width: int) -> Layout:
    """What a maker was paid, on a roll `width` mm wide; `left` is owed after it."""
    told = page.say(N_("What is {maker}'s of goods sold on consignment"), maker=paid.maker)
    rows = (
        Text(", ".join(part for part in (told, paid.note) if part), size=8.5, lines=5),
        Space(1),
        Band(page.tender(paid.tender), format_rupiah(paid.amount), loud="right"),
        Text(in_words(paid.amount, page.language).capitalize(), size=8, lines=4),
        *_left(page, left),
    )
    return _slip(page, width, page.say(N_("Payment receipt")), paid.number, page.full_day(paid.day), rows, paid)


def _slip(page: Page, width: int, title: str, number: str, when: str, rows: Sequence[Row], step: Note | Paid) -> Layout:
    signed = Signatures((step.maker, step.cashier or page.letterhead.name))
    return page.slip(title, number, when, (*page.parted(), *rows, Space(1.5), signed), width)


def _goods(page: Page, each: Goods) -> Iterator[Row]:
    yield Text(
        f"{quantity(each.qty, each.per)} × {each.name}", format_number(each.price), size=8.5, lines=3, weight=600
    )
    yield Text(
        page.say(N_("{code} · the maker gets {part}"), code=each.code, part=part_of_one(each)), size=7.8, lines=2
    )


def _left(page: Page, left: int) -> tuple[Row, ...]:
    words = page.say(N_("Still to pay after this: {amount}"), amount=format_rupiah(left))
    return (Text(words, size=8, lines=2),) if left > 0 else ()
