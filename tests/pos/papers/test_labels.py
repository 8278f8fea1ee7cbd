"""Labels as they come out of a printer: each in its place, with name, price and a code that a scanner reads."""

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from pos.catalog.product import Product
from pos.errors import PosError
from pos.papers.labels import MOST, PAPERS, label_strip, labels
from pos.printing.layout import Layout
from pos.printing.pdf import pdf
from pos.printing.text import text

RADIO = Product(code="P-0001", name="Radio Philips bakelit", price=850_000, maker="Pak Djarwo", origin="Semarang")
SUGAR = Product(code="P-0002", name="Gula aren", price=42_000, weighed=True)
CHAIR = Product(
    code="P-0003", name="Kursi", price=1_250_000, barcodes=("8991234567891",), length_cm=60, width_cm=55, height_cm=95
)
MM = 72 / 25.4


def pages(layout: Layout) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf(layout)) as file:
        return [page.render(scale=4).to_pil().convert("L") for page in file]


def words(layout: Layout, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf(layout)) as file:
        told: str = file[page].get_textpage().get_text_range()
        return told


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_full_sheet_is_one_page_of_its_size_and_every_label_reads_back(paper):
    layout = labels([(RADIO, paper.per_page)], paper, name="Klitikan Pak Djarwo", language="id")
    (page,) = pages(layout)
    assert page.width == pytest.approx(paper.page[0] * MM * 4, abs=2)
    codes = [code.text for code in zxingcpp.read_barcodes(page)]
    assert codes == ["P-0001"] * paper.per_page


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_nothing_of_a_label_reaches_beyond_its_edges(paper):
    long = Product(code="P-0004", name="Lemari jati ukir tiga pintu dengan cermin besar dari Jepara", price=99_999_999)
    layout = labels([(long, paper.per_page)], paper, name="Mebel Bu Karti dari Jepara", language="id")
    (page,) = pages(layout)
    dots = 4 * MM
    for row in range(paper.rows):
        edge = round((paper.top + row * paper.height) * dots)
        if 1 < edge < page.height - 1:
            assert page.crop((0, edge - 1, page.width, edge + 1)).getextrema() == (255, 255)
    for column in range(paper.columns):
        edge = round((paper.left + column * (paper.width + paper.gap)) * dots)
        if 1 < edge < page.width - 1:
            assert page.crop((edge - 1, 0, edge + 1, page.height)).getextrema() == (255, 255)


def test_a_sheet_that_was_begun_goes_on_at_its_first_free_label():
    sheet = PAPERS["a4-24"]
    layout = labels([(CHAIR, 24)], sheet, name="Mebel", language="id", skip=22)
    first, second = pages(layout)
    assert len(zxingcpp.read_barcodes(first)) == 2
    assert len(zxingcpp.read_barcodes(second)) == 22


def test_a_label_says_what_it_costs_and_what_the_thing_is():
    told = words(labels([(RADIO, 1), (SUGAR, 1), (CHAIR, 1)], PAPERS["a4-24"], name="Klitikan", language="id"))
    for word in ("Radio Philips bakelit", "850.000", "Pak Djarwo · Semarang", "42.000 / kg", "60×55×95 cm"):
        assert word in told.replace("\xa0", " ")
    assert "8991234567891" in told


def test_on_the_receipts_roll_they_stand_below_each_other():
    strip = label_strip([(RADIO, 2), (SUGAR, 1)], language="id", width=58)
    assert strip.height_mm is None
    assert text(strip).count("Radio Philips bakelit") == 2
    (page,) = pages(strip)
    assert [code.text for code in zxingcpp.read_barcodes(page)] == ["P-0001", "P-0001", "P-0002"]


@pytest.mark.parametrize(("count", "sentence"), [(0, "Tidak ada label"), (MOST + 1, "terlalu banyak sekaligus")])
def test_none_and_too_many_are_refused_with_what_to_do(count, sentence):
    with pytest.raises(PosError, match=sentence):
        labels([(RADIO, count)], PAPERS["a4-24"], name="Klitikan", language="id")
