"""A manager decides which of several files counts for a till's day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pos import typed
from pos.clock import ZONES, parse_day, parse_time, utc_text
from pos.errors import PosError
from pos.handover import continuity
from pos.handover.summary import Read, Summary
from pos.journal.chain import Journal
from pos.office import accepting
from pos.office.acks import tables as ack_tables
from pos.office.counting import Counting
from pos.office.files import tables as file_tables
from pos.office.forks import tables as fork_tables
from pos.office.forks.branches import Branches
from pos.office.forks.parting import Parting, Plan
from pos.office.keys import trust
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store
from pos.words import N_, translate

_STANDS_ASIDE = N_("the day counts by another file: a manager decides")
_DISPLACED = N_("a manager chose another file for this day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A file that claims a day: `counts` is true of the one that is added up, `accepted` false of a quarantined one.

    `at` is when it came in, in the office's zone; `line` are the newest revisions of the days of its branch, from where
    that parts from the others: the file alone where no branch follows from it.
    """

    sha256: str
    file: str
    at: datetime
    counts: bool
    accepted: bool
    told: Summary
    line: tuple[Summary, ...]


def told_of(store: Store, file: Row) -> tuple[str, str | None]:
    """What is said to the till of an accepted file that comes in once more: a status and a reason."""
    if file["displaced_at"] is not None:
        return "forked", displaced_reason()
    return "accepted", aside_reason() if fork_tables.is_aside(store, file["id"]) else None


def displaced_reason() -> str:
    """What is said to the till of a file that a manager decided against."""
    return translate(_DISPLACED)


def aside_reason() -> str:
    """What is said to the till of a file that is accepted and counts for nothing."""
    return translate(_STANDS_ASIDE)


def _start(known: Branches, *hashes: str) -> int | None:
    """The number from which the branches of these files part; None where none of them is a branch of its own."""
    firsts = [known.first_of(known.pieces[sha256]) for sha256 in hashes if sha256 in known.pieces]
    partings = [known.parting(first) for first in firsts if first is not None]
    return min((number for number in partings if number is not None), default=None)


def _told_line(known: Branches, sha256: str, start: int | None) -> tuple[Summary, ...]:
    piece = known.pieces.get(sha256)
    first = None if piece is None else known.first_of(piece)
    if first is None or start is None:
        return ()
    return tuple(known.revisions(one)[-1].told for one in known.line(first) if one.number >= start)


def _not_to_choose(file: str, why: PosError) -> PosError:
    return PosError(
        N_("{file} cannot be chosen: {why}. Keep the other one, and ask the stall for a revision"),
        file=file,
        why=str(why),
    )


