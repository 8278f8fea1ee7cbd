"""A stick is worked on file by file; how it ends is one sentence."""

import errno
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.errors import PosError
from ui.models.day import DayModel
from ui.models.hand_in import HandInModel
from ui.models.stick import Drive, StickModel, drives
from ui.models.today import TodayModel
from ui.news import News


@pytest.fixture(autouse=True)
def in_indonesian() -> None:
    words.use("id")


def test_it_ends_with_the_sentence_of_the_work_or_with_what_went_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    def work(path: Path) -> Generator[tuple[int, int], None, str]:
        yield 1, 2
        if path == tmp_path:
            raise PosError("tercabut")
        yield 2, 2
        return "boleh dicabut"

    model = StickModel(work, found=tuple)
    for path, sentence, tone in ((Path("x"), "boleh dicabut", "ok"), (tmp_path, "tercabut", "bad")):
        model.run(path)
        model.run(path)
        assert model.busy
        qtbot.waitUntil(lambda: not model.busy)
        assert (model.sentence, model.tone) == (sentence, tone)
    model.run(tmp_path)
    model.stop()
    assert (model.busy, model.tone) == (False, "warn")


def test_the_drives_of_this_machine_are_told_without_a_fault() -> None:
    assert all(Path(drive.path).is_dir() for drive in drives())
    assert Drive("/media/x", "KINGSTON", 7_412).text == "KINGSTON · sisa 7.412 MB"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    tmp_path.joinpath("stick").mkdir()
    return tmp_path / "stick"


def done(model: StickModel, path: Path, qtbot: QtBot) -> str:
    model.run(path)
    qtbot.waitUntil(lambda: not model.busy)
    return model.sentence


def test_a_day_goes_from_the_stall_to_the_office_and_its_answer_back(gallery, qtbot: QtBot, stick: Path) -> None:
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    stall.close_day()
    at_the_stall = StickModel(HandInModel(DayModel(stall, News())).copy_to, found=tuple)
    at_the_office = StickModel(TodayModel(gallery.office, News()).collect_from, found=tuple)

    assert done(at_the_stall, stick, qtbot) == "1 ringkasan sudah di flashdisk. Boleh dicabut."
    assert done(at_the_office, stick, qtbot) == "1 berkas diterima · Flashdisk boleh dicabut."
    assert gallery.office.today("2026-11-21").net == 87_000
    assert done(at_the_stall, stick, qtbot).startswith("Tidak ada yang kurang di kantor")
    assert stall.delivery.not_accepted() == 0


def test_a_full_stick_says_so_and_the_next_one_takes_it(
    gallery, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    stall.close_day()
    model = StickModel(HandInModel(DayModel(stall, News())).copy_to, found=tuple)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert done(model, stick, qtbot).startswith("Flashdisk penuh")
    shutil.rmtree(stick)
    stick.mkdir()
    assert done(model, stick, qtbot).startswith("1 ringkasan")
