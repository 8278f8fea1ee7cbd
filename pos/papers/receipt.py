"""The receipt: what a buyer takes home, and by which anyone can ask whether the sale is in the books."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pos.clock import ZONES
from pos.money import divide_half_up, format_number, format_percent, format_rupiah
from pos.printing.layout import NARROW, QR, Align, Band, Layout, Row, Rule, Space, Text, Title, paper_margin
from pos.printing.letterhead import Letterhead
from pos.printing.voice import Voice
from pos.printing.wording import clock_time, quantity, short_day, shown_code
from pos.till.kitchen.slip import Served
from pos.till.pricing import Tax, tax_of
from pos.till.sale import WITHOUT_RECEIPT, Line, Payment, Sale
from pos.words import N_, translate_plural


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Points, and millimetres of empty paper, of one width of paper."""

    name: float
    address: float
    about: float
    item: float
    detail: float
    sum: float
    total: float
    tender: float
    change: float
    thanks: float
    small: float
    top: float
    gap: float


_SIZES = {
    58: _Sizes(13, 7.5, 7.5, 8.5, 8.5, 7.9, 14.7, 7.9, 9.3, 8.5, 7.2, 0, 0.5),
    80: _Sizes(15, 7.5, 8, 9.5, 8.5, 8.5, 18.6, 8.9, 10.8, 10, 8, 0.5, 1.1),
}

_QR_MM = 19


def receipt(
    sale: Sale,
    letterhead: Letterhead,
    *,
    language: str,
    width: int,
    zone: str,
    qr_text: str,
    copy: bool = False,
    customer: str | None = None,
    served: Served | None = None,
    tax: Tax | None = None,
) -> Layout:
    """The receipt of `sale` on paper `width` mm wide (58 or 80), its times in `zone`; `copy` marks a reprint.

    `qr_text` is the receipt's check code, `LAPAK1:GIK-K07-1:EPOCH:SEQ:HASH8`; `served` is by which number the order is
    called; `tax` how a food stall's prices bore PBJT that day, None where the tax has no name.
    """
    paper = _Receipt(
        sale, letterhead, language, width, sale.at.astimezone(ZONES[zone]), qr_text, copy, customer, served, tax
    )
    return Layout(
        title=sale.number,
        rows=tuple(paper.rows()),
        width_mm=width,
        margin_mm=paper_margin(width),
        language=language,
    )


def _worth(line: Line) -> int:
    """What the line shows: its price before any discount; of a refund, what is given back."""
    return line.amount if line.qty < 0 else divide_half_up(line.price * line.qty, line.per)


def _saved(line: Line) -> int:
    """What was haggled off the asking price."""
    as_chosen = line.as_chosen
    if as_chosen is None or line.qty < 0:
        return 0
    return max(0, divide_half_up(as_chosen * line.qty, line.per) - _worth(line))


