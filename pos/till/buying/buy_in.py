"""What is bought in: the pieces, whom from, and what was paid. Pure sums in whole rupiah."""

from datetime import datetime
from typing import NamedTuple, Self

from pos import typed
from pos.catalog.product import CONDITIONS, LONGEST_FLAWS, LONGEST_NAME
from pos.errors import PosError
from pos.money import LARGEST, format_rupiah
from pos.words import N_

MOST_PIECES = 40


class Seller(NamedTuple):
    """Who sold; it stands beside the journal and is never handed in. `id_seen`: an identity card was looked at."""

    name: str
    id_seen: bool = False


class Piece(NamedTuple):
    """One piece: `paid` is what the seller gets for it and `price` what it is offered for, in rupiah.

    `condition` is one of CONDITIONS or "", `photo` a name in the photos folder or ""; `code` is "" until it is bought.
    """

    name: str
    paid: int
    price: int
    condition: str = ""
    flaws: str = ""
    photo: str = ""
    code: str = ""


class Draft(NamedTuple):
    """What is about to be bought, and from whom."""

    seller: Seller
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """What the seller gets, in rupiah."""
        return sum(piece.paid for piece in self.pieces)

    def checked(self) -> Self:
        """The same, its texts as they are kept. Raises PosError that says what is missing or too much."""
        if not 1 <= len(self.pieces) <= MOST_PIECES:
            raise PosError(N_("1 to {most} pieces are bought at once: write what is bought"), most=MOST_PIECES)
        pieces = tuple(_checked(piece) for piece in self.pieces)
        name = typed.line(self.seller.name, LONGEST_NAME)
        if not name:
            raise PosError(N_("Write the seller's name: it stands on the note that is signed"))
        if not 1 <= self.total <= LARGEST:
            raise PosError(N_("Write what is paid, up to {most}"), most=format_rupiah(LARGEST))
        return self._replace(seller=self.seller._replace(name=name), pieces=pieces)


class Part(NamedTuple):
    """How much of it was paid by which tender, in rupiah."""

    tender: str
    amount: int


class BuyIn(NamedTuple):
    """What was bought, as it stands: `undone` says why it was taken back, None where it stands."""

    number: str
    at: datetime
    day: str
    cashier: str | None
    seller: Seller
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    undone: str | None

    @property
    def total(self) -> int:
        """What was paid, in rupiah."""
        return sum(part.amount for part in self.parts)

    @property
    def short_number(self) -> str:
        """The last four digits."""
        return self.number.rsplit("/", 1)[-1]


def _checked(piece: Piece) -> Piece:
    name = typed.line(piece.name, LONGEST_NAME)
    if not name:
        raise PosError(N_("Write what is bought"))
    if not 0 <= piece.paid <= LARGEST:
        raise PosError(N_("{name}: write what is paid, up to {most}"), name=name, most=format_rupiah(LARGEST))
    if not 1 <= piece.price <= LARGEST:
        raise PosError(N_("{name}: write what it shall be sold for"), name=name)
    if piece.condition and piece.condition not in CONDITIONS:
        raise PosError(N_("no condition: write {known}"), known=", ".join(CONDITIONS))
    return piece._replace(name=name, flaws=typed.line(piece.flaws, LONGEST_FLAWS))
