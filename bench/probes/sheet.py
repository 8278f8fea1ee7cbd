"""Taking up the catalogue sheet, in turn with the same rows in one bare table with one full-text index.

The least that taking it up does is the same in the stall's own table, with what finds goods by words and by letters.

python -m bench.probes.sheet EMPTY_FOLDER SHEET
"""

import csv
import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter

from bench.measure import interleaved
from pos.catalog.search import tables as index
from pos.stall import create_stall

INSERT = """
    INSERT INTO product (code, name, folded, price, barcodes, category, maker, low, weighed, single)
    VALUES (?1, ?2, ?2, ?3, '', ?4, nullif(?5, ''), 0, 0, 0)
"""


def taking(folder: Path, sheet: Path) -> Callable[[], float]:
    """Imports the sheet into a new stall each time, and gives the seconds of the import alone."""
    numbers = count(1)

    def take() -> float:
        stall = create_stall(
            folder.joinpath(f"stall{next(numbers)}"), code="CJ4", name="Sheet", trade="kuliner", gallery="GIK"
        )
        with stall:
            start = perf_counter()
            told = stall.catalog.import_sheet(sheet, at=datetime.now(UTC), operation="sheet")
            seconds = perf_counter() - start
        if told.refused or not told.added:
            raise SystemExit(f"the sheet was refused: {told.refused[:1]}")
        return seconds

    return take


def bare(folder: Path, sheet: Path) -> Callable[[], float]:
    """The rows read, inserted and indexed in one durable transaction; nothing about them is checked."""
    numbers = count(1)

    def insert() -> float:
        connection = sqlite3.connect(folder.joinpath(f"bare{next(numbers)}.db"), isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "CREATE TABLE product (code TEXT UNIQUE, name TEXT, price INTEGER, category TEXT, maker TEXT) STRICT"
        )
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (name, code, content = 'product')")
        start = perf_counter()
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO product VALUES (?, ?, ?, ?, ?)", rows[1:])
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        connection.execute("COMMIT")
        seconds = perf_counter() - start
        connection.close()
        return seconds

    return insert


def indexed(folder: Path, sheet: Path) -> Callable[[], float]:
    """The bare rows in a stall's own table and indexes; nothing about them is checked, nothing is recorded."""
    numbers = count(1)

    def insert() -> float:
        where = folder.joinpath(f"least{next(numbers)}")
        with create_stall(where, code="CJ4", name="Sheet", trade="kuliner", gallery="GIK") as stall:
            start = perf_counter()
            with sheet.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file, delimiter=";"))
            with stall.store.transaction():
                stall.store.many(INSERT, rows[1:])
                index.put_off(stall.store, 1)
                index.catch_up(stall.store)
            return perf_counter() - start

    return insert


def main() -> None:
    folder, sheet = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    cases = {"floor": bare(folder, sheet), "least": indexed(folder, sheet), "sheet": taking(folder, sheet)}
    sys.stdout.write(json.dumps(interleaved(cases, rounds=3)))


if __name__ == "__main__":
    main()
