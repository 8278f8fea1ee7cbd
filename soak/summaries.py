"""A summary file with one bit flipped, cut off, or with something behind it: none is believed."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from pos.errors import PosError
from pos.handover import summary
from pos.ring import ring
from pos.stall import open_stall
from soak.cashier import as_line, new_stall, sales
from soak.outcome import Outcome

_JUNK = (b"\n", b" ", b"\0", b"{}\n", b"\r\n", b"\xef\xbb\xbf")


def summaries(folder: Path, seed: int, every: int = 1) -> Outcome:
    """Every bit, every length and every junk; with `every` above 1, each so-manieth of the bits and lengths."""
    outcome = Outcome("summaries", seed)
    data = sealed(folder, Random(seed))
    summary.read(data)
    with outcome.until_stopped():
        for what, bad in _mutants(data, every):
            outcome.tried += 1
            try:
                summary.read(bad)
            except PosError:
                outcome.seen[f"{what}, refused"] += 1
            else:
                outcome.wrong.append(f"{what}: read as whole")
    return outcome


def sealed(folder: Path, rng: Random) -> bytes:
    """The summary of a small day, of some 4 KiB."""
    stall = folder.joinpath("sealing")
    new_stall(stall)
    with open_stall(stall) as opened:
        for _ in ring(opened, map(as_line, sales("s", 3, rng))):
            pass
        return stall.joinpath("outbox", opened.close_day().file).read_bytes()


def _mutants(data: bytes, every: int) -> Iterator[tuple[str, bytes]]:
    for at in range(0, len(data) * 8, every):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        yield "flipped", bytes(flipped)
    for length in range(0, len(data), every):
        yield "cut off", data[:length]
    for junk in (*_JUNK, data):
        yield "junk behind", data + junk
    for junk in _JUNK:
        yield "junk before", junk + data
