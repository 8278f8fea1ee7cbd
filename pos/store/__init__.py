"""The file on disk: one connection, one transaction at a time, migrations. It knows no noun of the shop."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from pos.errors import PosError
from pos.files import sync_folder
from pos.store.copying import copy_steps, reading
from pos.store.migrations import SETTING_TABLE, is_current, migrate
from pos.store.trouble import (
    DAMAGED,
    DamagedError,
    DiskFullError,
    OtherKindError,
    damage_in_words,
    in_words,
    trouble_in_words,
)
from pos.words import N_, translate

Row = sqlite3.Row
Migrations = Mapping[str, Sequence[str]]
"""The stages' numbered migrations: stage name to whole SQL texts, only ever appended to."""

_PRAGMAS = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    # Folding the log into the file takes three syncs: a window does it between customers, `fold_in_some`.
    "wal_autocheckpoint": 8_000,
}
_CACHE_KIB = 32 * 1024
"""Memory for pages, taken as needed: with SQLite's own 2 MiB a large import writes its index pages many times."""

_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


def sqlite_version_info() -> tuple[int, ...]:
    """The version of SQLite that this Python has."""
    return sqlite3.sqlite_version_info


DATABASE = "lapak.db"
"""The name of the file in a stall's or the office's folder."""


class Store:
    """An open database file, held for this process alone until `close`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, was_cut_off: bool = False) -> None:
        self.path = path
        self.was_cut_off = was_cut_off
        """Whether whoever wrote here last was ended before `close`: by a power cut, a kill or a crash."""
        self._connection = connection
        self._inside = False
        self._file = _identity(path)

    def run(self, sql: str, parameters: Mapping[str, Any] | None = None) -> sqlite3.Cursor:
        """Run one statement with named parameters."""
        return self._connection.execute(sql, parameters or {})

    def many(self, sql: str, rows: Iterable[Mapping[str, Any]] | Iterable[tuple[Any, ...]]) -> None:
        """Run one statement once for each of `rows`: by name, or by place where they are a great many."""
        self._connection.executemany(sql, rows)

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows of a SELECT."""
        return self.run(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The first row of a SELECT, or None."""
        found: Row | None = self.run(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row of a SELECT, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One step, all or nothing. A step inside a step joins the open transaction.

        Raises PosError where the disk is full or cannot be written, or the file is there no more; nothing was
        recorded then.
        """
        if self._inside:
            yield
            return
        self._assert_there()
        with trouble_in_words():
            self.run("BEGIN IMMEDIATE")
            self._inside = True
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self.run("ROLLBACK")
                raise
            finally:
                self._inside = False

    def _assert_there(self) -> None:
        """A file that was taken away while it is open takes every line, and is gone with the process."""
        if _identity(self.path) != self._file:
            raise PosError(
                N_(
                    "The database in {folder} was moved or deleted while Lapak was open: nothing was recorded. Put the"
                    " folder back, or close Lapak and open the folder where it is now"
                ),
                folder=self.path.parent,
            )

    @contextmanager
    def dry_run(self) -> Iterator[None]:
        """A transaction that is always undone: to see what a step would do."""
        self.run("BEGIN IMMEDIATE")
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
            self.run("ROLLBACK")

    @contextmanager
    def reading_only(self) -> Iterator[None]:
        """Until it ends, only SELECTs of tables and plain functions run: for the questions of reports."""
        self._connection.set_authorizer(_only_reading)
        try:
            yield
        finally:
            self._connection.set_authorizer(None)

    @property
    def application_id(self) -> int:
        """What marks whose database the file is."""
        return int(self.value("PRAGMA application_id"))

    @property
    def schema(self) -> int:
        """How many migrations have been applied."""
        return int(self.value("PRAGMA user_version"))

    @property
    def changes(self) -> int:
        """How many rows were written since the file was opened: another number means that something was."""
        return self._connection.total_changes

    @property
    def in_transaction(self) -> bool:
        return self._inside

    def settings(self) -> dict[str, str]:
        """Every setting that was set, by name."""
        return {row["name"]: row["value"] for row in self.rows("SELECT name, value FROM setting")}

    def put_setting(self, name: str, value: str) -> None:
        """Keep a checked setting; the root records the change in the same transaction."""
        self.run(
            "INSERT INTO setting (name, value) VALUES (:name, :value) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            {"name": name, "value": value},
        )

    def integrity(self) -> list[str]:
        """What SQLite's own check finds wrong; empty when nothing is."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check")]
        found += [f"foreign key of {row[0]}" for row in self.rows("PRAGMA foreign_key_check")]
        return [] if found == ["ok"] else [line for line in found if line != "ok"]

    def contents(self, table: str) -> list[tuple[Any, ...]]:
        """Every row of a table, in an order of its own: to compare a projection with a rebuilt one."""
        return sorted((tuple(row) for row in self.rows(f"SELECT * FROM {_known_name(table)}")), key=repr)

    def empty(self, table: str) -> None:
        """Take every row out of a projection before it is rebuilt."""
        self.run(f"DELETE FROM {_known_name(table)}")

    def triggers(self) -> dict[str, str]:
        """The triggers in the file, name to SQL text."""
        return {row[0]: row[1] for row in self.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}

    def copy_steps(self, target: Path) -> Iterator[tuple[int, int]]:
        """Copy the database to the new file `target` while it is in use; yields (pages done, of) after every step.

        It may be used between two steps. Raises PosError where the disk refuses to write.
        """
        assert not self._inside, "a copy taken inside a transaction never ends"
        with trouble_in_words():
            yield from copy_steps(self._connection, target)

    def fold_in(self) -> None:
        """Write what stands in the write-ahead log into the file, for whoever takes the file alone. Raises PosError."""
        with trouble_in_words():
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def fold_in_some(self) -> None:
        """Write what can be written of the log into the file, so that no sale has to. Raises PosError."""
        with trouble_in_words():
            self.rows("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in, or stays beside it where the disk refuses that."""
        self._connection.close()

    def discard(self) -> None:
        """Close a database that was only just made, and take its file away."""
        self._connection.close()
        _remove(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_store(path: Path, *, application_id: int, migrations: Migrations) -> Store:
    """A new database file at `path`. Raises PosError where one is there already."""
    if path.exists():
        raise PosError(N_("{folder} already holds a Lapak database: choose an empty folder"), folder=path.parent)
    try:
        return _open(path, application_id, migrations, fresh=True)
    except BaseException:
        _remove(path)
        raise


def open_store(path: Path, *, application_id: int, migrations: Migrations) -> Store:
    """The database file at `path`, brought to this version's schema after a copy into `backups/`.

    Raises PosError for a missing, foreign, newer, damaged, read-only or elsewhere open file, and where a pragma does
    not hold; OSError where the disk does not keep the names in the folder.
    """
    if not path.is_file():
        raise PosError(N_("{folder} is no Lapak folder: there is no lapak.db in it"), folder=path.parent)
    return _open(path, application_id, migrations, fresh=False)


@contextmanager
def read_store(
    path: Path, *, application_id: int | None = None, migrations: Migrations | None = None
) -> Iterator[Store]:
    """A database file that no process writes, only read; nothing appears beside it, and its schema stays as it is.

    Raises PosError for what is none of Lapak's, and where they are given for another kind or a newer schema.
    """
    with trouble_in_words(), reading(path, Store) as store:
        if application_id is not None:
            _check_identity(store._connection, path, application_id, migrations or {})
        yield store


def _open(path: Path, application_id: int, migrations: Migrations, *, fresh: bool) -> Store:
    was_cut_off = not fresh and _has_log(path)
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256, timeout=0, check_same_thread=False)
    try:
        with trouble_in_words():
            connection.row_factory = Row
            _set_pragmas(connection)
            sync_folder(path.parent)  # SQLite names its log for good with the first sale, and hears of no failure there
            if fresh:
                connection.execute(f"PRAGMA application_id = {application_id:d}")
            _check_identity(connection, path, application_id, migrations)
            if not is_current(connection, migrations):
                migrate(connection, path, migrations)
    except BaseException:
        connection.close()
        raise
    return Store(path, connection, was_cut_off=was_cut_off)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from every other, whatever its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _has_log(path: Path) -> bool:
    """Whether something stands in the write-ahead log, which a clean end folds in and takes away."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _remove(path: Path) -> None:
    """Take a database file away, and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _known_name(table: str) -> str:
    if not table.isidentifier():
        raise ValueError(table)
    return table


def _set_pragmas(connection: sqlite3.Connection) -> None:
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB:d}")
    connection.execute("BEGIN IMMEDIATE")  # takes the exclusive lock now, not at the first sale
    connection.execute("COMMIT")
    for name, value in _PRAGMAS.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if str(found) != str(value):
            raise PosError(
                N_("The database is not safe here ({pragma} is {found}): put the folder on this computer's own disk"),
                pragma=name,
                found=found,
            )


def _check_identity(connection: sqlite3.Connection, path: Path, application_id: int, migrations: Migrations) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    if found == 0:
        raise DamagedError(DAMAGED, reason=translate("not Lapak's own"))
    if found != application_id:
        raise OtherKindError(N_("{folder} is a Lapak folder of another kind (stall or office)"), folder=path.parent)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > sum(len(texts) for texts in migrations.values()):
        raise PosError(
            N_("{folder} was written by a newer Lapak (schema {version}): update Lapak"),
            folder=path.parent,
            version=version,
        )


def _only_reading(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


__all__ = [
    "DATABASE",
    "SETTING_TABLE",
    "DamagedError",
    "DiskFullError",
    "Migrations",
    "OtherKindError",
    "Row",
    "Store",
    "create_store",
    "damage_in_words",
    "in_words",
    "open_store",
    "read_store",
    "sqlite_version_info",
    "trouble_in_words",
]
