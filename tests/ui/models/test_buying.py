"""What is typed of a purchase and what becomes of it, without pixels."""

from pathlib import Path

import pytest
from PIL import Image

from pos.people import Person
from pos.people.rights import Right, Role
from pos.stall import Stall
from ui.models.buying import BuyingModel
from ui.models.buying_form import BuyingForm
from ui.news import News


@pytest.fixture
def model(shop: Stall) -> BuyingModel:
    shop.till.open_day(500_000, at=shop.now(), operation="open")
    made = BuyingModel(shop, News())
    made.refresh()
    return made


@pytest.fixture
def form(model: BuyingModel) -> BuyingForm:
    made = BuyingForm(model)
    made.write("seller", "Pak Bejo")
    made.write("name", "Radio Philips")
    made.choose_condition("flawed")
    made.write("flaws", "tabung satu mati")
    made.pay(300_000)
    made.ask(700_000)
    return made


@pytest.fixture
def refused(model: BuyingModel) -> list[str]:
    told: list[str] = []
    model.news.refused.connect(told.append)
    return told


def buy(form: BuyingForm) -> bool:
    return form.buy(lambda: None)


def drawer(shop: Stall) -> int:
    day = shop.till.open_day_name()
    assert day is not None
    return shop.days.cash(day).expected


def test_what_is_written_is_bought_and_looked_at(model: BuyingModel, form: BuyingForm, shop: Stall) -> None:
    assert form.total == 300_000
    assert buy(form)
    assert model.bought is not None
    (piece,) = model.bought.pieces
    assert (piece.name, piece.condition, piece.flaws) == ("Radio Philips", "flawed", "tabung satu mati")
    assert drawer(shop) == 200_000


def test_a_second_press_buys_once(model: BuyingModel, form: BuyingForm, shop: Stall) -> None:
    form.pay(200_000)
    assert buy(form)
    assert buy(form)
    assert (len(model.listed), drawer(shop)) == (1, 300_000)


def test_several_pieces_add_up_and_one_is_written_anew(model: BuyingModel, form: BuyingForm) -> None:
    assert form.add_piece()
    assert (form.piece.name, form.total) == ("", 300_000)
    form.write("name", "Setrika")
    form.pay(50_000)
    form.ask(120_000)
    assert form.total == 350_000
    form.take_piece(0)
    assert (form.piece.name, [piece.name for piece in form.pieces]) == ("Radio Philips", ["Setrika"])
    form.drop_piece(0)
    assert buy(form)
    assert model.bought is not None
    assert [piece.name for piece in model.bought.pieces] == ["Radio Philips"]


def test_a_piece_that_is_not_whole_stays_to_be_mended(form: BuyingForm, refused: list[str]) -> None:
    form.ask(0)
    assert not form.add_piece()
    assert (form.piece.name, len(refused)) == ("Radio Philips", 1)


def test_more_than_is_in_the_drawer_is_not_paid_out_of_it(
    model: BuyingModel, form: BuyingForm, refused: list[str], shop: Stall
) -> None:
    form.pay(500_001)
    assert not buy(form)
    assert "500.000" in refused[0]
    form.choose_way(model.ways()[1])
    assert (form.way.id, buy(form), drawer(shop)) == ("transfer", True, 500_000)


def test_a_cashier_is_asked_for_a_pin_before_anything_is_written(model: BuyingModel, shop: Stall) -> None:
    asked: list[object] = []
    model.news.approval_asked.connect(lambda error, again: asked.append(again))
    ayu, ratih = Person(1, "Ayu", Role.CASHIER), Person(2, "Ratih", Role.MANAGER)
    shop.people.present = ayu
    assert not model.can_buy(lambda: None)
    assert len(asked) == 1

    with shop.people.lending(ratih, [Right.BUY_IN]):
        assert model.can_buy(lambda: None)
        form = BuyingForm(model)
    for fact, text in (("seller", "Pak Bejo"), ("name", "Radio")):
        form.write(fact, text)
    form.pay(100_000)
    form.ask(300_000)
    assert buy(form)
    assert len(asked) == 1
    (bought,) = [event for event in shop.journal.events() if event.kind == "bought_in"]
    assert (bought.actor, bought.data["authorised_by"]) == ("Ayu", "Ratih")


def test_what_was_lent_to_one_cashier_buys_nothing_for_the_next(model: BuyingModel, shop: Stall) -> None:
    asked: list[object] = []
    model.news.approval_asked.connect(lambda error, again: asked.append(again))
    shop.people.present = Person(1, "Ayu", Role.CASHIER)
    with shop.people.lending(Person(2, "Ratih", Role.MANAGER), [Right.BUY_IN]):
        form = BuyingForm(model)
    for fact, text in (("seller", "Pak Bejo"), ("name", "Radio")):
        form.write(fact, text)
    form.pay(100_000)
    form.ask(300_000)
    shop.people.present = Person(3, "Budi", Role.CASHIER)
    assert not buy(form)
    assert (len(asked), model.listed) == (1, [])


def test_a_purchase_is_taken_back_with_a_reason(model: BuyingModel, form: BuyingForm, shop: Stall) -> None:
    assert buy(form)
    assert model.can_undo()
    assert model.undo("salah harga", lambda: None)
    assert (model.can_undo(), drawer(shop)) == (False, 500_000)


def test_a_photo_goes_along_with_the_piece(model: BuyingModel, form: BuyingForm, shop: Stall, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "brown").save(tmp_path / "radio.png")
    assert form.take_photo(tmp_path / "radio.png")
    assert buy(form)
    assert model.bought is not None
    product = shop.catalog.by_code(model.bought.pieces[0].code)
    assert product is not None
    assert product.photo is not None
    assert shop.folder.joinpath("photos", product.photo).is_file()


def test_what_is_no_picture_is_told(form: BuyingForm, refused: list[str], tmp_path: Path) -> None:
    tmp_path.joinpath("no.png").write_bytes(b"nothing")
    assert not form.take_photo(tmp_path / "no.png")
    assert len(refused) == 1
