"""Branches: what a till and a copy of its folder sealed, each a line of numbers that name one another."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from pos.errors import PosError
from pos.handover import continuity, verify
from pos.handover.summary import Read, Summary
from pos.office.files import tables as file_tables
from pos.office.forks import tables as fork_tables
from pos.office.keys import trust
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file of a till's epoch: `row` is that of an accepted one, `read` and `data` are there of a quarantined one.

    `at` is when it came in (UTC, ISO 8601), `file` its name in its folder.
    """

    sha256: str
    file: str
    at: str
    told: Summary
    row: Row | None = None
    read: Read | None = None
    data: bytes = b""

    @property
    def number(self) -> int:
        return self.told.number


class Branches:
    """Everything of one epoch of a till from where a file first stood in the quarantine undecided."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = {piece.sha256: piece for piece in pieces}

    @classmethod
    def of(cls, store: Store, place: Place, stall: str, till: int, epoch: int) -> Self:
        """Those that are known now. Raises PosError where an accepted file is not whole."""
        open_ = list(_quarantined(store, place, stall, till, epoch))
        if not open_:
            return cls(())
        lowest = min(piece.number for piece in open_) - 1
        accepted = file_tables.files_from(store, stall, till, epoch, lowest)
        return cls([*(_accepted(row, place) for row in accepted), *open_])

    def first_of(self, piece: Piece) -> Piece | None:
        """The first revision that a file goes back to; None where one between them is not here."""
        found: Piece | None = piece
        while found is not None and found.told.revision > 1:
            found = self.pieces.get(found.told.supersedes or "")
        return found

    def revisions(self, first: Piece) -> tuple[Piece, ...]:
        """A number's files, each replacing the one before; of two that replace the same one the accepted, or older."""
        found = [first]
        while (later := _best(self._replacing(found[-1]))) is not None:
            found.append(later)
        return tuple(found)

    def back(self, first: Piece) -> tuple[Piece, ...]:
        """The first revisions that lead to this one, as far as they are here, and it: the oldest first."""
        line = [first]
        while (before := self.pieces.get(line[0].told.previous or "")) is not None:
            line.insert(0, before)
        return tuple(line)

    def line(self, first: Piece) -> tuple[Piece, ...]:
        """The first revisions of the branch that this one is of, the oldest first."""
        line = [*self.back(first)]
        while (after := _best(self._after(line[-1]))) is not None:
            line.append(after)
        return tuple(line)

    def parting(self, first: Piece) -> int | None:
        """The first number on the way to this one that is not accepted; None where all are."""
        return next((piece.number for piece in self.back(first) if piece.row is None), None)

    def losing(self, line: tuple[Piece, ...], start: int) -> tuple[Piece, ...]:
        """Every file that cannot count beside this line from number `start` on, the latest number first."""
        winning = {piece.number: piece.sha256 for piece in line}
        beside = (
            piece
            for piece in self.pieces.values()
            if piece.told.revision == 1 and piece.number >= start and self._is_beside(piece, winning)
        )
        return self.falling(*beside)

    def falling(self, *lost: Piece) -> tuple[Piece, ...]:
        """These files and all that go on from them or replace them, the latest number first."""
        found = {piece.sha256: piece for piece in lost}
        for piece in sorted(self.pieces.values(), key=lambda one: (one.number, one.told.revision)):
            before = piece.told.previous if piece.told.revision == 1 else piece.told.supersedes
            if before in found:
                found[piece.sha256] = piece
        return tuple(sorted(found.values(), key=lambda one: (-one.number, -one.told.revision)))

    def _is_beside(self, piece: Piece, winning: dict[int, str]) -> bool:
        if piece.number in winning:
            return winning[piece.number] != piece.sha256
        before = winning.get(piece.number - 1)
        return before is not None and piece.told.previous != before

    def _after(self, first: Piece) -> Iterator[Piece]:
        for piece in self.pieces.values():
            if piece.told.previous == first.sha256 and piece.told.revision == 1:
                with suppress(PosError):
                    continuity.check_neighbours(first.told, first.sha256, piece.told)
                    yield piece

    def _replacing(self, earlier: Piece) -> Iterator[Piece]:
        for piece in self.pieces.values():
            if piece.told.supersedes == earlier.sha256:
                with suppress(PosError):
                    continuity.check_revision(earlier.told, earlier.sha256, piece.told)
                    yield piece


def _best(pieces: Iterable[Piece]) -> Piece | None:
    return min(pieces, key=lambda one: (one.row is None, one.at, one.sha256), default=None)


def _accepted(row: Row, place: Place) -> Piece:
    return Piece(sha256=row["sha256"], file=row["name"], at=row["received_at"], told=place.kept(row), row=row)


def _quarantined(store: Store, place: Place, stall: str, till: int, epoch: int) -> Iterator[Piece]:
    """What the till itself sealed and could be accepted if what stands in its way did not; others are left out."""
    known = stall_tables.stall(store, stall, till, epoch)
    if known is None:
        return
    for row in fork_tables.quarantined(store, stall, till):
        if row["out"]:
            continue
        try:
            read, data = place.refused(row["file"], row["sha256"])
            if read.summary.epoch != epoch:
                continue
            verify.check_sums(read.summary)
            trust.check(store, known, read.summary.number, read.key)
        except PosError:
            continue
        yield Piece(sha256=row["sha256"], file=row["file"], at=row["at"], told=read.summary, read=read, data=data)


def check_joined(line: tuple[Piece, ...], start: int, store: Store) -> None:
    """Raise PosError unless what of a line is here goes on from what is accepted before it, at `start` or later."""
    first = line[0].told
    before = file_tables.file_of(store, first.stall, first.till, first.epoch, first.number - 1, 1)
    if before is not None and first.number >= start:
        continuity.check_neighbours(file_tables.span(before), before["sha256"], first)
    for earlier, later in pairwise(line):
        if later.number >= start:
            continuity.check_neighbours(earlier.told, earlier.sha256, later.told)
