"""The catalogue sheet: what a row means, what is refused, and that what goes out comes back unchanged."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from pos.catalog import Catalog
from pos.catalog.product import Product
from pos.catalog.sheet import Imported, headings
from pos.errors import PosError
from pos.journal.chain import Journal

Take = Callable[..., Imported]
AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)
GOLDEN = Path(__file__).parents[2] / "golden" / "sheets"


def counts(done: Imported) -> tuple[int, int, int, int]:
    return (done.added, done.changed, done.unchanged, len(done.refused))


def read(catalog: Catalog, path: Path, operation: str = "a", **options: bool) -> Imported:
    return catalog.import_sheet(path, at=AT, operation=operation, **options)


def test_every_column_is_taken_up(catalog: Catalog) -> None:
    done = read(catalog, GOLDEN / "semicolon-bom.csv")
    assert counts(done) == (4, 0, 0, 0)
    assert done.ignored_headings == ()
    assert catalog.by_code("K-17") == Product(
        code="K-17",
        name="Kursi teras jati",
        price=450_000,
        barcodes=("8991234567895", "K17-LAMA"),
        category="Kursi",
        unit="buah",
        short="Kursi teras",
        low=1,
        cost=300_000,
        floor=400_000,
        maker="Pak Slamet",
        origin="Jepara",
        weight_g=8500,
        length_cm=60,
        width_cm=55,
        height_cm=85,
        photo="k17.jpg",
        description="Jati tua; dua tangan.\nBisa dilipat.",
        on_hand=4,
    )
    assert catalog.by_code("P-0001") == Product(
        code="P-0001", name="Radio transistor 1968", price=750_000, category="Elektronik", unique=True, on_hand=1
    )
    coffee = catalog.by_code("KP1")
    assert coffee is not None
    assert (coffee.weighed, coffee.per, coffee.on_hand, coffee.low, coffee.unique) == (True, 1000, 2500, 1000, False)
    assert [product.name for product in catalog.search("lilin")] == ["=Lilin"]


@pytest.mark.parametrize(
    ("name", "code", "product"),
    [
        ("comma-utf8.csv", "T-2", Product(code="T-2", name='Wedang "uwuh"', price=12_500, category="Minuman")),
        ("tab-utf8.csv", "B-1", Product(code="B-1", name="Batik cap, motif parang", price=185_000)),
        ("semicolon-cp1252.csv", "P-0002", Product(code="P-0002", name="Piña kecil", price=7_000, origin="Tegal")),
    ],
)
def test_every_dialect_is_taken_up(catalog: Catalog, name: str, code: str, product: Product) -> None:
    assert read(catalog, GOLDEN / name).refused == ()
    assert catalog.by_code(code) == product


def test_a_piece_tells_how_it_is_and_where_it_comes_from_in_either_language(take: Take, catalog: Catalog) -> None:
    assert take("nama;harga;kode;Kondisi;Cacat;Usia;Asal Usul\nRadio;1;A;Ada cacat;lampu mati;±1955;Dari Salatiga\n")
    assert take("name;price;code;condition;flaws;age;provenance\nLampu;1;B;well kept;;;\nJam;1;C;rusak;;;\n")
    assert catalog.by_code("A") == Product(
        code="A",
        name="Radio",
        price=1,
        condition="flawed",
        flaws="lampu mati",
        age="±1955",
        provenance="Dari Salatiga",
    )
    assert [product.condition for product in catalog.tiles()] == ["flawed", "well_kept", "broken"]


def test_a_condition_that_is_none_is_refused_with_those_there_are(take: Take) -> None:
    (refused,) = take("nama;harga;kondisi\nRadio;1;lumayan\n").refused
    assert (refused.heading, refused.value) == ("kondisi", "lumayan")
    assert "mulus, terawat, ada cacat, rusak" in refused.reason


def test_unknown_headings_are_reported_as_written(catalog: Catalog) -> None:
    assert read(catalog, GOLDEN / "comma-utf8.csv").ignored_headings == ("low stock",)


def test_every_bad_cell_is_listed_and_nothing_changes(catalog: Catalog, journal: Journal) -> None:
    done = read(catalog, GOLDEN / "refused.csv")
    assert (done.added, done.changed, done.unchanged) == (0, 0, 0)
    assert done.ignored_headings == ("Warna",)
    assert [(cell.row, cell.heading, cell.value) for cell in done.refused] == [
        (2, "Harga", "12,500"),
        (3, "Nama", ""),
        (3, "Harga", "12,5"),
        (3, "Stok", "tiga"),
        (4, "Harga", "12.50"),
        (5, "Kode", "A-1"),
        (6, "Harga", ""),
        (7, "Harga", "1000000000"),
        (7, "Tunggal", "mungkin"),
        (8, "Harga", "-5"),
        (8, "Stok", "1,5"),
        (8, "Barcode", "8,99123E+12"),
        (9, "Barcode", "899"),
        (11, "Harga", "١٢"),
        (11, "", "lebih"),
    ]
    assert all(cell.reason for cell in done.refused)
    assert catalog.count() == 0
    assert journal.tail() is None


def test_the_json_object_has_the_promised_keys(take: Take) -> None:
    assert take("nama;harga;warna\nGelas;12,5;biru\n").to_data() == {
        "added": 0,
        "changed": 0,
        "unchanged": 0,
        "refused": [
            {
                "row": 2,
                "heading": "harga",
                "value": "12,5",
                "reason": "“12,5” is not an amount: write whole rupiah, like 12500 or 12.500",
            }
        ],
        "ignored_headings": ["warna"],
    }


def test_one_refused_row_keeps_the_good_rows_out(take: Take, catalog: Catalog) -> None:
    take("kode;nama;harga\nA;Gelas;5000\n")
    done = take("kode;nama;harga\nA;Gelas;5000\nB;Piring;7000\nC;Panci;x\n")
    assert counts(done) == (0, 0, 1, 1)
    assert catalog.count() == 1


@pytest.mark.parametrize("price", ["12500", "12.500", "Rp 12.500", "Rp12.500", " 12.500 ", "rp\u00a012.500"])
def test_a_price_is_read_as_people_write_it(take: Take, catalog: Catalog, price: str) -> None:
    take(f"kode;nama;harga\nA;Gelas;{price}\n")
    product = catalog.by_code("A")
    assert product is not None
    assert product.price == 12_500


@pytest.mark.parametrize(
    "price", ["12,500", "12,5", "12.50", "12.5", "1.2500", "", "gratis", "-1", "1e3", "1000000000", "１２"]
)
def test_an_unclear_price_is_refused(take: Take, price: str) -> None:
    refused = take(f'nama;harga\nGelas;"{price}"\n').refused
    assert [(cell.row, cell.heading, cell.value) for cell in refused] == [(2, "harga", price)]


def test_prices_and_barcodes_of_a_spreadsheet_are_whole_numbers(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["nama", "harga", "kode", "barcode", "ditimbang"])
        sheet.write_row(1, 0, [1945, 12500, 17, 8991234567895, True])
        sheet.write_row(2, 0, ["Gelas", "12.500", "A-2", "0012 13", False])
        book.add_worksheet().write_row(0, 0, ["other"])
    assert counts(read(catalog, path)) == (2, 0, 0, 0)
    assert catalog.by_code("17") == Product(
        code="17", name="1945", price=12_500, barcodes=("8991234567895",), weighed=True
    )
    assert catalog.by_code("A-2") == Product(code="A-2", name="Gelas", price=12_500, barcodes=("0012", "13"))


def test_a_fraction_of_a_spreadsheet_is_refused_even_where_it_looks_like_thousands(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["nama", "harga", "stok", "barcode"])
        sheet.write_row(1, 0, ["Gelas", 12.345, 1.5, 8991234567895123456])
    refused = read(catalog, path).refused
    assert [(cell.heading, cell.value) for cell in refused] == [
        ("harga", "12.345"),
        ("stok", "1.5"),
        ("barcode", "8991234567895123968"),
    ]


@pytest.mark.parametrize("word", ["ya", "Y", "YES", "1", " ya "])
def test_yes_in_its_spellings(take: Take, catalog: Catalog, word: str) -> None:
    take(f"kode;nama;harga;ditimbang\nA;Kopi;5000;{word}\n")
    product = catalog.by_code("A")
    assert product is not None
    assert product.weighed


@pytest.mark.parametrize("word", ["tidak", "T", "no", "N", "0", ""])
def test_no_in_its_spellings(take: Take, catalog: Catalog, word: str) -> None:
    take(f"kode;nama;harga;ditimbang\nA;Kopi;5000;{word}\n")
    product = catalog.by_code("A")
    assert product is not None
    assert not product.weighed


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("nama", "x" * 81),
        ("singkat", "x" * 23),
        ("kode", "x" * 41),
        ("barcode", "x" * 41),
        ("kategori", "x" * 81),
        ("deskripsi", "x" * 5001),
        ("perajin", "Bu \u202eSri"),
        ("nama", "Ge\u200blas"),
        ("kode", "A\x07"),
        ("batas stok", "-1"),
        ("berat", "1,5"),
        ("modal", "Rp"),
        ("stok", "Rp 5"),
        ("stok", "-1"),
    ],
)
def test_what_cannot_be_shown_or_counted_is_refused(take: Take, heading: str, value: str) -> None:
    facts = {"nama": "Gelas", "harga": "5000"} | {heading: value}
    refused = take(";".join(facts) + "\n" + ";".join(facts.values()) + "\n").refused
    assert [(cell.heading, cell.value) for cell in refused] == [(heading, value)]


def test_texts_are_trimmed_and_kept_on_one_line(take: Take, catalog: Catalog) -> None:
    take(
        'kode;nama;harga;asal\n A ; "x";1;"Kota\nSolo"\nB;"Kursi\r\nrotan";1;Sma\u0301l\u00a0an \n'.replace(
            '"x"', "Gelas"
        )
    )
    assert catalog.by_code("A") == Product(code="A", name="Gelas", price=1, origin="Kota Solo")
    assert catalog.by_code("B") == Product(code="B", name="Kursi rotan", price=1, origin="Smál an")


def test_a_price_cut_in_two_by_its_comma_is_not_taken_for_a_smaller_one(take: Take, catalog: Catalog) -> None:
    done = take("nama,harga\nGelas,12,500\n")
    assert [(cell.row, cell.heading, cell.value) for cell in done.refused] == [(2, "", "500")]
    assert catalog.count() == 0


def test_cells_under_an_empty_heading_are_not_dropped_silently(take: Take) -> None:
    assert counts(take("nama;harga;\nGelas;5000;\n")) == (1, 0, 0, 0)
    assert [cell.value for cell in take("nama;harga;\nPiring;5000;x\n").refused] == ["x"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nama;stok\nGelas;5\n", "no column “harga”"),
        ("kode;harga\nA;5\n", "no column “nama”"),
        ("Gelas;5000\n", "no column “nama”"),
        ("nama;name;harga\nA;B;5\n", r"one column twice \(nama, name\)"),
    ],
)
def test_headings_that_cannot_be_meant_are_refused_in_one_sentence(take: Take, text: str, sentence: str) -> None:
    with pytest.raises(PosError, match=sentence):
        take(text)


def test_headings_of_both_languages_in_any_order_case_and_spacing(take: Take, catalog: Catalog) -> None:
    take("HARGATERENDAH; Low ;N ama;PRICE;Weight_G;panjang cm\n4000;2;Gelas;5000;300;9\n")
    assert catalog.by_code("P-0001") == Product(
        code="P-0001", name="Gelas", price=5000, floor=4000, low=2, weight_g=300, length_cm=9
    )


def test_a_row_matches_by_code_then_barcode_then_name_and_the_code_stays(take: Take, catalog: Catalog) -> None:
    take("kode;barcode;nama;harga\nA;111 222;Gelas;1000\nB;333;Piring;2000\n")
    take("kode;barcode;nama;harga\nC;;Sendok;3000\n")
    done = take("kode;barcode;nama;harga\nA;333;Sendok;1500\nZ;222 444;Gelas;1\nY;;SENDOK;3500\nB;;Piring;9\n")
    assert [(cell.row, cell.heading) for cell in done.refused] == [(3, "nama")]
    done = take("kode;barcode;nama;harga\nA;111 222;Gelas besar;1500\nZ;333;Wajan;2500\nY;;SENDOK;3500\n")
    assert counts(done) == (0, 3, 0, 0)
    assert [(product.code, product.name, product.price) for product in catalog.tiles()] == [
        ("A", "Gelas besar", 1500),
        ("B", "Wajan", 2500),
        ("C", "SENDOK", 3500),
    ]


def test_an_absent_column_keeps_and_an_empty_cell_clears(take: Take, catalog: Catalog) -> None:
    take("kode;nama;harga;asal;perajin;batas stok;barcode\nA;Gelas;1000;Solo;Bu Sri;9;111\n")
    assert counts(take("kode;nama;harga;asal;batas stok;barcode\nA;Gelas;1000;;;\n")) == (0, 1, 0, 0)
    assert catalog.by_code("A") == Product(code="A", name="Gelas", price=1000, maker="Bu Sri")
    assert catalog.by_barcode_or_code("111") is None


def test_a_barcode_or_name_that_means_two_products_is_refused(take: Take) -> None:
    take("kode;barcode;nama;harga\nA;111;Koin;1000\nB;222;Koin;2000\n")
    done = take("barcode;nama;harga\n111 222;Uang;1\n;KOIN;1\n")
    assert [(cell.row, cell.heading, cell.value) for cell in done.refused] == [
        (2, "barcode", "111 222"),
        (3, "nama", "KOIN"),
    ]


def test_two_rows_for_one_product_are_refused(take: Take) -> None:
    take("kode;barcode;nama;harga\nA;111;Gelas;1000\n")
    done = take("kode;barcode;nama;harga\nA;;Gelas;1\n;;gelas;2\n")
    assert [(cell.row, cell.heading) for cell in done.refused] == [(3, "nama")]


def test_new_rows_with_codes_may_share_a_name_but_one_without_may_not(take: Take) -> None:
    assert counts(take("kode;nama;harga\nA;Koin;1\nB;Koin;2\n")) == (2, 0, 0, 0)
    assert counts(take("kode;nama;harga\nA;Koin;1\nB;Koin;2\n")) == (0, 0, 2, 0)
    done = take("kode;nama;harga\n;Uang;1\nC;Uang;2\n;Kunci;1\n;kunci;2\nA;Gelas;1\n;GELAS;1\n")
    assert [(cell.row, cell.value) for cell in done.refused] == [(2, "Uang"), (5, "kunci"), (7, "GELAS")]


def test_another_products_barcode_or_code_is_refused(take: Take) -> None:
    take("kode;barcode;nama;harga\nA;111;Gelas;1000\nB;222;Piring;2000\n")
    done = take("kode;barcode;nama;harga\nB;111 222;Piring;1\nC;A;Sendok;1\n222;;Garpu;1\nD;E;Wajan;1\nE;;Panci;1\n")
    assert [(cell.row, cell.heading, cell.value) for cell in done.refused] == [
        (2, "barcode", "111 222"),
        (3, "barcode", "A"),
        (4, "kode", "222"),
        (5, "barcode", "E"),
    ]


def test_a_barcode_may_move_to_another_product_within_one_sheet(take: Take, catalog: Catalog) -> None:
    take("kode;barcode;nama;harga\nA;111;Gelas;1000\nB;222;Piring;2000\n")
    assert counts(take("kode;barcode;nama;harga\nA;222;Gelas;1000\nB;111;Piring;2000\n")) == (0, 2, 0, 0)
    found = catalog.by_barcode_or_code("111")
    assert found is not None
    assert found.code == "B"


def test_a_product_may_have_its_code_as_barcode(take: Take) -> None:
    assert counts(take("kode;barcode;nama;harga\n899;899;Gelas;1000\n")) == (1, 0, 0, 0)
    assert counts(take("kode;barcode;nama;harga\n899;899;Gelas;1000\n")) == (0, 0, 1, 0)


def test_made_codes_are_short_free_and_never_given_twice(take: Take, catalog: Catalog) -> None:
    take("kode;nama;harga;barcode\nP-0001;Gelas;1;\n;Piring;1;P-0002\n;Sendok;1;\n")
    assert [product.code for product in catalog.tiles()] == ["P-0001", "P-0003", "P-0004"]
    take("nama;harga\nGarpu;1\n")
    assert [product.code for product in catalog.tiles()][-1] == "P-0005"


def test_stock_counts_for_new_goods_only_unless_asked_for(take: Take, catalog: Catalog) -> None:
    sheet = "kode;nama;harga;stok\nA;Gelas;1000;{}\n"
    take(sheet.format(5))
    assert counts(take(sheet.format(9))) == (0, 0, 1, 0)
    assert catalog.by_code("A") == Product(code="A", name="Gelas", price=1000, on_hand=5)
    assert counts(take(sheet.format(9), stock=True)) == (0, 1, 0, 0)
    assert counts(take(sheet.format(9), stock=True)) == (0, 0, 1, 0)
    assert catalog.by_code("A") == Product(code="A", name="Gelas", price=1000, on_hand=9)
    assert counts(take(sheet.format(""), stock=True)) == (0, 1, 0, 0)
    assert catalog.by_code("A") == Product(code="A", name="Gelas", price=1000)


def test_a_single_piece_is_always_counted(take: Take, catalog: Catalog) -> None:
    done = take("kode;nama;harga;tunggal;stok\nA;Keris;1;ya;\nB;Teko;1;ya;0\nC;Lampu;1;ya;1\nD;Setrika;1;;\n")
    assert done.added == 4
    assert [product.on_hand for product in catalog.tiles()] == [1, 0, 1, None]
    assert counts(take("kode;nama;harga;tunggal\nD;Setrika;1;ya\n")) == (0, 1, 0, 0)
    assert [product.on_hand for product in catalog.tiles()] == [1, 0, 1, 1]


@pytest.mark.parametrize("stock", ["2", "-1", "7"])
def test_a_single_piece_with_another_stock_is_refused(take: Take, stock: str) -> None:
    refused = take(f"kode;nama;harga;tunggal;stok\nA;Keris;1;ya;{stock}\n").refused
    assert [(cell.heading, cell.value) for cell in refused] == [("stok", stock)]


def test_goods_of_many_do_not_become_a_single_piece(take: Take) -> None:
    take("kode;nama;harga;stok\nA;Gelas;1;7\n")
    assert [cell.heading for cell in take("kode;nama;harga;tunggal\nA;Gelas;1;ya\n").refused] == ["tunggal"]


def test_weight_and_single_piece_exclude_each_other_and_a_measure_needs_its_stock(take: Take, catalog: Catalog) -> None:
    done = take("kode;nama;harga;ditimbang;tunggal\nA;Besi;1;ya;ya\n")
    assert [cell.heading for cell in done.refused] == ["tunggal"]
    take("kode;nama;harga;stok\nA;Besi;1;7\n")
    assert [cell.heading for cell in take("kode;nama;harga;ditimbang\nA;Besi;1;ya\n").refused] == ["ditimbang"]
    assert take("kode;nama;harga;ditimbang;stok\nA;Besi;1;ya;7500\n", stock=True).changed == 1
    product = catalog.by_code("A")
    assert product is not None
    assert (product.weighed, product.on_hand) == (True, 7500)


def test_a_dry_run_tells_and_changes_nothing(take: Take, catalog: Catalog, journal: Journal) -> None:
    assert counts(take("nama;harga;stok\nGelas;1;5\n", dry_run=True)) == (1, 0, 0, 0)
    assert catalog.count() == 0
    assert journal.tail() is None
    take("nama;harga\nGelas;1\n")
    assert [product.code for product in catalog.tiles()] == ["P-0001"]


def test_an_import_is_one_event_and_its_opening_stock_one_more(take: Take, journal: Journal) -> None:
    text = "kode;nama;harga;stok\nA;Gelas;1;5\nB;Piring;1;\nC;Keris;1;0\n"
    take(text)
    first, second = journal.events()
    assert (first.kind, first.operation, first.day, first.actor) == ("sheet_imported", "import-1", "2026-11-24", "Ayu")
    assert first.data == {
        "sheet": "sheet-1.csv",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "added": 3,
        "changed": 0,
        "unchanged": 0,
    }
    assert (second.kind, second.operation, second.data) == ("stock_set", "import-1:stock", {"stock": {"A": 5, "C": 0}})
    take(text)
    assert len(list(journal.events())) == 2


def test_the_same_step_again_records_once(catalog: Catalog, journal: Journal) -> None:
    path = GOLDEN / "tab-utf8.csv"
    read(catalog, path, "same")
    read(catalog, path, "same")
    assert [event.kind for event in journal.events()] == ["sheet_imported"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_goes_out_comes_back_unchanged(catalog: Catalog, tmp_path: Path, suffix: str) -> None:
    read(catalog, GOLDEN / "semicolon-bom.csv")
    read(catalog, GOLDEN / "semicolon-cp1252.csv", "b")
    path = tmp_path / f"out.{suffix}"
    assert catalog.export_sheet(path) == 6
    assert counts(read(catalog, path, "c", stock=True)) == (0, 0, 6, 0)


def test_an_export_is_written_for_indonesian_spreadsheets(take: Take, catalog: Catalog, tmp_path: Path) -> None:
    take("kode;nama;harga;ditimbang;stok\n'+62;'=Lilin;5000;ya;-0\n")
    catalog.export_sheet(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().decode("utf-8") == (
        "\ufeffkode;barcode;nama;kategori;harga;satuan;singkat;stok;batas stok;ditimbang;tunggal;modal;"
        "harga terendah;perajin;asal;berat;panjang_cm;lebar_cm;tinggi_cm;foto;deskripsi;"
        "kondisi;cacat;usia;asal usul\r\n"
        "'+62;;'=Lilin;;5000;;;0;5;ya;tidak;;;;;;;;;;;;;;\r\n"
    )


def test_a_person_can_say_what_a_heading_means(catalog: Catalog, tmp_path: Path) -> None:
    sheet = tmp_path / "theirs.csv"
    sheet.write_text("Nama Produk;Rupiah;Catatan\nTeko;50000;retak\n", encoding="utf-8")
    with pytest.raises(PosError, match="no column"):
        read(catalog, sheet)

    assert headings(sheet) == ("Nama Produk", "Rupiah", "Catatan")
    done = read(catalog, sheet, meanings={"Nama Produk": "name", "Rupiah": "price", "Catatan": "description"})

    assert counts(done) == (1, 0, 0, 0)
    assert [(one.name, one.price, one.description) for one in catalog.tiles()] == [("Teko", 50_000, "retak")]


def test_a_heading_can_be_told_to_mean_nothing(catalog: Catalog, tmp_path: Path) -> None:
    sheet = tmp_path / "theirs.csv"
    sheet.write_text("nama;harga;modal\nTeko;50000;rahasia\n", encoding="utf-8")

    done = read(catalog, sheet, meanings={"modal": ""})

    assert (counts(done), done.ignored_headings) == ((1, 0, 0, 0), ("modal",))
