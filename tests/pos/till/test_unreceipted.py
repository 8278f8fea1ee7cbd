"""Goods without a receipt: they stand on the shelf again, the money leaves by its way, and the day's file says so."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.people.rights import Actor, Right, RightError, Role
from pos.stall import create_stall
from pos.till.basket import basket_of, line_of
from pos.till.makers.maker import Maker
from pos.till.payment import Offer
from pos.till.sale import WITHOUT_RECEIPT
from pos.till.unreceipted import Brought

GOLDEN = Path(__file__).parents[2].joinpath("golden", "ring")
EVENING = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


@pytest.fixture
def shop(stall):
    stall.till.open_day(1_000_000, at=stall.now(), operation="open")
    return stall


def product(shop, code="W-01"):
    found = shop.catalog.by_code(code)
    assert found is not None
    return found


def brought(shop, code="W-01", qty=1, price=None):
    known = product(shop, code)
    return Brought(known, qty, known.price if price is None else price)


def take_back(shop, *goods, tender="cash", reason="cacat", operation="back", **how):
    goods = goods or (brought(shop),)
    due = shop.unreceipted.due(goods, shop.today(), in_cash=tender == "cash")
    offers = [Offer(tender, -due)] if due else []
    return shop.unreceipted.take_back(goods, offers, reason, at=shop.now(), operation=operation, **how)


def drawer(shop):
    return shop.days.cash(shop.till.open_day_name()).expected


def sell(shop, code, operation="sell"):
    basket = basket_of(operation, [line_of(product(shop, code), 1)], 0)
    return shop.till.checkout(basket, [Offer("cash", product(shop, code).price)], at=shop.now())


def told(shop):
    sealed = shop.close_day(Count(counted=drawer(shop)))
    read = summary.read(sealed.data).summary
    verify.check_sums(read)
    assert verify.verify_file(sealed.data).good
    return read


def test_the_money_leaves_the_drawer_and_the_goods_are_there_again(shop):
    shop.catalog.set_stock("W-01", 4, at=shop.now(), operation="count")
    price = product(shop).price

    sale = take_back(shop, brought(shop, qty=2))

    assert (sale.refund_of, sale.due, sale.reason) == (WITHOUT_RECEIPT, -2 * price, "cacat")
    assert (drawer(shop), product(shop).on_hand) == (1_000_000 - 2 * price, 6)
    assert shop.till.sale(sale.number) == sale
    assert check_stall(shop).problems == ()


def test_the_day_is_handed_in_by_the_second_format_and_only_such_a_day(shop):
    sale = take_back(shop, brought(shop, price=5_000), tender="transfer")

    read = told(shop)

    assert (read.format, read.totals.refunds, read.totals.returns, read.cash.refunds) == (2, 1, 5_000, 0)
    assert read.tenders["transfer"].amount == -5_000
    assert [one.refund_of for one in read.sales] == [WITHOUT_RECEIPT]
    assert read.sales[0].number == sale.number


def test_a_single_piece_that_was_sold_is_back_on_the_shelf_and_sells_again(shop):
    sell(shop, "TOP-1")
    shop.catalog.archive("TOP-1", True, at=shop.now(), operation="gone")

    take_back(shop, brought(shop, "TOP-1", price=250_000))

    assert (product(shop, "TOP-1").on_hand, product(shop, "TOP-1").archived) == (1, False)
    sell(shop, "TOP-1", "again")
    assert check_stall(shop).problems == ()


def test_a_single_piece_that_stands_there_does_not_come_back(shop):
    with pytest.raises(PosError, match="Topeng Panji"):
        take_back(shop, brought(shop, "TOP-1"))
    sell(shop, "TOP-1")
    with pytest.raises(PosError, match="Topeng Panji"):
        take_back(shop, brought(shop, "TOP-1"), brought(shop, "TOP-1"))
    assert (product(shop, "TOP-1").on_hand, shop.till.last_sale().is_refund) == (0, False)


def test_more_than_it_costs_here_is_the_owner_s_word(shop):
    manager = Actor("Sari", Role.MANAGER.rights)
    dear = brought(shop, price=product(shop).price + 1)
    with pytest.raises(RightError) as lacking:
        take_back(shop, dear, by=manager)
    assert lacking.value.rights == (Right.GIVE_MORE,)
    assert take_back(shop, brought(shop), by=manager).cashier == "Sari"
    assert take_back(shop, dear, operation="dear", by=Actor("Ratih")).due == -(product(shop).price + 1)


@pytest.mark.parametrize("reason", ["", "  "])
def test_why_it_comes_back_is_said(shop, reason):
    with pytest.raises(PosError):
        take_back(shop, reason=reason)


def test_a_tender_that_cannot_give_back_gives_nothing_back(shop):
    for tender in ("qris", "card", "deposit"):
        with pytest.raises(PosError):
            shop.unreceipted.take_back(
                [brought(shop)], [Offer(tender, -product(shop).price)], "x", at=shop.now(), operation=tender
            )
    assert shop.till.last_sale() is None


def test_told_twice_it_comes_back_once(shop):
    assert take_back(shop) == take_back(shop)
    assert drawer(shop) == 1_000_000 - product(shop).price


def test_what_its_maker_was_owed_goes_back_too(shop):
    shop.catalog.save_product(replace(product(shop), maker="Bu Sri", price=10_000), at=shop.now(), operation="maker")
    shop.makers.keep(Maker("Bu Sri"), 8_000, at=shop.now(), operation="sri")
    sell(shop, "W-01")
    take_back(shop, brought(shop))

    (maker,) = told(shop).consignment
    assert (maker.maker, maker.pieces, maker.net, maker.owed) == ("Bu Sri", 0, 0, 0)
    assert check_stall(shop).problems == ()


@settings(max_examples=15)
@given(
    goods=st.dictionaries(
        st.sampled_from(["W-01", "K-17", "KOPI", "LEM"]),
        st.tuples(st.integers(1, 999), st.integers(0, 200_000)),
        min_size=1,
    ),
    tax=st.sampled_from(["none", "included", "added"]),
    rounding=st.sampled_from(["0", "100", "1000"]),
    tender=st.sampled_from(["cash", "transfer"]),
)
def test_whatever_comes_back_the_file_of_the_day_adds_up(tmp_path_factory, goods, tax, rounding, tender):
    folder = tmp_path_factory.mktemp("any").joinpath("stall")
    with create_stall(folder, code="K07", name="Pak Djarwo", trade="klitikan", clock=lambda: EVENING) as stall:
        stall.catalog.import_sheet(GOLDEN.joinpath("goods.csv"), at=EVENING, operation="import")
        for name, value in (("tax", tax), ("tax_rate", "1100"), ("cash_rounding", rounding)):
            stall.set(name, value)
        stall.till.open_day(999_999_999, at=stall.now(), operation="open")
        before = {code: product(stall, code).on_hand for code in goods}
        take_back(stall, *(brought(stall, code, qty, price) for code, (qty, price) in goods.items()), tender=tender)
        for code, (qty, _price) in goods.items():
            there = before[code]
            assert product(stall, code).on_hand == (None if there is None else there + qty)
        told(stall)
        assert check_stall(stall).problems == ()
