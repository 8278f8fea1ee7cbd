from pathlib import Path

import pytest

import resources
from pos.audit import check_stall
from pos.catalog.choices.group import Choice, Group, least, picked, usual
from pos.catalog.product import Product
from pos.errors import PosError
from pos.people.rights import EVERY, Actor

SIZE = Group("Porsi", (Choice("Biasa"), Choice("Besar", 6_000)), required=True, usual=("Biasa",))
HEAT = Group("Pedas", (Choice("Tidak"), Choice("Sedang")))


@pytest.fixture
def dish(stall, clock):
    product = Product(code="TG", name="Tahu gimbal", price=25_000, category="Makanan")
    return stall.catalog.save_product(product, at=clock(), operation="tg")


def test_a_dish_is_asked_what_its_category_and_it_itself_are_kept_with(stall, clock, dish):
    stall.choices.keep("category", "Makanan", [HEAT], at=clock(), operation="heat")
    stall.choices.keep("product", "TG", [SIZE], at=clock(), operation="size")

    assert stall.choices.asked_of(dish) == (HEAT, SIZE)
    assert check_stall(stall).problems == ()


def test_a_change_leaves_its_event_with_what_was_there_before(stall, clock, dish):
    stall.choices.keep("product", "TG", [SIZE], at=clock(), operation="size")
    stall.choices.keep("product", "TG", [], at=clock(), operation="none", by=Actor("Sari", EVERY))

    event = stall.journal.tail()
    assert (event.kind, event.actor, event.data["product"], event.data["after"]) == (
        "choices_changed",
        "Sari",
        "TG",
        [],
    )
    assert [group["name"] for group in event.data["before"]] == ["Porsi"]
    assert stall.choices.of("product", "TG") == ()


def test_the_same_again_is_no_event(stall, clock, dish):
    for operation in ("once", "twice"):
        stall.choices.keep("product", "TG", [SIZE], at=clock(), operation=operation)
    assert [event.kind for event in stall.journal.events()].count("choices_changed") == 1


def test_who_may_not_change_goods_may_not_change_what_is_asked_about_them(stall, clock, dish):
    with pytest.raises(PosError):
        stall.choices.keep("product", "TG", [SIZE], at=clock(), operation="size", by=Actor("Budi", frozenset()))
    assert stall.choices.of("product", "TG") == ()


def test_the_sample_of_a_food_stall_asks_about_its_dishes_and_drinks(stall, clock):
    sample = Path(resources.__file__).with_name("sample")
    stall.catalog.import_sheet(sample / "kuliner.csv", at=clock(), operation="sample")
    stall.choices.take_in(sample.joinpath("kuliner-choices.txt").read_text("utf-8"), at=clock())

    def asked(code):
        return [group.name for group in stall.choices.asked_of(stall.catalog.by_code(code))]

    assert asked("KU-05") == ["Porsi", "Level pedas", "Tambahan", "Tanpa"]
    assert (asked("KU-29"), asked("KU-36"), asked("KU-16")) == (["Gula", "Es"], [], [])
    for product in stall.catalog.tiles(limit=100):
        groups = stall.choices.asked_of(product)
        assert product.price + least(groups) > 0
        assert picked(groups, usual(groups)).difference == 0


def test_what_is_weighed_is_asked_nothing(stall, clock, dish):
    stall.choices.keep("category", "Makanan", [HEAT], at=clock(), operation="heat")
    product = Product(code="KOPI", name="Kopi", price=120_000, category="Makanan", weighed=True)
    assert stall.choices.asked_of(product) == ()
