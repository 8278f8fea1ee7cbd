"""What the papers of an order have in common: their page, who sells and who buys, the goods and what was paid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pos.money import format_number, format_rupiah, format_thousandths
from pos.printing.layout import (
    Band,
    Beside,
    Cell,
    Columns,
    Layout,
    Row,
    Rule,
    Signatures,
    Space,
    Text,
    Title,
    Together,
)
from pos.printing.letterhead import Letterhead
from pos.printing.voice import Voice
from pos.printing.wording import long_day, shown_code
from pos.till.orders.order import Order, OrderLine
from pos.words import N_, SHORT_MONTHS, translate

_SHORT_SIDE, _LONG_SIDE, _MARGIN, _INSET = 148, 210, 12, 2.5
_SHARES = (22, 47, 24, 26)
_UNPRICED = (22, 97)
_SHOWN_PARTS = 6
# So many payments are listed one by one; those before them together.


def counted(line: OrderLine) -> str:
    """How much of it is made: `6 buah`, `12,5 kg`."""
    if line.per == 1:
        return f"{format_number(line.qty)} {line.unit}".rstrip()
    return f"{format_thousandths(line.qty)} {line.unit or line.measure}"


def day_and_month(day: str | None, language: str) -> str:
    """`28 Nov` of `YYYY-MM-DD`; empty for None."""
    if day is None:
        return ""
    told = date.fromisoformat(day)
    return f"{told.day} {translate(SHORT_MONTHS[told.month - 1], language)}"


@dataclass(frozen=True, slots=True)
class OrderPage(Voice):
    """Parts of an A5 page about `order`, which was taken on the business day `taken_on`."""

    order: Order
    letterhead: Letterhead
    taken_on: date

    def layout(self, title: str, rows: Sequence[Row], *, number: str = "", lying: bool = False) -> Layout:
        """The paper called `title` with the order's number or its own."""
        width, height = (_LONG_SIDE, _SHORT_SIDE) if lying else (_SHORT_SIDE, _LONG_SIDE)
        again = Text(f"{self.letterhead.name} · {title}", self.order.number, size=8, weight=500)
        return Layout(
            title=f"{title} {number or self.order.number}",
            rows=tuple(rows),
            width_mm=width,
            margin_mm=_MARGIN,
            height_mm=height,
            head=(again, Space(1)),
            foot=self.foot,
            language=self.language,
        )

    def head(self, title: str, day: date, number: str = "") -> Iterator[Row]:
        """Who sells, what paper it is, its number and day."""
        head = self.letterhead
        address = tuple(Text(line, size=8.2, lines=2) for line in head.lines)
        if head.logo is None:
            yield Title(head.name, shown_code(head.code), size=17)
            yield from address
        else:
            yield Beside(((head.logo,), (Text(head.name, size=17, weight=700, lines=2), *address)), (2, 11))
        yield Space(1.6)
        yield Rule()
        yield Space(2.6)
        numbered = self.say(N_("No. {number}"), number=number or self.order.number)
        about = (
            Text(numbered, size=10.5, weight=600, align="right"),
            Text(self.full_day(day), size=9, align="right"),
        )
        yield Beside(((Text(title, size=19, weight=700, shrink=True),), about), (7, 6))
        yield Space(3)

    def full_day(self, day: date) -> str:
        """`21 November 2026`."""
        return long_day(day, self.language).split(", ", 1)[1]

    def buyer(self, words: str) -> tuple[Row, ...]:
        """Who ordered, under `words`."""
        customer = self.order.customer
        phone = self.say(N_("Phone {number}"), number=customer.phone) if customer.phone else ""
        return (
            Text(words, size=8.2),
            Text(customer.name or "–", size=11, weight=600, lines=4),
            *(Text(line, size=8.8, lines=5) for line in (customer.address, phone) if line),
        )

    def promise(self) -> tuple[Row, ...]:
        """When it is ready, and what was noted."""
        order = self.order
        when = long_day(date.fromisoformat(order.promised), self.language) if order.promised else "–"
        served = self.say(N_("Served by {name}"), name=order.cashier) if order.cashier else ""
        return (
            Text(self.say(N_("Ready by")), size=8.2),
            Text(when, size=11, weight=600, lines=2),
            *(Text(line, size=8.8, lines=5) for line in (order.note, served) if line),
        )

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
            told = f"{self.paid_as(index)} {day_and_month(part.day, self.language)}, {self.paid_by(part.tender)}"
            yield Text(told, format_number(-part.amount), size=9, right_weight=600, lines=2)

    def total(self) -> Text:
        return Text(self.say(N_("Total")), format_rupiah(self.order.price), size=10, right_weight=600)

    def seller(self) -> str:
        """Who signs for the stall."""
        return ", ".join(part for part in (self.order.cashier, self.letterhead.name) if part)

    def signature(self, over: str, under: str) -> tuple[Row, ...]:
        """Words, room to sign, and who signs."""
        return Text(over, size=8.5), Space(1.5), Signatures((under,))

    def amount_box(self, words: str, amount: int) -> Band:
        return Band(words, format_rupiah(amount), size=13.5, loud="right")
