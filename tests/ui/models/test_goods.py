import pytest

from pos.catalog.product import Product
from pos.stall import Stall
from ui.models.goods import GoodsModel
from ui.news import News


@pytest.fixture
def refused() -> list[str]:
    return []


@pytest.fixture
def goods(shop: Stall, refused: list[str]) -> GoodsModel:
    news = News()
    news.refused.connect(refused.append)
    return GoodsModel(shop, news)


def test_goods_are_searched_or_shown_by_category(goods: GoodsModel) -> None:
    assert goods.categories() == ["Batik", "Oleh-oleh", "Tas", "Wayang"]
    goods.choose_category("Oleh-oleh")
    assert [product.code for product in goods.goods()] == ["TEH", "KUNCI"]
    goods.search("batik")
    assert [product.code for product in goods.goods()] == ["KAIN"]
    goods.search("")
    assert len(goods.goods()) == 2


def test_a_mistyped_text_shows_what_is_like_it_but_is_no_hit(goods: GoodsModel) -> None:
    goods.search("gantugna")
    assert [product.code for product in goods.goods()] == ["KUNCI"]
    assert goods.guessed
    assert goods.hit("gantugna") is None
    goods.search("gantungan")
    assert [product.code for product in goods.goods()] == ["KUNCI"]
    assert not goods.guessed
    goods.search("")
    assert len(goods.goods()) == 5
    assert not goods.guessed


def test_the_very_code_is_the_hit_before_any_name(goods: GoodsModel, shop: Stall) -> None:
    kept = goods.add_product("", "Tas kain kecil", 20_000)
    assert kept is not None
    assert [each.code for each in map(goods.hit, ("kain", "tas k", "8991234567895")) if each] == [
        "KAIN",
        kept.code,
        "TAS",
    ]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("8990001112223", ("8990001112223", "")),
        (" K-17\r", ("K-17", "")),
        ("Sarung tenun", ("", "Sarung tenun")),
        ("sarung 2 m", ("", "sarung 2 m")),
        ("9" * 41, ("", "9" * 41)),
    ],
)
def test_an_unknown_text_is_a_barcode_or_a_name(goods: GoodsModel, text: str, draft: tuple[str, str]) -> None:
    assert goods.draft(text) == draft


@pytest.mark.parametrize(
    ("photo", "inside"),
    [("tas.jpg", True), ("2026/tas.jpg", True), ("../keys/private.key", False), ("/etc/x.png", False)],
)
def test_only_photos_of_the_stalls_own_folder_are_shown(
    goods: GoodsModel, shop: Stall, photo: str, inside: bool
) -> None:
    path = goods.photo(Product(code="A", name="A", price=1, photo=photo))
    assert path == (str(shop.folder.joinpath("photos", photo)) if inside else "")
    assert goods.photo(Product(code="A", name="A", price=1)) == ""
