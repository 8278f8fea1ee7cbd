"""Collecting: every file in the inbox is read, judged, added up in one transaction, and put away.

What a kill leaves half done the next collect ends, since each step can be done twice:

1. an accepted file's bytes go to `collected/` (a refused one's to `quarantine/`), under the same name every time;
2. its rows, its event and the decision are committed together: from now on the file counts, once;
3. the inbox gives it up to the archive: where this is missing, the next collect finds a file it holds already (`same`);
4. the decisions of all files are told in one acknowledgement a till, whose bytes are committed with its serial before
   they are written (see `acknowledging`).
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pos.clock import ZONES, Clock, utc_text
from pos.errors import PosError
from pos.handover import summary
from pos.handover.carriers import Collection
from pos.handover.envelope import LARGEST
from pos.handover.names import folder_name
from pos.handover.request import Request
from pos.handover.summary import NewerFormat, Read, Summary
from pos.journal.chain import Journal
from pos.office import accepting, acknowledging, carried, restored
from pos.office.acknowledging import Identity
from pos.office.acks import tables as ack_tables
from pos.office.asking import asking
from pos.office.collected import ACCEPTED, CAUGHT_UP, KEPT, REFUSED, SAME, TOLD, Collected, Left, Step
from pos.office.counting import Counting
from pos.office.files import tables as file_tables
from pos.office.forks import deciding
from pos.office.forks import tables as fork_tables
from pos.office.forks.parting import Parting
from pos.office.inbox import Inbox, own_name
from pos.office.judging import Judging, KeepError, Refusal, RefuseError
from pos.office.keys import trust
from pos.office.place import Place
from pos.office.quarantine import tables as quarantine_tables
from pos.office.rescue.taking import Taking
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store
from pos.words import N_, translate

_log = logging.getLogger(__name__)

_LARGEST_QUARANTINED = 8 * LARGEST
_MOST_PASSES = 100
_MOST_UNSETTLED = 32
"""After so many files the moves to the archive are made to last; a power cut before brings files back, as `same`."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    kind: str
    reason: str | None = None
    waits: bool = False
    """Kept, but what is accepted later in the same collect may make it welcome."""