class Deciding:
    """The claims on days, and the decisions about them."""

    def __init__(self, store: Store, journal: Journal, place: Place, zone: str) -> None:
        self._store = store
        self._journal = journal
        self._place = place
        self._zone = zone
        self._counting = Counting(store, place)
        self._parting = Parting(store, journal, place, zone)

    def claims(self, stall: str, till: int, day: str) -> tuple[Claim, ...]:
        """The file that counts for a day, then those that claim it too; empty where nobody has to decide.

        Of two branches every claim tells the whole line. Raises PosError where one of the files is not whole.
        """
        counts = file_tables.newest_file_of_day(self._store, stall, till, day)
        if counts is None:
            return ()
        aside = [row for row in fork_tables.aside_of_day(self._store, stall, till, day) if row["decided_at"] is None]
        found: list[Claim] = []
        others: list[Claim] = []
        for row in (counts, *aside):
            branches = Branches.of(self._store, self._place, stall, till, row["epoch"])
            refused = self._refused(row, branches)
            start = _start(branches, row["sha256"], *(claim.sha256 for claim in refused))
            found.append(self._accepted(row, branches, start, counts=row is counts))
            others += [replace(one, line=_told_line(branches, one.sha256, start) or (one.told,)) for one in refused]
        found += others
        return tuple(found) if len(found) > 1 else ()

    def _accepted(self, row: Row, branches: Branches, start: int | None, *, counts: bool) -> Claim:
        told = self._place.kept(row)
        return Claim(
            sha256=row["sha256"],
            file=row["name"],
            at=self._local(row["received_at"]),
            counts=counts,
            accepted=True,
            told=told,
            line=_told_line(branches, row["sha256"], start) or (told,),
        )

    def _refused(self, row: Row, branches: Branches) -> list[Claim]:
        """The quarantined files that claim the place of an accepted one: of each branch the newest revision of one."""
        found: dict[str, Claim] = {}
        seen: set[str] = set()
        for fork in self._forks_at(row):
            read, _ = self._place.refused(fork["file"], fork["sha256"])
            piece = branches.pieces.get(fork["sha256"])
            first = None if piece is None else branches.first_of(piece)
            if first is None or first.row is not None:
                found[fork["sha256"]] = self._claim(fork["sha256"], fork["file"], fork["at"], read.summary)
            elif first.sha256 not in seen:
                seen |= {one.sha256 for one in branches.line(first)}
                newest = branches.revisions(first)[-1]
                found[newest.sha256] = self._claim(newest.sha256, newest.file, newest.at, newest.told)
        return list(found.values())

    def _forks_at(self, row: Row) -> list[Row]:
        """Of the number of an accepted file, and of the one before where nothing was accepted of that."""
        which = (row["stall"], row["till"], row["epoch"])
        found = fork_tables.forks_of_number(self._store, *which, row["number"])
        if file_tables.file_of(self._store, *which, row["number"] - 1, 1) is None:
            before = fork_tables.forks_of_number(self._store, *which, row["number"] - 1)
            found += [fork for fork in before if fork["sha256"] != row["previous"]]
        return found

    def _claim(self, sha256: str, file: str, at: str, told: Summary) -> Claim:
        return Claim(
            sha256=sha256, file=file, at=self._local(at), counts=False, accepted=False, told=told, line=(told,)
        )

    def _local(self, at: str) -> datetime:
        return parse_time(at).astimezone(ZONES[self._zone])

    def decide(
        self,
        stall: str,
        till: int,
        day: str,
        sha256: str,
        *,
        reason: str,
        at: datetime,
        actor: str | None,
        operation: str,
    ) -> None:
        """The file of this SHA-256 counts for the day from now on, and the till hears of it. Raises PosError.

        Everything in one transaction: the sums, the decision, what the acknowledgements will say.
        """
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why this file is the right one"))
        claims = self.claims(stall, till, day)
        chosen = next((claim for claim in claims if claim.sha256 == sha256), None)
        if chosen is None:
            raise PosError(
                N_("There is nothing to decide about {day} of {stall}"), day=parse_day(day), stall=f"{stall}-{till}"
            )
        others = [claim for claim in claims if claim is not chosen]
        said = translate(N_("a manager chose another file for this day: {reason}")).format(reason=reason)
        plans = [self._plan(epoch, chosen, claims) for epoch in sorted({claim.told.epoch for claim in claims})]
        by_branch = {piece.sha256 for plan in plans for piece in (*plan.accepted, *plan.lost)}
        read = None if chosen.accepted or sha256 in by_branch else self._checked(chosen)
        with self._store.transaction():
            displaced = set() if read is None else {self._accept(read, chosen, at)}
            for plan in plans:
                displaced |= self._parting.carry_out(plan, reason, at)
            self._let_count(sha256, at)
            left = [claim for claim in others if claim.sha256 not in by_branch]
            self._settle(day, chosen, left, said, displaced, at)
            self._journal.record(
                "fork_decided",
                {
                    **{name: getattr(chosen.told, name) for name in ("stall", "till", "epoch", "number", "day")},
                    "sha256": sha256,
                    "instead_of": [claim.sha256 for claim in others],
                    "displaced": sorted(displaced),
                    "reason": reason,
                },
                at=at,
                day=day,
                actor=actor,
                operation=operation,
            )

    def _plan(self, epoch: int, chosen: Claim, claims: Sequence[Claim]) -> Plan:
        """What the decision does to one epoch's branches. Raises PosError where the chosen branch cannot count."""
        which = (chosen.told.stall, chosen.told.till, epoch)
        nothing = Plan(stall=which[0], till=which[1], epoch=epoch)
        known = Branches.of(self._store, self._place, *which)
        start = _start(known, *(claim.sha256 for claim in claims))
        if start is None:
            return nothing
        piece = known.pieces.get(chosen.sha256)
        first = None if piece is None else known.first_of(piece)
        line = () if first is None else known.line(first)
        if first is None:
            rivals = [known.first_of(known.pieces[claim.sha256]) for claim in claims if claim.sha256 in known.pieces]
            refused = [rival for rival in rivals if rival is not None and rival.row is None]
            return replace(nothing, lost=known.falling(*refused))
        kept = [one for number in line if number.number >= start for one in known.revisions(number)]
        plan = replace(nothing, accepted=tuple(one for one in kept if one.row is None), lost=known.losing(line, start))
        try:
            self._parting.check(line, start, plan)
        except PosError as error:
            raise _not_to_choose(chosen.file, error) from None
        self._parting.keep(plan)
        return plan

    def _checked(self, chosen: Claim) -> Read:
        """A quarantined revision that may take the place of the accepted one. Raises PosError."""
        read, data = self._place.refused(chosen.file, chosen.sha256)
        told = read.summary
        which = (told.stall, told.till, told.epoch, told.number)
        known = stall_tables.stall(self._store, told.stall, told.till, told.epoch)
        accepted = file_tables.newest_file(self._store, *which)
        try:
            assert known is not None
            trust.check(self._store, known, told.number, read.key)
            if accepted is None or accepted["revision"] != told.revision:
                raise PosError(N_("a later revision came in"))
            before = file_tables.file_of(self._store, *which, told.revision - 1)
            assert before is not None
            continuity.check_revision(self._place.kept(before), before["sha256"], told)
        except PosError as error:
            raise _not_to_choose(chosen.file, error) from None
        self._place.keep(self._parting.free_name(read), data)
        return read

    def _accept(self, read: Read, chosen: Claim, at: datetime) -> str:
        """Put a quarantined file in the accepted one's place; returns the SHA-256 of that."""
        told = read.summary
        accepted = file_tables.newest_file(self._store, told.stall, told.till, told.epoch, told.number)
        assert accepted is not None
        name = self._parting.free_name(read)
        if fork_tables.is_aside(self._store, accepted["id"]):
            fork_tables.take_from_aside(self._store, accepted["id"])
        else:
            self._counting.uncount(accepted)
        file_tables.displace(self._store, accepted["id"], utc_text(at))
        file = accepting.record(self._store, self._journal, read, name, at, self._zone)
        self._counting.enter(file, told)
        displaced: str = accepted["sha256"]
        return displaced

    def _let_count(self, sha256: str, at: datetime) -> None:
        file = file_tables.file_of_hash(self._store, sha256)
        assert file is not None
        if fork_tables.is_aside(self._store, file["id"]):
            counts = file_tables.newest_file_of_day(self._store, file["stall"], file["till"], file["day"])
            assert counts is not None
            self._counting.exchange(counts, file, utc_text(at))

    def _settle(
        self, day: str, chosen: Claim, others: list[Claim], said: str, displaced: set[str], at: datetime
    ) -> None:
        """No claim on the day is open any more, and every till's epoch is told what became of its files."""
        told, when = chosen.told, utc_text(at)
        fork_tables.choose_epoch(self._store, told.stall, told.till, told.day, told.epoch)
        for of in {day, told.day}:
            fork_tables.decide_asides(self._store, told.stall, told.till, of, when)
        for claim in (chosen, *others):
            if not claim.accepted:
                fork_tables.decide_fork(self._store, claim.sha256, when)
        for claim in others:
            stays = claim.accepted and claim.sha256 not in displaced
            self._tell(claim.told, claim.sha256, "accepted" if stays else "forked", said)
        self._tell(chosen.told, chosen.sha256, "accepted", None)

    def _tell(self, told: Summary, sha256: str, status: str, reason: str | None) -> None:
        ack_tables.insert_decision(
            self._store,
            {
                "stall": told.stall,
                "till": told.till,
                "epoch": told.epoch,
                "sha256": sha256,
                "status": status,
                "reason": reason,
            },
        )
