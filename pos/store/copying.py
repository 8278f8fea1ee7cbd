"""A copy of a database in use, taken in short steps, and reading such a copy without changing a byte of it."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.store import Store

_PAGES = 128
"""Copied in one step: about a millisecond, so that a key pressed meanwhile waits for no longer."""


class _Left(Exception):  # noqa: N818 - it is no error
    """The copy is not wanted any more."""


def copy_steps(connection: sqlite3.Connection, target: Path) -> Iterator[tuple[int, int]]:
    """Copy the database to `target`, a new file; yields (pages done, of) after every step.

    Between two steps the database may be used, outside of a transaction, by whoever iterates. SQLite copies again what
    changed meanwhile. Python's `backup` runs to its end in one call: it runs on a thread of its own that works only
    while the one who iterates waits for the step, so that the connection is never used by two at a time.
    """
    copier = _Copier(connection, target)
    try:
        while copier.step():
            yield copier.done
    finally:
        copier.leave()


class _Copier:
    def __init__(self, connection: sqlite3.Connection, target: Path) -> None:
        self._connection = connection
        self._target = target
        self._turn, self._back = threading.Semaphore(0), threading.Semaphore(0)
        self._left = False
        self._ended = False
        self._error: Exception | None = None
        self.done = (0, 0)
        self._thread = threading.Thread(target=self._run, name="copier", daemon=True)
        self._thread.start()

    def step(self) -> bool:
        """Let it copy some pages; False once all are there. Raises what the copying raised."""
        self._turn.release()
        self._back.acquire()
        if self._error is not None:
            raise self._error
        return not self._ended

    def leave(self) -> None:
        """Wait for its end, wherever it is."""
        self._left = True
        self._turn.release()
        self._thread.join()

    def _run(self) -> None:
        self._turn.acquire()
        try:
            if not self._left:
                self._copy()
        except _Left:
            pass
        except Exception as error:  # noqa: BLE001 - it is handed to the one who iterates
            self._error = error
        finally:
            self._ended = True
            self._back.release()

    def _copy(self) -> None:
        copy = sqlite3.connect(self._target, isolation_level=None)
        try:
            copy.execute("PRAGMA journal_mode = OFF")  # a copy that is not whole is thrown away
            copy.execute("PRAGMA synchronous = OFF")  # the whole file is made durable before it gets its name
            self._connection.backup(copy, pages=_PAGES, progress=self._on_progress)
        finally:
            copy.close()

    def _on_progress(self, _status: int, left: int, total: int) -> None:
        self.done = (total - left, total)
        self._back.release()
        self._turn.acquire()
        if self._left:
            raise _Left


@contextmanager
def reading(path: Path, open_: "Callable[[Path, sqlite3.Connection], Store]") -> "Iterator[Store]":
    """A database file that nobody writes, as a Store that only reads; nothing appears beside it."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        yield open_(path, connection)
    finally:
        connection.close()
