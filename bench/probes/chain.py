"""The check of a stall's journal, in turn with a bare reading and hashing of the same events.

python -m bench.probes.chain STALL: the last thousand events, as a start checks them, and the whole chain. The least
that a check of it does is to read every column, of which most are in the bytes once more, and to hash the bytes.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

from bench.measure import interleaved
from pos.journal import tables
from pos.stall import Stall, open_stall

EVENTS = 1_000
SLICE = 200


def hashed(stall: Stall, first: int) -> None:
    """The events from `first` on, each hashed with the hash before it."""
    before = "0" * 64
    for row in stall.store.run("SELECT canonical, hash FROM event WHERE seq >= :first ORDER BY seq", {"first": first}):
        sha256(before.encode() + row[0]).hexdigest()
        before = row[1]


def read(stall: Stall, first: int) -> None:
    """The same with all columns, in slices as the check reads them: of what it compares, nothing."""
    before = "0" * 64
    while rows := tables.slice_from(stall.store, first, SLICE):
        for row in rows:
            sha256(before.encode() + row["canonical"]).hexdigest()
            before = row["hash"]
        first += SLICE


def checked(stall: Stall, first: int) -> None:
    bad = stall.journal.first_bad(first)
    if bad is not None:
        raise SystemExit(f"event {bad} is bad")


def main() -> None:
    with open_stall(Path(sys.argv[1])) as stall:
        events = stall.journal.count()
        tail = events - EVENTS + 1
        cases = {
            "tail_floor": lambda: hashed(stall, tail),
            "tail": lambda: checked(stall, tail),
            "whole_floor": lambda: hashed(stall, 1),
            "whole_least": lambda: read(stall, 1),
            "whole": lambda: checked(stall, 1),
        }
        sys.stdout.write(json.dumps(interleaved(cases, rounds=7) | {"events": events}))


if __name__ == "__main__":
    main()