@dataclass(frozen=True, slots=True)
class _Receipt(Voice):
    sale: Sale
    letterhead: Letterhead
    language: str
    width: int
    at: datetime
    qr_text: str
    copy: bool
    customer: str | None
    served: Served | None
    tax: Tax | None

    @property
    def narrow(self) -> bool:
        return self.width <= NARROW

    @property
    def size(self) -> _Sizes:
        return _SIZES[NARROW if self.narrow else 80]

    def rows(self) -> Iterator[Row]:
        yield from self.head()
        yield from self.about()
        for line in self.sale.lines:
            yield from self.line(line)
        yield Space(0.8 if self.narrow else 0.4)
        yield Rule("dashed")
        yield Space(0.9)
        yield from self.sums()
        yield from self.money()
        yield Space(1.6)
        yield Rule()
        yield Space(1.6)
        yield from self.end()

    def head(self) -> Iterator[Row]:
        head, size = self.letterhead, self.size
        yield Space(size.top)
        if head.logo is not None:
            yield head.logo
            yield Space(2)
        yield Title(head.name, shown_code(head.code), size=size.name)
        yield Space(0.3)
        yield from (Text(line, size=size.address, lines=2) for line in head.lines)
        yield Space(1.7)
        yield Rule()
        if self.copy:
            yield Space(1.2)
            yield Band(self.say(N_("COPY")), size=10)
        yield Space(0.8)

    def about(self) -> Iterator[Row]:
        sale, size = self.sale, self.size
        number = self.say(N_("Receipt {number}"), number=sale.short_number)
        if not self.narrow and sale.cashier:
            number += " · " + self.say(N_("cashier {name}"), name=sale.cashier)
        elif sale.cashier:
            number += f" · {sale.cashier}"
        when = f"{self.at:%d/%m/%Y}" if self.narrow else short_day(self.at.date(), self.language) + " "
        yield Text(number, f"{when} {clock_time(self.at)}", size=size.about, weight=500, right_weight=400)
        if sale.is_refund:
            loose = sale.refund_of == WITHOUT_RECEIPT
            words = N_("Return without a receipt") if loose else N_("Return of receipt {number}")
            refunded = self.say(words, number=sale.refund_of)
            yield Text(refunded, size=size.about, weight=600, lines=2)
            if sale.reason:
                reason = self.say(N_("Reason: {reason}"), reason=sale.reason)
                yield Text(reason, size=size.about, lines=3)
        if self.customer:
            customer = self.say(N_("Customer: {name}"), name=self.customer)
            yield Text(customer, size=size.about, lines=2)
        yield from self.queue()
        yield Space(0.9)
        yield Rule("fine")
        yield Space(1.2)

    def queue(self) -> Iterator[Row]:
        """The number that is called, as large as the total, beside where the order goes."""
        if self.served is None:
            return
        where = self.say(N_("Take away")) if self.served.is_away else self.say(N_("Eat here"))
        number = self.say(N_("Queue {number}"), number=self.served.number)
        yield Space(0.8)
        yield Text(number, self.served.label or where, size=self.size.total, weight=700, right_weight=600, shrink=True)

    def line(self, line: Line) -> Iterator[Row]:
        size, amount = self.size, format_number(_worth(line))
        name = (line.short or line.name) if self.narrow else line.name
        asked = ""
        if _saved(line):
            asked = self.say(N_("asking price {price}"), price=format_number(line.as_chosen or 0))
        if line.qty in (1, -1) and line.per == 1:
            yield Text(name, amount, size=size.item, weight=500, right_weight=600, lines=2)
            detail = " · ".join(part for part in (line.code if not self.narrow else "", asked) if part)
            if asked:
                yield Text(detail, size=size.detail, lines=2)
        else:
            yield Text(name, size=size.item, weight=500, lines=2)
            yield Text(self.count(line), amount, size=size.item, right_weight=600)
            if asked:
                yield Text(asked, size=size.detail, lines=2)
        if line.note:
            yield Text(line.note, size=size.detail, lines=3)
        if line.parts:
            inside = ", ".join(f"{part.qty} {part.name}" for part in line.parts)
            yield Text(self.say(N_("holds {goods}"), goods=inside), size=size.small, lines=6)
        if line.discount:
            yield Text(self.say(N_("Discount")), format_number(-line.discount), size=size.detail, right_weight=500)
        yield Space(size.gap)

    def count(self, line: Line) -> str:
        """`2 × 75.000`; of a refund that gives back other than its price, the quantity alone."""
        count = quantity(line.qty, line.per)
        if line.qty < 0 and divide_half_up(line.price * line.qty, line.per) != line.amount:
            return count if line.per != 1 else self.pieces(-line.qty)
        return f"{count} × {format_number(line.price)}"

    def pieces(self, number: int) -> str:
        return translate_plural("{number} item", "{number} items", number, self.language).format(number=number)

    def sums(self) -> Iterator[Row]:
        sale = self.sale
        items = self.pieces(sum(abs(line.qty) if line.per == 1 else 1 for line in sale.lines))
        saved = sum(map(_saved, sale.lines))
        saving = self.say(N_("off the asking price"))
        adjusted = sale.discount or sale.tax_added or sale.rounding or any(line.discount for line in sale.lines)
        if saved and not adjusted and not self.narrow:
            yield self.sum(f"{items} · {saving}", saved)
        else:
            yield self.sum(items, sum(_worth(line) - line.discount for line in sale.lines))
        if sale.discount:
            yield self.sum(self.say(N_("Discount")), -sale.discount)
        if sale.tax_added:
            yield self.sum(self.taxed(N_("Tax"), N_("PBJT")), sale.tax_added)
        if sale.rounding:
            yield self.sum(self.say(N_("Rounding")), sale.rounding)
        yield Space(0.4)
        total = self.say(N_("Given back")) if sale.is_refund else self.say(N_("Total"))
        yield Text(total, format_rupiah(sale.due), size=self.size.total, weight=700, shrink=True)
        if sale.tax_included:
            yield self.sum(self.taxed(N_("Includes tax"), N_("Includes PBJT")), sale.tax_included)
        if saved and (adjusted or self.narrow):
            yield self.sum(saving[:1].upper() + saving[1:], saved)

    def taxed(self, nameless: str, named: str) -> str:
        """What the tax is called; its rate beside it where it is the one that this sale bore."""
        if self.tax is None:
            return self.say(nameless)
        is_its_own = all(line.tax == tax_of(line.amount, self.tax) for line in self.sale.lines)
        return f"{self.say(named)} {format_percent(self.tax.rate)}" if is_its_own else self.say(named)

    def sum(self, words: str, amount: int) -> Text:
        return Text(words, format_number(amount), size=self.size.sum, right_weight=500)

    def money(self) -> Iterator[Row]:
        size = self.size
        yield Space(0.5)
        for payment in self.sale.payments:
            yield Text(self.paid(payment), format_number(payment.given), size=size.tender, right_weight=500, lines=2)
        if self.sale.change:
            change = format_number(self.sale.change)
            yield Text(self.say(N_("Change due")), change, size=size.change, weight=600, right_weight=700)

    def paid(self, payment: Payment) -> str:
        words = self.tender(payment.tender)
        if payment.reference:
            words += " " + self.say(N_("ref {reference}"), reference=payment.reference)
        if payment.state == "waiting":
            words += ", " + self.say(N_("awaiting confirmation"))
        if payment.state == "failed":
            words += ", " + self.say(N_("not received"))
        return words

    def end(self) -> Iterator[Row]:
        size = self.size
        align: Align = "center" if self.narrow else "left"
        check = self.say(N_("Check: {code}"), code=self.qr_text)
        footer = tuple(Text(line, size=size.small, lines=4, align=align) for line in self.footer())
        number = Text(self.sale.number, size=size.small, weight=500, align=align)
        if self.narrow:
            thanks = self.say(N_("Thank you, see you again."))
            yield Text(thanks, size=size.thanks, weight=600, align=align, lines=2)
            yield from (*footer, number)
        else:
            thanks = self.say(N_("Thank you."))
            beside: tuple[Text | Space, ...] = (
                Text(thanks, size=size.thanks, weight=600),
                Space(0.6),
                *footer,
                Space(0.4),
                number,
            )
            yield QR(self.qr_text, _QR_MM, beside)
            yield Space(0.8)
        yield Text(check, size=size.small, weight=500, lines=3, align=align)

    def footer(self) -> list[str]:
        return [line for line in self.letterhead.footer.splitlines() if line.strip()]
