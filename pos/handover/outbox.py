"""A till's hand-in: summaries sealed, written out, carried to the collection, and what the office said of them."""

import logging
import uuid
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pos import canonical, files
from pos.clock import utc_text
from pos.day.closed import ClosedDay
from pos.errors import PosError
from pos.handover import acknowledgement, paper, summary, tables
from pos.handover.carriers import Collection
from pos.handover.envelope import LARGEST
from pos.handover.epochs import Epochs
from pos.handover.names import ack_order, folder_name, request_name
from pos.handover.notices import tables as notice_tables
from pos.handover.seal import fingerprint, public, same_words
from pos.handover.summary import Amend, Amended, Origin, Position
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.people.rights import OWNER, Actor
from pos.steps import outcome
from pos.store import Row, Store
from pos.till.sale import Sale
from pos.words import N_, translate

if TYPE_CHECKING:
    from pos.handover.seal import Key

_log = logging.getLogger(__name__)

BEHIND = N_(
    "The office has accepted days of this till that this folder lacks. Was an older database copied back? Restore the"
    " newest backup here. Does another computer sell as this till? Stop it, and restore the backup from before its"
    " folder was copied: `lapak restore FILE DIR`"
)
"""What is to be said to a till whose office knows more of it than it does itself."""

Draw = Callable[[dict[str, Any]], bytes]
"""Draws the PDF for people from a summary's body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A summary as it was sealed: its file's name, the whole file's SHA-256 and bytes."""

    file: str
    sha256: str
    data: bytes

    @property
    def body(self) -> dict[str, Any]:
        """Line 1 as plain values."""
        body: dict[str, Any] = canonical.parse(self.data.split(b"\n", 1)[0])
        return body

    @property
    def pdf_name(self) -> str:
        return pdf_name(self.file)


@dataclass(frozen=True, slots=True)
class Sent:
    """File names: written now, acknowledged so far, and not yet acknowledged (what was just written included)."""

    sent: tuple[str, ...]
    acknowledged: tuple[str, ...]
    waiting: tuple[str, ...]

    def after(self, before: Self) -> Self:
        """What two in a row did."""
        return replace(self, sent=(*before.sent, *self.sent))


def pdf_name(file: str) -> str:
    """The name of the paper twin of a summary file."""
    return file.removesuffix(".jsonl") + ".pdf"


class HeldError(PosError):
    """The hand-in of a restored till is held until somebody has compared it with the office."""


