"""The receipt at the handing over: the whole price, what was paid before it, and what closed the account."""

from collections.abc import Iterator

from pos.money import format_number
from pos.papers.orders.page import OrderPage
from pos.printing.layout import Band, Beside, Layout, Row, Space, Text, Together
from pos.terbilang import in_words
from pos.till.sale import Payment, Sale
from pos.words import N_


def final_receipt(page: OrderPage, sale: Sale, *, stamp_above: int) -> Layout:
    """The receipt of a delivered order; `sale` is the one it ended in."""
    title = page.say(N_("Final receipt"))
    rest = [payment for payment in sale.payments if payment.tender != "deposit"]
    paid = sum(payment.amount for payment in rest)
    rows = (
        *page.named(title, sale.day),
        Beside((page.buyer(page.say(N_("For"))), tuple(_handed_over(page, sale))), (1, 1)),
        Space(3),
        *page.goods_head(),
        *page.goods(),
        Space(1.5),
        Together((Beside((tuple(_words(page, paid)), tuple(_sums(page, sale, rest))), (5, 7)), Space(5))),
        Beside(
            (
                page.signature(page.say(N_("Received by")), page.order.customer.name),
                page.stamp_room(paid, stamp_above),
                page.signed(page.say(N_("With regards"))),
            ),
            (9, 6, 9),
        ),
    )
    return page.paper(title, rows)


def _handed_over(page: OrderPage, sale: Sale) -> Iterator[Row]:
    yield Text(page.say(N_("Handed over")), size=8.2)
    yield Text(page.full_day(sale.day), size=11, weight=600)
    yield Text(page.say(N_("Receipt {number}"), number=sale.number), size=8.8, lines=2)


def _sums(page: OrderPage, sale: Sale, rest: list[Payment]) -> Iterator[Row]:
    yield page.total()
    for words, amount in ((N_("Tax"), sale.tax_added), (N_("Rounding"), sale.rounding)):
        if amount:
            yield Text(page.say(words), format_number(amount), size=9, right_weight=600)
    yield from page.payments()
    final = page.say(N_("Final payment"))
    for payment in rest:
        yield Text(
            f"{final}, {page.paid_by(payment.tender)}",
            format_number(-payment.amount),
            size=9,
            right_weight=600,
            lines=2,
        )
    yield Space(1)
    waiting = any(payment.state in ("waiting", "failed") for payment in rest)
    yield Band(page.say(N_("Payment not confirmed yet") if waiting else N_("Paid in full")), size=11)


def _words(page: OrderPage, paid: int) -> Iterator[Row]:
    if paid > 0:
        yield Text(page.say(N_("Final payment in words")), size=8.2)
        yield Text(in_words(paid, page.language).capitalize(), size=9.5, weight=600, lines=8)
