import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background, Garbage, Progress, collect_due


def test_the_outcome_arrives_on_the_window_s_thread(qtbot: QtBot) -> None:
    told: list[tuple[object, bool]] = []
    background = Background()
    here = threading.current_thread()
    background.start(
        lambda progress: threading.current_thread() is here,
        lambda outcome: told.append((outcome, threading.current_thread() is here)),
        told.append,
    )
    qtbot.waitUntil(lambda: told == [(False, True)], timeout=2000)


def test_what_it_raised_is_handed_over(qtbot: QtBot) -> None:
    told: list[Exception] = []

    def work(progress: Progress) -> None:
        raise ValueError("broken")

    background = Background()
    background.start(work, lambda outcome: None, told.append)
    qtbot.waitUntil(lambda: [str(error) for error in told] == ["broken"], timeout=2000)


def test_progress_is_told_and_cancelling_stops_the_work(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    steps: list[tuple[int, int]] = []
    ended: list[object] = []

    def work(progress: Progress) -> None:
        progress(1, 2)
        begun.set()
        go_on.wait(2)
        progress(2, 2)

    background = Background()
    task = background.start(work, ended.append, ended.append, lambda done, of: steps.append((done, of)))
    begun.wait(2)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: background.is_idle, timeout=2000)
    assert steps == [(1, 2)]
    assert ended == []


def test_finishing_cancels_waits_and_tells_nothing_more(qtbot: QtBot) -> None:
    begun = threading.Event()
    told: list[object] = []

    def work(progress: Progress) -> None:
        while True:
            progress(1, 2)
            begun.set()

    background = Background()
    background.start(work, told.append, told.append, lambda done, of: told.append(done))
    begun.wait(2)
    assert background.finish()
    assert background.is_idle
    assert told == []


class Witness:
    """Whatever is in a circle with it is garbage; it tells on which thread it was found."""

    def __init__(self, told: list[bool]) -> None:
        self._told, self._circle = told, self

    def __del__(self) -> None:
        self._told.append(threading.current_thread() is threading.main_thread())


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    made = Garbage()
    yield made
    made.stop()


@pytest.mark.usefixtures("garbage")
def test_garbage_is_never_found_on_a_worker(qtbot: QtBot) -> None:
    found: list[bool] = []
    for _circle in range(1_000):
        Witness(found)
    background = Background()
    background.start(lambda progress: len([[] for _row in range(100_000)]), found.append, found.append)
    qtbot.waitUntil(lambda: background.is_idle, timeout=5000)
    assert found == [100_000]
    collect_due()
    assert found[1:] == [True] * 1_000


def test_what_the_work_held_is_let_go_on_the_window_s_thread(qtbot: QtBot) -> None:
    let_go: list[bool] = []

    class Held:
        def __del__(self) -> None:
            let_go.append(threading.current_thread() is threading.main_thread())

    def start() -> None:
        held = Held()
        background.start(lambda progress: held, lambda outcome: None, lambda error: None)

    background = Background()
    for _time in range(20):
        start()
        qtbot.waitUntil(lambda: background.is_idle, timeout=2000)
    assert let_go == [True] * 20
