"""A folder of Lapak's, made or opened: held for this process alone, with its database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pos.errors import PosError, reason_of
from pos.files import FolderLock
from pos.store import DATABASE, Migrations, Store, create_store, open_store, trouble_in_words
from pos.words import N_


@contextmanager
def made(
    folder: Path, subfolders: Sequence[str], *, application_id: int, migrations: Migrations
) -> Iterator[tuple[FolderLock, Store]]:
    """A new folder with an empty database; if the block fails it is taken away, and making can be tried again.

    Raises PosError where it cannot be made or holds a database already.
    """
    _make_folders(folder, subfolders)
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
    if not folder.joinpath(DATABASE).is_file():
        raise PosError(N_("{folder} is no Lapak folder: there is no lapak.db in it"), folder=folder)
    with _locked(folder) as lock:
        store = open_store(folder.joinpath(DATABASE), application_id=application_id, migrations=migrations)
        try:
            with trouble_in_words():
                yield lock, store
        except BaseException:
            store.close()
            raise


@contextmanager
def _locked(folder: Path) -> Iterator[FolderLock]:
    lock = FolderLock(folder)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _make_folders(folder: Path, subfolders: Sequence[str]) -> None:
    if folder.joinpath(DATABASE).exists():
        raise PosError(N_("{folder} already holds a Lapak database: choose an empty folder"), folder=folder)
    try:
        for name in subfolders:
            folder.joinpath(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PosError(
            N_("The folder {folder} cannot be made ({reason}): choose another"), folder=folder, reason=reason_of(error)
        ) from error
