from datetime import UTC, datetime

import pypdfium2
import pytest

from pos.papers.kitchen import kitchen_slip
from pos.printing.escpos import escpos
from pos.printing.layout import Text
from pos.printing.pdf import pdf
from pos.till.kitchen.slip import Dish, Served, Slip

SLIP = Slip(
    id=9,
    served=Served(47, "Meja 3"),
    day="2026-11-21",
    at=datetime(2026, 11, 21, 5, 36, tzinfo=UTC),
    added=(
        Dish("Tahu gimbal", "Besar · Level pedas 3 · Tanpa kol · bumbu dipisah, untuk anak", 1),
        Dish("Lontong", "", 2),
    ),
    cancelled=(Dish("Es jeruk", "Es sedikit", 1),),
    is_first=False,
)


def read(layout):
    return pypdfium2.PdfDocument(pdf(layout))[0].get_textpage().get_text_range()


@pytest.mark.parametrize("width", [58, 80])
def test_the_slip_says_number_place_and_only_what_changed(width):
    words = read(kitchen_slip(SLIP, language="id", width=width, zone="WIB"))
    for text in (
        "47",
        "Meja 3",
        "Makan sini",
        "12.36",
        "BATAL",
        "1 × Es jeruk",
        "TAMBAHAN",
        "1 × Tahu gimbal",
        "Tanpa kol",
    ):
        assert text in words
    assert "Rp" not in words


def test_the_first_slip_of_an_order_has_no_heading():
    first = SLIP._replace(cancelled=(), is_first=True, served=Served(3, "", True))
    words = read(kitchen_slip(first, language="en", width=58, zone="WIB"))
    assert "Take away" in words
    assert "MORE" not in words
    assert "CANCELLED" not in words


def test_the_number_is_printed_large_by_a_receipt_printer_too():
    layout = kitchen_slip(SLIP, language="id", width=58, zone="WIB")
    large = [row for row in layout.rows if isinstance(row, Text) and row.left == "47"]
    assert [row.size for row in large] == [38]
    assert b"47" in escpos(layout, code_page=437)
