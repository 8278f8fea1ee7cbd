"""What one summary adds to the office's roll-ups: pure sums, the same for collecting and for the audit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pos.handover.summary import Summary
from pos.office.dealings import Dealt, dealt_of
from pos.office.tables import TOTALS

Row = dict[str, Any]
_Goods = tuple[str, str, str, int]
"""Code, name, category, per."""

_CASHIER_SUMS = ("sales", "refunds", "gross", "discounts", "returns", "net")
_TENDER_COLUMNS = ("cash", "qris", "card", "transfer")


@dataclass(frozen=True, slots=True)
class Share:
    """The rows that a summary stands for; amounts in rupiah, refunds taken off.

    `later` still lacks each `amount`: it is what `unconfirmed` says in the summary of the sale's own day.
    """

    day: Row
    hours: tuple[Row, ...]
    tenders: tuple[Row, ...]
    products: tuple[Row, ...]
    categories: tuple[Row, ...]
    later: tuple[Row, ...]
    makers: tuple[Row, ...]
    cashiers: tuple[Row, ...]
    shifts: tuple[Row, ...]
    warnings: tuple[Row, ...]
    dealt: Dealt
    unconfirmed: dict[str, int]
    """What was paid by QRIS and not seen to arrive, by receipt."""

    def categories_undone(self) -> tuple[Row, ...]:
        """The rows that take `categories` off again."""
        return tuple({**row, "lines": -row["lines"], "net": -row["net"]} for row in self.categories)


def totals(summary: Summary) -> dict[str, int]:
    """The sums that a file, its posting and its day have alike."""
    return {name: getattr(summary.totals, name) for name in TOTALS}


def share_of(summary: Summary) -> Share:
    """The roll-up rows of one summary; the row of its day still lacks `file` and `received_at`."""
    which = {"day": summary.day, "stall": summary.stall, "till": summary.till, "epoch": summary.epoch}
    goods = _goods(summary)
    return Share(
        day={
            **which,
            **totals(summary),
            "number": summary.number,
            "trade": summary.trade,
            "revision": summary.revision,
            "nil": int(summary.nil),
            "difference": summary.cash.difference,
            **{name: summary.tenders[name].amount if name in summary.tenders else 0 for name in _TENDER_COLUMNS},
        },
        hours=tuple({**which, **row} for row in _hours(summary)),
        tenders=tuple(
            {
                **which,
                "tender": name,
                "count": tender.count,
                "amount": tender.amount,
                "confirmed": tender.confirmed,
                "counted": tender.counted,
            }
            for name, tender in summary.tenders.items()
        ),
        products=tuple(
            {**which, "code": code, "name": name, "category": category, "per": per, "qty": qty, "net": net}
            for (code, name, category, per), (qty, net, _) in goods.items()
        ),
        categories=tuple({"day": summary.day, "trade": summary.trade, **row} for row in _categories(goods)),
        later=tuple(_later(summary)),
        makers=tuple({**which, **row} for row in _makers(summary)),
        cashiers=tuple({**which, **row} for row in _cashiers(summary)),
        shifts=tuple({**which, **row} for row in _shifts(summary)),
        warnings=tuple({**which, "kind": kind, "count": count} for kind, count in _warnings(summary).items()),
        dealt=dealt_of(summary),
        unconfirmed=_unconfirmed(summary),
    )


def _later(summary: Summary) -> Iterator[Row]:
    till = {"stall": summary.stall, "till": summary.till, "epoch": summary.epoch, "told_on": summary.day}
    for position, told in enumerate(summary.qris_later, start=1):
        yield {**till, "position": position, "number": told.number, "day": told.day, "state": told.state}


def _makers(summary: Summary) -> Iterable[Row]:
    """What the goods of each maker and regency brought; those of none stand under empty ones."""
    found: dict[tuple[str, str], Row] = {}
    for sale in summary.sales:
        for line in sale.lines:
            key = (line.maker or "", line.origin or "")
            row = found.setdefault(key, {"maker": key[0], "origin": key[1], "lines": 0, "net": 0})
            row["lines"] += 1
            row["net"] += line.amount
    return found.values()


def _cashiers(summary: Summary) -> Iterable[Row]:
    """What each cashier sold and took back, the sums as in the totals; a sale of nobody's stands under an empty one."""
    found: dict[str, Row] = {}
    for sale in summary.sales:
        name = sale.cashier or ""
        row = found.setdefault(name, {"cashier": name, **dict.fromkeys(_CASHIER_SUMS, 0)})
        amount = sum(line.amount for line in sale.lines)
        row["net"] += amount
        if sale.refund_of is None:
            row["sales"] += 1
            row["gross"] += sum(line.gross for line in sale.lines)
            row["discounts"] += sum(line.discount + line.share for line in sale.lines)
        else:
            row["refunds"] += 1
            row["returns"] -= amount
    return found.values()


def _shifts(summary: Summary) -> Iterator[Row]:
    for position, shift in enumerate(summary.shifts, start=1):
        yield {
            "position": position,
            "cashier": shift.cashier or "",
            "expected": shift.expected,
            "counted": shift.counted,
            "difference": shift.difference,
        }


def _warnings(summary: Summary) -> Mapping[str, int]:
    return Counter(warning.kind for warning in summary.warnings)


def _unconfirmed(summary: Summary) -> dict[str, int]:
    found: dict[str, int] = {}
    for sale in summary.sales:
        for payment in sale.payments:
            if payment.state in ("waiting", "failed"):
                found[sale.number] = found.get(sale.number, 0) + payment.amount
    return found


def _hours(summary: Summary) -> list[Row]:
    found: dict[int, Row] = {}
    for sale in summary.sales:
        hour = int(sale.at[11:13])
        row = found.get(hour) or found.setdefault(hour, {"hour": hour, "sales": 0, "refunds": 0, "net": 0})
        row["sales" if sale.refund_of is None else "refunds"] += 1
        for line in sale.lines:
            row["net"] += line.amount
    return [found[hour] for hour in sorted(found)]


def _goods(summary: Summary) -> dict[_Goods, list[int]]:
    """Quantity, net and number of lines of each of the goods sold."""
    found: dict[_Goods, list[int]] = {}
    for sale in summary.sales:
        for line in sale.lines:
            key = (line.code or "", line.name, line.category or "", line.per)
            sums = found.get(key)
            if sums is None:
                found[key] = [line.qty, line.amount, 1]
            else:
                sums[0] += line.qty
                sums[1] += line.amount
                sums[2] += 1
    return found


def _categories(goods: Mapping[_Goods, Sequence[int]]) -> list[Row]:
    found: dict[str, Row] = {}
    for (_, _, category, _), (_, net, lines) in goods.items():
        row = found.get(category) or found.setdefault(category, {"category": category, "lines": 0, "net": 0})
        row["lines"] += lines
        row["net"] += net
    return list(found.values())
