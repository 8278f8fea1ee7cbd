from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.catalog.product import Product
from pos.errors import PosError
from pos.till.basket import Basket, basket_of, check_line, line_of, one_off

KEYRING = Product(code="W-01", name="Gantungan kunci", price=12500, category="Suvenir", maker="Bu Tin", origin="Demak")
COFFEE = Product(code="KOPI", name="Kopi", price=180_000, weighed=True)
MASK = Product(code="TOP-1", name="Topeng", price=750_000, unique=True)


def test_a_line_keeps_what_the_product_was_when_it_was_added():
    line = line_of(KEYRING, 2)

    assert (line.asked, line.price, line.value, line.per) == (12500, 12500, 25_000, 1)
    assert (line.category, line.maker, line.origin) == ("Suvenir", "Bu Tin", "Demak")
    assert line_of(KEYRING, 1, 10_000).asked == 12500
    assert line_of(COFFEE, 375).value == 67_500


def test_the_same_thing_twice_is_one_line_more():
    basket = Basket()

    assert [basket.add(line_of(KEYRING, 1)), basket.add(line_of(KEYRING, 2))] == [0, 0]
    assert (len(basket), basket.pieces, basket.value) == (1, 3, 37_500)


def test_a_haggled_thing_takes_the_next_scan_at_its_agreed_price():
    basket = Basket()
    basket.add(line_of(KEYRING, 1))
    basket.set_price(0, 10_000)
    basket.add(line_of(KEYRING, 1))

    assert (len(basket), basket.value) == (1, 20_000)


def test_weighed_things_and_things_without_code_stay_apart():
    basket = Basket()
    for line in (line_of(COFFEE, 100), line_of(COFFEE, 200), one_off("Jasa", 1, 500), one_off("Jasa", 1, 500)):
        basket.add(line)

    assert (len(basket), basket.pieces) == (4, 4)


def test_a_single_piece_goes_in_once():
    basket = Basket()
    basket.add(line_of(MASK, 1))

    with pytest.raises(PosError):
        basket.add(line_of(MASK, 1))
    with pytest.raises(PosError):
        basket.set_quantity(0, 2)
    assert basket.pieces == 1


def test_an_emptied_basket_goes_to_no_table_any_more_until_that_is_taken_back():
    basket = Basket()
    basket.add(line_of(KEYRING, 1))
    basket.set_table(" Meja  3 ")
    basket.clear()
    assert (basket.table, basket.lines) == ("", [])
    basket.undo()
    assert (basket.table, basket.pieces) == ("Meja 3", 1)


def test_every_change_can_be_taken_back():
    basket = Basket()
    basket.add(line_of(KEYRING, 1))
    states = []
    for change in (
        lambda: basket.set_quantity(0, 4),
        lambda: basket.set_price(0, 10_000),
        lambda: basket.set_line_discount(0, 500),
        lambda: basket.set_discount(1000),
        lambda: basket.add(one_off("Jasa", 1, 500)),
        lambda: basket.set_customer("Bu Laras"),
        lambda: basket.remove(0),
        lambda: basket.set_quantity(0, 0),
        lambda: basket.clear(),
    ):
        states.append((list(basket.lines), basket.discount, basket.customer))
        change()

    basket_of_nothing = len(basket)
    back = [state for state in reversed(states) if state[0] or state[1]]
    for state in back:
        basket.undo()
        assert (basket.lines, basket.discount, basket.customer) == state
    assert basket_of_nothing == 0
    for state in reversed(back[:-1]):
        basket.redo()
        assert (basket.lines, basket.discount, basket.customer) == state
    for _once in range(len(back) + 1):
        basket.undo()
    assert not basket.can_undo
    basket.undo()


def test_what_was_taken_back_is_made_again_only_until_the_next_change():
    basket = Basket()
    basket.add(line_of(KEYRING, 1))
    basket.set_quantity(0, 4)
    basket.undo()
    assert basket.can_redo
    basket.set_quantity(0, 2)

    assert not basket.can_redo
    basket.redo()
    assert basket.pieces == 2


@pytest.mark.parametrize(("told", "kept"), [("  Bu   Laras ", "Bu Laras"), ("   ", ""), ("", "")])
def test_a_customer_is_a_name_or_nobody(told, kept):
    basket = Basket()
    basket.set_customer(told)
    assert basket.customer == kept


@pytest.mark.parametrize("wrong", ["x" * 81, "Bu\u202eLaras", "a\x00b"])
def test_a_name_that_cannot_be_shown_is_refused(wrong):
    basket = Basket()
    with pytest.raises(PosError):
        basket.set_customer(wrong)
    assert not basket.can_undo


def test_a_discount_shrinks_with_what_it_is_taken_from():
    basket = Basket()
    basket.add(line_of(KEYRING, 2))
    basket.set_discount(20_000)
    basket.set_quantity(0, 1)

    assert basket.discount == 12_500
    with pytest.raises(PosError):
        basket.set_discount(12_501)


WRONG = [
    {"qty": 0}, {"qty": 1_000_000}, {"price": -1}, {"price": 1_000_000_000}, {"discount": -1}, {"discount": 12_501},
    {"name": ""}, {"name": "x" * 81}, {"qty": 999_999, "price": 999_999_999},
]  # fmt: skip


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_a_line_out_of_its_range_is_refused_and_the_basket_stays(change):
    basket = Basket()
    basket.add(line_of(KEYRING, 1))
    before = list(basket.lines)
    wrong = replace(line_of(KEYRING, 1), **change)

    with pytest.raises(PosError):
        check_line(wrong)
    with pytest.raises(PosError):
        basket_of("x", [wrong])
    assert basket.lines == before


@given(
    st.lists(st.tuples(st.integers(1, 999), st.integers(0, 99_999)), max_size=8),
    st.integers(0, 100),
)
def test_a_basket_on_disk_comes_back_the_same(told, percent):
    basket = Basket()
    for number, (qty, price) in enumerate(told):
        basket.add(one_off(f"Barang {number}", qty, price))
    basket.set_discount(basket.value * percent // 100)
    basket.set_customer("Pak Arif")

    again = Basket.from_data(basket.to_data())

    assert again == basket
    assert again.operation == basket.operation
