"""Work off the window, and the rule that lets it be: Qt's objects live and die on the window's thread.

A worker touches no object of Qt. What it has to tell waits in a queue that the window's thread reads, and the work,
its outcome and whatever they hold are let go there too.
"""

import gc
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

_POLL_MS = 15
"""Between two looks for what a worker told, while one works."""
_LOOK_MS = 1_000
"""Between two looks for garbage."""


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


class Task(Protocol):
    """A piece of work that was started. It ends with its outcome, with what it raised, or in silence if cancelled."""

    def cancel(self) -> None:
        """Ask it to stop."""


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
    """Runs each task on a thread of its own; all callbacks come on the thread this object lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[_Errand] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._on_look)

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Task:
        """Start `work`; `failed` gets whatever it raised."""
        errand = _Errand(work, done, failed, progressed)
        self._running.append(errand)
        errand.thread.start()
        self._timer.start()
        return errand

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way, and everything has been told."""
        return not self._running

    def finish(self, wait_ms: int = 5000) -> bool:
        """Cancel all and wait; call it before the window goes, nothing is told afterwards. True when all have ended."""
        until = time.monotonic() + wait_ms / 1000
        for errand in self._running:
            errand.cancel()
        for errand in self._running:
            errand.thread.join(max(0, until - time.monotonic()))
        ended = not any(errand.thread.is_alive() for errand in self._running)
        self._timer.stop()
        self._running = [errand for errand in self._running if errand.thread.is_alive()]
        return ended

    def _on_look(self) -> None:
        for errand in [*self._running]:
            ended = not errand.thread.is_alive()  # asked first: what it told last is then in the queue
            if ended:
                self._running.remove(errand)
            errand.tell(ended=ended)
        if not self._running:
            self._timer.stop()


class _Errand:
    """One piece of work, its thread, and whom to tell."""

    def __init__(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None,
    ) -> None:
        self._work = work
        self._done, self._failed, self._progressed = done, failed, progressed
        self._steps = steps = SimpleQueue[tuple[int, int]]()
        self._progress = Progress(lambda done, of: steps.put((done, of)))  # without `self`: no circle
        self._outcome: object = None
        self._error: Exception | None = None
        self._cancelled = False
        self.thread = threading.Thread(target=self._run, name="background", daemon=True)

    def cancel(self) -> None:
        """Ask it to stop."""
        self._progress.cancel()

    def _run(self) -> None:
        """On the worker: keep what came of it here, for the window's thread to take and to let go."""
        try:
            self._outcome = self._work(self._progress)
        except Cancelled:
            self._cancelled = True
        except Exception as error:  # noqa: BLE001 - it is handed to the one who started the work
            self._error = error

    def tell(self, *, ended: bool) -> None:
        """On the window's thread: how far it is and, once it has ended, what came of it."""
        while True:
            try:
                done, of = self._steps.get_nowait()
            except Empty:
                break
            if self._progressed is not None:
                self._progressed(done, of)
        if not ended or self._cancelled:
            return
        if self._error is not None:
            self._failed(self._error)
        else:
            self._done(self._outcome)


def collect_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if due:
        gc.collect(due[-1])


class Garbage(QObject):
    """Looks for garbage from a timer of the window's thread, and from nowhere else.

    Python looks on whichever thread makes the next object; a widget in a circle would then be destroyed on a worker,
    while the window uses it, and Qt aborts. It also keeps the search out of the middle of a sale.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def keep(self) -> None:
        """What stands now stays to the end: look at it no more."""
        gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
