"""The label of a shop scale: a barcode of 13 digits that tells what was weighed, and how much or for what price."""

import re
from typing import TYPE_CHECKING, NamedTuple

from pos.catalog.scan import clean
from pos.errors import PosError
from pos.money import divide_half_up
from pos.words import N_

if TYPE_CHECKING:
    from pos.catalog import Catalog
    from pos.catalog.product import Product

_RUPIAH = {"P": 1, "H": 100}
"""What a digit of the price stands for, by the letter of the setting `scale_labels`."""


class Portion(NamedTuple):
    """What a label says: `qty` grams of a product that is sold by weight, `discount` rupiah off their price.

    There is a discount only where the scale rounded its price down to what no whole gram costs.
    """

    product: "Product"
    qty: int
    discount: int


def find(catalog: "Catalog", shapes: str, text: str) -> Portion | None:
    """The portion whose label was scanned; None where `text` is none of the `shapes` a stall's scale prints.

    `shapes` is the setting `scale_labels`. Raises PosError for a label of goods that the stall does not have, does not
    sell by weight, or that weigh nothing.
    """
    wanted = clean(text)
    shape = next((shape for shape in shapes.split() if _fits(shape, wanted)), None)
    if shape is None:
        return None
    product = _product(catalog, _part(shape, wanted, "C"))
    if not product.weighed:
        raise PosError(
            N_("{name} has a label of the scale and is not sold by weight: say so among the goods"), name=product.name
        )
    if grams := _part(shape, wanted, "W"):
        return Portion(product, _more_than_nothing(int(grams)), 0)
    letter = next(letter for letter in _RUPIAH if letter in shape)
    return _for_price(product, _more_than_nothing(int(_part(shape, wanted, letter)) * _RUPIAH[letter]))


def check_digit(digits: str) -> str:
    """The digit that closes an EAN-13 of these 12 digits (GS1: weights 1 and 3)."""
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)


def _fits(shape: str, text: str) -> bool:
    digits = re.fullmatch("[0-9]{13}", text)
    fixed = shape.rstrip("CWPHX")
    return digits is not None and text.startswith(fixed) and check_digit(text[:-1]) == text[-1]


def _part(shape: str, text: str, letter: str) -> str:
    return "".join(digit for digit, part in zip(text, shape, strict=True) if part == letter)


def _product(catalog: "Catalog", number: str) -> "Product":
    product = catalog.by_barcode_or_code(number) or catalog.by_barcode_or_code(number.lstrip("0") or "0")
    if product is None:
        raise PosError(
            N_("The scale's label names goods {number}, which are not here: give them that code"), number=number
        )
    return product


def _more_than_nothing(amount: int) -> int:
    if amount == 0:
        raise PosError(N_("The scale's label says 0: weigh it again"))
    return amount


def _for_price(product: "Product", price: int) -> Portion:
    """The grams that cost `price`; where none do, the fewest that cost more, and the rest as a discount."""
    if product.price == 0:
        raise PosError(N_("{name} has no price: give it one among the goods"), name=product.name)
    grams = max(1, divide_half_up(price * 1000, product.price))
    if divide_half_up(product.price * grams, 1000) < price:
        grams += 1
    return Portion(product, grams, divide_half_up(product.price * grams, 1000) - price)
