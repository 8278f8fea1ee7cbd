from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.catalog.kits.part import Part
from pos.papers.receipt import receipt
from pos.printing.escpos import escpos
from pos.printing.layout import QR, columns_of
from pos.printing.letterhead import Letterhead
from pos.printing.pdf import pdf
from pos.printing.text import text
from pos.till.sale import WITHOUT_RECEIPT

CODE = "LAPAK1:GIK-A12-1:1:799:9f3c7a51"


@pytest.fixture
def klitikan(line, pay, sale):
    """Haggled antiques paid in cash."""
    return sale(
        [
            line(1, "Radio Philips bakelit, sekitar 1952", 725_000, asked=850_000, code="A12 0147"),
            line(2, "Setrika arang ayam jago", 275_000, asked=325_000, code="A12 0131"),
            line(3, "Uang kuno 1 gulden 1943", 60_000, 2, code="A12 0200"),
        ],
        [pay("cash", 1_120_000, 1_150_000)],
        1_120_000,
    )


@pytest.fixture
def batik(line, pay, sale):
    """Discounts, tax, rounding, a weighed line and two tenders, one of them not yet confirmed."""
    return sale(
        [
            line(1, "Batik cap Asem Arang, katun primisima", 245_000, short="Batik cap Asem Arang", share=13_269),
            line(2, "Kaus Lawang Sewu, L", 120_000, share=6_499),
            line(3, "Tas goni Kota Lama", 75_000, 2, discount=10_000, share=7_582),
            line(4, "Kopi Temanggung", 48_000, 250, per=1000, share=650),
        ],
        [pay("qris", 250_000, reference="7714", state="waiting"), pay("cash", 288_000, 300_000)],
        538_000,
        discount=28_000,
        tax_added=48_900,
        rounding=100,
        number="F03-1-261121-0231",
        cashier="Sari",
    )


@pytest.fixture
def returned(line, pay, sale):
    """Two bags and a shirt come back, the bags at less than their price."""
    return sale(
        [
            line(3, "Tas goni Kota Lama", 75_000, -2, amount=-132_365),
            line(2, "Kaus Lawang Sewu, L", 120_000, -1, amount=-120_000),
        ],
        [pay("cash", -252_400)],
        -252_400,
        rounding=-35,
        tax_included=-25_000,
        refund_of="F03-1-261121-0231",
        reason="jahitan lepas",
        number="F03-1-261121-0232",
        cashier="Sari",
    )


RATIH = Letterhead(
    code="F03", name="Batik Ratih", lines=("Kota Lama · WA 0812 0000 0303",), footer="Tukar ukuran 3 hari.\n"
)


def paper(sale, letterhead, **told):
    return receipt(sale, letterhead, **({"language": "id", "width": 80, "zone": "WIB", "qr_text": CODE} | told))


