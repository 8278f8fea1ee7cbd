"""The disk that a folder lies on: its room is watched, and ballast kept for the day that it is full."""

from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from pos.errors import PosError
from pos.store import Store, medium
from pos.store.ballast import Ballast
from pos.words import N_
from pos.words import translate as _
from ui.background import Runner
from ui.news import News

_FIRST_MS = 25_000
_EVERY_MS = 60_000

STALL_FULL = N_("Disk full: free some space. Closing the day and handing in still work")
_USED_UP = N_("Disk full to the last: free some space, nothing can be recorded before")
OFFICE_FULL = N_("Disk full: free some space. Collecting still works for a while")


class Place(Protocol):
    """What is asked of an open folder."""

    folder: Path
    store: Store
    ballast: Ballast


class DiskModel(QObject):
    """Says once that the disk is full, or no place for a database; makes the ballast while there is room."""

    def __init__(self, place: Place, news: News, runner: Runner, full: str, parent: QObject | None = None) -> None:
        """`full` is the msgid of what is said of a full disk."""
        super().__init__(parent)
        self._place = place
        self._full = full
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
        if self._place.ballast.is_short:
            self.look()
        self._soon.start()
        self._every.start()

    def stop(self) -> None:
        """No more."""
        self._soon.stop()
        self._every.stop()

    def look(self) -> None:
        """Tell of a disk that has become full; where it is not, see to the ballast."""
        short = self._place.ballast.is_short
        if short and not self._told:
            self._news.refuse(_(_USED_UP if self._place.ballast.is_used_up else self._full))
        self._told = short
        if not short:
            self._runner.start(lambda _progress: self._place.ballast.make(), _nothing, _raise)

    def fold_in(self) -> None:
        """Take up what the last minute wrote, between two customers; a disk that refuses is told by the next sale."""
        with suppress(PosError):
            self._place.store.fold_in_some()

    def _on_soon(self) -> None:
        self.look()
        lies = medium.warning(self._place.folder)
        if lies in (medium.NETWORK, medium.REMOVABLE):
            self._news.refuse(_(lies).format(folder=self._place.folder))


def _nothing(_outcome: object) -> None:
    """The ballast is there, or it is not: nobody needs to know."""


def _raise(error: Exception) -> None:
    raise error
