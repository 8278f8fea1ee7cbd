"""A manager decides which of several files counts for a till's day."""

from dataclasses import dataclass
from datetime import datetime

from pos import typed
from pos.clock import ZONES, parse_day, parse_time, utc_text
from pos.errors import PosError
from pos.handover import continuity, summary
from pos.handover.summary import Read, Summary
from pos.journal.chain import Journal
from pos.office import accepting
from pos.office.acks import tables as ack_tables
from pos.office.counting import Counting
from pos.office.files import tables as file_tables
from pos.office.forks import tables as fork_tables
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

    `at` is when it came in, in the office's zone.
    """

    sha256: str
    file: str
    at: datetime
    counts: bool
    accepted: bool
    told: Summary


def told_of(store: Store, file: Row) -> tuple[str, str | None]:
    """What is said to the till of an accepted file that comes in once more: a status and a reason."""
    if file["displaced_at"] is not None:
        return "forked", translate(_DISPLACED)
    return "accepted", aside_reason() if fork_tables.is_aside(store, file["id"]) else None


def aside_reason() -> str:
    """What is said to the till of a file that is accepted and counts for nothing."""
    return translate(_STANDS_ASIDE)


class Deciding:
    """The claims on days, and the decisions about them."""

    def __init__(self, store: Store, journal: Journal, place: Place, zone: str) -> None:
        self._store = store
        self._journal = journal
        self._place = place
        self._zone = zone
        self._counting = Counting(store, place)

    def claims(self, stall: str, till: int, day: str) -> tuple[Claim, ...]:
        """The file that counts for a day, then those that claim it too; empty where nobody has to decide.

        Raises PosError where one of the files is not whole.
        """
        counts = file_tables.newest_file_of_day(self._store, stall, till, day)
        if counts is None:
            return ()
        aside = [row for row in fork_tables.aside_of_day(self._store, stall, till, day) if row["decided_at"] is None]
        found = [self._accepted(counts, counts=True), *(self._accepted(row, counts=False) for row in aside)]
        for row in (counts, *aside):
            found += self._refused(row)
        return tuple(found) if len(found) > 1 else ()

    def _accepted(self, row: Row, *, counts: bool) -> Claim:
        return Claim(
            sha256=row["sha256"],
            file=row["name"],
            at=self._local(row["received_at"]),
            counts=counts,
            accepted=True,
            told=self._place.kept(row),
        )

    def _refused(self, row: Row) -> list[Claim]:
        which = (row["stall"], row["till"], row["epoch"], row["number"])
        return [
            Claim(
                sha256=fork["sha256"],
                file=fork["file"],
                at=self._local(fork["at"]),
                counts=False,
                accepted=False,
                told=self._place.refused(fork["file"], fork["sha256"])[0].summary,
            )
            for fork in fork_tables.forks_of_number(self._store, *which)
        ]

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
        read = None if chosen.accepted else self._checked(chosen)
        with self._store.transaction():
            displaced = None if read is None else self._accept(read, chosen, at)
            self._let_count(sha256, at)
            others = [claim for claim in claims if claim is not chosen]
            self._settle(day, chosen, others, reason, displaced, at)
            self._journal.record(
                "fork_decided",
                {
                    **{name: getattr(chosen.told, name) for name in ("stall", "till", "epoch", "number", "day")},
                    "sha256": sha256,
                    "instead_of": [claim.sha256 for claim in others],
                    "displaced": displaced,
                    "reason": reason,
                },
                at=at,
                day=day,
                actor=actor,
                operation=operation,
            )

    def _checked(self, chosen: Claim) -> Read:
        """A quarantined file that may take the place of the accepted one of its number. Raises PosError."""
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
            if accepted["day"] != told.day and fork_tables.number_of_day(self._store, *which[:3], told.day) is not None:
                raise PosError(N_("its day was handed in under another number"))
            self._check_fit(read)
        except PosError as error:
            raise PosError(
                N_("{file} cannot be chosen: {why}. Keep the other one, and ask the stall for a revision"),
                file=chosen.file,
                why=str(error),
            ) from None
        self._place.keep(self._free_name(read), data)
        return read

    def _check_fit(self, read: Read) -> None:
        told = read.summary
        which = (told.stall, told.till, told.epoch)
        if told.revision > 1:
            before = file_tables.file_of(self._store, *which, told.number, told.revision - 1)
            assert before is not None
            continuity.check_revision(self._place.kept(before), before["sha256"], told)
            return
        before = file_tables.file_of(self._store, *which, told.number - 1, 1)
        if before is not None:
            continuity.check_neighbours(file_tables.span(before), before["sha256"], told)
        after = file_tables.file_of(self._store, *which, told.number + 1, 1)
        if after is not None:
            continuity.check_neighbours(told, read.sha256, file_tables.span(after))

    def _free_name(self, read: Read) -> str:
        """Beside the file that it replaces; of the same name every time."""
        name = summary.name_of(read.summary).text
        return f"{read.sha256[:16]}-{name}" if file_tables.is_name_taken(self._store, name) else name

    def _accept(self, read: Read, chosen: Claim, at: datetime) -> str:
        """Put a quarantined file in the accepted one's place; returns the SHA-256 of that."""
        told = read.summary
        accepted = file_tables.newest_file(self._store, told.stall, told.till, told.epoch, told.number)
        assert accepted is not None
        name = self._free_name(read)
        if fork_tables.is_aside(self._store, accepted["id"]):
            fork_tables.take_from_aside(self._store, accepted["id"])
        else:
            self._counting.uncount(accepted)
        file_tables.displace(self._store, accepted["id"], utc_text(at))
        file = accepting.record(self._store, self._journal, read, name, at, self._zone)
        self._counting.enter(file, told)
        if accepted["day"] != told.day:
            self._counting.fill(accepted["stall"], accepted["till"], accepted["day"])
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
        self, day: str, chosen: Claim, others: list[Claim], reason: str, displaced: str | None, at: datetime
    ) -> None:
        """No claim on the day is open any more, and every till's epoch is told what became of its files."""
        told, when = chosen.told, utc_text(at)
        fork_tables.choose_epoch(self._store, told.stall, told.till, told.day, told.epoch)
        for of in {day, told.day}:
            fork_tables.decide_asides(self._store, told.stall, told.till, of, when)
        for claim in (chosen, *others):
            if not claim.accepted:
                fork_tables.decide_fork(self._store, claim.sha256, when)
        said = translate(N_("a manager chose another file for this day: {reason}")).format(reason=reason)
        for claim in others:
            stays = claim.accepted and claim.sha256 != displaced
            self._tell(claim, "accepted" if stays else "forked", said)
        self._tell(chosen, "accepted", None)

    def _tell(self, claim: Claim, status: str, reason: str | None) -> None:
        told = claim.told
        ack_tables.insert_decision(
            self._store,
            {
                "stall": told.stall,
                "till": told.till,
                "epoch": told.epoch,
                "sha256": claim.sha256,
                "status": status,
                "reason": reason,
            },
        )
