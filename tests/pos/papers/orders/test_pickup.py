"""The final receipt: it quotes the down payment and says what closed the account."""

from pos.papers.orders.pickup import final_receipt
from pos.till.orders.order import DELIVERED


def told_of(order, sale, page, pages, stamp_above=5_000_000):
    delivered = order._replace(state=DELIVERED, receipt=sale.number)
    (told,) = pages(final_receipt(page(delivered), sale, stamp_above=stamp_above))
    return told.replace("\u00a0", " ")


def test_it_quotes_what_was_paid_before_and_the_rest(order, sale, page, pages):
    told = told_of(order, sale, page, pages)
    for words in (
        "Nota pelunasan",
        "Nota M04-1-261219-0003",
        "Total Rp 9.850.000",
        "−3.000.000",
        "Pelunasan, tunai −6.850.000",
        "Lunas",
        "Enam juta delapan ratus",
        "meterai",
    ):
        assert words in told


def test_no_stamp_is_asked_for_a_small_rest(order, sale, page, pages):
    assert "meterai" not in told_of(order, sale, page, pages, stamp_above=6_850_000)


def test_money_that_has_not_arrived_is_not_called_paid(order, sale, page, pages):
    waiting = sale.payments[1]._replace(tender="qris", state="waiting")
    told = told_of(order, sale._replace(payments=(sale.payments[0], waiting)), page, pages)
    assert "belum dikonfirmasi" in told
    assert "Lunas" not in told


def test_tax_and_rounding_are_told_where_there_are_any(order, sale, page, pages):
    told = told_of(order, sale._replace(tax_added=100_000, rounding=-50, payments=sale.payments[:1]), page, pages)
    assert "Pajak 100.000" in told
    assert "Pembulatan −50" in told
    assert "Terbilang" not in told
