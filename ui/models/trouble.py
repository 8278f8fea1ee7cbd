"""A folder that cannot be opened: why, and the ways out of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError, reason_of
from pos.store import DamagedError, DiskFullError
from pos.store.folder import GoneError, NoDatabaseError
from pos.words import translate as _
from ui.background import Progress, Runner
from ui.models.backup import told_of, when
from ui.news import News

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.restoring import Found
    from pos.stall import Stall
    from pos.store.backups import Backup

Opener = Callable[[Path], "Stall | Office"]
_ZONE = "WIB"
"""The zone that moments are told in: the stall's own stands in the database that cannot be read."""


class TroubleModel(QObject):
    """Tries the folder again, another one, or a backup in its place. `opened` carries the Stall or Office."""

    opened = Signal(object)
    changed = Signal()

    def __init__(
        self,
        folder: Path,
        error: PosError | OSError,
        open_place: Opener,
        news: News,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.busy = False
        """Whether a backup is being restored."""
        self._error = error
        self._open = open_place
        self.news = news
        self._runner = runner

    # What is shown

    def sentence(self) -> str:
        """Why it cannot be opened, and what to do."""
        if isinstance(self._error, PosError):
            return str(self._error)
        return _("The system refuses it: {reason}").format(reason=reason_of(self._error))

    def comfort(self) -> str:
        """What is safe meanwhile."""
        if isinstance(self._error, (DamagedError, NoDatabaseError)):
            return _("Nothing is sold on it meanwhile. What is there is kept beside whatever takes its place.")
        if isinstance(self._error, DiskFullError):
            return _("Everything that was recorded is still there.")
        return _("Nothing in it was changed.")

    @property
    def is_gone(self) -> bool:
        """Whether there is no such folder, so that a new one may be set up."""
        return isinstance(self._error, GoneError)

    def last_backup(self) -> "Backup | None":
        """The newest backup in the folder."""
        from pos.store.backups import every

        return max(every(self.folder.joinpath("backups")), key=lambda backup: backup.at, default=None)

    def last_backup_words(self) -> str:
        """Of when that is; empty where there is none."""
        last = self.last_backup()
        return "" if last is None else when(last.at, _ZONE)

    def details(self) -> str:
        """All that can be said of the folder and the computer, for whoever is to help."""
        from pos.doctor import examine, lines

        return "\n".join([self.sentence(), "", *lines(examine(self.folder))])

    # What is done

    def try_again(self) -> None:
        """Open the same folder."""
        self.choose(self.folder)

    def choose(self, folder: Path) -> None:
        """Open that folder; where it does not open either, that is what is told from now on."""
        try:
            place = self._open(folder)
        except (PosError, OSError) as error:
            self.folder, self._error = folder, error
            self.news.refuse(_("It still cannot be opened"))
            self.changed.emit()
        else:
            self.opened.emit(place)

    def look_into(self, file: Path) -> "Found | None":
        """What a backup holds; None where it is none, which is told."""
        from pos.restoring import look_into

        try:
            return look_into(file)
        except PosError as error:
            self.news.refuse(error)
            return None

    def told(self, found: "Found") -> list[tuple[str, str, str]]:
        """What is to be known of it first: what, how it stands, and a tone."""
        return told_of(found, _ZONE)

    def lost(self) -> str:
        """What is given up by it, in words."""
        return _("What was recorded since then is given up; the present database is kept beside it.")

    def restore(self, found: "Found", reason: str) -> None:
        """Put the backup in the place of what is there, and open it."""
        from pos.restoring import restore

        folder = self.folder

        def work(_progress: Progress) -> object:
            return restore(found.file, folder, reason=reason)

        self._set_busy(True)
        self._runner.start(work, self._on_restored, self._on_failed)

    def _on_restored(self, _found: object) -> None:
        self._set_busy(False)
        self.try_again()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, PosError):
            raise error
        self.news.refuse(error)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()
