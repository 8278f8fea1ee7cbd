"""An order as it is listed and looked at: its promise, its stages, its money, in words and ready to be drawn."""

from dataclasses import dataclass
from datetime import date

from pos.money import MINUS, format_number, format_rupiah, format_thousandths
from pos.printing.wording import SHORT_WEEKDAYS
from pos.till.orders.order import CANCELLED, OPEN, Order, OrderLine, Stage
from pos.words import SHORT_MONTHS, translate_plural
from pos.words import translate as _
from ui.models.receipt import Line
from ui.models.titles import short_tender

_MOST_PARTS = 3
"""Payments that stand on lines of their own; of more the first ones are added up."""


@dataclass(frozen=True)
class OrderRow:
    """An order in the list. `bars` has one number for each stage: 0 not begun, 1 under way, 2 finished."""

    key: str
    name: str
    number: str
    goods: str
    day: str
    left: str
    late: bool
    stage: str
    tone: str
    who: str
    bars: tuple[int, ...]
    paid: str
    parts: str
    owed: str
    price: str
    settled: bool

    def spoken(self) -> str:
        """What a screen reader says."""
        told = (self.name, self.number, self.goods, self.day, self.left, self.stage, self.who, self.paid, self.owed)
        return ", ".join(part for part in (*told, self.price) if part)


@dataclass(frozen=True)
class StageRow:
    """A stage of the work; `state` is done, now or next, `tone` colours what is said of its wage."""

    name: str
    detail: str
    state: str
    wage: str
    paid: str
    tone: str


def is_ready(order: Order) -> bool:
    """Whether the work is done, and the goods are still here."""
    return order.state == OPEN and bool(order.stages) and order.current is None


def is_awaiting(order: Order) -> bool:
    """Whether nothing is paid on it yet."""
    return order.state == OPEN and order.paid == 0


def day_text(day: str) -> str:
    """`Kam 19 Nov` of `2026-11-19`."""
    read = date.fromisoformat(day)
    return f"{_(SHORT_WEEKDAYS[read.weekday()])} {short_day(day)}"


def short_day(day: str) -> str:
    """`19 Nov` of `2026-11-19`."""
    read = date.fromisoformat(day)
    return f"{read.day} {_(SHORT_MONTHS[read.month - 1])}"


def left_text(order: Order, today: date) -> str:
    """`3 days left`, `late by 2 days`; empty where nothing was promised."""
    left = order.days_left(today)
    if left is None or order.state != OPEN:
        return ""
    if left < 0:
        return translate_plural("late by {n} day", "late by {n} days", -left).format(n=-left)
    return translate_plural("{n} day left", "{n} days left", left).format(n=left) if left else _("today")


def order_row(order: Order, today: date) -> OrderRow:
    """As the list shows it."""
    stage, tone, who = _stage(order)
    settled = order.state == OPEN and not order.owed
    return OrderRow(
        key=order.number,
        name=order.customer.name,
        number=order.short_number,
        goods=goods_text(order),
        day=day_text(order.promised) if order.promised else _("no day"),
        left=left_text(order, today),
        late=order.state == OPEN and (order.days_left(today) or 0) < 0,
        stage=stage,
        tone=tone,
        who=who,
        bars=tuple(2 if each.finished else 1 if each.started else 0 for each in order.stages),
        paid=format_rupiah(order.paid) if order.paid else "–",
        parts=_parts(order),
        owed=_("Paid up") if settled else format_rupiah(order.owed) if order.state == OPEN else "–",
        price=_("of {amount}").format(amount=format_rupiah(order.price)),
        settled=settled,
    )


def _stage(order: Order) -> tuple[str, str, str]:
    """Words for how far it is, their tone, and who works on it."""
    if order.state != OPEN:
        return (_("Cancelled"), "muted", "") if order.state == CANCELLED else (_("Handed over"), "ok", "")
    if is_ready(order):
        return _("To be fetched"), "ok", ""
    if is_awaiting(order):
        return _("Awaits deposit"), "warn", ""
    if order.current is None:
        return "–", "muted", ""
    stage = order.stages[order.current]
    if stage.started or order.done:
        return stage.name, "text", stage.who
    planned = _("begins {day}").format(day=short_day(stage.planned)) if stage.planned else ""
    return _("Not begun"), "muted", planned


