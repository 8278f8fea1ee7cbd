"""A receipt in the list, and what happened to one, in words."""

from dataclasses import dataclass, replace
from datetime import datetime

from pos.clock import ZONES
from pos.money import format_rupiah
from pos.printing.wording import SHORT_WEEKDAYS, clock_time
from pos.till.history import Entry, Step
from pos.till.sale import WITHOUT_RECEIPT
from pos.till.voiding import VOIDED
from pos.words import SHORT_MONTHS
from pos.words import translate as _
from ui.models.titles import tender_title


@dataclass(frozen=True)
class ListRow:
    """A receipt in the list, ready to be shown: `name` is its short number, `tone` colours the note."""

    key: str
    name: str
    when: str
    amount: str
    goods: str
    note: str = ""
    tone: str = "warn"
    refund: bool = False

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, self.when, self.amount, self.goods, self.note) if part)


@dataclass(frozen=True)
class StepRow:
    """Something that happened to a receipt, and when and by whom."""

    title: str
    detail: str
    failed: bool = False


def list_row(entry: Entry, zone: str) -> ListRow:
    """A sale or refund as the list shows it."""
    sale = entry.sale
    goods = ", ".join(line.short or line.name for line in sale.lines)
    if sale.refund_of is not None:
        loose = sale.refund_of == WITHOUT_RECEIPT
        text = _("Without a receipt: {goods}") if loose else _("Return of {number}: {goods}")
        goods = text.format(number=sale.refund_of[-4:], goods=goods)
    note, tone = _note(entry)
    return ListRow(
        key=sale.number,
        name=sale.short_number,
        when=when(sale.at, zone),
        amount=format_rupiah(sale.due),
        goods=goods,
        note=note,
        tone=tone,
        refund=sale.is_refund,
    )


def _note(entry: Entry) -> tuple[str, str]:
    states = {payment.state for payment in entry.sale.payments}
    if entry.returned:
        return _("returned {n}").format(n=entry.returned), "warn"
    if "waiting" in states:
        return _("waiting"), "warn"
    return (_("not received"), "bad") if "failed" in states else ("", "")


def when(moment: datetime, zone: str) -> str:
    """`Sab 21 Nov 14.18`."""
    local = moment.astimezone(ZONES[zone])
    weekday, month = _(SHORT_WEEKDAYS[local.weekday()]), _(SHORT_MONTHS[local.month - 1])
    return f"{weekday} {local.day} {month} {clock_time(local)}"


def step_row(step: Step, zone: str, *, own: bool) -> StepRow:
    """In words, with when, by whom and with whose PIN; `own` tells what is of the receipt from what is of another."""
    row = _row(step, zone, own=own)
    if "authorised_by" not in step.data:
        return row
    return replace(row, title=f"{row.title} · " + _("with {name}'s PIN").format(name=step.data["authorised_by"]))


def _row(step: Step, zone: str, *, own: bool) -> StepRow:
    data = step.data
    detail = when(step.at, zone) + (f" · {step.who}" if step.who else "")
    if step.kind == "receipt_reprinted":
        return StepRow(_("Printed again"), detail)
    if step.kind == "qris_decided":
        arrived = data["state"] == "confirmed"
        title = _("QRIS received") if arrived else _("QRIS not received")
        reference = _("ref {reference}").format(reference=data["reference"]) if data["reference"] else ""
        return StepRow(title, " · ".join(part for part in (detail, reference) if part), failed=not arrived)
    if step.kind == "tender_changed":
        title = _("By {after}, not by {before}").format(
            before=tender_title(data["before"]), after=tender_title(data["after"])
        )
        return StepRow(title, f"{detail} · {data['reason']}")
    if step.kind == VOIDED:
        names = ", ".join(each["name"] for each in data["goods"])
        title = _("Taken out before: {goods}, {amount}").format(goods=names, amount=format_rupiah(data["amount"]))
        return StepRow(title, detail)
    if step.kind == "refund" and not own:
        title = _("Return {number}, {amount}").format(number=data["number"][-4:], amount=format_rupiah(-data["due"]))
        return StepRow(title, f"{detail} · {data['reason']}" if data["reason"] else detail)
    return StepRow(_("Goods came back") if step.kind == "refund" else _("Sold"), detail)
