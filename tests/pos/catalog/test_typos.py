"""Goods are found although the text is mistyped."""

from datetime import UTC, datetime

import pytest

from pos.catalog import Catalog
from pos.catalog.product import Product
from pos.catalog.typos import likely

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)
KNOWN = ["batik", "besi", "gantungan", "kunci", "selendang", "tugu", "tulis", "kebaya"]


@pytest.fixture
def goods(catalog: Catalog) -> Catalog:
    for name in ("Batik tulis parang", "Batik cap kawung", "Gantungan kunci Tugu Muda", "Kopi Kéndal 250 g"):
        catalog.save_product(Product(code="", name=name, price=1000), at=AT, operation=name)
    return catalog


def names(catalog: Catalog, text: str) -> list[str]:
    return [product.name for product in catalog.similar(text)]


@pytest.mark.parametrize("text", ["batk tuls", "BATTIK tulsi", "btaik tulis", "tulis batii", "batik turis"])
def test_a_slip_in_a_word_is_forgiven(goods: Catalog, text: str) -> None:
    assert names(goods, text) == ["Batik tulis parang"]


def test_two_slips_are_forgiven_in_a_long_word(goods: Catalog) -> None:
    assert names(goods, "gantugna knci") == ["Gantungan kunci Tugu Muda"]
    assert names(goods, "kendla 250") == ["Kopi Kéndal 250 g"]


@pytest.mark.parametrize("text", ["", "...", "xy", "tidak ada begini", "899123", "b4tik", '"*', "batk " + "q" * 90])
def test_what_is_like_nothing_finds_nothing(goods: Catalog, text: str) -> None:
    assert names(goods, text) == []


def test_a_new_word_is_forgiven_at_once(goods: Catalog) -> None:
    assert names(goods, "selendnag") == []
    goods.save_product(Product(code="S", name="Selendang lurik", price=1000), at=AT, operation="selendang")
    assert names(goods, "selendnag") == ["Selendang lurik"]


def test_a_word_that_is_begun_is_taken_as_it_is() -> None:
    assert likely("tu", KNOWN) == ["tu"]
    assert likely("Kebáy", KNOWN) == ["Kebáy"]
    assert likely("besu", KNOWN) == ["besi"]
    assert likely("bt", KNOWN) == []
