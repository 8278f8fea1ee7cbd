"""The report for whoever is to help: read in slices where its folder is open, then written off the window."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos import words
from pos.errors import PosError, reason_of
from pos.words import translate as _
from ui.background import Progress, Runner

if TYPE_CHECKING:
    from pos.diagnosis import Told
    from pos.doctor import Finding
    from pos.gallery import Office
    from pos.stall import Stall

_SLICE = 500
"""Events read in one go: a few milliseconds, and then whoever types goes first."""


class ReportModel(QObject):
    """`place` is the folder's where that is open already. `changed` tells how it goes and what became of it."""

    changed = Signal()

    def __init__(
        self, folder: Path, runner: Runner, place: "Stall | Office | None" = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._runner = runner
        self._place = place
        self._path = Path()
        self._next = 1
        self.busy = False
        self.progress = (0, 0)
        """Events read, of how many; 0 of 0 while that is not known."""
        self.sentence, self.tone = "", ""
        """What became of it, in words, and its tone."""
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._on_slice)

    def be_about(self, folder: Path) -> None:
        """Another folder from now on, which is not open."""
        self._folder = folder

    def forget(self) -> None:
        """What became of an earlier one is told no more."""
        self.sentence = ""
        self.changed.emit()

    def stop(self) -> None:
        """No more: the folder may be closed."""
        self._slices.stop()

    def proposed(self) -> Path:
        """A file of today among the person's documents that is not there yet."""
        from platformdirs import user_documents_path

        documents = user_documents_path()
        home = documents if documents.is_dir() else Path.home()
        name = _("lapak-report-{folder}-{day}").format(folder=self._folder.name, day=f"{datetime.now():%Y-%m-%d}")
        return _free(home.joinpath(f"{name}.zip"))

    def save(self, path: Path) -> None:
        """Write it there; a name without an ending gets one, and never that of a file that is there already."""
        if self.busy:
            return
        self._path = path if path.suffix.casefold() == ".zip" else _free(path.with_name(f"{path.name}.zip"))
        self.busy, self.progress, self.sentence, self._next = True, (0, 0), "", 1
        self.changed.emit()
        if self._place is None:
            self._write(None)
        else:
            self._slices.start()

    def _on_slice(self) -> None:
        """Read on, on the thread that the folder's database belongs to."""
        from pos.doctor import chain

        assert self._place is not None
        last = self._next + _SLICE - 1
        try:
            self._place.journal.prove(self._next, last)
            events = self._place.journal.tail_seq()
        except PosError as error:
            self._tell(_damaged(self._folder, error))
            return
        self._next, self.progress = last + 1, (min(last, events), events)
        self.changed.emit()
        if last >= events:
            self._tell(chain(self._folder, events))

    def _tell(self, of_database: "Finding") -> None:
        from pos.diagnosis import tell

        assert self._place is not None
        self._slices.stop()
        self._write(tell(self._place, of_database))

    def _write(self, told: "Told | None") -> None:
        from pos.diagnosis import save_report

        folder, path, spoken = self._folder, self._path, words.language()

        def work(_progress: Progress) -> Path:
            return save_report(folder, path, told=told)

        def done(_saved: object) -> None:
            self._end(spoken, _("Saved, without anything secret: {file}").format(file=path), "ok")

        def failed(error: Exception) -> None:
            if not isinstance(error, (PosError, OSError)):
                raise error
            reason = reason_of(error) if isinstance(error, OSError) else error
            self._end(spoken, _("Not saved: {reason}").format(reason=reason), "bad")

        self._runner.start(work, done, failed)

    def _end(self, spoken: str, sentence: str, tone: str) -> None:
        words.use(spoken)  # a folder that was opened for it speaks its own language
        self.busy, self.sentence, self.tone = False, sentence, tone
        self.changed.emit()


def _damaged(folder: Path, error: PosError) -> "Finding":
    from pos.doctor import database
    from pos.journal.checked import Checked

    return database(folder, Checked(events=0, first_bad=error.facts.get("seq"), problems=(str(error),)))


def _free(path: Path) -> Path:
    """`path`, or beside it the first with a number that is not there yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
