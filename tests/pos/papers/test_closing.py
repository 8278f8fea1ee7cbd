import copy
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from pos.handover import summary
from pos.handover.summary import to_body
from pos.papers.closing import closing_slip, day_paper, interim_slip
from pos.printing.escpos import escpos
from pos.printing.layout import QR
from pos.printing.pdf import pdf
from pos.printing.raster import raster
from pos.printing.text import text

SLIP = """\
[Tutup hari                     A-12 · revisi 1]
Klitikan Pak Djarwo
Sabtu, 21 November 2026  buka 08.55, tutup 21.36
3 nota, 0001–0003 · 2 shift   kasir Djarwo, Tini
------------------------------------------------
Penjualan kotor                          370.000
Potongan                                 −20.000
Retur, 1 nota                            −35.000
Bersih                                Rp 315.000
Hemat dari harga buka                     30.000
------------------------------------------------
                 dihitung  seharusnya    selisih
Tunai di laci     362.000     365.000     −3.000
QRIS              150.000     150.000        pas
Kartu                   –      65.000          –
QRIS menunggu konfirmasi: 0002
Selisih: kembalian nota 0001 lebih
- - - - - - - - - - - - - - - - - - - - - - - -
Kas awal 300.000 · masuk 50.000 · keluar 85.000
3 × 100 rb  1 × 50 rb   1 × 10 rb   2 × 1 rb
Disetor ke kantor                     Rp 300.000
Ditinggal di laci                      Rp 62.000
------------------------------------------------
Hujan · ada acara. Festival jalan kaki sampai
17.00.
Catatan: jam mundur 2 menit
------------------------------------------------
Berkas GIK-A12-1_2026-11-21_e1_000123_r1
Rantai 9f3c 7a51 e2b8


_______________________ _______________________
Kasir                   Penerima kantor
"""


def _line(name, price, qty, asked, amount):
    facts = dict.fromkeys(("code", "category", "maker", "origin"))
    return facts | {
        "line": 1, "name": name, "qty": qty, "per": 1, "asked": asked, "price": price, "discount": 0, "share": 0,
        "tax": 0, "amount": amount,
    }  # fmt: skip


def _sale(number, at, line, tender, state="settled", refund_of=None):
    amount = line["amount"]
    payment = {"tender": tender, "amount": amount, "given": amount, "reference": None, "state": state}
    return {
        "number": f"A12-1-261121-{number:04}", "at": f"2026-11-21T{at}:00+07:00", "seq": number, "hash": "0" * 64,
        "cashier": "Djarwo", "lines": [line], "discount": 0, "tax_added": 0, "tax_included": 0, "rounding": 0,
        "due": amount, "payments": [payment], "refund_of": refund_of, "reason": None,
    }  # fmt: skip


