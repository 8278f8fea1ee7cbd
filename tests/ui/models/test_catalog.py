"""The catalogue's list and panel, without pixels."""

from pathlib import Path

import pytest
from PIL import Image

from pos.stall import Stall
from pos.till.basket import line_of
from ui.models.catalog import CatalogModel, text_of
from ui.news import News


class Told:
    """What the window would say."""

    def __init__(self, news: News) -> None:
        self.said: list[str] = []
        self.undo: list[object] = []
        self.refused: list[str] = []
        news.said.connect(lambda text, undo: (self.said.append(text), self.undo.append(undo)))
        news.refused.connect(self.refused.append)


@pytest.fixture
def told(news: News) -> Told:
    return Told(news)


@pytest.fixture
def model(shop: Stall, news: News) -> CatalogModel:
    made = CatalogModel(shop, news)
    made.refresh()
    return made


def codes(model: CatalogModel) -> list[str]:
    return [product.code for product in model.rows]


def test_every_way_to_list_says_how_many_there_are(model: CatalogModel) -> None:
    counts = {name: number for name, _title, number in model.counts()}
    assert counts == {"all": 5, "low": 1, "out": 0, "single": 1, "bare": 5, "archived": 0}

    model.show("low")
    assert codes(model) == ["TAS"]
    model.show("all")
    model.choose_category("Oleh-oleh")
    assert codes(model) == ["TEH", "KUNCI"]


def test_a_search_finds_by_word_and_by_a_slip(model: CatalogModel) -> None:
    model.search("batik")
    assert codes(model) == ["KAIN"]
    model.search("wayagn")
    assert codes(model) == ["WAYANG"]


def test_a_long_list_is_read_as_it_is_scrolled(model: CatalogModel, shop: Stall, tmp_path: Path) -> None:
    sheet = tmp_path.joinpath("many.csv")
    sheet.write_text("nama;harga\n" + "".join(f"Barang {at};1000\n" for at in range(250)), encoding="utf-8")
    shop.import_sheet(sheet)
    model.refresh()

    lengths = [len(model.rows)]
    for _time in range(3):
        model.read_on()
        lengths.append(len(model.rows))
    assert lengths == [100, 200, 255, 255]


def test_a_cell_takes_what_a_sheet_takes_and_is_kept_at_once(model: CatalogModel, shop: Stall, told: Told) -> None:
    assert model.edit("TAS", "price", "Rp 80.000")
    assert model.edit("TAS", "stock", "7")

    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    assert (bag.price, bag.on_hand) == (80_000, 7)
    assert told.said == ["Tas goni sablon disimpan"] * 2
    assert shop.journal.first_bad() is None


@pytest.mark.parametrize(
    ("fact", "text"), [("price", "12,5"), ("price", ""), ("name", " "), ("stock", "-1"), ("cost", "banyak")]
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    model: CatalogModel, shop: Stall, told: Told, fact: str, text: str
) -> None:
    before = shop.catalog.by_code("TAS")
    named: list[str] = []
    model.refused.connect(named.append)

    assert not model.edit("TAS", fact, text)

    assert named == [fact]
    assert len(told.refused) == 1
    assert shop.catalog.by_code("TAS") == before


def test_the_panel_keeps_all_its_facts_together(model: CatalogModel, shop: Stall) -> None:
    model.pick("KAIN")
    model.write("price", "260.000")
    model.write("maker", "Bu Sri")
    assert model.is_dirty

    assert model.save()

    cloth = shop.catalog.by_code("KAIN")
    assert cloth is not None
    assert (cloth.price, cloth.maker) == (260_000, "Bu Sri")
    assert not model.is_dirty
    assert text_of(model.product, "price") == "260.000"


def test_nothing_takes_the_place_of_what_is_not_saved(model: CatalogModel, told: Told) -> None:
    model.begin()
    model.write("name", "Dakon kayu")
    ways = (lambda: model.pick("KAIN"), lambda: model.scanned("TAS"), model.begin, model.leave)
    assert [way() for way in ways] == [False] * 4
    assert (model.draft, model.is_new, len(told.refused)) == ({"name": "Dakon kayu"}, True, 4)
    model.revert()
    assert model.pick("KAIN")


def test_typing_back_what_was_there_leaves_nothing_to_save(model: CatalogModel) -> None:
    model.pick("KAIN")
    model.write("price", "1")
    model.write("price", "245.000")
    assert not model.is_dirty


