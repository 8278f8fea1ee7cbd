"""A recorded sale or refund as it is read: its goods, what is due, how it was paid, what proves it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.money import format_number, format_rupiah
from pos.printing.wording import quantity
from pos.till.sale import WITHOUT_RECEIPT
from pos.words import translate as _
from ui.models.titles import tender_title

if TYPE_CHECKING:
    from pos.handover import summary
    from pos.till import sale as till

    Sale = till.Sale | summary.Sale


@dataclass(frozen=True)
class Line:
    """One line to read: words left, up to three texts right, each with its look; `rule` draws a line above it."""

    left: str = ""
    right: tuple[str, ...] = ()
    look: str = "plain"
    tone: str = ""
    rule: bool = False


def short(number: str) -> str:
    """The last four digits, by which people call a receipt."""
    return number.rsplit("-", 1)[-1]


def goods_lines(sale: "Sale") -> tuple[Line, ...]:
    """What was sold, and what is due for it."""
    lines = []
    for sold in sale.lines:
        lines.append(Line(sold.name, (format_number(sold.amount),), look="strong"))
        how = f"{quantity(sold.qty, sold.per)} × {format_rupiah(sold.price)}"
        taken = sold.discount + sold.share
        if taken:
            how += " · " + _("discount {amount}").format(amount=format_rupiah(taken))
        lines.append(Line(how, look="muted"))
    if sale.tax_added:
        lines.append(Line(_("Tax"), (format_number(sale.tax_added),), rule=True))
    if sale.rounding:
        lines.append(Line(_("Rounding"), (format_number(sale.rounding),)))
    return (*lines, Line(_("Total"), (format_rupiah(sale.due),), look="sum", rule=True))


def paid_lines(sale: "Sale") -> tuple[Line, ...]:
    """How it was paid, what is still awaited, and the change."""
    lines = []
    for payment in sale.payments:
        lines.append(Line(tender_title(payment.tender), (format_number(payment.given),)))
        if payment.reference:
            lines.append(Line(_("ref {reference}").format(reference=payment.reference), look="muted"))
        if payment.state == "waiting":
            lines.append(Line(_("Waiting for confirmation"), look="note", tone="warn"))
        elif payment.state == "failed":
            lines.append(Line(_("Not received"), look="note", tone="bad"))
    change = sum(payment.given - payment.amount for payment in sale.payments)
    if change:
        lines.append(Line(_("Change"), (format_number(change),)))
    return tuple(lines)


def returned(sale: "Sale", of: str, without: str) -> str:
    """`of` with the receipt's last digits, or `without` where the goods came back without one."""
    assert sale.refund_of is not None
    return without if sale.refund_of == WITHOUT_RECEIPT else of.format(number=short(sale.refund_of))


def proof_lines(sale: "Sale") -> tuple[Line, ...]:
    """What it refunds and why, and its event with the first digits of its hash."""
    lines = []
    if sale.refund_of is not None:
        text = returned(sale, _("Return of receipt {number}"), _("Return without a receipt"))
        lines.append(Line(text, look="note"))
    if sale.reason:
        lines.append(Line(_("Reason: {reason}").format(reason=sale.reason), look="note"))
    return (*lines, Line(_("Event {seq}").format(seq=sale.seq), (sale.hash[:8].upper(),), look="muted", rule=True))
