"""Brings a database file to this version's schema with sqlite-utils, which is imported only then."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from pos.errors import PosError
from pos.files import PART, settle
from pos.store.copying import copy_steps
from pos.words import N_

SETTING_TABLE = ("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",)


def is_current(connection: sqlite3.Connection, migrations: Mapping[str, Sequence[str]]) -> bool:
    """True where `user_version` says that every migration has been applied."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version == _latest(migrations)


def _latest(migrations: Mapping[str, Sequence[str]]) -> int:
    return sum(len(texts) for texts in migrations.values())


def migrate(connection: sqlite3.Connection, path: Path, migrations: Mapping[str, Sequence[str]]) -> None:
    """Apply what is missing, all in one transaction, after a checked copy of a file that held anything.

    Every table that stays must hold as many rows as before, and add up to the same. Raises LostError.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version:
        _copy_aside(connection, path, version)
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = _figures(connection)
        _apply(connection, migrations)
        _compare(before, _figures(connection))
        connection.execute(f"PRAGMA user_version = {_latest(migrations):d}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _apply(connection: sqlite3.Connection, migrations: Mapping[str, Sequence[str]]) -> None:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    database = Database(connection, recursive_triggers=True)
    for stage, texts in migrations.items():
        known = Migrations(stage)
        for number, text in enumerate(texts, start=1):
            known(name=f"{number:04d}")(_step(text))
        known.apply(database)


Figures = dict[str, dict[str, int]]
"""Of each table its number of rows (under "") and the sum of each column of whole numbers."""


class LostError(PosError):
    """A migration would have changed what a table holds."""


def _figures(connection: sqlite3.Connection) -> Figures:
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    return {name: _sums(connection, name) for (name,) in tables if not name.startswith(("sqlite_", "_sqlite_"))}


def _sums(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    columns = connection.execute("SELECT name FROM pragma_table_info(?) WHERE type = 'INTEGER'", (table,)).fetchall()
    sums = "".join(f", coalesce(sum({name}), 0)" for (name,) in columns)
    found = connection.execute(f"SELECT count(*){sums} FROM {table}").fetchone()
    return dict(zip(["", *(name for (name,) in columns)], found, strict=True))


def _compare(before: Figures, after: Figures) -> None:
    for table, sums in before.items():
        for column, amount in sums.items():
            found = after.get(table, {}).get(column, amount)
            if found != amount:
                raise LostError(
                    N_("The new version would change {table} ({before} to {after}): nothing was done, tell its makers"),
                    table=f"{table}.{column}".rstrip("."),
                    before=amount,
                    after=found,
                )


def _step(text: str):  # type: ignore[no-untyped-def] # sqlite-utils
    def run(database) -> None:  # type: ignore[no-untyped-def]
        for statement in statements(text):
            database.conn.execute(statement)

    return run


def statements(text: str) -> Iterator[str]:
    """The single statements of an SQL text: `executescript` would commit the migration's transaction early."""
    statement = ""
    for piece in text.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n;"):
                yield statement
            statement = ""


def _copy_aside(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """A copy in `backups/`, looked through and durable before anything is changed."""
    target = path.with_name("backups").joinpath(f"before-schema-{version + 1}.db")
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(target.name + PART)
    part.unlink(missing_ok=True)
    for _ in copy_steps(connection, part):
        pass
    with closing(sqlite3.connect(part)) as copy:
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise PosError(N_("The database is damaged ({reason}): do not sell on it; restore a backup"), reason=found)
    settle(part, target)
