"""How long pieces lie and what becomes of their prices, without pixels."""

from datetime import timedelta

import pytest

from pos.catalog.product import Product
from pos.people import Person
from pos.people.rights import Role
from pos.stall import Stall
from pos.till.basket import basket_of, line_of
from ui.models.ageing import AgeingModel
from ui.news import News


class Told:
    """What the window would say."""

    def __init__(self, news: News) -> None:
        self.said: list[str] = []
        self.undo: list[object] = []
        self.refused: list[str] = []
        self.asked: list[object] = []
        news.said.connect(lambda text, undo: (self.said.append(text), self.undo.append(undo)))
        news.refused.connect(self.refused.append)
        news.approval_asked.connect(lambda error, _again: self.asked.append(error))


@pytest.fixture
def told(news: News) -> Told:
    return Told(news)


@pytest.fixture
def model(shop: Stall, news: News, monkeypatch: pytest.MonkeyPatch) -> AgeingModel:
    """The puppet lies for 70 days, a radio for 40, a clock for none."""
    noon = shop.now()
    for code, price, cost, days in (("RADIO", 900_000, 400_000, 30), ("JAM", 150_000, None, 70)):
        product = Product(code=code, name=code.title(), price=price, cost=cost, unique=True)
        at = noon + timedelta(days=days)
        shop.catalog.save_product(product, at=at, operation=f"new {code}")
    monkeypatch.setattr(shop, "_clock", lambda: noon + timedelta(days=70))
    made = AgeingModel(shop, news)
    made.refresh()
    return made


def codes(model: AgeingModel) -> list[str]:
    return [one.product.code for one in model.listed()]


def price(shop: Stall, code: str) -> int:
    product = shop.catalog.by_code(code)
    assert product is not None
    return product.price


def test_pieces_are_listed_by_how_long_they_lie(model: AgeingModel) -> None:
    assert [(one.product.code, one.days) for one in model.listed()] == [("WAYANG", 70), ("RADIO", 40), ("JAM", 0)]
    assert [label.rsplit(" ", 1)[1] for _key, label in model.chips()] == ["3", "2", "1", "0", "0"]
    model.show("60")
    assert codes(model) == ["WAYANG"]
    model.show("0")
    model.search("radio")
    assert (codes(model), model.asked(), model.cost()) == (["RADIO"], 900_000, 400_000)


def test_only_what_is_to_cost_less_can_be_chosen(model: AgeingModel) -> None:
    model.toggle("JAM")
    assert model.chosen == frozenset()
    model.choose_all()
    assert model.prices() == {"WAYANG": 340_000, "RADIO": 810_000}
    assert model.off() == 85_000 + 90_000
    model.toggle("WAYANG")
    assert model.chosen == {"RADIO"}
    model.choose_all()
    model.choose_all()
    assert model.chosen == frozenset()


def test_what_is_chosen_but_not_listed_keeps_its_price(model: AgeingModel, shop: Stall) -> None:
    model.choose_all()
    model.show("60")
    model.mark_down()
    assert (price(shop, "WAYANG"), price(shop, "RADIO")) == (340_000, 900_000)


def test_prices_come_down_together_and_one_undo_gives_them_back(model: AgeingModel, shop: Stall, told: Told) -> None:
    model.choose_all()
    model.mark_down()
    assert (price(shop, "WAYANG"), price(shop, "RADIO")) == (340_000, 810_000)
    assert "175.000" in told.said[-1]
    assert (model.proposed(), model.can_undo()) == (0, True)

    model.undo()
    assert (price(shop, "WAYANG"), price(shop, "RADIO"), model.can_undo()) == (425_000, 900_000, False)
    model.undo()
    assert told.refused == []


def test_nothing_chosen_is_told(model: AgeingModel, told: Told) -> None:
    model.mark_down()
    assert len(told.refused) == 1


def test_a_cashier_sees_no_cost_and_is_asked_for_a_pin(model: AgeingModel, shop: Stall, told: Told) -> None:
    assert model.sees_cost
    shop.people.present = Person(1, "Ayu", Role.CASHIER)
    assert not model.sees_cost
    model.choose_all()
    model.mark_down()
    assert (len(told.asked), price(shop, "WAYANG")) == (1, 425_000)


def test_the_settings_say_how_much_and_how_soon(model: AgeingModel, shop: Stall) -> None:
    shop.set("markdown_percent", "20")
    shop.set("markdown_days", "35")
    model.refresh()
    proposals = {one.product.code: model.proposal(one) for one in model.listed()}
    assert proposals == {"WAYANG": 255_000, "RADIO": 720_000, "JAM": None}
    shop.set("markdown_days", "0")
    model.refresh()
    assert model.proposed() == 0


def test_what_lies_in_a_basket_is_told_to_keep_its_price(model: AgeingModel, shop: Stall, told: Told) -> None:
    puppet = shop.catalog.by_code("WAYANG")
    assert puppet is not None
    shop.till.keep_basket(basket_of("sale", [line_of(puppet, 1)], 0))
    model.choose_all()
    model.mark_down()
    assert "keranjang" in told.said[-1]
    assert shop.till.kept_basket().lines[0].price == 425_000
