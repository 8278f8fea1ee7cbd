"""How many labels, on which paper."""

from pos.stall import Stall
from ui.models.catalog import CatalogModel
from ui.models.labels import STOCK, LabelChoice
from ui.news import News


def choice(shop: Stall, *codes: str) -> LabelChoice:
    made = CatalogModel(shop, News()).label_choice(codes)
    assert made is not None
    return made


def test_one_of_each_or_as_many_as_lie_on_the_shelf(shop: Stall) -> None:
    bags = choice(shop, "TAS", "KAIN")
    assert bags.number() == 2
    assert [way for way, _title in bags.ways()] == ["one", "stock"]
    bags.way = STOCK
    assert bags.number() == 3


def test_what_is_not_counted_is_labelled_once_either_way(shop: Stall) -> None:
    assert [way for way, _title in choice(shop, "KAIN").ways()] == ["one"]


def test_without_a_choice_all_that_is_listed_is_labelled(shop: Stall) -> None:
    model = CatalogModel(shop, News())
    model.refresh()
    made = model.label_choice([])
    assert made is not None
    assert made.number() == len(model.rows)


def test_with_nothing_listed_it_says_what_to_choose(shop: Stall) -> None:
    news, told = News(), []
    news.refused.connect(told.append)
    model = CatalogModel(shop, news)
    model.search("tidak ada yang begini")
    assert model.label_choice([]) is None
    assert told == ["Pilih paling banyak 2.000 barang untuk dicetak labelnya"]


def test_a_place_that_is_no_number_is_the_first(shop: Stall) -> None:
    bags = choice(shop, "TAS")
    for typed, first in (("7", 7), ("", 1), ("x", 1), ("0", 1), ("9999", 1)):
        bags.begin_at(typed)
        assert bags.first == first


def test_only_sheets_have_places(shop: Stall) -> None:
    bags = choice(shop, "TAS")
    titles = list(bags.papers())
    assert [bags.has_places(title) for title in titles] == [True, True, True, False, False]
    assert titles[-1] == "Rol struk, 58 mm"
