"""Taking a sheet back: as if it had never come, but for what happened to its goods since."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.catalog import Catalog, stock
from pos.catalog.product import Product
from pos.catalog.sheet import Imported
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.steps import outcome
from pos.store import Store

Take = Callable[..., Imported]
AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)

FIRST = "kode;barcode;nama;harga;stok\nA;111;Teko;50000;4\nB;222;Guci;90000;2\nC;;Vas;15000;\n"
SECOND = "kode;barcode;nama;harga;stok\nA;119;Teko emas;500000;9\nD;333;Cobek;30000;7\nE;;Ulekan;12000;\n"


@pytest.fixture
def two(take: Take, catalog: Catalog) -> Catalog:
    """A first sheet that is right, and a second that was a mistake."""
    take(FIRST)
    take(SECOND, stock=True)
    return catalog


def goods(catalog: Catalog) -> dict[str, Product]:
    return {product.code: product for product in catalog.listed("all", limit=100)}


def undo(catalog: Catalog, *in_use: str) -> tuple[int, int, tuple[str, ...]]:
    last = catalog.last_import()
    assert last is not None
    done = catalog.undo_import(last.seq, in_use, at=AT, operation=f"undo {last.seq}")
    return done.counts["removed"], done.counts["restored"], done.left


def sell(store: Store, journal: Journal, catalog: Catalog, code: str) -> Event:
    with store.transaction():
        event = journal.record(
            "sale", {"refund_of": None, "lines": [{"code": code, "qty": 1}]}, at=AT, operation=f"sale {code}"
        )
        stock.project_lines(store, event)
    return event


def test_the_last_sheet_is_told_with_what_it_touched(two: Catalog) -> None:
    last = two.last_import()

    assert last is not None
    assert (last.sheet, last.added, last.changed, last.at) == ("sheet-2.csv", 2, 1, AT)


def test_everything_is_as_it_was_before_the_sheet(take: Take, catalog: Catalog) -> None:
    take(FIRST)
    before = goods(catalog)
    take(SECOND, stock=True)

    assert undo(catalog) == (2, 1, ())

    assert goods(catalog) == before
    assert catalog.by_barcode_or_code("119") is None
    assert catalog.by_barcode_or_code("111") == before["A"]
    assert [product.code for product in catalog.search("emas")] == []
    assert [product.code for product in catalog.search("teko")] == ["A"]
    assert catalog.search("cobek") == []
    assert catalog.last_import() is None


def test_it_is_undone_once_only(two: Catalog) -> None:
    last = two.last_import()
    assert last is not None
    undo(two)

    with pytest.raises(PosError, match="Only the last import can be undone, and only once"):
        two.undo_import(last.seq, at=AT, operation="again")


def test_the_sheet_before_cannot_be_taken_back(take: Take, catalog: Catalog) -> None:
    take(FIRST)
    first = catalog.last_import()
    assert first is not None
    take(SECOND)

    with pytest.raises(PosError, match="Only the last"):
        outcome(catalog.undoing(first.seq))


def test_what_was_sold_since_stays_and_is_named(two: Catalog, store: Store, journal: Journal) -> None:
    sell(store, journal, two, "D")

    assert undo(two) == (1, 1, ("D",))
    assert set(goods(two)) == {"A", "B", "C", "D"}
    assert goods(two)["D"].on_hand == 6


def test_a_price_goes_back_though_the_thing_was_sold_but_its_stock_does_not(
    two: Catalog, store: Store, journal: Journal
) -> None:
    sell(store, journal, two, "A")

    assert undo(two) == (2, 1, ())
    assert (goods(two)["A"].price, goods(two)["A"].on_hand) == (50_000, 8)


def test_what_was_changed_by_hand_since_stays(two: Catalog) -> None:
    two.save_product(Product(code="A", name="Teko perak", price=510_000), at=AT, operation="by hand")
    two.save_product(Product(code="E", name="Ulekan batu", price=13_000), at=AT, operation="by hand too")

    assert undo(two) == (1, 1, ("A", "E"))  # A's stock went back, nothing else of it
    assert (goods(two)["A"].name, goods(two)["A"].on_hand) == ("Teko perak", 4)
    assert goods(two)["E"].price == 13_000


def test_what_lies_in_a_basket_stays(two: Catalog) -> None:
    assert undo(two, "D") == (1, 1, ("D",))


def test_a_barcode_that_another_product_has_got_since_is_not_taken_from_it(two: Catalog) -> None:
    two.save_product(Product(code="B", name="Guci", price=90_000, barcodes=("222", "111")), at=AT, operation="b")

    assert undo(two)[2] == ("A",)
    assert two.by_barcode_or_code("111") == goods(two)["B"]


def test_a_sheet_that_said_how_goods_are_measured_is_not_undone_over_their_stock(
    take: Take, catalog: Catalog, store: Store, journal: Journal
) -> None:
    take("kode;nama;harga;stok\nA;Teh;60000;4\n")
    take("kode;nama;harga;stok;ditimbang\nA;Teh;60000;4000;ya\n", stock=True)
    sell(store, journal, catalog, "A")

    assert undo(catalog)[2] == ("A",)
    assert (goods(catalog)["A"].weighed, goods(catalog)["A"].on_hand) == (True, 3_999)


def test_the_journal_tells_what_went_and_the_stock_is_rebuilt_the_same(
    two: Catalog, store: Store, journal: Journal
) -> None:
    undo(two)
    before = {code: product.on_hand for code, product in goods(two).items()}
    event = next(event for event in journal.events() if event.kind == "sheet_undone")
    assert event.data == {"sheet": "sheet-2.csv", "import": 3, "removed": 2, "restored": 1, "left": 0}

    with store.transaction():
        stock.forget(store)
        for one in journal.events():
            two.project(one)
    assert {code: product.on_hand for code, product in goods(two).items()} == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.sampled_from("ABCDEFGH"), st.integers(0, 999_999), st.integers(0, 50)),
        unique_by=lambda row: row[0],
        min_size=1,
    )
)
def test_any_sheet_can_come_and_go(take: Take, catalog: Catalog, rows: list[tuple[str, int, int]]) -> None:
    take(FIRST)
    before = goods(catalog)
    sheet = "kode;nama;harga;stok\n" + "".join(f"{code};Barang {code};{price};{level}\n" for code, price, level in rows)
    if take(sheet, stock=True).unchanged == len(rows):
        return

    undo(catalog)

    assert goods(catalog) == before
