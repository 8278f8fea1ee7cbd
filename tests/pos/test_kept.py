"""Databases that earlier versions left open as they were, with everything in them."""

import gzip
from pathlib import Path

import pytest

from pos.stall import Stall, open_stall

KEPT = Path(__file__).parents[1].joinpath("kept")


@pytest.fixture
def first(tmp_path: Path) -> Stall:
    tmp_path.joinpath("lapak.db").write_bytes(gzip.decompress(KEPT.joinpath("stall-first.db.gz").read_bytes()))
    return open_stall(tmp_path)


def test_a_stall_of_the_first_version_goes_on_in_the_middle_of_its_sale(first: Stall) -> None:
    with first:
        basket = first.till.kept_basket()
        assert [(line.code, line.qty) for line in basket.lines] == [("BT-1", 2)]
        assert (basket.discount, basket.customer) == (50_000, "")
        sale = first.till.last_sale()
        assert sale is not None
        assert (sale.due, first.till.customer(sale), first.till.parked()) == (5_000, None, [])
        assert [product.code for product in first.catalog.similar("parnag")] == ["BT-1"]
        assert first.journal.first_bad() is None
        assert first.folder.joinpath("backups").is_dir()