def written(name):
    """A receipt as written by hand beside this file; its money has no-break spaces."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def printed(layout):
    return text(layout).replace("\u00a0", " ")


def test_a_receipt_of_haggled_antiques_on_80_mm(klitikan, letterhead):
    assert printed(paper(klitikan, letterhead)) == written("klitikan-80.txt")


def test_a_receipt_with_discounts_tax_rounding_and_weight_on_58_mm(batik):
    layout = paper(batik, RATIH, width=58, qr_text="LAPAK1:GIK-F03-1:1:812:9f3c7a51")
    assert printed(layout) == written("batik-58.txt")


def test_the_copy_of_a_refund_says_what_came_back_and_why(returned):
    layout = paper(returned, RATIH, width=58, qr_text="LAPAK1:GIK-F03-1:1:840:9f3c7a51", copy=True)
    assert printed(layout) == written("refund-copy-58.txt")


@pytest.mark.parametrize("width", [58, 80])
def test_a_refund_without_a_receipt_says_so_and_names_none(returned, width):
    told = printed(paper(returned._replace(refund_of=WITHOUT_RECEIPT), RATIH, width=width))
    assert "Retur tanpa nota" in told
    assert "without_receipt" not in told


@pytest.mark.parametrize("width", [58, 80])
def test_what_a_parcel_holds_stands_small_below_it(line, pay, sale, letterhead, width):
    parcel = line(1, "Parsel Lebaran", 350_000, 1)._replace(parts=(Part("T", "Tas goni", 2), Part("K", "Kain", 1)))
    told = printed(paper(sale([parcel], [pay("cash", 350_000)], 350_000), letterhead, width=width))
    assert "isi: 2 Tas goni, 1 Kain" in told


def test_english_is_spoken_when_asked(klitikan, letterhead):
    words = printed(paper(klitikan, letterhead, language="en"))
    assert "Receipt 0226 · cashier Djarwo" in words
    assert "4 items · off the asking price" in words
    assert "Sat 21 Nov 2026" in words


def test_the_time_is_that_of_the_stalls_zone(klitikan, letterhead):
    assert "15.18" in printed(paper(klitikan, letterhead, zone="WITA"))


@pytest.mark.parametrize("width", [58, 80])
def test_the_number_and_the_whole_check_code_can_be_read(klitikan, letterhead, width):
    lines = text(paper(klitikan, letterhead, width=width)).splitlines()
    assert any("A12-1-261121-0226" in line for line in lines)
    assert any(CODE in line for line in lines)


def test_the_code_is_drawn_on_80_mm_only(klitikan, letterhead):
    drawn = [row.text for row in paper(klitikan, letterhead).rows if isinstance(row, QR)]
    assert drawn == [CODE]
    assert not any(isinstance(row, QR) for row in paper(klitikan, letterhead, width=58).rows)


def test_the_drawn_code_reads_back(klitikan, letterhead):
    with pypdfium2.PdfDocument(pdf(paper(klitikan, letterhead))) as file:
        image = file[0].render(scale=200 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [CODE]


def test_only_a_reprint_is_marked(klitikan, letterhead):
    assert "SALINAN" in text(paper(klitikan, letterhead, copy=True))
    assert "SALINAN" not in text(paper(klitikan, letterhead))


def test_a_confirmed_and_a_failed_qris_say_so(klitikan, letterhead, pay):
    confirmed = klitikan._replace(payments=(pay("qris", 1_120_000, state="confirmed"),))
    assert "QRIS  " in printed(paper(confirmed, letterhead))
    failed = klitikan._replace(payments=(pay("qris", 1_120_000, state="failed"),))
    assert "QRIS, tidak masuk" in printed(paper(failed, letterhead))


def test_a_tender_that_no_longer_exists_is_named_as_recorded(klitikan, letterhead, pay):
    assert "kartu-gik" in printed(paper(klitikan._replace(payments=(pay("kartu-gik", 1_120_000),)), letterhead))


def test_a_sale_without_cashier_payment_or_footer_is_printed(klitikan):
    free = klitikan._replace(cashier=None, payments=(), due=0)
    words = printed(paper(free, Letterhead(code="A12", name="Klitikan")))
    assert "Nota 0226  " in words
    assert "Rp 0" in words


def test_the_wide_receipt_is_about_as_long_as_its_drawing(klitikan, letterhead):
    with pypdfium2.PdfDocument(pdf(paper(klitikan, letterhead))) as file:
        assert 105 < file[0].get_height() / 72 * 25.4 < 120


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(), max_size=100),
    price=st.integers(0, 999_999_999),
    qty=st.integers(1, 999_999),
    width=st.sampled_from([58, 80]),
)
def test_no_row_is_wider_than_the_paper_whatever_is_sold(line, pay, sale, name, price, qty, width):
    sold = sale([line(1, name, price, qty, asked=price + 1, code=name)], [pay("cash", price * qty)], price * qty)
    layout = paper(
        sold._replace(cashier=name), Letterhead(code="A12", name=name, lines=(name,), footer=name), width=width
    )
    rows = text(layout).split("\n")
    assert max(map(len, rows)) <= columns_of(layout)
    assert escpos(layout).startswith(b"\x1b@")


def test_a_hostile_name_is_drawn_without_harm(klitikan, letterhead, line):
    hostile = "\x1b@\x1dV\x00<b>" + "\u202eגדול" + "😀" * 10_000
    layout = paper(klitikan._replace(lines=(line(1, hostile, 5_000),)), letterhead)
    assert b"\x1dV\x00" not in escpos(layout)
    assert pdf(layout).startswith(b"%PDF-")
