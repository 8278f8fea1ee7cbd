"""The delivery note that goes along with the goods: what is brought to whom, signed by who brings and who gets it."""

from datetime import date

from pos.papers.orders.page import OrderPage
from pos.printing.layout import Beside, Layout, Space, Text, Together
from pos.words import N_


def delivery_note(page: OrderPage, day: date) -> Layout:
    """The goods of an order as they leave on `day`; it tells no price."""
    title = page.say(N_("Delivery note"))
    rows = (
        *page.named(title, day.isoformat()),
        Beside((page.buyer(page.say(N_("Deliver to"))), page.promise()), (1, 1)),
        Space(3),
        *page.goods_head(priced=False),
        *page.goods(priced=False),
        Together(
            (
                Space(2),
                Text(page.say(N_("Received complete and in good condition, after looking at it.")), size=8.8, lines=2),
                Space(5),
                Beside(
                    (
                        page.signed(page.say(N_("Sent by"))),
                        page.signature(page.say(N_("Brought by")), page.say(N_("Name"))),
                        page.signature(page.say(N_("Received by")), page.order.customer.name),
                    ),
                    (1, 1, 1),
                ),
            )
        ),
    )
    return page.paper(title, rows)
