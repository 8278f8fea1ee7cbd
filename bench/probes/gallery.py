"""A gallery of stalls that sold for days: rung up by the real till, closed, sealed, handed in; and what it adds up to.

python -m bench.probes.gallery FOLDER STALLS DAYS: a folder `stalls`, a collection, and `told.json` with the sums that
an office must come to, made from the lines that were fed and from nothing that the program answered.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import as_file, files
from pathlib import Path
from random import Random
from typing import Any

from pos import canonical
from pos.ring import ring
from pos.stall import Stall, create_stall

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


@dataclass(frozen=True)
class Part:
    """One stall of the gallery."""

    number: int
    days: int
    folder: Path
    collection: Path

    @property
    def code(self) -> str:
        return f"S{self.number:04d}"

    @property
    def trade(self) -> str:
        return list(TRADES)[self.number % len(TRADES)]


def play(part: Part) -> dict[str, Sums]:
    """Let a stall trade for its days and hand all in; the sums by business day."""
    moment = [_at(FIRST, OPENS)]
    folder, collection = part.folder.joinpath("stalls", part.code), part.collection
    with create_stall(
        folder,
        code=part.code,
        name=f"Lapak {part.code}",
        trade=part.trade,
        collection=str(collection),
        clock=lambda: moment[0],
    ) as stall:
        with as_file(files("resources").joinpath("sample", f"{part.trade}.csv")) as sheet:
            stall.import_sheet(sheet, stock=False)
        told = {}
        chance = Random(part.code)
        for number in range(part.days):
            day = FIRST + timedelta(days=number)
            moment[0] = _at(day, CLOSES)
            told[day.isoformat()], sold = _trade(stall, part.trade, day, chance)
            stall.close_day()
            if sold and chance.random() < REVISED:
                moment[0] += timedelta(minutes=10)
                stall.reopen_day(day.isoformat(), "salah ketik")
                told[day.isoformat()].update(_take_back(stall, *sold[-1], moment[0]))
                stall.close_day()
        stall.send()
    return told


def _trade(stall: Stall, trade: str, day: date, chance: Random) -> tuple[Sums, list[Sold]]:
    """A day's lines fed to the till: what they are worth by their own arithmetic, and the sales paid in cash."""
    sums: Sums = Counter()
    cash: list[Sold] = []
    for line in _day_lines(stall, trade, day, chance):
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


def _day_lines(stall: Stall, trade: str, day: date, chance: Random) -> Iterator[dict[str, Any]]:
    """A day's sales as lines of a ring file; now and then none."""
    goods = [one for one in stall.catalog.tiles(None, 100) if not one.unique and not one.weighed and one.price]
    buyers = 0 if chance.random() < NIL else max(1, int(chance.gauss(TRADES[trade], TRADES[trade] / 3)))
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


def main() -> None:
    folder, stalls, days = Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    collection = folder.joinpath("collection")
    collection.mkdir(parents=True)
    parts = [Part(number, days, folder, collection) for number in range(1, stalls + 1)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        told = dict(zip((part.code for part in parts), pool.map(play, parts), strict=True))
    folder.joinpath("told.json").write_text(json.dumps(told), "utf-8")
    sys.stdout.write(json.dumps({"stalls": stalls, "days": days}))


if __name__ == "__main__":
    main()
