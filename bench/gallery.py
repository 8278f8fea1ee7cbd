"""The rows of the office: a gallery's days collected, with what goes wrong on the way, and then looked at."""

from collections.abc import Iterator
from pathlib import Path

from bench.measure import Row, say, timed
from bench.program import probe

ROLL_UP = 0.010
"""Seconds in which a question that roll-ups answer is answered over seven million lines."""
DASHBOARD = 1.0
"""Seconds in which the office's day opens after a year of a hundred stalls."""
FILE = 12 / 10_000
"""Seconds of one file, as ten thousand stalls' day takes twelve; of 300 sales, where these stalls have a few."""


def gallery_rows(folder: Path, stalls: int, days: int) -> Iterator[Row]:
    """Play `stalls` for `days` each under `folder`; ends with an error where the office's sums are not theirs."""
    seconds, _ = timed(lambda: probe("gallery", folder, stalls, days))
    say(f"gallery    {stalls * days:>9,} days of {stalls:,} stalls in {seconds:7.1f} s")
    told = probe("office", folder)
    files, due = int(told["files"]), int(told["due"])
    odd = f"{told['late']:.0f} late, {told['lost']:.0f} never, {told['refused']:.0f} forged or broken and refused"
    say(f"collect    {files:>9,} files in {told['all']:9.1f} s   {odd}")
    say(f"totals     Rp {due:,}: every day and tender equal to what the stalls were told to sell")
    say(f"check      {files:>9,} kept files added up anew in {told['check']:7.1f} s, equal to the roll-ups")
    for case, what in (("first", "first"), ("last", "last")):
        yield Row(f"collect a file, the {what} 200", told[case] / FILE, 1, "12 s / 10,000 files", told[case])
    for name in ("today", "coverage"):
        yield Row(f"the office's {name}", told[name] / DASHBOARD, 1, "a second", told[name])
    for name in sorted(case for case in told if case.startswith("report ")):
        yield Row(name, told[name] / ROLL_UP, 1, "10 ms for a roll-up", told[name])
