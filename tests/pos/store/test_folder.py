"""A folder that cannot be opened says which of the many reasons it is."""

import sqlite3
from pathlib import Path

import pytest

from pos import files
from pos.errors import PosError
from pos.stall import Stall, create_stall, open_stall
from pos.store import DATABASE, DamagedError, DiskFullError, Store
from pos.store.folder import GoneError, NoDatabaseError, is_known


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed stall's folder."""
    create_stall(tmp_path / "K07", code="K07", name="Kopi Tebu", trade="kuliner").close()
    return tmp_path / "K07"


def _without_database(folder: Path) -> Path:
    folder.joinpath(DATABASE).unlink()
    return folder


def test_a_folder_that_is_not_there_is_told_from_one_that_is_none_of_lapak_s(tmp_path: Path) -> None:
    with pytest.raises(GoneError, match="pasang disknya"):
        open_stall(tmp_path / "gone")
    with pytest.raises(PosError, match="bukan folder Lapak"):
        open_stall(tmp_path)
    assert not is_known(tmp_path)


def test_a_folder_whose_database_is_gone_is_still_known_and_leads_to_a_backup(folder: Path) -> None:
    with pytest.raises(NoDatabaseError, match="lapak restore"):
        open_stall(_without_database(folder))
    assert is_known(folder)


def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(folder: Path) -> None:
    folder.joinpath("lock").unlink()
    folder.joinpath("lock").mkdir()
    with pytest.raises(PosError, match="tidak dapat ditulisi"):
        open_stall(folder)


def test_an_empty_database_is_damaged_and_stays_as_it_is(folder: Path) -> None:
    folder.joinpath(DATABASE).write_bytes(b"")
    with pytest.raises(DamagedError):
        open_stall(folder)


def test_a_folder_held_elsewhere_is_told_from_every_other_trouble(folder: Path) -> None:
    with files.FolderLock(folder), pytest.raises(files.OpenElsewhereError):
        open_stall(folder)


def test_only_an_end_without_a_close_leaves_its_mark(folder: Path, tmp_path: Path) -> None:
    with open_stall(folder) as stall:
        assert not stall.store.was_cut_off
        stall.set("print", "never")
        _as_a_power_cut_leaves_it(stall, tmp_path / "cut")
    with open_stall(tmp_path / "cut") as cut:
        assert cut.store.was_cut_off
        assert cut.settings.print == "never"
    with open_stall(tmp_path / "cut") as again:
        assert not again.store.was_cut_off


def _as_a_power_cut_leaves_it(stall: Stall, target: Path) -> None:
    target.mkdir()
    for name in (DATABASE, f"{DATABASE}-wal"):
        target.joinpath(name).write_bytes(stall.folder.joinpath(name).read_bytes())
    target.joinpath("outbox").mkdir()


def fill_up(store: Store) -> None:
    """From now on SQLite finds no room for another page."""
    store.run(f"PRAGMA max_page_count = {store.value('PRAGMA page_count')}")


def test_a_full_disk_has_its_own_error_and_records_nothing(folder: Path) -> None:
    with open_stall(folder) as stall:
        fill_up(stall.store)
        before = stall.journal.tail_seq()
        with pytest.raises(DiskFullError, match="Disk penuh"):
            for number in range(500):
                stall.set("footer", f"{number} " + "x" * 60)
        told = stall.journal.tail_seq()
        assert stall.settings.footer.startswith(f"{told - before - 1} ")
        assert stall.journal.first_bad() is None


def test_a_database_that_sqlite_may_not_write_says_so(folder: Path) -> None:
    with open_stall(folder) as stall:
        stall.store.run("PRAGMA query_only = 1")
        with pytest.raises(PosError, match="tidak dapat ditulisi"):
            stall.set("print", "never")


def test_sqlite_s_other_errors_stay_faults(folder: Path) -> None:
    with open_stall(folder) as stall, pytest.raises(sqlite3.OperationalError), stall.store.transaction():
        stall.store.run("SELECT * FROM no_such_table")
