"""A scripted cashier: sales with ids of their own, and whether a stall's journal holds them as intended."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from pos.audit import check_stall
from pos.stall import create_stall, open_stall

Line = dict[str, Any]
"""A line of a ring file."""

FIRST = datetime.fromisoformat("2026-11-02T09:00:00+07:00")


def new_stall(folder: Path, code: str = "K07", collection: Path | None = None) -> None:
    """A stall's folder at `folder`, closed again."""
    where = "" if collection is None else str(collection)
    create_stall(folder, code=code, name=f"Lapak {code}", trade="klitikan", collection=where).close()


def sales(prefix: str, count: int, rng: Random, day: int = 0) -> list[Line]:
    """`count` sales of one business day, in cash, each of one to three things."""
    return [_sale(f"{prefix}-{day}-{at}", FIRST + timedelta(days=day, minutes=at), rng) for at in range(count)]


def _sale(id_: str, at: datetime, rng: Random) -> Line:
    lines: list[dict[str, Any]] = [
        {"name": f"Barang {number}", "qty": rng.randint(1, 4), "price": rng.randint(1, 90) * 1000}
        for number in range(1, rng.randint(1, 3) + 1)
    ]
    due = sum(line["qty"] * line["price"] for line in lines)
    return {"id": id_, "at": at.isoformat(), "lines": lines, "payments": [{"tender": "cash", "amount": due}]}


def amount_of(sale: Line) -> int:
    """What a sale comes to, in rupiah."""
    return int(sum(line["qty"] * line["price"] for line in sale["lines"]))


def write_ring(path: Path, lines: Sequence[Line]) -> Path:
    """The ring file of `lines`."""
    path.write_bytes(b"".join(as_line(line) for line in lines))
    return path


def as_line(line: Line) -> bytes:
    """The bytes of one line of a ring file."""
    return json.dumps(line).encode() + b"\n"


def recorded(folder: Path) -> list[tuple[str, int]]:
    """Every sale in a stall's journal: the id that it was rung under and its amount in rupiah."""
    with open_stall(folder) as stall:
        return [
            (event.operation.removeprefix("ring:"), event.data["due"])
            for event in stall.journal.events()
            if event.kind == "sale"
        ]


def unlike(folder: Path, intended: Sequence[Line]) -> list[str]:
    """What a stall recorded otherwise than intended, and what its check finds wrong."""
    found, meant = recorded(folder), [(line["id"], amount_of(line)) for line in intended]
    wrong = [f"{id_} is not recorded as intended" for id_, amount in meant if (id_, amount) not in found]
    wrong += [f"{id_} was never rung or is recorded twice" for id_, _ in _surplus(found, meant)]
    return wrong + list(problems(folder))


def _surplus(found: list[tuple[str, int]], meant: list[tuple[str, int]]) -> list[tuple[str, int]]:
    left = list(found)
    for sale in meant:
        if sale in left:
            left.remove(sale)
    return left


def problems(folder: Path) -> tuple[str, ...]:
    """What the check of a stall's folder says."""
    with open_stall(folder) as stall:
        return check_stall(stall).problems
