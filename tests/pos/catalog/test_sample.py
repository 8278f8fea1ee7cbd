"""The sample goods of each trade are a sheet in our own writing that a new stall takes up whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import resources
from pos.catalog import Catalog
from pos.catalog.product import Product

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)
SAMPLE = Path(resources.__file__).with_name("sample")
TRADES = sorted(path.stem for path in SAMPLE.glob("*.csv"))


def digits_add_up(barcode: str) -> bool:
    """The check digit of an EAN-13."""
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(barcode)) % 10 == 0


@pytest.fixture(params=TRADES)
def trade(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def goods(catalog: Catalog, trade: str) -> list[Product]:
    done = catalog.import_sheet(SAMPLE / f"{trade}.csv", at=AT, operation="sample")
    assert (done.refused, done.ignored_headings) == ((), ())
    return catalog.tiles(limit=1000)


def test_there_is_a_sheet_for_each_trade() -> None:
    assert TRADES == ["fesyen", "klitikan", "kriya", "kuliner", "logam", "mebel"]


def test_a_stall_has_enough_goods_to_look_at_in_a_few_categories(catalog: Catalog, goods: list[Product]) -> None:
    assert 24 <= len(goods) <= 40
    assert 3 <= len(catalog.categories()) <= 10
    assert all(product.category and product.price > 0 for product in goods)
    assert len({product.name for product in goods}) == len(goods)


def test_prices_cover_what_the_goods_cost(goods: list[Product]) -> None:
    for product in goods:
        assert (product.cost or 0) < (product.floor or product.price) <= product.price, product


def test_barcodes_have_a_right_check_digit(goods: list[Product]) -> None:
    for barcode in [barcode for product in goods for barcode in product.barcodes]:
        assert barcode.startswith("899")
        assert len(barcode) == 13
        assert digits_add_up(barcode), barcode


def test_the_sheet_is_in_our_own_writing(catalog: Catalog, goods: list[Product], trade: str, tmp_path: Path) -> None:
    catalog.export_sheet(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (SAMPLE / f"{trade}.csv").read_bytes()
    assert len(goods) == catalog.count()
