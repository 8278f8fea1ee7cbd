"""A stall's catalogue in a fresh folder."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from pos import words
from pos.catalog import Catalog, tables
from pos.catalog.sheet import Imported
from pos.journal import tables as journal_tables
from pos.journal.chain import Journal
from pos.people.rights import Actor
from pos.store import Store, create_store

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    words.use("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    migrations = {"journal": journal_tables.MIGRATIONS, "catalog": tables.MIGRATIONS}
    with create_store(tmp_path / "lapak.db", application_id=1, migrations=migrations) as opened:
        yield opened


@pytest.fixture
def journal(store: Store) -> Journal:
    return Journal(store)


@pytest.fixture
def catalog(store: Store, journal: Journal) -> Catalog:
    return Catalog(store, journal)


@pytest.fixture
def take(catalog: Catalog, tmp_path: Path) -> Callable[..., Imported]:
    """Imports a sheet given as text."""
    numbers = count(1)

    def run(text: str, **options: bool) -> Imported:
        number = next(numbers)
        path = tmp_path / f"sheet-{number}.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return catalog.import_sheet(
            path, at=AT, operation=f"import-{number}", day="2026-11-24", by=Actor("Ayu"), **options
        )

    return run
