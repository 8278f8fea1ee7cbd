"""The work order that goes along with the goods through the workshop: its stages, who does each, and room to sign.

It tells no price and no wage: everybody in the workshop reads it.
"""

from collections.abc import Iterator

from pos.papers.orders.page import OrderPage
from pos.printing.layout import QR, Beside, Cell, Columns, Layout, Row, Rule, Space, Text, Together
from pos.words import N_

_QR_MM = 15
_SHARES = (28, 34, 18, 18, 18, 20)


def worksheet(page: OrderPage) -> Layout:
    """The work order of an order as it stands."""
    title = page.say(N_("Work order"))
    rows = (
        *page.named(title, page.taken_on),
        Beside((page.buyer(page.say(N_("Ordered by")))[:2], page.promise()), (1, 1)),
        Space(3),
        *page.goods_head(priced=False),
        *page.goods(priced=False),
        Space(2),
        *_stages(page),
        Together(tuple(_end(page))),
    )
    return page.paper(title, rows)


def _stages(page: OrderPage) -> Iterator[Row]:
    stages = page.order.stages
    if not stages:
        return
    heads = (N_("Stage"), N_("Done by"), N_("Planned"), N_("Begun"), N_("Finished"), N_("Initials"))
    yield Columns(tuple(Cell(page.say(head), weight=600) for head in heads), _SHARES, size=8.2, inset=2.5, shaded=True)
    for stage in stages:
        days = (page.day_of(day) for day in (stage.planned, stage.started, stage.finished))
        cells = (Cell(stage.name, weight=600), Cell(stage.who), *map(Cell, days), Cell(""))
        yield Together(
            (
                Space(2.2),
                Columns(cells, _SHARES, size=8.8, lines=2, inset=2.5),
                Space(2.2),
                Rule("thin"),
            )
        )


def _end(page: OrderPage) -> Iterator[Row]:
    yield Space(4)
    yield Beside(
        (
            page.signed(page.say(N_("Given out by"))),
            (QR(page.order.number, _QR_MM, at="center"), Text(page.order.number, size=7.2, align="center")),
            page.signature(page.say(N_("Checked by")), page.say(N_("Name and date"))),
        ),
        (9, 6, 9),
    )
