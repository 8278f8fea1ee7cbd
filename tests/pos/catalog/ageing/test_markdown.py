"""What a piece that lies long is to cost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.catalog.ageing.markdown import Aged, Rule
from pos.catalog.product import Product


def aged(days: int, price: int = 450_000, first: int | None = None, floor: int | None = None) -> Aged:
    product = Product(code="A", name="Radio", price=price, floor=floor, unique=True, on_hand=1)
    return Aged(product, date(2026, 11, 24), days, price if first is None else first)


@pytest.mark.parametrize(
    ("days", "price", "first", "floor", "proposed"),
    [
        (29, 450_000, 450_000, None, None),
        (30, 450_000, 450_000, None, 405_000),
        (59, 450_000, 450_000, None, 405_000),
        (60, 450_000, 450_000, None, 360_000),
        (60, 405_000, 450_000, None, 360_000),
        (45, 405_000, 450_000, None, None),
        (60, 350_000, 450_000, None, None),
        (60, 450_000, 450_000, 400_000, 400_000),
        (60, 400_000, 450_000, 400_000, None),
        (900, 450_000, 450_000, None, 225_000),
        (900, 450_000, 450_000, 100_000, 100_000),
        (30, 455_000, 455_000, None, 409_000),
        (30, 5_750, 5_750, None, 5_000),
        (30, 1, 1, None, None),
    ],
)
def test_a_piece_is_to_cost_a_tenth_less_for_each_month(
    days: int, price: int, first: int, floor: int | None, proposed: int | None
) -> None:
    assert aged(days, price, first, floor).proposal(Rule()) == proposed


def test_a_rule_of_nothing_proposes_nothing() -> None:
    assert aged(400).proposal(Rule(percent=0)) is None
    assert aged(400).proposal(Rule(days=0)) is None


@given(
    st.integers(0, 2_000),
    st.integers(1, 999_999_999),
    st.none() | st.integers(0, 999_999_999),
    st.integers(0, 90),
    st.integers(0, 365),
)
def test_a_proposal_is_less_but_never_below_the_lowest_price_and_once_taken_is_not_made_again(
    days: int, price: int, floor: int | None, percent: int, each: int
) -> None:
    rule = Rule(percent, each)
    proposed = aged(days, price, floor=floor).proposal(rule)
    if proposed is not None:
        assert 0 < proposed < price
        assert proposed >= (price / 2 if floor is None else floor)
        assert aged(days, proposed, price, floor).proposal(rule) is None
