"""How long pieces lie, and their prices taken down in one step."""

from dataclasses import replace

import pytest

from pos.audit import check_stall
from pos.catalog.ageing.markdown import Rule
from pos.catalog.product import Product
from pos.errors import PosError
from pos.stall import create_stall
from pos.till.basket import basket_of, line_of
from pos.till.payment import Offer


@pytest.fixture
def shop(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="K07", name="Pak Djarwo", trade="klitikan", clock=clock) as stall:
        yield stall


def add(shop, code, price=450_000, **facts):
    product = Product(code=code, name=f"Barang {code}", price=price, **{"unique": True} | facts)
    return shop.catalog.save_product(product, at=shop.now(), operation=f"new {code}")


def lying(shop):
    return shop.shelf.lying(shop.till.rules.day_of(shop.now()), shop.till.rules.day_of)


def days(shop):
    return {one.product.code: one.days for one in lying(shop)}


def down(shop, prices, operation="down"):
    return shop.shelf.mark_down(prices, at=shop.now(), operation=operation)


def back(shop, event, operation="back"):
    return shop.shelf.give_back(event, at=shop.now(), operation=operation)


def price(shop, code):
    return shop.catalog.by_code(code).price


def sell(shop, code, operation="sell"):
    product = shop.catalog.by_code(code)
    return shop.till.checkout(
        basket_of(operation, [line_of(product, 1)], 0), [Offer("cash", product.price)], at=shop.now()
    )


def test_the_oldest_piece_comes_first_and_only_pieces_that_are_there_are_listed(shop, clock):
    add(shop, "OLD")
    add(shop, "SOLD")
    add(shop, "MANY", unique=False)
    add(shop, "GONE")
    clock.forward(days=40)
    add(shop, "NEW")
    sell(shop, "SOLD")
    shop.catalog.archive("GONE", True, at=shop.now(), operation="gone")
    clock.forward(days=20)
    assert list(days(shop).items()) == [("OLD", 60), ("NEW", 20)]


def test_a_piece_that_a_buyer_brought_back_lies_since_it_came_in_at_first(shop, clock):
    add(shop, "A")
    clock.forward(days=10)
    sale = sell(shop, "A")
    shop.close_day()
    clock.forward(days=10)
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -450_000)], "cacat", at=shop.now(), operation="refund")
    assert days(shop) == {"A": 20}


def test_a_piece_that_was_lost_and_found_lies_since_it_was_found(shop, clock):
    add(shop, "A")
    clock.forward(days=10)
    shop.catalog.set_stock("A", 0, at=shop.now(), operation="lost")
    shop.catalog.set_stock("A", 1, at=shop.now(), operation="found")
    clock.forward(days=5)
    assert days(shop) == {"A": 5}


def test_prices_come_down_in_one_step_and_are_not_proposed_again_before_the_next_month(shop, clock):
    add(shop, "A")
    add(shop, "B", 100_000)
    clock.forward(days=30)
    proposed = {one.product.code: one.proposal(Rule()) for one in lying(shop)}
    assert proposed == {"A": 405_000, "B": 90_000}
    down(shop, proposed)
    assert (price(shop, "A"), price(shop, "B")) == (405_000, 90_000)
    assert [one.proposal(Rule()) for one in lying(shop)] == [None, None]
    clock.forward(days=30)
    assert [one.proposal(Rule()) for one in lying(shop)] == [360_000, 80_000]
    down(shop, {"A": 360_000, "B": 80_000}, "again")
    clock.forward(days=30)
    assert [one.proposal(Rule()) for one in lying(shop)] == [315_000, 70_000]
    assert check_stall(shop).problems == ()


def test_one_word_gives_all_prices_back_but_of_what_was_sold_or_changed_since(shop):
    for code in "ABC":
        add(shop, code)
    event = down(shop, dict.fromkeys("ABC", 400_000))
    shop.catalog.save_product(replace(shop.catalog.by_code("B"), price=420_000), at=shop.now(), operation="changed")
    sell(shop, "C")
    assert back(shop, event) == ["A", "C"]
    assert [price(shop, code) for code in "ABC"] == [450_000, 420_000, 450_000]
    assert [one.first_price for one in lying(shop)] == [450_000, 420_000]
    with pytest.raises(PosError):
        back(shop, event, "again")
    assert check_stall(shop).problems == ()


def test_a_step_told_twice_is_done_once(shop):
    add(shop, "A")
    event = down(shop, {"A": 400_000})
    assert down(shop, {"A": 400_000}) == event
    assert back(shop, event) == back(shop, event) == ["A"]


@pytest.mark.parametrize("wanted", [{}, {"A": 0}, {"A": 450_000}, {"A": 299_999}, {"MANY": 1_000}, {"?": 1_000}])
def test_a_price_that_is_no_less_or_below_the_lowest_changes_nothing(shop, wanted):
    add(shop, "A", floor=300_000)
    add(shop, "OTHER")
    add(shop, "MANY", unique=False)
    with pytest.raises(PosError):
        down(shop, {"OTHER": 400_000} | wanted if wanted else {})
    assert (price(shop, "A"), price(shop, "OTHER")) == (450_000, 450_000)


def test_what_was_marked_down_stays_when_its_sheet_is_taken_back(shop, tmp_path):
    sheet = tmp_path / "goods.csv"
    sheet.write_text("nama;harga;kode;tunggal\nRadio;450000;A;ya\nJam;90000;B;ya\n")
    shop.import_sheet(sheet)
    down(shop, {"A": 400_000})
    last = shop.catalog.last_import()
    assert shop.undo_import(last.seq).left == ("A",)
    assert [product.code for product in shop.catalog.tiles()] == ["A"]


def test_a_markdown_that_was_altered_on_the_disk_is_found(shop):
    add(shop, "A")
    down(shop, {"A": 400_000})
    shop.store.run("UPDATE markdown SET before = 999")
    (problem,) = check_stall(shop).problems
    assert "markdown" in problem


def test_one_piece_says_as_many_days_as_the_list(shop, clock):
    for code in ("A", "SOLD", "GONE"):
        add(shop, code)
    add(shop, "MANY", unique=False)
    clock.forward(days=12)
    sell(shop, "SOLD")
    shop.catalog.archive("GONE", True, at=shop.now(), operation="gone")
    rules = shop.till.rules
    told = {
        one.code: shop.shelf.days(one, rules.day_of(shop.now()), rules.day_of)
        for one in (shop.catalog.by_code(code) for code in ("A", "SOLD", "GONE", "MANY"))
    }
    assert told == {"A": 12, "SOLD": None, "GONE": None, "MANY": None}
    assert days(shop) == {"A": 12}
