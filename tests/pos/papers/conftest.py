from datetime import datetime

import pypdfium2
import pytest

from pos.clock import ZONES
from pos.money import divide_half_up
from pos.printing.letterhead import Letterhead
from pos.printing.pdf import pdf
from pos.till.sale import Line, Payment, Sale

HASH = "9f3c7a51e2b8" + "0" * 52


@pytest.fixture
def line():
    """Gives a sold line; what is not told is empty."""

    def make(number, name, price, qty=1, *, per=1, discount=0, share=0, amount=None, **told):
        whole = divide_half_up(price * qty, per)
        facts = {"code": None, "short": None, "unit": None, "category": None, "maker": None, "origin": None}
        facts |= {"asked": price, "tax": 0} | told
        amount = whole - discount - share if amount is None else amount
        return Line(
            line=number, name=name, price=price, qty=qty, per=per, discount=discount, share=share, amount=amount,
            **facts,
        )  # fmt: skip

    return make


@pytest.fixture
def pay():
    """Gives a payment."""

    def make(tender, amount, given=None, *, reference=None, state="settled"):
        given = amount if given is None else given
        return Payment(tender=tender, amount=amount, given=given, reference=reference, state=state)

    return make


@pytest.fixture
def sale():
    """Gives a sale of stall A12 on 21 November 2026 at 14.18 in Semarang."""

    def make(lines, payments, due, **told):
        facts = {"cashier": "Djarwo", "discount": 0, "tax_added": 0, "tax_included": 0, "rounding": 0}
        facts |= {"refund_of": None, "reason": None, "number": "A12-1-261121-0226"} | told
        at = datetime(2026, 11, 21, 14, 18, tzinfo=ZONES["WIB"])
        return Sale(
            day="2026-11-21", at=at, seq=799, epoch=1, hash=HASH, lines=tuple(lines), payments=tuple(payments),
            due=due, **facts,
        )  # fmt: skip

    return make


@pytest.fixture
def letterhead():
    return Letterhead(
        code="A12",
        name="Klitikan Pak Djarwo",
        lines=("Galeri Industri Kreatif, Jl. Garuda 1, Kota Lama Semarang", "WA 0812 0000 0112"),
        footer="Barang lawas dijual sesuai kondisi tertulis. Ada yang tidak cocok? "
        "Kembali dalam 3 hari, bawa nota ini.",
    )


@pytest.fixture
def pages():
    """Gives the words of each page of a paper as they are drawn, in one line."""

    def read(layout):
        with pypdfium2.PdfDocument(pdf(layout)) as file:
            return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in file]

    return read
