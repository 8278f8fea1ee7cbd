"""The register as a sheet: out, back in unchanged, and refused whole where a cell is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from pos.errors import PosError
from pos.office.register.entry import Entry

FULL = Entry(
    stall="K07",
    name='Klitikan; Pak "Djarwo"',
    gallery="Galeri UMKM",
    place="Blok B-4",
    trade="klitikan",
    vendor="=Djarwo",
    phone="+62 812 3456",
    regencies="Kabupaten Jepara, Kota Semarang",
    from_day="2026-01-01",
    to_day="2026-12-31",
    note="-bayar di muka",
)


@pytest.fixture
def register(gallery):
    gallery.office.register.save(FULL, operation="full")
    return gallery.office.register


def sheet(folder: Path, *lines: str) -> Path:
    path = folder / "lapak.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_was_exported_comes_back_unchanged(register, tmp_path: Path, suffix: str) -> None:
    register.save(Entry(stall="A12", name="Batik"), operation="two")
    path = tmp_path / f"lapak.{suffix}"
    assert register.export_sheet(path) == 2
    done = register.import_sheet(path, operation="import")
    assert (done.added, done.changed, done.unchanged, done.refused) == (0, 0, 2, ())
    assert b"=Djarwo" not in path.read_bytes() or b"'=Djarwo" in path.read_bytes()


def test_an_absent_column_keeps_and_an_empty_cell_clears(register, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Code;NAME;phone;warna", "k-07;Klitikan;;merah", "B05;Bambu;0812 999;biru")
    done = register.import_sheet(path, operation="import", actor="Sri")
    assert (done.added, done.changed, done.ignored_headings) == (1, 1, ("warna",))
    assert register.entry("K07") == replace(FULL, name="Klitikan", phone="")
    assert register.entry("B05") == Entry(stall="B05", name="Bambu", phone="0812 999")


def test_an_import_is_one_event_that_names_the_sheet(gallery, register, tmp_path: Path) -> None:
    path = sheet(tmp_path, "kode;nama", "A12;Batik", "B05;Bambu")
    events = gallery.office.journal.count()
    register.import_sheet(path, operation="import", actor="Sri")
    register.import_sheet(path, operation="again")
    assert gallery.office.journal.count() == events + 1
    event = gallery.office.journal.by_operation("import")
    assert (event.actor, event.data["sheet"], len(event.data["sha256"])) == ("Sri", "lapak.csv", 64)
    assert [change["after"]["name"] for change in event.data["changes"]] == ["Batik", "Bambu"]


def test_one_wrong_cell_and_nothing_changes(register, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        "kode;nama;telepon;kontrak mulai;kontrak sampai",
        "A12;Batik;0812 999;;",
        "A12;Lagi;;;",
        "B05;Bambu;telepon;;",
        "C01;Cor;;2026-02-01;2026-01-01",
        "D01;Dua;;;;sisa",
    )
    assert (plan := register.preview(path)).added == ()
    done = register.import_sheet(path, operation="import")
    assert done == plan.imported
    assert [(bad.row, bad.heading, bad.value) for bad in done.refused] == [
        (3, "kode", "A12"),
        (4, "telepon", "telepon"),
        (5, "kontrak sampai", "2026-01-01"),
        (6, "", "sisa"),
    ]
    assert [one.stall for one in register.entries()] == ["K07"]


def test_a_spreadsheet_s_numbers_and_dates_are_read(register, tmp_path: Path) -> None:
    path = tmp_path / "lapak.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["kode", "nama", "telepon", "kontrak mulai"])
        page.write_row(1, 0, ["A12", "Batik", 81234567890])
        page.write(1, 3, 46023, book.add_format({"num_format": "dd/mm/yyyy"}))
    register.import_sheet(path, operation="import")
    entry = register.entry("A12")
    assert (entry.phone, entry.from_day) == ("081234567890", "2026-01-01")


def test_a_sheet_without_a_code_is_refused_by_its_heading(register, tmp_path: Path) -> None:
    with pytest.raises(PosError, match="kode"):
        register.preview(sheet(tmp_path, "nama", "Batik"))
