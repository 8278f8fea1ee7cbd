import threading

from pytestqt.qtbot import QtBot

from ui.background import Background, Progress


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
    with qtbot.waitSignal(task.stopped, timeout=2000):
        begun.wait(2)
        task.cancel()
        go_on.set()
    qtbot.waitUntil(lambda: steps == [(1, 2)], timeout=2000)
    assert ended == []
    assert background.finish()
