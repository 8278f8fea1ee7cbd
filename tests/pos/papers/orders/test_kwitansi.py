"""The receipt for money: who paid, how much in words, what for, and room for a duty stamp where the law asks."""

import pytest

from pos.errors import PosError
from pos.papers.orders.kwitansi import kwitansi
from pos.till.orders.order import OrderLine, Part


def test_it_says_who_paid_how_much_and_what_for(order, page, pages):
    (told,) = pages(kwitansi(page(order), 0, stamp_above=5_000_000))
    told = told.replace("\u00a0", " ")
    for words in (
        "No. M04-1/2026/0047/1",
        "Sudah terima dari Ibu Laras Widya",
        "Uang sejumlah Tiga juta rupiah",
        "Untuk pembayaran Uang muka (DP) pesanan M04-1/2026/0047: Meja makan jati, Kursi makan",
        "Rp 3.000.000",
        "Sisa setelah pembayaran ini: Rp 6.850.000",
    ):
        assert words in told


def test_what_is_weighed_or_measured_is_told_with_how_much(order, page, pages):
    measured = (OrderLine("Pagar", 12_500, 40_000, "kg"), OrderLine("Lurik", 250, 40_000, "m"), order.lines[0])
    (told,) = pages(kwitansi(page(order._replace(lines=measured)), 0, stamp_above=0))
    assert "Pagar 12,5 kg, Lurik 0,25 m, Meja makan jati" in told


@pytest.mark.parametrize(("amount", "stamped"), [(5_000_000, False), (5_000_001, True)])
def test_only_above_the_limit_there_is_room_for_a_stamp(order, page, pages, amount, stamped):
    paid = order._replace(parts=(Part("2026-11-21", "cash", amount),))
    (told,) = pages(kwitansi(page(paid), 0, stamp_above=5_000_000))
    assert ("meterai" in told) == stamped


def test_each_payment_has_a_receipt_of_its_own(order, page, pages):
    later = (Part("2026-12-01", "cash", 1_000_000), Part("2026-12-19", "qris", 5_850_000))
    paid = order._replace(parts=order.parts + later)
    second, last = (pages(kwitansi(page(paid), index, stamp_above=5_000_000))[0] for index in (1, 2))
    assert "Cicilan pesanan" in second
    assert kwitansi(page(paid), 1, stamp_above=0).title == "Kwitansi M04-1/2026/0047/2"
    assert "1 Desember 2026" in second
    assert "Pelunasan pesanan" in last
    assert "Sisa" not in last


@pytest.mark.parametrize("index", [-1, 1, 2])
def test_there_is_none_for_money_that_was_not_paid(order, page, index):
    returned = order._replace(parts=(*order.parts, Part("2026-12-01", "cash", -500_000)))
    with pytest.raises(PosError):
        kwitansi(page(returned), index, stamp_above=5_000_000)


def test_a_long_order_keeps_to_one_page(long_order, page, pages):
    assert len(pages(kwitansi(page(long_order), 0, stamp_above=5_000_000))) == 1
