"""A sale's commit in a fresh stall and in one full of sales, in turn with the bare fdatasync of as many bytes.

python -m bench.probes.commit FRESH_STALL FULL_STALL
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.measure import in_turn, ratio
from pos.stall import Stall, open_stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer

ROUNDS = 300
WARM_UP = 20


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


def written(stall: Stall, sell: Callable[[], float]) -> int:
    """The bytes that a sale adds to the write-ahead log, the median of some in a log that only grows."""
    log = stall.store.path.with_name(stall.store.path.name + "-wal")
    sizes = []
    for _ in range(WARM_UP):
        sell()
        sizes.append(log.stat().st_size)
    return int(median(later - earlier for earlier, later in pairwise(sizes)))


def syncing(path: Path, size: int) -> Callable[[], None]:
    """Appends `size` bytes to `path` and waits until the disk has them."""
    sync = getattr(os, "fdatasync", os.fsync)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    data = b"\xa5" * size

    def append() -> None:
        os.write(file, data)
        sync(file)

    return append


def main() -> None:
    fresh, full = map(Path, sys.argv[1:])
    with ExitStack() as stack:
        stalls = {name: stack.enter_context(open_stall(folder)) for name, folder in (("fresh", fresh), ("full", full))}
        cases = {name: selling(stall) for name, stall in stalls.items()}
        floor = syncing(fresh.joinpath("log", "floor.bin"), written(stalls["fresh"], cases["fresh"]))
        taken = in_turn({"floor": floor, **cases}, ROUNDS, WARM_UP)
    told = {name: median(seconds) for name, seconds in taken.items()}
    told |= {
        "to_floor": ratio(taken["fresh"], taken["floor"]),
        "full_to_fresh": ratio(taken["full"], taken["fresh"]),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
