import hashlib
import json
from datetime import UTC, datetime

import pytest

from pos.errors import PosError
from pos.journal import tables
from pos.journal.chain import Journal
from pos.journal.event import event_hash
from pos.store import create_store

AT = datetime(2026, 11, 24, 3, 15, 30, 999_999, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with create_store(
        tmp_path.joinpath("lapak.db"), application_id=1, migrations={"journal": tables.MIGRATIONS}
    ) as opened:
        yield opened


@pytest.fixture
def journal(store):
    made = Journal(store)
    for number, due in enumerate((5000, -2000, 0), start=1):
        with store.transaction():
            made.record("sale", {"due": due}, at=AT, operation=f"o{number}", day="2026-11-24", actor="Ayu")
    return made


def test_an_event_holds_its_facts_in_exact_bytes_and_hangs_on_the_one_before(journal):
    first, second, third = journal.events()

    assert first.canonical == (
        b'{"actor":"Ayu","at":"2026-11-24T03:15:30+00:00","data":{"due":5000},"day":"2026-11-24","epoch":1,'
        b'"kind":"sale","operation":"o1","seq":1}'
    )
    text = b"lapak-event-1\n" + b"0" * 64 + b"\n" + first.canonical
    assert first.hash == hashlib.sha256(text).hexdigest()
    assert (first.previous, second.previous, third.previous) == (None, first.hash, second.hash)
    assert [event.grand_total for event in (first, second, third)] == [5000, 3000, 3000]
    assert journal.tail() == third
    assert (journal.by_operation("o2"), journal.by_seq(2), journal.by_seq(9)) == (second, second, None)


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'x'", "DELETE FROM event", "REPLACE INTO event "
    "SELECT * FROM event"])  # fmt: skip
def test_the_journal_is_only_added_to(store, journal, statement):
    with pytest.raises(Exception, match="append-only"):
        store.run(statement)
    assert journal.first_bad() is None


def test_an_operation_is_recorded_once(store, journal):
    with pytest.raises(Exception, match="UNIQUE"), store.transaction():
        journal.record("sale", {}, at=AT, operation="o1")
    assert journal.count() == 3


def test_an_event_outside_a_finished_transaction_is_not_kept(store, journal):
    with pytest.raises(KeyboardInterrupt), store.transaction():
        journal.record("sale", {"due": 1}, at=AT, operation="o4")
        raise KeyboardInterrupt
    assert journal.count() == 3


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_an_altered_event_is_found_though_its_own_hash_was_mended(store, journal, seq):
    event = journal.by_seq(seq)
    forged = event.canonical.replace(b'"Ayu"', b'"Eko"')
    store.run("DROP TRIGGER event_update")
    store.run("UPDATE event SET canonical = :body, actor = 'Eko' WHERE seq = :seq", {"body": forged, "seq": seq})
    assert journal.first_bad() == seq

    store.run(
        "UPDATE event SET hash = :hash WHERE seq = :seq", {"hash": event_hash(event.previous, forged), "seq": seq}
    )

    assert journal.first_bad() == (seq + 1 if seq < 3 else None)


def test_a_check_may_begin_in_the_middle(store, journal):
    store.run("DROP TRIGGER event_update")
    store.run("UPDATE event SET grand_total = 1 WHERE seq = 1")

    assert (journal.first_bad(), journal.first_bad(3), journal.first_bad(2)) == (1, None, 2)


def test_a_check_may_end_before_the_end(store, journal):
    store.run("DROP TRIGGER event_update")
    store.run("DROP TRIGGER event_delete")
    store.run("DELETE FROM event WHERE seq = 2")
    assert [journal.first_bad(1, 1), journal.first_bad(1, 2), journal.first_bad(3, 3), journal.first_bad(4, 9)] == [
        None, 2, 2, None,
    ]  # fmt: skip


@pytest.mark.parametrize("name", tables.TRIGGERS)
@pytest.mark.parametrize("instead", [None, "CREATE TRIGGER {name} BEFORE UPDATE ON event BEGIN SELECT 1; END"])
def test_a_guard_that_is_missing_or_does_nothing_stops_the_selling(store, journal, name, instead):
    journal.assert_guarded()
    store.run(f"DROP TRIGGER {name}")
    if instead:
        store.run(instead.format(name=name))

    with pytest.raises(PosError, match=name):
        journal.assert_guarded()


def test_the_export_is_one_canonical_line_an_event(journal):
    lines = list(journal.export())

    assert [json.loads(line)["seq"] for line in lines] == [1, 2, 3]
    assert all(line.endswith(b"\n") and line.startswith(b'{"event":"') for line in lines)
    assert json.loads(lines[1])["event"].encode() == journal.by_seq(2).canonical


def test_a_long_journal_is_read_in_slices(store, monkeypatch):
    monkeypatch.setattr("pos.journal.chain._SLICE", 3)
    journal = Journal(store)
    with store.transaction():
        for number in range(10):
            journal.record("x", {}, at=AT, operation=str(number))

    assert [event.seq for event in journal.events(4)] == [4, 5, 6, 7, 8, 9, 10]
    assert journal.first_bad() is None
