"""One branch of a till's files is let count from the number where it parts, and everything on the others falls away."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pos.clock import utc_text
from pos.errors import PosError
from pos.handover import continuity, summary
from pos.handover.summary import Read, Summary
from pos.journal.chain import Journal
from pos.office import accepting
from pos.office.acks import tables as ack_tables
from pos.office.counting import Counting
from pos.office.files import tables as file_tables
from pos.office.forks import branches
from pos.office.forks import tables as fork_tables
from pos.office.forks.branches import Branches, Piece
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store
from pos.words import N_, translate

_OTHER_COPY = N_(
    "a manager chose the days of the other copy of this folder: {reason}. Restore the backup from before the copy, and"
    " enter the sales that are missing again"
)
_GOES_ON = N_(
    "it goes on from a file that a manager decided against: restore the backup from before the folder was copied, and"
    " enter the sales that are missing again"
)


_UNDECIDED = N_("it goes on from a file that another one stands in the way of: a manager decides between the two")

OPEN, OUT = "open", "out"


def undecided() -> str:
    """What is said of a file that goes on from one of two branches, of which a manager has chosen none yet."""
    return translate(_UNDECIDED)


def ended() -> str:
    """What is said to the till of a file that goes on from one that counts no more."""
    return translate(_GOES_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a decision does to an epoch's files: what is accepted, in order, and what falls away, the latest first."""

    stall: str
    till: int
    epoch: int
    accepted: tuple[Piece, ...] = ()
    lost: tuple[Piece, ...] = ()


