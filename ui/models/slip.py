"""The closing slip's figures in its order, as lines to read."""

from datetime import datetime
from typing import TYPE_CHECKING

from pos.money import format_number, format_rupiah
from pos.printing.wording import WARNINGS, clock_time
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.receipt import Line
from ui.models.titles import tender_title

if TYPE_CHECKING:
    from pos.handover.paper import Paper
    from pos.handover.summary import Cash, Summary, Totals


def slip_lines(told: "Summary") -> tuple[Line, ...]:
    """A whole day: what was sold, what was counted, what the drawer holds, and what the stall says of it."""
    return (*_result(told), *_compared(told), *_drawer(told), *_remarks(told))


def time_of(text: str) -> str:
    """`14.18` of a time as a summary writes it."""
    return clock_time(datetime.fromisoformat(text))


def counted_pieces(told: "Summary") -> str:
    """`12 × 100.000 · 4 × 50.000`: the notes and coins that were counted, the largest first."""
    pieces = told.cash.denominations or {}
    worths = sorted((int(worth), many) for worth, many in pieces.items() if many)
    return " · ".join(f"{many} × {format_number(worth)}" for worth, many in reversed(worths))


def _head(told: "Summary") -> str:
    """When the day was, and who sat at the till."""
    opened = time_of(told.opened_at) if told.opened_at else ""
    text = _("opened {opened}, closed {closed}") if opened else _("closed {closed}")
    people = list(dict.fromkeys(shift.cashier for shift in told.shifts if shift.cashier))
    who = [_("cashier {name}").format(name=", ".join(people))] if people else []
    return " · ".join([text.format(opened=opened, closed=time_of(told.closed_at)), *who])


def paper_lines(told: "Paper") -> tuple[Line, ...]:
    """The figures of a day that is known by its closing slip's code alone."""
    nil = not told.totals.sales and not told.totals.refunds
    cash = told.cash
    receipts = told.totals.sales + told.totals.refunds
    count = translate_plural("{number} receipt", "{number} receipts", receipts).format(number=receipts)
    lines = [
        Line(count, look="note"),
        *_figures(told.totals, nil=nil),
        *_compared_lines(told),
        Line(_("Float"), (format_number(cash.float_),), rule=True),
    ]
    if cash.in_:
        lines.append(Line(_("Cash in"), (format_number(cash.in_),)))
    if cash.out:
        lines.append(Line(_("Cash out"), (format_number(-cash.out),)))
    if cash.deposit is not None:
        lines.append(Line(_("Handed to the office"), (format_rupiah(cash.deposit),), look="total", rule=True))
    return tuple(lines)


def _result(told: "Summary") -> tuple[Line, ...]:
    return Line(_head(told), look="note"), *_figures(told.totals, nil=told.nil)


def _figures(totals: "Totals", *, nil: bool) -> tuple[Line, ...]:
    lines = []
    if nil:
        lines.append(Line(_("Nil: no sale that day"), look="strong"))
    lines.append(Line(_("Gross sales"), (format_number(totals.gross),)))
    if totals.discounts:
        lines.append(Line(_("Discounts"), (format_number(-totals.discounts),)))
    if totals.returns:
        text = translate_plural("Returns, {n} receipt", "Returns, {n} receipts", totals.refunds)
        lines.append(Line(text.format(n=totals.refunds), (format_number(-totals.returns),)))
    lines.append(Line(_("Net"), (format_rupiah(totals.net),), look="sum"))
    if totals.tax_added:
        lines.append(Line(_("Tax"), (format_number(totals.tax_added),)))
    if totals.rounding:
        lines.append(Line(_("Rounding"), (format_number(totals.rounding),)))
    if totals.due != totals.net:
        lines.append(Line(_("Received"), (format_rupiah(totals.due),), look="strong"))
    if totals.tax_included:
        lines.append(Line(_("Includes tax"), (format_number(totals.tax_included),)))
    return tuple(lines)


def _compared_lines(told: "Summary | Paper") -> tuple[Line, ...]:
    heads = (_("counted"), _("expected"), _("difference"))
    return (
        Line("", heads, look="muted", rule=True),
        _compared_line(tender_title("cash"), told.cash.counted, told.cash.expected),
        *(
            _compared_line(tender_title(name), tender.counted, tender.amount)
            for name, tender in told.tenders.items()
            if name != "cash"
        ),
    )


def _compared(told: "Summary") -> tuple[Line, ...]:
    lines = [*_compared_lines(told)]
    cash = told.cash
    if cash.difference:
        text = _("Cash is short by {amount}") if cash.difference < 0 else _("Cash is over by {amount}")
        title = text.format(amount=format_rupiah(abs(cash.difference)))
        lines.append(Line(title, (cash.reason,) if cash.reason else (), look="box", tone="warn"))
    return tuple(lines)


def _compared_line(title: str, counted: int | None, expected: int) -> Line:
    if counted is None:
        return Line(title, ("–", format_number(expected), ""), look="strong")
    difference = counted - expected
    text = _("even") if not difference else format_number(difference)
    tone = "warn" if difference else "ok"
    return Line(title, (format_number(counted), format_number(expected), text), look="strong", tone=tone)


def _drawer(told: "Summary") -> tuple[Line, ...]:
    cash = told.cash
    lines = [
        Line(_("Float"), (format_number(cash.float_),), rule=True),
        Line(_("Cash sales"), (format_number(cash.sales - cash.refunds),)),
    ]
    if cash.in_:
        lines.append(Line(_("Cash in"), (format_number(cash.in_),)))
    if cash.out:
        lines.append(Line(_("Cash out"), (format_number(-cash.out),)))
    lines += [Line(_(title), (format_number(amount),)) for title, amount in moved_aside(cash)]
    lines.append(Line(_("Cash in drawer"), (format_number(cash.expected),), look="strong"))
    if cash.deposit is not None:
        held = cash.counted if cash.counted is not None else cash.expected
        lines.append(Line(_("Handed to the office"), (format_rupiah(cash.deposit),), look="total", rule=True))
        lines.append(Line(_("Left in drawer"), (format_number(held - cash.deposit),)))
    pieces = counted_pieces(told)
    if pieces:
        lines.append(Line(pieces, look="note"))
    return tuple(lines)


def moved_aside(cash: "Cash") -> tuple[tuple[str, int], ...]:
    """What moved the drawer for no sale (msgids), in rupiah; nothing in a summary of format 1."""
    from pos.handover.summary import Cash2

    if not isinstance(cash, Cash2):
        return ()
    told = ((N_("Orders"), cash.orders), (N_("Bought in"), -cash.buy_ins), (N_("Makers paid"), -cash.makers))
    return tuple((title, amount) for title, amount in told if amount)


def _remarks(told: "Summary") -> tuple[Line, ...]:
    texts = [_("Reason: {reason}").format(reason=told.reason)] if told.reason else []
    if told.notes.text:
        texts.append(told.notes.text)
    texts += [
        " · ".join(part for part in (_(WARNINGS.get(warning.kind, warning.kind)), warning.text) if part)
        for warning in told.warnings
    ]
    texts += [
        (_("QRIS of {number} received") if later.state == "confirmed" else _("QRIS of {number} not received")).format(
            number=later.number
        )
        for later in told.qris_later
    ]
    return tuple(Line(text, look="note", rule=at == 0) for at, text in enumerate(texts))
