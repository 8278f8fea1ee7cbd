"""Talking about a price: offers and answers, whether it may be given, and what becomes of it."""

from dataclasses import replace

import pytest

from pos.catalog.product import Product
from pos.people import pin
from pos.people.rights import OWNER, RightError, Role
from pos.stall import Stall
from pos.till.basket import line_of
from pos.till.payment import Offer
from ui.models.haggle import FOLLOW, MIDDLE, ROUND, HaggleModel
from ui.models.sell import SellModel

pytestmark = pytest.mark.usefixtures("qapp")

RADIO = Product(
    code="A1",
    name="Radio Philips",
    price=850_000,
    floor=650_000,
    unique=True,
    category="Radio",
    condition="well_kept",
    age="sekitar 1952",
    flaws="retak rambut",
)


@pytest.fixture
def stall(shop: Stall) -> Stall:
    shop.set("haggle", "yes")
    shop.catalog.save_product(RADIO, at=shop.now(), operation="radio", on_hand=1)
    return shop


@pytest.fixture
def sell(stall: Stall, heard_news) -> SellModel:
    return SellModel(stall, heard_news)


@pytest.fixture
def talk(sell: SellModel) -> HaggleModel:
    sell.add_code("A1")
    assert sell.talk is not None
    return sell.talk


@pytest.fixture
def cashier(stall: Stall) -> None:
    """Sari sells, who may not go below the lowest price; Bu Ratih owns the stall."""
    for name, role, digits in (("Bu Ratih", Role.OWNER, 6), ("Sari", Role.CASHIER, 4)):
        stall.people.add(name, role, pin.Kept("no hash", digits), at=stall.now(), operation=name, by=OWNER)
    stall.people.present = next(person for person in stall.people.active() if person.name == "Sari")


def offer(talk: HaggleModel, amount: int) -> None:
    talk.begin_offer()
    talk.set_amount(amount)
    talk.accept()


def prices(talk: HaggleModel) -> dict[str, int | None]:
    return {each.id: each.price for each in talk.answers()}


def test_a_single_piece_is_talked_about_before_it_is_in_the_basket(sell: SellModel, talk: HaggleModel) -> None:
    assert (talk.asked, talk.price, talk.index) == (850_000, 850_000, None)
    assert sell.basket.lines == []
    assert talk.kind() == "barang satu-satunya"
    assert talk.facts() == "A1 · sekitar 1952"
    assert (talk.condition(), talk.told()) == ("terawat", "retak rambut")


def test_where_a_stall_does_not_haggle_a_single_piece_goes_straight_in(stall: Stall, sell: SellModel) -> None:
    stall.set("haggle", "no")
    sell.add_code("A1")
    assert (sell.talk, len(sell.basket)) == (None, 1)
    assert not sell.haggle()


def test_before_an_offer_there_is_no_middle_and_nothing_to_follow(talk: HaggleModel) -> None:
    assert prices(talk) == {
        MIDDLE: None, FOLLOW: None, "off5": 807_500, "off10": 765_000, "off15": 722_500, ROUND: 850_000,
    }  # fmt: skip
    talk.choose(MIDDLE)
    assert talk.price == 850_000


def test_an_offer_is_kept_with_its_time_and_answered_halfway(talk: HaggleModel) -> None:
    offer(talk, 500_000)
    assert talk.bid_note() == "pertama, 12.00"
    assert (talk.price, talk.picked()) == (675_000, MIDDLE)
    talk.set_amount(800_000)
    offer(talk, 600_000)
    assert talk.bid_note() == "kedua, 12.00"
    assert (talk.price, prices(talk)[FOLLOW], prices(talk)[ROUND]) == (725_000, 600_000, 730_000)
    assert talk.difference() == "Rp\u00a0125.000 di bawah harga buka"
    assert talk.steps() == ((500_000, 600_000), (800_000, 850_000), 725_000, "tengah-tengah")


def test_answers_follow_an_offer_while_it_is_typed_and_choosing_one_keeps_it(talk: HaggleModel) -> None:
    talk.begin_offer()
    talk.set_amount(600_000)
    assert (prices(talk)[MIDDLE], talk.bids) == (725_000, [])
    talk.choose(FOLLOW)
    assert (talk.price, talk.draft, [bid.amount for bid in talk.bids]) == (600_000, None, [600_000])


def test_nothing_typed_is_no_offer_and_esc_gives_up_an_offer_before_the_talk(talk: HaggleModel) -> None:
    talk.begin_offer()
    talk.accept()
    assert (talk.bids, talk.draft) == ([], None)
    talk.begin_offer()
    talk.set_amount(1_000)
    talk.give_up()
    assert (talk.bids, talk.draft) == ([], None)


def test_an_offer_is_taken_back(talk: HaggleModel, heard_news) -> None:
    offer(talk, 500_000)
    talk.set_amount(800_000)
    offer(talk, 600_000)
    assert heard_news.told[-1] == "Tawaran kedua: Rp\u00a0600.000"
    heard_news.undo()
    assert ([bid.amount for bid in talk.bids], talk.steps().answered) == ([500_000], (850_000,))


