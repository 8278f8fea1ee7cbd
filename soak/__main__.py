"""`python -m soak`: every case at its full count, each with its seed and outcome; exit status 1 where a promise broke.

Ctrl+C ends it with what the case came to until then (status 130). `--only kills --count 5000 --seed 7` runs one case as
often as is wanted; `--folder /dev/shm/soak` spares the disk.
"""

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pos import words
from soak.bits import bits
from soak.faults import NAMES, faults
from soak.kills import kills
from soak.outcome import Outcome
from soak.schedules import schedules
from soak.summaries import summaries
from soak.windows import on_a_screen, windows

Case = Callable[[Path, int, int | None], Outcome]

FOLDER = Path("build", "soak")

CASES: dict[str, Case] = {
    "summaries": lambda folder, seed, _: summaries(folder, seed),
    "bits": lambda folder, seed, count: bits(folder, seed, count or 500),
    "schedules": lambda folder, seed, count: schedules(folder, seed, count or 2000),
    "kills": lambda folder, seed, count: kills(folder, seed, count or 300),
    "windows": lambda folder, seed, count: windows(folder, seed, count or 10),
    "screen": lambda folder, seed, count: on_a_screen(folder, seed, count or 10),
    **{name: partial(lambda step, folder, seed, count: faults(folder, step, seed, count), name) for name in NAMES},
}


def main() -> int:
    """Each case says its line as soon as it is done."""
    parser = ArgumentParser(prog="python -m soak", description=__doc__)
    parser.add_argument("--only", choices=tuple(CASES), nargs="+", default=tuple(CASES), help="these cases")
    parser.add_argument("--seed", type=int, default=1, help="of every case (default: %(default)s)")
    parser.add_argument("--count", type=int, help="of every case, instead of its own")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="emptied first (default: %(default)s)")
    told = parser.parse_args()
    words.use("en")
    good = True
    for name in told.only:
        folder = told.folder.resolve().joinpath(name)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            outcome = CASES[name](folder, told.seed, told.count)
        except KeyboardInterrupt:  # while it prepares; from then on a case ends with what it came to
            sys.stdout.write(f"{name:<12} stopped while it prepared: nothing was tried\n")
            return 130 if good else 1
        sys.stdout.write(f"{outcome}\n")
        sys.stdout.flush()
        good = good and not outcome.wrong and (outcome.good or outcome.stopped)
        if outcome.stopped:
            return 130 if good else 1
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
