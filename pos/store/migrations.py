"""Brings a database file to this version's schema with sqlite-utils, which is imported only then."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SETTING_TABLE = ("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",)


def is_current(connection: sqlite3.Connection, migrations: Mapping[str, Sequence[str]]) -> bool:
    """True where `user_version` says that every migration has been applied."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version == _latest(migrations)


def _latest(migrations: Mapping[str, Sequence[str]]) -> int:
    return sum(len(texts) for texts in migrations.values())


def migrate(connection: sqlite3.Connection, path: Path, migrations: Mapping[str, Sequence[str]]) -> None:
    """Apply what is missing, each migration in its own transaction, after a copy of a file that held anything."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version:
        _copy_aside(connection, path, version)
    database = Database(connection, recursive_triggers=True)
    for stage, texts in migrations.items():
        known = Migrations(stage)
        for number, text in enumerate(texts, start=1):
            known(name=f"{number:04d}")(_step(text))
        known.apply(database)
    connection.execute(f"PRAGMA user_version = {_latest(migrations):d}")


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
    folder = path.with_name("backups")
    folder.mkdir(exist_ok=True)
    copy = sqlite3.connect(folder.joinpath(f"before-schema-{version + 1}.db"))
    try:
        connection.backup(copy)
    finally:
        copy.close()
