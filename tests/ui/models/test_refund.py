import pytest

from pos.stall import Stall
from pos.till import tenders
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.models.refund import RefundModel
from ui.news import News


def sold(shop: Stall, *wanted: tuple[str, int], discount: int = 0, **paid: int) -> Sale:
    lines = [line_of(product, qty) for code, qty in wanted if (product := shop.catalog.by_code(code))]
    offers = [Offer(tender=tender, amount=amount) for tender, amount in paid.items()]
    return shop.till.checkout(Basket(lines=lines, discount=discount), offers, at=shop.now())


@pytest.fixture
def sale(shop: Stall) -> Sale:
    """Two bags, a key-ring and 750 g of tea, all in cash."""
    return sold(shop, ("TAS", 2), ("KUNCI", 1), ("TEH", 750), cash=210_000)


@pytest.fixture
def model(shop: Stall, sale: Sale) -> RefundModel:
    return RefundModel(shop, News(), sale)


def sums(model: RefundModel) -> tuple[int, int, int, int]:
    return model.paid, model.returned, model.due, model.left


def test_more_stops_at_what_is_left_and_says_so(model: RefundModel) -> None:
    assert [row.hint for row in model.rows()] == ["paling banyak 2", "paling banyak 1", "paling banyak 0,75\u00a0kg"]
    for _press in range(3):
        model.more()
    row = model.rows()[0]
    assert (row.now, row.value, row.hint, row.can_more, row.can_less) == (
        "2", "−Rp\u00a0150.000", "semua yang tersisa", False, True,
    )  # fmt: skip
    for _press in range(3):
        model.less()
    row = model.rows()[0]
    assert (row.now, row.value, row.can_more, row.can_less) == ("0", "–", True, False)


def test_weighed_goods_come_back_by_the_hundred_grams(model: RefundModel) -> None:
    model.choose(2)
    for _press in range(8):
        model.more()
    assert model.rows()[2].now == "0,75"
    model.less()
    assert model.rows()[2].now == "0,65"


def test_the_strip_does_the_sum_over_several_returns(shop: Stall, sale: Sale, model: RefundModel) -> None:
    model.more()
    assert sums(model) == (210_000, 0, 75_000, 135_000)
    model.choose_reason("defect")
    model.write(" jahitan lepas ")
    model.accept()
    again = RefundModel(shop, News(), sale)
    assert (again.chosen, again.rows()[0].returned, again.rows()[0].hint) == (0, "1", "paling banyak 1")
    again.take_all()
    assert sums(again) == (210_000, 75_000, 135_000, 0)
    again.choose_reason("size")
    again.accept()
    assert [(one.due, one.reason) for one in shop.history.refunds(sale)] == [
        (-75_000, "Cacat: jahitan lepas"), (-135_000, "Ukuran"),
    ]  # fmt: skip
    rest = RefundModel(shop, News(), sale)
    assert [row.hint for row in rest.rows()] == ["sudah kembali semua"] * 3
    rest.take_all()
    assert rest.refusal() == "Pilih barang yang kembali"


def test_nothing_is_recorded_without_goods_and_a_reason(shop: Stall, sale: Sale, model: RefundModel) -> None:
    assert model.refusal() == "Pilih barang yang kembali"
    model.more()
    assert model.refusal() == "Pilih alasannya"
    model.choose_reason("other")
    assert model.refusal() == "Tulis alasannya"
    model.accept()
    assert shop.history.refunds(sale) == []
    model.write("berubah pikiran")
    assert model.refusal() == ""
    model.accept()
    assert shop.history.refunds(sale)[0].reason == "berubah pikiran"


def test_a_reason_in_words_needs_no_button_beside_it(shop: Stall, sale: Sale, model: RefundModel) -> None:
    model.more()
    model.write("sobek")
    assert model.refusal() == ""
    model.accept()
    assert shop.history.refunds(sale)[0].reason == "sobek"


def test_a_second_press_records_nothing(shop: Stall, sale: Sale, model: RefundModel) -> None:
    heard: list[object] = []
    model.recorded.connect(heard.append)
    model.more()
    model.choose_reason("size")
    model.accept()
    model.accept()
    assert heard == [model.refund] == shop.history.refunds(sale)


