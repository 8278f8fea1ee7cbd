"""The stock's sheets without pixels: what is written, what is recorded, what is told."""

import pytest

from pos.catalog.product import Product
from pos.catalog.stock.book import Reason
from pos.people import Person
from pos.people.rights import Role
from pos.stall import Stall
from pos.till.basket import basket_of, line_of
from pos.till.payment import Offer
from ui.models.stock import COUNT, OUT, PAST, StockModel
from ui.news import News


@pytest.fixture
def model(shop: Stall, news: News) -> StockModel:
    made = StockModel(shop, news)
    made.refresh()
    return made


def on_hand(shop: Stall, code: str) -> int | None:
    product = shop.catalog.by_code(code)
    assert product is not None
    return product.on_hand


def test_each_scan_is_one_more_and_the_sheet_is_put_on_the_shelf(model: StockModel, shop: Stall, heard) -> None:
    for _scan in range(3):
        model.scanned("8991234567895")
    assert [(line.product.code, line.qty) for line in model.lines] == [("TAS", 3)]
    assert model.finish()
    assert (on_hand(shop, "TAS"), model.lines, heard.said[-1]) == (5, [], "Tercatat: 3 buah")


def test_an_unknown_code_is_told_and_nothing_is_written(model: StockModel, heard) -> None:
    model.scanned("4444")
    assert (heard.refused, model.lines) == (["“4444” tidak ada di daftar barang"], [])


def test_what_went_goes_with_its_reason(model: StockModel, shop: Stall) -> None:
    model.show(OUT)
    model.add_code("TAS")
    model.give_reason(Reason.BROKEN)
    model.note = "jatuh"
    assert model.finish()
    assert on_hand(shop, "TAS") == 1
    assert model.note == ""
    model.show(PAST)
    newest = model.past()[0]
    assert (newest.name, newest.what, newest.amount, newest.goes) == (
        "Tas goni sablon",
        "Rusak: jatuh",
        "−1",
        True,
    )


def test_a_count_tells_what_differs_and_sets_it_right(model: StockModel, shop: Stall, heard) -> None:
    model.show(COUNT)
    model.add_code("TAS")
    model.add_code("KAIN")
    assert [line.difference for line in model.differing()] == [1, -1]
    assert model.finish()
    assert (on_hand(shop, "TAS"), on_hand(shop, "KAIN")) == (1, 1)
    assert heard.said[-1] == "Stok dihitung: 2 selisih"


def test_what_was_not_counted_is_counted_as_gone_at_a_touch_and_back(model: StockModel, shop: Stall, heard) -> None:
    model.show(COUNT)
    model.add_code("KAIN")
    assert model.count_uncounted() == 2
    model.count_rest_as_gone()
    assert [(line.product.code, line.qty) for line in model.lines] == [("WAYANG", 0), ("TAS", 0), ("KAIN", 1)]
    undo = heard.undo[-1]
    assert callable(undo)
    undo()
    assert [line.product.code for line in model.lines] == ["KAIN"]


def test_a_line_is_chosen_changed_and_taken_off_and_that_can_be_undone(model: StockModel, heard) -> None:
    for code in ("TAS", "KAIN"):
        model.add_code(code)
    assert model.chosen == "KAIN"
    model.step(1)
    assert model.chosen == "TAS"
    model.more(4)
    assert [(line.product.code, line.qty) for line in model.lines] == [("TAS", 5), ("KAIN", 1)]
    model.set_quantity(0)
    assert [line.product.code for line in model.lines] == ["KAIN"]
    undo = heard.undo[-1]
    assert callable(undo)
    undo()
    assert [(line.product.code, line.qty) for line in model.lines] == [("TAS", 5), ("KAIN", 1)]


def test_a_count_of_nothing_is_a_count(model: StockModel) -> None:
    model.show(COUNT)
    model.add_code("TAS")
    model.set_quantity(0)
    assert [(line.product.code, line.qty, line.difference) for line in model.lines] == [("TAS", 0, -2)]


def test_a_typed_text_puts_its_first_hit_on_the_sheet(model: StockModel) -> None:
    assert model.submit("wayang")
    assert not model.submit("tidak ada begini")
    assert not model.submit("  ")
    assert [line.product.name for line in model.lines] == ["Wayang kulit Semar"]


def test_below_zero_is_refused_where_the_stall_says_so(model: StockModel, shop: Stall, heard) -> None:
    shop.set("negative_stock", "no")
    model.show(OUT)
    model.add_code("TAS")
    model.set_quantity(3)
    assert not model.finish()
    assert "stok tinggal 2" in heard.refused[-1]
    assert len(model.lines) == 1


def test_a_cashier_is_asked_for_a_pin_and_the_sheet_goes_on_after_it(model: StockModel, shop: Stall, heard) -> None:
    shop.people.present = Person(1, "Ayu", Role.CASHIER)
    model.add_code("TAS")
    assert not model.finish()
    assert (len(heard.asked), len(model.lines), on_hand(shop, "TAS")) == (1, 1, 2)
    shop.people.present = Person(2, "Bu Ratih", Role.OWNER)
    again = heard.asked[-1]
    assert callable(again)
    assert again()
    assert on_hand(shop, "TAS") == 3


def test_the_movements_of_one_product_are_searched_for(model: StockModel, shop: Stall) -> None:
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    basket = basket_of("s", [line_of(bag, 1)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=basket.value)], at=shop.now())
    model.show(PAST)
    model.search("tas goni")
    assert [moved.what for moved in model.past()] == ["Terjual", "Diatur jadi"]
    model.search("tidak ada begini")
    assert model.past() == []


def test_what_is_weighed_is_told_in_kilograms(model: StockModel, shop: Stall) -> None:
    sugar = Product(code="GULA", name="Gula aren", price=42_000, weighed=True)
    shop.catalog.save_product(sugar, at=shop.now(), operation="sugar", on_hand=2_000)
    model.show(COUNT)
    model.add_code("GULA")
    model.set_quantity(1_750)
    assert model.finish()
    model.show(PAST)
    assert model.past()[0].amount == "−0,25\xa0kg"
