"""A stall that trades by chance: buyers, refunds, days without a sale and corrected days, and what they are worth."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import Any

from pos import canonical
from pos.ring import ring
from pos.stall import Stall

TRADES = {"klitikan": 2, "kuliner": 8, "fesyen": 4, "mebel": 1, "logam": 1, "kriya": 3}
"""How many buyers a stall of each trade has on a usual day."""
FIRST = date(2025, 11, 24)
ZONE = timezone(timedelta(hours=7))
OPENS, CLOSES = 9, 21
NIL, REFUNDED, REVISED = 0.05, 0.1, 0.02
"""Parts of the days that sell nothing, on which a line comes back, and that are corrected after their close."""

Sums = Counter[str]
"""Of a day: `sales`, `refunds`, `due` in rupiah and `tender cash`, `tender qris`, … in rupiah."""
Sold = tuple[str, dict[str, Any]]
"""A sale's number and its first line."""


class Hand:
    """The clock of a stall, set by hand."""

    def __init__(self) -> None:
        self.moment = _at(FIRST, OPENS)

    def __call__(self) -> datetime:
        return self.moment


def trade(stall: Stall, clock: Hand, days: int) -> dict[str, Sums]:
    """Let a new stall sell for so many days, each closed: the sums by business day, of what was fed alone."""
    told = {}
    chance = Random(stall.identity.stall)
    for number in range(days):
        day = FIRST + timedelta(days=number)
        clock.moment = _at(day, CLOSES)
        told[day.isoformat()], sold = _sell(stall, day, chance)
        stall.close_day()
        if sold and chance.random() < REVISED:
            clock.moment += timedelta(minutes=10)
            stall.reopen_day(day.isoformat(), "salah ketik")
            told[day.isoformat()].update(_take_back(stall, *sold[-1], clock.moment))
            stall.close_day()
    return told


def _sell(stall: Stall, day: date, chance: Random) -> tuple[Sums, list[Sold]]:
    """A day's lines fed to the till: what they are worth by their own arithmetic, and the sales paid in cash."""
    sums: Sums = Counter()
    cash: list[Sold] = []
    for line in _day_lines(stall, day, chance):
        answer = _feed(stall, line)
        due = sum(payment["amount"] for payment in line["payments"])
        sums["sales"] += 1
        sums["due"] += due
        sums.update({f"tender {payment['tender']}": payment["amount"] for payment in line["payments"]})
        if line["payments"][0]["tender"] == "cash":
            cash.append((answer["number"], line["lines"][0]))
    if len(cash) > 1 and chance.random() < REFUNDED:
        sums.update(_take_back(stall, *cash.pop(0), _at(day, CLOSES) - timedelta(minutes=5)))
    return sums, cash


def _take_back(stall: Stall, number: str, first: dict[str, Any], at: datetime) -> Sums:
    """The first line of a sale comes back."""
    amount = first["qty"] * first["price"]
    back = {
        "id": f"back {number}",
        "at": at.astimezone(ZONE).isoformat(),
        "refund_of": number,
        "lines": [{"line": 1, "qty": first["qty"]}],
        "reason": "retak",
        "payments": [{"tender": "cash", "amount": -amount}],
    }
    _feed(stall, back)
    return Counter({"refunds": 1, "due": -amount, "tender cash": -amount})


def _feed(stall: Stall, line: dict[str, Any]) -> dict[str, Any]:
    (answer,) = ring(stall, [canonical.encode(line)])
    if "error" in answer:
        raise SystemExit(f"{stall.identity.stall} {line['id']}: {answer['error']}")
    return answer


def _day_lines(stall: Stall, day: date, chance: Random) -> Iterator[dict[str, Any]]:
    """A day's sales as lines of a ring file; now and then none."""
    goods = [one for one in stall.catalog.tiles(None, 100) if not one.unique and not one.weighed and one.price]
    usual = TRADES[stall.identity.trade]
    buyers = 0 if chance.random() < NIL else max(1, int(chance.gauss(usual, usual / 3)))
    for number, minute in enumerate(sorted(int(chance.triangular(10, 690, 480)) for _buyer in range(buyers))):
        bought = chance.sample(goods, k=min(chance.randint(1, 3), len(goods)))
        lines = [{"code": one.code, "qty": chance.randint(1, 2), "price": one.price} for one in bought]
        due = sum(line["qty"] * line["price"] for line in lines)
        tender = chance.choices(("cash", "qris", "card", "transfer"), (50, 38, 7, 5))[0]
        confirmed = {"confirmed": True} if tender == "qris" else {}
        yield {
            "id": f"{day} {number}",
            "at": (_at(day, OPENS) + timedelta(minutes=minute)).astimezone(ZONE).isoformat(),
            "lines": lines,
            "payments": [{"tender": tender, "amount": due} | confirmed],
        }


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)
