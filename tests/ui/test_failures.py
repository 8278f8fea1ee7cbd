import logging
import sqlite3
import threading

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.errors import PosError
from pos.stall import Stall, open_stall
from pos.store import DATABASE
from ui.failures import Failures, code_of


def refuse() -> None:
    raise PosError("{text} is too large", text="9")


def fault() -> Exception:
    try:
        raise ValueError("broken")
    except ValueError as error:
        return error


def test_a_refusal_is_a_sentence_and_no_fault(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_language", "en")
    failures = Failures()
    with qtbot.waitSignal(failures.refused) as told, qtbot.assertNotEmitted(failures.crashed):
        failures.take(PosError("{text} is too large", text="9"))
    assert told.args == ["9 is too large"]


def test_a_fault_is_logged_under_the_code_that_is_shown(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    failures = Failures()
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(failures.crashed) as told:
        failures.take(fault())
    assert told.args[0] in caplog.text
    assert "broken" in caplog.text


def test_a_damaged_database_that_is_read_says_what_to_do_and_is_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, shop: Stall
) -> None:
    damage(shop)
    failures = Failures()
    with open_stall(shop.folder, verified=False) as stall, qtbot.waitSignal(failures.refused) as told:
        with pytest.raises(sqlite3.DatabaseError) as fell:
            stall.store.contents("product")
        with qtbot.assertNotEmitted(failures.crashed):
            failures.take(fell.value)
    assert told.args[0].startswith("Basis data rusak (")
    assert "malformed" in caplog.text


def damage(shop: Stall) -> None:
    """The pages of the goods hold rubbish."""
    page = shop.store.value("SELECT rootpage FROM sqlite_master WHERE name = 'product'")
    size = shop.store.value("PRAGMA page_size")
    shop.close()
    with shop.folder.joinpath(DATABASE).open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(range(256)) * (size // 256))


def test_the_same_fault_has_the_same_code_and_another_has_another() -> None:
    assert code_of(fault()) == code_of(fault())
    assert code_of(fault()) != code_of(KeyError("other"))


def test_a_thread_that_falls_is_told_of_on_the_window_s_thread(qtbot: QtBot) -> None:
    failures = Failures()
    told: list[bool] = []
    failures.refused.connect(lambda _sentence: told.append(threading.current_thread() is threading.main_thread()))
    failures.install()
    try:
        falling = threading.Thread(target=refuse)
        falling.start()
        falling.join()
        assert told == []
        qtbot.waitUntil(lambda: told == [True])
    finally:
        failures.uninstall()
