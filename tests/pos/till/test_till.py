from datetime import timedelta

import pytest

from pos.errors import PosError
from pos.people.rights import Actor
from pos.till.basket import Basket, basket_of, line_of, one_off
from pos.till.payment import Offer


def offer(amount, tender="cash"):
    return [Offer(tender=tender, amount=amount)]


def a_basket(operation, price=5000):
    return basket_of(operation, [one_off("Jasa", 1, price)])


def test_a_sale_told_twice_is_recorded_once(stall):
    basket = a_basket("pay")

    first = stall.till.checkout(basket, offer(5000), at=stall.now())
    again = stall.till.checkout(basket, offer(5000), at=stall.now())

    assert again == first == stall.till.last_sale()
    assert len(stall.till.sales_of_day("2026-11-24")) == 1


def test_every_other_step_told_twice_is_recorded_once_too(stall):
    till, now = stall.till, stall.now()
    steps = [
        lambda: till.open_day(300_000, at=now, operation="open"),
        lambda: till.move_cash(500, "receh", at=now, operation="in"),
        lambda: till.checkout(a_basket("pay"), offer(5000), at=now),
        lambda: till.refund("K07-1-261124-0001", {1: 1}, offer(-5000), "cacat", at=now, operation="back"),
    ]

    for step in steps:
        assert step() == step()
    assert stall.journal.count() == 3 + len(steps)


def test_numbers_run_from_one_each_business_day(stall, clock):
    for number in range(3):
        assert (
            stall.till.checkout(a_basket(f"a{number}"), offer(5000), at=stall.now()).short_number == f"000{number + 1}"
        )
    stall.close_day()
    clock.forward(days=1)

    assert stall.till.next_number("2026-11-25") == "K07-1-261125-0001"
    assert stall.till.checkout(a_basket("b"), offer(5000), at=stall.now()).number == "K07-1-261125-0001"


def test_a_sale_reads_back_as_it_was_recorded(stall):
    line = line_of(stall.catalog.by_code("KOPI"), 375, discount=500)
    basket = basket_of("pay", [line, one_off("Jasa", 2, 1000)], 700)
    sale = stall.till.checkout(
        basket, [Offer(tender="qris", amount=50_000, reference="4711"), *offer(20_000)], at=stall.now(), by=Actor("Ayu")
    )

    assert stall.till.sale(sale.number) == sale
    assert stall.till.sales_of_day(sale.day) == [sale]
    assert (sale.due, sale.paid, sale.change, sale.cashier) == (68_300, 70_000, 1700, "Ayu")


def test_the_basket_is_on_disk_until_it_is_paid(stall, clock):
    basket = a_basket("pay")
    stall.till.keep_basket(basket)
    assert stall.till.kept_basket() == basket

    stall.till.checkout(basket, offer(5000), at=stall.now())

    assert len(stall.till.kept_basket()) == 0
    other = Basket()
    other.add(one_off("Jasa", 1, 700))
    stall.till.keep_basket(other)
    stall.till.checkout(a_basket("ring"), offer(5000), at=stall.now())
    assert stall.till.kept_basket() == other


def test_a_refund_brings_the_stock_back(stall):
    ring = stall.catalog.by_code("W-01")
    sale = stall.till.checkout(basket_of("a", [line_of(ring, 4)]), offer(50_000), at=stall.now())
    assert stall.catalog.by_code("W-01").on_hand == 6

    stall.till.refund(sale.number, {1: 3}, offer(-37_500), None, at=stall.now(), operation="r")

    assert stall.catalog.by_code("W-01").on_hand == 9


def test_two_lines_of_one_thing_count_together_against_its_stock(stall):
    stall.set("negative_stock", "no")
    ring = stall.catalog.by_code("W-01")
    lines = [line_of(ring, 6), line_of(ring, 5, 10_000)]

    with pytest.raises(PosError):
        stall.till.checkout(basket_of("a", lines), offer(200_000), at=stall.now())
    assert stall.till.open_day_name() is None


def test_a_refused_step_opens_no_day(stall):
    for step in (
        lambda: stall.till.checkout(a_basket("a"), offer(4999), at=stall.now()),
        lambda: stall.till.refund("K07-1-261124-0001", {1: 1}, [], None, at=stall.now(), operation="r"),
        lambda: stall.till.move_cash(0, None, at=stall.now(), operation="c"),
        lambda: stall.till.open_day(-1, at=stall.now(), operation="o"),
    ):
        with pytest.raises(PosError):
            step()
    assert (stall.till.open_day_name(), stall.journal.count()) == (None, 3)


def test_the_day_a_line_belongs_to_is_the_open_one_and_only_its_own(stall):
    stall.till.checkout(a_basket("a"), offer(5000), at=stall.now())

    with pytest.raises(PosError, match="24 Nov 2026"):
        stall.till.checkout(a_basket("b"), offer(5000), at=stall.now() + timedelta(days=1))
    with pytest.raises(PosError):
        stall.till.checkout(a_basket("c"), offer(5000), at=stall.now() - timedelta(seconds=1))
