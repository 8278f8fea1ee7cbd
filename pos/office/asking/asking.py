"""The office asks a till about a day, settles what was answered, and tells its next key: a signed notice each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pos import typed
from pos.clock import parse_day, zone_text
from pos.errors import PosError
from pos.handover.carriers import Collection
from pos.handover.names import folder_name, notice_name
from pos.handover.notices import notice
from pos.handover.notices.notice import ASK, LONGEST_TEXT, OFFICE_KEY, SETTLED, Notice
from pos.journal.chain import Journal
from pos.office.acknowledging import Identity
from pos.office.asking import tables
from pos.office.files import tables as file_tables
from pos.store import Store
from pos.words import N_


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question to a till about a day; `at` is a time in the office's zone."""

    stall: str
    till: int
    serial: int
    day: str
    text: str
    at: str


def questions(store: Store) -> tuple[Asked, ...]:
    """Every question that waits for an answer, oldest first."""
    return tuple(Asked(**dict(row)) for row in tables.open_questions(store))


def write_owed(store: Store, gallery: str, collection: Collection) -> list[tuple[str, str]]:
    """Put every notice that is not there yet into the collection, in serial order.

    Returns the file names whose place holds something else, with the reason; they stay owed. Raises OSError where the
    collection cannot be written.
    """
    troubles = []
    for row in tables.owed(store):
        name = notice_name(gallery, row["stall"], row["till"], row["serial"])
        try:
            collection.put(f"notices/{folder_name(gallery, row['stall'])}/{name}", row["bytes"])
        except PosError as error:
            troubles.append((name, str(error)))
            continue
        with store.transaction():
            tables.mark_written(store, row["stall"], row["till"], row["serial"])
    return troubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Writes notices as `office`, at the moment `at` of `zone`; `actor` is who does so."""

    store: Store
    journal: Journal
    office: Identity
    at: datetime
    zone: str
    actor: str | None

    def ask(self, stall: str, till: int, day: str, text: str) -> int:
        """Ask a till to look at a day again; returns the notice's serial. Raises PosError."""
        parse_day(day)
        said = " ".join(text.split())
        if not said:
            raise PosError(N_("Say what you ask the stall"))
        if len(said) > LONGEST_TEXT:
            raise PosError(N_("Ask in at most {n} characters"), n=LONGEST_TEXT)
        said = typed.reason(said, LONGEST_TEXT)
        newest = file_tables.newest_file_of_day(self.store, stall, till, day)
        with self.store.transaction():
            revision = 0 if newest is None else newest["revision"]
            return self._tell(stall, till, "stall_asked", revision, kind=ASK, day=day, text=said)

    def settle(self, asked: Asked) -> None:
        """An open question needs no answer any more."""
        with self.store.transaction():
            self._tell(asked.stall, asked.till, "question_settled", None, kind=SETTLED, about=asked.serial)

    def tell_key(self, stall: str, till: int, key: str) -> None:
        """The key that the office signs with from now on; inside the caller's transaction."""
        self._tell(stall, till, "office_key_told", None, kind=OFFICE_KEY, key=key)

    def _tell(self, stall: str, till: int, event: str, revision: int | None, **facts: Any) -> int:
        serial = tables.last_serial(self.store, stall, till) + 1
        told = Notice(
            program=self.office.program,
            gallery=self.office.gallery,
            stall=stall,
            till=till,
            serial=serial,
            at=zone_text(self.at, self.zone),
            **facts,
        )
        row = {name: getattr(told, name) for name in ("stall", "till", "serial", "kind", "about", "day", "text", "at")}
        tables.insert(self.store, {**row, "revision": revision, "bytes": notice.seal(told, self.office.key)})
        self.journal.record(
            event,
            {**row, "key": told.key},
            at=self.at,
            day=told.day,
            actor=self.actor,
            operation=f"notice:{stall}-{till}:{serial}",
        )
        return serial
