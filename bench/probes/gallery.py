"""A gallery of stalls that sold for days: rung up by the real till, closed, sealed, handed in; and what it adds up to.

python -m bench.probes.gallery FOLDER STALLS DAYS: so many stalls that sell by chance.
python -m bench.probes.gallery FOLDER SHOPS: the stalls whose sheets and ring files stand in SHOPS, with `told.json`.

It leaves a folder `stalls`, a collection, and `told.json` with the sums that an office must come to, made from the
lines that were fed (or from the data behind them) and from nothing that the program answered.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from bench.probes import chance
from bench.probes.chance import Hand, Sums
from pos.ring import ring
from pos.stall import Stall, create_stall

GROCER = "kuliner"


@dataclass(frozen=True)
class Part:
    """One stall of the gallery: it sells by chance for `days`, or what the ring file `lines` tells."""

    code: str
    trade: str
    folder: Path
    sheet: Path
    days: int = 0
    lines: Path | None = None


def play(part: Part) -> dict[str, Sums]:
    """Let a stall trade for its days and hand all in; the sums by business day, none where a ring file was told."""
    clock = Hand()
    with create_stall(
        part.folder.joinpath("stalls", part.code),
        code=part.code,
        name=f"Lapak {part.code}",
        trade=part.trade,
        collection=str(part.folder.joinpath("collection")),
        clock=clock,
    ) as stall:
        stall.import_sheet(part.sheet, stock=False)
        told = chance.trade(stall, clock, part.days) if part.lines is None else _ring_up(stall, part.lines)
        stall.delivery.send()
    return told


def _ring_up(stall: Stall, lines: Path) -> dict[str, Sums]:
    with lines.open("rb") as file:
        for answer in ring(stall, file, close_days=True):
            if "error" in answer:
                raise SystemExit(f"{stall.identity.stall} {answer['id']}: {answer['error']}")
    return {}


def _by_chance(folder: Path, sheets: Path, stalls: int, days: int) -> Iterator[Part]:
    trades = list(chance.TRADES)
    for number in range(1, stalls + 1):
        trade = trades[number % len(trades)]
        yield Part(f"S{number:04d}", trade, folder, sheets.joinpath(f"{trade}.csv"), days=days)


def _of_shops(folder: Path, shops: Path) -> Iterator[Part]:
    for lines in sorted(shops.glob("*.jsonl")):
        yield Part(lines.stem, GROCER, folder, lines.with_suffix(".csv"), lines=lines)


def main() -> None:
    folder, *given = sys.argv[1:]
    at = Path(folder).resolve()
    shutil.rmtree(at, ignore_errors=True)
    at.joinpath("collection").mkdir(parents=True)
    with as_file(files("resources").joinpath("sample")) as sheets, ProcessPoolExecutor(os.cpu_count()) as pool:
        parts = list(_of_shops(at, Path(given[0])) if len(given) == 1 else _by_chance(at, sheets, *map(int, given)))
        sums = dict(zip((part.code for part in parts), pool.map(play, parts), strict=True))
    told = Path(given[0], "told.json").read_text("utf-8") if len(given) == 1 else json.dumps(sums)
    at.joinpath("told.json").write_text(told, "utf-8")
    sys.stdout.write(json.dumps({"stalls": len(parts)}))


if __name__ == "__main__":
    main()
