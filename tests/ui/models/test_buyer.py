"""What the buyer is shown: the basket as it grows, what is to be paid, the change; nothing of the stall's own."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from pos import words
from pos.catalog.product import Product
from pos.stall import Stall
from ui.models.buyer import BuyerModel, Shown
from ui.models.pay import PayModel
from ui.models.sell import SellModel
from ui.news import News


class Counter:
    """A counter with its two sides; `begin` takes the money."""

    def __init__(self, stall: Stall) -> None:
        self.owner = QObject()
        self.news = News()
        self.stall = stall
        self.selling = SellModel(stall, self.news, self.owner)
        self.paying = PayModel(stall, self.news, self.selling.basket, self.owner)
        self.takes_money = False
        self.buyer = BuyerModel(stall, self.selling, lambda: self.takes_money, self.owner)
        self.buyer.follow(self.paying)

    def begin(self) -> PayModel:
        self.takes_money = True
        self.paying.begin(self.selling.basket)
        return self.paying

    @property
    def shown(self) -> Shown:
        return self.buyer.shown()


@pytest.fixture
def counter(shop: Stall) -> Counter:
    return Counter(shop)


def test_an_idle_stall_says_its_name(counter: Counter) -> None:
    assert counter.shown == Shown("idle", label="Batik Ratih", words="Selamat datang")


def test_the_basket_is_shown_line_by_line(counter: Counter) -> None:
    told: list[None] = []
    counter.buyer.changed.connect(lambda: told.append(None))
    counter.selling.add_code("TAS")
    counter.selling.add_code("TAS")
    counter.selling.add_code("KUNCI")
    shown = counter.shown
    assert len(told) >= 3
    assert [line[:3] for line in shown.lines] == [
        ("Tas goni sablon", "2 × Rp\u00a075.000", "Rp\u00a0150.000"),
        ("Gantungan kunci Tugu Muda", "1 × Rp\u00a015.000", "Rp\u00a015.000"),
    ]
    assert (shown.page, shown.chosen, shown.pieces, shown.hero) == ("basket", 1, "3 barang", "Rp\u00a0165.000")


def test_a_haggled_price_shows_what_was_asked_and_what_was_agreed(counter: Counter) -> None:
    counter.selling.add_code("KAIN")
    counter.selling.set_price(230_000)
    (line,) = counter.shown.lines
    assert line.haggled
    assert line.sub == "1 × diminta Rp\u00a0245.000, disepakati Rp\u00a0230.000"
    assert counter.shown.sums == (("Hemat", "Rp\u00a015.000"),)


def test_what_is_talked_about_has_no_price_yet(counter: Counter, shop: Stall) -> None:
    shop.set("haggle", "yes")
    counter.selling.add_code("KAIN")
    assert counter.selling.haggle()
    (line,) = counter.shown.lines
    assert (line.name, line.amount) == ("Kain batik cap Asem Arang", "Rp\u00a0–")
    assert counter.shown.hero == "Rp\u00a00"


def test_the_change_is_shown_as_soon_as_the_notes_are_typed(counter: Counter) -> None:
    counter.selling.add_code("TAS")
    paying = counter.begin()
    assert (counter.shown.label, counter.shown.hero) == ("Harus dibayar", "Rp\u00a075.000")
    assert counter.shown.words == "Tujuh puluh lima ribu rupiah"
    paying.set_amount(100_000)
    assert (counter.shown.label, counter.shown.hero) == ("Kembalian", "Rp\u00a025.000")
    assert ("Diserahkan", "Rp\u00a0100.000") in counter.shown.sums
    paying.accept()
    assert (counter.shown.page, counter.shown.hero, counter.shown.is_change) == ("thanks", "Rp\u00a025.000", True)
    counter.selling.begin()
    assert counter.shown.page == "thanks"
    counter.takes_money = False
    assert counter.shown.page == "idle"


def test_the_code_is_shown_with_its_amount_in_words(counter: Counter, shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    counter.selling.add_code("TAS")
    paying = counter.begin()
    paying.choose(next(each for each in paying.tenders if each.waits))
    assert (counter.shown.code, counter.shown.label) == (payload, "Pindai kode, lalu ketik")
    assert counter.shown.merchant[0] == "BATIK RATIH"
    shop.set("qris_dynamic", "yes")
    assert counter.shown.code != payload
    assert counter.shown.label == "Pindai kode dan bayar"
    paying.accept()
    assert (counter.shown.label, counter.shown.hero, counter.shown.code) == ("Dibayar", "Rp\u00a075.000", "")


def test_it_speaks_the_language_in_use(counter: Counter) -> None:
    words.use("en")
    counter.selling.add_code("TAS")
    counter.begin()
    assert counter.shown.words == "Seventy-five thousand rupiah"
    words.use("id")


def test_nothing_of_the_stalls_own_affairs_is_shown(counter: Counter, shop: Stall) -> None:
    secret = replace(product(shop, "KAIN"), cost=111_000, floor=222_000)
    shop.catalog.save_product(secret, at=shop.now(), operation="secret")
    counter.selling.add_code("TAS")
    counter.selling.set_customer("Bu Rahasia")
    counter.selling.park("Bu Parkir")
    counter.selling.add_code("KAIN")
    counter.selling.set_customer("Bu Rahasia")
    counter.selling.basket.lines[0] = replace(counter.selling.basket.lines[0], wish="orangnya cerewet")
    pages: list[Callable[[], object]] = [
        lambda: None,
        counter.begin,
        lambda: counter.paying.set_amount(300_000),
        counter.paying.accept,
    ]
    for reach in pages:
        reach()
        said = repr(counter.shown)
        assert not any(word in said for word in ("111.000", "222.000", "Rahasia", "Parkir", "cerewet")), said


def product(shop: Stall, code: str) -> Product:
    found = shop.catalog.by_code(code)
    assert found is not None
    return found
