"""The register's sheet: every row checked, matched by its code, and told what it would change. Nothing here writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pos import sheets
from pos.catalog.heading import Headings
from pos.catalog.sheet import Imported, Refused
from pos.errors import PosError
from pos.office.register.columns import STALLS, WrongFactError, refuse_turned_contract
from pos.office.register.entry import Entry
from pos.sheets import Cell
from pos.words import N_


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet comes to; `before` are the stalls of the sheet that are registered, as they are now, by code."""

    sha256: str
    imported: Imported
    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    before: Mapping[str, Entry]


def export(path: Path, entries: Iterable[Entry]) -> int:
    """Write `entries` as a sheet that `plan` finds unchanged. Gives how many. Raises PosError."""
    rows = [[column.write(entry) for column in STALLS.all] for entry in entries]
    sheets.write(path, [column.headings[0] for column in STALLS.all], rows)
    return len(rows)


def plan(path: Path, known: Mapping[str, Entry]) -> Plan:
    """What the sheet at `path` would do to what is `known` by code.

    An absent column keeps what is there, an empty cell clears it. Raises PosError where the file is no sheet or lacks a
    required heading; a bad cell is listed, not raised.
    """
    sheet = sheets.read(path, STALLS.is_known)
    headings = Headings.of(sheet.rows[0] if sheet.rows else [], path, {}, STALLS)
    check = _Check(headings, known)
    for number, row in enumerate(sheet.rows[1:], start=2):
        if any(str(cell).strip() for cell in row):
            check.take(number, row)
    return check.plan(sheet.sha256)


@dataclass(slots=True)
class _Check:
    """One sheet being checked; `rows` says in which row a code stood first."""

    headings: Headings
    known: Mapping[str, Entry]
    after: list[Entry] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)

    def take(self, number: int, row: Sequence[Cell]) -> None:
        """Read one row; what is wrong in it is listed."""
        cells = [*row, *[""] * (len(self.headings.written) - len(row))]
        count = len(self.refused)
        self._refuse_stray(number, cells)
        facts = self._read(number, cells)
        if len(self.refused) > count:
            return
        first = self.rows.setdefault(facts["stall"], number)
        if first != number:
            reason = PosError(N_("{text} stands in row {row} already"), text=facts["stall"], row=first)
            self._refuse(number, "stall", cells, reason)
            return
        before = self.known.get(facts["stall"])
        entry = Entry(**facts) if before is None else replace(before, **facts)
        try:
            refuse_turned_contract(entry)
        except WrongFactError as error:
            self._refuse(number, "to_day", cells, error)
            return
        self.after.append(entry)

    def _read(self, number: int, cells: Sequence[Cell]) -> dict[str, Any]:
        facts = {}
        for place, column in self.headings.columns:
            try:
                facts[column.fact] = column.read(cells[place])
            except PosError as error:
                self._refuse(number, column.fact, cells, error)
        return facts

    def _refuse(self, number: int, fact: str, cells: Sequence[Cell], reason: PosError) -> None:
        heading = self.headings.written_for(fact)
        value = "" if heading is None else str(cells[self.headings.written.index(heading)])
        self.refused.append(Refused(number, heading or STALLS.heading_for(fact), value, str(reason)))

    def _refuse_stray(self, number: int, cells: Sequence[Cell]) -> None:
        """A cell under no heading is most often a text with the separator in it that the CSV has cut in two."""
        for place in (*self.headings.bare, *range(len(self.headings.written), len(cells))):
            if str(cells[place]).strip():
                reason = PosError(N_("a cell without a heading: is a text with the separator in it not quoted?"))
                self.refused.append(Refused(number, "", str(cells[place]), str(reason)))

    def plan(self, sha256: str) -> Plan:
        """What the checked sheet comes to; with any row refused, nothing."""
        before = {entry.stall: self.known[entry.stall] for entry in self.after if entry.stall in self.known}
        unchanged = sum(before.get(entry.stall) == entry for entry in self.after)
        sound = () if self.refused else tuple(self.after)
        added = tuple(entry for entry in sound if entry.stall not in before)
        changed = tuple(entry for entry in sound if before.get(entry.stall, entry) != entry)
        done = Imported(len(added), len(changed), unchanged, tuple(self.refused), self.headings.ignored)
        return Plan(sha256, done, added, changed, before)
