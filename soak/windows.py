"""kill -9 of the real window while a cashier scans and pays: what it told as sold is recorded, and once."""

import sys
from pathlib import Path
from random import Random

from pos.catalog.product import Product
from pos.journal.event import new_operation
from pos.stall import open_stall
from soak import program, screen
from soak.cashier import new_stall, problems
from soak.outcome import Outcome
from soak.selling import CODE

_MOST = 50
"""Sales of one window, more than any lives to ring up."""


def on_a_screen(folder: Path, seed: int, count: int) -> Outcome:
    """The same as `windows`, on a screen of its own: the platform of a till's computer, not offscreen."""
    with screen.xvfb(folder.joinpath("xvfb.log")) as display:
        return windows(folder, seed, count, display)


def windows(folder: Path, seed: int, count: int, display: str = "") -> Outcome:
    """Kill a window `count` times somewhere in its sales; each opens again on the basket that the last one left."""
    outcome, rng = Outcome("screen" if display else "windows", seed), Random(seed)
    stall = folder.joinpath("window")
    new_stall(stall)
    _stock(stall)
    told: list[str] = []
    with outcome.until_stopped():
        for _ in range(count):
            told += _killed(stall, rng, outcome, display)
            outcome.tried += 1
            numbers = _numbers(stall)
            outcome.wrong += [f"{number} was told as sold and is lost" for number in told if number not in numbers]
            more = len(numbers) - len(told) - outcome.seen["not told, recorded"]
            outcome.seen["not told, recorded"] += more
            outcome.wrong += [f"{more} sales that nobody was told of"] if more > 1 else []
            outcome.wrong += [f"{number} stands twice" for number in set(numbers) if numbers.count(number) > 1]
            outcome.wrong += problems(stall)
    outcome.seen["sales"] = len(told)
    return outcome


def _stock(stall: Path) -> None:
    with open_stall(stall) as opened:
        product = Product(code=CODE, barcodes=(), name="Barang", price=5000)
        opened.catalog.save_product(product, at=opened.now(), operation=new_operation())


def _killed(stall: Path, rng: Random, outcome: Outcome, display: str) -> list[str]:
    """The receipt numbers that the window told of before it was killed."""
    with program.start((sys.executable, "-m", "soak.selling"), stall, _MOST, display=display) as selling:
        assert selling.stdout is not None
        heard = [selling.stdout.readline() for _ in range(rng.randint(0, 3))]
        program.wait(selling, rng.random() * 0.3)
        outcome.wrong += ["the window ended by itself"] if selling.poll() is not None else []
        selling.kill()
        heard += selling.stdout.read().splitlines(keepends=True)
    return [line.decode().strip() for line in heard if line.endswith(b"\n")]


def _numbers(stall: Path) -> list[str]:
    with open_stall(stall) as opened:
        return [event.data["number"] for event in opened.journal.events() if event.kind == "sale"]
