"""The stream is read back by a decoder of its own, written from Epson's command reference."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pos.printing.escpos import DRAWER, escpos, raster_escpos
from pos.printing.layout import Band, Barcode, Cell, Columns, Layout, Picture, Text, Title, columns_of, paper_margin
from pos.printing.text import text

CODE = "LAPAK1:GIK-K07-1:1:12:9f3c7a51"


class Paper:
    """What a printer would have on paper after `data`: lines with their looks, codes, pictures, cuts."""

    def __init__(self, data):
        self.lines, self.looks, self.codes, self.pictures = [], [], [], []
        self.cuts = self.kicks = 0
        self.code_page = None
        self._data, self._at = data, 0
        self._line, self._columns = "", 0
        self._bold = self._inverse = False
        self._size, self._stored, self._align = 0, b"", 0
        self._codecs = {0: "cp437", 19: "cp858"}
        while self._at < len(data):
            self._step()
        assert not self._line, "the last line is not ended"
        assert (self._bold, self._inverse, self._size, self._align) == (False, False, 0, 0), "a look is left on"

    def _take(self, count):
        taken = self._data[self._at : self._at + count]
        assert len(taken) == count, "a command is cut short"
        self._at += count
        return taken

    def _step(self):
        byte = self._take(1)
        if byte == b"\x1b":
            self._escape(self._take(1))
        elif byte == b"\x1d":
            self._group(self._take(1))
        elif byte == b"\n":
            self.lines.append(self._line)
            self.looks.append(self._columns)
            self._line, self._columns = "", 0
        else:
            assert byte >= b" " and byte != b"\x7f", f"stray control byte {byte!r}"
            self._line += byte.decode(self._codecs[self.code_page])
            self._columns += 1 + (self._size >> 4)

    def _escape(self, command):
        if command == b"@":
            assert self._at == 2, "a reset in the middle"
        elif command == b"t":
            self.code_page = self._take(1)[0]
        elif command == b"E":
            self._bold = self._flag()
        elif command == b"a":
            self._align = self._take(1)[0]
        else:
            assert command == b"p", f"unknown ESC {command!r}"
            assert self._take(3)[0] in (0, 1)
            self.kicks += 1

    def _flag(self):
        flag = self._take(1)[0]
        assert flag in (0, 1)
        return bool(flag)

    def _group(self, command):
        if command == b"!":
            self._size = self._take(1)[0]
            assert self._size in (0x00, 0x01, 0x11)
        elif command == b"B":
            self._inverse = self._flag()
        elif command == b"V":
            assert self._take(2) == b"B\x00"
            self.cuts += 1
        elif command == b"v":
            self._picture()
        else:
            assert command == b"(", f"unknown GS {command!r}"
            assert self._take(1) == b"k"
            self._code(self._take(int.from_bytes(self._take(2), "little")))

    def _code(self, body):
        assert body[:1] == b"1"
        if body[1:2] == b"P":
            self._stored = body[3:]
        elif body[1:2] == b"Q":
            self.codes.append(self._stored.decode())
        else:
            assert (body[1:2], body[2:]) in [
                (b"A", b"2\x00"),
                (b"E", b"1"),
                *((b"C", bytes((n,))) for n in range(3, 9)),
            ]

    def _picture(self):
        assert self._take(2) == b"0\x00"
        wide = int.from_bytes(self._take(2), "little")
        high = int.from_bytes(self._take(2), "little")
        bits = bytes(byte ^ 0xFF for byte in self._take(wide * high))
        self.pictures.append(Image.frombytes("1", (wide * 8, high), bits))


def joined(pictures):
    image = Image.new("L", (pictures[0].width, sum(picture.height for picture in pictures)), 255)
    top = 0
    for picture in pictures:
        image.paste(picture.convert("L"), (0, top))
        top += picture.height
    return image


@pytest.mark.parametrize("width", [58, 80])
def test_the_stream_prints_the_same_words_as_the_text(every_row, width):
    paper = Paper(escpos(every_row(width)))
    plain = str.maketrans({"\u00a0": " ", "−": "-", "×": "x", "·": "-", "[": " ", "]": " "})
    printed = [line.split() for line in paper.lines]
    assert printed == [line.translate(plain).split() for line in text(every_row(width)).splitlines()]


@pytest.mark.parametrize("width", [58, 80])
def test_amounts_end_at_the_last_column_also_when_large(every_row, width):
    paper = Paper(escpos(every_row(width)))
    ends = {columns for line, columns in zip(paper.lines, paper.looks, strict=True) if line.endswith("000")}
    assert ends == {columns_of(every_row(width))}


def test_a_total_is_double_where_it_fits_and_only_tall_where_not():
    assert b"\x1d!\x11" in escpos(_roll(Text("Total", "Rp 487.000", size=15)))
    narrow = escpos(_roll(Text("Total", "Rp 1.487.000", size=15)))
    assert b"\x1d!\x01" in narrow
    assert b"\x1d!\x11" not in narrow


def test_the_code_is_the_printers_own_or_a_picture_of_it(every_row):
    native = Paper(escpos(every_row(80)))
    assert native.codes == [CODE]
    assert not native.pictures
    drawn = Paper(escpos(every_row(80), native_qr=False))
    assert not drawn.codes
    assert _read(joined(drawn.pictures)) == CODE


def test_the_picture_of_the_whole_paper_holds_a_readable_code(every_row):
    paper = Paper(raster_escpos(every_row(80)))
    image = joined(paper.pictures)
    assert image.width == 576
    assert _read(image) == CODE
    assert max(picture.height for picture in paper.pictures) <= 128


def test_the_drawer_is_kicked_and_the_paper_cut_only_when_asked():
    layout = _roll(Text("a"))
    assert (Paper(escpos(layout)).kicks, Paper(escpos(layout)).cuts) == (0, 1)
    paper = Paper(escpos(layout, drawer=True, cut=False))
    assert (paper.kicks, paper.cuts) == (1, 0)
    assert DRAWER in escpos(layout, drawer=True)


def test_letters_are_folded_to_what_the_code_page_has():
    layout = _roll(Text("“é” – ½ − × · … ₨ ß 東"))
    assert Paper(escpos(layout)).lines == ['"é" - ½ - x - ... Rs ss ?']
    assert Paper(escpos(_roll(Text("kĕris Ñ Õ")), code_page=437)).lines == ["keris Ñ O"]
    assert Paper(escpos(_roll(Text("kĕris Ñ Õ")), code_page=858)).lines == ["keris Ñ Õ"]


def test_a_row_that_only_our_font_can_write_is_sent_as_a_picture_and_the_others_are_not():
    layout = _roll(Text("Kain"), Text("Ðari ¾ Þapa", "120.000"), Text("Total"))
    paper = Paper(escpos(layout))
    assert paper.lines == ["Kain", "Total"]
    drawn = joined(paper.pictures)
    assert drawn.width == 384
    assert drawn.height < 40
    ink = drawn.point(lambda grey: 255 - grey).getbbox()
    assert ink[0] < 30
    assert ink[2] > 340


def test_a_letter_that_our_font_lacks_too_stays_a_question_mark():
    paper = Paper(escpos(_roll(Text("Ж東 ok?"))))
    assert paper.lines == ["?? ok?"]
    assert not paper.pictures


def test_a_logo_comes_dot_by_dot_in_the_middle():
    logo = Picture(12, 3, bytes.fromhex("fff0 8010 fff0"))
    data = escpos(_roll(logo, Text("Batik Ratih")))
    assert b"\x1ba\x01\x1dv0\x00\x02\x00\x03\x00" + logo.bits + b"\x1ba\x00" in data
    assert Paper(data).lines == ["Batik Ratih"]


def test_a_tall_picture_is_sent_in_strips_that_a_small_buffer_holds():
    logo = Picture(16, 300, bytes(range(200)) * 3)
    pictures = Paper(escpos(_roll(logo))).pictures
    assert [picture.height for picture in pictures] == [128, 128, 44]
    assert bytes(byte ^ 0xFF for picture in pictures for byte in picture.tobytes()) == logo.bits


@pytest.mark.parametrize("code_page", [437, 858])
@given(name=st.text(st.characters(), max_size=70), amount=st.text("0123456789.−Rp", max_size=30))
def test_a_name_never_reaches_the_printer_as_a_command(code_page, name, amount):
    layout = _roll(
        Text(name, amount, lines=2),
        Text(name, amount, size=18),
        Title(name, name),
        Band(name),
        Columns((Cell(name), Cell(amount, align="right")), (1, 1)),
    )
    paper = Paper(escpos(layout, code_page=code_page))
    assert max(paper.looks, default=0) <= 32
    assert {picture.width for picture in paper.pictures} <= {384}


def _roll(*rows, width=58):
    return Layout(title="t", rows=rows, width_mm=width, margin_mm=paper_margin(width))


def _read(image):
    roomy = Image.new("L", (image.width + 40, image.height + 40), 255)
    roomy.paste(image, (20, 20))
    (code,) = zxingcpp.read_barcodes(roomy)
    return code.text


@pytest.mark.parametrize("code", ["P-0001", "8991234567891", "KURSI-JATI-12"])
def test_a_barcode_is_a_picture_of_whole_dots_that_reads_back(code):
    layout = Layout(title="t", rows=(Text("Kursi"), Barcode(code, 9)), width_mm=58, margin_mm=paper_margin(58))
    printed = Paper(escpos(layout))
    assert printed.lines == ["Kursi"]
    framed = Image.new("L", (500, 200), 255)
    framed.paste(joined(printed.pictures), (60, 60))
    assert [found.text for found in zxingcpp.read_barcodes(framed)] == [code]
