"""An agreed price goes into the basket with the talk, asks for its right at once and again when it is paid."""

from dataclasses import replace

import pytest

from pos.audit import check_stall
from pos.catalog.product import Product
from pos.errors import PosError
from pos.people.rights import Actor, Right, RightError
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer

RADIO = Product(code="A1", name="Radio Philips", price=850_000, floor=650_000, unique=True)
CASHIER = Actor("Sari", frozenset())
LENT = Actor("Sari", frozenset(), "Bu Ratih", frozenset((Right.PRICE,)))


@pytest.fixture
def radio(stall):
    stall.catalog.save_product(RADIO, at=stall.now(), operation="new", on_hand=1)
    return line_of(RADIO, 1)


def agree(stall, basket, line, index=None, offers=(500_000, 600_000), by=CASHIER, operation="talk"):
    return stall.talks.agree(basket, index, line, offers, at=stall.now(), operation=operation, by=by)


def test_a_new_line_bears_the_agreed_price_and_the_basket_on_disk_too(stall, radio):
    basket = Basket()
    assert agree(stall, basket, replace(radio, price=725_000)) == 0
    assert stall.till.kept_basket() == basket
    (line,) = basket.lines
    assert (line.asked, line.price) == (850_000, 725_000)
    (talk,) = stall.talks.earlier("A1", "")
    assert (talk.offers, talk.agreed, talk.cashier) == ((500_000, 600_000), 725_000, "Sari")
    assert check_stall(stall).problems == ()


def test_a_line_that_is_there_gets_another_price_which_can_be_taken_back(stall, radio):
    basket = Basket(lines=[radio])
    agree(stall, basket, replace(radio, price=725_000), 0)
    assert basket.lines[0].price == 725_000
    basket.undo()
    assert basket.lines[0].price == 850_000


def test_below_the_lowest_price_a_right_is_asked_for_and_nothing_is_kept(stall, radio):
    basket = Basket()
    with pytest.raises(RightError) as refused:
        agree(stall, basket, replace(radio, price=649_999))
    assert refused.value.rights == (Right.PRICE,)
    assert "65" not in str(refused.value)
    assert (basket.lines, stall.talks.earlier("A1", "")) == ([], [])
    assert not stall.till.kept_basket().lines


def test_who_lent_the_right_stands_in_the_talk_and_it_is_asked_for_again_when_it_is_paid(stall, radio):
    basket = Basket()
    agree(stall, basket, replace(radio, price=640_000), by=LENT)
    event = stall.journal.by_operation("talk")
    assert event is not None and event.data["authorised_by"] == "Bu Ratih"
    with pytest.raises(RightError):
        stall.till.checkout(basket, [Offer("cash", 640_000)], at=stall.now(), by=CASHIER)
    assert stall.till.checkout(basket, [Offer("cash", 640_000)], at=stall.now(), by=LENT).due == 640_000
    assert check_stall(stall).problems == ()


def test_goods_without_a_lowest_price_are_haggled_down_to_the_limit(stall):
    lamp = Product(code="L1", name="Lampu teplok", price=100_000)
    stall.catalog.save_product(lamp, at=stall.now(), operation="new")
    line = line_of(lamp, 2)
    assert not stall.talks.has_floor("L1")
    assert stall.talks.asks(replace(line, price=90_000)) == []
    assert stall.talks.asks(replace(line, price=89_999)) == [Right.DISCOUNT]


def test_the_asking_price_without_an_offer_is_no_talk(stall, radio):
    agree(stall, Basket(), radio, offers=())
    assert stall.talks.earlier("A1", "") == []


def test_a_price_that_the_basket_refuses_keeps_no_talk(stall, radio):
    basket = Basket(lines=[radio])
    with pytest.raises(PosError, match="satu-satunya"):
        agree(stall, basket, replace(radio, price=700_000))
    assert stall.talks.earlier("A1", "") == []


def test_what_such_goods_were_sold_for_is_told_the_newest_first_and_without_what_came_back(stall, radio):
    for at, price in enumerate((800_000, 700_000)):
        line = replace(radio, code=f"A{at}", unique=False, price=price)
        stall.till.checkout(Basket(lines=[line]), [Offer("cash", price)], at=stall.now())
    last = stall.till.last_sale()
    stall.till.refund(last.number, {1: 1}, [Offer("cash", -700_000)], None, at=stall.now(), operation="back")
    told = stall.talks.sold("A1", "Radio Philips")
    assert [(each.code, each.asked, each.price) for each in told] == [
        ("A1", 850_000, 700_000),
        ("A0", 850_000, 800_000),
    ]
    assert stall.talks.sold("A0", "Lampu") == told[1:]


def test_the_tag_is_in_the_stalls_own_word_and_needs_one(stall, radio):
    assert stall.talks.tag("A1", "SINGAUMBRT") == "UAT"
    assert stall.talks.tag("A1", "") == ""
    assert stall.talks.tag("KUNCI", "SINGAUMBRT") == ""