@pytest.fixture
def body():
    """A day's summary; only what the paper shows is told in earnest."""
    shift = {"opened_at": None, "closed_at": None, "expected": 0, "counted": 0, "difference": 0, "reason": None}
    return {
        "format": 1, "program": "lapak", "gallery": "GIK", "stall": "A12", "till": 1, "trade": "klitikan",
        "day": "2026-11-21", "opened_at": "2026-11-21T08:55:00+07:00", "closed_at": "2026-11-21T21:36:00+07:00",
        "nil": False, "epoch": 1, "number": 123, "revision": 1, "reason": None, "last_hash": "9f3c7a51e2b8" + "0" * 52,
        "totals": {
            "sales": 2, "refunds": 1, "items": 3, "gross": 370_000, "discounts": 20_000, "returns": 35_000,
            "net": 315_000, "tax_added": 0, "tax_included": 0, "rounding": 0, "due": 315_000,
        },
        "tenders": {
            "card": {"count": 1, "amount": 65_000, "confirmed": None, "counted": None},
            "cash": {"count": 2, "amount": 100_000, "confirmed": None, "counted": 362_000},
            "qris": {"count": 1, "amount": 150_000, "confirmed": 0, "counted": 150_000},
        },
        "cash": {
            "float": 300_000, "in": 50_000, "out": 85_000, "sales": 135_000, "refunds": 35_000, "expected": 365_000,
            "counted": 362_000, "difference": -3_000, "reason": "kembalian nota 0001 lebih",
            "denominations": {"100000": 3, "50000": 1, "10000": 1, "1000": 2, "500": 0}, "deposit": 300_000,
            "movements": [],
        },
        "shifts": [shift | {"cashier": "Djarwo"}, shift | {"cashier": "Tini"}],
        "sales": [
            _sale(1, "10:15", _line("Setrika arang", 110_000, 2, 125_000, 200_000), "cash"),
            _sale(2, "14:18", _line("Radio Philips", 150_000, 1, None, 150_000), "qris", "waiting"),
            _sale(3, "15:00", _line("Piring seng", 35_000, -1, 40_000, -35_000), "cash", refund_of="A12-1-261120-0007"),
        ],
        "qris_later": [],
        "notes": {"tags": ["Hujan", "ada acara"], "text": "Festival jalan kaki sampai 17.00."},
        "warnings": [{"kind": "clock", "at": "2026-11-21T09:00:00+07:00", "seq": 3, "text": "jam mundur 2 menit"}],
    }  # fmt: skip


def slip(body, **told):
    return closing_slip(body, name="Klitikan Pak Djarwo", **({"language": "id"} | told))


def printed(layout):
    return text(layout).replace("\u00a0", " ")


def test_the_slip_holds_the_days_figures_in_order(body):
    assert printed(slip(body)) == SLIP


def test_what_is_the_makers_and_what_they_were_given_stands_below_the_figures(body):
    paid = {"number": "A12-1/P/2026/0001", "payments": [{"tender": "cash", "amount": -100_000}]}
    sri = {
        "maker": "Bu Sri", "pieces": 3, "net": 225_000, "owed": 180_000, "received": 4, "returned": 1, "paid": [paid],
    }  # fmt: skip
    jo = {"maker": "Pak Jo", "pieces": 0, "net": 0, "owed": 0, "received": 2, "returned": 0, "paid": []}
    told = printed(slip(body | {"consignment": [sri, jo]}))
    assert (
        """\
Bagian perajin                        Rp 180.000
Bu Sri                                   180.000
terjual 3 seharga 225.000 · dibayar 100.000 ·
masuk 4 · diambil 1
Pak Jo                                         0
masuk 2
"""
        in told
    )
    assert told.index("Hujan") < told.index("Bagian perajin") < told.index("Berkas")
    assert "perajin" not in printed(slip(body | {"consignment": []}))


def test_what_arrived_of_earlier_days_is_told_even_on_a_day_without_sales(body):
    later = {"day": "2026-11-20", "at": "2026-11-21T09:00:00+07:00", "who": None}
    body["qris_later"] = [
        later | {"number": "A12-1-261120-0004", "state": "confirmed"},
        later | {"number": "A12-1-261120-0005", "state": "failed"},
    ]
    body |= {"nil": True, "sales": [], "tenders": {}}

    told = " ".join(printed(slip(body)).split())

    assert "QRIS hari sebelumnya masuk: A12-1-261120-0004" in told
    assert "QRIS hari sebelumnya tidak masuk: A12-1-261120-0005" in told


def test_the_slip_keeps_no_place_for_a_code(body):
    assert not any(isinstance(row, QR) for row in slip(body).rows)


def test_a_day_without_sales_says_so(body):
    body |= {"nil": True, "sales": [], "tenders": {}, "notes": {"tags": [], "text": ""}, "warnings": []}
    assert "Nihil, tidak ada penjualan" in printed(slip(body))


def test_a_day_that_nobody_opened_tells_only_when_it_was_closed(body):
    body |= {"nil": True, "opened_at": None, "sales": [], "tenders": {}, "shifts": []}
    words = printed(slip(body))
    assert "21.36" in words
    assert "08.55" not in words


