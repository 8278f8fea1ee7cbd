"""Verifying and importing summary files as the office does, in turn with their bare parsing, proof and one transaction.

python -m bench.probes.collect EMPTY_FOLDER COLLECTION REQUEST: what COLLECTION has archived of the stall that made
REQUEST is collected once more.
"""

import json
import sqlite3
import sys
from pathlib import Path
from shutil import copyfile
from statistics import median
from time import perf_counter

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pos.gallery import Office, create_office


def gather(archive: Path, inbox: Path) -> list[Path]:
    """Copies of the archived first revisions, in an inbox of their own."""
    gathered = []
    for path in sorted(archive.rglob("*_r1.jsonl")):
        copy = inbox.joinpath(path.relative_to(archive).parts[0], path.name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        gathered.append(Path(copyfile(path, copy)))
    return gathered


def bare(connection: sqlite3.Connection, data: bytes) -> None:
    """One file: its signature proved, its line parsed, a row a sale written, one durable transaction."""
    line, seal = data.splitlines()
    words = msgspec.json.decode(seal)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(words["key"]))
    key.verify(bytes.fromhex(words["signature"]), b"lapak-summary-1\n" + line)
    body = msgspec.json.decode(line)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO sale VALUES (?, ?, ?)", [(sale["number"], sale["at"], sale["due"]) for sale in body["sales"]]
    )
    connection.execute("COMMIT")


def opened(path: Path) -> sqlite3.Connection:
    """A bare database that keeps its commits through a power cut."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE sale (number TEXT, at TEXT, due INTEGER) STRICT")
    return connection


def collected(office: Office, files: dict[str, bytes], floor: sqlite3.Connection) -> dict[str, float]:
    """Median seconds of a file in the office and on the floor, the two in turn."""
    steps = iter(office.collecting())
    taken: list[float] = []
    floors: list[float] = []
    while True:
        start = perf_counter()
        step = next(steps, None)
        seconds = perf_counter() - start
        if step is None:
            return {"floor": median(floors), "collect": median(taken), "files": len(taken)}
        data = files.get(Path(step.file).name)
        if data is None:
            continue
        if step.outcome != "accepted":
            raise SystemExit(f"{step.file} is {step.outcome}: {step.reason}")
        taken.append(seconds)
        start = perf_counter()
        bare(floor, data)
        floors.append(perf_counter() - start)


def main() -> None:
    folder, collection, request = map(Path, sys.argv[1:])
    fresh = folder.joinpath("collection")
    summaries = gather(collection.joinpath("archive"), fresh.joinpath("inbox"))
    gallery = request.name.partition("-")[0]
    with create_office(folder.joinpath("office"), gallery, "Bench", str(fresh.resolve())) as office:
        office.enrol(request)
        floor = opened(folder.joinpath("floor.db"))
        told = collected(office, {path.name: path.read_bytes() for path in summaries}, floor)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
