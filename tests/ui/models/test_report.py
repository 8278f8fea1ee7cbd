"""The report for whoever helps, saved while its folder is open, and of one that cannot be opened."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pos import words
from pos.gallery import create_office
from pos.stall import Stall
from pos.store import DATABASE
from ui.background import Background, Runner
from ui.models.report import ReportModel
from ui.widgets.report_part import ReportSaver


def saved(model: ReportModel, path: Path, qtbot: QtBot) -> dict[str, str]:
    model.save(path)
    assert model.busy
    qtbot.waitUntil(lambda: not model.busy, timeout=20_000)
    assert model.tone == "ok", model.sentence
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_event_of_an_open_stall_is_read_in_slices_and_the_file_written_off_the_window(
    shop: Stall, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.models.report._SLICE", 2)
    background = Background()
    model = ReportModel(shop.folder, background, shop)
    told: list[tuple[int, int]] = []
    model.changed.connect(lambda: told.append(model.progress))
    found = saved(model, tmp_path / "laporan.zip", qtbot)
    events = shop.journal.count()
    assert f"Semua {events} peristiwa masih seperti saat ditulis" in found["report.txt"]
    assert json.loads(found["settings.json"])["events"] == events
    assert {(2, events), (events, events)} <= {*told}
    background.finish()


def test_an_office_s_report_tells_of_its_chain_too(tmp_path: Path, qtbot: QtBot, at_once: Runner) -> None:
    with create_office(tmp_path / "office", "GIK", "Galeri") as office:
        found = saved(ReportModel(office.folder, at_once, office), tmp_path / "laporan.zip", qtbot)
    assert "Semua 1 peristiwa" in found["report.txt"]


def test_an_altered_event_is_named_in_it(shop: Stall, tmp_path: Path, qtbot: QtBot, at_once: Runner) -> None:
    shop.store.run("DROP TRIGGER event_update")
    found = saved(ReportModel(shop.folder, at_once, shop), tmp_path / "laporan.zip", qtbot)
    assert "✗ Basis data" in found["report.txt"]


def test_a_folder_that_does_not_open_is_reported_and_the_window_keeps_its_language(
    shop: Stall, tmp_path: Path, at_once: Runner
) -> None:
    shop.set("language", "en")
    shop.close()
    words.use("id")
    model = ReportModel(shop.folder, at_once)
    model.save(tmp_path / "whole.zip")
    assert (model.tone, words.language()) == ("ok", "id")
    with closing(sqlite3.connect(shop.folder / DATABASE)) as database:
        database.execute("PRAGMA user_version = 9999")
    model.save(tmp_path / "laporan.zip")
    with zipfile.ZipFile(tmp_path / "laporan.zip") as archive:
        assert "error" in json.loads(archive.read("settings.json"))


def test_what_is_proposed_lies_among_the_documents_and_takes_no_other_file_s_name(
    tmp_path: Path, at_once: Runner
) -> None:
    documents = Path.home().joinpath("Documents")
    documents.mkdir()
    model = ReportModel(tmp_path / "F03", at_once)
    first = model.proposed()
    assert first == documents / f"lapak-laporan-F03-{date.today()}.zip"
    first.write_bytes(b"another")
    assert model.proposed().name == f"lapak-laporan-F03-{date.today()}-2.zip"


def test_a_name_without_an_ending_never_takes_the_place_of_a_file_that_is_there(
    tmp_path: Path, at_once: Runner
) -> None:
    tmp_path.joinpath("laporan.zip").write_bytes(b"another")
    model = ReportModel(tmp_path / "F03", at_once)
    model.save(tmp_path / "laporan")
    assert tmp_path.joinpath("laporan.zip").read_bytes() == b"another"
    assert tmp_path.joinpath("laporan-2.zip").is_file()


def test_a_place_that_refuses_it_is_told(
    tmp_path: Path, at_once: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = ReportSaver(ReportModel(tmp_path / "F03", at_once))
    qtbot.addWidget(saver)
    asked: list[str] = []

    def answer(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "gone" / "laporan.zip"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    saver.save.click()
    assert asked == [str(saver.model.proposed())]
    assert saver.sentence.text().startswith("Belum tersimpan: ")
