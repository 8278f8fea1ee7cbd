"""Every state that a stall's folder can be in: what `lapak check` and `lapak doctor` say of it, and the way out."""

import os
import re
import shlex
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from pos.cli import run
from pos.gallery import create_office, open_office
from pos.stall import Stall, create_stall, open_stall
from pos.store import medium
from pos.store.medium import Mount
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer

NOBODY = 65534


class Place(NamedTuple):
    """A stall's folder with its collection, its office and the second place of its backups; nothing holds them."""

    folder: Path
    collection: Path
    office: Path
    second: Path
    patch: pytest.MonkeyPatch

    @property
    def database(self) -> Path:
        return self.folder.joinpath("lapak.db")

    def change(self, *statements: str) -> None:
        """As somebody else would, past Lapak."""
        with closing(sqlite3.connect(self.database)) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()

    def sell_and_hand_in(self, *, days: int = 0) -> None:
        """One day of the stall, so many days from now, which the office accepts."""
        _trade(self.folder, timedelta(days=days))
        with open_stall(self.folder) as stall:
            stall.delivery.send()
        with open_office(self.office) as office:
            office.collect()
        with open_stall(self.folder) as stall:
            stall.delivery.send()

    def newest_backup(self) -> Path:
        return max(self.folder.joinpath("backups").glob("*.db"))


def _trade(folder: Path, after: timedelta) -> None:
    """One sale and a close, that long from now."""
    with open_stall(folder, clock=lambda: datetime.now(UTC) + after) as stall:
        _sell(stall)
        stall.close_day()


def _sell(stall: Stall) -> None:
    basket = Basket(lines=[BasketLine(code=None, name="Radio Philips", qty=1, asked=None, price=40_000)])
    stall.till.checkout(basket, [Offer(tender="cash", amount=40_000)], at=stall.now())


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All is well: three days, all but the last handed in and backed up in two places."""
    root = tmp_path_factory.mktemp("kept")
    office = create_office(root / "office", "GIK", "Galeri", str(root / "collection"))
    stall = create_stall(
        root / "K07",
        code="K07",
        name="Pak Djarwo",
        trade="klitikan",
        collection=str(root / "collection"),
        clock=lambda: datetime.now(UTC) - timedelta(days=3),
    )
    root.joinpath("second").mkdir()
    stall.set("backup_folder", str(root / "second"))
    stall.close()
    for days in (-3, -2, -1):
        _trade(root / "K07", timedelta(days=days))
    with open_stall(root / "K07") as stall:
        office.admission.enrol(stall.delivery.request_path)
        stall.delivery.send()
        office.collect()
        stall.delivery.send()
        stall.backups.take(stall.settings.backup_folder)
    office.close()
    return root


@pytest.fixture
def place(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A copy of it, which a test may break."""
    root = tmp_path.joinpath("pasar malam")
    shutil.copytree(kept, root)
    for folder, settings in (("K07", ("collection", "backup_folder")), ("office", ("collection",))):
        with closing(sqlite3.connect(root.joinpath(folder, "lapak.db"))) as database:
            for name in settings:
                value = str(root.joinpath({"backup_folder": "second"}.get(name, name)))
                database.execute("UPDATE setting SET value = ? WHERE name = ?", [value, name])
            database.commit()
    folders = [root.joinpath(name) for name in ("K07", "collection", "office", "second")]
    return Place(*folders, patch=monkeypatch)


def whole(_: Place) -> None:
    pass


def full(place: Place) -> None:
    usage = shutil.disk_usage(place.folder)._replace(free=1 << 20)
    place.patch.setattr(shutil, "disk_usage", lambda _: usage)


