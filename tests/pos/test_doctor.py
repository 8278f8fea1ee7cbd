import sqlite3
import sys
from contextlib import closing
from importlib import metadata

import pytest

from pos import doctor, words
from pos.audit import check_stall
from pos.doctor import examine
from pos.gallery import create_office
from pos.journal.event import event_hash
from pos.printing.printers import PrinterKind
from pos.printing.printers.file import FilePrinter
from pos.stall import create_stall, open_stall


@pytest.fixture
def full(stall, feed):
    """A stall with two closed days, a refund and a reopened day; closed, so that its file can be changed."""

    def line(id_, day, **more):
        goods = [{"code": "W-01", "qty": 1}]
        money = [{"tender": "cash", "amount": 12500}]
        return {"id": id_, "at": f"2026-11-{day}T10:00:00+07:00", "lines": goods, "payments": money} | more

    back = {"refund_of": "a", "lines": [{"line": 1, "qty": 1}], "payments": [{"tender": "cash", "amount": -12500}]}
    feed(line("a", 24), line("b", 24, **back), line("c", 25), close_days=True)
    stall.reopen_day("2026-11-24", "lupa")
    feed(line("d", 24), close_days=True)
    assert check_stall(stall).good
    stall.close()
    return stall.folder


def changed(folder, *statements):
    """What a check finds after somebody else changed the file."""
    with closing(sqlite3.connect(folder.joinpath("lapak.db"))) as database:
        for statement in statements:
            assert database.execute(statement).rowcount != 0
        database.commit()
    with open_stall(folder, verified=False) as stall:
        return check_stall(stall)


UNGUARD = "DROP TRIGGER event_update"


@pytest.mark.parametrize("column", ["at", "kind", "day", "actor", "operation", "epoch", "grand_total"])
def test_a_copied_column_that_was_changed_is_named(full, column):
    value = "7" if column in ("epoch", "grand_total") else "'2026-11-23'"

    found = changed(full, UNGUARD, f"UPDATE event SET {column} = {value} WHERE seq = 6")  # noqa: S608

    assert (found.good, found.first_bad) == (False, 6)


@pytest.mark.parametrize("column", ["at", "hash", "previous", "operation"])
def test_an_event_with_a_text_that_is_none_is_named(full, column):
    found = changed(full, UNGUARD, f"UPDATE event SET {column} = CAST(x'e76c' AS TEXT) WHERE seq = 6")  # noqa: S608

    assert (found.good, found.first_bad) == (False, 6)


def test_an_event_that_holds_a_key_twice_is_named_though_its_hash_was_made_anew(full):
    with closing(sqlite3.connect(full.joinpath("lapak.db"))) as database:
        body, previous, seq = database.execute(
            "SELECT canonical, previous, seq FROM event WHERE kind = 'sale' ORDER BY seq LIMIT 1"
        ).fetchone()
        body = body.replace(b'"number":', b'"due":9,"number":')
        database.execute("DROP TRIGGER event_update")
        for last in database.execute("SELECT seq FROM event WHERE seq >= ? ORDER BY seq", [seq]).fetchall():
            if last[0] > seq:
                (body,) = database.execute("SELECT canonical FROM event WHERE seq = ?", last).fetchone()
            own = event_hash(previous, body)
            database.execute(
                "UPDATE event SET canonical = ?, previous = ?, hash = ? WHERE seq = ?", [body, previous, own, *last]
            )
            previous = own
        database.commit()

    found = changed(full)

    assert (found.good, found.first_bad) == (False, seq)


def test_an_event_taken_out_is_named(full):
    found = changed(full, "DROP TRIGGER event_delete", "DELETE FROM event WHERE seq = 6")

    assert found.first_bad == 6


def test_the_end_of_the_journal_taken_off_is_seen_in_the_summaries(full):
    events = changed(full).events
    found = changed(
        full, "DROP TRIGGER event_delete", "DELETE FROM event WHERE seq > 5",
        "CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'x'); END",
    )  # fmt: skip

    assert found.events < events
    assert any("GIK-K07-1" in problem for problem in found.problems)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sale SET due = due + 1 WHERE seq = 5",
        "UPDATE line SET price = 1 WHERE seq = 5",
        "UPDATE payment SET given = 1 WHERE seq = 5",
        "UPDATE stock SET on_hand = 0",
        "UPDATE trading_day SET state = 'open' WHERE day = '2026-11-24'",
        "DELETE FROM shift",
        "DELETE FROM closing WHERE revision = 2",
    ],
)
def test_a_projection_that_was_changed_is_named(full, statement):
    found = changed(full, statement)

    assert (found.good, found.first_bad) == (False, None)
    assert statement.split()[2 if statement.startswith("DELETE") else 1] in found.problems[0]


@pytest.mark.parametrize(
    ("was", "altered"),
    [("'settled'", "'sdttled'"), ("given INTEGER", "gizen INTEGER"), ("closed_seq INTEGER", "cloced_seq INTEGER")],
)
def test_a_tables_own_rule_or_name_that_was_altered_is_a_problem_and_no_fault(full, was, altered):
    path = full.joinpath("lapak.db")
    data = path.read_bytes()
    assert was.encode() in data
    path.write_bytes(data.replace(was.encode(), altered.encode(), 1))

    with open_stall(full, verified=False) as stall:
        found = check_stall(stall)

    assert found.first_bad is None
    assert found.problems[-1].startswith("Basis data rusak (")


@pytest.mark.parametrize("guard", ["event_update", "event_delete", "summary_update", "summary_delete"])
def test_a_missing_guard_is_named(full, guard):
    found = changed(full, f"DROP TRIGGER {guard}")

    assert (found.first_bad, len(found.problems)) == (None, 1)
    assert guard in found.problems[0]


