import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from pos import words
from pos.errors import PosError
from pos.store import SETTING_TABLE, OtherKindError, create_store, open_store
from pos.store.migrations import LostError

ROOT = Path(__file__).parents[3]
FIRST = "CREATE TABLE thing (name TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount >= 0)) STRICT"
SECOND = "ALTER TABLE thing ADD COLUMN note TEXT"
BROKEN = "INSERT INTO thing VALUES ('x', 1, NULL); CREATE TABLE nonsense ("


@pytest.fixture(autouse=True)
def _in_english():
    words.use("en")


@pytest.fixture
def path(tmp_path):
    return tmp_path.joinpath("lapak.db")


@pytest.fixture
def store(path):
    with create_store(path, application_id=7, migrations={"things": (FIRST,)}) as opened:
        yield opened


def put(store, name="a", amount=1):
    store.run("INSERT INTO thing (name, amount) VALUES (:name, :amount)", {"name": name, "amount": amount})


def test_what_was_written_in_a_transaction_is_there_for_the_next(store, path):
    with store.transaction():
        put(store)
    store.close()

    with open_store(path, application_id=7, migrations={"things": (FIRST,)}) as again:
        assert [tuple(row) for row in again.rows("SELECT * FROM thing")] == [("a", 1)]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, PosError])
def test_a_transaction_that_breaks_off_leaves_nothing(store, error):
    with pytest.raises(error), store.transaction():
        put(store)
        with store.transaction():
            put(store, "b")
        raise error("x")
    assert store.value("SELECT count(*) FROM thing") == 0
    with store.transaction():
        put(store)
    assert store.value("SELECT count(*) FROM thing") == 1


def test_a_dry_run_is_undone(store):
    with store.dry_run():
        put(store)
        with store.transaction():
            put(store, "b")
        assert store.value("SELECT count(*) FROM thing") == 2
    assert store.value("SELECT count(*) FROM thing") == 0


def test_a_step_is_safe_on_disk_when_it_is_done(store):
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    assert {name: store.value(f"PRAGMA {name}") for name in expected} == expected
    assert store.value("PRAGMA locking_mode") == "exclusive"


def test_a_database_whose_log_the_disk_may_forget_is_not_opened(store, path, monkeypatch):
    store.close()

    def broken(descriptor):
        assert stat.S_ISDIR(os.fstat(descriptor).st_mode)
        assert path.with_name("lapak.db-wal").exists()
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    keeps_names_by_itself = os.name == "nt"
    with nullcontext() if keeps_names_by_itself else pytest.raises(OSError, match="Input/output"):
        open_store(path, application_id=7, migrations={"things": (FIRST,)}).close()


@pytest.mark.parametrize("taken", [lambda path: path.rename(path.with_name("away.db")), lambda path: path.unlink()])
def test_nothing_is_recorded_in_a_file_that_was_taken_away_while_it_is_open(path, taken):
    path = path.with_name("other.db")
    with closing(create_store(path, application_id=7, migrations={"things": (FIRST,)})) as store:
        if os.name == "nt":  # there a file that is open stays
            with pytest.raises(PermissionError):
                taken(path)
            return
        taken(path)
        with pytest.raises(PosError, match="moved or deleted"), store.transaction():
            put(store)
        assert store.value("SELECT count(*) FROM thing") == 0
        path.write_bytes(b"another")
        with pytest.raises(PosError, match="moved or deleted"), store.transaction():
            put(store)


def test_a_file_that_was_put_back_takes_the_next_line(path, store):
    if os.name != "nt":
        path.rename(path.with_name("away.db"))
        path.with_name("away.db").rename(path)
    with store.transaction():
        put(store)
    assert store.value("SELECT count(*) FROM thing") == 1


def test_numbers_are_whole_and_in_their_range(store):
    for amount in ("x", 1.5, -1, None):
        with pytest.raises(sqlite3.IntegrityError):
            put(store, amount=amount)


