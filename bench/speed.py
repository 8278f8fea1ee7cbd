"""The rows of speed.md: each a ratio to a floor of the same run, beside its target."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree
from time import perf_counter

from bench.counter import list_rows, million_rows
from bench.days import write_days
from bench.measure import Row, interleaved
from bench.program import PYTHON, probe, run

# The floors that speed.md names, in milliseconds, and what it allows in the same measure.
RECEIPT_TARGET = 4 / 1.25
CORE_TARGET = 2_000 / 1_000 / 1.25
TAIL_TARGET = 20 / 1_000 / 0.0036
CHAIN_TARGET = 5_000 / 1_000_000 / 0.0036
COLLECT_TARGET = 12_000 / 10_000 / 1.1
SHEET_TARGET = 2 / 0.6


def rows(folder: Path) -> Iterator[Row]:
    """Every row in turn, each measured when it is asked for, on the folders that the line left under `folder`."""
    work = folder.joinpath("speed")
    rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    fresh, full = work.joinpath("fresh"), work.joinpath("full")
    run("new", "stall", fresh, "--code", "CJ2", "--name", "Fresh", "--trade", "kuliner", "--gallery", "GIK")
    run("import", fresh, folder.joinpath("catalogue.csv"))
    copytree(folder.joinpath("stall"), full)
    yield from commit_rows(fresh, full)
    yield from chain_rows(full)
    yield from receipt_rows()
    yield from sheet_rows(work, folder)
    yield from collect_rows(work, folder)
    yield from start_rows(fresh, _first_code(folder.joinpath("catalogue.csv")))
    yield from list_rows(fresh)
    yield from million_rows(folder, folder.joinpath("catalogue.csv"))


def on_a_stalls_screen(work: Path) -> dict[str, str]:
    """The environment of a start: a screen of 1366 × 768 without glass, and bytecode kept as an installed program's."""
    screen = {"name": "stall", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
    screens = work.joinpath("screens.json")
    screens.write_text(json.dumps({"screens": [screen]}), "utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens.as_posix()}",
        "PYTHONPYCACHEPREFIX": str(work.joinpath("bytecode").resolve()),
    }


def until_ready(environment: dict[str, str], *arguments: object) -> float:
    """Seconds from the start of a Python of the program's environment until it writes a line."""
    command = [str(PYTHON), *map(str, arguments)]
    start = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = perf_counter() - start
        process.stdout.read()
    if process.returncode or line.strip() != b"ready":
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode} before it was ready")
    return seconds


def _first_code(sheet: Path) -> str:
    with sheet.open(encoding="utf-8-sig") as file:
        file.readline()
        return file.readline().partition(";")[0]


def start_rows(stall: Path, code: str) -> Iterator[Row]:
    """Process started → window painted, database open, first barcode answered."""
    environment = on_a_stalls_screen(stall.parent)
    cases = {
        "bare": partial(until_ready, environment, "-m", "bench.probes.bare_window"),
        "least": partial(until_ready, environment, "-m", "bench.probes.least_window", stall, code),
        "start": partial(until_ready, environment, "-m", "bench.probes.ready", stall, code),
    }
    took = interleaved(cases, rounds=11, warm_up=2)
    bare = f"a bare painted QMainWindow; {took['start'] / took['least']:.2f} x one with what a till cannot do without"
    yield Row("start to ready to scan", took["start"] / took["bare"], 1.2, bare, took["start"])


def commit_rows(fresh: Path, full: Path) -> Iterator[Row]:
    """The sale's transaction alone, on a fresh file and on one with the month's sales in it."""
    took = probe("commit", fresh, full)
    bare = "fdatasync of as many bytes"
    yield Row("commit of a sale of 4 lines", took["to_floor"], 4, bare, took["fresh"])
    bare = "the same in a fresh file"
    yield Row("the same in a file with the month's sales", took["full_to_fresh"], 1.5, bare, took["full"])


def chain_rows(full: Path) -> Iterator[Row]:
    """The journal of the month's sales: its last thousand events, as a start checks them, and the whole."""
    took = probe("chain", full)
    bare = "the same events read and hashed"
    yield Row("start-up check of 1,000 events", took["tail"] / took["tail_floor"], TAIL_TARGET, bare, took["tail"])
    read = took["whole_least"] / took["whole_floor"]
    million = took["whole"] / took["events"] * 1_000_000
    ratio = took["whole"] / took["whole_floor"]
    yield Row("whole chain, as of 1M events", ratio, CHAIN_TARGET, f"{bare}; {read:.2f} x with all columns", million)


def receipt_rows() -> Iterator[Row]:
    """Ten lines, laid out and drawn with the embedded font."""
    took = probe("receipt")
    bare = "the lines on a bare ReportLab canvas"
    yield Row("a receipt's PDF, 10 lines", took["pdf"] / took["floor"], RECEIPT_TARGET, bare, took["pdf"])
    yield Row("1,000 receipts in core fonts", took["core"] / took["floor"], CORE_TARGET, bare, took["core"] * 1_000)
    yield Row("the same as printer's bytes", took["escpos"] / took["floor"], RECEIPT_TARGET, bare, took["escpos"])


def sheet_rows(work: Path, folder: Path) -> Iterator[Row]:
    """The catalogue sheet taken up by an empty stall, checked cell by cell and found by search."""
    took = probe("sheet", work.joinpath("sheet"), folder.joinpath("catalogue.csv"))
    indexed = took["least"] / took["floor"]
    bare = f"the rows and one full-text index, unchecked; {indexed:.2f} x with the search's own two"
    yield Row("import of the catalogue sheet", took["sheet"] / took["floor"], SHEET_TARGET, bare, took["sheet"])


def collect_rows(work: Path, folder: Path) -> Iterator[Row]:
    """Verify and import, a file of a stall's day."""
    collection, request = _days_handed_in(work, folder)
    took = probe("collect", work, collection.joinpath("inbox"), request)
    least = took["least"] / took["floor"]
    bare = f"signature, parse, the file kept, one bare transaction; {least:.2f} x with its sums added up"
    ratio = took["collect"] / took["floor"]
    yield Row("verify and import a day of 1,200 lines", ratio, COLLECT_TARGET, bare, took["collect"])


def _days_handed_in(work: Path, folder: Path) -> tuple[Path, Path]:
    """The collection that a stall handed its days in to, and the stall's request."""
    ring, sheet = work.joinpath("days.jsonl"), work.joinpath("days.csv")
    write_days(folder.joinpath("baskets.jsonl"), folder.joinpath("catalogue.csv"), ring, sheet)
    stall, collection = work.joinpath("days"), work.joinpath("handed").resolve()
    who = ("--code", "CJ3", "--name", "Days", "--trade", "kuliner", "--gallery", "GIK")
    run("new", "stall", stall, *who, "--collection", collection)
    run("import", stall, sheet)
    run("ring", stall, ring, "--close-days")
    run("send", stall)
    return collection, next(stall.joinpath("outbox").glob("*.request.jsonl"))


if __name__ == "__main__":
    sys.stdout.writelines(f"{row}\n" for row in rows(Path("build", "bench")))
