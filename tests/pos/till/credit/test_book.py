"""Store credit: what refunds gave less what sales spent is what is left, never below nothing, to the rupiah."""

from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pos.audit import check_stall
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.stall import create_stall
from pos.till.basket import basket_of, one_off
from pos.till.payment import Offer


@pytest.fixture
def shop(stall):
    stall.till.open_day(1_000_000, at=stall.now(), operation="open")
    return stall


def sell(shop, price, *offers, operation="sale"):
    basket = basket_of(operation, [one_off("Kain", 1, price)], 0)
    return shop.till.checkout(basket, offers or [Offer("cash", price)], at=shop.now())


def give(shop, amount, operation="give", number=None, holder=""):
    """A sale of so much that comes back for credit; the slip."""
    sale = sell(shop, amount, operation=f"sale of {operation}")
    offers = [Offer("credit", -amount, reference=number)]
    refund = shop.till.refund(sale.number, {1: 1}, offers, "ukuran", at=shop.now(), operation=operation, holder=holder)
    return shop.credit.find(refund.payments[0].reference)


def test_a_refund_gives_a_slip_and_the_drawer_keeps_its_money(shop):
    credit = give(shop, 75_000, holder="Bu Sri")
    assert (credit.given, credit.spent, credit.rest) == (75_000, 0, 75_000)
    assert credit.number.startswith("K07-1/K/0001-")
    assert shop.days.cash(shop.till.open_day_name()).expected == 1_075_000
    ((owed),) = shop.credit.newest()
    assert (owed.credit, owed.holder) == (credit, "Bu Sri")
    assert check_stall(shop).problems == ()


@pytest.mark.parametrize("told", ["{number}", "LAPAKC1:{number}", "{short}", "{digits}", " {short} "])
def test_it_is_spent_in_parts_by_whatever_of_it_is_told(shop, told):
    credit = give(shop, 75_000)
    text = told.format(number=credit.number, short=credit.short_number, digits=credit.short_number.replace("-", ""))
    sale = sell(shop, 50_000, Offer("credit", 50_000, reference=text), operation="one")
    assert [(payment.tender, payment.reference) for payment in sale.payments] == [("credit", credit.number)]
    sell(shop, 40_000, Offer("credit", 25_000, reference=text), Offer("cash", 15_000), operation="two")
    assert (shop.credit.find(text).rest, shop.credit.any_left()) == (0, False)


def test_more_than_is_left_is_refused_also_in_two_parts_and_nothing_is_recorded(shop):
    credit = give(shop, 75_000)
    parts = [Offer("credit", 40_000, reference=credit.number), Offer("credit", 36_000, reference=credit.short_number)]
    with pytest.raises(PosError, match="75"):
        sell(shop, 76_000, *parts, operation="too much")
    assert shop.credit.find(credit.number).rest == 75_000


def test_what_was_spent_before_is_not_spent_again(shop):
    credit = give(shop, 75_000)
    sell(shop, 50_000, Offer("credit", 50_000, reference=credit.number), operation="first")
    with pytest.raises(PosError, match=r"25\.000"):
        sell(shop, 25_001, Offer("credit", 25_001, reference=credit.number), operation="second")
    assert shop.credit.find(credit.number).rest == 25_000


@pytest.mark.parametrize("told", [None, "", "K07-1/K/0001-0000", "0001", "12345678", "LAPAKC1:"])
def test_a_number_that_nobody_was_given_pays_nothing(shop, told):
    give(shop, 75_000)
    with pytest.raises(PosError):
        sell(shop, 1_000, Offer("credit", 1_000, reference=told), operation="forged")


def test_what_was_paid_by_credit_comes_back_to_the_same_slip(shop):
    credit = give(shop, 75_000)
    sale = sell(shop, 60_000, Offer("credit", 60_000, reference=credit.number), operation="spent")
    back = [Offer("credit", -60_000, reference=credit.number)]
    shop.till.refund(sale.number, {1: 1}, back, "cacat", at=shop.now(), operation="back")
    assert shop.credit.find(credit.number).rest == 75_000
    assert len(shop.credit.newest()) == 1