def test_a_new_item_needs_a_name_and_a_price(model: CatalogModel, shop: Stall, told: Told) -> None:
    model.begin(barcodes="8990001112223")
    assert not model.save()
    model.write("name", "Dakon kayu")
    assert not model.save()
    model.write("price", "95000")
    assert model.save()

    board = shop.catalog.by_barcode_or_code("8990001112223")
    assert board is not None
    assert (board.name, board.price) == ("Dakon kayu", 95_000)
    assert told.said == [f"Dakon kayu ditambahkan, kode {board.code}"]
    assert model.product == board


def test_a_barcode_of_another_product_is_refused(model: CatalogModel, told: Told) -> None:
    model.pick("KAIN")
    model.write("barcodes", "8991234567895")
    assert not model.save()
    assert "TAS" in told.refused[0]
    assert model.is_dirty


def test_a_new_price_says_that_what_lies_in_a_basket_keeps_the_old_one(
    model: CatalogModel, shop: Stall, told: Told
) -> None:
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    basket = shop.till.kept_basket()
    basket.add(line_of(bag, 1))
    shop.till.keep_basket(basket)

    model.edit("TAS", "price", "90.000")

    assert told.said == ["Tas goni sablon: harga baru; yang sudah di keranjang tetap harga lama"]
    assert [line.price for line in shop.till.kept_basket().lines] == [75_000]


def test_archived_goods_leave_the_list_and_come_back_by_undo(model: CatalogModel, told: Told) -> None:
    model.archive(["TAS", "KAIN"])
    assert codes(model) == ["WAYANG", "TEH", "KUNCI"]
    assert told.said == ["2 barang diarsipkan"]

    undo = told.undo[0]
    assert callable(undo)
    undo()
    assert codes(model) == ["TAS", "KAIN", "WAYANG", "TEH", "KUNCI"]


def test_a_photo_is_kept_small_beside_the_store_once_it_is_saved(
    model: CatalogModel, shop: Stall, tmp_path: Path
) -> None:
    Image.new("RGB", (3000, 2000)).save(tmp_path.joinpath("tas.png"))
    model.pick("TAS")

    assert model.take_photo(tmp_path.joinpath("tas.png"))
    assert model.save()

    path = model.photo_path()
    assert path is not None
    assert path.parent == shop.folder.joinpath("photos")
    model.drop_photo()
    assert model.save()
    assert model.photo_path() is None


def test_what_is_no_photo_is_told(model: CatalogModel, told: Told, tmp_path: Path) -> None:
    tmp_path.joinpath("catatan.txt").write_text("bukan foto", encoding="utf-8")
    model.pick("TAS")
    assert not model.take_photo(tmp_path.joinpath("catatan.txt"))
    assert "catatan.txt" in told.refused[0]


def test_a_scan_begins_a_new_item_only_where_nothing_typed_is_lost(model: CatalogModel, told: Told) -> None:
    assert not model.scanned("TAS")
    assert model.product is not None
    assert model.product.code == "TAS"
    model.write("name", "Tas baru")
    assert not model.scanned("8990001112223")
    assert (model.is_new, len(told.refused)) == (False, 1)

    model.revert()
    assert model.scanned("8990001112223")
    assert (model.is_new, model.written("barcodes")) == (True, "8990001112223")


def test_a_sheet_that_cannot_be_written_is_told(model: CatalogModel, told: Told, tmp_path: Path) -> None:
    model.export(tmp_path.joinpath("tidak ada", "barang.csv"))
    assert (len(told.refused), told.said) == (1, [])
    model.export(tmp_path.joinpath("barang.csv"))
    assert told.said == ["5 barang ditulis ke barang.csv"]


def test_a_new_item_is_a_single_piece_where_the_stall_sells_such_and_no_code_was_scanned(
    model: CatalogModel, shop: Stall
) -> None:
    model.begin()
    assert not model.says("unique")
    model.revert()
    shop.set("pieces", "yes")
    model.begin()
    model.write("name", "Radio Philips")
    model.write("price", "450.000")
    model.choose_condition("flawed")
    model.write("flaws", "lampu mati")
    assert model.save()
    radio = model.product
    assert radio is not None
    assert (radio.unique, radio.on_hand, radio.condition, radio.flaws) == (True, 1, "flawed", "lampu mati")
    assert radio.code.startswith("P-")

    model.scanned("8990001112223")
    assert not model.says("unique")


def test_the_condition_that_is_chosen_again_is_taken_back(model: CatalogModel, shop: Stall) -> None:
    model.pick("WAYANG")
    model.choose_condition("well_kept")
    assert (model.condition(), model.written("condition")) == ("well_kept", "terawat")
    model.save()
    model.choose_condition("well_kept")
    assert (model.condition(), model.is_dirty) == ("", True)
    model.save()
    kept = shop.catalog.by_code("WAYANG")
    assert kept is not None
    assert kept.condition is None
