"""Long work on the window's thread: one step a turn of the event loop, so that keys are answered meanwhile."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pos.catalog.sheet import SLICE, Step
from pos.errors import PosError

AT_ONCE = 4 * SLICE
"""Work of no more is done before `start` returns: nobody can see it."""


class Stepping(QObject):
    """One piece of work at a time. `changed`: it goes on, has ended, or was stopped."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.step = Step(0, 0)
        self._steps: Generator[Step, None, Any] | None = None
        self._done: Callable[[Any], object] = lambda _outcome: None
        self._failed: Callable[[PosError | OSError], object] = lambda _error: None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._steps is not None

    def start(
        self,
        steps: Generator[Step, None, Any],
        done: Callable[[Any], object],
        failed: Callable[[PosError | OSError], object],
    ) -> None:
        """Begin; what was under way is stopped. `done` gets what the steps come to, `failed` what they raise."""
        self.stop()
        self._steps, self._done, self._failed = steps, done, failed
        self.step = Step(0, 0)
        while self.busy and self.step.total <= AT_ONCE:
            self._on_turn()
        if self.busy:
            self._turn.start()

    def stop(self) -> None:
        """Leave it where it is."""
        self._turn.stop()
        if self._steps is not None:
            steps, self._steps = self._steps, None
            steps.close()
            self.changed.emit()

    def _on_turn(self) -> None:
        assert self._steps is not None
        try:
            self.step = next(self._steps)
        except StopIteration as end:
            self._end(self._done, end.value)
        except (PosError, OSError) as error:
            self._end(self._failed, error)
        else:
            self.changed.emit()

    def _end(self, tell: Callable[[Any], object], what: object) -> None:
        self._turn.stop()
        self._steps = None
        tell(what)
        self.changed.emit()
