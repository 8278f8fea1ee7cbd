"""The disk that a stall's folder lies on: its room is watched, and ballast kept for the day that it is full."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from pos.errors import PosError
from pos.stall import Stall
from pos.store import medium
from pos.words import translate as _
from ui.background import Runner
from ui.news import News

_FIRST_MS = 25_000
_EVERY_MS = 60_000


class DiskModel(QObject):
    """Says once that the disk is full, or no place for a database; makes the ballast while there is room."""

    def __init__(self, stall: Stall, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._runner = runner
        self._told = False
        self._soon = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._every = QTimer(self, interval=_EVERY_MS)
        self._soon.timeout.connect(self._on_soon)
        self._every.timeout.connect(self.look)
        self._every.timeout.connect(self.fold_in)

    def begin(self) -> None:
        """From now on; a disk that is full is told at once."""
        if self._stall.ballast.is_short:
            self.look()
        self._soon.start()
        self._every.start()

    def stop(self) -> None:
        """No more."""
        self._soon.stop()
        self._every.stop()

    def look(self) -> None:
        """Tell of a disk that has become full; where it is not, see to the ballast."""
        short = self._stall.ballast.is_short
        if short and not self._told:
            self._news.refuse(_("Disk full: free some space. Closing the day and handing in still work"))
        self._told = short
        if not short:
            self._runner.start(lambda _progress: self._stall.ballast.make(), _nothing, _raise)

    def fold_in(self) -> None:
        """Take up what the last minute wrote, between two customers; a disk that refuses is told by the next sale."""
        with suppress(PosError):
            self._stall.store.fold_in_some()

    def _on_soon(self) -> None:
        self.look()
        lies = medium.warning(self._stall.folder)
        if lies in (medium.NETWORK, medium.REMOVABLE):
            self._news.refuse(_(lies).format(folder=self._stall.folder))


def _nothing(_outcome: object) -> None:
    """The ballast is there, or it is not: nobody needs to know."""


def _raise(error: Exception) -> None:
    raise error
