"""The delivery note: what is brought where, without prices, and three who sign."""

from datetime import date

from pos.papers.orders.delivery import delivery_note
from pos.till.orders.order import OrderLine


def test_it_says_what_is_brought_where(order, page, pages):
    (told,) = pages(delivery_note(page(order), date(2026, 12, 18)))
    for words in (
        "Surat jalan",
        "18 Desember 2026",
        "Dikirim kepada Ibu Laras Widya Jl. Contoh 12, Tembalang, Semarang HP 0812 0000 7788",
        "1 unit Meja makan jati",
        "Pengirim",
        "Pembawa",
        "Tanda terima",
    ):
        assert words in told
    assert "5.750.000" not in told


def test_what_is_weighed_or_measured_is_brought_by_the_thousandth(order, page, pages):
    lines = (OrderLine("Pagar", 12_505, 40_000, "kg"), OrderLine("Lurik", 2_500, 40_000, "m"))
    (told,) = pages(delivery_note(page(order._replace(lines=lines)), date(2026, 12, 18)))
    assert "12,505 kg Pagar" in told
    assert "2,5 m Lurik" in told


def test_every_line_of_a_long_order_is_brought(long_order, page, pages):
    told = " ".join(pages(delivery_note(page(long_order), date(2026, 12, 18))))
    assert all(f"{number}. Lemari" in told for number in range(25))
