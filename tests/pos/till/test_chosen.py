"""Dishes with choices on their way through basket, price, sale and summary."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.catalog.choices.group import Choice, Group, picked, usual
from pos.catalog.product import Product
from pos.errors import PosError
from pos.handover import verify
from pos.people.rights import Right
from pos.till.basket import Basket, line_of
from pos.till.conceding import rights_for
from pos.till.payment import Offer
from pos.till.pricing import Tax, price_lines

SIZE = Group(
    "Porsi", (Choice("Setengah", -7_000), Choice("Biasa"), Choice("Besar", 6_000)), required=True, usual=("Biasa",)
)
MORE = Group("Tambahan", (Choice("Telur", 5_000), Choice("Gimbal", 8_000)), many=True)
DISH = (SIZE, MORE)
TAHU = Product(code="TG", name="Tahu gimbal", price=25_000, category="Makanan")

LARGE = picked(DISH, [("Porsi", "Besar"), ("Tambahan", "Telur")])
HALF = picked(DISH, [("Porsi", "Setengah")])
PLAIN = picked(DISH, usual(DISH))


def test_what_is_chosen_makes_a_dish_dearer_or_cheaper():
    large, half = line_of(TAHU, 1, picked=LARGE), line_of(TAHU, 1, picked=HALF)

    assert (large.price, large.asked, large.as_chosen, large.note) == (36_000, 25_000, 36_000, "Besar · Telur")
    assert (half.price, half.asked, half.as_chosen, half.note) == (18_000, 18_000, 18_000, "Setengah")


def test_the_same_dish_chosen_the_same_is_one_line_more_and_others_stay_apart():
    basket = Basket()
    wish = picked(DISH, LARGE.picks, "untuk anak")
    places = [basket.add(line_of(TAHU, 1, picked=each)) for each in (LARGE, PLAIN, LARGE, wish, HALF, LARGE)]

    assert places == [0, 1, 0, 2, 3, 0]
    assert [line.qty for line in basket.lines] == [3, 1, 1, 1]


def test_what_is_usual_and_what_is_not_asked_are_two_lines():
    basket = Basket()
    unasked = picked((MORE,), [])
    assert (unasked.words, PLAIN.words) == ("", "")
    assert [basket.add(line_of(TAHU, 1, picked=each)) for each in (PLAIN, unasked)] == [0, 1]


def test_a_haggled_dish_takes_the_next_of_its_choice_at_its_agreed_price():
    basket = Basket()
    basket.add(line_of(TAHU, 1, picked=LARGE))
    basket.set_price(0, 30_000)
    basket.add(line_of(TAHU, 1, picked=LARGE))
    basket.add(line_of(TAHU, 1, picked=PLAIN))

    assert [(line.qty, line.price) for line in basket.lines] == [(2, 30_000), (1, 25_000)]


def test_choosing_again_changes_the_line_or_joins_it_with_its_like_and_can_be_taken_back():
    basket = Basket()
    for each in (PLAIN, LARGE):
        basket.add(line_of(TAHU, 2, picked=each))

    assert basket.choose_again(0, line_of(TAHU, 2, picked=HALF)) == 0
    assert [line.note for line in basket.lines] == ["Setengah", "Besar · Telur"]
    assert basket.choose_again(0, line_of(TAHU, 1, picked=LARGE)) == 0
    assert [(line.note, line.qty) for line in basket.lines] == [("Besar · Telur", 3)]
    basket.undo()
    basket.undo()
    assert [line.note for line in basket.lines] == [None, "Besar · Telur"]


def test_what_the_buyer_was_asked_to_pay_for_is_not_chosen_again():
    basket = Basket()
    basket.add(line_of(TAHU, 1, picked=LARGE))
    basket.show()
    with pytest.raises(PosError):
        basket.choose_again(0, line_of(TAHU, 1, picked=PLAIN))


def test_choices_that_take_off_more_than_the_dish_costs_are_refused():
    with pytest.raises(PosError, match="Tahu gimbal"):
        line_of(replace(TAHU, price=5_000), 1, picked=HALF)


def test_a_basket_on_disk_keeps_what_was_chosen():
    basket = Basket()
    basket.add(line_of(TAHU, 1, picked=picked(DISH, LARGE.picks, "untuk anak")))
    again = Basket.from_data(basket.to_data())

    assert again.lines == basket.lines
    assert again.lines[0].choices == (("Porsi", "Besar"), ("Tambahan", "Telur"))


def needed(line, floor=None, limit=10):
    return rights_for(price_lines([line], 0, Tax()).lines, {"TG": floor}, limit)


def test_a_smaller_portion_is_no_discount_and_what_is_chosen_moves_the_lowest_price():
    assert needed(line_of(TAHU, 1, picked=HALF)) == []
    assert needed(line_of(TAHU, 1, picked=HALF), floor=22_000) == []
    assert needed(line_of(TAHU, 1, price=14_000, picked=HALF), floor=22_000) == [Right.PRICE]
    assert needed(line_of(TAHU, 1, price=26_000, picked=LARGE)) == [Right.DISCOUNT]
    assert needed(line_of(TAHU, 1, price=30_000, picked=LARGE), floor=22_000) == [Right.PRICE]


@given(
    price=st.integers(0, 99_999),
    differences=st.lists(st.integers(-50_000, 50_000), max_size=4),
    qty=st.integers(1, 99),
    discount=st.integers(0, 10_000),
    tax=st.builds(Tax, st.sampled_from(["none", "included", "added"]), st.integers(0, 10_000)),
)
def test_lines_come_to_the_product_s_price_and_what_is_chosen(price, differences, qty, discount, tax):
    group = Group("Tambahan", tuple(Choice(f"p{at}", each) for at, each in enumerate(differences)), many=True)
    said = picked([group], [("Tambahan", choice.name) for choice in group.choices])
    product = replace(TAHU, price=price)
    if price + sum(differences) < 0:
        with pytest.raises(PosError):
            line_of(product, qty, picked=said)
        return
    line = line_of(product, qty, picked=said)
    discount = min(discount, line.value)
    (sold,) = price_lines([line], discount, tax).lines
    assert line.price == line.as_chosen == price + sum(differences)
    assert sold.amount == line.price * qty - discount
    assert 0 <= line.asked <= min(product.price, line.price)


def test_a_dearer_and_a_cheaper_dish_are_recorded_closed_sealed_and_verify(stall, clock):
    product = stall.catalog.save_product(TAHU, at=clock(), operation="tg")
    stall.set("tax", "added")
    stall.set("tax_rate", "1000")
    basket = Basket(lines=[line_of(product, 1, picked=each) for each in (LARGE, HALF)])
    sale = stall.till.checkout(basket, [Offer("cash", 60_000)], at=clock())
    assert (sale.due, sale.lines[0].difference, sale.lines[1].difference) == (59_400, 11_000, -7_000)

    sealed = stall.close_day()

    data = stall.folder.joinpath("outbox", sealed.file).read_bytes()
    verdict = verify.verify_file(data)
    assert (verdict.good, verdict.reason) == (True, None)
    told = [(line["asked"], line["price"], line["amount"]) for line in sealed.body["sales"][0]["lines"]]
    assert told == [(25_000, 36_000, 36_000), (18_000, 18_000, 18_000)]
    assert check_stall(stall).problems == ()


def test_a_refund_gives_back_what_the_choices_cost(stall, clock):
    product = stall.catalog.save_product(TAHU, at=clock(), operation="tg")
    basket = Basket(lines=[line_of(product, 2, picked=LARGE)])
    sale = stall.till.checkout(basket, [Offer("cash", 72_000)], at=clock())
    back = stall.till.refund(sale.number, {1: 1}, [Offer("cash", -36_000)], "dingin", at=clock(), operation="back")
    assert (back.due, back.lines[0].note) == (-36_000, "Besar · Telur")
    assert check_stall(stall).problems == ()
