"""CSV and XLSX in and out."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pos import sheets, words
from pos.errors import PosError


@pytest.fixture(autouse=True)
def _in_english() -> None:
    words.use("en")


GOLDEN = Path(__file__).parents[1] / "golden" / "sheets"


def is_ours(heading: str) -> bool:
    return heading.strip().casefold() in ("nama", "harga", "name", "price", "kode", "asal")


def xlsx(path: Path, *rows: list[object]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("comma-utf8.csv", ["12500", "Teh poci, gula batu", "T-1", "9", "Minuman"]),
        ("tab-utf8.csv", ["B-1", "Batik cap, motif parang", "185.000"]),
        ("semicolon-cp1252.csv", ["Café “lawas” – cangkir", "35.000", "Solo"]),
    ],
)
def test_the_dialect_is_found_out(name: str, first: list[str]) -> None:
    assert sheets.read(GOLDEN / name, is_ours).rows[1] == first


def test_a_byte_order_mark_and_a_quoted_line_break_are_read_over() -> None:
    rows = sheets.read(GOLDEN / "semicolon-bom.csv").rows
    assert rows[0][0] == "Nama"
    assert rows[1][-1] == "Jati tua; dua tangan.\r\nBisa dilipat."


def test_blank_rows_stay_so_that_rows_count_as_the_sheet_does() -> None:
    assert sheets.read(GOLDEN / "comma-utf8.csv").rows[3] == []


def test_known_headings_outweigh_a_separator_inside_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nama;harga (Rp, bulat, tanpa titik);kode\nGelas;5000;A\n")
    assert sheets.read(path, is_ours).rows[1] == ["Gelas", "5000", "A"]


def test_whole_numbers_of_a_spreadsheet_come_exactly_and_fractions_stay_fractions(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ["nama", "harga"], [8991234567895, 12500], ["x", 12.5], [True, ""])
    assert sheets.read(path).rows[1:] == [[8991234567895, 12500], ["x", 12.5], [1, ""]]
    assert all(type(cell) is not bool for row in sheets.read(path).rows for cell in row)


def test_empty_rows_above_an_xlsx_table_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_string(2, 1, "nama")
    assert sheets.read(path).rows == [["", ""], ["", ""], ["", "nama"]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b"PK\x03\x04 but no archive", "is not a CSV or XLSX sheet"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "is not a CSV or XLSX sheet"),
        (b"n\0a\0m\0a\0", "is not a CSV or XLSX sheet"),
        (b"nama;harga\n\x81\xff;1", "is not a CSV or XLSX sheet"),
        (b'nama;harga\nA;1\n"Meja;1\n', "Row 3 of a.csv cannot be read"),
    ],
)
def test_what_is_no_sheet_is_refused_in_one_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(PosError, match=sentence):
        sheets.read(path)


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(PosError, match="is not a CSV or XLSX sheet"):
        sheets.read(path)


def test_an_archive_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_FILE", 1_000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "0" * 5_000)
    with pytest.raises(PosError, match="too large"):
        sheets.read(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PosError, match="is a folder"):
        sheets.read(tmp_path)
    with pytest.raises(PosError, match="There is no file"):
        sheets.read(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+62", "'+62"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=x", "''=x"),
        ("'''@", "''''@"),
        ("'x", "'x"),
        ("x=1", "x=1"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_text_like_a_formula_gets_one_more_quote_and_loses_only_that(text: str, guarded: str) -> None:
    assert sheets.guard(text) == guarded
    assert sheets.unguard(guarded) == text


@given(st.text(alphabet="'=+-@\t\rx "))
def test_unguard_undoes_guard(text: str) -> None:
    assert sheets.unguard(sheets.guard(text)) == text


def test_a_csv_opens_in_a_spreadsheet_set_to_indonesian() -> None:
    data = sheets.csv_bytes(["nama", "harga"], [["Meja; bundar", 12500], ["=1", None]])
    assert data == b'\xef\xbb\xbfnama;harga\r\n"Meja; bundar";12500\r\n\'=1;\r\n'


def test_an_xlsx_holds_texts_as_texts_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheets.write(path, ["nama", "harga"], [["=1+1", 12500], ["00812", None], ["https://x", -3]])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert sheets.read(path).rows[1:] == [["'=1+1", 12500], ["00812", ""], ["https://x", -3]]


def test_a_day_is_a_day_to_a_spreadsheet_and_to_a_csv(tmp_path: Path) -> None:
    rows = [[date(2026, 11, 21), 4_247_000]]
    sheets.write(tmp_path / "a.xlsx", ["hari", "bersih"], rows)
    (told,) = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()[1:]
    assert told == [date(2026, 11, 21), 4_247_000]
    assert b"2026-11-21;4247000" in sheets.csv_bytes(["hari", "bersih"], rows)


def test_a_sheet_is_written_by_its_suffix_only(tmp_path: Path) -> None:
    with pytest.raises(PosError, match=r"must end in \.csv or \.xlsx"):
        sheets.write(tmp_path / "a.ods", ["nama"], [])
    with pytest.raises(PosError, match="cannot be written"):
        sheets.write(tmp_path / "none" / "a.csv", ["nama"], [])
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_an_xlsx_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_XLSX_ROWS", 3)
    sheets.xlsx_bytes(["nama"], [["a"], ["b"]])
    with pytest.raises(PosError, match="at most"):
        sheets.xlsx_bytes(["nama"], [["a"], ["b"], ["c"]])
