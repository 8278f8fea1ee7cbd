"""Who may hand in: the tills that ask to be admitted, the answer that admits them, and the keys believed of them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pos.errors import PosError
from pos.handover import names, request, seal
from pos.handover.carriers import Collection
from pos.handover.envelope import read_brought
from pos.journal.chain import Journal
from pos.journal.event import new_operation
from pos.office import enrolment, restored
from pos.office.acknowledging import Identity
from pos.office.acks import tables as ack_tables
from pos.office.collect import Collecting
from pos.office.enrolment import Enrolled
from pos.office.keys import trust
from pos.office.keys.trust import KnownKey
from pos.office.register.register import Register
from pos.office.stalls import tables as stall_tables
from pos.office.stalls.tables import Stall
from pos.settings import OfficeSettings
from pos.store import Store
from pos.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A request in the inbox; `problem` says why it cannot be admitted, `data` is what `enrol` takes."""

    file: str
    stall: str
    till: int
    epoch: int
    name: str
    trade: str
    at: str
    key: str
    fingerprint: str
    data: bytes
    problem: str | None


class Admission:
    """The door of one office. `code` is the gallery's; the callables give what is so now, and raise PosError."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        register: Register,
        *,
        code: str,
        now: Callable[[], datetime],
        settings: Callable[[], OfficeSettings],
        identity: Callable[[], Identity],
        collection: Callable[[], Collection],
        collecting: Callable[[], Collecting],
    ) -> None:
        self._store = store
        self._journal = journal
        self._register = register
        self._code = code
        self._now = now
        self._settings = settings
        self._identity = identity
        self._collection = collection
        self._collecting = collecting

    def waiting(self) -> tuple[Waiting, ...]:
        """The requests in the inbox that were neither admitted nor refused. Raises PosError if it is out of reach."""
        found = []
        collection = self._collection()
        for folder in collection.names("inbox"):
            for name in collection.names(f"inbox/{folder}"):
                if name.endswith(".request.jsonl"):
                    waiting = self._waiting(collection, f"inbox/{folder}/{name}")
                    if waiting is not None:
                        found.append(waiting)
        return tuple(found)

    def _waiting(self, collection: Collection, path: str) -> Waiting | None:
        try:
            found = self._asked(path.rsplit("/", 1)[-1], collection.read(path))
        except (PosError, OSError):
            return None  # collect says what is wrong with it
        return None if found is None or self._register.is_refused(found.key) else found

    def request(self, path: Path) -> Waiting:
        """A request that was brought as a file. Raises PosError where it is none, or its till is enrolled already."""
        found = self._asked(path.name, read_brought(path))
        if found is None:
            raise PosError(N_("The stall that {file} asks for is enrolled already"), file=path.name)
        return found

    def _asked(self, file: str, data: bytes) -> Waiting | None:
        """What a request asks for, None where it is granted already. Raises PosError where it is none."""
        asked, key = request.read(data)
        problem = None
        try:
            if enrolment.check(self._store, self._code, asked, key) is not None:
                return None
        except PosError as error:
            problem = str(error)
        return Waiting(
            file=file,
            stall=asked.stall,
            till=asked.till,
            epoch=asked.epoch,
            name=asked.name,
            trade=asked.trade,
            at=asked.at,
            key=key,
            fingerprint=seal.fingerprint(key),
            data=data,
            problem=problem,
        )

    def enrol(self, asked: Path | bytes, fingerprint: str | None = None, *, actor: str | None = None) -> Enrolled:
        """Admit the till that sealed a request, given as a file or its bytes. Raises PosError.

        Its acceptance is written at once where the collection can be reached, else with the next collect, and the
        request leaves the inbox. The same request again changes nothing.
        """
        data = asked if isinstance(asked, bytes) else read_brought(asked)
        enrolled, told = enrolment.enrol(
            self._store,
            self._journal,
            self._identity(),
            data,
            fingerprint=fingerprint,
            at=self._now(),
            zone=self._settings().zone,
            actor=actor,
        )
        self._register.take_up_request(enrolled.key)
        with suppress(PosError, OSError):  # the acceptance is kept and owed: the next collect writes it
            admitted = stall_tables.stall(self._store, told.stall, told.till, told.epoch)
            assert admitted is not None
            restored.go_on(self._store, self._code, admitted, self._collection())
            self._collecting().welcome(told, data)
        return enrolled

    def refuse(self, waiting: Waiting, *, actor: str | None = None) -> None:
        """Show a request no more; it stays where it is, and may be admitted from its file."""
        self._register.refuse_request(waiting.key, waiting.stall, waiting.till, operation=new_operation(), actor=actor)

    def acceptance(self, enrolled: Enrolled | Stall | KnownKey) -> bytes:
        """The acceptance of a till, to be brought to it by hand: the acknowledgement 1."""
        return ack_tables.acceptance(self._store, enrolled.stall, enrolled.till, enrolled.epoch)

    def acceptance_name(self, enrolled: Enrolled | Stall | KnownKey) -> str:
        """What the file of that acceptance is called."""
        return names.ack_name(self._code, enrolled.stall, enrolled.till, enrolled.epoch, 1)

    def keys(self, stall: str) -> tuple[KnownKey, ...]:
        """Every key that a stall's tills ever had here, the present ones first."""
        return trust.known_keys(self._store, stall)

    def keys_of(self, stall: str, till: int, epoch: int) -> tuple[str, ...]:
        """The keys that are believed of a till in an epoch, the present one first; none where it is not enrolled."""
        known = stall_tables.stall(self._store, stall, till, epoch)
        return () if known is None else trust.good_keys(self._store, known)

    def revoke(self, stall: str, till: int, *, reason: str, actor: str | None = None) -> None:
        """Believe a till's key no more: what was accepted stays, whatever else it seals is refused. Raises PosError."""
        trust.revoke(
            self._store,
            self._journal,
            stall,
            till,
            reason=reason,
            at=self._now(),
            zone=self._settings().zone,
            actor=actor,
        )