class Outbox:
    """The summaries of one till. `folder` is where their files lie; `key` seals them."""

    def __init__(self, store: Store, journal: Journal, folder: Path, key: "Key") -> None:
        self._store = store
        self._journal = journal
        self._folder = folder
        self._key = key
        self._epochs = Epochs(store, journal)

    def seal(
        self,
        origin: Origin,
        day: ClosedDay,
        sales: Sequence[Sale],
        close: Event,
        *,
        changes: Sequence[Event],
        reason: str | None,
    ) -> Sealed:
        """Seal a day just closed by the event `close`, inside its transaction: the exact bytes are kept with it,
        and the code for its closing slip.

        `changes` are the events that changed it since its first close, `reason` why it was opened again.
        """
        number, revision = close.data["number"], close.data["revision"]
        place = self._first(close, number) if revision == 1 else self._later(day.day, revision, changes, reason)
        data = summary.seal(summary.build(origin, place, day, sales, day.count.compared), self._key)
        read = summary.read(data)
        sealed = Sealed(file=summary.name_of(read.summary).text, sha256=read.sha256, data=data)
        code = paper.seal(paper.of(read.summary, sealed.sha256), self._key)
        tables.insert_summary(self._store, {**_summary_row(sealed, day.day, place, close.seq), "paper": code})
        self._journal.record(
            "day_sealed",
            {"day": day.day, "number": number, "revision": revision, "sha256": sealed.sha256},
            at=close.at,
            operation=f"{close.operation}:seal",
        )
        return sealed

    def _first(self, close: Event, number: int) -> Position:
        """The place of a first revision: its range goes on where the one before ended, of an earlier epoch even."""
        before = tables.newest_first(self._store)
        after = 0 if before is None else before["last_seq"]
        amends = tables.revisions_sealed_between(self._store, after, close.seq)
        return Position(
            epoch=close.epoch,
            number=number,
            revision=1,
            supersedes=None,
            previous=None if before is None or number == 1 else before["sha256"],
            reason=self._epochs.reason if number == 1 else None,
            opening_hash=None if before is None else before["last_hash"],
            first_seq=after + 1,
            last_seq=close.seq,
            last_hash=close.hash,
            opening_grand_total=0 if before is None else before["closing_grand_total"],
            closing_grand_total=close.grand_total,
            amends=tuple(Amend(number=row["number"], revision=row["revision"], amount=row["amount"]) for row in amends),
        )

    def _later(self, day: str, revision: int, changes: Sequence[Event], reason: str | None) -> Position:
        """The place of a later revision: it keeps the first one's and tells what changed the day since."""
        before = tables.newest_of_day(self._store, day)
        assert before is not None
        kept = summary.read(before["bytes"]).summary
        return Position(
            epoch=kept.epoch,
            number=kept.number,
            revision=revision,
            supersedes=before["sha256"],
            previous=kept.previous,
            reason=reason,
            opening_hash=kept.opening_hash,
            first_seq=kept.first_seq,
            last_seq=kept.last_seq,
            last_hash=kept.last_hash,
            opening_grand_total=kept.opening_grand_total,
            closing_grand_total=kept.closing_grand_total,
            amended=tuple(Amended(seq=event.seq, hash=event.hash) for event in changes),
            adjustment=sum(event.data.get("due", 0) for event in changes),
            amends=kept.amends,
        )

    def check_revisable(self, day: str) -> None:
        """Raise PosError where a day was sealed with another key than this folder has: no revision of it would hold."""
        row = tables.newest_of_day(self._store, day)
        if row is not None and summary.read(row["bytes"]).key not in self._own_keys():
            raise PosError(
                N_("The day {day} was sealed with the key before the restore: correct it by a refund of today"),
                day=date.fromisoformat(day),
            )

    def write_out(self, draw: Draw) -> list[Path]:
        """Write every sealed file and its paper twin that is missing from the folder; returns what was written."""
        written = []
        for row in tables.all_summaries(self._store):
            path, twin = self._folder.joinpath(row["file"]), self._folder.joinpath(pdf_name(row["file"]))
            if not path.exists():
                files.keep(path, row["bytes"])
                written.append(path)
            if not twin.exists():
                files.keep(twin, draw(_sealed(row).body))
                written.append(twin)
        return written

    def newest(self, day: str) -> Sealed | None:
        """The newest summary of a day."""
        row = tables.newest_of_day(self._store, day)
        return None if row is None else _sealed(row)

    def summaries(self) -> list[Row]:
        """Every summary with its `state` and `reason`, oldest first."""
        return tables.all_summaries(self._store)

    def state(self, file: str) -> tuple[str, str | None]:
        """What became of a summary (waiting, accepted, refused, forked), and the office's reason."""
        row = tables.state_of(self._store, file)
        assert row is not None
        return row["state"], row["reason"]

    def days(self, most: int) -> list[Row]:
        """The newest summary of each of the latest days, without its bytes; the latest day first."""
        return tables.newest_of_days(self._store, most)

    def waiting(self) -> int:
        """How many summaries the office has not accepted yet."""
        return tables.count_not_accepted(self._store)

    def office_key(self) -> str | None:
        """The office's key that this till believes, once an acceptance was read."""
        return tables.office_key(self._store)

    def send(
        self,
        collection: Collection,
        origin: Origin,
        office_words: str | None = None,
        *,
        at: datetime,
        release: str | None = None,
        by: Actor = OWNER,
    ) -> Sent:
        """Read acknowledgements, then carry every summary that has none, and the request until it is accepted.

        See `sending`."""
        return outcome(self.sending(collection, origin, office_words, at=at, release=release, by=by))

    def sending(
        self,
        collection: Collection,
        origin: Origin,
        office_words: str | None = None,
        *,
        at: datetime,
        release: str | None = None,
        by: Actor = OWNER,
        compared: bool = False,
    ) -> Generator[tuple[int, int], None, Sent]:
        """`send` file by file: tells how many are there, of how many. `compared` reads what lay there already, too.

        After a restore that is held until everything that the office accepted is found here, or `release` says why it
        may go on (which `by` needs a right for). Carrying twice is safe: nothing is overwritten, and the office
        counts a file once. Raises PosError where the collection cannot be reached or `office_words` are not the
        office's fingerprint, HeldError; what was carried stays carried.
        """
        place = folder_name(origin.gallery, origin.stall)
        self._read_acknowledgements(collection, f"acks/{place}", f"{place}-{origin.till}_e", office_words)
        if self._epochs.is_held or release is not None:
            who = OWNER if release is None else by  # nobody's right is needed for what was compared here
            self._epochs.release(self._reason_to_go_on(release), at=at, operation=uuid.uuid4().hex, by=who)
            self._carry_left_behind(collection, place, origin)
        self._offer_requests(collection, place, origin)
        sent = []
        waiting = [row for row in tables.not_accepted(self._store) if row["state"] == "waiting"]
        for done, row in enumerate(waiting, start=1):
            is_new = self._put_with_twin(collection, place, row["file"], row["bytes"])
            if is_new:
                sent.append(row["file"])
            elif compared:
                collection.put(f"inbox/{place}/{row['file']}", row["bytes"])
            if is_new or row["carried"] is None:
                with self._store.transaction():
                    tables.note_carried(self._store, row["file"], utc_text(at))
            yield done, len(waiting)
        return Sent(
            tuple(sent),
            tuple(tables.with_state(self._store, "accepted")),
            tuple(row["file"] for row in tables.not_accepted(self._store)),
        )

    def _reason_to_go_on(self, told: str | None) -> str:
        if told is not None:
            return told
        if tables.is_lacking_before(self._store, self._journal.epoch):
            raise HeldError(
                N_(
                    "Nothing was handed in: the office has days of this till that the restored database lacks. Compare"
                    " the last receipt with the office, then say why it may go on: `lapak send DIR --release REASON`"
                )
            )
        return translate("everything that the office acknowledged is here")

    def _carry_left_behind(self, collection: Collection, place: str, origin: Origin) -> None:
        """Hand in once what lies sealed in the folder but was lost with the database that a backup replaced."""
        whose = (origin.gallery, origin.stall, origin.till)
        for path in sorted(self._folder.glob("*.jsonl")):
            try:
                read = summary.read(files.read_regular(path, LARGEST))
            except PosError:
                continue  # a request, or damaged
            told = read.summary
            if read.key not in self._own_keys() or (told.gallery, told.stall, told.till) != whose:
                continue
            if told.epoch < self._journal.epoch and not tables.is_ours(self._store, read.sha256):
                self._put_with_twin(collection, place, path.name, path.read_bytes())

    def _offer_requests(self, collection: Collection, place: str, origin: Origin) -> None:
        """Ask to be admitted in this epoch, and in an earlier one of which something still waits."""
        epochs = {self._journal.epoch, *(row["epoch"] for row in tables.not_accepted(self._store))}
        for epoch in sorted(epochs - tables.answers(self._store).keys()):
            path = self._folder.joinpath(request_name(origin.gallery, origin.stall, origin.till, epoch))
            if path.exists():
                self._offer(collection, f"inbox/{place}/{path.name}", path.read_bytes())

    def _put_with_twin(self, collection: Collection, place: str, file: str, data: bytes) -> bool:
        """Put a summary into the inbox, its paper first: the office moves both once it sees the summary."""
        twin = self._folder.joinpath(pdf_name(file))
        if twin.exists():
            self._offer(collection, f"inbox/{place}/{twin.name}", twin.read_bytes())
        return self._offer(collection, f"inbox/{place}/{file}", data)

    def _offer(self, collection: Collection, name: str, data: bytes) -> bool:
        """True where it was written now; a file that lies there already is left as it is."""
        if collection.exists(name):
            return False
        collection.put(name, data)
        _log.info("carried %s", name)
        return True

    def _read_acknowledgements(
        self, collection: Collection, folder: str, prefix: str, office_words: str | None
    ) -> None:
        read_already = tables.answers(self._store)
        orders = {name: ack_order(name) for name in collection.names(folder) if name.startswith(prefix)}
        news = [(at, name) for name, at in orders.items() if at is not None and at[1] > read_already.get(at[0], 0)]
        for _, name in sorted(news):
            try:
                ack, key = acknowledgement.read(collection.read(f"{folder}/{name}"))
            except PosError as error:
                _log.warning("acknowledgement %s left unread: %s", name, error.sentence)
                continue
            self._take(ack, key, office_words)
        pinned = self.office_key()
        if office_words is not None and pinned is not None:
            _check_words(office_words, pinned)

    def read_answer(self, data: bytes, origin: Origin) -> acknowledgement.Acknowledgement:
        """Believe an acknowledgement that was brought as a file, as if it lay in the collection.

        Raises PosError where it is none, or is not to be believed.
        """
        ack, key = acknowledgement.read(data)
        ours = (ack.gallery, ack.stall, ack.till) == (origin.gallery, origin.stall, origin.till)
        reason = self._why_not(ack, key) if ours else _for_another(ack)
        if reason is not None:
            raise reason
        self._believe(ack, key)
        return ack

    def _take(self, ack: acknowledgement.Acknowledgement, key: str, office_words: str | None) -> None:
        """Believe one acknowledgement that lay in the collection, or leave it where it lies."""
        if self._why_not(ack, key) is not None:
            return
        if office_words is not None and self.office_key() is None:
            _check_words(office_words, key)
        self._believe(ack, key)

    def _why_not(self, ack: acknowledgement.Acknowledgement, key: str) -> PosError | None:
        """Why it is not believed: only the pinned office is, to the key of its epoch, with a serial not seen yet."""
        pinned = self.office_key()
        if not self._is_told(ack):
            return _for_another(ack)
        if pinned is None:
            return None if ack.is_acceptance else PosError(N_("Read the office's first answer, the acceptance, first"))
        if key != pinned:
            return PosError(N_("This answer is of another office than the one that admitted this stall"))
        is_new = ack.serial > tables.answers(self._store).get(ack.epoch, 0)
        return None if is_new else PosError(N_("This answer of the office was read already"))

    def _believe(self, ack: acknowledgement.Acknowledgement, key: str) -> None:
        lacking = self._lacks_accepted(ack)
        with self._store.transaction():
            tables.pin_office(self._store, key)
            tables.put_answer(self._store, ack.epoch, ack.serial, lacking=lacking)
            for decision in ack.files:
                tables.decide(self._store, decision.sha256, decision.status, decision.reason)
            if not tables.is_lacking(self._store, ack.epoch):  # else some of those numbers are the other copy's
                tables.accept_through(self._store, ack.epoch, ack.accepted_through)

    def _is_told(self, ack: acknowledgement.Acknowledgement) -> bool:
        """Whether it is to the key that the epoch was sealed with; a restored till may have another one now.

        Of an earlier epoch of which nothing is here every one tells what was lost.
        """
        row = tables.of_epoch(self._store, ack.epoch)
        if row is None:
            return ack.epoch < self._journal.epoch or ack.key in self._own_keys()
        return ack.key in notice_tables.successors(self._store, summary.read(row["bytes"]).key)

    def _own_keys(self) -> frozenset[str]:
        """The present key and those that it replaced, each signed by the one before."""
        return notice_tables.forerunners(self._store, public(self._key))

    def _lacks_accepted(self, ack: acknowledgement.Acknowledgement) -> bool:
        """Whether the office accepted what was not sealed here: by another folder with this key, or before a restore.

        The numbers it has then accepted are not ours; ours must still be carried, for the office to find the fork.
        """
        accepted = [decision.sha256 for decision in ack.files if decision.status == "accepted"]
        return not all(tables.is_ours(self._store, sha256) for sha256 in accepted)


def _for_another(ack: acknowledgement.Acknowledgement) -> PosError:
    return PosError(
        N_("This answer is for {stall} with another key: ask the office for the one to this stall's request"),
        stall=f"{ack.stall}-{ack.till}",
    )


def _check_words(told: str, key: str) -> None:
    if not same_words(told, key):
        raise PosError(N_("The office's key is not the one you named: its words are {words}"), words=fingerprint(key))


def _sealed(row: Row) -> Sealed:
    return Sealed(file=row["file"], sha256=row["sha256"], data=row["bytes"])


def _summary_row(sealed: Sealed, day: str, place: Position, closed_seq: int) -> dict[str, object]:
    return {
        "number": place.number,
        "revision": place.revision,
        "epoch": place.epoch,
        "day": day,
        "file": sealed.file,
        "sha256": sealed.sha256,
        "bytes": sealed.data,
        "first_seq": place.first_seq,
        "last_seq": place.last_seq,
        "last_hash": place.last_hash,
        "closed_seq": closed_seq,
        "opening_grand_total": place.opening_grand_total,
        "closing_grand_total": place.closing_grand_total,
        "adjustment": place.adjustment,
    }
