"""Judging: whether a file that was handed in can be accepted, and why not."""

from dataclasses import dataclass
from datetime import date

from pos.errors import PosError
from pos.handover import continuity, request, verify
from pos.handover.request import Request
from pos.handover.summary import NewerFormat, Read, Summary
from pos.office import enrolment
from pos.office.files import tables as file_tables
from pos.office.forks import deciding, parting
from pos.office.forks import tables as fork_tables
from pos.office.forks.parting import Parting
from pos.office.keys import trust
from pos.office.place import Place
from pos.office.stalls import tables as stall_tables
from pos.store import Row, Store
from pos.words import N_, translate


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is refused; `told` is its content where its own till's seal holds, so that the till hears of it.

    `forked`: another file stands in its way, and a manager decides; `out`: one has decided against it.
    """

    reason: str
    told: Summary | None = None
    forked: bool = False
    out: bool = False


class KeepError(Exception):
    """The file stays where it is."""

    def __init__(self, reason: str, *, waits: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.waits = waits


class RefuseError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class Judging:
    """What the files of an office's inbox are held against: its tills and their keys, and what was accepted."""

    def __init__(self, store: Store, place: Place, parting: Parting, gallery: str) -> None:
        self._store = store
        self._place = place
        self._parting = parting
        self._gallery = gallery

    def judge(self, read: Read) -> tuple[Row, Summary] | None:
        """Everything that makes a summary acceptable; returns the revision that it replaces, or None."""
        told = read.summary
        try:
            verify.check_sums(told)
        except PosError as error:
            raise RefuseError(Refusal(str(error), self._if_its_own(read))) from None
        if told.gallery != self._gallery:
            raise RefuseError(Refusal(self._of_another_gallery(told.gallery)))
        self._check_key(read)
        self._check_branch(read)
        if file_tables.file_of(self._store, told.stall, told.till, told.epoch, told.number, told.revision) is not None:
            reason = translate(
                N_("number {number}, revision {revision} of {stall} was accepted with other content: a manager decides")
            ).format(number=told.number, revision=told.revision, stall=f"{told.stall}-{told.till}")
            raise RefuseError(Refusal(reason, told, forked=True))
        try:
            if told.revision > 1:
                return self._check_revision(told)
            self._check_first(read)
        except PosError as error:
            raise RefuseError(Refusal(str(error), told)) from None
        return None

    def _of_another_gallery(self, theirs: str) -> str:
        return translate(N_("it is for gallery {theirs}, this is {ours}")).format(theirs=theirs, ours=self._gallery)

    def _if_its_own(self, read: Read) -> Summary | None:
        told = read.summary
        known = stall_tables.stall(self._store, told.stall, told.till, told.epoch)
        return told if known is not None and read.key in trust.keys_of(self._store, known) else None

    def _check_key(self, read: Read) -> None:
        told = read.summary
        place = f"{told.stall}-{told.till}"
        known = stall_tables.stall(self._store, told.stall, told.till, told.epoch)
        if known is None:
            raise KeepError(translate(N_("{stall} is not enrolled yet: admit it, then collect")).format(stall=place))
        try:
            trust.check(self._store, known, told.number, read.key)
        except PosError as error:
            raise RefuseError(Refusal(str(error), self._if_its_own(read))) from None

    def _check_branch(self, read: Read) -> None:
        """A file that was decided against is out, and so is all that goes on from one; of an open one it waits."""
        told = read.summary
        if fork_tables.is_out(self._store, read.sha256):
            raise RefuseError(Refusal(deciding.displaced_reason(), told, forked=True, out=True))
        before = told.previous if told.revision == 1 else told.supersedes
        if before is None:
            return
        if fork_tables.is_out(self._store, before):
            raise RefuseError(Refusal(parting.ended(), told, forked=True, out=True))
        if fork_tables.is_open(self._store, before):
            raise RefuseError(Refusal(parting.undecided(), told, forked=True))

    def _check_first(self, read: Read) -> None:
        told = read.summary
        which = (told.stall, told.till, told.epoch)
        taken = fork_tables.number_of_day(self._store, *which, told.day)
        if taken not in (None, told.number):  # its own number counts by its slip until now
            error = PosError(
                N_("the day {day} was handed in already, as number {number}: a correction is a revision of it"),
                day=date.fromisoformat(told.day),
                number=taken,
            )
            # One journal gives a day one number: where another file has it, another folder sealed this one.
            is_other_s = file_tables.file_of(self._store, *which, taken, 1) is not None
            raise RefuseError(Refusal(str(error), told, forked=is_other_s))
        if told.epoch > 1 and told.number == 1 and told.first_seq > 1:
            self._check_goes_on(told)
        before = file_tables.file_of(self._store, *which, told.number - 1, 1)
        after = file_tables.file_of(self._store, *which, told.number + 1, 1)
        try:
            if before is not None:
                continuity.check_neighbours(file_tables.span(before), before["sha256"], told)
            if after is not None:
                continuity.check_neighbours(told, read.sha256, file_tables.span(after))
        except PosError as error:
            parts = (before and told.previous != before["sha256"]) or (after and after["previous"] != read.sha256)
            raise RefuseError(Refusal(str(error), told, forked=bool(parts))) from None

    def _check_goes_on(self, told: Summary) -> None:
        """The first file of a later epoch opens where an accepted one of an earlier epoch closed."""
        opens = (told.first_seq - 1, told.opening_hash, told.opening_grand_total)
        which = (told.stall, told.till)
        if file_tables.has_file_closing(self._store, *which, before_epoch=told.epoch, at=opens):
            return
        found = self._parting.closing(*which, before_epoch=told.epoch, at=opens[:2])
        if found == parting.OUT:
            raise RefuseError(Refusal(parting.ended(), told, forked=True, out=True))
        if found == parting.OPEN:
            raise KeepError(parting.undecided(), waits=True)
        raise KeepError(
            translate(N_("the day that it goes on from, before the restore, has not come in yet")), waits=True
        )

    def _check_revision(self, told: Summary) -> tuple[Row, Summary]:
        accepted = file_tables.newest_file(self._store, told.stall, told.till, told.epoch, told.number)
        if accepted is None or accepted["revision"] != told.revision - 1:
            raise KeepError(
                translate(N_("revision {revision} of this day has not come in yet")).format(revision=told.revision - 1),
                waits=True,
            )
        earlier = self._kept(accepted)
        continuity.check_revision(earlier, accepted["sha256"], told)
        return accepted, earlier

    def _kept(self, row: Row) -> Summary:
        try:
            return self._place.kept(row)
        except PosError as error:  # the office's own trouble: no fault of the file at hand
            raise KeepError(str(error)) from None

    def judge_request(self, path: str, data: bytes, otherwise: PosError) -> Request:
        """A request that was granted already; `otherwise` is why the file is no summary. Raises as `judge` does."""
        try:
            asked, key = request.read(data)
        except NewerFormat as error:
            raise KeepError(str(error)) from None
        except PosError as error:
            raise RefuseError(Refusal(str(error if path.endswith(".request.jsonl") else otherwise))) from None
        if asked.gallery != self._gallery:
            raise RefuseError(Refusal(self._of_another_gallery(asked.gallery)))
        try:
            known = enrolment.check(self._store, self._gallery, asked, key)
        except PosError as error:
            raise KeepError(str(error)) from None
        if known is None:
            raise KeepError(
                translate(N_("{stall} asks to be enrolled: compare the words and admit it")).format(
                    stall=f"{asked.stall}-{asked.till}"
                )
            )
        return asked
