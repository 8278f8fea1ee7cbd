"""Money for no sale: it is settled as a sale is, to the rupiah, and only what has arrived counts."""

import pytest

from pos.errors import PosError
from pos.till import aside
from pos.till.payment import Offer

QRIS = Offer("qris", 5_000, confirmed=True)


def test_cash_gives_change_and_what_stays_is_what_was_asked_for():
    paid = aside.pay(12_345, [QRIS, Offer("cash", 10_000)])
    assert [(payment.tender, payment.amount, payment.given, payment.state) for payment in paid] == [
        ("qris", 5_000, 5_000, "confirmed"),
        ("cash", 7_345, 10_000, "settled"),
    ]


def test_what_goes_out_is_negative_and_gives_no_change():
    paid = aside.pay(-12_345, [Offer("transfer", -10_000), Offer("cash", -2_345)])
    assert [(payment.tender, payment.amount, payment.given) for payment in paid] == [
        ("transfer", -10_000, -10_000),
        ("cash", -2_345, -2_345),
    ]


def test_nothing_is_paid_by_nothing():
    assert aside.pay(0, []) == ()


@pytest.mark.parametrize("sign", [1, -1], ids=["in", "out"])
@pytest.mark.parametrize(
    "offers",
    [
        [],
        [Offer("deposit", 5_000)],
        [Offer("gold", 5_000)],
        [Offer("qris", 5_000)],
        [QRIS._replace(confirmed=False, settled=True)],
        [QRIS._replace(settled=True)],
        [Offer("cash", -5_000)],
        [Offer("transfer", 6_000), Offer("cash", -1_000)],
        [Offer("cash", 2_500), Offer("cash", 2_500)],
        [Offer("transfer", 4_999)],
        [Offer("transfer", 5_001)],
    ],
    ids=str,
)
def test_a_payment_that_is_none_is_refused(offers, sign):
    with pytest.raises(PosError):
        aside.pay(5_000 * sign, [offer._replace(amount=offer.amount * sign) for offer in offers])


def test_nothing_is_paid_by_something():
    with pytest.raises(PosError):
        aside.pay(0, [Offer("cash", 1_000)])