def test_an_agreed_price_is_in_the_basket_and_undo_takes_it_back(
    stall: Stall, sell: SellModel, talk, heard_news
) -> None:
    offer(talk, 600_000)
    talk.accept()
    (line,) = sell.basket.lines
    assert (line.asked, line.price, sell.talk, sell.chosen) == (850_000, 725_000, None, 0)
    assert sell.priced().haggled_off == 125_000
    assert heard_news.told[-1] == "Radio Philips: jadi Rp\u00a0725.000"
    talk.accept()
    assert len(stall.talks.earlier("A1", "")) == 1
    heard_news.undo()
    assert sell.basket.lines == []


def test_the_price_of_a_line_is_agreed_and_undo_gives_the_one_before(stall: Stall, sell: SellModel) -> None:
    sell.add_code("KAIN")
    sell.more()
    assert sell.haggle()
    talk = sell.talk
    assert talk is not None and talk.kind() == "harga satu lembar, 2 di keranjang"
    assert sell.priced().total == 0
    talk.set_amount(230_000)
    talk.accept()
    assert (sell.basket.lines[0].price, sell.priced().total) == (230_000, 460_000)
    assert stall.talks.earlier("KAIN", "")[0].offers == ()
    sell.undo()
    assert sell.basket.lines[0].price == 245_000


def test_what_has_no_code_is_only_typed(sell: SellModel) -> None:
    sell.add_one_off("Ongkos", 10_000)
    assert not sell.haggle()


def test_a_talk_that_comes_to_nothing_is_kept_with_its_offers_alone(stall: Stall, sell: SellModel, talk) -> None:
    offer(talk, 500_000)
    talk.leave()
    talk.leave()
    (kept,) = stall.talks.earlier("A1", "")
    assert (kept.offers, kept.agreed, sell.basket.lines, sell.talk) == ((500_000,), None, [], None)
    sell.add_code("A1")
    sell.leave_talk()
    assert len(stall.talks.earlier("A1", "")) == 1


def test_a_piece_that_is_sold_parked_or_in_the_basket_is_not_talked_about(sell: SellModel, talk, heard_news) -> None:
    talk.accept()
    sell.add_code("A1")
    assert sell.talk is None
    assert "sudah ada di keranjang" in heard_news.told[-1]
    sell.park("Bu Sri")
    sell.add_code("A1")
    assert sell.talk is None
    assert "Bu Sri" in heard_news.told[-1]


def test_the_verdict_is_words_alone(talk: HaggleModel) -> None:
    assert talk.verdict() == ("ok", "Di atas harga terendah", "di bawahnya terserah Anda", False)
    talk.set_amount(649_999)
    assert talk.verdict() == ("warn", "Di bawah harga terendah", "boleh Anda putuskan", False)


def test_below_the_lowest_price_a_cashier_is_asked_for_a_pin_and_goes_on_with_it(
    stall: Stall, sell: SellModel, talk: HaggleModel, cashier: None, heard_news
) -> None:
    asked: list[tuple[RightError, object]] = []
    heard_news.approval_asked.connect(lambda error, again: asked.append((error, again)))
    assert talk.verdict() == ("ok", "Di atas harga terendah", "di bawahnya perlu PIN", False)
    talk.set_amount(649_999)
    assert talk.verdict() == ("warn", "Di bawah harga terendah", "perlu PIN", True)
    talk.accept()
    assert sell.basket.lines == []
    ((error, again),) = asked
    with stall.people.lending(stall.people.everybody()[0], error.rights):
        assert callable(again)
        again()
    assert sell.basket.lines[0].price == 649_999
    assert not sell.begin_payment(lambda: None)
    assert len(asked) == 2


def test_without_a_lowest_price_the_limit_counts(sell: SellModel, cashier: None) -> None:
    sell.add_code("KAIN")
    sell.haggle()
    assert sell.talk is not None
    assert sell.talk.verdict() == ("ok", "Tanpa harga terendah", "turun paling banyak 10 %", False)
    sell.talk.set_amount(200_000)
    assert sell.talk.verdict() == ("warn", "Potongan melebihi batas kasir", "perlu PIN", True)


def test_the_tag_needs_a_word(stall: Stall, talk: HaggleModel) -> None:
    assert talk.tag() == ""
    stall.set("cipher", "singaumbrt")
    assert talk.tag() == "UAT"


def test_earlier_talks_and_sales_are_told_the_newest_first(stall: Stall, sell: SellModel, talk: HaggleModel) -> None:
    offer(talk, 500_000)
    talk.leave()
    other = replace(line_of(RADIO, 1, price=700_000), code="A0", unique=False)
    sell.basket.add(other)
    stall.till.checkout(sell.basket, [Offer("cash", 700_000)], at=stall.now())
    sell.add_code("A1")
    assert sell.talk is not None
    told = {(past.what, past.offered, past.result) for past in sell.talk.earlier()}
    assert told == {("barang ini", "500.000", "tidak jadi"), ("A0", "", "laku Rp\u00a0700.000")}
    assert {(past.day, past.time) for past in sell.talk.earlier()} == {("Sab 21 Nov 2026", "12.00")}
