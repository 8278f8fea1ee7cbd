"""Backups as the window takes them: by itself, between the keys, and what it says of them."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos.restoring import look_into
from pos.stall import Stall, create_stall, open_stall
from ui.background import Runner
from ui.models.backup import BackupModel
from ui.news import News


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


class Told:
    """What the news told."""

    def __init__(self, news: News) -> None:
        self.refused: list[str] = []
        self.said: list[str] = []
        self.reopenings = 0
        news.refused.connect(self.refused.append)
        news.said.connect(lambda text, _undo: self.said.append(text))
        news.reopening_asked.connect(self._on_reopening)

    def _on_reopening(self) -> None:
        self.reopenings += 1


@pytest.fixture
def clock(noon: datetime) -> Clock:
    return Clock(noon)


@pytest.fixture
def noon() -> datetime:
    from datetime import UTC

    return datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def stall(tmp_path: Path, clock: Clock):
    with create_stall(tmp_path / "s", code="F03", name="Batik Ratih", trade="kriya", clock=clock) as made:
        yield made


@pytest.fixture
def told(news: News) -> Told:
    return Told(news)


@pytest.fixture
def model(stall: Stall, news: News, at_once: Runner, qtbot: QtBot):
    made = BackupModel(stall, news, at_once, lambda: True)
    yield made
    made.stop()


def wait(qtbot: QtBot, model: BackupModel) -> None:
    qtbot.waitUntil(lambda: not model.busy)


def test_the_first_look_takes_one_and_the_next_only_after_an_hour_in_which_something_happened(
    stall: Stall, model: BackupModel, clock: Clock, qtbot: QtBot
) -> None:
    model.begin()
    wait(qtbot, model)
    assert len(stall.backups.listed()) == 1
    clock.at += timedelta(minutes=59)
    stall.set("footer", "terima kasih")
    model._on_look()
    assert not model.busy
    clock.at += timedelta(minutes=1)
    model._on_look()
    wait(qtbot, model)
    clock.at += timedelta(hours=2)
    model._on_look()
    assert not model.busy, "nothing happened since"
    assert len(stall.backups.listed()) == 2


def test_nothing_is_copied_while_somebody_pays(stall: Stall, news: News, at_once: Runner, qtbot: QtBot) -> None:
    quiet = False
    model = BackupModel(stall, news, at_once, lambda: quiet)
    model.take()
    qtbot.wait(60)
    assert (model.busy, model.progress) == (True, (0, 0))
    quiet = True
    wait(qtbot, model)
    assert len(stall.backups.listed()) == 1


def test_leaving_the_window_in_the_middle_leaves_no_rest(stall: Stall, news: News, at_once: Runner) -> None:
    model = BackupModel(stall, news, at_once, lambda: True)
    model.take()
    model._on_step()
    model.stop()
    assert list(stall.folder.joinpath("backups").iterdir()) == []


def test_one_that_was_asked_for_is_said_and_stands_in_the_list(
    stall: Stall, model: BackupModel, told: Told, qtbot: QtBot
) -> None:
    assert (model.last(), model.is_fresh()) == ("Belum ada cadangan", False)
    model.take()
    wait(qtbot, model)
    assert told.said == ["Cadangan dibuat dan diperiksa"]
    assert model.last() == "Cadangan terakhir Sab 21 Nov 2026 12.00"
    assert [(each.title, each.place) for each in model.listed()] == [("Sab 21 Nov 2026 12.00", "komputer ini")]


def test_a_second_place_that_is_gone_is_said_once_and_on_the_page(
    stall: Stall, model: BackupModel, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "FLASHDISK"
    stick.mkdir()
    stall.set("backup_folder", str(stick))
    model.take()
    wait(qtbot, model)
    assert not model.warning()
    for path in stick.iterdir():
        path.unlink()
    stick.rmdir()
    model._on_look()
    model._on_look()
    assert len(told.refused) == 1
    assert "FLASHDISK" in told.refused[0]
    assert model.lacks_second()


def test_a_backup_older_than_a_day_is_a_warning(stall: Stall, model: BackupModel, clock: Clock, qtbot: QtBot) -> None:
    model.take()
    wait(qtbot, model)
    clock.at += timedelta(days=1)
    assert "Cadangan terakhir dari Sab 21 Nov 2026 12.00" in model.warning()
    assert not model.is_fresh()


def test_a_backup_that_failed_says_why(stall: Stall, model: BackupModel, told: Told, monkeypatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 0})())
    model.take()
    assert told.refused == [model.trouble]
    assert not model.busy


def test_what_a_backup_holds_and_what_is_given_up_is_told_before(
    stall: Stall, model: BackupModel, qtbot: QtBot
) -> None:
    model.take()
    wait(qtbot, model)
    stall.set("footer", "terima kasih")
    found = model.look_into(model.listed()[0].path)
    assert found is not None
    assert [how for _what, how, _tone in model.told(found)] == [
        "Batik Ratih (GIK-F03-1)", "Sab 21 Nov 2026 12.00", "0 nota", "utuh dari catatan pertama sampai terakhir",
    ]  # fmt: skip
    assert model.lost(found).startswith("1 catatan")


def test_what_is_no_backup_is_refused(model: BackupModel, told: Told, tmp_path: Path) -> None:
    assert model.look_into(tmp_path / "nothing.db") is None
    assert len(told.refused) == 1


def test_a_restore_is_made_ready_and_the_window_opens_anew_on_it(
    stall: Stall, model: BackupModel, told: Told, clock: Clock, qtbot: QtBot
) -> None:
    model.take()
    wait(qtbot, model)
    path = model.listed()[0].path
    stall.set("footer", "terima kasih")
    model.restore(look_into(path), "Penyimpanan rusak")
    wait(qtbot, model)
    assert told.reopenings == 1
    stall.close()
    with open_stall(stall.folder, clock=clock) as restored:
        assert (restored.settings.footer, restored.epochs.reason) == ("", "Penyimpanan rusak")
        assert restored.delivery.is_held()
