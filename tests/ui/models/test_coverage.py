import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.office import coverage
from pos.office.register.entry import Entry
from pos.stall import open_stall
from ui.models.coverage import ALL, CoverageModel
from ui.news import News

DAY = "2026-11-21"
MONDAY = datetime(2026, 11, 23, 14, tzinfo=UTC)


@pytest.fixture
def model(gallery, qtbot: QtBot) -> CoverageModel:
    """On Monday: A-12 handed in and revised Saturday and handed in Sunday, K-07 nothing at all since Saturday."""
    words.use("en")
    gallery.office.set("language", "en")
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000, name="Kaset")
    gallery.hand_in("A12", counted=87_000)
    stall.reopen_day(DAY, "Kaset kembali")
    gallery.sell("A12", 13_000, name="Radio")
    gallery.hand_in("A12", counted=100_000)
    gallery.at = datetime(2026, 11, 22, 14, tzinfo=UTC)
    gallery.hand_in("A12", counted=0)
    gallery.at = MONDAY
    gallery.office.collect()
    return CoverageModel(gallery.office, News())


def test_each_cell_says_what_came_in(model: CoverageModel) -> None:
    djarwo, leker = model.rows
    assert djarwo.states[-4:] == ("", "revised", "nil", "awaited")
    assert djarwo.cells[-3] == ("revised", "2")
    assert leker.states[-4:] == ("", "missing", "missing", "awaited")
    assert (djarwo.note, djarwo.troubled, leker.note, leker.troubled) == ("2/2", False, "0/2", True)
    assert model.spoken(0, 28) == "A-12 Klitikan Pak Djarwo · Sat 21 Nov · revision 2"
    assert model.spoken(1, 29) == "K-07 Leker Bu Sri · Sun 22 Nov · not handed in"


def test_the_columns_tell_sundays_months_and_the_present_day(model: CoverageModel) -> None:
    assert (model.columns[0].number, model.columns[0].month) == ("24", "October")
    first = next(column for column in model.columns if column.number == "1")
    assert (first.turns, first.month, first.sunday, first.letter) == (True, "November", True, "S")
    assert [column.now for column in model.columns] == [False] * 30 + [True]


def test_what_is_shown_is_narrowed_by_trade_trouble_and_state(model: CoverageModel) -> None:
    assert model.trades() == [("all", "All 2"), ("klitikan", "Antiques 1"), ("kuliner", "Food 1")]
    model.choose_trade("klitikan")
    assert ([row.code for row in model.rows], model.count()) == (["A-12"], "1 of 2 stalls")
    model.show_only_troubled(True)
    assert model.nothing() == "None: every stall is in order here."
    model.show_only(coverage.REVISED)
    assert ([row.code for row in model.rows], model.narrowing()) == (["A-12"], "Only: revised")
    model.show_only_troubled(False)
    assert (len(model.rows), model.is_narrowed, model.narrowing()) == (2, False, "Only troubled ones")


def test_earlier_months_are_gone_through_and_the_last_days_come_back(model: CoverageModel) -> None:
    model.go(-1)
    assert (model.period(), model.days[0], len(model.days)) == ("October 2026", "2026-10-01", 31)
    assert model.completeness() == "October 2026: complete"
    model.go(1)
    assert (model.period(), model.is_now(), model.days[-1]) == ("Last 31 days", True, "2026-11-23")
    model.go(-1)
    model.go_to_now()
    assert model.is_now()


def test_a_month_with_a_gap_is_open(gallery, model: CoverageModel) -> None:
    gallery.at = datetime(2026, 12, 3, 2, tzinfo=UTC)
    model.go(-1)
    assert model.period() == "November 2026"
    lacking = sum(row.states.count(coverage.MISSING) for row in model.rows)
    assert model.completeness() == f"November 2026: open, {lacking} days are lacking"
    assert lacking > 10


def test_a_revision_is_told_with_its_reason_and_what_it_changed(model: CoverageModel) -> None:
    model.look(0, 28)
    told = model.looked()
    assert told is not None
    assert (told.title, told.pill[0]) == ("A-12 · Klitikan Pak Djarwo", "Revision 2")
    assert (told.reason_title, told.reason) == ("The stall's reason", "Kaset kembali")
    assert told.heads == ("Revision 1", "Revision 2")
    changes = {change.title: (change.before, change.after, change.changed) for change in told.changes}
    assert changes["Net"] == (87_000, 100_000, True)
    assert changes["Receipts"] == (1, 2, True)
    assert told.result == 13_000
    assert [fact.text for fact in told.facts] == ["Revision 1 received", "Revision 2 received", "Seal and chain whole"]


