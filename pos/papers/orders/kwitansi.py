"""The receipt for money paid on an order: from whom, how much in figures and words, and what for."""

from pos.errors import PosError
from pos.papers.orders.page import OrderPage, counted
from pos.printing.layout import Beside, Layout, Space
from pos.terbilang import in_words
from pos.words import N_


def kwitansi(page: OrderPage, index: int, *, stamp_above: int) -> Layout:
    """The receipt for the payment at `index`; above `stamp_above` rupiah with room for a duty stamp.

    Raises PosError where there is no such payment, or it was given back.
    """
    order = page.order
    if not 0 <= index < len(order.parts) or order.parts[index].amount <= 0:
        raise PosError(N_("There is no payment to give a receipt for: take one first"))
    part = order.parts[index]
    title = page.say(N_("Payment receipt"))
    number = f"{order.number}/{index + 1}"
    left = order.price - sum(each.amount for each in order.parts[: index + 1])
    rows = (
        *page.named(title, part.day, number),
        *page.filled(page.say(N_("Received from")), order.customer.name or "–"),
        *page.filled(page.say(N_("The sum of")), in_words(part.amount, page.language).capitalize()),
        *page.filled(page.say(N_("In payment of")), _purpose(page, index)),
        Space(4),
        Beside(
            (
                page.paid_with(part.tender, part.amount, left),
                page.stamp_room(part.amount, stamp_above),
                page.signed(page.say(N_("With regards"))),
            ),
            (9, 4, 7),
        ),
    )
    return page.layout(title, number, rows, lying=True)


def _purpose(page: OrderPage, index: int) -> str:
    goods = ", ".join(line.name if line.per == 1 else f"{line.name} {counted(line)}" for line in page.order.lines)
    return page.say(
        N_("{payment} for order {number}: {goods}"), payment=page.paid_as(index), number=page.order.number, goods=goods
    )
