"""Taking a closing slip's code in: judged like a file, and counted where nothing better is at hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pos.clock import ZONES, utc_text
from pos.errors import PosError
from pos.handover import paper
from pos.handover.paper import Paper, Scanned
from pos.handover.summary import Read
from pos.journal.chain import Journal
from pos.money import format_rupiah
from pos.office.days import tables as day_tables
from pos.office.files import tables as file_tables
from pos.office.forks import tables as fork_tables
from pos.office.keys import trust
from pos.office.place import Place, write_once
from pos.office.quarantine import tables as quarantine_tables
from pos.office.rescue import slips
from pos.office.rescue import tables as rescue_tables
from pos.office.rescue.slips import AGREED, COUNTS, DIFFERS, NOTED
from pos.office.stalls import tables as stall_tables
from pos.office.stalls.tables import Stall
from pos.store import Row, Store
from pos.words import N_, translate

HERE = "here"
"""The file itself was accepted and says the same: there is nothing to take."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a code: `state` counts, noted, differs, agreed (it was taken before) or here."""

    state: str
    told: Paper


class Taking:
    """Takes codes at one office; `gallery` is its code."""

    def __init__(self, store: Store, journal: Journal, place: Place, *, gallery: str, zone: str) -> None:
        self._store = store
        self._journal = journal
        self._place = place
        self._gallery = gallery
        self._zone = zone

    def take(self, text: str, at: datetime) -> Taken:
        """Judge a code and count it where it is the best there is; the same one again changes nothing.

        Raises PosError where it is not to be believed, and where it does not fit between the files that are here.
        """
        scanned = paper.read(text)
        told, code = scanned.paper, text.strip()
        stall = self._signer(scanned)
        known = rescue_tables.paper_of_code(self._store, code)
        if known is not None:
            return Taken(known["state"], told)
        state = self._state(told)
        if state != HERE:
            self._keep(told, code, state, stall, at)
        return Taken(state, told)

    def compare(self, read: Read, at: datetime) -> None:
        """A file is accepted, in the caller's transaction: the slips of its revision agree with it, or are refused."""
        told = read.summary
        for row in rescue_tables.papers_of_number(self._store, told.stall, told.till, told.epoch, told.number):
            if row["revision"] != told.revision or row["state"] == DIFFERS:
                continue
            if slips.read_back(row) == paper.of(told, read.sha256):
                rescue_tables.set_state(self._store, row["id"], AGREED)
            else:
                rescue_tables.set_state(self._store, row["id"], DIFFERS)
                self._refuse(slips.read_back(row), row["code"], told.totals.net, at)

    def _signer(self, scanned: Scanned) -> Stall:
        told = scanned.paper
        place = f"{told.stall}-{told.till}"
        if told.gallery != self._gallery:
            raise PosError(N_("it is for gallery {theirs}, this is {ours}"), theirs=told.gallery, ours=self._gallery)
        stall = stall_tables.stall(self._store, told.stall, told.till, told.epoch)
        if stall is None:
            raise PosError(N_("{stall} is not enrolled here: admit it, then scan its slip"), stall=place)
        key = next((key for key in trust.keys_of(self._store, stall) if scanned.holds(key)), None)
        if key is None:
            raise PosError(N_("This slip was not sealed by {stall}: it is not genuine"), stall=place)
        trust.check(self._store, stall, told.number, key)
        return stall

    def _state(self, told: Paper) -> str:
        """What is to become of a code that was not taken yet. Raises PosError where it does not fit."""
        if self._otherwise(told) is not None:
            return DIFFERS
        which = (told.stall, told.till, told.epoch, told.number)
        if file_tables.file_of(self._store, *which, told.revision) is not None:
            return HERE
        self._check_fits(told)
        counted = day_tables.day_of_till(self._store, told.stall, told.till, told.day)
        if file_tables.newest_file(self._store, *which) is not None or (
            counted is not None and counted["file"] is not None
        ):
            return NOTED
        if counted is None or counted["epoch"] != told.epoch:
            return COUNTS if counted is None else NOTED
        return COUNTS if counted["revision"] < told.revision else NOTED

    def _otherwise(self, told: Paper) -> int | None:
        """The net that the file, or another code, of the same revision tells where it says otherwise."""
        which = (told.stall, told.till, told.epoch, told.number)
        file = file_tables.file_of(self._store, *which, told.revision)
        if file is not None:
            known = paper.of(self._place.kept(file), file["sha256"])
            return None if known == told else known.totals.net
        others = rescue_tables.papers_of_number(self._store, *which)
        return next((slips.read_back(row).totals.net for row in others if row["revision"] == told.revision), None)

    def _check_fits(self, told: Paper) -> None:
        number = fork_tables.number_of_day(self._store, told.stall, told.till, told.epoch, told.day)
        if number not in (None, told.number):
            raise PosError(
                N_("the day {day} was handed in already, as number {number}: a correction is a revision of it"),
                day=date.fromisoformat(told.day),
                number=number,
            )
        if not all(self._joints(told)):
            raise PosError(
                N_("This slip does not go on where the days before and after it stop: ask the stall for the file")
            )

    def _joints(self, told: Paper) -> Iterator[bool]:
        """Whether it joins each file of its own number and of the numbers beside it that was accepted."""
        which = (told.stall, told.till, told.epoch)
        first, before, after = (file_tables.file_of(self._store, *which, told.number + step, 1) for step in (0, -1, 1))
        if first is not None:
            kept = ("first_seq", "last_seq", "last_hash", "day")
            yield all(first[name] == getattr(told, name) for name in kept)
        if before is not None:
            yield before["last_seq"] + 1 == told.first_seq
        if after is not None:
            yield (after["first_seq"], after["opening_hash"]) == (told.last_seq + 1, told.last_hash)
            yield told.revision > 1 or after["previous"] == told.sha256

    def _keep(self, told: Paper, code: str, state: str, stall: Stall, at: datetime) -> None:
        names = ("sha256", "stall", "till", "epoch", "number", "revision", "day")
        row = {**{name: getattr(told, name) for name in names}, "code": code, "received_at": utc_text(at)}
        with self._store.transaction():
            self._journal.record(
                "paper_taken",
                {**row, "net": told.totals.net},
                at=at,
                day=told.day,
                operation=f"paper_taken:{paper.digest(code)}",
            )
            if state == COUNTS:
                slips.give_way(self._store, told.stall, told.till, told.epoch, told.number, told.day)
            otherwise = self._otherwise(told)
            kept = rescue_tables.insert_paper(self._store, {**row, "state": state})
            if state == COUNTS:
                slips.count(self._store, told, stall.trade, {"paper": kept, "received_at": row["received_at"]})
            elif otherwise is not None:
                self._refuse(told, code, otherwise, at)

    def _refuse(self, told: Paper, code: str, net: int, at: datetime) -> None:
        """Let a slip that says otherwise stand in the quarantine, with its digits and the reason."""
        reason = translate(
            N_("the closing slip of revision {revision} says net {slip}, what counts says {net}: ask the stall")
        ).format(revision=told.revision, slip=format_rupiah(told.totals.net), net=format_rupiah(net))
        digest = paper.digest(code)
        name = f"{told.file.removesuffix('.jsonl')}-{digest[:8]}.paper.txt"
        write_once(self._place.quarantine.joinpath(name), f"{code}\n".encode())
        write_once(self._place.quarantine.joinpath(f"{name}.reason.txt"), f"{reason}\n".encode())
        quarantine_tables.insert_quarantine(
            self._store,
            {
                "sha256": digest,
                "file": name,
                "reason": reason,
                "stall": told.stall,
                "till": told.till,
                "day": told.day,
                "at": utc_text(at),
                "received_day": at.astimezone(ZONES[self._zone]).date().isoformat(),
            },
        )


def papers_of_day(store: Store, stall: str, till: int, day: str) -> tuple[tuple[Row, Paper], ...]:
    """Every code that was scanned of a till's day, each with what it told, the oldest revision first."""
    return tuple((row, slips.read_back(row)) for row in rescue_tables.papers_of_day(store, stall, till, day))
