"""What an office tells its tills besides answers to their days: questions about days, and its own change of key."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pos.errors import PosError
from pos.handover import seal
from pos.handover.carriers import Collection
from pos.journal.chain import Journal
from pos.office import restored
from pos.office.acknowledging import Identity
from pos.office.asking import asking
from pos.office.asking.asking import Asked, Asking
from pos.office.stalls import tables as stall_tables
from pos.settings import OfficeSettings
from pos.store import Store
from pos.words import N_


class Notices:
    """The notices of one office, whose key lies in `keys`; the callables give what is so now, and raise PosError."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        keys: Path,
        *,
        now: Callable[[], datetime],
        settings: Callable[[], OfficeSettings],
        identity: Callable[[], Identity],
        collection: Callable[[], Collection],
    ) -> None:
        self._store = store
        self._journal = journal
        self._keys = keys
        self._now = now
        self._settings = settings
        self._identity = identity
        self._collection = collection

    def ask(self, stall: str, till: int, day: str, text: str, *, actor: str | None = None) -> None:
        """Ask a till about a day: it shows the question, and the way to open that day again. Raises PosError."""
        self._asking(actor).ask(stall, till, day, text)
        self._write()

    def questions(self) -> tuple[Asked, ...]:
        """What was asked, is not settled, and no newer revision answers; oldest first."""
        return asking.questions(self._store)

    def settle(self, asked: Asked, *, actor: str | None = None) -> None:
        """A question needs no answer any more: the till hears so, and shows it no longer."""
        self._asking(actor).settle(asked)
        self._write()

    def rotate_key(self, *, actor: str | None = None) -> str:
        """Sign with a new key from now on, which every till is told with the present one; returns its words.

        Raises PosError where the present key is gone.
        """
        telling, before = self._asking(actor), seal.public(self._identity().key)
        after = seal.public(seal.prepare(self._keys))
        with self._store.transaction():
            self._journal.record(
                "office_key_changed",
                {"before": before, "after": after},
                at=telling.at,
                actor=actor,
                operation=f"office_key:{after}",
            )
            for till in stall_tables.tills(self._store):
                telling.tell_key(till.stall, till.till, after)
        seal.adopt(self._keys, after)
        self._write()
        return seal.fingerprint(after)

    def settle_key(self) -> None:
        """End a change of the office's key that was broken off, or take it back where nothing was recorded of it."""
        prepared = seal.prepared(self._keys)
        if prepared is not None:
            after = seal.public(prepared)
            seal.adopt(self._keys, after if self._journal.by_operation(f"office_key:{after}") else None)

    def _asking(self, actor: str | None) -> Asking:
        if restored.is_due(self._journal):
            raise PosError(
                N_(
                    "This office was restored, and does not know yet what it told its stalls since the backup: collect"
                    " once, then do it again"
                )
            )
        return Asking(
            store=self._store,
            journal=self._journal,
            office=self._identity(),
            at=self._now(),
            zone=self._settings().zone,
            actor=actor,
        )

    def _write(self) -> None:
        with suppress(PosError, OSError):  # kept and owed: the next collect writes it
            asking.write_owed(self._store, self._identity().gallery, self._collection())
