"""What of a sale may be given back, and what that is worth. Pure sums in whole rupiah."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pos.errors import PosError
from pos.money import divide_half_up
from pos.till.sale import Line, Sale
from pos.words import N_


class Back(NamedTuple):
    """How much of one sold line was given back already: `qty`, `amount`, `tax` and `owed`, all ≥ 0."""

    qty: int = 0
    amount: int = 0
    tax: int = 0
    owed: int = 0


class Return(NamedTuple):
    """Goods coming back: lines with negative qty, amount and tax.

    `value` (≥ 0) is what they are worth with added tax, `left` what still stands of the sale's due.
    """

    lines: tuple[Line, ...]
    tax_added: int
    tax_included: int
    value: int
    left: int
    is_last: bool


def back_by_line(refunds: Sequence[Sale]) -> dict[int, Back]:
    """What earlier refunds gave back, by the sold line's number."""
    found: dict[int, Back] = {}
    for refund in refunds:
        for line in refund.lines:
            back = found.get(line.line, Back())
            found[line.line] = Back(
                back.qty - line.qty, back.amount - line.amount, back.tax - line.tax, back.owed - (line.owed or 0)
            )
    return found


def returning(sale: Sale, refunds: Sequence[Sale], quantities: Mapping[int, int]) -> Return:
    """The return of `quantities` (line number → qty > 0) of `sale`, after its earlier `refunds`.

    n of q pieces back in all give A × n ÷ q half up, less what was given back before; the tax alike.
    Raises PosError for a refund of a refund, an unknown line, and more than is left.
    """
    if sale.is_refund:
        raise PosError(N_("{number} is a refund itself: refund the sale it belongs to"), number=sale.number)
    if not quantities:
        raise PosError(N_("Choose what comes back"))
    back = back_by_line(refunds)
    sold = {line.line: line for line in sale.lines}
    lines = tuple(
        _line_back(_sold_line(sold, number, sale), back.get(number, Back()), qty) for number, qty in quantities.items()
    )
    is_last = all(back.get(line.line, Back()).qty + quantities.get(line.line, 0) == line.qty for line in sale.lines)
    tax = sum(line.tax for line in lines)
    tax_added = tax if sale.tax_added else 0
    return Return(
        lines=lines,
        tax_added=tax_added,
        tax_included=tax if sale.tax_included else 0,
        value=-sum(line.amount for line in lines) - tax_added,
        left=sale.due + sum(refund.due for refund in refunds),
        is_last=is_last,
    )


def _sold_line(sold: Mapping[int, Line], number: int, sale: Sale) -> Line:
    if number not in sold:
        raise PosError(N_("{number} has no line {line}"), number=sale.number, line=number)
    return sold[number]


def _line_back(sold: Line, back: Back, qty: int) -> Line:
    if not 0 < qty <= sold.qty - back.qty:
        raise PosError(
            N_("{name}: at most {left} can still come back: choose fewer"),
            name=sold.name,
            left=max(0, sold.qty - back.qty),
        )
    in_all = back.qty + qty
    return sold._replace(
        qty=-qty,
        discount=0,
        share=0,
        amount=-(divide_half_up(sold.amount * in_all, sold.qty) - back.amount),
        tax=-(divide_half_up(sold.tax * in_all, sold.qty) - back.tax),
        owed=None if sold.owed is None else -(divide_half_up(sold.owed * in_all, sold.qty) - back.owed),
    )
