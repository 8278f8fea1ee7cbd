"""Work off the window: on a thread of Qt's pool, its outcome told on the window's thread."""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class Cancelled(Exception):  # noqa: N818 - it is no error
    """Raised inside work that was cancelled, where it says how far it is."""


class Progress:
    """How far the work is: it says so with `progress(done, of)`, and is stopped there when it was cancelled."""

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def __call__(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, of)

    def cancel(self) -> None:
        """Stop the work where it next says how far it is."""
        self._stop.set()


Work = Callable[[Progress], object]


class Task(QObject):
    """One piece of work. It ends with exactly one of `done`, `failed` and `stopped`."""

    done = Signal(object)
    failed = Signal(Exception)
    stopped = Signal()
    progressed = Signal(int, int)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._progress = Progress(self.progressed.emit)

    def cancel(self) -> None:
        """Ask it to stop."""
        self._progress.cancel()

    def work(self) -> None:
        """Do it, here and now, on whichever thread this is."""
        try:
            outcome = self._work(self._progress)
        except Cancelled:
            self.stopped.emit()
        except Exception as error:  # noqa: BLE001 - it is handed to the one who started the work
            self.failed.emit(error)
        else:
            self.done.emit(outcome)


class Runner(Protocol):
    """Whoever gets work done: the window's `Background`, or in a test something that does it at once."""

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Task: ...


class Background(QObject):
    """Runs tasks on Qt's pool; all callbacks come on the thread this object lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: dict[Task, _Callbacks] = {}

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Task:
        """Start `work`; `failed` gets whatever it raised."""
        task = Task(work)
        callbacks = _Callbacks(self, task, done, failed, progressed)
        self._running[task] = callbacks
        self._pool.start(_Errand(task))
        return task

    def forget(self, task: Task) -> None:
        """The task has ended."""
        self._running.pop(task, None)

    def finish(self, wait_ms: int = 5000) -> bool:
        """Cancel all and wait; call it before the window goes. True when all have ended."""
        for task in list(self._running):
            task.cancel()
        return self._pool.waitForDone(wait_ms)


class _Errand(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.work()


class _Callbacks(QObject):
    """Lives on the window's thread, so that queued signals arrive there (a bare function has no thread)."""

    def __init__(
        self,
        background: Background,
        task: Task,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None,
    ) -> None:
        super().__init__()
        self._background, self._task = background, task
        self._done, self._failed, self._progressed = done, failed, progressed
        queued = Qt.ConnectionType.QueuedConnection
        task.done.connect(self._on_done, queued)
        task.failed.connect(self._on_failed, queued)
        task.stopped.connect(self._on_stopped, queued)
        task.progressed.connect(self._on_progressed, queued)

    def _on_done(self, outcome: object) -> None:
        self._background.forget(self._task)
        self._done(outcome)

    def _on_failed(self, error: Exception) -> None:
        self._background.forget(self._task)
        self._failed(error)

    def _on_stopped(self) -> None:
        self._background.forget(self._task)

    def _on_progressed(self, done: int, of: int) -> None:
        if self._progressed is not None:
            self._progressed(done, of)
