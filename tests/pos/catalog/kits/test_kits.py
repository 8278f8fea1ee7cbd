"""Parcels: sold as one line at their own price, while what they held when they were sold leaves the shelf."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.catalog.kits.part import Part
from pos.catalog.product import Product
from pos.catalog.stock import tables as stock_tables
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.stall import create_stall
from pos.till.basket import basket_of, line_of
from pos.till.payment import Offer
from pos.till.unreceipted import Brought

EVENING = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


@pytest.fixture
def shop(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="F03", name="Batik Ratih", trade="kriya", clock=clock) as stall:
        stocked(stall)
        yield stall


def stocked(stall):
    goods = (
        (Product(code="TAS", name="Tas goni", price=75_000), 10),
        (Product(code="KAIN", name="Kain batik", price=245_000), 4),
        (Product(code="TEH", name="Teh melati", price=60_000, weighed=True), 5_000),
        (Product(code="KARTU", name="Kartu ucapan", price=5_000), None),
        (Product(code="TOPENG", name="Topeng", price=300_000, unique=True), 1),
        (Product(code="PARSEL", name="Parsel Lebaran", price=350_000), None),
        (Product(code="KECIL", name="Parsel kecil", price=90_000), None),
    )
    for product, there in goods:
        stall.catalog.save_product(product, at=stall.now(), operation=f"new {product.code}", on_hand=there)
    keep(stall, "PARSEL", "2 TAS, 1 KAIN, 250 TEH, KARTU", "parcel")


def keep(shop, code, text, operation="keep"):
    return shop.kits.keep(code, text, at=shop.now(), operation=operation)


def sell(shop, qty=1, code="PARSEL", operation="sale"):
    product = shop.catalog.by_code(code)
    basket = basket_of(operation, [line_of(product, qty)], 0)
    return shop.till.checkout(basket, [Offer("cash", product.price * qty)], at=shop.now())


def there(shop):
    return {code: shop.catalog.by_code(code).on_hand for code in ("TAS", "KAIN", "TEH", "KARTU", "PARSEL")}


def test_it_is_one_line_at_its_own_price_and_what_it_holds_leaves_the_shelf(shop):
    sale = sell(shop, 2)
    (line,) = sale.lines
    assert (line.code, line.amount) == ("PARSEL", 700_000)
    assert line.parts[:2] == (Part("TAS", "Tas goni", 2), Part("KAIN", "Kain batik", 1))
    assert there(shop) == {"TAS": 6, "KAIN": 2, "TEH": 4_500, "KARTU": None, "PARSEL": None}
    assert shop.till.sale(sale.number) == sale
    assert shop.history.is_genuine(sale)
    assert check_stall(shop).problems == ()


def test_what_comes_back_is_what_it_held_then_whatever_it_holds_now(shop):
    sale = sell(shop, 2)
    keep(shop, "PARSEL", "5 TAS", "other")
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -350_000)], "batal", at=shop.now(), operation="back")
    assert there(shop) == {"TAS": 8, "KAIN": 3, "TEH": 4_750, "KARTU": None, "PARSEL": None}
    assert check_stall(shop).problems == ()


def test_without_a_receipt_its_goods_come_back_as_it_holds_them_now(shop):
    brought = [Brought(shop.catalog.by_code("PARSEL"), 1, 300_000)]
    shop.unreceipted.take_back(brought, [Offer("cash", -300_000)], "batal", at=shop.now(), operation="loose")
    assert there(shop)["TAS"] == 12


def test_with_negative_stock_off_it_is_not_sold_while_something_in_it_lacks(shop):
    shop.set("negative_stock", "no")
    sell(shop, 4)
    with pytest.raises(PosError, match="Kain batik"):
        sell(shop, operation="one too many")
    assert (there(shop)["KAIN"], there(shop)["TAS"]) == (0, 2)
    shop.set("negative_stock", "yes")
    sell(shop, operation="allowed")
    assert there(shop)["KAIN"] == -1


def test_goods_in_a_parcel_and_beside_it_are_counted_together(shop):
    shop.set("negative_stock", "no")
    lines = [line_of(shop.catalog.by_code("PARSEL"), 3), line_of(shop.catalog.by_code("KAIN"), 2)]
    with pytest.raises(PosError, match="Kain batik"):
        shop.till.checkout(basket_of("both", lines, 0), [Offer("cash", 2_000_000)], at=shop.now())


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("KECIL", "1 KECIL"), ("KECIL", "1 PARSEL"), ("KECIL", "1 TOPENG"), ("KECIL", "0 TAS"), ("KECIL", "2 NONE"),
        ("TAS", "1 KARTU"), ("TEH", "1 KARTU"), ("TOPENG", "1 KARTU"), ("KARTU", "1 KAIN"), ("NONE", "1 TAS"),
    ],
)  # fmt: skip
def test_what_cannot_be_in_a_parcel_or_be_one_is_refused(shop, code, text):
    with pytest.raises(PosError):
        keep(shop, code, text)
    assert shop.kits.of(code) == ()


def test_it_is_written_as_it_is_read(shop):
    assert shop.kits.written("PARSEL") == "2 TAS, 1 KAIN, 250 TEH, 1 KARTU"
    keep(shop, "KECIL", "tas, 2 x kartu, 1 TAS")
    assert shop.kits.written("KECIL") == "2 TAS, 2 KARTU"
    assert shop.kits.codes() == {"PARSEL", "KECIL"}
    keep(shop, "KECIL", "", "none")
    assert (shop.kits.of("KECIL"), shop.kits.codes()) == ((), {"PARSEL"})


def test_the_file_of_the_day_tells_the_parcel_alone(shop):
    sell(shop)
    sealed = shop.close_day(Count())
    read = summary.read(sealed.data).summary
    verify.check_sums(read)
    assert (read.format, [line.code for line in read.sales[0].lines]) == (1, ["PARSEL"])


@settings(max_examples=10)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["sell", "back", "change"]), st.integers(1, 3), st.integers(1, 400)), max_size=8
    )
)
def test_whatever_happens_the_stock_is_the_sum_of_its_movements(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("any").joinpath("shop")
    with create_stall(folder, code="F03", name="Batik Ratih", trade="kriya", clock=lambda: EVENING) as shop:
        stocked(shop)
        sales = []
        for at, (step, qty, weight) in enumerate(steps):
            if step == "sell":
                sales.append((sell(shop, qty, operation=f"sale {at}"), qty))
            elif step == "back" and sales:
                sale, sold = sales.pop()
                offers = [Offer("cash", sale.due * -1)]
                shop.till.refund(sale.number, {1: sold}, offers, "x", at=shop.now(), operation=f"back {at}")
            elif step == "change":
                keep(shop, "PARSEL", f"{qty} TAS, {weight} TEH", f"change {at}")
        for code in ("TAS", "KAIN", "TEH"):
            moved = stock_tables.movements_of(shop.store, code)
            assert sum(qty for _seq, _line, qty, _kind in moved) == shop.catalog.by_code(code).on_hand
        assert check_stall(shop).problems == ()
