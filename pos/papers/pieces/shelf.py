"""The list of single pieces by how long they lie, to walk along the shelf with."""

from collections.abc import Iterator, Sequence

from pos.catalog.ageing.markdown import Aged, Rule
from pos.money import format_number, format_rupiah
from pos.printing.layout import Cell, Columns, Layout, Row, Space, Text, Together
from pos.printing.layout import Rule as Line
from pos.printing.page import Page
from pos.words import N_

_INSET = 2.5
_SHARES = (24, 72, 22, 26, 26, 26)
_WITHOUT_COST = (24, 98, 22, 26, 26)


def shelf_list(page: Page, listed: Sequence[Aged], rule: Rule, day: str, *, with_cost: bool) -> Layout:
    """The pieces as they are listed on a day (`YYYY-MM-DD`), on A4; what they cost only where it is asked for."""
    title = page.say(N_("Age of the goods"))
    rows = (
        *page.head(title, page.pieces(len(listed)), page.full_day(day)),
        *_head(page, with_cost=with_cost),
        *(_line(one, rule, page, with_cost=with_cost) for one in listed),
        Together(tuple(_sums(page, listed, with_cost=with_cost))),
    )
    return page.layout(title, day, rows, size="A4", again=_head(page, with_cost=with_cost))


def _head(page: Page, *, with_cost: bool) -> tuple[Row, ...]:
    right = (N_("Days"), *((N_("Cost"),) if with_cost else ()), N_("Price"), N_("Proposal"))
    cells = (
        Cell(page.say(N_("Code")), weight=600),
        Cell(page.say(N_("Name of goods")), weight=600),
        *(Cell(page.say(words), weight=600, align="right") for words in right),
    )
    return Columns(cells, _shares(with_cost=with_cost), size=8.2, inset=_INSET, shaded=True), Space(1.2)


def _shares(*, with_cost: bool) -> tuple[int, ...]:
    return _SHARES if with_cost else _WITHOUT_COST


def _line(one: Aged, rule: Rule, page: Page, *, with_cost: bool) -> Row:
    product, proposal = one.product, one.proposal(rule)
    amounts: list[int | None] = [product.price, proposal]
    if with_cost:
        amounts.insert(0, product.cost)
    cells = (
        Cell(product.code),
        Cell(product.name, weight=600),
        Cell(format_number(one.days), align="right"),
        *(Cell("–" if amount is None else format_number(amount), align="right") for amount in amounts),
    )
    line = Columns(cells, _shares(with_cost=with_cost), size=9, lines=2, inset=_INSET)
    return Together((line, Space(0.9), Line("thin"), Space(0.9)))


def _sums(page: Page, listed: Sequence[Aged], *, with_cost: bool) -> Iterator[Row]:
    yield Space(1)
    asked = sum(one.product.price for one in listed)
    yield Text(page.say(N_("offered for, in all")).capitalize(), format_rupiah(asked), size=10, right_weight=600)
    if with_cost:
        cost = sum(one.product.cost or 0 for one in listed)
        yield Text(page.say(N_("cost, in all")).capitalize(), format_rupiah(cost), size=10, right_weight=600)
