"""Amounts as people read them."""

import pytest

from pos.money import format_hundredths, format_percent, format_thousandths


@pytest.mark.parametrize(("points", "text"), [(8_000, "80"), (6_667, "66,67"), (7_550, "75,5"), (5, "0,05"), (0, "0")])
def test_a_share_is_said_in_percent_that_no_line_break_parts(points, text):
    assert format_hundredths(points) == text
    assert format_percent(points) == f"{text}\u00a0%"


@pytest.mark.parametrize(("qty", "text"), [(12_500, "12,5"), (3_000, "3"), (40, "0,04"), (1_234_567, "1.234,567")])
def test_a_measured_quantity_has_as_many_decimals_as_it_needs(qty, text):
    assert format_thousandths(qty) == text
