"""A sale's commit in a fresh stall and in one full of sales, in turn with the bare fdatasync of a page.

python -m bench.probes.commit FRESH_STALL FULL_STALL
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import interleaved
from pos.stall import Stall, open_stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer

ROUNDS = 200
PAGE = b"\xa5" * 4096


def selling(stall: Stall) -> Callable[[], float]:
    """Records a sale of four lines, and gives the seconds of that step alone."""
    products = [product for product in stall.catalog.tiles(limit=200) if product.price > 0][:4]

    def sell() -> float:
        from time import perf_counter

        basket = Basket()
        for product in products:
            basket.add(line_of(product, 1))
        offers = [Offer(tender="cash", amount=basket.value)]
        start = perf_counter()
        stall.till.checkout(basket, offers, at=datetime.now(UTC))
        return perf_counter() - start

    return sell


def syncing(path: Path) -> Callable[[], None]:
    """Appends a page to `path` and waits until the disk has it."""
    sync = getattr(os, "fdatasync", os.fsync)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)

    def append() -> None:
        os.write(file, PAGE)
        sync(file)

    return append


def main() -> None:
    fresh, full = map(Path, sys.argv[1:])
    with ExitStack() as stack:
        stalls = {name: stack.enter_context(open_stall(folder)) for name, folder in (("fresh", fresh), ("full", full))}
        cases = {name: selling(stall) for name, stall in stalls.items()}
        floor = syncing(fresh.joinpath("log", "floor.bin"))
        sys.stdout.write(json.dumps(interleaved({"floor": floor, **cases}, ROUNDS, warm_up=20)))


if __name__ == "__main__":
    main()