def test_a_file_belongs_to_one_process(store, path):
    code = (
        "import sys; from pathlib import Path; from pos import words; from pos.errors import PosError\n"
        "from pos.store import open_store\n"
        "words.use('en')\n"
        "try:\n    open_store(Path(sys.argv[1]), application_id=7, migrations={})\n"
        "except PosError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr) == ("Lapak is open on this folder already: close it there first\n", "")


def test_a_database_is_made_once_and_opened_only_where_it_is(store, path, tmp_path):
    with pytest.raises(PosError, match="already holds"):
        create_store(path, application_id=7, migrations={})
    with pytest.raises(PosError, match="no Lapak folder"):
        open_store(tmp_path.joinpath("none.db"), application_id=7, migrations={})


def test_a_database_of_another_kind_is_told_apart(store, path):
    store.close()

    with pytest.raises(OtherKindError):
        open_store(path, application_id=8, migrations={"things": (FIRST,)})


def test_a_newer_database_is_refused_and_left_alone(store, path):
    store.close()
    with open_store(path, application_id=7, migrations={"things": (FIRST, SECOND)}):
        pass
    before = path.read_bytes()

    with pytest.raises(PosError, match="newer Lapak"):
        open_store(path, application_id=7, migrations={"things": (FIRST,)})
    assert path.read_bytes() == before


def test_a_migration_is_applied_once_after_a_copy(store, path):
    with store.transaction():
        put(store)
    store.close()
    for _ in range(2):
        with open_store(path, application_id=7, migrations={"things": (FIRST, SECOND)}) as migrated:
            assert tuple(migrated.row("SELECT * FROM thing")) == ("a", 1, None)
            assert migrated.integrity() == []

    copies = list(path.parent.joinpath("backups").iterdir())
    assert len(copies) == 1
    with closing(sqlite3.connect(copies[0])) as copy:
        assert copy.execute("SELECT * FROM thing").fetchall() == [("a", 1)]


def test_a_migration_that_fails_leaves_the_old_schema(store, path):
    with store.transaction():
        put(store)
    store.close()

    with pytest.raises(sqlite3.Error):
        open_store(path, application_id=7, migrations={"things": (FIRST, SECOND, BROKEN)})

    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT name, amount FROM thing").fetchall()
    assert rows == [("a", 1)]


def test_a_file_that_is_no_database_or_a_torn_one_is_told_in_words(store, path, tmp_path):
    store.close()
    other = tmp_path.joinpath("other", "lapak.db")
    other.parent.mkdir()
    shutil.copy(path, other)
    path.write_bytes(b"not a database at all" * 300)
    with pytest.raises(PosError, match="damaged"):
        open_store(path, application_id=7, migrations={"things": (FIRST,)})
    data = other.read_bytes()
    other.write_bytes(data[:100] + b"\xff" * 3996 + data[4096:])
    with pytest.raises(PosError, match="damaged"):
        open_store(other, application_id=7, migrations={"things": (FIRST,)})


def test_a_report_can_only_read(store):
    with store.reading_only():
        assert store.rows("SELECT count(*) FROM thing")
        for statement in ("INSERT INTO thing VALUES ('a', 1)", "DROP TABLE thing", "PRAGMA synchronous = 0",
                          "ATTACH ':memory:' AS other"):  # fmt: skip
            with pytest.raises(sqlite3.DatabaseError):
                store.run(statement)
    put(store)


def test_settings_are_kept_by_name(path):
    with create_store(path, application_id=7, migrations={"setting": SETTING_TABLE}) as store:
        store.put_setting("zone", "WIB")
        store.put_setting("zone", "WIT")

        assert store.settings() == {"zone": "WIT"}


@pytest.mark.parametrize("name", ["thing; DROP TABLE thing", "1", ""])
def test_only_a_name_is_taken_for_a_table(store, name):
    for ask in (store.contents, store.empty):
        with pytest.raises(ValueError, match=f"^{name}$"):
            ask(name)


def test_a_migration_that_would_lose_a_row_or_change_a_sum_is_refused_and_nothing_is_changed(path):
    with create_store(path, application_id=7, migrations={"things": (FIRST,)}) as store:
        put(store, "a", 5)
        put(store, "b", 7)
    for losing in ("DELETE FROM thing WHERE name = 'a'", "UPDATE thing SET amount = amount + 1"):
        with pytest.raises(LostError, match="thing"):
            open_store(path, application_id=7, migrations={"things": (FIRST, losing)})
        with open_store(path, application_id=7, migrations={"things": (FIRST,)}) as again:
            assert again.value("SELECT sum(amount) FROM thing") == 12
        path.with_name("backups").joinpath("before-schema-2.db").unlink()


def test_several_migrations_are_applied_together_or_not_at_all(path):
    with create_store(path, application_id=7, migrations={"things": (FIRST,)}) as store:
        put(store)
    with pytest.raises(sqlite3.OperationalError):
        open_store(path, application_id=7, migrations={"things": (FIRST, SECOND, "CREATE TABLE nonsense (")})
    with open_store(path, application_id=7, migrations={"things": (FIRST,)}) as again:
        assert [column[0] for column in again.run("SELECT * FROM thing").description] == ["name", "amount"]
