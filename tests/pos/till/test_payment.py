import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.errors import PosError
from pos.till.payment import Offer, Rounding, give_back, refund_due, settle

STEPS = (0, 50, 100, 500, 1000)
ROUNDINGS = st.builds(Rounding, st.sampled_from(STEPS), st.sampled_from(["nearest", "down"]))


def offers(**amounts):
    return [Offer(tender=tender, amount=amount) for tender, amount in amounts.items()]


@pytest.mark.parametrize(
    ("step", "mode", "amount", "rounded"),
    [
        (0, "nearest", 12_345, 12_345),
        (100, "nearest", 12_349, 12_300),
        (100, "nearest", 12_350, 12_400),
        (100, "down", 12_399, 12_300),
        (500, "nearest", 250, 500),
        (500, "nearest", 249, 0),
        (500, "down", 499, 0),
        (1000, "nearest", 1_500, 2_000),
        (50, "down", 99, 50),
        (50, "nearest", 75, 100),
    ],
)
def test_cash_is_rounded_to_its_coins(step, mode, amount, rounded):
    assert Rounding(step, mode).apply(amount) == rounded


@given(
    total=st.integers(0, 10_000_000),
    card=st.integers(0, 10_000_000),
    qris=st.integers(0, 10_000_000),
    more=st.integers(0, 100_000),
    rounding=ROUNDINGS,
)
def test_payments_add_up_to_what_is_due_and_only_cash_is_rounded(total, card, qris, more, rounding):
    card = min(card, total)
    qris = min(qris, total - card)
    to_pay = rounding.apply(total - card - qris)
    others = offers(**{name: amount for name, amount in (("card", card), ("qris", qris)) if amount})
    cash = [Offer(tender="cash", amount=to_pay + more)] if to_pay else []
    if not to_pay and others and total > card + qris:
        return  # what is left rounds to nothing, and without cash nothing is rounded

    settled = settle(total, [*others, *cash], rounding)

    assert sum(payment.amount for payment in settled.payments) == settled.due == total + settled.rounding
    assert abs(settled.rounding) < max(rounding.step, 1)
    assert [payment.amount for payment in settled.payments if payment.tender != "cash"] == [
        offer.amount for offer in others
    ]
    assert [payment.given - payment.amount for payment in settled.payments if payment.tender == "cash"] == (
        [more] if cash else []
    )


def test_other_tenders_than_cash_pay_to_the_rupiah():
    settled = settle(12_345, offers(card=12_345), Rounding(500))

    assert (settled.rounding, settled.due) == (0, 12_345)


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (1000, {}),
        (1000, {"cash": 999}),
        (1000, {"card": 999}),
        (1000, {"card": 1001}),
        (1000, {"card": 1000, "cash": 1}),
        (0, {"cash": 1}),
        (1000, {"cash": -1000}),
        (1000, {"cash": 0}),
        (1000, {"gold": 1000}),
    ],
)
def test_a_payment_that_does_not_fit_is_refused(total, told):
    with pytest.raises(PosError):
        settle(total, offers(**told), Rounding())


def test_one_payment_in_cash_at_most():
    with pytest.raises(PosError):
        settle(1000, [*offers(cash=500), *offers(cash=500)], Rounding())


def test_two_cards_may_share_a_sale():
    assert len(settle(1000, [*offers(card=400), *offers(card=600)], Rounding()).payments) == 2


@given(left=st.integers(1, 10_000_000), more=st.integers(-5000, 5000), rounding=ROUNDINGS)
def test_the_last_refund_gives_exactly_what_is_left_by_whichever_tender(left, more, rounding):
    for tender in ("cash", "card"):
        settled = give_back(
            max(0, left + more), left, is_last=True, offers=offers(**{tender: -left}), rounding=rounding
        )
        assert settled.due == -left
        assert settled.due == -max(0, left + more) + settled.rounding


@given(value=st.integers(1, 1_000_000), left=st.integers(0, 1_000_000), rounding=ROUNDINGS)
def test_a_part_refund_never_gives_more_than_is_left(value, left, rounding):
    due = refund_due(value, left, is_last=False, in_cash=True, rounding=rounding)
    assert 0 <= due <= left

    settled = give_back(value, left, is_last=False, offers=offers(cash=-due) if due else [], rounding=rounding)

    assert settled.due == -due == sum(payment.amount for payment in settled.payments)


def test_a_part_refund_by_card_is_not_rounded():
    assert refund_due(3700, 11_000, is_last=False, in_cash=False, rounding=Rounding(500)) == 3700
    assert refund_due(3700, 11_000, is_last=False, in_cash=True, rounding=Rounding(500)) == 3500


def test_a_refund_may_be_split_and_only_its_cash_is_rounded():
    settled = give_back(3700, 11_000, is_last=False, offers=offers(card=-1000, cash=-2500), rounding=Rounding(500))

    assert (settled.due, settled.rounding) == (-3500, 200)


@pytest.mark.parametrize("told", [{}, {"cash": -3699}, {"cash": -3701}, {"cash": 3700}, {"card": -3000}])
def test_a_refund_that_does_not_add_up_is_refused(told):
    with pytest.raises(PosError):
        give_back(3700, 11_000, is_last=False, offers=offers(**told), rounding=Rounding())
