"""Finding goods, changing one, and what is on hand."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pos.catalog import SHOWN, Catalog, stock
from pos.catalog.columns import FactError
from pos.catalog.product import Product
from pos.catalog.scan import clean, find
from pos.catalog.stock import tables as stock_tables
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.store import Store

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)


def save(catalog: Catalog, code: str, name: str, operation: str | None = None, **facts: Any) -> Product:
    on_hand = facts.pop("on_hand", stock.KEEP)
    product = Product(code=code, name=name, price=facts.pop("price", 1000), **facts)
    return catalog.save_product(product, at=AT, operation=operation or f"save-{code}-{name}", on_hand=on_hand)


def sell(store: Store, journal: Journal, *lines: tuple[str | None, int], refund_of: str | None = None) -> Event:
    data = {"refund_of": refund_of, "lines": [{"code": code, "qty": qty} for code, qty in lines]}
    with store.transaction():
        operation = f"sale-{len(list(journal.events()))}"
        event = journal.record("refund" if refund_of else "sale", data, at=AT, operation=operation)
        stock.project_lines(store, event)
    return event


def names(products: list[Product]) -> list[str]:
    return [product.name for product in products]


def test_a_barcode_or_code_finds_its_product_exactly(catalog: Catalog) -> None:
    save(catalog, "K-17", "Kursi", barcodes=("8991234567895", "LAMA"))
    for text in ("K-17", "8991234567895", "LAMA"):
        found = catalog.by_barcode_or_code(text)
        assert found is not None
        assert found.code == "K-17"
    assert catalog.by_barcode_or_code("k-17") is None
    assert catalog.by_code("LAMA") is None


def test_a_scan_loses_control_characters_and_knows_codes_in_any_case(catalog: Catalog) -> None:
    save(catalog, "K-17", "Kursi", barcodes=("899",))
    for text in ("899\r", "\x02899\x03", " k-17\n", "K\u200b-17"):
        found = find(catalog, text)
        assert found is not None
        assert found.code == "K-17"
    save(catalog, "k-17", "Kursi kecil")
    assert find(catalog, "K-17") == catalog.by_code("K-17")
    save(catalog, "AB", "Satu")
    save(catalog, "ab", "Dua")
    assert find(catalog, "Ab") is None
    assert len(clean("9" * 5_000)) == 200


def test_search_finds_beginnings_of_words_then_insides(catalog: Catalog) -> None:
    save(catalog, "A", "Meja teras jati", maker="Pak Slamet")
    save(catalog, "B", "Kursi goyang", category="Kursi")
    save(catalog, "C", "Kain jarik", origin="Pekalongan")
    save(catalog, "D", "Kipas KJ", short="Kj")
    assert names(catalog.search("k")) == ["Kursi goyang", "Kain jarik", "Kipas KJ"]
    assert names(catalog.search("ter mej")) == ["Meja teras jati"]
    assert names(catalog.search("slam")) == ["Meja teras jati"]
    assert names(catalog.search("PEKAL")) == ["Kain jarik"]
    assert names(catalog.search("oyan")) == ["Kursi goyang"]
    assert names(catalog.search("ja")) == ["Meja teras jati", "Kain jarik"]
    assert catalog.search("") == catalog.search(" ... ") == catalog.search("zzz") == []


def test_the_very_code_comes_first_and_the_limit_holds(catalog: Catalog) -> None:
    for number in range(30):
        save(catalog, f"X{number}", f"Gelas X9 {number}")
    assert catalog.search("X9")[0].code == "X9"
    assert len(catalog.search("gelas")) == 20
    assert len(catalog.search("gelas", limit=7)) == 7
    assert names(catalog.search("gelas"))[0] == "Gelas X9 0"


HOSTILE = [*"\"'*(^-;%_🪑+é", '""', "a*", "NEAR(", "name:x", "OR", "a-b", "\\", "{name}", "كرسي", "क्ष"]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a AND", "NOT x", "' OR 1=1 --", "x" * 5_000, "a\tb", "\0", "\u202ea", "\ud800"]
)
def test_any_text_is_safe_to_search_for(catalog: Catalog, text: str) -> None:
    save(catalog, "A", "Gelas")
    assert catalog.search(text) in ([], [catalog.by_code("A")])
    assert find(catalog, text) in (None, catalog.by_code("A"))


def test_search_follows_a_change(catalog: Catalog) -> None:
    save(catalog, "A", "Gelas kaca", category="Dapur")
    save(catalog, "A", "Cangkir tanah", category="Minum")
    assert catalog.search("gelas") == catalog.search("elas") == catalog.search("dapur") == []
    assert (
        names(catalog.search("cang"))
        == names(catalog.search("angki"))
        == names(catalog.search("minum"))
        == ["Cangkir tanah"]
    )
    save(catalog, "A", "Cangkir tanah", category="Minum", price=5)
    assert names(catalog.search("cangkir")) == ["Cangkir tanah"]


def test_tiles_come_in_the_order_of_entry_page_by_page(catalog: Catalog) -> None:
    save(catalog, "B", "Wajan", category="Dapur")
    save(catalog, "A", "Gelas", category="Dapur")
    save(catalog, "C", "Lepas")
    save(catalog, "D", "Kursi", category="Alat duduk")
    assert names(catalog.tiles()) == ["Wajan", "Gelas", "Lepas", "Kursi"]
    assert names(catalog.tiles("Dapur", limit=1, offset=1)) == ["Gelas"]
    assert names(catalog.tiles("")) == ["Lepas"]
    assert catalog.categories() == ["Alat duduk", "Dapur"]
    assert (catalog.count(), catalog.count("Dapur"), catalog.count(""), catalog.count("x")) == (4, 2, 1, 0)


def test_an_empty_catalogue_has_nothing(catalog: Catalog) -> None:
    assert (catalog.tiles(), catalog.categories(), catalog.count(), catalog.search("a")) == ([], [], 0, [])


def test_a_new_product_gets_a_code_and_its_event(catalog: Catalog, journal: Journal) -> None:
    made = save(catalog, "", "  Gelas ", barcodes=("1",), on_hand=3)
    assert made == Product(code="P-0001", name="Gelas", price=1000, barcodes=("1",), on_hand=3)
    assert save(catalog, "", "Piring").code == "P-0002"
    changed, counted, _ = journal.events()
    assert changed.kind == "product_changed"
    assert (changed.data["code"], changed.data["before"], changed.data["after"]["name"]) == ("P-0001", None, "Gelas")
    assert counted.data == {"stock": {"P-0001": 3}}


def test_a_change_records_only_what_changed(catalog: Catalog, journal: Journal) -> None:
    save(catalog, "A", "Gelas", barcodes=("1",))
    save(catalog, "A", "Gelas", "again", barcodes=("1",))
    save(catalog, "A", "Gelas", "price", barcodes=("1", "2"), price=1500)
    events = list(journal.events())
    assert len(events) == 2
    assert events[1].data == {
        "code": "A",
        "before": {"price": 1000, "barcodes": ["1"]},
        "after": {"price": 1500, "barcodes": ["1", "2"]},
    }


def test_the_same_save_again_makes_no_second_product(catalog: Catalog, journal: Journal) -> None:
    assert save(catalog, "", "Gelas", "once") == save(catalog, "", "Gelas", "once")
    assert (catalog.count(), len(list(journal.events()))) == (1, 1)


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"name": " "}, "name"),
        ({"price": -1}, "price"),
        ({"price": 1_000_000_000}, "price"),
        ({"short": "x" * 23}, "short"),
        ({"low": -1}, "low"),
        ({"cost": -5}, "cost"),
        ({"maker": "\u202e"}, "maker"),
        ({"barcodes": ("x" * 41,)}, "barcodes"),
    ],
)
def test_a_fact_that_cannot_be_is_named(catalog: Catalog, facts: dict[str, Any], fact: str) -> None:
    with pytest.raises(FactError) as caught:
        catalog.save_product(Product(**{"code": "A", "name": "Gelas", "price": 1} | facts), at=AT, operation="a")
    assert caught.value.fact == fact
    assert catalog.count() == 0


def test_no_text_means_two_products(catalog: Catalog) -> None:
    save(catalog, "A", "Gelas", barcodes=("111",))
    for code, barcodes in (("B", ("111",)), ("B", ("A",)), ("111", ())):
        with pytest.raises(PosError, match="another product's already: A"):
            save(catalog, code, "Piring", barcodes=barcodes)
    assert save(catalog, "A", "Gelas", "own", barcodes=("111", "A")).barcodes == ("111", "A")


def test_saving_checks_the_stock_as_a_sheet_does(catalog: Catalog) -> None:
    assert save(catalog, "A", "Keris", unique=True).on_hand == 1
    with pytest.raises(PosError, match="single piece"):
        save(catalog, "B", "Teko", unique=True, on_hand=2)
    with pytest.raises(PosError, match="below 0"):
        save(catalog, "B", "Teko", on_hand=-1)


def test_sales_take_from_stock_and_refunds_bring_back(catalog: Catalog, store: Store, journal: Journal) -> None:
    save(catalog, "A", "Gelas", on_hand=5)
    save(catalog, "B", "Piring")
    save(catalog, "K", "Keris", unique=True)
    first = sell(store, journal, ("A", 2), ("B", 1), (None, 1), ("K", 1))
    assert [stock.on_hand(store, code) for code in "ABK"] == [3, None, 0]
    product = catalog.by_code("K")
    assert product is not None
    assert product.sold_out
    second = sell(store, journal, ("A", -1), ("K", -1), refund_of="K07-1-261124-0001")
    assert [stock.on_hand(store, code) for code in "ABK"] == [4, None, 1]
    assert stock_tables.movements_of(store, "A")[1:] == [(first.seq, 1, -2, "sale"), (second.seq, 1, 1, "refund")]
    assert stock_tables.movements_of(store, "B") == [(first.seq, 2, -1, "sale")]
    assert stock_tables.movements_of(store, "K")[1:] == [(first.seq, 4, -1, "sale"), (second.seq, 2, 1, "refund")]


def test_one_product_on_two_lines_moves_twice(catalog: Catalog, store: Store, journal: Journal) -> None:
    save(catalog, "A", "Gelas", on_hand=5)
    sell(store, journal, ("A", 2), ("A", 4))
    assert stock.on_hand(store, "A") == -1


def test_stock_is_set_and_let_go(catalog: Catalog, store: Store, journal: Journal) -> None:
    save(catalog, "A", "Gelas")
    catalog.set_stock("A", 7, at=AT, operation="s1")
    catalog.set_stock("A", 7, at=AT, operation="s2")
    product = catalog.by_code("A")
    assert product is not None
    assert (product.on_hand, product.counted, product.sold_out, product.running_low) == (7, True, False, False)
    catalog.set_stock("A", 5, at=AT, operation="s3")
    product = catalog.by_code("A")
    assert product is not None
    assert product.running_low
    catalog.set_stock("A", None, at=AT, operation="s4")
    catalog.set_stock("A", 9, at=AT, operation="s4")
    assert stock.on_hand(store, "A") is None
    assert [event.data for event in journal.events()][1:] == [{"stock": {"A": level}} for level in (7, 5, None)]
    assert [(qty, kind) for _, _, qty, kind in stock_tables.movements_of(store, "A")] == [
        (7, "set"),
        (5, "set"),
        (0, "uncounted"),
    ]
    with pytest.raises(PosError, match="no product Z"):
        catalog.set_stock("Z", 1, at=AT, operation="s5")


def test_stock_is_rebuilt_from_the_journal_as_it_was(catalog: Catalog, store: Store, journal: Journal) -> None:
    save(catalog, "A", "Gelas", on_hand=5)
    save(catalog, "B", "Piring", on_hand=2)
    sell(store, journal, ("A", 2), ("B", 1))
    catalog.set_stock("B", None, at=AT, operation="s1")
    sell(store, journal, ("B", 1), ("A", -1), refund_of="x")

    def content() -> list[list[tuple[Any, ...]]]:
        return [[tuple(row) for row in store.rows(f"SELECT * FROM {table}")] for table in ("stock", "stock_movement")]  # noqa: S608

    before = content()
    stock.forget(store)
    assert content() == [[], []]
    for event in journal.events():
        catalog.project(event)
        if event.kind in ("sale", "refund"):
            stock.project_lines(store, event)
    assert content() == before


def test_a_sale_that_fails_moves_nothing(catalog: Catalog, store: Store, journal: Journal) -> None:
    save(catalog, "A", "Gelas", on_hand=5)
    with pytest.raises(RuntimeError), store.transaction():
        sell(store, journal, ("A", 2))
        raise RuntimeError
    assert stock.on_hand(store, "A") == 5
    assert len(stock_tables.movements_of(store, "A")) == 1


def test_prices_are_by_the_piece_or_by_the_kilogram_and_receipts_take_the_short_name() -> None:
    assert Product(code="A", name="Kopi Temanggung", price=1, weighed=True, short="Kopi").per == 1000
    assert Product(code="A", name="Kopi Temanggung", price=1, short="Kopi").receipt_name == "Kopi"
    assert Product(code="A", name="Gelas", price=1).receipt_name == "Gelas"
    assert Product(code="A", name="Gelas", price=1).per == 1


def test_an_archived_product_is_offered_and_found_no_more_but_still_scans(catalog: Catalog) -> None:
    catalog.save_product(Product(code="A", name="Teko blirik", price=50_000, barcodes=("111",)), at=AT, operation="a")
    catalog.save_product(Product(code="B", name="Guci", price=90_000), at=AT, operation="b")

    catalog.archive("A", True, at=AT, operation="c")

    assert [product.code for product in catalog.tiles()] == ["B"]
    assert catalog.search("blirik") == []
    scanned = catalog.by_barcode_or_code("111")
    assert scanned is not None
    assert scanned.archived
    assert [product.code for product in catalog.listed("archived")] == ["A"]

    changed = catalog.save_product(replace(scanned, name="Teko enamel"), at=AT, operation="d")
    assert changed.archived
    assert catalog.search("enamel") == []

    catalog.archive("A", False, at=AT, operation="e")
    assert [product.code for product in catalog.search("enamel")] == ["A"]
    assert [product.code for product in catalog.tiles()] == ["A", "B"]


def test_archiving_twice_is_one_event(catalog: Catalog, journal: Journal) -> None:
    catalog.save_product(Product(code="A", name="Teko", price=50_000), at=AT, operation="a")
    catalog.archive("A", True, at=AT, operation="b")
    catalog.archive("A", True, at=AT, operation="b")
    catalog.archive("A", True, at=AT, operation="c")

    assert [event.kind for event in journal.events()] == ["product_changed", "product_archived"]


def test_the_list_shows_what_runs_low_is_out_single_or_without_a_photo(catalog: Catalog) -> None:
    def add(code: str, on_hand: int | None, **facts: Any) -> None:
        product = Product(code=code, name=code, price=1_000, **facts)
        catalog.save_product(product, at=AT, operation=code, on_hand=on_hand)

    add("LOW", 2)
    add("OUT", 0, photo="out.jpg")
    add("MANY", 50, category="Teko")
    add("FREE", None, photo="free.jpg")
    add("ONE", 1, unique=True)

    shown = {name: [product.code for product in catalog.listed(name)] for name in SHOWN}
    assert shown == {
        "all": ["LOW", "OUT", "MANY", "FREE", "ONE"],
        "low": ["LOW"],
        "out": ["OUT"],
        "single": ["ONE"],
        "bare": ["LOW", "MANY", "ONE"],
        "archived": [],
    }
    assert catalog.counts() == {name: len(codes) for name, codes in shown.items()}
    assert catalog.counts("Teko")["all"] == 1
    assert [product.code for product in catalog.listed("all", "Teko")] == ["MANY"]


def test_all_goods_are_counted_as_their_categories_are(catalog: Catalog) -> None:
    goods = (
        (Product(code="A1", name="Radio", price=1, category="A"), 9),
        (Product(code="A2", name="Lampu", price=1, category="A", photo="a.jpg"), 2),
        (Product(code="A3", name="Keris", price=1, category="A", unique=True), 1),
        (Product(code="B1", name="Koin", price=1, category="B"), 0),
        (Product(code="B2", name="Guci", price=1, category="B", photo="b.jpg"), 0),
        (Product(code="C1", name="Jasa", price=1), None),
        (Product(code="C2", name="Peti", price=1, unique=True), 1),
    )
    for product, on_hand in goods:
        catalog.save_product(product, at=AT, operation=product.code, on_hand=on_hand)
    for code in ("B2", "C2"):
        catalog.archive(code, True, at=AT, operation="archive " + code)

    counted = catalog.counts()

    assert counted == {"all": 5, "low": 1, "out": 1, "single": 1, "bare": 4, "archived": 2}
    assert counted == {name: sum(catalog.counts(each)[name] for each in ("A", "B", "")) for name in counted}
    assert {name: len(catalog.listed(name)) for name in counted} == counted


def test_a_maker_is_one_whatever_the_case_of_the_name(catalog: Catalog) -> None:
    save(catalog, "A", "Tas", maker="Bu Sri", on_hand=3)
    save(catalog, "B", "Kain", maker="bu sri", on_hand=2)
    save(catalog, "C", "Gula", maker="Bu Sri", weighed=True, on_hand=2_500)
    save(catalog, "D", "Topeng", maker="Pak Jo")
    save(catalog, "E", "Kunci")
    assert [(made.name, made.kinds, made.pieces) for made in catalog.makers()] == [("Bu Sri", 3, 5), ("Pak Jo", 1, 0)]
    assert [product.code for product in catalog.made_by("BU SRI")] == ["A", "B", "C"]
