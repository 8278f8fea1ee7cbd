"""What a disk or a damaged file refuses, told as a PosError of the kind that it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from pos.errors import PosError
from pos.words import N_

DAMAGED = N_("The database is damaged ({reason}): do not sell on it; restore a backup")
_FULL = N_("The disk is full: nothing was recorded; free some space and try again")
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


class DamagedError(PosError):
    """The database is not as Lapak left it; `seq` among its facts, where there is one, is the first bad event."""


class OtherKindError(PosError):
    """The database is one of Lapak's of another kind, or another program's."""


class DiskFullError(PosError):
    """The disk has no room: what was to be recorded is not."""


@contextmanager
def trouble_in_words() -> Iterator[None]:
    """Tell what the disk or a damaged file refuses as a PosError."""
    try:
        yield
    except sqlite3.Error as error:
        told = in_words(error)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # SQLite names what it cannot read in the bytes it cannot read
        raise DamagedError(DAMAGED, reason=error.reason) from error


def in_words(error: BaseException) -> PosError | None:
    """What an error of the database says of the disk or a damaged file; None where it tells of something else."""
    if isinstance(error, sqlite3.OperationalError):
        return _told(error)
    if isinstance(error, sqlite3.DatabaseError) and _code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return DamagedError(DAMAGED, reason=error)
    return None


@contextmanager
def damage_in_words() -> Iterator[None]:
    """As `trouble_in_words`, for what only looks through a file: whatever else SQLite refuses then, its tables' own
    rules and names were altered."""
    try:
        with trouble_in_words():
            yield
    except (sqlite3.Error, IndexError) as error:  # a row says IndexError of a column that is named otherwise now
        raise DamagedError(DAMAGED, reason=error) from error


def _code(error: sqlite3.Error) -> int:
    """The primary result code, 0 where there is none."""
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code


def _told(error: sqlite3.OperationalError) -> PosError | None:
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return PosError(N_("Lapak is open on this folder already: close it there first"))
    if code == sqlite3.SQLITE_FULL:
        return DiskFullError(_FULL)
    if code in _UNWRITABLE:
        return PosError(
            N_("The database cannot be written ({reason}): allow writing to its folder and its file, then try again"),
            reason=error,
        )
    if code == sqlite3.SQLITE_IOERR:
        return PosError(
            N_("The disk refuses to write ({reason}): nothing was recorded; free some space and try again"),
            reason=error,
        )
    if "decode to UTF-8" in str(error):  # a damaged text has no code of its own
        return DamagedError(DAMAGED, reason=error)
    return None
