"""A scale's label: what its barcode says comes into the basket, for exactly what it says."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.catalog import scale
from pos.catalog.product import Product
from pos.errors import PosError
from pos.stall import Stall
from pos.till.basket import line_of

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


class Shelf:
    """One product, known by its code."""

    def __init__(self, product: Product) -> None:
        self._product = product

    def by_barcode_or_code(self, text: str) -> Product | None:
        return self._product if text == self._product.code else None


def label(shape: str, code: str, value: int) -> str:
    digits = shape[: shape.index("C")]
    digits += code.zfill(shape.count("C")) + str(value).zfill(12 - len(digits) - shape.count("C"))
    return digits + scale.check_digit(digits)


@pytest.fixture
def market(stall: Stall) -> Stall:
    """A stall that weighs krupuk, code 17, at Rp 42.000 a kilogram, and sells bowls by the piece."""
    for product in (
        Product(code="17", name="Krupuk", price=42_000, weighed=True),
        Product(code="00018", name="Mangkuk", price=9_000),
        Product(code="19", name="Emping", price=0, weighed=True),
    ):
        stall.catalog.save_product(product, at=AT, operation=product.name)
    return stall


def test_a_label_of_grams_says_how_much_of_what(market: Stall) -> None:
    portion = scale.find(market.catalog, "20CCCCCWWWWWX", label("20CCCCCWWWWWX", "17", 350))
    assert portion is not None
    assert (portion.product.name, portion.qty, portion.discount) == ("Krupuk", 350, 0)


def test_a_label_of_rupiah_says_for_how_much(market: Stall) -> None:
    portion = scale.find(market.catalog, "20CCCCCWWWWWX 21CCCCCPPPPPX", label("21CCCCCPPPPPX", "17", 14_700))
    assert portion is not None
    assert (portion.qty, portion.discount) == (350, 0)


def test_a_price_that_the_scale_rounded_down_is_kept_by_a_discount(market: Stall) -> None:
    portion = scale.find(market.catalog, "21CCCCCHHHHHX", label("21CCCCCHHHHHX", "17", 147))
    assert portion is not None
    assert line_of(portion.product, portion.qty).value - portion.discount == 14_700
    portion = scale.find(market.catalog, "21CCCCCPPPPPX", label("21CCCCCPPPPPX", "17", 14_710))
    assert portion is not None
    assert (portion.qty, portion.discount) == (351, 32)


@pytest.mark.parametrize("text", ["2000017003505x", "8991234567895", "200001700350", "2000017003509", "20 00017003505"])
def test_what_is_no_label_of_this_scale_is_left_to_the_search(market: Stall, text: str) -> None:
    assert scale.find(market.catalog, "20CCCCCWWWWWX", text) is None


@pytest.mark.parametrize(
    ("shape", "code", "value", "sentence"),
    [
        ("20CCCCCWWWWWX", "99", 350, "The scale's label names goods 00099"),
        ("20CCCCCWWWWWX", "18", 350, "Mangkuk has a label of the scale and is not sold by weight"),
        ("20CCCCCWWWWWX", "17", 0, "The scale's label says 0"),
        ("20CCCCCPPPPPX", "19", 5000, "Emping has no price"),
    ],
)
def test_a_label_that_cannot_be_sold_by_says_what_to_do(
    market: Stall, shape: str, code: str, value: int, sentence: str
) -> None:
    with pytest.raises(PosError, match=sentence):
        scale.find(market.catalog, shape, label(shape, code, value))


@given(price=st.integers(1, 999_999), rupiah=st.integers(1, 99_999))
def test_whatever_the_price_a_portion_costs_what_its_label_says(price: int, rupiah: int) -> None:
    shelf = Shelf(Product(code="17", name="Krupuk", price=price, weighed=True))
    portion = scale.find(shelf, "21CCCCCPPPPPX", label("21CCCCCPPPPPX", "17", rupiah))  # type: ignore[arg-type]
    assert portion is not None
    value = line_of(portion.product, portion.qty).value
    assert value - portion.discount == rupiah
    assert 0 <= portion.discount * 1000 <= price + 500


@given(grams=st.integers(1, 2_000), price=st.integers(1_000, 49_000))
def test_a_price_that_some_grams_cost_needs_no_discount(grams: int, price: int) -> None:
    product = Product(code="17", name="Krupuk", price=price, weighed=True)
    rupiah = line_of(product, grams).value
    if rupiah <= 99_999:
        text = label("21CCCCCPPPPPX", "17", rupiah)
        portion = scale.find(Shelf(product), "21CCCCCPPPPPX", text)  # type: ignore[arg-type]
        assert portion == (product, grams, 0)
