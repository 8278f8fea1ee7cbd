"""Sales that are set aside and taken up again."""

from datetime import timedelta

import pytest

from pos.errors import PosError
from pos.stall import open_stall
from pos.till.basket import Basket, basket_of, one_off
from pos.till.payment import Offer


def a_basket(operation: str, price: int = 5000) -> Basket:
    return basket_of(operation, [one_off("Jasa", 1, price)])


def test_parked_sales_come_back_as_they_were_the_oldest_first(stall, clock):
    first, second = a_basket("one", 365_000), a_basket("two", 1_140_000)
    first.set_discount(5_000)
    first.set_customer("Bu Laras")
    stall.till.park(first, " Bu  Laras ", at=clock())
    clock.forward(minutes=8)
    stall.till.park(second, "Pak Arif", at=clock())

    parked = stall.till.parked()

    assert [(each.name, each.basket) for each in parked] == [("Bu Laras", first), ("Pak Arif", second)]
    assert parked[1].at - parked[0].at == timedelta(minutes=8)


def test_parking_leaves_a_fresh_basket_and_no_trace_in_the_journal(stall, clock):
    basket = a_basket("one")
    stall.till.keep_basket(basket)
    events = stall.journal.count()

    stall.till.park(basket, "Bu Laras", at=clock())

    assert not stall.till.kept_basket().lines
    assert stall.till.kept_basket().operation != "one"
    assert stall.journal.count() == events


def test_a_recalled_sale_is_the_basket_again_and_parked_no_more(stall, clock):
    stall.till.park(a_basket("one"), "Bu Laras", at=clock())

    basket = stall.till.recall("one", at=clock(), aside="Pesanan 1")

    assert basket == a_basket("one") == stall.till.kept_basket()
    assert stall.till.parked() == []
    with pytest.raises(PosError):
        stall.till.recall("one", at=clock(), aside="Pesanan 1")
    stall.till.checkout(basket, [Offer(tender="cash", amount=5000)], at=stall.now())
    assert not stall.till.kept_basket().lines


def test_a_recall_parks_what_is_being_rung_up(stall, clock):
    stall.till.park(a_basket("one"), "Bu Laras", at=clock())
    stall.till.keep_basket(a_basket("two"))

    stall.till.recall("one", at=clock(), aside="Pesanan 1")

    assert stall.till.kept_basket().operation == "one"
    assert [(each.name, each.basket) for each in stall.till.parked()] == [("Pesanan 1", a_basket("two"))]


def test_a_recall_that_is_refused_leaves_everything_as_it_was(stall, clock):
    stall.till.park(a_basket("one"), "Bu Laras", at=clock())
    stall.till.keep_basket(a_basket("two"))

    for operation, aside in (("gone", "Pesanan 1"), ("one", " ")):
        with pytest.raises(PosError):
            stall.till.recall(operation, at=clock(), aside=aside)
    assert stall.till.kept_basket().operation == "two"
    assert len(stall.till.parked()) == 1


@pytest.mark.parametrize(("basket", "name"), [(Basket(), "Bu Laras"), (a_basket("one"), "  ")])
def test_nothing_and_nameless_things_are_not_parked(stall, clock, basket, name):
    with pytest.raises(PosError):
        stall.till.park(basket, name, at=clock())
    assert stall.till.parked() == []


def test_parked_sales_outlive_the_program(stall, clock):
    stall.till.park(a_basket("one"), "Bu Laras", at=clock())
    stall.close()

    with open_stall(stall.folder, clock=clock) as again:
        assert [each.name for each in again.till.parked()] == ["Bu Laras"]


def test_a_customer_stands_on_the_receipt_and_in_no_event_and_no_summary(stall):
    basket = a_basket("pay")
    basket.set_customer("Bu Laras")
    sale = stall.till.checkout(basket, [Offer(tender="cash", amount=5000)], at=stall.now())
    sealed = stall.close_day()

    assert stall.till.customer(sale) == "Bu Laras"
    assert any("Bu Laras" in str(row) for row in stall.papers.receipt(sale).rows)
    assert "Laras" not in str(sealed.body)
    assert b"Laras" not in b"".join(row["canonical"] for row in stall.store.rows("SELECT canonical FROM event"))
