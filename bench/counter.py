"""The rows of what a cashier waits for: scan, pay and search among a million goods, the list of goods, a whole sale."""

from collections.abc import Iterator
from pathlib import Path

from bench.measure import Row
from bench.program import probe

GOODS = 1_000_000
FRAME = 1 / 60
"""Seconds between two pictures of a usual screen."""
PEERS = {
    "Open Source POS": (0.111, 1 / 10),
    "Stoq": (0.117, 1 / 10),
    "Tryton": (0.968, 1 / 100),
}
"""Seconds of one sale of four lines, measured on another machine, and what part of it a sale may take here."""


def million_rows(folder: Path, sheet: Path) -> Iterator[Row]:
    """Selling and searching in a stall of a million goods, which is kept in `folder` for the next run."""
    stall = folder.joinpath("million")
    probe("million", stall, sheet, GOODS)
    yield from selling_rows(stall)
    yield from search_rows(stall)


def selling_rows(stall: Path) -> Iterator[Row]:
    """Scans, payments and whole sales through the real window."""
    took = probe("selling", stall)
    for case, what in (("scan", "scan to painted row, 1M goods, p99"), ("pay", "pay to durable, bytes, painted, p99")):
        bare = f"a 60 Hz frame; median {took[case] / took['floor']:.1f} x a bare look-up and repaint"
        yield Row(what, took[f"{case}_p99"] / FRAME, 1, bare, took[f"{case}_p99"])
    for peer, (seconds, share) in PEERS.items():
        floor = f"{peer}, {seconds * 1000:.0f} ms, measured elsewhere"
        yield Row("a sale of 4 lines through the screens", took["sale"] / seconds, share, floor, took["sale"])


def search_rows(stall: Path) -> Iterator[Row]:
    """Words as they are typed, and mistyped."""
    took = probe("search", stall)
    yield Row("search as you type, 1M goods", took["search"] / took["floor"], 20, "look-up of a code", took["search"])
    names = "rapidfuzz over all names"
    yield Row("mistyped words, 1M goods", took["typo"] / took["names"], 1 / 50, names, took["typo"])


def list_rows(stall: Path) -> Iterator[Row]:
    """The list of goods on the screen: filtered until it is painted."""
    took = probe("listing", stall)
    for case, what in (("text", "by text"), ("category", "by category"), ("all", "to all"), ("chip", "by chip")):
        bare = f"a 60 Hz frame; {took[case] / took['floor']:.1f} x a bare repaint of it"
        yield Row(f"filter the list of goods {what}", took[case] / FRAME, 1, bare, took[case])
