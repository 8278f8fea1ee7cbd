"""`python -m bench`: the whole line on a month of real baskets, then every measured row beside its target.

Then a small gallery's days are played and collected; `--only gallery --stalls 100 --days 365` plays a year of a
hundred. `--only shops` plays the year of the data's 457 shops, each a stall of its own, and compares their every day
with the data's own sums; `--shops 5 --month 2017-04` tries a part of it.
"""

from argparse import ArgumentParser
from pathlib import Path

from bench.completejourney import convert
from bench.gallery import gallery_rows, shop_rows
from bench.line import ring_up
from bench.measure import say
from bench.speed import rows

FOLDER = Path("build", "bench")


def main() -> None:
    """Exit status 1 where the office's totals are not the data's own sums; a missed target is only shown."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--month", help="of 2017, as YYYY-MM (default: the line's is 2017-04, the shops' the year)")
    parser.add_argument("--baskets", type=int, help="ring up only the month's first ones")
    parser.add_argument(
        "--only", choices=("line", "speed", "gallery", "shops"), help="one part; speed needs the folders that line left"
    )
    parser.add_argument("--stalls", type=int, default=20, help="of the gallery (default: %(default)s)")
    parser.add_argument("--days", type=int, default=30, help="that its stalls sell (default: %(default)s)")
    parser.add_argument("--shops", type=int, help="play only the ones with most baskets")
    told = parser.parse_args()
    if told.only in (None, "line"):
        ring_up(convert(told.month or "2017-04", FOLDER, told.baskets), FOLDER)
    if told.only in (None, "speed"):
        for row in rows(FOLDER):
            say(str(row))
    if told.only in (None, "gallery"):
        for row in gallery_rows(FOLDER.joinpath("gallery"), told.stalls, told.days):
            say(str(row))
    if told.only == "shops":
        for row in shop_rows(FOLDER.joinpath("shops"), told.month, told.shops):
            say(str(row))


if __name__ == "__main__":
    main()
