"""Sheets: CSV and XLSX in and out, as spreadsheets really write and read them."""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pos import files
from pos.errors import PosError, reason_of
from pos.words import N_

Cell = str | int | float
"""A cell as it was read: a text, a whole number, or a number with a fraction (XLSX only). An empty cell is ""."""

Row = Sequence[str | int | date | None]
"""A row to write: None is an empty cell, a day is a day to a spreadsheet too."""

LARGEST_FILE = 256 * 1024 * 1024
"""The largest sheet that is read, in bytes; an XLSX may unpack to four times as much."""

_DELIMITERS = ",;\t"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LONGEST_CELL = 1_000_000
_XLSX_ROWS = 1_048_576
_WIDEST = 60
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: the SHA-256 of the file's bytes and all rows as they stand, blank ones too."""

    sha256: str
    rows: list[list[Cell]]


def guard(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula: one more `'` where it begins, after any `'`, like one."""
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo `guard`: one `'` is taken off only where one had been put before."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read(path: Path, known: Callable[[str], bool] = bool) -> Sheet:
    """The sheet at `path`, CSV or XLSX (first sheet), told apart by its content.

    `known` says of a heading whether it is one of ours: it decides between `,` `;` and tab. Raises PosError for what is
    missing, empty, no ordinary file or no sheet.
    """
    data = _bytes(path)
    rows = _read_xlsx(data, path) if data.startswith(_ZIP) else _read_csv(data, path, known)
    return Sheet(hashlib.sha256(data).hexdigest(), rows)


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise PosError(N_("There is no file {file}: check its name and folder"), file=path)
    if path.is_dir():
        raise PosError(N_("{file} is a folder: choose a CSV or XLSX file"), file=path.name)
    data = files.read_regular(path.resolve(), LARGEST_FILE)
    if not data.strip():
        raise PosError(N_("{file} is empty"), file=path.name)
    return data


def _no_sheet(path: Path) -> PosError:
    return PosError(N_("{file} is not a CSV or XLSX sheet: save it as XLSX, or as CSV (UTF-8)"), file=path.name)


def _read_csv(data: bytes, path: Path, known: Callable[[str], bool]) -> list[list[Cell]]:
    if b"\0" in data or data.startswith(_OLE):
        raise _no_sheet(path)
    text = _decode(data, path)
    delimiter = max(_DELIMITERS, key=lambda candidate: _fit(text, candidate, known))
    rows: list[list[Cell]] = []
    try:
        rows.extend(_records(text, delimiter))
    except csv.Error as error:
        raise PosError(
            N_("Row {row} of {file} cannot be read ({reason}): look for a stray quotation mark"),
            row=len(rows) + 1,
            file=path.name,
            reason=error,
        ) from None
    return rows


def _decode(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_sheet(path)


def _records(text: str, delimiter: str) -> Iterable[list[Any]]:
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _fit(text: str, delimiter: str, known: Callable[[str], bool]) -> tuple[int, int]:
    """How well a delimiter fits: headings it makes that are ours, then headings at all."""
    try:
        headings: list[str] = next(iter(_records(text, delimiter)), [])
    except csv.Error:
        return (0, 0)
    return (sum(map(known, headings)), len(headings))


def _read_xlsx(data: bytes, path: Path) -> list[list[Cell]]:
    from python_calamine import CalamineError, CalamineWorkbook, ZipError

    _refuse_bomb(data, path)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, ZipError, IndexError):
        raise _no_sheet(path) from None


def _refuse_bomb(data: bytes, path: Path) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _no_sheet(path) from None
    if unpacked > 4 * LARGEST_FILE:
        raise PosError(N_("{file} is too large: split it into several sheets"), file=path.name)


def _cell(value: Any) -> Cell:
    """A spreadsheet keeps every number as a fraction; a whole one is made whole again, exactly."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int):
        return int(value)
    return str(value)


def write(path: Path, headings: Sequence[str], rows: Iterable[Row], title: str = "Lapak") -> None:
    """Write a sheet whole or not at all: CSV or XLSX by the suffix of `path`. Raises PosError."""
    match path.suffix.lower():
        case ".csv":
            data = csv_bytes(headings, rows)
        case ".xlsx":
            data = xlsx_bytes(headings, rows, title)
        case _:
            raise PosError(N_("{file} must end in .csv or .xlsx"), file=path.name)
    try:
        files.write(path, data)
    except OSError as error:
        raise PosError(N_("{file} cannot be written: {reason}"), file=path, reason=reason_of(error)) from error


def csv_bytes(headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """UTF-8 with BOM, `;` between cells, CRLF: what a spreadsheet set to Indonesian opens with a double click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(guard, headings))
    writer.writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(headings: Sequence[str], rows: Iterable[Row], title: str = "Lapak") -> bytes:
    """One sheet called `title`: texts as texts (never a formula, a link or a date), whole numbers as numbers, days as
    days; every column as wide as it needs to be.
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        formats = _Formats(book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "yyyy-mm-dd"}))
        widths = [len(heading) for heading in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, guard(heading), bold)
        for number, row in enumerate(rows, start=1):
            if number == _XLSX_ROWS:
                raise PosError(N_("An XLSX sheet holds at most 1.048.576 rows: write a .csv instead"))
            _write_row(sheet, number, row, formats)
            widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width, _WIDEST) + 2)
    return out.getvalue()


class _Formats(NamedTuple):
    number: Any
    day: Any


def _width(cell: str | int | date | None) -> int:
    """How many characters a cell is wide, the dots of a number included."""
    return len(f"{cell:,}") if isinstance(cell, int) else len(str(cell or ""))


def _write_row(sheet: Any, number: int, row: Row, formats: _Formats) -> None:
    for column, cell in enumerate(row):
        match cell:
            case str():
                sheet.write_string(number, column, guard(cell))
            case int():
                sheet.write_number(number, column, cell, formats.number)
            case date():
                sheet.write_datetime(number, column, cell, formats.day)
