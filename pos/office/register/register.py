"""The stage: who is registered, and every change of it with an event that says who made it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pos.catalog.sheet import Imported
from pos.clock import utc_text
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.office.register import columns, entry, sheet, tables
from pos.office.register.entry import Entry, Listed
from pos.office.register.sheet import Plan
from pos.office.stalls import tables as stall_tables
from pos.store import Store
from pos.words import N_

CHANGED, IMPORTED, REQUEST_REFUSED = "stall_registered", "register_imported", "request_refused"


@dataclass(frozen=True, slots=True)
class Contracts:
    """When each registered stall is expected to sell; read once for a whole grid."""

    days: dict[str, tuple[str | None, str | None]]

    @classmethod
    def of(cls, store: Store) -> "Contracts":
        return cls(tables.contracts(store))

    def expected(self, stall: str, day: str) -> bool:
        """Whether a stall (its code) hands in for `day`: a contract that ended, or has not begun, asks for nothing.

        A stall that is not registered is always expected.
        """
        from_, to = self.days.get(stall, (None, None))
        return (from_ or day) <= day <= (to or day)


class Register:
    """The register in `store`; `now` tells when a change is made."""

    def __init__(self, store: Store, journal: Journal, now: Callable[[], datetime]) -> None:
        self._store = store
        self._journal = journal
        self._now = now

    def entries(self) -> tuple[Entry, ...]:
        """Every registered stall, in the order of its code."""
        return tuple(map(Entry.of, tables.entries(self._store)))

    def entry(self, stall: str) -> Entry | None:
        row = tables.entry(self._store, stall)
        return None if row is None else Entry.of(row)

    def listed(self, today: str) -> tuple[Listed, ...]:
        """Everybody: registered, enrolled, or both, in the order of the code; a contract ends after its last day."""
        known = {one.stall: one for one in self.entries()}
        tills: dict[str, list[stall_tables.Stall]] = {}
        for till in stall_tables.stalls(self._store):
            tills.setdefault(till.stall, []).append(till)
        return tuple(
            entry.listed(known.get(stall), tuple(tills.get(stall, ())), today) for stall in sorted({*known, *tills})
        )

    def expected(self, stall: str, day: str) -> bool:
        """Whether a stall (its code) is to hand in for `day`, `YYYY-MM-DD`."""
        return Contracts.of(self._store).expected(stall, day)

    def save(self, told: Entry, *, operation: str, new: bool = False, actor: str | None = None) -> Entry:
        """Register a stall, or change what is known of it. Gives it as it is kept. Raises PosError.

        WrongFactError names a fact that cannot be. `new`: a code that is registered already is refused.
        """
        done = self._journal.by_operation(operation)
        if done is not None:
            return Entry(**done.data["after"])
        after = columns.checked(told)
        before = self.entry(after.stall)
        if new and before is not None:
            reason = PosError(N_("{stall} is registered already: {name}"), stall=before.stall, name=before.name)
            raise columns.WrongFactError("stall", reason)
        if after != before:
            with self._store.transaction():
                tables.put(self._store, after.facts())
                self._record(CHANGED, _change(after.stall, before, after), operation, actor)
        return after

    def remove(self, stall: str, *, operation: str, actor: str | None = None) -> None:
        """Take a stall off the register; its key and its files stay. Raises PosError where it is not registered."""
        before = self.entry(stall)
        if self._journal.by_operation(operation) is not None:
            return
        if before is None:
            raise PosError(N_("{stall} is not registered"), stall=stall)
        with self._store.transaction():
            tables.drop(self._store, stall)
            self._record(CHANGED, _change(stall, before, None), operation, actor)

    def preview(self, path: Path) -> Plan:
        """What a sheet would change; nothing changes. Raises PosError where the file is no sheet of stalls."""
        return sheet.plan(path, {one.stall: one for one in self.entries()})

    def import_sheet(self, path: Path, *, operation: str, actor: str | None = None) -> Imported:
        """Take a sheet in, all of it in one transaction, or nothing where any cell is refused. Raises PosError."""
        plan = self.preview(path)
        if not (plan.added or plan.changed) or self._journal.by_operation(operation) is not None:
            return plan.imported
        changes = [_change(one.stall, plan.before.get(one.stall), one) for one in (*plan.added, *plan.changed)]
        with self._store.transaction():
            for one in (*plan.added, *plan.changed):
                tables.put(self._store, one.facts())
            data = {"sheet": path.name, "sha256": plan.sha256, "changes": changes}
            self._record(IMPORTED, data, operation, actor)
        return plan.imported

    def export_sheet(self, path: Path, stalls: Sequence[Entry] | None = None) -> int:
        """Write the register, or these of it, as `.csv` or `.xlsx`. Gives how many. Raises PosError."""
        return sheet.export(path, self.entries() if stalls is None else stalls)

    # Requests

    def is_refused(self, key: str) -> bool:
        """Whether the request of this key was refused, and not taken up again since."""
        return key in tables.refused_keys(self._store)

    def refuse_request(self, key: str, stall: str, till: int, *, operation: str, actor: str | None = None) -> None:
        """Show the request of this key no more; it may still be admitted from its file."""
        at = self._now()
        with self._store.transaction():
            tables.refuse(self._store, key, stall, till, utc_text(at))
            self._record(REQUEST_REFUSED, {"key": key, "stall": stall, "till": till}, operation, actor)

    def take_up_request(self, key: str) -> None:
        """Show the request of this key again: it was refused by mistake, or is admitted after all."""
        if self.is_refused(key):
            with self._store.transaction():
                tables.take_up(self._store, key)

    def _record(self, kind: str, data: dict[str, Any], operation: str, actor: str | None) -> None:
        self._journal.record(kind, data, at=self._now(), operation=operation, actor=actor)


def _change(stall: str, before: Entry | None, after: Entry | None) -> dict[str, Any]:
    return {
        "stall": stall,
        "before": None if before is None else before.facts(),
        "after": None if after is None else after.facts(),
    }
