"""Verifying and importing summary files as the office does, in turn with the least that any program must do for them.

python -m bench.probes.collect EMPTY_FOLDER INBOX REQUEST: the files in INBOX of the stall that made REQUEST.
"""

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from statistics import median
from time import perf_counter

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pos import files
from pos.gallery import Office, create_office
from pos.handover.summary import Summary

WARM_UP = 2
DECODER = msgspec.json.Decoder(Summary)
ENCODER = msgspec.json.Encoder(order="deterministic")


def gather(sent: Path, inbox: Path) -> list[Path]:
    """Copies of the first revisions, in an inbox of their own."""
    gathered = []
    for path in sorted(sent.rglob("*_r1.jsonl")):
        copy = inbox.joinpath(path.relative_to(sent).parts[0], path.name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        gathered.append(Path(copyfile(path, copy)))
    return gathered


def bare(folder: Path) -> Callable[[str, bytes], None]:
    """One file: its signature proved, its line parsed, its bytes kept and a row a sale committed, both durably."""
    connection = opened(folder.joinpath("floor.db"))
    kept = folder.joinpath("kept")
    kept.mkdir()

    def take(name: str, data: bytes) -> None:
        line, seal = data.splitlines()
        words = msgspec.json.decode(seal)
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(words["key"]))
        key.verify(bytes.fromhex(words["signature"]), b"lapak-summary-1\n" + line)
        body = msgspec.json.decode(line)
        files.write(kept.joinpath(name), data)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO sale VALUES (?, ?, ?)", [(sale["number"], sale["at"], sale["due"]) for sale in body["sales"]]
        )
        connection.execute("COMMIT")

    return take


def least(data: bytes) -> None:
    """Besides, what no office does without: the bytes written anew, each line's amount looked at, and their sums."""
    line = data.splitlines()[0]
    told = DECODER.decode(line)
    if ENCODER.encode(told) != line:
        raise SystemExit("it is not written as it should be")
    goods: Counter[str | None] = Counter()
    for sale in told.sales:
        due = sale.tax_added + sale.rounding
        for each in sale.lines:
            if each.amount != each.price * each.qty - each.discount - each.share:
                raise SystemExit("a line does not add up")
            goods[each.code] += each.amount
            due += each.amount
        if due != sale.due or due != sum(payment.amount for payment in sale.payments):
            raise SystemExit("a sale does not add up")


def opened(path: Path) -> sqlite3.Connection:
    """A bare database that keeps its commits through a power cut."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE sale (number TEXT, at TEXT, due INTEGER) STRICT")
    return connection


def collected(office: Office, sent: dict[str, bytes], floor: Callable[[str, bytes], None]) -> dict[str, float]:
    """Median seconds of a file in the office, on the floor, and with the least that is asked of it, in turn."""
    steps = iter(office.collecting())
    taken: list[float] = []
    floors: list[float] = []
    leasts: list[float] = []
    while True:
        start = perf_counter()
        step = next(steps, None)
        seconds = perf_counter() - start
        if step is None:
            cases = {"floor": floors, "least": leasts, "collect": taken}
            return {name: median(seconds[WARM_UP:]) for name, seconds in cases.items()} | {"files": len(taken)}
        data = sent.get(Path(step.file).name)
        if data is None:
            continue
        if step.outcome != "accepted":
            raise SystemExit(f"{step.file} is {step.outcome}: {step.reason}")
        taken.append(seconds)
        start = perf_counter()
        floor(step.file, data)
        floors.append(perf_counter() - start)
        least(data)
        leasts.append(perf_counter() - start)


def main() -> None:
    folder, inbox, request = map(Path, sys.argv[1:])
    fresh = folder.joinpath("collection")
    summaries = gather(inbox, fresh.joinpath("inbox"))
    gallery = request.name.partition("-")[0]
    with create_office(folder.joinpath("office"), gallery, "Bench", str(fresh.resolve())) as office:
        office.admission.enrol(request)
        told = collected(office, {path.name: path.read_bytes() for path in summaries}, bare(folder))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
