"""Search as you type, in turn with the look-up of a code; and mistyped words, in turn with rapidfuzz over all names.

python -m bench.probes.search STALL
"""

import json
import sys
from itertools import cycle
from pathlib import Path

from rapidfuzz.process import extract

from bench.measure import interleaved
from pos.catalog import Catalog
from pos.stall import open_stall

TYPED = ("br", "bre", "brea", "ch", "choc", "choc co", "sala", "app", "apple sa", "vit")
MISTYPED = ("chocolte", "yogrut", "shmapoo", "tomatos", "vitmain")


def meant(catalog: Catalog, text: str) -> None:
    """What the selling screen shows for `text`, which no word begins with."""
    if catalog.search(text) or not catalog.similar(text):
        raise SystemExit(f"“{text}” is no mistyped word here")


def main() -> None:
    with open_stall(Path(sys.argv[1])) as stall:
        codes = cycle([product.code for product in stall.catalog.tiles(limit=100)])
        typed = cycle(TYPED)
        cases = {
            "floor": lambda: stall.catalog.by_barcode_or_code(next(codes)),
            "search": lambda: stall.catalog.search(next(typed)),
        }
        took = interleaved(cases, rounds=300, warm_up=20)
        names = [row[0] for row in stall.store.rows("SELECT lower(name) FROM product")]
        mistyped = cycle([text for text in MISTYPED for _case in ("names", "typo")])
        cases = {
            "names": lambda: extract(next(mistyped), names, limit=20),
            "typo": lambda: meant(stall.catalog, next(mistyped)),
        }
        sys.stdout.write(json.dumps(took | interleaved(cases, rounds=len(MISTYPED))))


if __name__ == "__main__":
    main()
