"""A sheet checked step by step: what is seen meanwhile, left before the end, and checked again."""

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.catalog import Catalog, tables
from pos.catalog.product import Product
from pos.catalog.search import tables as search
from pos.catalog.sheet import SLICE, Imported, Step
from pos.journal import tables as journal_tables
from pos.journal.chain import Journal
from pos.steps import outcome
from pos.store import Store, open_store

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


def taken(catalog: Catalog, large: Path) -> Generator[Step, None, Imported]:
    """The import of `large`, recorded, before the search knows any of it."""
    steps = catalog.importing(large, at=lambda: AT, operation="taken", searched=SLICE)
    for step in steps:
        if step.taken:
            break
    return steps


def found(catalog: Catalog, text: str) -> list[str]:
    return [product.code for product in catalog.search(text)]


def test_once_taken_in_the_goods_can_be_sold_and_the_search_finds_them_step_by_step(
    catalog: Catalog, journal: Journal, large: Path
) -> None:
    steps = taken(catalog, large)
    assert (catalog.count(), journal.count()) == (3 * SLICE, 1)
    assert catalog.by_barcode_or_code("B7") is not None
    assert found(catalog, "barang 7") == []

    next(steps)
    assert (found(catalog, "barang 77")[0], found(catalog, f"barang {3 * SLICE - 1}")) == ("B77", [])

    assert outcome(steps).added == 3 * SLICE
    assert found(catalog, f"barang {3 * SLICE - 1}") == [f"B{3 * SLICE - 1}"]


def test_what_was_cut_off_after_it_was_taken_in_is_found_after_the_next_start(
    store: Store, catalog: Catalog, large: Path
) -> None:
    next(taken(catalog, large))
    store.close()

    migrations = {"journal": journal_tables.MIGRATIONS, "catalog": tables.MIGRATIONS}
    with open_store(store.path, application_id=1, migrations=migrations) as again:
        later = Catalog(again, Journal(again))
        later.catch_up()
        assert (later.count(), found(later, f"barang {3 * SLICE - 1}")) == (3 * SLICE, [f"B{3 * SLICE - 1}"])
        check_index(again)


def test_goods_that_change_before_the_search_knows_them_are_found_as_they_are(
    store: Store, catalog: Catalog, large: Path
) -> None:
    steps = taken(catalog, large)
    catalog.save_product(Product(code="B7", name="Lampu", price=4_000), at=AT, operation="renamed")
    catalog.save_product(Product(code="N1", name="Lampion", price=4_000), at=AT, operation="new")

    assert outcome(steps).added == 3 * SLICE
    assert (found(catalog, "lamp"), found(catalog, "barang 7")[0]) == (["B7", "N1"], "B70")
    check_index(store)


def test_an_import_is_taken_back_before_the_search_knows_it(store: Store, catalog: Catalog, large: Path) -> None:
    steps = taken(catalog, large)
    last = catalog.last_import()
    assert last is not None
    catalog.undo_import(last.seq, at=AT, operation="undo")

    assert outcome(steps).added == 3 * SLICE
    assert (catalog.count(), found(catalog, "barang")) == (0, [])
    check_index(store)


@pytest.mark.parametrize("meanwhile", ["nothing", "archived and offered again", "a new one"])
def test_an_undoing_that_is_left_has_the_search_find_everything_again(
    store: Store, catalog: Catalog, large: Path, meanwhile: str
) -> None:
    outcome(catalog.importing(large, at=lambda: AT, operation="large"))
    catalog.archive("B9", True, at=AT, operation="archived")
    last = catalog.last_import()
    assert last is not None
    steps = catalog.taking_back(last.seq, tuple, at=lambda: AT, operation="undo")
    for step in steps:
        if step.done == step.total:
            break
    assert found(catalog, "barang 7") == []
    if meanwhile == "archived and offered again":
        catalog.archive("B7", True, at=AT, operation="B7")
        catalog.archive("B9", False, at=AT, operation="B9")
    elif meanwhile == "a new one":
        catalog.save_product(Product(code="N1", name="Lampion", price=4_000), at=AT, operation="new")
    steps.close()
    outcome(catalog.catching_up())
    assert ("B9" in found(catalog, "barang 9")) == (meanwhile == "archived and offered again")
    check_index(store)


def test_goods_that_come_while_an_import_is_undone_are_found_after_it(
    store: Store, catalog: Catalog, large: Path
) -> None:
    outcome(catalog.importing(large, at=lambda: AT, operation="large"))
    last = catalog.last_import()
    assert last is not None
    steps = catalog.taking_back(last.seq, tuple, at=lambda: AT, operation="undo")
    for step in steps:
        if step.done == step.total:
            break
    catalog.save_product(Product(code="N1", name="Lampion", price=4_000), at=AT, operation="new")

    assert outcome(steps).counts["removed"] == 3 * SLICE
    assert (catalog.count(), found(catalog, "lampion")) == (1, ["N1"])
    catalog.save_product(Product(code="N2", name="Lampu", price=4_000), at=AT, operation="newer")
    assert found(catalog, "lampu") == ["N2"]
    check_index(store)


def test_a_sheet_that_is_checked_again_adds_every_product_once(catalog: Catalog, large: Path) -> None:
    """What was laid ready the first time is gone."""
    steps = catalog.importing(large, at=lambda: AT, operation="again")
    for step in steps:
        if step.done == step.total:
            break
    catalog.save_product(Product(code="B9", name="Barang 9", price=5_000), at=AT, operation="meanwhile")

    assert outcome(steps).added == 3 * SLICE - 1
    assert catalog.count() == 3 * SLICE


def test_two_sheets_on_their_way_at_once_do_not_mix(catalog: Catalog, large: Path, tmp_path: Path) -> None:
    other = tmp_path.joinpath("other.csv")
    other.write_text("nama;harga;kode\n" + "".join(f"Lampu {at};7000;L{at}\n" for at in range(2 * SLICE)), "utf-8")
    first = catalog.importing(large, at=lambda: AT, operation="first")
    for step in first:
        if step.done == step.total:
            break
    second = catalog.importing(other, at=lambda: AT, operation="second")
    for step in second:
        if step == Step(0, 2 * SLICE):
            break

    assert (outcome(first).added, outcome(second).added) == (3 * SLICE, 2 * SLICE)
    assert catalog.count() == 5 * SLICE


def check_index(store: Store) -> None:
    """Raise where an index does not agree with the goods, the archived ones of which it must lack."""
    archived = store.rows("SELECT code FROM archived JOIN product ON product.id = archived.product")
    for table in ("product_words", "product_letters"):
        with store.dry_run():
            search.put_back(store, [row["code"] for row in archived])
            store.run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
