import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.layout import Band, Beside, Cell, Columns, Frame, Layout, Text, Title, Track, columns_of, paper_margin
from pos.printing.text import text

NAMES = st.text(st.characters(), max_size=90)
AMOUNTS = st.text("0123456789.−Rp", max_size=40)

EVERY_ROW_58 = """\
Klitikan Pak Djarwo       [A-12]
Jl. Garuda 1 · Kota Lama
--------------------------------
[Tutup hari            revisi 1]
Uang kuno 1 gulden       120.000
2 × 60.000               120.000
           di tengah
Tunai       2.049.000     −3.000
- - - - - - - - - - - - - - - -
Total               Rp\u00a01.120.000
- - - - - - - - - - - - - - - -
Matur nuwun.
LAPAK1:GIK-K07-1:1:12:9f3c7a51


_______________ _______________
Kasir           Kantor
"""


def test_every_row_has_its_place_in_32_columns(every_row):
    assert text(every_row(58)) == EVERY_ROW_58


def test_amounts_end_at_the_last_column(every_row):
    lines = text(every_row(80)).splitlines()
    assert {len(line) for line in lines if line.endswith("000")} == {48}


def test_an_amount_that_leaves_no_room_stands_on_a_line_of_its_own():
    assert text(_roll(Text("Nota 0231 · Sari", "21/11/2026 14.23"))) == (
        "Nota 0231 · Sari\n                21/11/2026 14.23\n"
    )


def test_a_name_wraps_beside_its_amount():
    wrapped = text(_roll(Text("Radio Philips bakelit antik", "725.000", lines=2)))
    assert wrapped == "Radio Philips bakelit    725.000\nantik\n"


def test_words_in_a_column_reach_as_far_as_the_amount_after_them():
    row = Columns((Cell("Transfer bank"), Cell("725.000", align="right"), Cell("pas", align="right")), (1, 1, 1))
    assert text(_roll(row)) == "Transfer bank 725.000        pas\n"


def test_a_roll_has_below_each_other_what_a_page_has_beside():
    row = Beside(((Text("kiri"),), (Text("kanan"), Frame("meterai", 24, 20))), (1, 1))
    stages = Track((("Rangka", "28 Nov", True), ("Kirim", "19 Des", False)))
    assert text(_roll(row, stages)).split() == ["kiri", "kanan", "Rangka", "28", "Nov", "Kirim", "19", "Des"]


def test_an_amount_keeps_off_the_words_after_it():
    row = Columns((Cell("A12"), Cell("4.247.000", align="right"), Cell("klitikan")), (1, 1, 1))
    assert text(_roll(row)) == "A12        4.247.000 klitikan\n"


def test_amounts_too_long_for_their_columns_go_below_their_words():
    row = Columns(
        tuple(Cell(word, align="right") for word in ("Tunai", "−999.999.999", "999.999.999", "pas")), (1,) * 4
    )
    lines = text(_roll(row)).splitlines()
    assert lines[0] == "Tunai"
    assert "−999.999.999" in lines[1] or "−999.999.999" in lines[2]


@pytest.mark.parametrize("width", [58, 80])
@given(name=NAMES, amount=AMOUNTS, lines=st.integers(1, 3), size=st.sampled_from([8.5, 18.0]))
def test_no_row_is_longer_than_its_columns(width, name, amount, lines, size):
    layout = _roll(
        Text(name, amount, lines=lines, size=size),
        Title(name, name),
        Band(name, amount),
        Columns((Cell(name), Cell(amount, align="right"), Cell(name, align="right")), (2, 1, 1)),
        width=width,
    )
    assert max(map(len, text(layout).split("\n"))) <= columns_of(layout)


def _roll(*rows, width=58):
    return Layout(title="t", rows=rows, width_mm=width, margin_mm=paper_margin(width))
