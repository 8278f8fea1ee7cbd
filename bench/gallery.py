"""The rows of the office: a gallery's days collected, with what goes wrong on the way, and then looked at."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.completejourney import Day, convert_shops
from bench.measure import Row, say, timed
from bench.program import probe

ROLL_UP = 0.010
"""Seconds in which a question that roll-ups answer is answered over seven million lines."""
DASHBOARD = 1.0
"""Seconds in which the office's day opens after a year of a hundred stalls."""
HOLD = 0.050
"""Seconds for which a report may hold the window at a time."""
FILE = 12 / 10_000
"""Seconds of one file, as ten thousand stalls' day takes twelve; of 300 sales, where these stalls have a few."""


def gallery_rows(folder: Path, stalls: int, days: int) -> Iterator[Row]:
    """Play `stalls` for `days` each under `folder`; ends with an error where the office's sums are not theirs."""
    seconds, _ = timed(lambda: probe("gallery", folder, stalls, days))
    say(f"gallery    {stalls * days:>9,} days of {stalls:,} stalls in {seconds:7.1f} s")
    yield from _office_rows(folder)


def shop_rows(folder: Path, month: str | None, most: int | None) -> Iterator[Row]:
    """Play the grocery data's shops under `folder`; ends with an error where the office's sums are not the data's."""
    sheets, played = folder.joinpath("sheets"), folder.joinpath("played")
    seconds, told = timed(lambda: convert_shops(sheets, month, most))
    sums = [day for days in told.values() for day in days.values()]
    sales = sum(day.sales for day in sums)
    say(f"sheets     {sales:>9,} baskets of {len(told)} shops converted in {seconds:7.1f} s")
    own = {code: {day: _due(sums) for day, sums in days.items()} for code, days in told.items()}
    sheets.joinpath("told.json").write_text(json.dumps(own), "utf-8")
    seconds, _ = timed(lambda: probe("gallery", played, sheets))
    rate = f"{sales / seconds:9,.0f} baskets a second"
    say(f"ring       {len(sums):>9,} days of {len(told)} shops in {seconds:7.1f} s   {rate}")
    yield from _office_rows(played, "whole")


def _due(day: Day) -> dict[str, int]:
    """As `told.json` says what a day comes to: all of it was paid in cash."""
    return {"sales": day.sales, "due": day.due, "tender cash": day.due}


def _office_rows(folder: Path, *how: str) -> Iterator[Row]:
    told = probe("office", folder, *how)
    files, due = int(told["files"]), int(told["due"])
    odd = f"{told['late']:.0f} late, {told['lost']:.0f} never, {told['refused']:.0f} forged or broken and refused"
    say(f"collect    {files:>9,} files in {told['all']:9.1f} s   {odd}")
    say(f"totals     Rp {due:,}: every day and tender equal to what the stalls were told to sell")
    for name in ("office", "collection"):
        say(f"size       {_kilobytes(folder.joinpath(name)):>9,.0f} kB  {name}'s folder")
    say(f"check      {files:>9,} kept files added up anew in {told['check']:7.1f} s, equal to the roll-ups")
    for case, what in (("first", "first"), ("last", "last")):
        yield Row(f"collect a file, the {what} 200", told[case] / FILE, 1, "12 s / 10,000 files", told[case])
    for name in ("today", "coverage"):
        yield Row(f"the office's {name}", told[name] / DASHBOARD, 1, "a second", told[name])
    yield Row("longest hold of a report's screen", told["hold"] / HOLD, 1, "50 ms", told["hold"])
    for name in sorted(case for case in told if case.startswith("report ")):
        yield Row(name, told[name] / ROLL_UP, 1, "10 ms for a roll-up", told[name])


def _kilobytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1000
