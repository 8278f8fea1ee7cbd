"""The journal of one folder: recording, reading and checking its chain of events."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pos import canonical
from pos.clock import Clock, parse_time, utc_text
from pos.errors import PosError
from pos.journal import tables
from pos.journal.event import NOTHING, Event, canonical_bytes, event_hash
from pos.journal.proof import holds
from pos.store import DamagedError, Row, Store, trouble_in_words
from pos.words import N_

_SLICE = 200
_ALTERED = N_("Event {seq} of the journal was altered: do not sell on this database; restore a backup")


class Journal:
    """The append-only events in `store`. Sequence orders, time describes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def epoch(self) -> int:
        """The epoch of the next event: that of the last one, 1 in an empty journal."""
        return tables.epoch(self._store)

    def record(
        self,
        kind: str,
        data: dict[str, Any],
        *,
        at: datetime,
        operation: str,
        day: str | None = None,
        actor: str | None = None,
        epoch: int | None = None,
    ) -> Event:
        """Append one event inside the caller's transaction; a `due` in `data` counts to the grand total.

        It is of the epoch of the event before it, unless it begins a later `epoch`. Raises sqlite3.IntegrityError for
        an operation id that is there already: look it up first.
        """
        tail = tables.tail(self._store)
        seq = 1 if tail is None else tail["seq"] + 1
        previous = None if tail is None else tail["hash"]
        grand_total = (0 if tail is None else tail["grand_total"]) + data.get("due", 0)
        epoch = epoch or (1 if tail is None else tail["epoch"])
        at = at.replace(microsecond=0)
        body = canonical_bytes(
            seq=seq, epoch=epoch, kind=kind, at=at, day=day, actor=actor, operation=operation, data=data
        )
        event = Event(
            seq=seq,
            epoch=epoch,
            kind=kind,
            at=at,
            day=day,
            actor=actor,
            operation=operation,
            data=data,
            canonical=body,
            previous=previous,
            hash=event_hash(previous, body),
            grand_total=grand_total,
        )
        tables.insert(self._store, _to_row(event))
        return event

    def by_operation(self, operation: str) -> Event | None:
        """The event that this operation id recorded, if it did."""
        row = tables.by_operation(self._store, operation)
        return None if row is None else _event(row)

    def by_seq(self, seq: int) -> Event | None:
        row = tables.by_seq(self._store, seq)
        return None if row is None else _event(row)

    def tail(self) -> Event | None:
        """The last event, or None in an empty journal."""
        row = tables.tail(self._store)
        return None if row is None else _event(row)

    def tail_seq(self) -> int:
        """The seq of the last event, 0 in an empty journal: another one says that something happened."""
        return tables.tail_seq(self._store)

    def now(self, clock: Clock) -> datetime:
        """The clock's moment to the second, or the last event's where the clock went back behind it."""
        tail = self.tail()
        present = clock().replace(microsecond=0)
        return present if tail is None else max(present, tail.at)

    def first_data(self, kind: str) -> dict[str, Any]:
        """The data of the first event, which is of `kind` and says whose folder it is. Raises DamagedError."""
        row = tables.by_seq(self._store, 1)
        if row is None or row["kind"] != kind or not holds(row, None, 0):
            raise DamagedError(_ALTERED, seq=1)
        return _event(row).data

    def count(self) -> int:
        """How many events there are."""
        return tables.count(self._store)

    def count_of(self, kind: str) -> int:
        """How many events of a kind there are."""
        return tables.count_of(self._store, kind)

    def of_day(self, day: str, after: int = 0) -> list[Event]:
        """The events of a business day whose seq is above `after`, in order."""
        return [_event(row) for row in tables.of_day(self._store, day, after)]

    def events(self, first: int = 1) -> Iterator[Event]:
        """All events from seq `first` on, read in slices."""
        for row in self._rows(first):
            yield _event(row)

    def _rows(self, first: int, most: int = _SLICE) -> Iterator[Row]:
        while rows := tables.slice_from(self._store, first, most):
            yield from rows
            first = rows[-1]["seq"] + 1

    def first_bad(self, first: int = 1, last: int | None = None) -> int | None:
        """The seq of the first event that is missing, unreadable, out of chain or altered, or None.

        Looked at are those from `first` on, up to `last` where it is given.
        """
        before = tables.by_seq(self._store, first - 1)
        if first > 1 and before is None:
            return first - 1
        return self._first_bad(before, first, last, _SLICE)

    def _first_bad(self, before: Row | None, first: int, last: int | None, most: int) -> int | None:
        """As `first_bad`, in slices of `most` rows: one that cannot be read is found by reading one at a time."""
        expected, previous = first, None if before is None else before["hash"]
        grand_total = 0 if before is None else before["grand_total"]
        try:
            with trouble_in_words():
                for row in self._rows(first, most):
                    if row["seq"] != expected or not holds(row, previous, grand_total):
                        return expected
                    if expected == last:
                        break
                    expected, previous, grand_total = expected + 1, row["hash"], row["grand_total"]
        except DamagedError:
            return expected if most == 1 else self._first_bad(before, first, last, 1)
        return None

    def holds(self, seq: int) -> bool:
        """Whether this event is as it was recorded, and the one before and the one after it are chained to it."""
        before, row, after = (tables.by_seq(self._store, at) for at in (seq - 1, seq, seq + 1))
        if row is None or (before is None and seq > 1):
            return False
        unaltered = holds(row, before["hash"] if before else None, before["grand_total"] if before else 0)
        return unaltered and (after is None or bool(after["previous"] == row["hash"]))

    def assert_guarded(self) -> None:
        """Raise DamagedError unless the triggers that keep the journal append-only are in the file."""
        found = self._store.triggers()
        for name in tables.TRIGGERS:
            if "RAISE(ABORT" not in found.get(name, ""):
                raise DamagedError(
                    N_("The journal's guard {name} is missing: do not sell on this database; restore a backup"),
                    name=name,
                )

    def prove(self, first: int = 1, last: int | None = None) -> None:
        """Raise PosError unless the journal is guarded and its chain holds: all of it, or `first` to `last`."""
        self.assert_guarded()
        bad = self.first_bad(first, last)
        if bad is not None:
            raise DamagedError(_ALTERED, seq=bad)

    def export(self) -> Iterator[bytes]:
        """One canonical line an event: `seq`, `hash`, `previous` (64 zeros at first), `event` (its canonical bytes)."""
        for row in self._rows(1):
            line = {
                "seq": row["seq"],
                "hash": row["hash"],
                "previous": row["previous"] or NOTHING,
                "event": row["canonical"].decode(),
            }
            yield canonical.encode(line) + b"\n"


def _to_row(event: Event) -> dict[str, object]:
    return {
        "seq": event.seq,
        "epoch": event.epoch,
        "kind": event.kind,
        "at": utc_text(event.at),
        "day": event.day,
        "actor": event.actor,
        "operation": event.operation,
        "canonical": event.canonical,
        "previous": event.previous,
        "hash": event.hash,
        "grand_total": event.grand_total,
    }


def _event(row: Row) -> Event:
    """Raises DamagedError where the bytes are no exact JSON, or hold a key twice: none such was recorded."""
    try:
        data = canonical.parse(row["canonical"])["data"]
    except PosError:
        raise DamagedError(_ALTERED, seq=row["seq"]) from None
    return Event(
        seq=row["seq"],
        epoch=row["epoch"],
        kind=row["kind"],
        at=parse_time(row["at"]),
        day=row["day"],
        actor=row["actor"],
        operation=row["operation"],
        data=data,
        canonical=row["canonical"],
        previous=row["previous"],
        hash=row["hash"],
        grand_total=row["grand_total"],
    )