def test_a_refund_told_twice_gives_once(shop):
    first = give(shop, 75_000)
    offers = [Offer("credit", -75_000)]
    shop.till.refund("no matter", {1: 1}, offers, "x", at=shop.now(), operation="give")
    assert shop.credit.newest()[0].credit == first


def test_two_slips_have_numbers_that_do_not_tell_each_other(shop):
    one, other = give(shop, 1_000, "a"), give(shop, 1_000, "b")
    assert [each.number[:12] for each in (one, other)] == ["K07-1/K/0001", "K07-1/K/0002"]
    assert one.number[-4:] != other.number[-4:]


def test_credit_pays_no_order_and_no_seller(shop):
    credit = give(shop, 75_000)
    from pos.till import aside

    with pytest.raises(PosError):
        aside.pay(10_000, [Offer("credit", 10_000, reference=credit.number)])


def test_the_day_s_file_tells_the_tender_and_no_name(shop):
    credit = give(shop, 75_000, holder="Bu Sri")
    sell(shop, 30_000, Offer("credit", 30_000, reference=credit.number), operation="spent")
    cash = shop.days.cash(shop.till.open_day_name()).expected
    sealed = shop.close_day(Count(counted=cash))
    read = summary.read(sealed.data).summary
    verify.check_sums(read)
    assert verify.verify_file(sealed.data).good
    assert (read.format, read.tenders["credit"].amount, read.cash.difference) == (1, -45_000, 0)
    assert b"Bu Sri" not in sealed.data
    assert all("Bu Sri" not in str(event.data) for event in shop.journal.events())


def test_how_long_it_is_good_for_is_a_setting(shop):
    credit = give(shop, 75_000)
    assert credit.ends(0) is None
    assert credit.ends(30) == date(2026, 12, 24)
    shop.set("credit_days", "30")
    assert shop.settings.credit_days == 30


def test_the_way_of_paying_by_credit_is_not_changed_afterwards(shop):
    credit = give(shop, 75_000)
    sale = sell(shop, 30_000, Offer("credit", 30_000, reference=credit.number), operation="spent")
    for number, tender in ((sale.number, "card"), (sell(shop, 5_000, operation="cash").number, "credit")):
        with pytest.raises(PosError):
            shop.history.change_tender(number, 1, tender, "salah", at=shop.now(), operation=f"change {tender}")


def test_whatever_is_given_and_spent_the_rest_is_what_the_journal_says(tmp_path_factory, clock):
    class Slips(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            folder = tmp_path_factory.mktemp("slips").joinpath("stall")
            self.shop = create_stall(folder, code="K07", name="Pak Djarwo", trade="klitikan", clock=clock)
            self.shop.till.open_day(1_000_000, at=self.shop.now(), operation="open")
            self.steps = 0
            self.left = {}
            self.sold = []

        def _operation(self):
            self.steps += 1
            return f"step {self.steps}"

        @rule(amount=st.integers(1, 9))
        def give(self, amount):
            credit = give(self.shop, amount, self._operation())
            assert credit.number not in self.left
            self.left[credit.number] = amount

        @precondition(lambda self: self.left)
        @rule(data=st.data(), amount=st.integers(1, 10))
        def spend(self, data, amount):
            number = data.draw(st.sampled_from(sorted(self.left)))
            offer = Offer("credit", amount, reference=number)
            if amount > self.left[number]:
                with pytest.raises(PosError):
                    sell(self.shop, amount, offer, operation=self._operation())
                return
            sale = sell(self.shop, amount, offer, operation=self._operation())
            self.left[number] -= amount
            self.sold.append((sale.number, number, amount))

        @precondition(lambda self: self.sold)
        @rule()
        def bring_back(self):
            sale, number, amount = self.sold.pop()
            back = [Offer("credit", -amount, reference=number)]
            self.shop.till.refund(sale, {1: 1}, back, "cacat", at=self.shop.now(), operation=self._operation())
            self.left[number] += amount

        @invariant()
        def rest(self):
            told = {each.credit.number: each.credit.rest for each in self.shop.credit.newest()}
            assert told == self.left
            assert all(rest >= 0 for rest in told.values())

        def teardown(self):
            assert check_stall(self.shop).problems == ()
            self.shop.close()

    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(Slips, settings=settings(max_examples=8, stateful_step_count=12, deadline=None))
