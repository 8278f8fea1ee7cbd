"""Backups: a copy of a database in use, proved before it has its name, kept by hours and days."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos import words
from pos.errors import PosError
from pos.store import DamagedError, create_store, read_store
from pos.store.backups import Backup, Backups, listed, outlived

THING = "CREATE TABLE thing (name TEXT NOT NULL, body BLOB NOT NULL) STRICT"
NOW = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_english():
    words.use("en")


@pytest.fixture
def store(tmp_path):
    tmp_path.joinpath("photos").mkdir()
    tmp_path.joinpath("photos", "a.jpg").write_bytes(b"photo")
    with create_store(tmp_path.joinpath("lapak.db"), application_id=7, migrations={"things": (THING,)}) as opened:
        put(opened, 2_000)
        yield opened


def put(store, rows):
    with store.transaction():
        store.many("INSERT INTO thing VALUES (?, ?)", ((f"{n}", os.urandom(1_000)) for n in range(rows)))


class Clock:
    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def backups(store, clock):
    return made(store, clock)


def made(store, clock, prove=lambda copy: None, since=NOW):
    return Backups(store, name="lapak-GIK-K07-1", prove=prove, beside=("photos",), since=since, clock=clock)


def count(path):
    with read_store(path) as copy:
        return copy.value("SELECT count(*) FROM thing")


def names(folder: Path):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_one_file_named_by_its_moment_and_holds_everything(backups):
    taken = backups.take()
    assert names(backups.folder) == ["lapak-GIK-K07-1-20261124T101500Z.db"]
    assert count(taken.backup.path) == 2_000
    assert (taken.backup.at, taken.second, taken.trouble) == (NOW, None, None)
    assert backups.last() == taken.backup


def test_the_database_is_used_between_the_steps_and_what_is_written_meanwhile_is_in_the_copy(store, backups):
    taking = backups.taking()
    steps = 0
    for done, of in taking:
        steps += 1
        if steps <= 3:
            put(store, 1)
        assert done <= of
    assert steps > 3
    assert count(taking.finish().backup.path) == 2_003


def test_a_backup_that_is_left_in_the_middle_leaves_the_earlier_one_and_no_rest(store, clock, backups):
    first = backups.take().backup
    clock.at += timedelta(hours=1)
    taking = backups.taking()
    steps = iter(taking)
    next(steps)
    steps.close()
    taking.drop()
    put(store, 1)
    assert names(backups.folder) == [first.path.name]


def test_what_an_earlier_one_left_half_done_is_thrown_away(backups):
    backups.folder.mkdir()
    backups.folder.joinpath("lapak-GIK-K07-1-20261101T101500Z.db.part").write_bytes(b"half")
    backups.take()
    assert names(backups.folder) == ["lapak-GIK-K07-1-20261124T101500Z.db"]


def test_a_copy_that_is_not_whole_gets_no_name_and_outlives_nothing(store, clock):
    def refuse(copy):
        raise DamagedError("the chain is broken")

    first = made(store, clock).take().backup
    clock.at += timedelta(days=100)
    with pytest.raises(DamagedError):
        made(store, clock, prove=refuse).take()
    assert names(first.path.parent) == [first.path.name]


def test_a_flipped_bit_in_the_copy_is_found_before_it_has_its_name(backups):
    taking = backups.taking()
    for _ in taking:
        pass
    with backups.folder.joinpath("lapak-GIK-K07-1-20261124T101500Z.db.part").open("r+b") as file:
        file.seek(4096 + 3)  # where the second page says how many cells it has
        file.write(b"\xff\xff")
    with pytest.raises(DamagedError):
        taking.finish()
    assert names(backups.folder) == []


def test_the_last_of_24_hours_and_of_30_days_are_kept():
    every_20_minutes = [Backup(Path(str(n)), NOW - timedelta(minutes=20 * n)) for n in range(3 * 24 * 60)]
    gone = set(outlived(every_20_minutes))
    kept = [backup for backup in every_20_minutes if backup not in gone]
    assert len(kept) == 24 + 30 - 2, "the last hours of today and yesterday are those of the days, too"
    assert kept[0].at == NOW
    assert {backup.at.date() for backup in kept} == {(NOW - timedelta(days=n)).date() for n in range(30)}


def test_other_files_are_not_thrown_away(backups, clock):
    backups.folder.mkdir()
    for name in ("before-schema-4.db", "lapak-GIK-K08-1-20200101T000000Z.db", "notes.txt"):
        backups.folder.joinpath(name).write_bytes(b"x")
    for _ in range(3):
        backups.take()
        clock.at += timedelta(minutes=1)
    assert len(names(backups.folder)) == 4
    assert [backup.at.minute for backup in backups.listed()] == [17]


def test_it_stands_in_the_second_place_too_with_the_photos_that_are_missing_there(backups, tmp_path, clock):
    stick = tmp_path.joinpath("stick")
    stick.mkdir()
    taken = backups.take(str(stick))
    assert names(stick) == ["lapak-GIK-K07-1-20261124T101500Z.db", "photos"]
    assert stick.joinpath("photos", "a.jpg").read_bytes() == b"photo"
    assert (taken.second, taken.trouble) == (stick.joinpath(taken.backup.path.name), None)
    assert listed(stick, "lapak-GIK-K07-1")[0].at == NOW


def test_a_second_place_that_is_missing_is_said_and_the_backup_is_there_all_the_same(backups, tmp_path):
    taken = backups.take(str(tmp_path.joinpath("stick")))
    assert "plug it in" in str(taken.trouble)
    assert taken.backup.path.exists()


def test_the_first_backup_of_a_year_is_kept_for_ever(store, clock):
    clock.at = datetime(2027, 1, 2, 3, 0, tzinfo=UTC)
    backups = made(store, clock)
    backups.take()
    archive = backups.folder.joinpath("archive")
    assert names(archive) == ["lapak-GIK-K07-1-2026.db"]
    assert count(archive.joinpath("lapak-GIK-K07-1-2026.db")) == 2_000
    before = archive.joinpath("lapak-GIK-K07-1-2026.db").stat().st_mtime_ns
    put(store, 1)
    clock.at += timedelta(days=1)
    backups.take()
    assert archive.joinpath("lapak-GIK-K07-1-2026.db").stat().st_mtime_ns == before


def test_without_room_nothing_is_begun(backups, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1_000})())
    with pytest.raises(PosError, match="free 6"):
        backups.taking()


def test_a_copy_is_read_without_anything_appearing_beside_it(backups):
    path = backups.take().backup.path
    count(path)
    assert names(path.parent) == [path.name]


def test_no_copy_is_begun_inside_a_transaction(store, backups):
    with store.transaction(), pytest.raises(AssertionError):
        next(iter(backups.taking()))