class Parting:
    """The branches of an office's tills, and what a decision about them does to the sums."""

    def __init__(self, store: Store, journal: Journal, place: Place, zone: str) -> None:
        self._store = store
        self._journal = journal
        self._place = place
        self._zone = zone
        self._counting = Counting(store, place)

    def closing(self, stall: str, till: int, *, before_epoch: int, at: tuple[int, str | None]) -> str | None:
        """Whether a file that does not count closed an earlier epoch at this seq and hash: OPEN, OUT; None without."""
        if fork_tables.has_displaced_closing(self._store, stall, till, before_epoch=before_epoch, at=at):
            return OUT
        for row in fork_tables.quarantined(self._store, stall, till):
            with suppress(PosError):
                told = self._place.refused(row["file"], row["sha256"])[0].summary
                if told.epoch < before_epoch and told.revision == 1 and (told.last_seq, told.last_hash) == at:
                    return OUT if row["out"] else OPEN
        return None

    def check(self, line: tuple[Piece, ...], start: int, plan: Plan) -> None:
        """Raise PosError where what is to be accepted goes on from nothing before it, or brings a day twice."""
        branches.check_joined(line, start, self._store)
        leaving = {piece.sha256 for piece in plan.lost}
        for piece in plan.accepted:
            number = fork_tables.number_of_day(self._store, plan.stall, plan.till, plan.epoch, piece.told.day)
            if number in (None, piece.number):
                continue
            there = file_tables.file_of(self._store, plan.stall, plan.till, plan.epoch, number, 1)
            if there is None or there["sha256"] not in leaving:
                raise PosError(N_("its day was handed in under another number"))

    def keep(self, plan: Plan) -> None:
        """Put the files that are to be accepted where accepted ones are kept: before the transaction."""
        for piece in plan.accepted:
            assert piece.read is not None
            self._place.keep(self.free_name(piece.read), piece.data)

    def free_name(self, read: Read) -> str:
        """Beside the file that it replaces; of the same name every time."""
        name = summary.name_of(read.summary).text
        return f"{read.sha256[:16]}-{name}" if file_tables.is_name_taken(self._store, name) else name

    def carry_out(self, plan: Plan, reason: str, at: datetime) -> set[str]:
        """Inside the caller's transaction; returns the SHA-256 of what counted and is displaced."""
        said = translate(_OTHER_COPY).format(reason=reason)
        displaced: set[str] = set()
        for piece in plan.lost:
            if piece.row is None:
                self._let_go(piece, at)
                self._tell(plan.stall, plan.till, plan.epoch, piece.sha256, "forked", said)
            else:
                displaced |= self._displace(piece.row, said, at)
        for piece in plan.lost:
            if piece.told.revision == 1:
                displaced |= self.fall(piece.told, piece.sha256, at)
        for piece in plan.accepted:
            self._accept(piece, at)
        displaced |= self._settle(plan.stall, plan.till, plan.epoch, at)
        for piece in plan.lost:
            self._counting.fill(plan.stall, plan.till, piece.told.day)
        stall_tables.count_through_anew(self._store, plan.stall, plan.till, plan.epoch)
        return displaced

    def settling(self, at: datetime) -> Iterator[None]:
        """Accept what stands in the quarantine and in whose way nothing stands any more, one till's epoch a step.

        Where nothing of a till came in, fell away or was decided since, nothing can have become welcome.
        """
        for till in fork_tables.unsettled(self._store):
            which = (till["stall"], till["till"], till["epoch"])
            with self._store.transaction():
                self._settle(*which, at)
                stall_tables.count_through_anew(self._store, *which)
                fork_tables.note_settled(self._store, *which, till["known"])
            yield

    def _settle(self, stall: str, till: int, epoch: int, at: datetime) -> set[str]:
        """Returns the SHA-256 of what is displaced, since it goes on from a file that is out."""
        displaced: set[str] = set()
        known = Branches.of(self._store, self._place, stall, till, epoch)
        waiting = [piece for piece in known.pieces.values() if piece.row is None]
        for piece in sorted(waiting, key=lambda one: (one.number, one.told.revision)):
            before = piece.told.previous if piece.told.revision == 1 else piece.told.supersedes
            if before is not None and fork_tables.is_out(self._store, before):
                self._let_go(piece, at)
                self._tell(stall, till, epoch, piece.sha256, "forked", ended())
                displaced |= self.fall(piece.told, piece.sha256, at)
            elif self._fits(piece):
                assert piece.read is not None
                self._place.keep(self.free_name(piece.read), piece.data)
                self._accept(piece, at)
        return displaced

    def _fits(self, piece: Piece) -> bool:
        """Whether a quarantined file goes on from what is accepted, and nothing accepted stands in its way."""
        told = piece.told
        if file_tables.file_of(self._store, told.stall, told.till, told.epoch, told.number, told.revision) is not None:
            return False
        try:
            return self._renews(told) if told.revision > 1 else self._joins(piece)
        except PosError:
            return False

    def _renews(self, told: Summary) -> bool:
        before = file_tables.newest_file(self._store, told.stall, told.till, told.epoch, told.number)
        if before is not None:
            continuity.check_revision(self._place.kept(before), before["sha256"], told)
        return before is not None

    def _joins(self, piece: Piece) -> bool:
        told = piece.told
        which = (told.stall, told.till, told.epoch)
        if fork_tables.number_of_day(self._store, *which, told.day) not in (None, told.number):
            return False
        if told.previous is not None and fork_tables.is_open(self._store, told.previous):
            return False
        before = file_tables.file_of(self._store, *which, told.number - 1, 1)
        if before is not None:
            continuity.check_neighbours(file_tables.span(before), before["sha256"], told)
        after = file_tables.file_of(self._store, *which, told.number + 1, 1)
        if after is not None:
            continuity.check_neighbours(told, piece.sha256, file_tables.span(after))
        return True

    def fall(self, told: Summary, sha256: str, at: datetime) -> set[str]:
        """What was accepted and goes on from a file that is out is displaced; returns the SHA-256 of each."""
        names = ("stall", "till", "epoch", "number", "last_seq", "last_hash")
        return self._fall({name: getattr(told, name) for name in names} | {"sha256": sha256}, at)

    def _fall(self, last: Mapping[str, Any], at: datetime) -> set[str]:
        displaced: set[str] = set()
        for first in fork_tables.files_after(self._store, last):
            which = (first["stall"], first["till"], first["epoch"])
            for row in reversed(file_tables.files_of_number(self._store, *which, first["number"])):
                displaced |= self._displace(row, ended(), at)
            displaced |= self._fall(dict(first), at)
            self._counting.fill(first["stall"], first["till"], first["day"])
            stall_tables.count_through_anew(self._store, *which)
        return displaced

    def _displace(self, row: Row, said: str, at: datetime) -> set[str]:
        if fork_tables.is_aside(self._store, row["id"]):
            fork_tables.take_from_aside(self._store, row["id"])
        else:
            counts = file_tables.newest_file_of_day(self._store, row["stall"], row["till"], row["day"])
            if counts is not None and counts["id"] == row["id"]:
                self._counting.uncount(row)
        file_tables.displace(self._store, row["id"], utc_text(at))
        self._journal.record(
            "file_displaced",
            {"sha256": row["sha256"], "reason": said},
            at=at,
            day=row["day"],
            operation=f"file_displaced:{row['sha256']}",
        )
        self._tell(row["stall"], row["till"], row["epoch"], row["sha256"], "forked", said)
        return {row["sha256"]}

    def _let_go(self, piece: Piece, at: datetime) -> None:
        """A quarantined file is decided against."""
        facts = {name: getattr(piece.told, name) for name in ("stall", "till", "epoch", "number", "revision")}
        fork_tables.insert_fork(self._store, facts | {"sha256": piece.sha256, "found_at": utc_text(at)})
        fork_tables.decide_fork(self._store, piece.sha256, utc_text(at))

    def _accept(self, piece: Piece, at: datetime) -> None:
        told, read = piece.told, piece.read
        assert read is not None
        file = accepting.record(self._store, self._journal, read, self.free_name(read), at, self._zone)
        if told.revision == 1:
            self._counting.enter(file, told)
        else:
            which = (told.stall, told.till, told.epoch, told.number)
            earlier = file_tables.file_of(self._store, *which, told.revision - 1)
            assert earlier is not None
            self._counting.renew(earlier, self._place.kept(earlier), file, told)
        fork_tables.decide_fork(self._store, piece.sha256, utc_text(at))
        self._tell(told.stall, told.till, told.epoch, piece.sha256, "accepted", None)

    def _tell(self, stall: str, till: int, epoch: int, sha256: str, status: str, reason: str | None) -> None:
        ack_tables.insert_decision(
            self._store,
            {"stall": stall, "till": till, "epoch": epoch, "sha256": sha256, "status": status, "reason": reason},
        )
