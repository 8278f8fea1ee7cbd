"""Whatever a catalogue holds goes out as a sheet and comes back unchanged, also into an empty stall."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.catalog import Catalog, tables
from pos.catalog.columns import FactError
from pos.catalog.product import CONDITIONS, Product
from pos.journal import tables as journal_tables
from pos.journal.chain import Journal
from pos.store import create_store

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)

texts = st.one_of(
    st.none(),
    st.text(alphabet="aB '=+-@;,\"\t\r\n\u00a0é_x0041", max_size=12),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn")), max_size=20),
)
amounts = st.none() | st.integers(0, 999_999_999)
products = st.builds(
    Product,
    code=st.just(""),
    name=texts.map(lambda text: "N" if text is None else "N" + text) | texts.map(lambda text: (text or "") + "x"),
    price=st.integers(0, 999_999_999),
    barcodes=st.just(()),
    category=texts,
    unit=texts,
    short=texts,
    low=st.integers(0, 999_999_999),
    weighed=st.booleans(),
    cost=amounts,
    floor=amounts,
    maker=texts,
    origin=texts,
    weight_g=amounts,
    length_cm=amounts,
    width_cm=amounts,
    height_cm=amounts,
    photo=texts,
    description=texts,
    condition=st.none() | st.sampled_from(sorted(CONDITIONS)),
    flaws=texts,
    age=texts,
    provenance=texts,
)


@contextmanager
def fresh_catalog(folder: Path) -> Iterator[Catalog]:
    migrations = {"journal": journal_tables.MIGRATIONS, "catalog": tables.MIGRATIONS}
    folder.mkdir()
    with create_store(folder / "lapak.db", application_id=1, migrations=migrations) as store:
        yield Catalog(store, Journal(store))


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@settings(max_examples=15)
@given(goods=st.lists(st.tuples(products, st.none() | st.integers(0, 999_999_999)), max_size=6))
def test_what_a_catalogue_holds_comes_back_unchanged(suffix: str, goods: list[tuple[Product, int | None]]) -> None:
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / f"out.{suffix}"
        with fresh_catalog(Path(folder) / "one") as catalog:
            for number, (product, level) in enumerate(goods):
                try:
                    catalog.save_product(product, at=AT, operation=str(number), on_hand=level)
                except FactError as error:
                    assert error.fact in ("name", "short")
            held = catalog.tiles()
            assert catalog.export_sheet(sheet) == len(held)
            back = catalog.import_sheet(sheet, at=AT, operation="back", stock=True)
            assert (back.added, back.changed, back.unchanged, back.refused) == (0, 0, len(held), ())
        with fresh_catalog(Path(folder) / "two") as catalog:
            assert catalog.import_sheet(sheet, at=AT, operation="a").added == len(held)
            assert catalog.tiles() == held
