"""Tax that changes on a day: chosen by the business day of the sale, also of a day that is opened again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.layout import Text
from pos.settings import StallSettings
from pos.till.basket import Basket, one_off
from pos.till.payment import Offer
from pos.till.pricing import Tax
from pos.till.rules import Rules


def sell(stall, at, value=10_000):
    stall.clock.at = at
    due = value + (value // 10 if stall.till.rules.tax_on(stall.today()).mode == "added" else 0)
    return stall.till.checkout(Basket(lines=[one_off("Tahu", 1, value)]), [Offer("cash", due)], at=at)


@pytest.fixture
def changing(stall):
    """No tax, 10 % in the price from 1 January on, 10 % added from 1 July on."""
    stall.set("tax_dates", "2027-07-01 added 1000, 2027-01-01 included 1000")
    return stall


def test_each_business_day_has_its_own_tax(changing):
    late = datetime(2026, 12, 31, 20, 30, tzinfo=UTC)  # 03.30 on 1 January in WIB, before the cut-off
    sale = sell(changing, late)
    assert (sale.day, sale.tax_added, sale.tax_included) == ("2026-12-31", 0, 0)
    changing.close_day()
    sale = sell(changing, datetime(2027, 1, 1, 5, tzinfo=UTC))
    assert (sale.tax_added, sale.tax_included, sale.due) == (0, 909, 10_000)
    changing.close_day()
    sale = sell(changing, datetime(2027, 7, 1, 5, tzinfo=UTC))
    assert (sale.tax_added, sale.tax_included, sale.due) == (1_000, 0, 11_000)


def test_a_day_that_is_opened_again_keeps_its_tax(changing):
    sell(changing, datetime(2027, 1, 1, 5, tzinfo=UTC))
    changing.close_day()
    changing.clock.at = datetime(2027, 7, 2, 5, tzinfo=UTC)
    changing.reopen_day("2027-01-01", "lupa satu nota")
    sale = changing.till.checkout(
        Basket(lines=[one_off("Tahu", 1, 10_000)]), [Offer("cash", 10_000)], at=changing.clock.at
    )
    assert (sale.day, sale.tax_included) == ("2027-01-01", 909)


def words(stall, sale):
    return [row.left for row in stall.papers.receipt(sale).rows if isinstance(row, Text) and "PBJT" in row.left]


def test_a_food_stall_s_receipt_calls_the_tax_by_name_and_rate_as_it_was(changing):
    changing.set("kitchen", "yes")
    sale = sell(changing, datetime(2027, 1, 1, 5, tzinfo=UTC))
    assert words(changing, sale) == ["Termasuk PBJT 10\u00a0%"]
    changing.close_day()
    added = sell(changing, datetime(2027, 7, 1, 5, tzinfo=UTC))
    assert words(changing, added) == ["PBJT 10\u00a0%"]
    changing.set("tax_dates", "2027-01-01 included 500")
    assert words(changing, sale) == ["Termasuk PBJT"]
    changing.set("kitchen", "no")
    assert words(changing, added) == []


DAYS = st.dates(min_value=datetime(2026, 1, 1).date(), max_value=datetime(2029, 1, 1).date()).map(str)


@given(dates=st.lists(st.tuples(DAYS, st.integers(1, 10_000)), unique_by=lambda each: each[0], max_size=5), day=DAYS)
def test_the_last_date_that_has_come_counts(dates, day):
    text = ", ".join(f"{since} added {rate}" for since, rate in sorted(dates))
    rules = Rules.of(StallSettings.of({"tax": "included", "tax_rate": "500", "tax_dates": text}))
    come = [rate for since, rate in sorted(dates) if since <= day]
    assert rules.tax_on(day) == (Tax("added", come[-1]) if come else Tax("included", 500))
