"""What a maker signs or takes home: goods brought and fetched, money, and the account of some days."""

from datetime import datetime

import pytest

from pos.clock import ZONES
from pos.papers.makers.goods import goods_note
from pos.papers.makers.kwitansi import maker_kwitansi
from pos.papers.makers.slips import goods_slip, paid_slip
from pos.papers.makers.statement import statement
from pos.printing.text import text
from pos.till.makers.maker import RECEIVED, RETURNED, Deal, Goods, Maker, Note, Paid, Sold, Statement

AT = datetime(2026, 11, 21, 10, 15, tzinfo=ZONES["WIB"])
SRI = Maker("Bu Sri", "Pekalongan", "0812 0000 1111", "datang tiap Senin")
BAG = Goods("TAS", "Tas goni", 4, 1, 75_000, 8_000, None)
PURSE = Goods("DOMPET", "Dompet perca", 10, 1, 45_000, 8_000, 30_000)
SUGAR = Goods("GULA", "Gula aren", 2_500, 1000, 40_000, None, None)
BROUGHT = Note("F03-1/T/2026/0001", RECEIVED, "Bu Sri", "2026-11-21", AT, "Ayu", "motif baru", (BAG, PURSE, SUGAR))
PAID = Paid("F03-1/P/2026/0002", "Bu Sri", "2026-11-21", AT, "Ayu", "cash", 150_000, "minggu ini")


def sold(number, qty=1, amount=75_000, owed=60_000, day="2026-11-20"):
    return Sold(day, AT, f"F03-1-261120-{number:04d}", "Tas goni", qty, 1, 75_000, amount, owed)


def test_what_is_brought_is_told_with_what_the_maker_gets_of_one(page, pages):
    (told,) = pages(goods_note(page, BROUGHT, SRI))
    for words in (
        "Nota titip barang No. F03-1/T/2026/0001", "21 November 2026", "Diantar oleh Bu Sri", "Diterima pukul 10.15",
        "15 barang", "Pekalongan", "0812 0000 1111", "4 Tas goni 75.000 80 %", "10 Dompet perca 45.000 30.000",
        "2,500 kg Gula aren 40.000 –", "Rp 850.000", "Yang menyerahkan", "Ayu, Kriya Ratih", "lembar 2 lapak",
    ):  # fmt: skip
        assert words in told, words
    assert "tiap Senin" not in told


def test_what_is_fetched_is_signed_by_who_fetches_it(page, pages):
    fetched = BROUGHT._replace(kind=RETURNED, number="F03-1/K/2026/0001")
    (told,) = pages(goods_note(page, fetched, SRI))
    assert "Nota pengembalian" in told
    assert "Diambil oleh Bu Sri" in told
    assert "Dikembalikan pukul 10.15" in told
    assert told.index("Tanda terima") < told.index("Yang menyerahkan")


def test_the_same_is_signed_on_the_roll_of_the_receipt_printer(page):
    brought = printed(goods_slip(page, BROUGHT, 58))
    for words in ("Nota titip barang", "F03-1/T/2026/0001", "21 November 2026 10.15", "Bu Sri", "4 × Tas goni",
                  "perajin mendapat 80 %", "perajin mendapat 30.000", "2,500 kg × Gula aren", "15 barang", "Rp 850.000",
                  "Bu Sri          Ayu"):  # fmt: skip
        assert words in brought, words
    paid = printed(paid_slip(page, PAID, 348_000, 80))
    for words in ("Kwitansi", "Hak Bu Sri dari barang titipan", "Seratus lima puluh ribu rupiah", "Rp 150.000",
                  "Sisa setelah pembayaran ini: Rp 348.000"):  # fmt: skip
        assert words in paid, words
    assert "Sisa" not in printed(paid_slip(page, PAID, 0, 80))


def printed(layout):
    return text(layout).replace("\u00a0", " ")


def test_forty_goods_go_over_pages_that_say_again_what_they_are(page, pages):
    goods = tuple(BAG._replace(name=f"Tas goni nomor {number}") for number in range(40))
    told = pages(goods_note(page, BROUGHT._replace(goods=goods), SRI))
    assert len(told) > 1
    assert all("Harga jual" in each for each in told[:-1])
    assert "Tas goni nomor 39" in " ".join(told)


def test_the_maker_signs_for_money_in_figures_and_words(page, pages):
    (told,) = pages(maker_kwitansi(page, PAID, 348_000, stamp_above=5_000_000))
    for words in (
        "Kwitansi No. F03-1/P/2026/0002", "Sudah terima dari Kriya Ratih", "Seratus lima puluh ribu rupiah",
        "Hak Bu Sri dari barang titipan yang terjual, minggu ini", "Tunai Rp 150.000", "Rp 348.000", "Tanda terima",
    ):  # fmt: skip
        assert words in told, words
    assert "meterai" not in told
    assert "meterai" in pages(maker_kwitansi(page, PAID, 0, stamp_above=149_999))[0]
    assert "Sisa" not in pages(maker_kwitansi(page, PAID, 0, stamp_above=149_999))[0]


def test_the_account_adds_up_what_was_sold_came_back_was_paid_and_is_left(page, pages):
    account = Statement(
        SRI, "2026-11-19", "2026-11-21", 20_000, (sold(1, 2, 150_000, 120_000), sold(2, -1, -75_000, -60_000)),
        (BROUGHT,), (PAID,),
    )  # fmt: skip
    told = " ".join(pages(statement(page, account, Deal("2026-11-01", 8_000), size="A4")))
    for words in (
        "Rekening perajin Bu Sri", "19 Nov 2026 – 21 Nov 2026", "Sisa hak sebelumnya 20.000", "retur 75.000",
        "Bagian perajin 60.000", "Dibayar −150.000", "Sisa hak −Rp 70.000", "Perajin mendapat 80 % dari penjualan",
        "20 Nov 0001 Tas goni 2 150.000 120.000", "20 Nov 0002 Tas goni, diretur −1 −75.000 −60.000",
        "Total 1 75.000 60.000", "F03-1/T/2026/0001 4 Tas goni, 10 Dompet perca", "Tunai, minggu ini 150.000",
    ):  # fmt: skip
        assert words in told, words


@pytest.mark.parametrize("size", ["A5", "A4"])
def test_a_long_account_is_paged_and_an_empty_one_says_so(page, pages, size):
    many = Statement(SRI, "2026-11-01", "2026-11-30", 0, tuple(sold(number) for number in range(1, 150)), (), ())
    assert len(pages(statement(page, many, None, size=size))) > 2
    (told,) = pages(statement(page, many._replace(sold=()), None, size=size))
    assert "Tidak ada yang terjual" in told
