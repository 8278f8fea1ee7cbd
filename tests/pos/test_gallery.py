import json
from datetime import UTC, datetime

import pytest

from pos import words
from pos.clock import now
from pos.errors import PosError
from pos.gallery import create_office, open_office
from pos.store import create_store


def clock():
    return datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


@pytest.fixture
def office(tmp_path):
    with create_office(tmp_path.joinpath("office"), "GIK", "Galeri Industri Kreatif", clock=clock) as made:
        yield made


def test_a_new_office_has_its_folders_key_and_first_event(office):
    names = {path.name for path in office.folder.iterdir() if path.is_dir()}
    assert names == {"keys", "collected", "quarantine", "papers", "backups", "log"}
    first = office.journal.by_seq(1)
    assert (first.kind, first.data) == ("office_made", {"gallery": "GIK", "name": "Galeri Industri Kreatif"})
    assert (office.code, office.name) == ("GIK", "Galeri Industri Kreatif")
    assert len(office.fingerprint.split("-")) == 8
    assert office.folder.joinpath("keys", "public.key").read_text("ascii") == office.public_key + "\n"


def test_an_office_opens_again_as_it_was(office):
    fingerprint = office.fingerprint
    office.set("zone", "wit", actor="Bu Endang")
    office.close()
    with open_office(office.folder, clock=clock) as again:
        assert (again.code, again.name, again.fingerprint) == ("GIK", "Galeri Industri Kreatif", fingerprint)
        assert again.settings.zone == "WIT"
        assert again.check().good


def test_a_changed_setting_is_checked_and_journalled(office):
    assert office.set("collection", " /media/stik ", actor="Bu Endang") == "/media/stik"
    event = office.journal.tail()
    assert (event.kind, event.actor) == ("setting_changed", "Bu Endang")
    assert event.data == {"name": "collection", "before": None, "after": "/media/stik"}
    office.set("collection", "/media/stik")
    assert office.journal.tail().seq == event.seq
    with pytest.raises(PosError):
        office.set("zone", "CET")
    with pytest.raises(PosError):
        office.set("tax", "none")
    assert office.settings.collection == "/media/stik"


def test_a_collection_named_when_the_office_is_made_is_kept(tmp_path):
    with create_office(tmp_path, "GIK", "Galeri", str(tmp_path.joinpath("stik")), clock=now) as office:
        assert office.settings.collection == str(tmp_path.joinpath("stik"))
        assert office.journal.tail().kind == "setting_changed"


@pytest.mark.parametrize(("code", "name"), [("gik", "Galeri"), ("CON", "Galeri"), ("GIK", " "), ("GIK", "x" * 81)])
def test_a_wrong_code_or_name_makes_nothing(tmp_path, code, name):
    with pytest.raises(PosError):
        create_office(tmp_path.joinpath("office"), code, name)
    assert not tmp_path.joinpath("office").exists()


def test_an_office_that_is_open_or_there_already_is_refused(office, tmp_path):
    words.use("en")
    with pytest.raises(PosError, match="is open on this folder"):
        open_office(office.folder)
    with pytest.raises(PosError, match="already holds"):
        create_office(office.folder, "GIK", "Galeri")
    with pytest.raises(PosError, match="no Lapak folder"):
        open_office(tmp_path)


def test_a_database_of_another_kind_is_refused(tmp_path):
    words.use("en")
    create_store(tmp_path.joinpath("lapak.db"), application_id=0x4C50534C, migrations={"x": ("SELECT 1",)}).close()
    with pytest.raises(PosError, match="another kind"):
        open_office(tmp_path)


def test_an_office_without_its_key_says_so(office):
    words.use("en")
    office.folder.joinpath("keys", "private.key").unlink()
    with pytest.raises(PosError, match="key is missing"):
        _ = office.fingerprint


def test_a_report_is_written_as_each_kind_of_sheet(office):
    table = office.report("days", "2026-11-01", "2026-11-30")
    told = json.loads(office.written(table, "json"))
    assert list(told) == ["columns", "rows", "title"]
    assert (told["columns"][:3], told["rows"]) == (["gallery", "stall", "till"], [])
    assert office.written(table, "csv").startswith(b"\xef\xbb\xbfgallery;stall;till;")
    assert office.written(table, "xlsx").startswith(b"PK")
    assert office.written(table, "pdf").startswith(b"%PDF")
    with pytest.raises(PosError):
        office.written(table, "odt")


def test_a_report_that_is_not_there_or_a_day_that_is_none_is_refused(office):
    words.use("en")
    with pytest.raises(PosError, match="days, stalls"):
        office.report("weather")
    with pytest.raises(PosError, match="not a day"):
        office.report("days", "24/11/2026")