class Collecting:
    """One collect, entry by entry: iterate it (from a timer, say), then read `result`."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        office: Identity,
        collection: Collection,
        place: Place,
        *,
        clock: Clock,
        zone: str,
        by_hand: bool = False,
    ) -> None:
        """`by_hand`: the collection came by hand, and goes back to the stalls with every answer."""
        self._store = store
        self._journal = journal
        self._office = office
        self._collection = collection
        self._inbox = Inbox(collection, place.quarantine, gallery=office.gallery)
        self._place = place
        self._counting = Counting(store, place)
        self._parting = Parting(store, journal, place, zone)
        self._judging = Judging(store, place, self._parting, office.gallery)
        self._slips = Taking(store, journal, place, gallery=office.gallery, zone=zone)
        self._clock = clock
        self._zone = zone
        self._by_hand = by_hand
        self._found: dict[str, _Outcome] = {}
        self._total = 0

    @property
    def result(self) -> Collected:
        """What became of the entries so far."""
        by_kind: dict[str, list[tuple[str, str]]] = {ACCEPTED: [], SAME: [], KEPT: [], REFUSED: []}
        for path, outcome in self._found.items():
            by_kind[outcome.kind].append((own_name(path), outcome.reason or ""))
        return Collected(
            accepted=tuple(name for name, _ in by_kind[ACCEPTED]),
            same=tuple(name for name, _ in by_kind[SAME]),
            kept=tuple(Left(name, reason) for name, reason in by_kind[KEPT]),
            refused=tuple(Left(name, reason) for name, reason in by_kind[REFUSED]),
        )

    def __iter__(self) -> Iterator[Step]:
        """Deals with one entry a step; after the last the acknowledgements are written. Raises PosError, OSError."""
        if not self._by_hand and restored.is_due(self._journal):
            gallery = self._office.gallery
            given = (self._store, self._journal, gallery, self._place, self._collection, self._clock())
            for done, total, name in restored.catching_up(*given):
                yield Step(done, total, name, CAUGHT_UP, None)
        entries = list(self._inbox.entries())  # before the keys: a till puts its next key first, then what it sealed
        self._total = len(entries)
        trust.take_rotations(self._store, self._journal, self._collection, self._office.gallery, self._clock())
        for path, kind in entries:
            yield self._step(path, self._deal_with(path, kind))
        for _ in range(_MOST_PASSES):
            waiting = [path for path, outcome in self._found.items() if outcome.waits]
            before = len(waiting)
            for path in waiting:
                outcome = self._deal_with(path, "file")
                if not outcome.waits:
                    before = 0
                    yield self._step(path, outcome)
            if before == len(waiting):
                break
        yield from self.ending()

    def ending(self) -> Iterator[Step]:
        """The end of every collect, and of one that is stopped between two entries: tell what was decided so far.

        What was not looked at waits in the inbox. Raises PosError, OSError.
        """
        self._inbox.settle()
        done = len(self._found)
        for _ in self._parting.settling(self._clock()):
            yield Step(done, self._total, "", TOLD, None)
        for _ in acknowledging.compose(self._store, self._office, self._clock(), self._zone):
            yield Step(done, self._total, "", TOLD, None)
        if self._by_hand:
            for path, why in carried.answer(self._store, self._office, self._collection):
                self._found[path] = _Outcome(KEPT, why)
            return
        for name, reason in acknowledging.write_owed(self._store, self._office, self._collection):
            if reason is not None:
                self._found[f"acks/{name}"] = _Outcome(KEPT, reason)
            yield Step(done, self._total, name, TOLD, reason)
        for name, reason in asking.write_owed(self._store, self._office.gallery, self._collection):
            self._found[f"notices/{name}"] = _Outcome(KEPT, reason)

    def run(self) -> Collected:
        """All of it at once."""
        for _ in self:
            pass
        return self.result

    def _step(self, path: str, outcome: _Outcome) -> Step:
        self._found[path] = outcome
        if len(self._found) % _MOST_UNSETTLED == 0:
            self._inbox.settle()
        return Step(len(self._found), self._total, own_name(path), outcome.kind, outcome.reason)

    def _deal_with(self, path: str, kind: str) -> _Outcome:
        try:
            if kind == "link":
                self._collection.remove(path)
                return _Outcome(REFUSED, translate(N_("a link, which is never followed: it was removed")))
            if kind != "file":
                return _Outcome(KEPT, translate(N_("no ordinary file: it is left alone, remove it by hand")))
            return self._deal_with_file(path)
        except OSError as error:
            return _Outcome(KEPT, translate(N_("it cannot be read or moved now ({reason})")).format(reason=error))

    def _deal_with_file(self, path: str) -> _Outcome:
        try:
            data = self._collection.read(path)
        except PosError as error:
            return self._refuse_large(path, str(error))
        sha256 = hashlib.sha256(data).hexdigest()
        known = file_tables.file_of_hash(self._store, sha256)
        if known is not None:
            return self._accept_again(path, known)
        try:
            return self._judge(path, data, sha256)
        except KeepError as kept:
            return _Outcome(KEPT, kept.reason, kept.waits)
        except RefuseError as refused:
            return self._refuse(path, data, refused.refusal)

    def _judge(self, path: str, data: bytes, sha256: str) -> _Outcome:
        try:
            read = summary.read(data, sha256)
        except NewerFormat as error:
            raise KeepError(str(error)) from None
        except PosError as error:
            return self._judge_request(path, data, error)
        earlier = self._judging.judge(read)
        self._accept(read, data, earlier)
        self._inbox.archive(path, read.summary.stall, read.summary.day, summary.name_of(read.summary).text)
        return _Outcome(ACCEPTED)

    def _judge_request(self, path: str, data: bytes, otherwise: PosError) -> _Outcome:
        self._inbox.archive_request(path, self._judging.judge_request(path, data, otherwise))
        return _Outcome(SAME)

    def _accept(self, read: Read, data: bytes, earlier: tuple[Row, Summary] | None) -> None:
        told = read.summary
        name = self._parting.free_name(read)
        self._place.keep(name, data)
        with self._store.transaction():
            at = self._clock()
            file = accepting.record(self._store, self._journal, read, name, at, self._zone)
            self._slips.compare(read, at)
            if earlier is None:
                counts = self._counting.enter(file, told)
                stall_tables.advance_through(self._store, told.stall, told.till, told.epoch)
            else:
                counts = self._counting.renew(*earlier, file, told)
            self._decide(
                told.stall, told.till, told.epoch, read.sha256, "accepted", None if counts else deciding.aside_reason()
            )

    def _accept_again(self, path: str, known: Row) -> _Outcome:
        status, reason = deciding.told_of(self._store, known)
        with self._store.transaction():
            self._decide(known["stall"], known["till"], known["epoch"], known["sha256"], status, reason)
        self._inbox.archive(path, known["stall"], known["day"], known["name"])
        return _Outcome(SAME)

    def _refuse(self, path: str, data: bytes, refusal: Refusal) -> _Outcome:
        sha256, at = hashlib.sha256(data).hexdigest(), self._clock()
        name = self._inbox.quarantine(path, data, refusal.reason)
        told = refusal.told
        with self._store.transaction():
            if quarantine_tables.quarantined_hash(self._store, sha256) is None:
                kind = "file_forked" if refusal.forked else "file_refused"
                self._journal.record(
                    kind,
                    accepting.about(sha256, told, refusal.reason),
                    at=at,
                    day=None if told is None else told.day,
                    operation=f"{kind}:{sha256}",
                )
                quarantine_tables.insert_quarantine(self._store, self._quarantine_row(sha256, name, refusal, at))
            if told is not None and refusal.forked:
                fork_tables.insert_fork(
                    self._store,
                    {
                        "sha256": sha256,
                        "stall": told.stall,
                        "till": told.till,
                        "epoch": told.epoch,
                        "number": told.number,
                        "revision": told.revision,
                        "found_at": utc_text(at),
                    },
                )
            if told is not None and refusal.out:
                fork_tables.decide_fork(self._store, sha256, utc_text(at))
                self._parting.fall(told, sha256, at)
            if told is not None:
                status = "forked" if refusal.forked else "refused"
                self._decide(told.stall, told.till, told.epoch, sha256, status, refusal.reason)
        self._inbox.give_up(path, name)
        return _Outcome(REFUSED, refusal.reason)

    def _quarantine_row(self, sha256: str, name: str, refusal: Refusal, at: datetime) -> dict[str, object]:
        told = refusal.told
        return {
            "sha256": sha256,
            "file": name,
            "reason": refusal.reason,
            "stall": None if told is None else told.stall,
            "till": None if told is None else told.till,
            "day": None if told is None else told.day,
            "at": utc_text(at),
            "received_day": self._local_day(at),
        }

    def _refuse_large(self, path: str, reason: str) -> _Outcome:
        try:
            data = self._collection.read(path, _LARGEST_QUARANTINED)
        except PosError as error:
            return _Outcome(KEPT, str(error))
        return self._refuse(path, data, Refusal(reason))

    def welcome(self, asked: Request, data: bytes) -> None:
        """After an enrolment: write the acceptance, and take the request out of the inbox. Raises PosError, OSError."""
        for _ in acknowledging.write_owed(self._store, self._office, self._collection):
            pass
        path = f"inbox/{folder_name(asked.gallery, asked.stall)}/{asked.file_name}"
        if self._collection.kind(path) == "file" and self._collection.read(path) == data:
            self._inbox.archive_request(path, asked)
            self._inbox.settle()

    def _decide(self, stall: str, till: int, epoch: int, sha256: str, status: str, reason: str | None) -> None:
        ack_tables.insert_decision(
            self._store,
            {"stall": stall, "till": till, "epoch": epoch, "sha256": sha256, "status": status, "reason": reason},
        )

    def _local_day(self, at: datetime) -> str:
        return at.astimezone(ZONES[self._zone]).date().isoformat()