def test_a_day_not_counted_shows_dashes(body):
    body["cash"] |= {"counted": None, "difference": None, "denominations": None, "deposit": None, "reason": None}
    words = printed(slip(body))
    assert "Tunai di laci           –     365.000          –" in words
    assert "Disetor" not in words


def test_tax_and_rounding_lead_to_what_was_received(body):
    body["totals"] |= {"tax_added": 31_500, "rounding": -500, "due": 346_000, "tax_included": 0}
    words = printed(slip(body))
    assert "Pajak                                     31.500" in words
    assert "Pembulatan                                  −500" in words
    assert "Diterima                              Rp 346.000" in words


def test_a_revision_says_why(body):
    words = printed(slip(body | {"revision": 2, "reason": "nota 0003 lupa dicatat"}))
    assert "revisi 2" in words
    assert "Alasan: nota 0003 lupa dicatat" in words


def test_many_warnings_are_counted_after_the_sixth(body):
    words = printed(slip(body | {"warnings": body["warnings"] * 9}))
    assert words.count("jam mundur") == 6
    assert "… dan 3 lagi" in words


def test_coins_below_a_thousand_are_one_amount(body):
    body["cash"]["denominations"] = {"500": 30, "200": 20, "2000": 1}
    assert "1 × 2 rb    koin 19.000" in printed(slip(body))


def test_a_narrow_roll_keeps_every_amount(body):
    words = printed(slip(body, width=58))
    for amount in ("362.000", "365.000", "−3.000", "Rp 315.000", "3 × 100 rb"):
        assert amount in words
    assert max(map(len, words.splitlines())) <= 32


def test_the_paper_changes_nothing_in_the_summary(body):
    before = copy.deepcopy(body)
    slip(body)
    day_paper(body, name="x", language="id")
    assert body == before


def test_english_is_spoken_when_asked(body):
    words = printed(slip(body, language="en"))
    assert "Day closed" in words
    assert "Saturday, 21 November 2026" in words
    assert "3 receipts, 0001–0003 · 2 shifts" in words


def test_the_days_paper_lists_every_sale_on_numbered_a5_pages(body):
    sales = [body["sales"][0] | {"number": f"A12-1-261121-{number:04}"} for number in range(1, 61)]
    body["sales"] = [*sales, body["sales"][2]]
    with pypdfium2.PdfDocument(pdf(day_paper(body, name="Klitikan Pak Djarwo", language="id"))) as file:
        pages = [page.get_textpage().get_text_bounded() for page in file]
        assert (file[0].get_width(), file[0].get_height()) == pytest.approx((148 / 25.4 * 72, 210 / 25.4 * 72), abs=0.1)
    words = "\n".join(pages)
    for number in range(1, 61):
        assert f"Nota {number:04}" in words
    assert "Retur dari nota 0007" in words
    assert "−1 × Piring seng" in words
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


def test_the_slip_prints_on_the_printers_own_letters(body):
    data = escpos(slip(body))
    assert b"Tunai di laci     362.000     365.000     -3.000" in data.replace(b"\x1bE\x01", b"").replace(
        b"\x1bE\x00", b""
    )


def test_a_warning_without_words_is_named_by_its_kind(body):
    body["warnings"] = [{"kind": "not_counted", "at": "2026-11-21T21:36:00+07:00", "seq": 9, "text": ""}]

    assert "Catatan: Uang di laci tidak dihitung" in printed(slip(body))


INTERIM = """\
[Laporan sementara                 A-12 · 21.36]
Klitikan Pak Djarwo
Sabtu, 21 November 2026               buka 08.55
3 nota, 0001–0003 · 2 shift   kasir Djarwo, Tini
------------------------------------------------
Penjualan kotor                          370.000
Potongan                                 −20.000
Retur, 1 nota                            −35.000
Bersih                                Rp 315.000
Hemat dari harga buka                     30.000
------------------------------------------------
Tunai                                    100.000
QRIS                                     150.000
Kartu                                     65.000
QRIS menunggu konfirmasi: 0002
Kas awal 300.000 · masuk 50.000 · keluar 85.000
Kas seharusnya                        Rp 365.000
- - - - - - - - - - - - - - - - - - - - - - - -
Angka sampai saat ini: hari masih berjalan dan
belum disegel.
"""


