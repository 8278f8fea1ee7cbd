"""A stall's days of 300 sales and 1,200 lines, out of a month of real baskets: the day that speed.md measures."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

DAYS = 12
SALES = 300
LINES = 4
GOODS = 300
"""A stall has some hundred goods, not a grocer's ninety thousand: those bought most often stand for them."""

_FIRST = datetime.fromisoformat("2017-05-01T09:00:00+07:00")
_BETWEEN_SALES = timedelta(minutes=2)


def write_days(baskets: Path, catalogue: Path, ring: Path, sheet: Path) -> None:
    """Write the ring file `ring` of the days and the catalogue `sheet` of their goods, out of those of the month."""
    lines = [line for basket in _rows(baskets) for line in basket["lines"] if "code" in line]
    often = {code for code, _ in Counter(line["code"] for line in lines).most_common(GOODS)}
    sold = (line for line in lines if line["code"] in often)
    with ring.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(DAYS * SALES):
            file.write(json.dumps(_sale(number, list(islice(sold, LINES))), separators=(",", ":")) + "\n")
    heading, *goods = catalogue.read_text(encoding="utf-8-sig").splitlines()
    known = [row for row in goods if row.partition(";")[0] in often]
    sheet.write_text("\n".join((heading, *known)) + "\n", encoding="utf-8-sig", newline="\n")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _sale(number: int, lines: list[dict[str, Any]]) -> dict[str, Any]:
    day, place = divmod(number, SALES)
    due = sum(line["qty"] * line["price"] for line in lines)
    return {
        "id": f"day-{number}",
        "at": (_FIRST + timedelta(days=day) + place * _BETWEEN_SALES).isoformat(),
        "lines": lines,
        "discount": 0,
        "payments": [{"tender": "cash", "amount": due}] if due else [],
    }
