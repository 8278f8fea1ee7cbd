"""`python -m bench`: the whole line on a month of real baskets, then every measured row beside its target."""

from argparse import ArgumentParser
from pathlib import Path

from bench.completejourney import convert
from bench.line import ring_up
from bench.measure import say
from bench.speed import rows

FOLDER = Path("build", "bench")


def main() -> None:
    """Exit status 1 where the office's totals are not the data's own sums; a missed target is only shown."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--month", default="2017-04", help="of 2017, as YYYY-MM (default: %(default)s)")
    parser.add_argument("--baskets", type=int, help="ring up only the month's first ones")
    parser.add_argument("--only", choices=("line", "speed"), help="one half; speed needs the folders that line left")
    told = parser.parse_args()
    if told.only != "speed":
        ring_up(convert(told.month, FOLDER, told.baskets), FOLDER)
    if told.only != "line":
        for row in rows(FOLDER):
            say(str(row))


if __name__ == "__main__":
    main()
