"""The office's computer is lost: a backup takes in again what came since, and the stalls believe its new key."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.cli import run
from pos.errors import PosError
from pos.gallery import open_office
from pos.people.rights import Actor, Right
from pos.restoring import Whose, look_into, prepare
from pos.stall import open_stall
from pos.steps import outcome
from ui.background import Background
from ui.models.backup import BackupModel
from ui.models.day import DayModel
from ui.models.hand_in import HandInModel
from ui.news import News


@pytest.fixture(autouse=True)
def _closed(gallery):
    words.use("en")
    yield
    gallery.office.close()


def day(gallery, amount: int) -> None:
    gallery.sell("A12", amount)
    gallery.hand_in("A12")
    gallery.office.collect()
    gallery.stalls["A12"].delivery.send()
    gallery.at += timedelta(days=1)


@pytest.fixture
def backup(gallery, tmp_path: Path) -> Path:
    """Of the office, when one of its two days had come in."""
    stick = tmp_path.joinpath("stick")
    stick.mkdir()
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    day(gallery, 87_000)
    taken = gallery.office.backups.take(str(stick)).second
    day(gallery, 13_000)
    assert taken is not None
    return taken


def net(gallery) -> int:
    table = gallery.office.report("days")
    assert gallery.office.check().problems == ()
    return sum(int(str(row[table.columns.index("net")])) for row in table.rows)


def reopen(gallery, folder: Path) -> None:
    gallery.office.close()
    gallery.office = open_office(folder, clock=lambda: gallery.at)
    words.use("en")


def new_office(gallery, backup: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The backup restored on another computer; the words that `lapak restore` tells."""
    folder = gallery.folder.joinpath("other")
    gallery.office.close()
    assert run(["restore", str(backup), str(folder), "--reason", "komputer dicuri"]) == 0
    told = capsys.readouterr().err.strip()
    reopen(gallery, folder)
    gallery.office.collect()
    assert told.endswith(gallery.office.fingerprint)
    return gallery.office.fingerprint


@pytest.fixture
def model(gallery, backup: Path, qtbot: QtBot) -> HandInModel:
    day_model = DayModel(gallery.stalls["A12"], News())
    return HandInModel(day_model, day_model)


def test_what_came_in_since_the_backup_is_taken_in_again_from_the_archive(gallery, backup, capsys):
    new_office(gallery, backup, capsys)
    assert net(gallery) == 100_000


def test_a_stall_sees_that_the_office_has_another_key_and_goes_on_once_the_words_agree(
    gallery, model: HandInModel, backup: Path, capsys
):
    told = new_office(gallery, backup, capsys)
    stall = gallery.stalls["A12"]
    day(gallery, 5_000)
    assert (net(gallery), model.lacking(), model.is_answered_by_another()) == (105_000, 1, True)
    assert not model.believe("kata yang salah")
    assert (model.lacking(), model.is_answered_by_another()) == (1, True)
    assert model.believe(told.replace("-", " "))
    assert (model.lacking(), model.is_answered_by_another()) == (0, False)
    day(gallery, 1_000)
    assert (net(gallery), model.lacking()) == (106_000, 0)
    assert stall.journal.count_of("office_key_changed") == 1


def test_the_command_line_tells_it_and_takes_the_words(gallery, backup: Path, capsys):
    told = new_office(gallery, backup, capsys)
    day(gallery, 5_000)
    stall = gallery.stalls["A12"]
    stall.close()
    assert run(["send", str(stall.folder)]) == 0
    assert "--new-office WORDS" in capsys.readouterr().err
    assert run(["send", str(stall.folder), "--new-office", "salah"]) == 1
    assert run(["send", str(stall.folder), "--new-office", told]) == 0
    capsys.readouterr()
    with open_stall(stall.folder) as again:
        assert again.delivery.not_accepted() == 0


def test_the_words_of_another_office_are_believed_only_by_who_may_change_settings(gallery, backup: Path, capsys):
    told = new_office(gallery, backup, capsys)
    day(gallery, 5_000)
    delivery = gallery.stalls["A12"].delivery
    with pytest.raises(PosError):
        delivery.believe_office(told, by=Actor("Ayu", frozenset()))
    assert delivery.outbox.office_key() != gallery.office.public_key


