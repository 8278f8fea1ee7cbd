from datetime import date, datetime

import pytest

from pos.clock import ZONES
from pos.printing.wording import clock_time, long_day, quantity, short_day, shown_code


def test_days_are_written_in_words():
    assert short_day(date(2026, 11, 21), "en") == "Sat 21 Nov 2026"
    assert long_day(date(2026, 11, 21), "en") == "Saturday, 21 November 2026"


def test_days_are_written_in_indonesian():
    assert short_day(date(2026, 8, 23), "id") == "Min 23 Agu 2026"
    assert long_day(date(2026, 8, 23), "id") == "Minggu, 23 Agustus 2026"


def test_a_time_has_a_dot():
    assert clock_time(datetime(2026, 11, 21, 8, 5, tzinfo=ZONES["WIB"])) == "08.05"


@pytest.mark.parametrize(("code", "shown"), [("A12", "A-12"), ("K07", "K-07"), ("ABC", "ABC"), ("7K", "7K")])
def test_a_stalls_code_is_shown_with_a_hyphen(code, shown):
    assert shown_code(code) == shown


def test_a_quantity_is_pieces_or_kilograms():
    assert quantity(2, 1) == "2"
    assert quantity(-2, 1) == "2"
    assert quantity(250, 1000) == "0,250 kg"
    assert quantity(12005, 1000) == "12,005 kg"
