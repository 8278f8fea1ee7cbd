"""A folder of Lapak's, made or opened: held for this process alone, with its database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pos.errors import PosError, reason_of
from pos.files import FolderLock, sync_folder
from pos.store import DATABASE, Migrations, Store, create_store, damage_in_words, open_store, trouble_in_words
from pos.words import N_

_READY = "restored"
_TRACES = ("keys", "outbox", "collected", "backups")
"""What a folder holds besides its database that tells it from an empty one."""


class GoneError(PosError):
    """There is no such folder."""


class NoDatabaseError(PosError):
    """A folder of Lapak's without its database."""


@contextmanager
def made(
    folder: Path, subfolders: Sequence[str], *, application_id: int, migrations: Migrations
) -> Iterator[tuple[FolderLock, Store]]:
    """A new folder with an empty database; if the block fails it is taken away, and making can be tried again.

    Raises PosError where it cannot be made or holds a database already.
    """
    if folder.joinpath(DATABASE).exists():
        raise PosError(N_("{folder} already holds a Lapak database: choose an empty folder"), folder=folder)
    make_folders(folder, subfolders)
    with _locked(folder) as lock:
        store = create_store(folder.joinpath(DATABASE), application_id=application_id, migrations=migrations)
        try:
            with trouble_in_words():
                yield lock, store
        except BaseException:
            store.discard()
            raise


@contextmanager
def opened(folder: Path, *, application_id: int, migrations: Migrations) -> Iterator[tuple[FolderLock, Store]]:
    """The lock and the database of a folder; both are let go if the block fails.

    Raises PosError for a folder that is none, is open elsewhere or damaged.
    """
    if not folder.joinpath(DATABASE).is_file() and not _ready(folder):
        raise _missing(folder)
    with _locked(folder) as lock:
        take_over(folder)
        store = open_store(folder.joinpath(DATABASE), application_id=application_id, migrations=migrations)
        try:
            with damage_in_words():
                yield lock, store
        except BaseException:
            store.close()
            raise


def is_known(folder: Path) -> bool:
    """Whether the folder is one of Lapak's, be it without its database."""
    return folder.joinpath(DATABASE).is_file() or bool(_ready(folder)) or _has_traces(folder)


def _has_traces(folder: Path) -> bool:
    return any(folder.joinpath(name).is_dir() and any(folder.joinpath(name).iterdir()) for name in _TRACES)


def _missing(folder: Path) -> PosError:
    if not folder.is_dir():
        return GoneError(
            N_("There is no {folder} with a lapak.db in it: plug its disk in, or choose another folder"), folder=folder
        )
    if _has_traces(folder):
        return NoDatabaseError(
            N_("The database of {folder} is gone, but not what it sealed: put a backup back with `lapak restore`"),
            folder=folder,
        )
    return PosError(N_("{folder} is no Lapak folder: there is no lapak.db in it"), folder=folder)


@contextmanager
def _locked(folder: Path) -> Iterator[FolderLock]:
    lock = FolderLock(folder)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def ready_name(at: datetime) -> str:
    """The name of a whole database that is to take the place of the folder's own."""
    return f"{DATABASE}.{_READY}-{at:%Y%m%dT%H%M%SZ}"


def take_over(folder: Path) -> None:
    """Let a database that is ready take the place of the folder's own, which is kept as `lapak.db.damaged-…`.

    Whoever holds the folder ends here what a kill may have left half done: until the last step there is a ready one.
    """
    for ready in _ready(folder):
        stamp = ready.name.rpartition("-")[2]
        for suffix in ("-wal", "-shm", "-journal", ""):  # a log of the old one would be read into the new one
            own = folder.joinpath(DATABASE + suffix)
            if own.exists():
                own.replace(folder.joinpath(f"{DATABASE}.damaged-{stamp}{suffix}"))
        sync_folder(folder)
        ready.replace(folder.joinpath(DATABASE))
        sync_folder(folder)


def _ready(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{DATABASE}.{_READY}-*Z"))


def make_folders(folder: Path, subfolders: Sequence[str]) -> None:
    """The folder and those in it, where they are missing. Raises PosError where they cannot be made."""
    try:
        for name in subfolders:
            folder.joinpath(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PosError(
            N_("The folder {folder} cannot be made ({reason}): choose another"), folder=folder, reason=reason_of(error)
        ) from error
