"""An office that collects a whole gallery's days: some late, some never, some forged or broken. Are its sums right?

python -m bench.probes.office FOLDER [whole]: what `bench.probes.gallery` left there. Every outcome and every day's sums
are compared with what the stalls were told to sell; then the office's screens and reports are timed on what was added
up. With `whole` nothing goes wrong on the way.
"""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from pos import files
from pos.gallery import Office, create_office

LATE, LOST, FORGED, BROKEN = 0.01, 0.003, 0.002, 0.002
"""Parts of the files that come with the second collect, never, with an amount changed, and cut off."""
ROUNDS = 5

Told = dict[str, dict[str, dict[str, int]]]
"""Stall, day, what was sold."""


class Meddled:
    """What becomes of the files on their way; only days of one revision, so that no other file hangs on them."""

    def __init__(self, aside: Path) -> None:
        self.aside = aside
        self.refused: set[str] = set()
        self.gone: set[tuple[str, str]] = set()
        self.late: list[Path] = []
        self.lost = 0

    def meddle(self, inbox: Path) -> None:
        chance = Random(0)
        revised = {path.name.rpartition("_")[0] for path in inbox.rglob("*_r2.jsonl")}
        for path in sorted(inbox.rglob("*_r1.jsonl")):
            if path.name.rpartition("_")[0] not in revised:
                self._meddle(path, chance.random())

    def _meddle(self, path: Path, draw: float) -> None:
        if draw < LATE:
            self.late.append(path)
            self._put_aside(path)
        elif draw < LATE + LOST:
            path.unlink()
            self.lost += 1
        elif draw < LATE + LOST + FORGED:
            self._write_wrong(path, path.read_bytes().replace(b'"due":', b'"due":1', 1))
        elif draw < LATE + LOST + FORGED + BROKEN:
            self._write_wrong(path, path.read_bytes()[:-200])
        else:
            return
        self.gone.add(_whose(path))

    def _write_wrong(self, path: Path, data: bytes) -> None:
        files.write(path, data)
        self.refused.add(path.name)

    def _put_aside(self, path: Path) -> None:
        self.aside.mkdir(exist_ok=True)
        shutil.move(path, self.aside.joinpath(path.name))

    def bring_late(self) -> None:
        for path in self.late:
            shutil.move(self.aside.joinpath(path.name), path)
            self.gone.discard(_whose(path))


def _whose(path: Path) -> tuple[str, str]:
    """Stall and day, by the name of a file."""
    who, day, *_rest = path.name.split("_")
    return who.split("-")[1], day


def compare(office: Office, told: Told, gone: set[tuple[str, str]]) -> int:
    """The rupiah of all days, after every day and every tender was found equal."""
    own = {(stall, day): sums for stall, days in told.items() for day, sums in days.items() if (stall, day) not in gone}
    report = office.report("days")
    rows = [dict(zip(report.columns, row, strict=True)) for row in report.rows]
    found = {(row["stall"], row["day"]): {name: row[name] for name in ("sales", "refunds", "due")} for row in rows}
    for key in sorted(own.keys() | found.keys()):
        expected = {name: own.get(key, {}).get(name, 0) for name in ("sales", "refunds", "due")}
        if (key in own, expected) != (key in found, found.get(key, expected)):
            raise SystemExit(f"{key}: the office has {found.get(key)}, the stall sold {own.get(key)}")
    _compare_tenders(office, own)
    return sum(row["due"] for row in rows)


def _compare_tenders(office: Office, own: dict[tuple[str, str], dict[str, int]]) -> None:
    expected: Counter[str] = Counter()
    for sums in own.values():
        expected.update({name.removeprefix("tender "): sums[name] for name in sums if name.startswith("tender ")})
    report = office.report("tenders")
    found = {str(row[0]): int(row[2] or 0) for row in report.rows}
    if found != {name: amount for name, amount in expected.items() if name in found or amount}:
        raise SystemExit(f"tenders: the office has {found}, the stalls sold {dict(expected)}")


def collect(office: Office) -> tuple[list[float], dict[str, str]]:
    """Seconds of each file, and why each refused one was refused."""
    taken, refused = [], {}
    steps = iter(office.collecting())
    while True:
        start = perf_counter()
        step = next(steps, None)
        seconds = perf_counter() - start
        if step is None:
            return taken, refused
        if step.outcome == "refused":
            refused[Path(step.file).name] = str(step.reason)
        elif step.outcome == "accepted":
            taken.append(seconds)


def look(office: Office, last: str, first: str) -> dict[str, float]:
    """Seconds of what a manager opens, medians."""
    month = f"{last[:8]}01"
    asked: dict[str, Callable[[], Any]] = {
        "today": lambda: office.today(last),
        "coverage": lambda: office.coverage(month, last),
    }
    for name in office.reports():
        asked[f"report {name}"] = lambda name=name: office.report(name, first, last)
    seconds = {name: median(_seconds(work) for _round in range(ROUNDS)) for name, work in asked.items()}
    longest = (median(_longest(office, name, first, last) for _round in range(ROUNDS)) for name in office.reports())
    return seconds | {"hold": max(longest)}


def _longest(office: Office, report: str, first: str, last: str) -> float:
    """Seconds of the longest step in which the screen reads a report, with the months that stay open."""
    taken, table = [], None
    steps = office.reporting(report, first, last)
    while True:
        start = perf_counter()
        step = next(steps, None)
        taken.append(perf_counter() - start)
        if step is None:
            break
        table = step
    assert table is not None
    notes = office.adding_open_months(table)
    start = perf_counter()
    for _till in notes:
        taken.append(perf_counter() - start)
        start = perf_counter()
    return max(taken)


def _checked(office: Office) -> float:
    start = perf_counter()
    problems = office.check().problems
    if problems:
        raise SystemExit(f"the roll-ups are not what the kept files add up to: {problems}")
    return perf_counter() - start


def _seconds(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    told: Told = json.loads(folder.joinpath("told.json").read_text("utf-8"))
    collection = folder.joinpath("collection")
    meddled = Meddled(folder.joinpath("late"))
    if sys.argv[2:] != ["whole"]:
        meddled.meddle(collection.joinpath("inbox"))
    with create_office(folder.joinpath("office"), "GIK", "Bench", str(collection)) as office:
        for waiting in office.admission.waiting():
            office.admission.enrol(waiting.data, waiting.fingerprint)
        taken, refused = collect(office)
        if refused.keys() != meddled.refused:
            raise SystemExit(f"refused {refused}, expected {meddled.refused}")
        compare(office, told, meddled.gone)
        meddled.bring_late()
        taken += collect(office)[0]
        due = compare(office, told, meddled.gone)
        days = sorted({day for stall in told.values() for day in stall})
        seconds = look(office, days[-1], days[0])
        checked = _checked(office)
    answer = {
        "files": len(taken), "refused": len(refused), "late": len(meddled.late), "lost": meddled.lost, "due": due,
        "first": median(taken[:200]), "last": median(taken[-200:]), "all": sum(taken), "check": checked,
    }  # fmt: skip
    sys.stdout.write(json.dumps(answer | seconds))


if __name__ == "__main__":
    main()
