from datetime import UTC, datetime

import pytest

from pos import canonical
from pos.journal import proof, tables
from pos.journal.chain import Journal
from pos.journal.event import event_hash
from pos.journal.proof import holds
from pos.store import DamagedError, create_store

AT = datetime(2026, 11, 24, 3, 15, 30, tzinfo=UTC)
COLUMNS = ("seq", "epoch", "kind", "at", "day", "actor", "operation", "canonical", "previous", "hash", "grand_total")

DATA = (
    {},
    {"due": 0},
    {"due": -5000, "lines": [{"due": 7}]},
    {"a": None, "b": 'a "due":9, {\\', "due": 12500, "zone": "WIB"},
    {"before": {"due": 3}, "due": 12500},
    {"before": [{"due": 3}]},
    {"note": '"due":3'},
    {"cashier": "Ayu [pagi] {2}", "due": 12500},
    {"data": {"due": 1}, "day": "2026-11-24", "seq": 2},
)


@pytest.fixture
def store(tmp_path):
    path = tmp_path.joinpath("lapak.db")
    with create_store(path, application_id=1, migrations={"journal": tables.MIGRATIONS}) as opened:
        yield opened


def recorded(store, data, **told):
    """The rows of two events, the second with `data`."""
    journal = Journal(store)
    facts = {"kind": "sale", "day": "2026-11-24", "actor": "Ayu", "operation": "o2"} | told
    with store.transaction():
        journal.record("sale", {"due": 1000}, at=AT, operation="o1")
        journal.record(facts.pop("kind"), data, at=AT, **facts)
    return tables.slice_from(store, 1, 100)


@pytest.mark.parametrize("data", DATA)
def test_whatever_is_recorded_holds_and_no_other_grand_total_does(store, data):
    first, second = recorded(store, data)

    assert holds(first, None, 0)
    assert holds(second, first["hash"], 1000)
    assert second["grand_total"] == 1000 + data.get("due", 0)
    assert not any(holds(second, first["hash"], 1000 + wrong) for wrong in (-12500, -7, -3, -1, 1, 3, 7, 9, 12500))


@pytest.mark.parametrize(
    "told",
    [
        {"actor": None, "day": None},
        {"actor": 'Ayu "Besar"\\', "operation": "a\tb\u2028"},
        {"actor": "Sêlasih \u0001\u007f", "kind": 'x","data":{'},
    ],
)
def test_odd_texts_hold_without_being_parsed(store, told, monkeypatch):
    rows = recorded(store, {"due": 5}, **told)
    monkeypatch.setattr(proof.canonical, "parse", None)

    assert holds(rows[0], None, 0)
    assert holds(rows[1], rows[0]["hash"], 1000)


def test_one_bit_changed_anywhere_in_the_bytes_is_seen(store):
    rows = recorded(store, {"due": 5, "lines": [{"code": "W-01"}]})
    before, (*facts, body, previous, hash_, total) = rows[0]["hash"], tuple(rows[1])

    for place in range(len(body)):
        flipped = body[:place] + bytes((body[place] ^ 1,)) + body[place + 1 :]
        assert not holds_as(store, (*facts, flipped, previous, hash_, total), before)
    assert holds_as(store, (*facts, body, previous, hash_, total), before)


@pytest.mark.parametrize("place", [place for place, name in enumerate(COLUMNS) if name != "canonical"])
def test_a_changed_column_is_seen(store, place):
    first, second = recorded(store, {"due": 5})
    changed = list(second)
    changed[place] = changed[place] + 1 if isinstance(changed[place], int) else changed[place][:-1] + "~"

    assert not holds_as(store, changed, first["hash"])


def test_other_columns_are_seen_though_the_hash_was_made_anew(store):
    first, second = recorded(store, {"due": 5})
    body = second["canonical"].replace(b'"Ayu"', b'"Eko"')
    changed = (*tuple(second)[:7], body, first["hash"], event_hash(first["hash"], body), second["grand_total"])

    assert not holds_as(store, changed, first["hash"])


def test_bytes_in_another_order_hold_where_they_say_the_same(store):
    """Told by the parser, not by the bytes: an event of another writer of this format."""
    first, second = recorded(store, {"due": 5})
    body = b'{"seq":2,' + second["canonical"][1:].replace(b',"seq":2}', b"}")
    assert canonical.parse(body) == canonical.parse(second["canonical"])
    changed = (*tuple(second)[:7], body, first["hash"], event_hash(first["hash"], body), second["grand_total"])

    assert holds_as(store, changed, first["hash"])


def test_a_key_that_stands_twice_is_named_by_whoever_reads_it(store):
    first, second = recorded(store, {"due": 5, "number": "K07"})
    body = second["canonical"].replace(b'"number":', b'"due":9,"number":')
    store.run("DROP TRIGGER event_update")
    told = {"body": body, "hash": event_hash(first["hash"], body)}
    store.run("UPDATE event SET canonical = :body, hash = :hash WHERE seq = 2", told)

    with pytest.raises(DamagedError) as refused:
        list(Journal(store).events())
    assert refused.value.facts == {"seq": 2}


def holds_as(store, values, before):
    """Whether a row of these values holds after the first event."""
    names = ", ".join(f":{name} AS {name}" for name in COLUMNS)
    row = store.row(f"SELECT {names}", dict(zip(COLUMNS, values, strict=True)))
    return holds(row, before, 1000)
