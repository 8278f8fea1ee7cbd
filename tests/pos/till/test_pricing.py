import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.money import divide_half_up
from pos.till.basket import one_off
from pos.till.pricing import Tax, price_lines, tax_of

LINES = st.lists(
    st.tuples(st.integers(0, 999_999), st.integers(1, 99), st.integers(0, 100)).map(
        lambda told: one_off("Barang", told[1], told[0], told[0] * told[1] * told[2] // 100)
    ),
    min_size=1,
    max_size=12,
)
TAXES = st.builds(Tax, st.sampled_from(["none", "included", "added"]), st.integers(0, 10_000))


@given(lines=LINES, percent=st.integers(0, 100), tax=TAXES)
def test_lines_add_up_to_the_total_whatever_is_taken_off(lines, percent, tax):
    discount = sum(line.value - line.discount for line in lines) * percent // 100
    priced = price_lines(lines, discount, tax)

    assert sum(line.share for line in priced.lines) == discount
    assert priced.subtotal == sum(line.value for line in lines)
    assert priced.total == priced.subtotal - priced.discounts + priced.tax_added
    assert all(line.amount >= 0 and 0 <= line.share <= line.price * line.qty for line in priced.lines)
    assert all(line.tax == tax_of(line.amount, tax) for line in priced.lines)
    assert 0 in (priced.tax_added, priced.tax_included)


@given(amount=st.integers(0, 999_999_999), rate=st.integers(0, 10_000))
def test_a_tax_is_rounded_half_up_to_the_nearest_rupiah(amount, rate):
    added, included = tax_of(amount, Tax("added", rate)), tax_of(amount, Tax("included", rate))

    assert -5_000 < added * 10_000 - amount * rate <= 5_000
    assert -(10_000 + rate) < 2 * (included * (10_000 + rate) - amount * rate) <= 10_000 + rate


@pytest.mark.parametrize(
    ("amount", "mode", "rate", "tax"),
    [
        (100_000, "added", 1100, 11_000),
        (3333, "added", 1100, 367),
        (50, "added", 100, 1),
        (49, "added", 100, 0),
        (111_000, "included", 1100, 11_000),
        (10_000, "included", 1000, 909),
        (10_000, "none", 1000, 0),
    ],
)
def test_a_tax_by_hand(amount, mode, rate, tax):
    assert tax_of(amount, Tax(mode, rate)) == tax


def test_a_share_goes_to_the_earlier_line_on_a_tie():
    priced = price_lines([one_off("A", 1, 500), one_off("B", 1, 500), one_off("C", 1, 500)], 100, Tax())

    assert [line.share for line in priced.lines] == [34, 33, 33]


def test_a_share_goes_first_to_the_larger_remainder():
    priced = price_lines([one_off("A", 1, 9000), one_off("B", 1, 67_500)], 10_000, Tax())

    assert [line.share for line in priced.lines] == [1176, 8824]


def test_a_line_that_is_given_away_bears_no_share():
    priced = price_lines([one_off("A", 1, 500, 500), one_off("B", 1, 500)], 500, Tax())

    assert [(line.share, line.amount) for line in priced.lines] == [(0, 0), (500, 0)]


@given(amount=st.integers(-(10**12), 10**12), divisor=st.integers(1, 10**6))
def test_a_half_goes_away_from_zero(amount, divisor):
    assert divide_half_up(-amount, divisor) == -divide_half_up(amount, divisor)
    assert -divisor < 2 * (divide_half_up(abs(amount), divisor) * divisor - abs(amount)) <= divisor