def test_the_old_key_put_back_needs_no_words(gallery, backup: Path, capsys):
    old = gallery.office.folder.joinpath("keys")
    new_office(gallery, backup, capsys)
    for path in old.iterdir():
        gallery.office.folder.joinpath("keys", path.name).write_bytes(path.read_bytes())
    day(gallery, 5_000)
    assert (net(gallery), gallery.stalls["A12"].delivery.not_accepted()) == (105_000, 0)


def test_an_office_that_was_restored_in_its_window_takes_in_again_what_came_since(gallery, backup: Path, qtbot: QtBot):
    told: list[str] = []
    news = News()
    news.reopening_asked.connect(lambda: told.append("again"))
    model = BackupModel(gallery.office, news, Background(), lambda: True)
    model.restore(look_into(backup), "rusak")
    qtbot.waitUntil(lambda: told == ["again"])
    reopen(gallery, gallery.office.folder)
    assert net(gallery) == 87_000
    gallery.office.collect()
    assert net(gallery) == 100_000
    day(gallery, 5_000)
    assert (net(gallery), gallery.stalls["A12"].delivery.not_accepted()) == (105_000, 0)
    assert gallery.office.journal.count_of("office_caught_up") == 1


def test_who_let_an_office_be_restored_stands_in_its_journal(gallery, backup: Path):
    by = Actor("Ayu", frozenset(), authoriser="Bu Sri", lent=frozenset((Right.RESTORE,)))
    whose = Whose("GIK", 1)
    prepare(look_into(backup), gallery.office.folder, reason="rusak", now_open=whose, clock=lambda: gallery.at, by=by)
    reopen(gallery, gallery.office.folder)
    event = gallery.office.journal.by_operation("office_restored:1")
    assert (event.actor, event.data) == ("Ayu", {"reason": "rusak", "authorised_by": "Bu Sri"})
    with pytest.raises(PosError):
        prepare(look_into(backup), gallery.office.folder, now_open=whose, by=Actor("Ayu", frozenset()))


def test_what_a_restored_office_asks_follows_what_it_asked_before_so_that_the_till_hears_it(gallery, backup: Path):
    stall, office = gallery.stalls["A12"], gallery.office
    office.notices.ask("A12", 1, "2026-11-21", "Nota 0002?")
    office.notices.ask("A12", 1, "2026-11-22", "Nota 0003?")
    stall.delivery.send()
    assert [each.serial for each in stall.delivery.questions()] == [1, 2]
    prepare(look_into(backup), office.folder, reason="rusak", now_open=Whose("GIK", 1), clock=lambda: gallery.at)
    reopen(gallery, office.folder)
    with pytest.raises(PosError, match="collect once"):
        gallery.office.notices.ask("A12", 1, "2026-11-21", "Nota 0001?")
    gallery.office.collect()
    gallery.office.notices.ask("A12", 1, "2026-11-21", "Nota 0001?")
    stall.delivery.send()
    assert [(each.serial, each.text) for each in stall.delivery.questions()][-1] == (3, "Nota 0001?")


def test_another_key_is_told_after_the_next_start_too_by_the_doctor_and_is_no_more_once_believed(
    gallery, backup: Path, capsys
):
    told = new_office(gallery, backup, capsys)
    day(gallery, 5_000)
    stall = gallery.stalls["A12"]
    stall.close()
    assert run(["doctor", str(stall.folder)]) == 1
    assert "--new-office WORDS" in capsys.readouterr().out
    with open_stall(stall.folder) as again:
        assert again.delivery.is_answered_by_another()
        again.delivery.believe_office(told)
        assert not again.delivery.is_answered_by_another()


def test_a_till_that_hands_in_by_a_flash_drive_hears_of_the_other_key_there_and_believes_its_words(
    gallery, model: HandInModel, backup: Path, capsys
):
    told = new_office(gallery, backup, capsys)
    stall = gallery.stalls["A12"]
    gallery.office.collect()
    gallery.sell("A12", 5_000)
    stall.close_day()
    stall.set("collection", "")
    stick = gallery.folder.joinpath("STICK")
    stick.mkdir()
    for _time in range(2):
        sentence = outcome(model.copy_to(stick))
        outcome(gallery.office.collecting_from(stick))
    assert sentence.startswith("The office's answers on it are signed with another key")
    stall.delivery.believe_office(told)
    assert outcome(model.copy_to(stick)).startswith("The office lacks nothing: its answers were read.")