def _parts(order: Order) -> str:
    """How it was paid so far, in a word or two."""
    if order.state != OPEN:
        return ""
    if not order.paid:
        return _("nothing paid yet")
    many = sum(part.amount > 0 for part in order.parts)
    if not order.owed:
        return _("paid in parts") if many > 1 else _("paid at once")
    if many > 1:
        return _("in instalments")
    return _("deposit {n} %").format(n=order.paid * 100 // order.price)


def goods_text(order: Order) -> str:
    """What is made, in one line: `2 Rak buku 5 susun, mahoni +1`."""
    first, *others = order.lines
    more = f" +{len(others)}" if others else ""
    return f"{line_text(first)}{more}"


def line_text(line: OrderLine) -> str:
    """`2 Rak buku, 180 × 60 cm`, `12,5 kg Pagar`."""
    many = "" if line.measure == "piece" and line.qty == 1 else f"{quantity_text(line.qty, line.measure)} "
    return f"{many}{line.name}" + (f", {line.dimensions}" if line.dimensions else "")


def quantity_text(qty: int, measure: str) -> str:
    """`2`, `12,5 kg`, `3 m`."""
    return format_number(qty) if measure == "piece" else f"{format_thousandths(qty)} {measure}"


# The panel


def pill(order: Order, today: date) -> tuple[str, str, str]:
    """What is most to be known of it: words, tone and icon."""
    if order.state == CANCELLED:
        return _("Cancelled"), "quiet", "ban"
    if order.state != OPEN:
        return _("Handed over"), "ok", "check"
    left = order.days_left(today)
    if left is not None and left < 0:
        text = left_text(order, today)
        return text[:1].upper() + text[1:], "bad", "clock"
    if is_ready(order):
        return _("To be fetched"), "ok", "package"
    if is_awaiting(order):
        return _("Awaits deposit"), "warn", "hourglass"
    text = left_text(order, today) or _("no day promised")
    return text[:1].upper() + text[1:], "brand", "calendar-days"


def about(order: Order) -> str:
    """Material and finish of the first thing, where it goes, and whom to call."""
    first = order.lines[0]
    told = (", ".join(part for part in (first.material, first.finish) if part), order.customer.address)
    return " · ".join(part for part in (*told, order.customer.phone) if part)


def goods_lines(order: Order) -> tuple[Line, ...]:
    """Everything that is made, where it is more than one thing or not by the piece."""
    if len(order.lines) == 1 and order.lines[0].measure == "piece":
        return ()
    lines = []
    for line in order.lines:
        lines.append(Line(line_text(line), (format_rupiah(line.amount),), look="strong"))
        how = f"{quantity_text(line.qty, line.measure)} × {format_rupiah(line.price)}"
        lines.append(Line(" · ".join(part for part in (how, line.material, line.finish) if part), look="muted"))
    return tuple(lines)


def stage_rows(order: Order) -> tuple[StageRow, ...]:
    """Every stage of the work."""
    return tuple(
        _stage_row(stage, now=at == order.current and bool(stage.started)) for at, stage in enumerate(order.stages)
    )


def _stage_row(stage: Stage, *, now: bool) -> StageRow:
    if stage.finished:
        when = _("finished {day}").format(day=short_day(stage.finished))
    elif stage.started:
        when = _("since {day}").format(day=short_day(stage.started))
    else:
        when = _("planned {day}").format(day=short_day(stage.planned)) if stage.planned else _("not begun")
    if stage.paid:
        paid, tone = _("paid {day}").format(day=short_day(stage.paid)), "ok"
    elif stage.wage:
        paid, tone = (_("not paid yet"), "warn") if stage.started else (_("later"), "muted")
    else:
        paid, tone = "", "muted"
    return StageRow(
        name=stage.name,
        detail=f"{stage.who} · {when}" if stage.who else when,
        state="done" if stage.finished else "now" if now else "next",
        wage=format_rupiah(stage.wage) if stage.wage else "",
        paid=paid,
        tone=tone,
    )


def money_lines(order: Order) -> tuple[Line, ...]:
    """The price, what was paid on it, and what is owed."""
    lines = [Line(_("Total"), (format_rupiah(order.price),))]
    named = [(_part_name(order, at), part.amount) for at, part in enumerate(order.parts)]
    if len(named) > _MOST_PARTS:
        folded = named[: 1 - _MOST_PARTS]
        text = translate_plural("{n} payment before", "{n} payments before", len(folded)).format(n=len(folded))
        named = [(text, sum(amount for _name, amount in folded)), *named[1 - _MOST_PARTS :]]
    lines += [Line(name, (_taken(amount),)) for name, amount in named]
    if order.state == OPEN:
        return (*lines, Line(_("Owed"), (format_rupiah(order.owed),), look="sum", rule=True))
    return tuple(lines)


def _taken(amount: int) -> str:
    return f"{MINUS}{format_rupiah(amount)}" if amount > 0 else format_rupiah(-amount)


def _part_name(order: Order, at: int) -> str:
    part = order.parts[at]
    if part.amount < 0:
        name = _("Given back")
    elif not any(earlier.amount > 0 for earlier in order.parts[:at]):
        name = _("First part")
    else:
        name = _("Instalment")
    return f"{name} {short_day(part.day)}, {short_tender(part.tender).lower()}"