def page_damaged(place: Place) -> None:
    with closing(sqlite3.connect(place.database)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'payment'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    with place.database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def guard_missing(place: Place) -> None:
    place.change("DROP TRIGGER event_delete")


def chain_broken(place: Place) -> None:
    guard = "CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'x'); END"
    place.change("DROP TRIGGER event_update", "UPDATE event SET grand_total = grand_total + 1 WHERE seq = 5", guard)


def chain_broken_at_its_end(place: Place) -> None:
    guard = "CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'x'); END"
    last = "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = (SELECT max(seq) FROM event)"
    place.change("DROP TRIGGER event_update", last, guard)


def projections_differ(place: Place) -> None:
    place.change("UPDATE sale SET due = due + 1")


def newer(place: Place) -> None:
    place.change("PRAGMA user_version = 999")


def gone(place: Place) -> None:
    shutil.rmtree(place.folder)


def database_gone(place: Place) -> None:
    place.database.unlink()


def copied_back(place: Place) -> None:
    before = place.database.read_bytes()
    place.sell_and_hand_in()
    place.database.write_bytes(before)


def cloned(place: Place) -> None:
    """Another computer sells on a copy of the folder; this one reads what the office answered to it."""
    other = place.folder.with_name("copy")
    shutil.copytree(place.folder, other)
    place._replace(folder=other).sell_and_hand_in()
    with open_stall(place.folder) as stall:
        stall.delivery.send()


def networked(place: Place) -> None:
    place.patch.setattr(medium, "mount_of", lambda *_: Mount("/", "nfs4", "0:1"))
    place.patch.setattr(medium.sys, "platform", "linux")


def key_missing(place: Place) -> None:
    place.folder.joinpath("keys", "private.key").unlink()


def key_damaged(place: Place) -> None:
    place.folder.joinpath("keys", "private.key").write_bytes(b"7\n")


def key_of_another(place: Place) -> None:
    shutil.rmtree(place.folder.joinpath("keys"))
    shutil.copytree(place.office.joinpath("keys"), place.folder.joinpath("keys"))


def not_handed_in(place: Place) -> None:
    _trade(place.folder, timedelta())


def held(place: Place) -> None:
    place.sell_and_hand_in()
    assert run(["restore", str(place.newest_backup()), str(place.folder)]) == 0


def without_second_place(place: Place) -> None:
    with open_stall(place.folder) as stall:
        stall.set("backup_folder", "")


def second_place_gone(place: Place) -> None:
    shutil.rmtree(place.second)


def backup_old(place: Place) -> None:
    newest = place.newest_backup()
    newest.rename(newest.with_name("lapak-GIK-K07-1-20200101T000000Z.db"))


def backup_damaged(place: Place) -> None:
    place.newest_backup().write_bytes(b"nothing")


def clock_behind(place: Place) -> None:
    with open_stall(place.folder, clock=lambda: datetime.now(UTC) + timedelta(days=2)) as stall:
        _sell(stall)


def collection_gone(place: Place) -> None:
    shutil.rmtree(place.collection)


class State(NamedTuple):
    """What breaks a folder, and what of it `check` and `doctor` say; None where that is nothing of theirs."""

    broken: Callable[[Place], object]
    check: str | None
    doctor: str | None


RESTORE = "lapak restore "
STATES = (
    State(whole, None, None),
    State(full, None, "kosongkan ruang"),
    State(page_damaged, RESTORE, RESTORE),
    State(guard_missing, "event_delete hilang", RESTORE),
    State(chain_broken, "Kejadian 5 ", RESTORE),
    State(chain_broken_at_its_end, "diubah atau hilang", RESTORE),
    State(projections_differ, "Tabel sale ", RESTORE),
    State(newer, "perbarui Lapak", "perbarui Lapak"),
    State(gone, "pasang disknya", "pasang disknya"),
    State(database_gone, "lapak restore", RESTORE),
    State(copied_back, "disalin kembali", RESTORE),
    State(cloned, None, "komputer lain"),
    State(networked, None, "disk jaringan"),
    State(key_missing, None, "lapak backup "),
    State(key_damaged, None, "ke tempat lain; lapak backup "),
    State(key_of_another, None, "ke tempat lain; lapak backup "),
    State(held, None, "lapak send {folder} --release"),
    State(second_place_gone, None, "colokkan"),
    State(backup_old, None, "lapak backup {folder}"),
    State(backup_damaged, "tidak utuh", "lapak backup {folder}"),
    State(clock_behind, None, "betulkan jam"),
    State(collection_gone, None, "Tempat pengumpulan"),
)
NAMED = [pytest.param(state, id=state.broken.__name__) for state in STATES]


class Told(NamedTuple):
    """How a command ended: its exit status and all that it said."""

    status: int
    text: str


Ask = Callable[..., Told]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a command."""

    def command(*argv: object) -> Told:
        capsys.readouterr()
        status = run([str(word) for word in argv])
        return Told(status, "".join(capsys.readouterr()))

    return command


def _expected(sentence: str | None, place: Place) -> tuple[int, str]:
    return (0, "") if sentence is None else (1, sentence.format(folder=f'"{place.folder}"'))


@pytest.mark.usefixtures("caplog")  # a full disk is logged as a warning
@pytest.mark.parametrize("state", NAMED)
def test_each_state_has_its_sentence_its_way_out_and_its_exit_status(state: State, place: Place, ask: Ask) -> None:
    state.broken(place)
    for command, sentence in (("check", state.check), ("doctor", state.doctor)):
        told = ask(command, place.folder)
        status, says = _expected(sentence, place)
        assert (told.status, says in told.text) == (status, True), told.text
        assert ("✗" in told.text) == (command == "doctor" and status == 1)


@pytest.mark.parametrize(("broken", "line"), [(not_handed_in, "send"), (without_second_place, "set")])
def test_what_is_no_fault_is_told_with_its_line_and_hinders_nothing(
    broken: Callable[[Place], None], line: str, place: Place, ask: Ask
) -> None:
    broken(place)
    told = ask("doctor", place.folder)
    assert told.status == 0
    assert f'lapak {line} "{place.folder}"' in told.text
    assert ask("check", place.folder).status == 0


def test_a_folder_that_is_open_elsewhere_is_refused_by_both(place: Place, ask: Ask) -> None:
    with open_stall(place.folder):
        for command in ("check", "doctor"):
            told = ask(command, place.folder)
            assert (told.status, "Lapak sedang terbuka di folder ini" in told.text) == (1, True)


@pytest.fixture
def read_only(place: Place) -> Iterator[Path]:
    """A folder that may only be read, also by root, who becomes somebody else meanwhile."""
    with tempfile.TemporaryDirectory() as root:
        Path(root).chmod(0o755)
        folder = Path(root, "K07")
        shutil.copytree(place.folder, folder)
        everything = [folder, *folder.rglob("*")]
        for path in everything:
            path.chmod(0o555 if path.is_dir() else 0o444)
        is_root = sys.platform != "win32" and os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        yield folder
        if is_root:
            os.seteuid(0)
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_folder_that_may_only_be_read_is_refused_by_both(read_only: Path, ask: Ask) -> None:
    for command in ("check", "doctor"):
        told = ask(command, read_only)
        assert (told.status, "izinkan" in told.text) == (1, True), told.text


def _lines(text: str, command: str) -> list[list[str]]:
    """The command lines among what was said, as a shell would read them."""
    return [shlex.split(found)[1:] for found in re.findall(f'lapak {command} (?:"[^"]*" ?)+', text)]


@pytest.mark.parametrize(
    "broken",
    [page_damaged, guard_missing, chain_broken, projections_differ, database_gone, copied_back, backup_damaged],
)
def test_the_line_that_is_named_mends_it(broken: Callable[[Place], None], place: Place, ask: Ask) -> None:
    broken(place)
    (line,) = _lines(ask("doctor", place.folder).text, "(?:restore|backup)")
    assert ask(*line).status == 0
    assert ask("check", place.folder).status == 0


@pytest.mark.parametrize("broken", [key_missing, key_damaged, key_of_another])
def test_a_till_that_lost_its_key_seals_again_once_what_is_named_was_done(
    broken: Callable[[Place], None], place: Place, ask: Ask
) -> None:
    broken(place)
    text = ask("doctor", place.folder).text
    (backup,) = _lines(text, "backup")
    if "ke tempat lain" in text:
        place.folder.joinpath("keys").rename(place.folder.with_name("keys of before"))
    assert ask(*backup).status == 0
    assert ask("restore", place.newest_backup(), place.folder).status == 0
    with open_office(place.office) as office, open_stall(place.folder) as stall:
        office.admission.enrol(stall.delivery.request_path)
        _sell(stall)
        stall.close_day()
        stall.delivery.send()
        office.collect()
        stall.delivery.send()
        assert stall.delivery.not_accepted() == 0
    assert "✗" not in ask("doctor", place.folder).text


def test_without_a_whole_backup_the_makers_are_to_be_asked(place: Place, ask: Ask) -> None:
    guard_missing(place)
    backup_damaged(place)
    for command in ("check", "doctor"):
        assert "tanyakan ke pembuat Lapak" in ask(command, place.folder).text
