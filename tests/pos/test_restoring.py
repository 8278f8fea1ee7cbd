"""Restoring a backup: what is shown before, what takes whose place, and what a kill leaves."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pos import words
from pos.audit import check_stall
from pos.errors import PosError
from pos.gallery import create_office, open_office
from pos.restoring import Whose, look_into, prepare, restore
from pos.stall import create_stall, open_stall
from pos.store import OtherKindError, Store
from pos.store.backups import Backup

ROOT = Path(__file__).parents[2]
SALE = {
    "id": "a1",
    "at": "2026-11-24T10:15:00+07:00",
    "lines": [{"name": "Lampu", "qty": 1, "price": 5000}],
    "payments": [{"tender": "cash", "amount": 5000}],
}


@pytest.fixture(autouse=True)
def _in_english():
    words.use("en")


@pytest.fixture
def backup(stall, feed) -> Backup:
    """Of a stall with one sale; then another is made, and the stall is closed."""
    stall.set("language", "en")
    feed(SALE)
    taken = stall.backups.take().backup
    feed({**SALE, "id": "a2"})
    stall.close()
    return taken


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_a_backup_holds_is_told_before_anything_is_changed(backup, stall):
    before = names(stall.folder)
    found = look_into(backup.path)
    assert (found.code, found.name, found.of_stall, found.good) == ("GIK-K07-1", "Klitikan Pak Djarwo", True, True)
    assert (found.counted, found.epoch) == (1, 1)
    assert names(stall.folder) == before


def test_the_restored_database_takes_the_place_of_the_other_which_stays_beside_it(backup, stall, clock):
    restore(backup.path, stall.folder, clock=clock)
    with open_stall(stall.folder, clock=clock) as restored:
        assert [sale.number for sale in restored.till.sales_of_day("2026-11-24")] == ["K07-1-261124-0001"]
        assert (restored.journal.epoch, restored.epochs.is_held) == (2, True)
        assert "restored from a backup" in (restored.epochs.reason or "")
        assert check_stall(restored).problems == ()
        assert restored.delivery.request_path.name == "GIK-K07-1_e2.request.jsonl"
        assert restored.delivery.request_path.exists()
    damaged = [name for name in names(stall.folder) if "damaged" in name]
    assert damaged == ["lapak.db.damaged-20261124T130000Z"]
    assert look_into(stall.folder.joinpath(damaged[0])).counted == 2


def test_a_log_that_the_disk_does_not_fold_in_at_closing_is_missing_nowhere(backup, stall, clock, monkeypatch):
    closes = Store.close

    def folding_nothing_in(store):
        data = store.path.read_bytes()
        closes(store)
        store.path.write_bytes(data)

    monkeypatch.setattr(Store, "close", folding_nothing_in)
    ready = prepare(look_into(backup.path), stall.folder, clock=clock)

    assert (look_into(ready).problem, look_into(ready).epoch) == (None, 2)


def test_it_can_be_restored_into_a_new_folder_that_makes_its_own_key(backup, stall, tmp_path, clock):
    stall.folder.joinpath("photos", "a.jpg").write_bytes(b"photo")
    new = tmp_path.joinpath("new", "stall")
    restore(backup.path, new, reason="stolen", clock=clock)
    with open_stall(new, clock=clock) as restored:
        assert restored.epochs.reason == "stolen"
        assert restored.delivery.fingerprint != open_words(stall.folder)
        assert restored.delivery.request_path.exists()
    assert new.joinpath("photos", "a.jpg").read_bytes() == b"photo"


def open_words(folder):
    with open_stall(folder) as other:
        return other.delivery.fingerprint


def test_each_restore_begins_an_epoch_that_no_earlier_one_had(backup, stall, clock):
    for epoch in (2, 3):
        clock.forward(minutes=1)
        restore(backup.path, stall.folder, clock=clock)
        with open_stall(stall.folder, clock=clock) as restored:
            assert restored.journal.epoch == epoch
            restored.epochs.release("a test", at=restored.now(), operation=f"r{epoch}")


def test_the_epochs_that_only_the_outbox_tells_of_are_not_used_again(backup, stall, clock):
    stall.folder.joinpath("outbox", "GIK-K07-1_2026-11-23_e4_000001_r1.jsonl").write_bytes(b"")
    for path in stall.folder.glob("lapak.db*"):
        path.unlink()
    restore(backup.path, stall.folder, clock=clock)
    with open_stall(stall.folder, clock=clock) as restored:
        assert restored.journal.epoch == 5


def test_a_damaged_database_is_replaced_whatever_it_is(backup, stall, clock):
    stall.folder.joinpath("lapak.db").write_bytes(b"not a database at all")
    restore(backup.path, stall.folder, clock=clock)
    with open_stall(stall.folder, clock=clock) as restored:
        assert check_stall(restored).problems == ()


def test_a_backup_whose_content_was_changed_is_refused_and_nothing_happens(backup, stall, clock):
    data = bytearray(backup.path.read_bytes())
    at = data.index(b'"price":5000')
    data[at + 8] = ord("6")
    backup.path.write_bytes(data)
    assert not look_into(backup.path).good
    before = names(stall.folder)
    with pytest.raises(PosError, match="choose another"):
        restore(backup.path, stall.folder, clock=clock)
    assert names(stall.folder) == before


def test_what_is_no_backup_and_what_is_another_stalls_is_refused(backup, stall, tmp_path, clock):
    text = tmp_path.joinpath("notes.db")
    text.write_bytes(b"notes" * 1000)
    with pytest.raises(OtherKindError, match=r"notes\.db is no backup"):
        look_into(text)
    with pytest.raises(PosError, match="no file"):
        look_into(tmp_path.joinpath("missing.db"))
    other = tmp_path.joinpath("other")
    create_stall(other, code="K08", name="n", trade="kuliner", clock=clock).close()
    with pytest.raises(OtherKindError, match="GIK-K08-1"):
        restore(backup.path, other, clock=clock)


def test_an_open_folder_is_prepared_and_takes_the_backup_over_when_it_is_opened_next(stall, feed, clock):
    feed(SALE)
    taken = stall.backups.take().backup
    feed({**SALE, "id": "a2"})
    prepare(look_into(taken.path), stall.folder, now_open=Whose("GIK-K07-1", 1), clock=clock)
    feed({**SALE, "id": "a3"})
    stall.close()
    with open_stall(stall.folder, clock=clock) as restored:
        assert len(restored.till.sales_of_day("2026-11-24")) == 1
        assert restored.journal.epoch == 2


@pytest.mark.parametrize("moved", ["", "-wal"])
def test_a_takeover_that_was_cut_short_is_ended_at_the_next_start(stall, feed, clock, moved):
    feed(SALE)
    taken = stall.backups.take().backup
    feed({**SALE, "id": "a2"})
    stall.close()
    ready = prepare(look_into(taken.path), stall.folder, clock=clock)
    stamp = ready.name.rpartition("-")[2]
    own = stall.folder.joinpath("lapak.db")
    stall.folder.joinpath("lapak.db-wal").write_bytes(b"the log of the old one")
    own.with_name(own.name + moved).replace(own.with_name(f"lapak.db.damaged-{stamp}{moved}"))
    with open_stall(stall.folder, clock=clock) as restored:
        assert len(restored.till.sales_of_day("2026-11-24")) == 1
        assert check_stall(restored).problems == ()
    assert stall.folder.joinpath(f"lapak.db.damaged-{stamp}-wal").read_bytes() == b"the log of the old one"


def test_an_office_is_restored_without_epochs(tmp_path, clock):
    folder = tmp_path.joinpath("office")
    with create_office(folder, "GIK", "Galeri", clock=clock) as office:
        taken = office.backups.take().backup
        office.set("language", "en")
    assert restore(taken.path, folder, clock=clock).code == "GIK"
    with open_office(folder, clock=clock) as office:
        assert office.check().problems == ()
        assert office.settings.language == "id"


KILLED = """
import sys
from pathlib import Path
from pos.restoring import restore
print("begun", flush=True)
restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("after_ms", [0, 30, 60, 100, 200])
def test_a_restore_that_is_killed_leaves_the_old_database_or_the_new_one(backup, stall, clock, after_ms):
    command = [sys.executable, "-c", KILLED, str(backup.path), str(stall.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(after_ms / 1000)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
    clock.at += timedelta(days=400)
    with open_stall(stall.folder, clock=clock) as found:
        sales = len(found.till.sales_of_day("2026-11-24"))
        assert (sales, found.journal.epoch) in ((2, 1), (1, 2))
        assert check_stall(found).problems == ()
    shutil.rmtree(stall.folder)
