"""What the papers of an order have in common: their page, who sells and who buys, the goods and what was paid."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pos.money import format_number, format_rupiah, format_thousandths
from pos.printing.layout import Cell, Columns, Layout, Row, Rule, Space, Text, Together
from pos.printing.page import Page
from pos.printing.wording import long_day
from pos.till.orders.order import Order, OrderLine
from pos.words import N_

_INSET = 2.5
_SHARES = (22, 47, 24, 26)
_UNPRICED = (22, 97)
_SHOWN_PARTS = 6
# So many payments are listed one by one; those before them together.


def counted(line: OrderLine) -> str:
    """How much of it is made: `6 buah`, `12,5 kg`."""
    if line.per == 1:
        return f"{format_number(line.qty)} {line.unit}".rstrip()
    return f"{format_thousandths(line.qty)} {line.unit or line.measure}"


@dataclass(frozen=True, slots=True)
class OrderPage(Page):
    """Parts of an A5 page about `order`, which was taken on the business day `taken_on` (`YYYY-MM-DD`)."""

    order: Order
    taken_on: str

    def paper(self, title: str, rows: Iterable[Row]) -> Layout:
        """The paper called `title` with the order's number."""
        return self.layout(title, self.order.number, tuple(rows))

    def named(self, title: str, day: str, number: str = "") -> Iterator[Row]:
        """Who sells, what paper it is, its number (the order's, or its own) and day."""
        return self.head(title, self.numbered(number or self.order.number), self.full_day(day))

    def buyer(self, words: str) -> tuple[Row, ...]:
        """Who ordered, under `words`."""
        customer = self.order.customer
        phone = self.say(N_("Phone {number}"), number=customer.phone) if customer.phone else ""
        return self.told(words, customer.name, customer.address, phone)

    def promise(self) -> tuple[Row, ...]:
        """When it is ready, and what was noted."""
        order = self.order
        when = long_day(date.fromisoformat(order.promised), self.language) if order.promised else ""
        served = self.say(N_("Served by {name}"), name=order.cashier) if order.cashier else ""
        return self.told(self.say(N_("Ready by")), when, order.note, served)

    def signed(self, words: str) -> tuple[Row, ...]:
        """Where the stall signs, under `words`."""
        return self.signature(words, self.seller(self.order.cashier))

    def day_of(self, day: str | None) -> str:
        """`28 Nov` of `2026-11-28`; empty for None."""
        return self.short_day(day) if day else ""

    def goods_head(self, *, priced: bool = True) -> tuple[Row, ...]:
        """The heading over the goods."""
        cells: tuple[Cell, ...] = (
            Cell(self.say(N_("How many")), weight=600),
            Cell(self.say(N_("Name of goods")), weight=600),
        )
        if priced:
            price, amount = self.say(N_("Price")), self.say(N_("Line total"))
            cells += (Cell(price, weight=600, align="right"), Cell(amount, weight=600, align="right"))
        shares = _SHARES if priced else _UNPRICED
        return Columns(cells, shares, size=8.2, inset=_INSET, shaded=True), Space(1.6)

    def goods(self, *, priced: bool = True) -> Iterator[Row]:
        """Each line: how many, what, and for how much where it is `priced`; the heading again on each page of them."""
        for line in self.order.lines:
            cells: tuple[Cell, ...] = (Cell(counted(line)), Cell(line.name, weight=600))
            if priced:
                amount = Cell(format_number(line.amount), weight=600, align="right")
                cells += (Cell(format_number(line.price), align="right"), amount)
            details = (", ".join(part for part in (line.dimensions, line.material) if part), line.finish)
            yield Together(
                (
                    Columns(cells, _SHARES if priced else _UNPRICED, size=9.2, lines=3, inset=_INSET),
                    *(
                        Columns((Cell(""), Cell(detail)), _UNPRICED, size=8.2, lines=2, inset=_INSET)
                        for detail in details
                        if detail
                    ),
                    Space(1.3),
                    Rule("thin"),
                    Space(1.3),
                ),
                head=self.goods_head(priced=priced),
            )

    def paid_as(self, index: int) -> str:
        """What the payment at `index` is called: down payment, instalment, final payment, or given back."""
        parts = self.order.parts
        if parts[index].amount < 0:
            return self.say(N_("Given back"))
        if sum(part.amount for part in parts[: index + 1]) >= self.order.price:
            return self.say(N_("Final payment"))
        return self.say(N_("Instalment") if index else N_("Down payment (DP)"))

    def paid_by(self, tender: str) -> str:
        """What a tender is called within a line."""
        title = self.tender(tender)
        return title if title.isupper() else title[:1].lower() + title[1:]

    def payments(self) -> Iterator[Row]:
        """What was paid on it, off the total."""
        parts = self.order.parts
        before = max(0, len(parts) - _SHOWN_PARTS)
        if before:
            earlier = -sum(part.amount for part in parts[:before])
            yield Text(self.say(N_("Paid before")), format_number(earlier), size=9, right_weight=600)
        for index, part in enumerate(parts[before:], before):
            told = f"{self.paid_as(index)} {self.short_day(part.day)}, {self.paid_by(part.tender)}"
            yield Text(told, format_number(-part.amount), size=9, right_weight=600, lines=2)

    def total(self) -> Text:
        return Text(self.say(N_("Total")), format_rupiah(self.order.price), size=10, right_weight=600)
