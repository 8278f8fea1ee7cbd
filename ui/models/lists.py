"""The lists of a stall's day: its receipts, goods, cash, revisions and file, each as ready rows."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos import words
from pos.money import format_number, format_rupiah
from pos.printing.wording import quantity
from pos.words import N_
from pos.words import translate as _
from ui.models import dealings
from ui.models.listing import Grid, Mark
from ui.models.receipt import returned, short
from ui.models.slip import counted_pieces, time_of
from ui.models.titles import tender_title

if TYPE_CHECKING:
    from pos.handover.summary import Sale, Summary

RECEIPTS, GOODS, CASH, REVISIONS, FILE = "receipts", "goods", "cash", "revisions", "file"
ORDERS, BUY_INS, MAKERS = "orders", "buy_ins", "makers"
SLIP = "slip"
"""The tab that only a small window has."""
TABS = {
    RECEIPTS: N_("Receipts"),
    GOODS: N_("Goods"),
    CASH: N_("Drawer"),
    ORDERS: N_("Orders"),
    BUY_INS: N_("Bought"),
    MAKERS: N_("Makers"),
    REVISIONS: N_("Revisions"),
    FILE: N_("File"),
}
SELDOM = (ORDERS, BUY_INS, MAKERS)
"""The tabs that only a day that held any of it has."""
_MOST_REVISIONS = 3
"""Beside each other; of more the latest are shown."""


@dataclass(frozen=True)
class SaleRow:
    """A sale in the list; amounts in rupiah."""

    number: str
    short: str
    time: str
    goods: str
    paid_by: str
    amount: int
    refund: bool
    waiting: bool


def sale_rows(told: "Summary") -> tuple[SaleRow, ...]:
    """Every sale and refund, newest first."""
    return tuple(_sale_row(sale) for sale in reversed(told.sales))


def _sale_row(sale: "Sale") -> SaleRow:
    goods = ", ".join(line.name for line in sale.lines)
    if sale.refund_of is not None:
        goods = returned(sale, _("Return {number}"), _("Return without a receipt")) + f", {goods}"
    return SaleRow(
        number=sale.number,
        short=short(sale.number),
        time=time_of(sale.at),
        goods=goods,
        paid_by=", ".join(dict.fromkeys(tender_title(payment.tender) for payment in sale.payments)),
        amount=sale.due,
        refund=sale.refund_of is not None,
        waiting=any(payment.state == "waiting" for payment in sale.payments),
    )


def receipts(told: "Summary") -> Grid:
    """Every sale and refund; a word marks what waits and what came back."""
    came_back = {sale.refund_of for sale in told.sales if sale.refund_of is not None}
    columns = (
        (_("Receipt"), "strong", 66),
        (_("Time"), "muted", 54),
        (_("Goods"), "text", 0),
        (_("Paid by"), "muted", 122),
        (_("Amount"), "amount", 94),
    )
    rows = tuple((row.number, _receipt_cells(row, row.number in came_back)) for row in sale_rows(told))
    return Grid(columns, rows, receipts_foot(told), _("No sale that day."))


def _receipt_cells(row: SaleRow, returned: bool) -> tuple[Mark, ...]:
    tone = "bad" if row.refund else ""
    paid = Mark(row.paid_by)
    if row.waiting:
        paid = Mark(row.paid_by, _("{tender}, waiting").format(tender=row.paid_by), "warn")
    elif returned:
        paid = Mark(row.paid_by, _("{tender}, returned").format(tender=row.paid_by))
    return Mark(row.short), Mark(row.time), Mark(row.goods, tone=tone), paid, Mark(row.amount, tone=tone)


def receipts_foot(told: "Summary") -> tuple[str, str]:
    """How many receipts there are, and what was taken in cash and otherwise."""
    count = words.translate_plural("{number} receipt", "{number} receipts", len(told.sales))
    cash = told.tenders["cash"].amount if "cash" in told.tenders else 0
    other = sum(tender.amount for name, tender in told.tenders.items() if name != "cash")
    sums = _("cash {cash} · other {other}").format(cash=format_rupiah(cash), other=format_rupiah(other))
    return count.format(number=len(told.sales)), sums


def goods(told: "Summary") -> Grid:
    """What was sold of each thing, returns taken off, the most first."""
    sums: defaultdict[tuple[str, str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for sale in told.sales:
        for line in sale.lines:
            found = sums[line.code or "", line.name, line.per]
            found[0] += line.qty
            found[1] += 1
            found[2] += line.amount
    columns = (
        (_("Goods"), "text", 0),
        (_("Code"), "muted", 110),
        (_("Quantity"), "number", 90),
        (_("Receipts"), "number", 80),
        (_("Amount"), "amount", 110),
    )
    rows = tuple(
        (f"{code}|{name}|{per}", _goods_cells(code, name, per, *found))
        for (code, name, per), found in sorted(sums.items(), key=lambda one: (-one[1][2], one[0]))
    )
    count = words.translate_plural("{n} thing", "{n} things", len(rows)).format(n=len(rows))
    return Grid(columns, rows, (count, format_rupiah(sum(found[2] for found in sums.values()))), _("No sale that day."))


def _goods_cells(code: str, name: str, per: int, qty: int, times: int, amount: int) -> tuple[Mark, ...]:
    many = f"−{quantity(qty, per)}" if qty < 0 else quantity(qty, per)
    return Mark(name), Mark(code or None), Mark(qty, many), Mark(times), Mark(amount)


def cash(told: "Summary") -> Grid:
    """What the drawer went through that no sale did, in order of time."""
    drawer = told.cash
    moves: list[tuple[str, str, str | None, int]] = []
    if told.opened_at is not None:
        moves.append((told.opened_at, _("Float"), None, drawer.float_))
    moves += dealings.cash_moves(told)
    moves += [
        (move.at, move.reason or (_("Cash in") if move.amount > 0 else _("Cash out")), move.cashier, move.amount)
        for move in drawer.movements
    ]
    moves += [
        (
            shift.closed_at,
            _("Shift handed over"),
            shift.cashier,
            shift.expected if shift.counted is None else shift.counted,
        )
        for shift in told.shifts[:-1]
    ]
    moves.sort(key=lambda move: move[0])
    if drawer.counted is not None:
        moves.append((told.closed_at, _("Counted"), None, drawer.counted))
    if drawer.deposit is not None:
        moves.append((told.closed_at, _("Handed to the office"), None, drawer.deposit))
    columns = (
        (_("Time"), "muted", 70), (_("Cash"), "text", 0), (_("Cashier"), "muted", 130), (_("Amount"), "amount", 110),
    )  # fmt: skip
    rows = tuple(
        (str(at), (Mark(time_of(moment)), Mark(what), Mark(who), Mark(amount)))
        for at, (moment, what, who, amount) in enumerate(moves)
    )
    left = _("in drawer {amount}").format(amount=format_rupiah(drawer.expected))
    return Grid(columns, rows, (counted_pieces(told), left), _("No cash but that of sales."))


OF_TAB = {
    GOODS: goods,
    CASH: cash,
    ORDERS: dealings.orders_grid,
    BUY_INS: dealings.buy_ins_grid,
    MAKERS: dealings.makers_grid,
}
"""What makes the list of a tab; the others need more than the summary."""

_Figure = Callable[["Summary"], int | None]

_FIGURES: tuple[tuple[str, _Figure], ...] = (
    (N_("Receipts"), lambda told: told.totals.sales),
    (N_("Refunds"), lambda told: told.totals.refunds),
    (N_("Gross sales"), lambda told: told.totals.gross),
    (N_("Discounts"), lambda told: -told.totals.discounts),
    (N_("Returns"), lambda told: -told.totals.returns),
    (N_("Net"), lambda told: told.totals.net),
    (N_("Received"), lambda told: told.totals.due),
    (N_("Cash in drawer"), lambda told: told.cash.expected),
    (N_("Counted"), lambda told: told.cash.counted),
    (N_("Difference"), lambda told: told.cash.difference),
    (N_("Handed to the office"), lambda told: told.cash.deposit),
)


def revisions(all_: Sequence["Summary"]) -> Grid:
    """The revisions beside each other, oldest first; what the last changed is bold, and told with its sign."""
    shown = all_[-_MOST_REVISIONS:]
    columns = [("", "text", 0)]
    columns += [(_("Revision {n}").format(n=told.revision), "number", 112) for told in shown]
    if len(shown) > 1:
        columns.append((_("Changed by"), "number", 112))
    rows = tuple((title, _revision_cells(title, values)) for title, values in revision_figures(shown))
    newest = shown[-1]
    reason = _("Reason: {reason}").format(reason=newest.reason) if newest.reason else _("Not revised")
    return Grid(tuple(columns), rows, (reason, ""), _("No sale that day."))


def revision_figures(shown: Sequence["Summary"]) -> list[tuple[str, list[int | None]]]:
    """The figures that a manager looks at, each with its value in every revision; those of nought are left out."""
    figures = [(_(title), [figure(told) for told in shown]) for title, figure in _FIGURES]
    figures[7:7] = [
        (tender_title(name), [told.tenders[name].amount if name in told.tenders else 0 for told in shown])
        for name in dict.fromkeys(name for told in shown for name in told.tenders)
    ]
    return [(title, values) for title, values in figures if any(values)]


def _revision_cells(title: str, values: list[int | None]) -> tuple[Mark, ...]:
    changed = len(values) > 1 and values[-1] != values[-2]
    cells = [Mark(title, strong=changed), *(Mark(value, strong=changed) for value in values)]
    if len(values) > 1:
        change = (values[-1] or 0) - (values[-2] or 0)
        sign = "+" if change > 0 else ""
        text = f"{sign}{format_number(change)}" if changed else "–"
        cells.append(Mark(change, text, "brand" if changed else "muted", changed))
    return tuple(cells)


def file(told: "Summary", facts: Sequence[tuple[str, str]]) -> Grid:
    """Where the file stands in the till's journal; `facts` are what is known of it besides."""
    pairs = [
        *facts,
        (_("Number"), str(told.number)),
        (_("Revision"), str(told.revision)),
        (_("Events"), f"{told.first_seq} – {told.last_seq}"),
        (_("Chain before"), _digits(told.opening_hash or "–")),
        (_("Chain after"), _digits(told.last_hash)),
        (_("Grand total before"), format_rupiah(told.opening_grand_total)),
        (_("Grand total after"), format_rupiah(told.closing_grand_total)),
        (_("Program"), told.program),
    ]
    rows = tuple((title, (Mark(title), Mark(value))) for title, value in pairs)
    return Grid(((_("File"), "muted", 216), ("", "text", 0)), rows)


def _digits(text: str) -> str:
    """The first sixteen digits of a hash, in fours, as people compare them."""
    return " ".join(text[at : at + 4].upper() for at in range(0, min(len(text), 16), 4))
