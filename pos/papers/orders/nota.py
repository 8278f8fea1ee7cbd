"""The order nota: what is made for whom, by when, and what is paid; the buyer, the workshop and the stall keep one."""

from collections.abc import Iterator

from pos.papers.orders.page import OrderPage
from pos.printing.layout import QR, Band, Beside, Layout, Row, Rule, Space, Text, Together, Track
from pos.terbilang import in_words
from pos.till.orders.order import CANCELLED, DELIVERED
from pos.words import N_

_QR_MM = 15


def order_nota(page: OrderPage) -> Layout:
    """The nota of an order as it stands."""
    title = page.say(N_("Order note"))
    rows = (
        *page.named(title, page.taken_on),
        Beside((page.buyer(page.say(N_("For"))), page.promise()), (1, 1)),
        Space(3),
        *page.goods_head(),
        *page.goods(),
        Space(1.5),
        Together((Beside((tuple(_words(page)), tuple(_sums(page))), (4, 7)), Space(3))),
        *_stages(page),
        Together(tuple(_end(page))),
    )
    return page.paper(title, rows)


def _sums(page: OrderPage) -> Iterator[Row]:
    order = page.order
    yield page.total()
    yield from page.payments()
    yield Space(1)
    if order.state == CANCELLED:
        yield Band(page.say(N_("Cancelled")))
    elif order.state == DELIVERED or not order.owed:
        yield Band(page.say(N_("Paid in full")))
    else:
        yield page.amount_box(page.say(N_("Balance due")), order.owed)


def _words(page: OrderPage) -> Iterator[Row]:
    order = page.order
    if order.paid > 0:
        down = len(order.parts) == 1 and order.owed
        label, amount = N_("Down payment in words") if down else N_("Paid so far, in words"), order.paid
    else:
        label, amount = N_("Total in words"), order.price
    yield Text(page.say(label), size=8.2)
    yield Text(in_words(amount, page.language).capitalize(), size=9.5, weight=600, lines=8)
    if order.owed:
        yield Space(1.6)
        yield Text(page.say(N_("The rest is paid when the goods are handed over.")), size=8.2, lines=2)


def _stages(page: OrderPage) -> Iterator[Row]:
    stages = page.order.stages
    if stages:
        stops = tuple(
            (stage.name, page.day_of(stage.finished or stage.planned), stage.finished is not None) for stage in stages
        )
        yield Together((Text(page.say(N_("Stages of the work")), size=8.2), Space(1.4), Track(stops)))


def _end(page: OrderPage) -> Iterator[Row]:
    order = page.order
    yield Rule("thin")
    yield Space(1.2)
    if order.terms:
        yield Text(order.terms, size=7.8, lines=7)
        yield Space(1.6)
    number = Text(order.number, size=7.2, weight=500, align="center")
    yield Beside(
        (
            page.signature(page.say(N_("Received by")), order.customer.name),
            (QR(order.number, _QR_MM, at="center"), number),
            page.signed(page.say(N_("With regards"))),
        ),
        (9, 6, 9),
    )
    yield Space(1.2)
    yield Text(page.say(N_("Sheet 1 buyer · sheet 2 workshop · sheet 3 archive")), size=7.2, align="center")
