"""Search as you type, in turn with the look-up of a code.

python -m bench.probes.search STALL
"""

import json
import sys
from itertools import cycle
from pathlib import Path

from bench.measure import interleaved
from pos.stall import open_stall

TYPED = ("br", "bre", "brea", "ch", "choc", "choc co", "sala", "app", "apple sa", "vit")


def main() -> None:
    with open_stall(Path(sys.argv[1])) as stall:
        codes = cycle([product.code for product in stall.catalog.tiles(limit=100)])
        typed = cycle(TYPED)
        cases = {
            "floor": lambda: stall.catalog.by_barcode_or_code(next(codes)),
            "search": lambda: stall.catalog.search(next(typed)),
        }
        sys.stdout.write(json.dumps(interleaved(cases, rounds=300, warm_up=20)))


if __name__ == "__main__":
    main()
