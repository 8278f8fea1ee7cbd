"""A report's answer on its way into a file: its rows are read in steps, and the file is written off the window."""

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pos import files
from pos.errors import PosError, reason_of
from pos.gallery import Office
from pos.office.answer import Table
from ui.background import Progress, Runner
from ui.news import News

Ended = Callable[[Path], object]
"""What follows once the file is there."""


class ReportFile(QObject):
    """One file at a time; `changed` where it begins and where it has ended."""

    changed = Signal()

    def __init__(self, office: Office, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._news = news
        self._runner = runner
        self._steps: Generator[None, None, Table] | None = None
        self._writing = False
        self._rest: tuple[Path, str, Ended] = (Path(), "", lambda _path: None)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether a file is on its way."""
        return self._steps is not None or self._writing

    def write(self, table: Table, path: Path, kind: str, ended: Ended) -> None:
        """Write an answer with all its rows as csv, xlsx or pdf; why it cannot be written is told."""
        if self.busy:
            return
        self._rest = (path, kind, ended)
        self._steps = self._office.whole(table)
        self.changed.emit()
        self._on_turn()
        if self._steps is not None:
            self._turn.start(0)

    def stop(self) -> None:
        """Read no more; a file that is being written is written to its end."""
        self._turn.stop()
        self._steps = None

    def _on_turn(self) -> None:
        assert self._steps is not None
        try:
            next(self._steps)
        except StopIteration as end:
            self.stop()
            self._start(end.value)

    def _start(self, table: Table) -> None:
        path, kind, _ended = self._rest
        self._writing = True

        def work(_progress: Progress) -> object:
            files.write(path, self._office.written(table, kind))
            return None

        self._runner.start(work, self._on_done, self._on_failed)

    def _on_done(self, _nothing: object) -> None:
        path, _kind, ended = self._rest
        self._writing = False
        ended(path)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._writing = False
        self.changed.emit()
        if not isinstance(error, PosError | OSError):
            raise error
        self._news.refuse(reason_of(error) if isinstance(error, OSError) else error)