def test_a_missing_day_names_all_that_are_missing_of_the_stall(model: CoverageModel) -> None:
    model.look_at_missing(1)
    assert model.at == (1, 29)
    told = model.looked()
    assert told is not None
    assert (told.reason_title, told.reason) == ("Not handed in", "2 days are missing: Sat 21 Nov, Sun 22 Nov")
    assert (told.changes, told.facts, told.result) == ((), (), None)


def test_the_gallerys_closed_day_is_said_on_the_spot_and_taken_back(model: CoverageModel) -> None:
    undo: list[object] = []
    model.news.said.connect(lambda _text, back: undo.append(back))
    model.look(1, 29)
    told = model.looked()
    assert told is not None and told.closing == "The gallery was closed that day"
    model.close_day()
    assert (model.rows[1].states[-3:], model.rows[1].note) == (("missing", "closed", "awaited"), "0/1")
    told = model.looked()
    assert told is not None and told.closing == "The gallery was open after all"
    model.close_day()
    assert model.rows[1].states[29] == "missing"
    undo[-1]()
    assert model.office.settings.closed_days.text() == "2026-11-22"
    model.look(0, 29)
    told = model.looked()
    assert told is not None and told.closing == ""


def test_the_missing_list_tells_whom_to_call(model: CoverageModel) -> None:
    told = Entry(stall="K07", name="Leker Bu Sri", trade="kuliner", phone="0857 0000 0007")
    model.office.register.save(told, operation="k07", new=True)
    model.refresh()
    assert model.missing_list().endswith("\nK-07 Leker Bu Sri 0857 0000 0007: Sat 21 Nov, Sun 22 Nov")
    model.look_at_missing(1)
    looked = model.looked()
    assert looked is not None
    assert [(fact.text, fact.right) for fact in looked.facts] == [("Telephone", "0857 0000 0007")]


def test_the_missing_list_holds_every_day_of_a_stall(model: CoverageModel) -> None:
    assert model.missing_list() == "Not handed in, Last 31 days:\nK-07 Leker Bu Sri: Sat 21 Nov, Sun 22 Nov"


def test_what_is_looked_into_stays_while_it_is_shown_and_is_left_when_it_is_not(model: CoverageModel) -> None:
    model.look(1, 29)
    model.choose_trade("kuliner")
    assert model.at == (0, 29)
    model.choose_trade("klitikan")
    assert (model.at, model.looked()) == (None, None)
    model.choose_trade(ALL)
    assert model.at is None


def test_a_kept_file_that_was_changed_is_told_where_it_was(model: CoverageModel) -> None:
    for file in model.office.folder.joinpath("collected").rglob("*.jsonl"):
        file.write_bytes(b"x")
    model.look(0, 28)
    told = model.looked()
    assert told is not None
    assert told.reason_title == "The file cannot be read" and told.reason


def test_two_files_for_one_day_are_a_quarantine_with_its_reason(gallery, model: CoverageModel) -> None:
    gallery.stalls["K07"].close()
    shutil.copytree(gallery.folder / "K07", gallery.folder / "copy")
    for folder, amount in (("K07", 10_000), ("copy", 99_000)):
        gallery.stalls[folder] = open_stall(gallery.folder / folder, clock=lambda: gallery.at)
        gallery.sell(folder, amount)
        gallery.hand_in(folder)
        gallery.office.collect()
    words.use("en")
    model.refresh()
    assert (model.rows[1].cells[-1], model.rows[1].troubled) == (("quarantined", "!"), True)
    model.look(1, 30)
    told = model.looked()
    assert told is not None
    assert told.pill[0] == "Two files for one day" and told.reason.startswith("Several files claim") and told.can_ask
    assert [fact.tone for fact in told.facts] == ["ok", "warn"]


def test_the_rows_are_saved_as_a_sheet(model: CoverageModel, tmp_path: Path) -> None:
    assert model.sheet_name() == "GIK_2026-10-24_2026-11-23.xlsx"
    path = tmp_path.joinpath("kelengkapan.csv")
    assert model.save_sheet(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3 and "2026-11-21" in lines[0] and "revised" in lines[1] and "not handed in" in lines[2]
    refused: list[str] = []
    model.news.refused.connect(refused.append)
    assert not model.save_sheet(tmp_path.joinpath("no such folder", "x.csv"))
    assert refused


def test_what_is_collected_shows_at_once(gallery, model: CoverageModel) -> None:
    gallery.hand_in("K07", counted=0)
    gallery.office.collect()
    model.news.recorded.emit()
    assert model.rows[1].states[-1] == "nil"
