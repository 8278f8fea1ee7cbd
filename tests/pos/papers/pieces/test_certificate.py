"""The certificate of a piece: what it is, what was told of it, for how much, and that it is sold as it is."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from pos.catalog.product import Product
from pos.clock import ZONES
from pos.papers.pieces.certificate import Sold, certificate
from pos.printing.layout import Photograph
from pos.printing.pdf import pdf
from pos.till.sale import Sale

RADIO = Product(
    code="KL-02", name="Radio tabung kayu 1955", price=2_400_000, cost=900_000, floor=1_900_000, unique=True,
    condition="flawed", flaws="tabung satu pernah diganti", age="sekitar 1955", weight_g=8_200, length_cm=45,
    width_cm=22, height_cm=30, provenance="Milik keluarga di Salatiga\nsejak baru", description="Kotak kayu utuh.",
)  # fmt: skip


@pytest.fixture
def sold():
    sale = Sale(
        number="K07-1-261124-0003", day="2026-11-24", at=datetime(2026, 11, 24, 10, tzinfo=ZONES["WIB"]), seq=9,
        epoch=1, hash="0" * 64, cashier="Djarwo", lines=(), due=2_150_000, discount=0, tax_added=0, tax_included=0,
        rounding=0, refund_of=None, reason=None, payments=(),
    )  # fmt: skip
    return Sold(RADIO, 2_150_000, sale, "Ibu Laras", None, "", "LAPAK1:GIK-K07-1:1:9:00000000")


def shown(pages, layout):
    (told,) = pages(layout)
    return told.replace("\u00a0", " ")


def test_it_tells_everything_that_was_told_of_the_piece_on_one_page(page, sold, pages):
    told = shown(pages, certificate(page(), sold))
    for words in (
        "Keterangan barang",
        "Nota K07-1-261124-0003",
        "24 November 2026",
        "Radio tabung kayu 1955",
        "KL-02",
        "Ada cacat",
        "Tabung satu pernah diganti",
        "Sekitar 1955",
        "45 × 22 × 30 cm, 8,2 kg",
        "Milik keluarga di Salatiga",
        "sejak baru",
        "Kotak kayu utuh.",
        "Ibu Laras",
        "Rp 2.150.000",
        "Dua juta seratus lima puluh ribu rupiah",
        "Dijual apa adanya",
        "tidak ada foto",
        "Djarwo, Klitikan Pak Djarwo",
    ):
        assert words in told, words


def test_it_tells_neither_what_it_was_offered_for_nor_what_it_cost(page, sold, pages):
    told = shown(pages, certificate(page(), sold))
    for amount in ("2.400.000", "1.900.000", "900.000"):
        assert amount not in told


def test_what_nobody_told_is_left_out_and_the_buyer_may_be_unknown(page, sold, pages):
    bare = Product(code="K-1", name="Guci", price=1, unique=True)
    told = shown(pages, certificate(page("en"), sold._replace(product=bare, buyer="")))
    for words in ("Condition", "Flaws", "as told:", "Measures", "Description"):
        assert words not in told
    assert "Certificate of the piece" in told
    assert "Sold as it is" in told


def test_the_stall_s_own_terms_stand_in_place_of_the_usual_ones(page, sold, pages):
    told = shown(pages, certificate(page(), sold._replace(terms="Boleh ditukar dalam 3 hari.")))
    assert "Boleh ditukar dalam 3 hari." in told
    assert "Dijual apa adanya" not in told


def test_with_its_photo_it_still_is_one_page(page, sold, pages):
    out = BytesIO()
    Image.new("RGB", (600, 900), (30, 160, 40)).save(out, "JPEG")
    layout = certificate(page(), sold._replace(photo=Photograph(out.getvalue(), 600, 900)))
    assert "tidak ada foto" not in shown(pages, layout)
    with pypdfium2.PdfDocument(pdf(layout)) as file:
        picture = file[0].render(scale=2).to_pil().convert("RGB")
    greens = sum(1 for red, green, _blue in picture.get_flattened_data() if green > 140 and red < 60)
    assert greens > picture.width * picture.height // 20


def test_a_long_story_runs_over_and_the_signatures_stay_together(page, sold, pages):
    long = "\n".join(["Cerita yang panjang sekali tentang barang ini dan siapa saja yang pernah memilikinya."] * 11)
    told = pages(certificate(page(), sold._replace(product=replace(RADIO, provenance=long))))
    assert len(told) == 2
    assert "Hormat kami" in told[1]
    assert "Rp" in told[1]
