from pathlib import Path

import pytest

from pos import words
from pos.office.register.entry import Entry
from ui.models.stalls import StallsModel


@pytest.fixture
def news(heard_news):
    return heard_news


@pytest.fixture
def model(gallery, news) -> StallsModel:
    """A-12 is enrolled and registered, K-07 enrolled only, B-09 registered only, C-01's contract has ended."""
    words.use("en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    for entry in (
        Entry(stall="A12", name="Klitikan Pak Djarwo", gallery="GIK", vendor="Djarwo", phone="0812 3456 7890"),
        Entry(stall="B09", name="Keramik Bu Wulan", trade="kriya", phone="0813 1111 2222"),
        Entry(stall="C01", name="Batik Lawas", from_day="2025-01-01", to_day="2025-12-31"),
    ):
        gallery.office.register.save(entry, operation=f"new {entry.stall}")
    made = StallsModel(gallery.office, news)
    made.refresh()
    return made


def codes(model: StallsModel) -> list[str]:
    return [one.entry.stall for one in model.listed()]


def test_the_chips_count_the_stalls_of_each_state(model: StallsModel) -> None:
    texts = [text for _key, text in model.chips()]
    assert texts == ["All 4", "In use 1", "Not enrolled yet 1", "Not registered 1", "Contract ended 1"]


def test_a_state_and_a_text_narrow_the_list(model: StallsModel) -> None:
    model.choose("unregistered")
    assert codes(model) == ["K07"]
    model.choose("")
    model.search("wulan")
    assert codes(model) == ["B09"]


def test_gallery_and_trade_narrow_the_list_and_what_the_states_count(model: StallsModel) -> None:
    assert model.galleries() == [("", "All galleries"), ("GIK", "GIK 1")]
    assert model.trades() == [("", "All trades"), ("kriya", "Crafts 1"), ("kuliner", "Food 1")]
    model.choose_trade("kriya")
    assert codes(model) == ["B09"]
    assert [text for _key, text in model.chips()] == ["All 1", "Not enrolled yet 1"]
    model.choose_gallery("GIK")
    assert codes(model) == []
    model.choose_trade("")
    assert codes(model) == ["A12"]


def test_what_may_be_written_is_proposed(model: StallsModel) -> None:
    assert model.suggestions("trade")[:2] == ["Antiques", "Crafts"]
    assert len(model.suggestions("regencies")) == 35
    assert model.suggestions("gallery") == ["GIK"]


def test_trade_and_days_are_written_as_people_write_them(model: StallsModel) -> None:
    model.look("C01")
    assert (model.written("from_day"), model.written("to_day")) == ("1/1/2025", "31/12/2025")
    model.write("trade", "Antiques")
    model.write("to_day", "31/12/2027")
    assert model.save()
    kept = model.office.register.entry("C01")
    assert kept is not None and (kept.trade, kept.to_day) == ("klitikan", "2027-12-31")
    assert model.written("trade") == "Antiques"
    model.write("trade", "Antiques")
    assert not model.unsaved()


def test_telephone_numbers_are_of_those_that_are_listed(model: StallsModel) -> None:
    model.choose("open")
    assert model.phones() == "A-12 Klitikan Pak Djarwo: 0812 3456 7890"


def test_a_stall_known_by_its_key_alone_is_registered_by_saving_it(model: StallsModel) -> None:
    model.look("K07")
    model.write("place", "Timur 7")
    assert model.save() and not model.unsaved()
    kept = model.office.register.entry("K07")
    assert kept is not None and (kept.name, kept.place, kept.trade) == ("Leker Bu Sri", "Timur 7", "kuliner")


def test_a_fact_that_cannot_be_is_named_and_stays_typed(model: StallsModel, news) -> None:
    named: list[str] = []
    model.refused.connect(named.append)
    model.look("A12")
    model.write("phone", "at home")
    assert not model.save()
    assert named == ["phone"] and news.told[-1].startswith("phone: not a telephone number")
    assert model.written("phone") == "at home"


def test_a_new_stall_does_not_take_the_code_of_another(model: StallsModel, news) -> None:
    model.begin()
    model.write("stall", "A12")
    model.write("name", "Another")
    assert not model.save() and "A12 is registered already" in news.told[-1]


def test_what_is_typed_is_not_lost_to_another_stall_and_comes_back_after_leaving(model: StallsModel, news) -> None:
    model.look("A12")
    model.write("note", "pays on Mondays")
    assert not model.look("B09") and not model.begin()
    model.leave()
    assert model.edited is None and not model.unsaved()
    news.undo()
    assert model.edited is not None and model.written("note") == "pays on Mondays"


def test_a_removed_stall_comes_back(model: StallsModel, news) -> None:
    model.look("B09")
    model.remove()
    assert "B09" not in codes(model)
    news.undo()
    assert "B09" in codes(model)


def test_a_sheet_is_told_before_it_is_taken_in(model: StallsModel, tmp_path: Path) -> None:
    sheet = tmp_path / "stalls.csv"
    sheet.write_text("kode;nama\nA12;Klitikan Djarwo\nD04;Kopi Tugu\n", encoding="utf-8")
    model.look_into(sheet)
    assert model.told_sheet() == "1 new, 1 changed, 0 the same" and "D04" not in codes(model)
    assert model.sheet_changes() == [("D-04", "Kopi Tugu", "", True), ("A-12", "Klitikan Djarwo", "Name", False)]
    model.import_sheet()
    assert "D04" in codes(model) and model.sheet is None


def test_a_sheet_with_a_bad_cell_cannot_be_taken_in(model: StallsModel, tmp_path: Path) -> None:
    sheet = tmp_path / "stalls.csv"
    sheet.write_text("kode;nama;telepon\nD04;Kopi Tugu;none\n", encoding="utf-8")
    model.look_into(sheet)
    assert "Row 2, telepon: not a telephone number" in model.told_sheet() and not model.can_import


def test_the_registered_ones_that_are_listed_are_exported(model: StallsModel, tmp_path: Path) -> None:
    sheet = tmp_path / "out.csv"
    model.search("k")
    model.export(sheet)
    text = sheet.read_text(encoding="utf-8")
    assert "Keramik Bu Wulan" in text and "Leker Bu Sri" not in text
