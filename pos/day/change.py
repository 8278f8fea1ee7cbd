"""Small change for tomorrow: what may go to the office tonight so that enough small money stays in the drawer."""

from collections.abc import Mapping
from dataclasses import dataclass

_SMALLEST_TO_HAND_IN = 10_000
"""Rupiah; smaller notes and coins are what change is given with."""
_SLACK = 5_000
"""Rupiah that the drawer may lack of its target: a few thousand less do as well as another large note."""
_FEW = 10
"""Fewer pieces than this of one small denomination run out in a morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What to hand in: `pieces` of each note, `deposit` rupiah in all; `stays` is what is left in the drawer.

    `scarce` names the small notes and coins of which few stay, each with how many.
    """

    deposit: int
    pieces: Mapping[int, int]
    stays: int
    scarce: tuple[tuple[int, int], ...]


def propose(counted: Mapping[int, int], target: int) -> Proposal:
    """Take large notes out of what was counted (worth → pieces) until about `target` rupiah are left."""
    left = sum(worth * pieces for worth, pieces in counted.items())
    taken = {}
    for worth in sorted((worth for worth in counted if worth >= _SMALLEST_TO_HAND_IN), reverse=True):
        pieces = min(counted[worth], max(0, (left - target + _SLACK) // worth))
        if pieces:
            taken[worth] = pieces
            left -= pieces * worth
    scarce = tuple(
        (worth, pieces)
        for worth, pieces in sorted(counted.items(), reverse=True)
        if worth < _SMALLEST_TO_HAND_IN and 0 < pieces < _FEW
    )
    deposit = sum(worth * pieces for worth, pieces in taken.items())
    return Proposal(deposit=deposit, pieces=taken, stays=left, scarce=scarce)
