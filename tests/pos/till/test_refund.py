from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.errors import PosError
from pos.till.basket import one_off
from pos.till.payment import Offer, Rounding, give_back, refund_due, settle
from pos.till.pricing import Tax, price_lines
from pos.till.refund import returning
from pos.till.sale import Sale

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def recorded(lines, settled, *, tax_added=0, tax_included=0, discount=0, refund_of=None, number=1):
    return Sale(
        number=f"K07-1-261124-{number:04d}", day="2026-11-24", at=NOW, seq=number, epoch=1, hash="0" * 64, cashier=None,
        lines=lines, discount=discount, tax_added=tax_added, tax_included=tax_included, rounding=settled.rounding,
        due=settled.due, payments=settled.payments, refund_of=refund_of, reason=None,
    )  # fmt: skip


def sold(*prices, qty=1, discount=0, tax=Tax(), rounding=Rounding()):  # noqa: B008 - frozen values
    priced = price_lines([one_off(f"Barang {price}", qty, price) for price in prices], discount, tax)
    settled = settle(priced.total, [Offer(tender="cash", amount=10**9)] if priced.total else [], rounding)
    return recorded(
        priced.lines, settled, tax_added=priced.tax_added, tax_included=priced.tax_included, discount=discount
    )


def given_back(sale, refunds, quantities, tender="cash", rounding=Rounding()):  # noqa: B008 - a frozen value
    back = returning(sale, refunds, quantities)
    due = refund_due(back.value, back.left, is_last=back.is_last, in_cash=tender == "cash", rounding=rounding)
    offers = [Offer(tender=tender, amount=-due)] if due else []
    settled = give_back(back.value, back.left, is_last=back.is_last, offers=offers, rounding=rounding)
    return recorded(
        back.lines, settled, tax_added=back.tax_added, tax_included=back.tax_included, refund_of=sale.number,
        number=len(refunds) + 2,
    )  # fmt: skip


@st.composite
def sales_with_an_order_of_return(draw):
    quantity = draw(st.integers(1, 4))
    prices = draw(st.lists(st.integers(1, 99_999), min_size=1, max_size=4))
    tax = Tax(draw(st.sampled_from(["none", "added", "included"])), draw(st.integers(0, 3000)))
    rounding = Rounding(draw(st.sampled_from([0, 50, 100, 500, 1000])), draw(st.sampled_from(["nearest", "down"])))
    whole = sum(prices) * quantity
    discount = draw(st.integers(0, whole // 2))
    sale = sold(*prices, qty=quantity, discount=discount, tax=tax, rounding=Rounding())
    pieces = [line for line in range(1, len(prices) + 1) for _ in range(quantity)]
    tenders = draw(st.lists(st.sampled_from(["cash", "card"]), min_size=len(pieces), max_size=len(pieces)))
    return sale, draw(st.permutations(pieces)), tenders, rounding


@given(sales_with_an_order_of_return())
def test_piece_by_piece_in_any_order_a_refund_gives_back_exactly_what_was_due_and_never_more(told):
    sale, pieces, tenders, rounding = told
    refunds = []
    for line, tender in zip(pieces, tenders, strict=True):
        refunds.append(given_back(sale, refunds, {line: 1}, tender, rounding))
        assert 0 <= -sum(refund.due for refund in refunds) <= sale.due

    assert sum(refund.due for refund in refunds) == -sale.due
    for name in ("amount", "tax", "qty"):
        for line in sale.lines:
            back = sum(getattr(other, name) for refund in refunds for other in refund.lines if other.line == line.line)
            assert back == -getattr(line, name)
    for refund in refunds:
        assert refund.due == sum(line.amount for line in refund.lines) + refund.tax_added + refund.rounding
        assert sum(payment.amount for payment in refund.payments) == refund.due


def test_thirds_come_back_rounded_half_up_less_what_was_given_before():
    sale = sold(3333, qty=3, discount=9998)  # 1 rupiah for three pieces

    backs = []
    for _ in range(3):
        backs.append(given_back(sale, backs, {1: 1}))

    assert [back.lines[0].amount for back in backs] == [0, -1, 0]


def test_a_refunds_lines_bear_neither_discount_nor_share():
    line = given_back(sold(1000, 500, discount=150), [], {2: 1}).lines[0]

    assert (line.line, line.qty, line.discount, line.share, line.amount, line.price) == (2, -1, 0, 0, -450, 500)


@pytest.mark.parametrize("quantities", [{}, {3: 1}, {1: 0}, {1: -1}, {1: 3}, {0: 1}])
def test_what_was_not_sold_does_not_come_back(quantities):
    with pytest.raises(PosError):
        returning(sold(1000, 500, qty=2), [], quantities)


def test_what_came_back_does_not_come_back_again():
    sale = sold(1000, qty=2)
    refunds = [given_back(sale, [], {1: 1})]

    with pytest.raises(PosError):
        returning(sale, refunds, {1: 2})
    assert returning(sale, refunds, {1: 1}).is_last


def test_a_refund_is_not_refunded():
    sale = sold(1000)

    with pytest.raises(PosError):
        returning(given_back(sale, [], {1: 1}), [], {1: 1})