def test_cash_that_the_drawer_does_not_hold_is_not_given_back(shop: Stall) -> None:
    card = sold(shop, ("KAIN", 1), card=245_000)
    model = RefundModel(shop, News(), card)
    assert [way.id for way in model.ways] == ["cash", "card", "transfer", "credit"]
    assert model.way.id == "card"
    model.take_all()
    model.choose_reason("mistake")
    assert model.refusal() == ""
    model.choose_way(tenders.find("cash"))
    assert model.refusal() == "Uang di laci tidak cukup"
    assert model.advice() == ("Laci hanya sekitar Rp\u00a00", "warn")
    shop.till.move_cash(300_000, None, at=shop.now(), operation="in")
    assert model.refusal() == ""
    assert model.advice() == ("Laci sekitar Rp\u00a0300.000, cukup", "ok")
    model.choose_way(tenders.find("transfer"))
    model.accept()
    assert model.refund is not None
    assert model.refund.payments[0].tender == "transfer"


def test_a_way_that_hands_nothing_out_to_others_is_offered_only_where_it_was_used(shop: Stall, sale: Sale) -> None:
    assert [way.id for way in RefundModel(shop, News(), sale).ways] == ["cash", "transfer", "credit"]
    split = sold(shop, ("KAIN", 1), qris=100_000, cash=145_000)
    model = RefundModel(shop, News(), split)
    assert ([way.id for way in model.ways], model.way.id) == (["cash", "qris", "transfer", "credit"], "cash")


@pytest.mark.parametrize(("arrived", "state"), [(None, "settled"), (False, "settled"), (True, "confirmed")])
def test_qris_goes_back_as_it_came(shop: Stall, arrived: bool | None, state: str) -> None:
    sale = sold(shop, ("KAIN", 1), qris=245_000)
    if arrived is not None:
        shop.history.decide_qris(sale.number, arrived=arrived, at=shop.now(), operation="decided")
    model = RefundModel(shop, News(), shop.till.sale(sale.number))
    assert (model.way.id, model.never_came) == ("qris", not arrived)
    model.take_all()
    model.choose_reason("size")
    model.accept()
    assert model.refund is not None
    assert [(one.tender, one.amount, one.state) for one in model.refund.payments] == [("qris", -245_000, state)]


def test_a_part_is_rounded_in_cash_and_the_last_piece_gives_what_is_left(shop: Stall) -> None:
    shop.set("cash_rounding", "1000")
    sale = sold(shop, ("KUNCI", 2), discount=500, cash=30_000)
    model = RefundModel(shop, News(), sale)
    model.more()
    assert model.due == 15_000  # a half of 29.500 is 14.750
    model.choose_way(tenders.find("transfer"))
    assert model.due == 14_750
    model.take_all()
    assert (model.due, model.left) == (30_000, 0)


def test_the_price_of_one_is_told_after_its_discount(shop: Stall) -> None:
    sale = sold(shop, ("KUNCI", 4), discount=6_000, cash=54_000)
    assert RefundModel(shop, News(), sale).rows()[0].sub == "Rp\u00a013.500 · potongan 10\u00a0%"
    odd = sold(shop, ("KUNCI", 4), discount=5_000, cash=55_000)
    assert RefundModel(shop, News(), odd).rows()[0].sub == "Rp\u00a013.750 · potongan Rp\u00a05.000"


def test_a_sale_that_was_given_away_comes_back_without_a_payment(shop: Stall) -> None:
    sale = sold(shop, ("KUNCI", 1), discount=15_000)
    model = RefundModel(shop, News(), sale)
    model.take_all()
    model.choose_reason("mistake")
    model.accept()
    assert model.refund is not None
    assert (model.refund.due, model.refund.payments) == (0, ())


def test_a_refusal_of_the_till_is_told_and_nothing_is_recorded(shop: Stall, sale: Sale) -> None:
    news, told = News(), []
    news.refused.connect(told.append)
    first, second = RefundModel(shop, news, sale), RefundModel(shop, news, sale)
    for model in (first, second):
        model.take_all()
        model.choose_reason("size")
    shop.till.move_cash(300_000, None, at=shop.now(), operation="in")
    first.accept()
    second.accept()
    assert len(told) == 1
    assert second.refund is None
    assert len(shop.history.refunds(sale)) == 1
