"""Barcodes are read back from what is drawn, and their bars are those that another library makes."""

import pypdfium2
import pytest
import zxingcpp
from reportlab.graphics.barcode.code128 import Code128

from pos.printing import barcode
from pos.printing.layout import Barcode, Labels, Layout, Text
from pos.printing.pdf import pdf
from pos.printing.raster import raster

EAN = "8991234567891"
WIDTHS = {"a": 1, "b": 2, "c": 3, "d": 4}


def paper(*rows: Barcode | Labels, width: float = 58, margin: float = 5) -> Layout:
    return Layout(title="t", rows=rows, width_mm=width, margin_mm=margin)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(EAN, "EAN13"), ("96385074", "EAN8"), ("P-0001", "Code128"), ("99", "Code128")],
)
def test_a_barcode_on_a_roll_is_read_back(text: str, kind: str) -> None:
    picture = raster(paper(Barcode(text, 9))).convert("L")
    assert [(code.text, code.format.name) for code in zxingcpp.read_barcodes(picture)] == [(text, kind)]


def test_a_upc_is_an_ean_that_begins_with_0() -> None:
    assert barcode.bars("012345678905") == barcode.bars("0012345678905")


def test_digits_that_are_no_ean_are_kept_as_they_are() -> None:
    picture = raster(paper(Barcode("8991234567895", 9))).convert("L")
    assert [(code.text, code.format.name) for code in zxingcpp.read_barcodes(picture)] == [("8991234567895", "Code128")]


@pytest.mark.parametrize("text", ["P-0001", "KURSI jati", "A{B}~"])
def test_the_bars_are_those_of_another_library(text: str) -> None:
    other = Code128(text, quiet=0)
    other.validate()
    other.encode()
    other.decompose()
    theirs = tuple(part.islower() for part in other.decomposed for _module in range(WIDTHS[part.lower()]))
    assert barcode.bars(text) in (theirs, tuple(not part for part in theirs))


@pytest.mark.parametrize("text", ["", "é", "x" * 41, "a\nb"])
def test_what_no_barcode_says_is_left_out(text: str) -> None:
    assert barcode.bars(text) == ()
    assert raster(paper(Barcode(text, 9))).height == 80


def test_a_text_too_long_for_its_room_is_left_out_rather_than_made_too_fine() -> None:
    assert barcode.module_mm(len(barcode.bars("X" * 30)), 34) == 0
    assert barcode.module_mm(len(barcode.bars("P-0001")), 34) == 0.25
    assert barcode.module_mm(67, 200) == 0.375


def test_every_label_of_a_sheet_is_read_back_from_the_pdf() -> None:
    codes = [f"P-{number:04d}" for number in range(1, 6)]
    cells = tuple((Text(code, size=7), Barcode(code, 6)) for code in codes)
    sheet = paper(Labels(cells=cells, width=38.1, height=21.2, left=4.7, gap=2.5), width=210, margin=0)
    with pypdfium2.PdfDocument(pdf(sheet)) as file:
        picture = file[0].render(scale=4).to_pil().convert("L")
    assert sorted(code.text for code in zxingcpp.read_barcodes(picture)) == codes
