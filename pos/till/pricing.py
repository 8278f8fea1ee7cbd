"""What a basket comes to: values, shares of the sale's discount, tax. Pure sums in whole rupiah."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pos.money import divide_half_up, share_out
from pos.till.basket import BasketLine
from pos.till.sale import Line

TaxMode = Literal["none", "included", "added"]


class Tax(NamedTuple):
    """How a stall's prices bear tax: `rate` in basis points. The tax itself is the stall's affair (UU 1/2022: PBJT)."""

    mode: TaxMode = "none"
    rate: int = 0


class Priced(NamedTuple):
    """A basket's sums: `total` = Σ line amounts + tax added, before any cash rounding."""

    lines: tuple[Line, ...]
    discount: int
    tax_added: int
    tax_included: int

    @property
    def subtotal(self) -> int:
        """Σ price × qty ÷ per, before discounts."""
        return sum(line.amount + line.discount + line.share for line in self.lines)

    @property
    def discounts(self) -> int:
        """Line discounts and the discount on the sale together."""
        return sum(line.discount + line.share for line in self.lines)

    @property
    def haggled_off(self) -> int:
        """What the agreed prices are below the asking prices; a price above takes nothing off it."""
        return sum(_haggled_off(line) for line in self.lines)

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines) + self.tax_added


def price_lines(lines: Sequence[BasketLine], discount: int, tax: Tax) -> Priced:
    """Price a basket: the sale's `discount` is shared by largest remainder, tax is rounded half up once a line."""
    left = [line.value - line.discount for line in lines]
    shares = share_out(discount, left)
    priced = tuple(
        _priced(number, line, share, amount - share, tax)
        for number, (line, share, amount) in enumerate(zip(lines, shares, left, strict=True), start=1)
    )
    whole_tax = sum(line.tax for line in priced)
    return Priced(
        lines=priced,
        discount=discount,
        tax_added=whole_tax if tax.mode == "added" else 0,
        tax_included=whole_tax if tax.mode == "included" else 0,
    )


def tax_of(amount: int, tax: Tax) -> int:
    """The tax on (added) or in (included) one line's `amount`, half up."""
    if tax.mode == "added":
        return divide_half_up(amount * tax.rate, 10_000)
    if tax.mode == "included":
        return divide_half_up(amount * tax.rate, 10_000 + tax.rate)
    return 0


def _haggled_off(line: Line) -> int:
    asked = line.as_chosen or 0
    return max(0, divide_half_up(asked * line.qty, line.per) - divide_half_up(line.price * line.qty, line.per))


def _priced(number: int, line: BasketLine, share: int, amount: int, tax: Tax) -> Line:
    return Line(
        line=number,
        code=line.code,
        name=line.name,
        short=line.short,
        unit=line.unit,
        category=line.category,
        maker=line.maker,
        origin=line.origin,
        qty=line.qty,
        per=line.per,
        asked=line.asked,
        price=line.price,
        discount=line.discount,
        share=share,
        tax=tax_of(amount, tax),
        amount=amount,
        note=line.note,
        difference=line.difference or None,
    )
