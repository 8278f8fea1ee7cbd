"""Several cashiers at one drawer on one day: each counts, the next begins with what was counted."""

import pytest

from pos.audit import check_stall
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover.verify import verify_file
from pos.people.rights import Actor
from pos.till.basket import basket_of, one_off
from pos.till.payment import Offer

DAY = "2026-11-24"


@pytest.fixture
def sold(stall):
    """Rings up one cash sale."""

    def sell(operation, price):
        offers = [Offer(tender="cash", amount=price)]
        return stall.till.checkout(basket_of(operation, [one_off("Jasa", 1, price)]), offers, at=stall.now())

    return sell


@pytest.fixture
def relieved(stall, sold):
    """Opened with 300.000 by Djarwo, 50.000 sold, counted 347.000, Tini takes over, 20.000 sold."""
    stall.till.open_day(300_000, at=stall.now(), operation="open", by=Actor("Djarwo"))
    sold("a", 50_000)
    count = Count(counted=347_000, reason="kembalian 0001 lebih")
    stall.days.change_shift(count, at=stall.now(), operation="shift", cashier="Tini")
    sold("b", 20_000)
    return stall


def shifts(body):
    return [
        (shift["cashier"], shift["expected"], shift["counted"], shift["difference"], shift["reason"])
        for shift in body["shifts"]
    ]


def test_each_shift_answers_for_its_own_difference_and_the_day_for_all(relieved):
    sealed = relieved.close_day(Count(counted=366_000, reason="dua kali salah"))

    assert shifts(sealed.body) == [
        ("Djarwo", 350_000, 347_000, -3_000, "kembalian 0001 lebih"),
        ("Tini", 367_000, 366_000, -1_000, "dua kali salah"),
    ]
    cash = sealed.body["cash"]
    assert (cash["float"], cash["expected"], cash["difference"]) == (300_000, 370_000, -4_000)
    assert verify_file(sealed.data).good


def test_a_shift_that_nobody_counted_hands_over_what_there_should_be(relieved):
    relieved.days.change_shift(Count(), at=relieved.now(), operation="again", cashier="Ayu")

    assert relieved.days.shift_expected(DAY) == 367_000
    sealed = relieved.close_day(Count(counted=367_000))
    assert [shift["difference"] for shift in sealed.body["shifts"]] == [-3_000, None, 0]
    assert sealed.body["cash"]["difference"] == -3_000


def test_a_day_opened_again_keeps_its_earlier_shifts_and_closes_the_last_anew(relieved, sold):
    relieved.close_day(Count(counted=367_000, reason="x"))
    relieved.reopen_day(DAY, "nota lupa")
    sold("late", 5_000)
    sealed = relieved.close_day(Count(counted=372_000, reason="kembalian 0001 lebih"))

    assert [shift["difference"] for shift in sealed.body["shifts"]] == [-3_000, 0]
    assert sealed.body["shifts"][1]["expected"] == 372_000


def test_told_twice_a_shift_is_changed_once(relieved):
    relieved.days.change_shift(Count(), at=relieved.now(), operation="shift")

    assert len(relieved.days.so_far(DAY, relieved.now()).shifts) == 2


def test_a_difference_needs_its_reason_and_a_shift_needs_a_day(stall, sold):
    with pytest.raises(PosError):
        stall.days.change_shift(Count(counted=1), at=stall.now(), operation="none")
    sold("a", 50_000)
    with pytest.raises(PosError):
        stall.days.change_shift(Count(counted=49_000), at=stall.now(), operation="short")


def test_shifts_are_the_same_when_they_are_rebuilt_from_the_journal(relieved):
    relieved.close_day(Count(counted=366_000, reason="x"))

    assert not check_stall(relieved).problems
