"""What a vendor tells at the close of a day: the drawer's notes and coins, why it differs, what goes and what stays."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pos.day.closed import Count
from pos.day.closing import DENOMINATIONS

TAGS = ("rain", "event", "busy", "quiet")
"""What a day can be marked with, as it stands in the summary."""

MOST_PIECES = 99_999


@dataclass(frozen=True, order=True)
class Piece:
    """A banknote, or a coin, of `worth` rupiah."""

    worth: int
    coin: bool = False


PIECES = tuple(Piece(worth) for worth in DENOMINATIONS if worth >= 1_000) + tuple(
    Piece(worth, coin=True) for worth in DENOMINATIONS if worth <= 1_000
)
"""Notes first, then coins; 1.000 is both, and counts as one in the summary."""


@dataclass(frozen=True)
class Draft:
    """What is told so far; None is not told. `compared` is what a statement says of a tender, in rupiah."""

    pieces: Mapping[Piece, int] | None = None
    reason: str = ""
    deposit: int | None = None
    compared: Mapping[str, int] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()
    text: str = ""

    @property
    def counted(self) -> int | None:
        """The drawer in rupiah."""
        if self.pieces is None:
            return None
        return sum(piece.worth * number for piece, number in self.pieces.items())

    def kinds(self) -> tuple[int, int]:
        """Rupiah in notes and in coins."""
        pieces = (self.pieces or {}).items()
        return (
            sum(piece.worth * number for piece, number in pieces if not piece.coin),
            sum(piece.worth * number for piece, number in pieces if piece.coin),
        )

    def denominations(self) -> dict[int, int] | None:
        """Worth → pieces; a note and a coin of one worth are one denomination."""
        if self.pieces is None:
            return None
        found: dict[int, int] = {}
        for piece, number in self.pieces.items():
            found[piece.worth] = found.get(piece.worth, 0) + number
        return found

    def count(self) -> Count:
        """As the close takes it; an even drawer needs no reason."""
        return Count(
            counted=self.counted,
            reason=self.reason.strip() or None,
            denominations=self.denominations(),
            deposit=self.deposit,
            compared=self.compared,
        )


def plain(text: str) -> str:
    """A typed text as the journal keeps it: composed (NFC), without the halves of letters that a paste may bring."""
    return unicodedata.normalize("NFC", text.encode(errors="replace").decode())


def told(body: Mapping[str, Any]) -> Draft:
    """What was told at the close that made this summary; its 1.000 are shown as notes."""
    cash, notes = body["cash"], body["notes"]
    pieces = None
    if cash["denominations"] is not None:
        pieces = {
            Piece(worth, coin=worth < 1_000): number
            for worth, number in ((int(text), number) for text, number in cash["denominations"].items())
        }
    return Draft(
        pieces=pieces,
        reason=cash["reason"] or "",
        deposit=cash["deposit"],
        compared={
            tender: row["counted"]
            for tender, row in body["tenders"].items()
            if tender != "cash" and row["counted"] is not None
        },
        tags=frozenset(notes["tags"]),
        text=notes["text"],
    )
