import re

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.printing.layout import (
    QR,
    Band,
    Beside,
    Cell,
    Columns,
    Frame,
    Layout,
    Rule,
    Space,
    Text,
    Title,
    Together,
    paper_margin,
)
from pos.printing.mark import Box, Run
from pos.printing.pdf import pdf
from pos.printing.placing import place

CODE = "LAPAK1:GIK-K07-1:1:12:9f3c7a51"
MM = 72 / 25.4


@pytest.mark.parametrize("width", [58, 80])
def test_a_roll_is_one_page_as_wide_as_the_paper_and_as_long_as_its_rows(every_row, width):
    with pypdfium2.PdfDocument(pdf(every_row(width))) as file:
        assert len(file) == 1
        assert file[0].get_width() / MM == pytest.approx(width, abs=0.01)
        assert 60 < file[0].get_height() / MM < 170


def test_all_words_can_be_found_again(every_row):
    words = _words(pdf(every_row(80)))
    for expected in ("Klitikan Pak Djarwo", "A-12", "Jl. Garuda 1 · Kota Lama", "2 × 60.000", "−3.000", CODE):
        assert expected in words


def test_every_font_is_embedded_and_holds_only_the_letters_of_paper(every_row):
    data = pdf(every_row(80))
    names = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+InterPaper-\w+", name) for name in names)
    assert len(re.findall(rb"/FontFile2", data)) == len(names)
    assert len(data) < 45_000


def test_a_letter_that_is_not_ordinary_is_embedded_for_the_one_file_that_holds_it():
    plain, rare = pdf(_roll(Text("Kopi"))), pdf(_roll(Text("Kopi Ø ñ é")))
    assert "Kopi Ø ñ é" in _words(rare)
    assert (plain.count(b"/FontFile2"), rare.count(b"/FontFile2")) == (1, 2)
    assert pdf(_roll(Text("Kopi"))) == plain


def test_brackets_and_backslashes_are_letters_like_others():
    assert "(Teh) \\ 1)2(" in _words(pdf(_roll(Text("(Teh) \\ 1)2("))))


def test_the_same_layout_gives_the_same_bytes(every_row):
    assert pdf(every_row(58)) == pdf(every_row(58))


def test_the_code_on_the_page_reads_back_as_its_text(every_row):
    assert [code.text for code in zxingcpp.read_barcodes(_picture(pdf(every_row(80))))] == [CODE]


def test_nothing_is_grey(every_row):
    data = pdf(every_row(80))
    image = _picture(data, scale=1)
    assert image.getextrema()[0] == 0
    assert b"/ExtGState" not in data


def test_amounts_end_at_the_right_margin():
    with pypdfium2.PdfDocument(pdf(_roll(Text("Tunai", "1.150.000"), Text("Kembali", "30.000")))) as file:
        page = file[0].get_textpage()
        rights = [page.get_rect(number)[2] for number in range(page.count_rects())]
    assert [right for right in rights if right > 100 * MM / 2] == pytest.approx([53 * MM] * 2, abs=0.8)


def test_a_long_paper_has_pages_with_their_head_and_number():
    rows = tuple(Text(f"baris {number:03d}") for number in range(100))
    layout = Layout(
        title="t", rows=rows, width_mm=148, height_mm=210, margin_mm=12, head=(Text("KEPALA"), Rule()),
        foot="Halaman {page} dari {pages}",
    )  # fmt: skip
    pages = _pages(pdf(layout))
    assert len(pages) == 3
    assert "KEPALA" not in pages[0]
    assert all("KEPALA" in page for page in pages[1:])
    assert [f"Halaman {number} dari 3" in page for number, page in enumerate(pages, 1)] == [True] * 3
    assert re.findall(r"baris (\d+)", "".join(pages)) == [f"{number:03d}" for number in range(100)]


def test_rows_that_belong_together_are_not_parted():
    rows = tuple(Together((Text(f"nota {number}"), Text(f"barang {number}"))) for number in range(60))
    layout = Layout(title="t", rows=rows, width_mm=148, height_mm=210, margin_mm=12)
    for page in _pages(pdf(layout)):
        assert re.findall(r"nota (\d+)", page) == re.findall(r"barang (\d+)", page)


def test_a_total_too_wide_is_drawn_smaller_and_not_cut():
    words = _words(pdf(_roll(Text("Dikembalikan", "−Rp\u00a0999.999.999", size=15, weight=700, shrink=True))))
    assert "−Rp\u00a0999.999.999" in words.replace("Rp 9", "Rp\u00a09")
    assert "Dikembalikan" in words


@pytest.mark.parametrize("size", [19, 27.3, 33.1])
def test_a_title_too_wide_is_drawn_smaller_and_not_cut(size):
    assert "…" not in _words(pdf(_roll(Text("Surat perintah kerja", size=size, weight=700, shrink=True))))


def test_parts_stand_beside_each_other_and_what_follows_below_the_longest():
    row = Beside(((Text("kiri"),), (Text("kanan"), Space(20), Frame("meterai", 24, 20))), (1, 1))
    drawn = place(_roll(row, Text("bawah"), width=148))[0].marks
    at = {mark.text: mark for mark in drawn if isinstance(mark, Run)}
    assert at["kiri"].y == at["kanan"].y
    assert at["kiri"].x < at["kanan"].x
    assert at["bawah"].y > max(mark.y + mark.height for mark in drawn if isinstance(mark, Box))
    assert at["meterai"].x > at["kanan"].x


def test_the_loud_words_of_a_band_may_be_its_amount():
    drawn = place(_roll(Band("Sisa", "Rp 5.000", size=13, loud="right")))[0].marks
    sizes = {mark.text: mark.size for mark in drawn if isinstance(mark, Run)}
    assert sizes["Rp 5.000"] > sizes["Sisa"]


def test_a_shade_lies_under_its_cells_from_edge_to_edge():
    shade, *words = place(_roll(Columns((Cell("Tahap"), Cell("Paraf")), (1, 1), inset=2, shaded=True)))[0].marks
    assert isinstance(shade, Box)
    assert all(shade.x < mark.x and shade.y < mark.y < shade.y + shade.height for mark in words)


def test_markup_in_a_name_is_drawn_as_it_is():
    assert "<b>Teh</i> &amp; <img src=x>" in _words(pdf(_roll(Text("<b>Teh</i> &amp; <img src=x>"))))


def test_ten_thousand_letters_are_cut_with_an_ellipsis():
    words = _words(pdf(_roll(Text("x" * 10_000, "12.500", lines=2))))
    assert words.count("x") < 80
    assert "…" in words
    assert "12.500" in words


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=60))
def test_no_name_stops_the_printing(name):
    data = pdf(
        _roll(
            Title(name, name),
            Band(name, name),
            Text(name, name, lines=3),
            Columns((Cell(name), Cell(name, align="right")), (1, 1)),
            QR(CODE, 19, (Text(name),)),
        )
    )
    assert data.startswith(b"%PDF-")


def _roll(*rows, width=58):
    return Layout(title="t", rows=rows, width_mm=width, margin_mm=paper_margin(width))


def _pages(data):
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


def _words(data):
    return "\n".join(_pages(data))


def _picture(data, scale=200 / 72):
    with pypdfium2.PdfDocument(data) as file:
        return file[0].render(scale=scale).to_pil().convert("L")