def test_a_sealed_summary_that_was_changed_is_named(full):
    found = changed(
        full,
        "DROP TRIGGER summary_update",
        "UPDATE summary SET bytes = CAST(replace(CAST(bytes AS TEXT), '12500', '12501') AS BLOB) WHERE number = 2",
    )

    assert found.first_bad is None
    assert "_000002_r1.jsonl" in found.problems[1]


def test_a_check_needs_no_key(full):
    full.joinpath("keys", "private.key").unlink()

    assert changed(full).good


def test_a_broken_file_is_a_problem_and_no_fault(full):
    path = full.joinpath("lapak.db")
    data = bytearray(path.read_bytes())
    middle = len(data) - 8192
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)

    with open_stall(full, verified=False) as stall:
        found = check_stall(stall)

    assert not found.good
    assert found.problems


def test_the_doctor_names_what_it_looked_at_and_all_works_here():
    words.use("en")
    findings = {finding.what: finding for finding in examine()}

    assert findings.keys() == {"Python", "SQLite", "Qt", "Fonts", "Display", "Printers"}
    assert all(finding.works for finding in findings.values())


def test_the_doctor_says_the_line_that_brings_qt(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(doctor.metadata, "version", missing)

    finding = next(finding for finding in examine() if finding.what == "Qt")

    assert (finding.works, finding.mend) == (False, "make setup")


def test_an_old_sqlite_is_not_usable(monkeypatch):
    monkeypatch.setattr(doctor, "OLDEST_SQLITE", (99, 0))

    finding = next(finding for finding in examine() if finding.what == "SQLite")

    assert (finding.works, bool(finding.mend)) == (False, True)


def test_no_display_is_told_and_hinders_nothing(monkeypatch):
    words.use("en")
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    finding = next(finding for finding in examine() if finding.what == "Display")

    assert (finding.works, "--headless" in finding.says) == (True, True)


def test_the_printers_that_are_found_are_named_as_the_setting_names_them():
    desk = PrinterKind(id="desk", title="", order=9, example="x", open=FilePrinter, found=lambda: ("a", "b c"))

    finding = examine(printers={"desk": desk})[-1]

    assert finding.says.endswith("desk:a, desk:b c")


def test_what_the_systems_printers_need_is_named_where_it_lacks(monkeypatch):
    monkeypatch.setattr(doctor.sys, "platform", "linux")
    monkeypatch.setattr(doctor, "_loads", lambda library: library != "libcups.so.2")

    finding = examine()[-1]

    assert (finding.works, "libcups2" in finding.mend) == (True, True)


def test_a_folder_is_looked_at_with_its_collection_point(tmp_path):
    stick = tmp_path.joinpath("stick")
    create_stall(tmp_path.joinpath("s"), code="K07", name="n", trade="kuliner", collection=str(stick)).close()
    create_office(tmp_path.joinpath("o"), "GIK", "Galeri").close()

    def seen(name):
        return {finding.what: finding for finding in examine(tmp_path.joinpath(name))}

    assert seen("s")[str(tmp_path.joinpath("s"))].works
    assert "lapak set" in seen("o")[str(tmp_path.joinpath("o"))].mend
    assert not seen("nowhere")[str(tmp_path.joinpath("nowhere"))].works
    stick.joinpath("inbox", "GIK-K07", "GIK-K07-1_e1.request.jsonl").unlink()
    stick.joinpath("inbox", "GIK-K07").rmdir()
    for folder in (*stick.iterdir(), stick):
        folder.rmdir()
    assert not seen("s")["Tempat pengumpulan"].works


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE summary SET state = 'accepted', closing_grand_total = 7 WHERE number = 2",
        "UPDATE summary SET first_seq = first_seq + 1 WHERE number = 2",
        "UPDATE summary SET closed_seq = closed_seq + 1 WHERE number = 1 AND revision = 2",
        "UPDATE summary SET paper = (SELECT paper FROM summary WHERE number = 1 AND revision = 1) WHERE number = 2",
        "UPDATE summary SET paper = '527251' WHERE number = 2",
        "DELETE FROM summary WHERE number = 2",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
    ],
)
def test_a_summary_that_is_not_kept_as_it_was_sealed_is_named(full, statement):
    guards = ("event_delete", "summary_update", "summary_paper", "summary_delete")
    bodies = ("BEFORE DELETE ON event", *["BEFORE UPDATE ON summary"] * 2, "BEFORE DELETE ON summary")
    unguard = [f"DROP TRIGGER {name}" for name in guards]
    guard = [
        f"CREATE TRIGGER {name} {body} BEGIN SELECT RAISE(ABORT, 'x'); END"
        for name, body in zip(guards, bodies, strict=True)
    ]

    found = changed(full, *unguard, statement, *guard)

    assert (found.first_bad, len(found.problems)) == (None, 1)


def test_a_folder_without_a_fresh_backup_is_told_how_to_take_one(stall):
    stall.set("backup_folder", str(stall.folder))
    taken = stall.backups.take().backup.path
    stall.close()
    taken.rename(taken.with_name("lapak-GIK-K07-1-20200101T000000Z.db"))
    (backups,) = (found for found in examine(stall.folder) if found.what == "Cadangan")
    assert not backups.works
    assert backups.mend == f"lapak backup {stall.folder}"


def test_a_second_place_that_is_gone_is_said(stall, tmp_path):
    stick = tmp_path.joinpath("FLASHDISK")
    stick.mkdir()
    stall.set("backup_folder", str(stick))
    stall.backups.take()
    stall.close()
    stick.rmdir()
    (backups,) = (found for found in examine(stall.folder) if found.what == "Cadangan")
    assert not backups.works
    assert "FLASHDISK" in backups.says