def test_the_interim_report_tells_the_figures_so_far_and_seals_nothing(body):
    layout = interim_slip(body | {"revision": 0}, name="Klitikan Pak Djarwo", language="id")

    assert printed(layout) == INTERIM


def test_before_a_blind_count_no_paper_tells_what_the_drawer_should_hold(body):
    layout = interim_slip(body | {"revision": 0}, name="Klitikan Pak Djarwo", language="id", hides_cash=True)
    words = printed(layout)

    assert "365.000" not in words
    assert not [line for line in words.splitlines() if line.startswith(("Penjualan kotor", "Bersih"))]
    assert "100.000" not in words
    assert "150.000" in words


def test_before_the_first_sale_there_is_none_yet(body):
    body |= {"revision": 0, "nil": True, "sales": [], "tenders": {}}
    assert "Belum ada penjualan" in printed(interim_slip(body, name="x", language="id"))


def test_the_days_paper_is_the_same_on_a4_in_larger_letters(body):
    small, large = (day_paper(body, name="x", language="id", page=page) for page in ("A5", "A4"))

    assert printed(small).split() == printed(large).split()
    with pypdfium2.PdfDocument(pdf(large)) as file:
        assert (file[0].get_width(), file[0].get_height()) == pytest.approx((595.3, 841.9), abs=0.1)


CODE = "527251" + "2374258180" * 52
"""As long as a day's code is."""


@pytest.mark.parametrize(("width", "dots"), [(58, 5), (80, 4)])
def test_the_code_of_the_day_is_read_from_either_roll_as_a_printer_prints_it(body, width, dots):
    layout = slip(body, width=width, code=CODE)

    (found,) = zxingcpp.read_barcodes(raster(layout).convert("L"))

    assert (found.text, found.format.name, found.ec_level) == (CODE, "QRCode", "M")
    side = found.position.top_right.x - found.position.top_left.x
    assert side // dots == 61  # whole dots, as many for each module
    words = printed(layout)
    assert "Serahkan slip ini" in words
    assert "A12-1 20261121 r1" in words
    assert "9F3C 7A51 E2B8" in words


def test_the_code_is_sent_to_a_printer_as_a_picture_for_it_is_too_long_for_the_printers_own(body):
    data = escpos(slip(body, code=CODE))

    assert b"\x1d(k" not in data
    assert CODE.encode() not in data
    assert b"\x1dv0" in data


@pytest.mark.parametrize("page", ["A5", "A4"])
def test_the_code_is_read_from_the_page_for_people_too(body, page):
    with pypdfium2.PdfDocument(pdf(day_paper(body, name="x", language="id", page=page, code=CODE))) as file:
        found = zxingcpp.read_barcodes(file[0].render(scale=2).to_pil())

    assert [code.text for code in found] == [CODE]


def test_the_days_paper_tells_what_the_day_held_beside_its_sales():
    golden = Path(__file__).parents[2].joinpath("golden", "handover", "GIK-K07-1_2026-11-26_e1_000003_r1.jsonl")
    told = to_body(summary.read(golden.read_bytes()).summary)
    said = " ".join(text(day_paper(told, name="Mebel", language="id")).split())
    for told_of in (
        "pesanan 1.500.000 · pembelian −150.000 · ke perajin −200.000",
        "10.00 · K07/2026/0001 · Pesanan 1.500.000 diterima · Tunai · Transfer bank",
        "Harga 4.000.000 · dibayar 1.500.000 · sisa 2.500.000 · dijanjikan 19 Des 2026",
        "Harga 3.000.000 · dibayar 2.000.000 · nota 0001 Pembelian barang",
        "Bu Sri · Tunai −200.000 dititipkan 4 · diambil 1",
    ):
        assert told_of in said
