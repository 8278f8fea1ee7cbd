"""The order nota: what is drawn of it, on one page or more."""

import pypdfium2
import pytest
import zxingcpp

from pos.papers.orders.nota import order_nota
from pos.printing.pdf import pdf
from pos.till.orders.order import CANCELLED, DELIVERED, OrderLine, Part

NOTA = (
    "Mebel Jati Genuk M-04 Jl. Garuda 1, Kota Lama Semarang Nota pesanan No. M04-1/2026/0047 21 November 2026 "
    "Tuan / Nyonya Ibu Laras Widya Jl. Contoh 12, Tembalang, Semarang HP 0812 0000 7788 "
    "Janji selesai Sabtu, 19 Desember 2026 Dipasang di rumah Dilayani oleh Bagus "
    "Banyaknya Nama barang Harga Jumlah "
    "1 unit Meja makan jati 5.750.000 5.750.000 160 × 90 × 75 cm, jati tua doff "
    "6 buah Kursi makan sandaran jeruji 650.000 3.900.000 jati, anyaman rotan "
    "1 kali Kirim dan pasang 200.000 200.000 "
    "Total Rp 9.850.000 Uang muka (DP) 21 Nov, transfer bank −3.000.000 Sisa pembayaran Rp 6.850.000 "
    "Terbilang uang muka Tiga juta rupiah Sisa dibayar saat barang diserahkan. "
    "Tahap pengerjaan Rangka 27 Nov Kirim 19 Des Garansi rangka 12 bulan. "
    "Tanda terima Ibu Laras Widya M04-1/2026/0047 Hormat kami Bagus, Mebel Jati Genuk "
    "Lembar 1 pembeli · lembar 2 bengkel · lembar 3 arsip Halaman 1 dari 1"
)


def test_it_says_what_is_made_for_whom_and_what_is_paid(order, page, pages):
    (told,) = pages(order_nota(page(order)))
    assert sorted(told.split()) == sorted(NOTA.split())


def test_english_is_spoken_when_asked(order, page, pages):
    (told,) = pages(order_nota(page(order, "en")))
    assert "Three million rupiah" in told
    assert "Saturday, 19 December 2026" in told


def test_its_code_is_the_number_that_a_search_finds(order, page):
    with pypdfium2.PdfDocument(pdf(order_nota(page(order)))) as file:
        image = file[0].render(scale=200 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [order.number]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": CANCELLED}, "Dibatalkan"),
        ({"state": DELIVERED}, "Lunas"),
        ({"parts": (Part("2026-11-21", "cash", 9_850_000),)}, "Pelunasan 21 Nov, tunai"),
        ({"parts": ()}, "Sembilan juta delapan ratus lima puluh ribu rupiah"),
        ({"lines": (OrderLine("Pagar", 12_500, 40_000, "kg"),)}, "12,5 kg Pagar 40.000 500.000"),
        ({"lines": (OrderLine("Lurik", 3_000, 40_000, "m"),)}, "3 m Lurik 40.000 120.000"),
        ({"lines": (OrderLine("Bordir", 1_005, 40_000, "m"),)}, "1,005 m Bordir 40.000 40.200"),
        ({"lines": (OrderLine("Gantungan kunci", 1_200, 5_000),)}, "1.200 Gantungan kunci 5.000 6.000.000"),
        ({"promised": None, "stages": (), "terms": "", "note": "", "cashier": None}, "Janji selesai –"),
    ],
)
def test_an_order_in_another_state_says_so(order, page, pages, change, words):
    (told,) = pages(order_nota(page(order._replace(**change))))
    assert words in told


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_longest_amount_is_said_in_words_to_its_end(order, page, pages, language):
    whole = " ".join(pages(order_nota(page(order._replace(price=777_777_777, parts=()), language))))
    assert "rupiah" in whole
    assert "…" not in whole


def test_a_long_order_goes_on_under_the_same_heading_as_long_as_there_are_goods(long_order, page, pages):
    told = pages(order_nota(page(long_order)))
    whole = " ".join(told)
    assert len(told) > 2
    assert all("M04-1/2026/0047" in sheet for sheet in told)
    assert ["Nama barang" in sheet for sheet in told] == ["Lemari" in sheet for sheet in told]
    assert "Lemari" not in told[-1]
    assert all(f"{number}. Lemari" in whole for number in range(25))
    assert "Dibayar sebelumnya −42.000.000" in whole
    assert "Sisa pembayaran Rp 915.999.999" in whole.replace("\u00a0", " ")
