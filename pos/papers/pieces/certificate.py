"""The certificate of a piece that was sold: how it is, what was told of it, and that it is sold as it is."""

from collections.abc import Iterator
from typing import NamedTuple

from pos.catalog.product import CONDITION_TITLES, Product
from pos.money import format_thousandths
from pos.printing.layout import QR, Beside, Frame, Layout, Photograph, Row, Rule, Space, Text, Together
from pos.printing.page import Page
from pos.terbilang import in_words
from pos.till.sale import Sale
from pos.words import N_

_NO_PHOTO_MM = (58, 44)
_PHOTO_MM = 62.0
_QR_MM = 16
AS_IS = N_(
    "Sold as it is, in the condition and with the flaws that stand here; the buyer has looked at it. Age and provenance"
    " are given as they were told to the stall, which does not warrant them."
)
"""The terms where the stall has set none of its own."""


class Sold(NamedTuple):
    """A piece that was sold: `price` is what the buyer paid for it in rupiah, `code` the receipt's QR.

    `buyer` is "" where nobody said who bought; `terms` are the stall's own, "" for the usual ones.
    """

    product: Product
    price: int
    sale: Sale
    buyer: str
    photo: Photograph | None
    terms: str
    code: str


def certificate(page: Page, sold: Sold) -> Layout:
    """The certificate on A5."""
    title = page.say(N_("Certificate of the piece"))
    sale = sold.sale
    number = page.say(N_("Receipt {number}"), number=sale.number)
    rows = (
        *page.head(title, number, page.full_day(sale.day)),
        Beside((_picture(page, sold), tuple(_facts(page, sold.product))), (6, 5)),
        Space(3),
        *_stories(page, sold.product),
        Together(tuple(_end(page, sold))),
    )
    return page.layout(title, sale.number, rows)


def _picture(page: Page, sold: Sold) -> tuple[Row, ...]:
    if sold.photo is None:
        return (Frame(page.say(N_("no photo")), *_NO_PHOTO_MM),)
    return (Photograph(sold.photo.data, sold.photo.width, sold.photo.height, _PHOTO_MM),)


def _facts(page: Page, product: Product) -> Iterator[Row]:
    yield Text(product.name, size=14, weight=700, lines=4)
    yield Text(product.code, size=9)
    yield Space(2)
    condition = page.say(CONDITION_TITLES[product.condition]) if product.condition else ""
    for words, told in (
        (N_("Condition"), condition),
        (N_("Flaws"), product.flaws),
        (N_("Age, as told"), product.age),
        (N_("Measures"), _measures(product)),
    ):
        if told:
            yield Text(page.say(words), size=8.2)
            yield Text(told[:1].upper() + told[1:], size=10.5, weight=600, lines=5)
            yield Space(1.2)


def _measures(product: Product) -> str:
    sides = [side for side in (product.length_cm, product.width_cm, product.height_cm) if side]
    size = " × ".join(map(str, sides)) + " cm" if sides else ""
    weight = f"{format_thousandths(product.weight_g)} kg" if product.weight_g else ""
    return ", ".join(part for part in (size, weight) if part)


def _stories(page: Page, product: Product) -> Iterator[Row]:
    for words, told in (
        (N_("Where it comes from, as told"), product.provenance),
        (N_("Description"), product.description),
    ):
        if told:
            yield Text(page.say(words), size=8.2)
            for line in told.splitlines():
                yield Text(line, size=9.5, lines=12)
            yield Space(1.8)


def _end(page: Page, sold: Sold) -> Iterator[Row]:
    yield Rule("thin")
    yield Space(1.6)
    words = in_words(sold.price, page.language).capitalize()
    bought = page.told(page.say(N_("Bought by")), sold.buyer, words)
    yield Beside((bought, (Space(1), page.amount_box(page.say(N_("Price")), sold.price))), (5, 6))
    yield Space(1.6)
    for line in (sold.terms or page.say(AS_IS)).splitlines():
        yield Text(line, size=8.2, lines=8)
    yield Space(2)
    number = Text(sold.sale.number, size=7.2, weight=500, align="center")
    yield Beside(
        (
            page.signature(page.say(N_("Buyer")), sold.buyer),
            (QR(sold.code, _QR_MM, at="center"), number),
            page.signature(page.say(N_("With regards")), page.seller(sold.sale.cashier)),
        ),
        (9, 6, 9),
    )
