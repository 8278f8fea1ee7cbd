from pathlib import Path

import pytest

from pos.stall import Stall
from pos.till.payment import Offer
from ui.models.sell import SellModel
from ui.news import News


class Heard:
    """What the news told."""

    def __init__(self, news: News) -> None:
        self.said: list[str] = []
        self.refused: list[str] = []
        self.undo: list[object] = []
        news.said.connect(lambda text, undo: (self.said.append(text), self.undo.append(undo)))
        news.refused.connect(self.refused.append)


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def heard(news: News) -> Heard:
    return Heard(news)


@pytest.fixture
def model(shop: Stall, news: News) -> SellModel:
    return SellModel(shop, news)


def test_a_scan_of_a_barcode_or_of_a_code_in_any_case_adds_the_product(model: SellModel, heard: Heard) -> None:
    model.scanned("8991234567895")
    model.scanned("kain")
    assert [line.code for line in model.basket.lines] == ["TAS", "KAIN"]
    assert model.chosen == 1
    assert heard.said[-1] == "Kain batik cap Asem Arang masuk keranjang"


def test_the_same_thing_twice_is_one_line_more_and_can_be_taken_back(model: SellModel, heard: Heard) -> None:
    model.add_code("TAS")
    model.add_code("TAS")
    assert [line.qty for line in model.basket.lines] == [2]
    assert heard.said[-1] == "Tas goni sablon jadi 2"
    undo = heard.undo[-1]
    assert callable(undo)
    undo()
    assert [line.qty for line in model.basket.lines] == [1]


def test_an_unknown_scan_adds_nothing_and_is_searched_for(model: SellModel, heard: Heard) -> None:
    asked: list[str] = []
    model.unknown_scanned.connect(asked.append)
    model.scanned("0000\x021111")
    assert asked == ["00001111"]
    assert "00001111" in heard.refused[-1]
    assert not model.basket.lines


def test_the_first_hit_of_typed_text_is_added(model: SellModel, heard: Heard) -> None:
    assert model.submit("gant")
    assert model.basket.lines[0].code == "KUNCI"
    assert not model.submit("tidak ada begini")
    assert not model.submit("  ")
    assert len(heard.refused) == 1


def test_a_weighed_thing_asks_for_its_weight_first(model: SellModel) -> None:
    asked: list[object] = []
    model.weight_asked.connect(asked.append)
    model.add_code("TEH")
    assert not model.basket.lines
    model.add_quantity(asked[0], 250)
    assert (model.basket.lines[0].qty, model.basket.lines[0].value) == (250, 15_000)
    model.more()
    assert model.basket.lines[0].qty == 350


def test_a_single_piece_stands_once_and_a_sold_one_is_refused(model: SellModel, shop: Stall, heard: Heard) -> None:
    model.add_code("WAYANG")
    model.add_code("WAYANG")
    assert len(model.basket) == 1
    assert "sudah" in heard.refused[-1]
    shop.till.checkout(model.basket, [Offer(tender="cash", amount=425_000)], at=shop.now())
    model.begin()
    model.add_code("WAYANG")
    assert not model.basket.lines
    assert len(heard.refused) == 2


def test_more_than_there_is_is_refused_where_the_stall_does_not_sell_below_zero(
    model: SellModel, shop: Stall, heard: Heard
) -> None:
    shop.set("negative_stock", "no")
    model.add_code("TAS")
    model.add_code("TAS")
    model.add_code("TAS")
    assert model.basket.lines[0].qty == 2
    assert heard.refused
    assert not model.set_quantity(3)
    assert model.basket.lines[0].qty == 2


def test_every_change_is_on_disk_and_comes_back_after_a_restart(model: SellModel, shop: Stall) -> None:
    model.add_code("KAIN")
    model.set_price(230_000)
    model.add_one_off("Bungkus kado", 5_000)
    again = SellModel(shop, News())
    assert [(line.name, line.price) for line in again.basket.lines] == [
        ("Kain batik cap Asem Arang", 230_000),
        ("Bungkus kado", 5_000),
    ]
    assert again.basket.operation == model.basket.operation


def test_lines_are_stepped_through_and_the_last_of_one_takes_it_out(model: SellModel) -> None:
    model.add_code("KAIN")
    model.add_code("KUNCI")
    model.step(-1)
    model.step(-1)
    assert model.chosen == 0
    model.more()
    model.less()
    model.less()
    assert [line.code for line in model.basket.lines] == ["KUNCI"]
    model.undo()
    assert [line.code for line in model.basket.lines] == ["KAIN", "KUNCI"]


def test_discounts_stay_within_what_they_are_taken_from(model: SellModel, heard: Heard) -> None:
    model.add_code("KAIN")
    assert model.set_line_discount(45_000)
    assert model.set_discount(20_000)
    assert model.priced().total == 180_000
    assert not model.set_discount(200_001)
    assert heard.refused
    assert model.priced().total == 180_000


def test_an_emptied_basket_can_be_brought_back(model: SellModel) -> None:
    model.add_code("KAIN")
    model.clear()
    assert not model.basket.lines
    model.undo()
    assert len(model.basket) == 1
    assert model.chosen == 0


def test_a_verb_without_a_line_does_nothing(model: SellModel, heard: Heard) -> None:
    for verb in (model.more, model.less, model.remove, model.clear, model.undo):
        verb()
    assert not model.set_quantity(3)
    assert not model.set_price(3)
    assert (heard.said, heard.refused) == ([], [])


def test_goods_are_searched_or_shown_by_category(model: SellModel) -> None:
    assert model.categories() == ["Batik", "Oleh-oleh", "Tas", "Wayang"]
    model.choose_category("Oleh-oleh")
    assert [product.code for product in model.goods()] == ["TEH", "KUNCI"]
    model.search("batik")
    assert [product.code for product in model.goods()] == ["KAIN"]
    model.search("")
    assert len(model.goods()) == 2


def test_a_sheet_is_imported_or_its_first_bad_cell_told(model: SellModel, tmp_path: Path, heard: Heard) -> None:
    sheet = tmp_path / "goods.csv"
    sheet.write_text("nama;harga\nSarung;95.000\n", "utf-8")
    model.import_goods(sheet)
    model.search("sarung")
    assert [product.price for product in model.goods()] == [95_000]
    sheet.write_text("nama;harga\nSarung;12,5\n", "utf-8")
    model.import_goods(sheet)
    assert "2" in heard.refused[-1]


def test_the_last_receipt_of_the_day_is_told_after_a_start(model: SellModel, shop: Stall, heard: Heard) -> None:
    model.tell_last_sale()
    assert heard.said == []
    model.add_code("KUNCI")
    shop.till.checkout(model.basket, [Offer(tender="cash", amount=15_000)], at=shop.now())
    model.begin()
    model.tell_last_sale()
    assert "0001" in heard.said[-1]
