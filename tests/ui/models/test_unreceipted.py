"""What is brought back without a receipt, what is agreed for it and what becomes of it, without pixels."""

import pytest

from pos.people import Person
from pos.people.rights import Right, Role
from pos.stall import Stall
from ui.models.unreceipted import UnreceiptedModel
from ui.news import News


@pytest.fixture
def model(shop: Stall) -> UnreceiptedModel:
    shop.till.open_day(500_000, at=shop.now(), operation="open")
    return UnreceiptedModel(shop, News())


@pytest.fixture
def refused(model: UnreceiptedModel) -> list[str]:
    told: list[str] = []
    model.news.refused.connect(told.append)
    return told


def drawer(shop: Stall) -> int:
    day = shop.till.open_day_name()
    assert day is not None
    return shop.days.cash(day).expected


def test_a_scanned_bag_comes_back_for_what_it_costs(model: UnreceiptedModel, shop: Stall) -> None:
    model.scanned("8991234567895")
    model.choose_reason("defect")
    assert (model.due, model.refusal()) == (75_000, "")
    model.accept()
    assert (drawer(shop), model.lines) == (425_000, [])
    sale = shop.till.last_sale()
    assert sale is not None
    assert (sale.due, sale.reason) == (-75_000, "Cacat")


def test_what_is_agreed_is_given_back_and_a_second_scan_is_a_second_bag(model: UnreceiptedModel) -> None:
    model.scanned("8991234567895")
    model.scanned("TAS")
    model.set_price(50_000)
    assert model.due == 100_000
    model.more(-1)
    assert model.due == 50_000
    model.more(-1)
    assert (model.lines, model.chosen) == ([], "")


def test_it_is_not_recorded_before_goods_and_reason_are_told(model: UnreceiptedModel, shop: Stall) -> None:
    model.accept()
    model.add_code("TAS")
    model.accept()
    model.choose_reason("other")
    assert model.refusal() == "Tulis alasannya"
    model.accept()
    assert shop.till.last_sale() is None
    model.write("tali putus")
    model.accept()
    sale = shop.till.last_sale()
    assert sale is not None
    assert sale.reason == "tali putus"


def test_more_than_the_drawer_holds_goes_back_by_transfer(model: UnreceiptedModel, shop: Stall) -> None:
    model.add_code("KAIN")
    model.set_quantity(3)
    model.choose_reason("mistake")
    assert model.refusal()
    model.choose_way(model.ways[1])
    model.accept()
    assert drawer(shop) == 500_000
    sale = shop.till.last_sale()
    assert sale is not None
    assert [payment.tender for payment in sale.payments] == ["transfer"]


def test_a_single_piece_that_stands_here_is_refused_at_once(model: UnreceiptedModel, refused: list[str]) -> None:
    assert not model.add_code("WAYANG")
    assert (model.lines, len(refused)) == ([], 1)


def test_what_is_not_among_the_goods_is_told(model: UnreceiptedModel, refused: list[str]) -> None:
    model.scanned("000000")
    assert "000000" in refused[0]


def test_what_is_weighed_comes_back_by_its_weight(model: UnreceiptedModel) -> None:
    model.add_code("TEH")
    model.set_quantity(250)
    assert model.due == 15_000


def test_a_cashier_asks_for_a_pin_and_is_not_asked_to_type_again(model: UnreceiptedModel, shop: Stall) -> None:
    asked: list[object] = []
    model.news.approval_asked.connect(lambda error, again: asked.append((error.rights, again)))
    ayu, ratih = Person(1, "Ayu", Role.CASHIER), Person(2, "Ratih", Role.OWNER)
    shop.people.present = ayu
    model.add_code("TAS")
    model.set_price(80_000)
    model.choose_reason("size")
    model.accept()
    ((rights, again),) = asked  # type: ignore[misc]
    assert (rights, shop.till.last_sale()) == ((Right.GIVE_MORE,), None)
    with shop.people.lending(ratih, rights):
        again()
    sale = shop.till.last_sale()
    assert sale is not None
    assert (sale.due, sale.cashier) == (-80_000, "Ayu")
