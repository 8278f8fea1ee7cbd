"""A sheet checked step by step: what is seen meanwhile, left before the end, and checked again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.catalog import Catalog
from pos.catalog.product import Product
from pos.catalog.sheet import SLICE, outcome
from pos.journal.chain import Journal

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Three slices of new goods."""
    path = tmp_path.joinpath("large.csv")
    path.write_text("kode;nama;harga\n" + "".join(f"B{at};Barang {at};5000\n" for at in range(3 * SLICE)), "utf-8")
    return path


def test_a_large_sheet_is_checked_in_many_steps_and_taken_in_by_the_last(catalog: Catalog, large: Path) -> None:
    steps = catalog.importing(large, at=lambda: AT, operation="large")
    seen = [next(steps) for _step in range(12)]
    assert {step.total for step in seen} == {4 * (3 * SLICE + 1)}
    assert 0 < seen[0].done < seen[5].done <= seen[-1].done < seen[-1].total
    assert catalog.count() == 0

    assert outcome(steps).added == catalog.count() == 3 * SLICE


def test_an_import_that_is_left_just_before_it_is_recorded_did_nothing(
    catalog: Catalog, journal: Journal, large: Path
) -> None:
    steps = catalog.importing(large, at=lambda: AT, operation="left")
    for step in steps:
        if step.done == step.total:
            steps.close()

    assert (catalog.count(), journal.count()) == (0, 0)


def test_what_is_recorded_meanwhile_has_the_sheet_checked_again(catalog: Catalog, large: Path) -> None:
    steps = catalog.importing(large, at=lambda: AT, operation="again")
    for step in steps:
        if step.done == step.total:
            break
    catalog.save_product(Product(code="B7", name="Barang 7", price=4_000), at=AT, operation="meanwhile")

    done = outcome(steps)

    assert (done.added, done.changed) == (3 * SLICE - 1, 1)
    changed = catalog.by_code("B7")
    assert changed is not None and changed.price == 5_000
