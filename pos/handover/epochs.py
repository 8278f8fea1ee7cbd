"""A till's epochs: each after the first was begun for a reason, and its hand-in may be held until that is settled."""

import os
import re
from datetime import datetime
from pathlib import Path

from pos import typed
from pos.errors import PosError
from pos.handover import tables
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.words import N_

_SEALED = re.compile(r"([A-Z0-9]+-[A-Z0-9]+-[0-9]+)_[0-9-]{10}_e([0-9]{1,9})_[0-9]{6,9}_r[0-9]{1,9}\.jsonl")
_BEGUN, _RELEASED = "epoch_begun", "hand_in_released"


class Epochs:
    """The epochs of the till in `store`."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def begin(
        self, reason: str, *, at: datetime, operation: str, after: int = 0, held: bool = False, by: Actor = OWNER
    ) -> Event:
        """Begin the epoch that follows all known ones, `after` included: its summaries count from 1 again.

        `held`: nothing is handed in until `release`. Raises PosError without a reason, RightError.
        """
        facts = by.need(Right.RESTORE)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why this till begins anew"))
        with self._store.transaction():
            event = self._journal.record(
                _BEGUN,
                {"reason": reason, "held": held} | facts,
                at=at,
                operation=operation,
                actor=by.name,
                epoch=max(self._journal.epoch, after) + 1,
            )
            project(self._store, event)
        return event

    def release(self, reason: str, *, at: datetime, operation: str, by: Actor = OWNER) -> Event:
        """Let the hand-in go on, for a reason that the caller found or somebody who may gave.

        Raises PosError without a reason, and where nothing is held.
        """
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why the hand-in may go on"))
        if not self.is_held:
            raise PosError(N_("The hand-in is not held: send without a reason"))
        facts = by.need(Right.RELEASE)
        with self._store.transaction():
            data = {"reason": reason} | facts
            event = self._journal.record(_RELEASED, data, at=at, operation=operation, actor=by.name)
            project(self._store, event)
        return event

    def project(self, event: Event) -> None:
        """Write the rows that follow from an event of an epoch; other kinds are left alone."""
        project(self._store, event)

    @property
    def is_held(self) -> bool:
        """Whether nothing is handed in until somebody has looked."""
        row = tables.epoch(self._store, self._journal.epoch)
        return row is not None and bool(row["held"])

    @property
    def reason(self) -> str | None:
        """Why the present epoch was begun; None in the first."""
        row = tables.epoch(self._store, self._journal.epoch)
        return None if row is None else row["reason"]


def newer_file(store: Store, outbox: Path, place: str, epoch: int) -> str | None:
    """A summary that `place` (`GIK-K07-1`) sealed in this epoch or a later one and the database does not know.

    Then the database is older than the folder it lies in: it was copied back. The latest day is looked at.
    """
    sealed = (match for entry in os.scandir(outbox) if (match := _SEALED.fullmatch(entry.name)) is not None)
    names = (match[0] for match in sealed if match[1] == place and int(match[2]) >= epoch)
    newest = max(names, default=None)
    return None if newest is None or tables.has_file(store, newest) else newest


def project(store: Store, event: Event) -> None:
    """The rows of an epoch begun or released, for recording and rebuilding alike; other kinds are left alone."""
    if event.kind == _BEGUN:
        tables.insert_epoch(store, event.epoch, event.seq, event.data["reason"], held=event.data["held"])
    elif event.kind == _RELEASED:
        tables.release_epoch(store, event.epoch)
