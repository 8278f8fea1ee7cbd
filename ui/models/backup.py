"""Backups as the window takes them by itself, what is shown of them, and the way back to one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QTimer, Signal

from pos.clock import ZONES, Clock
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.people.rights import OWNER, Actor, Right
from pos.words import language, translate_plural
from pos.words import translate as _
from ui.background import Progress, Runner
from ui.news import News

if TYPE_CHECKING:
    from pos.restoring import Found
    from pos.store.backups import Backups, Taken, Taking

_LOOK_MS = 60_000
_STEP_MS = 5
"""Between two steps of a copy: whatever a person does comes in between."""
_EVERY = timedelta(hours=1)
_OLD = timedelta(days=1)


class _Settings(Protocol):
    @property
    def backup_folder(self) -> str: ...
    @property
    def zone(self) -> str: ...


class Place(Protocol):
    """A stall or an office."""

    @property
    def folder(self) -> Path: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def backups(self) -> "Backups": ...
    @property
    def settings(self) -> _Settings: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def place_code(self) -> str: ...


@dataclass(frozen=True)
class Listed:
    """A backup in the list: its file, when it was taken and where it lies, in words."""

    path: Path
    title: str
    place: str


class BackupModel(QObject):
    """Takes a backup every hour in which something happened, and soon after a close; `changed` tells how it goes.

    `is_quiet` tells whether nobody is in the middle of a payment: a copy waits until then.
    """

    changed = Signal()

    def __init__(
        self,
        place: Place,
        news: News,
        runner: Runner,
        is_quiet: Callable[[], bool],
        parent: QObject | None = None,
        acting: Callable[[], Actor] = lambda: OWNER,
    ) -> None:
        """`acting` tells who does what is done here."""
        super().__init__(parent)
        self._place = place
        self._news = news
        self._runner = runner
        self._is_quiet = is_quiet
        self._acting = acting
        self._taking: Taking | None = None
        self._steps: Iterator[tuple[int, int]] = iter(())
        self._working = False
        self._seq = -1
        self._told = ""
        self._asked = False
        self.progress = (0, 0)
        self.trouble = ""
        """Why the last try came to nothing; empty where it did not."""
        self._look = QTimer(self, interval=_LOOK_MS)
        self._step = QTimer(self, interval=_STEP_MS)
        self._look.timeout.connect(self._on_look)
        self._step.timeout.connect(self._on_step)

    # By itself

    def begin(self) -> None:
        """From now on."""
        self._look.start()
        self._on_look()

    def stop(self) -> None:
        """No more: the window is left, and its folder may be closed."""
        for timer in (self._look, self._step):
            timer.stop()
        self._drop()

    def take_soon(self) -> None:
        """A day was closed."""
        if not self.busy:
            self._start()

    def _on_look(self) -> None:
        if not self.busy and self._is_due():
            self._start()
        elif not self.busy:
            self._warn()

    def _is_due(self) -> bool:
        last = self._place.backups.last()
        if last is not None and last.at <= self._now() < last.at + _EVERY:
            return False
        return last is None or self._place.journal.tail_seq() != self._seq

    def _warn(self) -> None:
        """Say once what is wrong, until it is otherwise."""
        words = self.warning()
        if words and words != self._told:
            self._news.refuse(words)
        self._told = words

    # What is done

    @property
    def busy(self) -> bool:
        """Whether a backup is being taken, or a restore prepared."""
        return self._taking is not None or self._working

    def take(self) -> None:
        """Take a backup now, and say so."""
        if not self.busy:
            self._asked = True
            self._start()

    def _start(self) -> None:
        try:
            self._taking = self._place.backups.taking(self._place.settings.backup_folder)
        except PosError as error:
            self._failed(error)
            return
        self._seq = self._place.journal.tail_seq()
        self._steps = iter(self._taking)
        self._step.start()
        self.changed.emit()

    def _on_step(self) -> None:
        if not self._is_quiet():
            return
        try:
            self.progress = next(self._steps)
        except StopIteration:
            self._step.stop()
            self._prove()
        except PosError as error:
            self._step.stop()
            self._failed(error)
        else:
            self.changed.emit()

    def _prove(self) -> None:
        taking = self._taking
        assert taking is not None
        self._working = True
        self._runner.start(taking.finish, self._on_taken, self._failed)

    def _on_taken(self, outcome: object) -> None:
        taken = cast("Taken", outcome)
        self._end("" if taken.trouble is None else str(taken.trouble))
        if self._asked and not self.trouble:
            self._news.say(_("Backup made and checked"))
        self._asked = False
        self.changed.emit()
        self._warn()

    def _failed(self, error: Exception) -> None:
        self._drop()
        if not isinstance(error, PosError):
            raise error
        self._end(str(error))
        self._asked = False
        self._news.refuse(error)
        self.changed.emit()

    def _end(self, trouble: str) -> None:
        self._taking, self._working, self.progress = None, False, (0, 0)
        self.trouble = trouble

    def _drop(self) -> None:
        close = getattr(self._steps, "close", None)
        if close is not None:
            close()
        if self._taking is not None and not self._working:
            self._taking.drop()
        self._taking = None

    # What is shown

    def last(self) -> str:
        """When the last whole backup was taken, in words."""
        last = self._place.backups.last()
        return _("No backup yet") if last is None else _("Last backup {when}").format(when=self._when(last.at))

    def is_fresh(self) -> bool:
        """Whether there is a whole backup of the last day."""
        last = self._place.backups.last()
        return last is not None and self._now() - last.at < _OLD

    def where(self) -> str:
        """Where backups lie."""
        second = self._place.settings.backup_folder
        if not second:
            return _("Only on this computer: a second place keeps them when its disk fails")
        words = (
            _("On this computer and in {folder}") if Path(second).is_dir() else _("{folder} is not there: plug it in")
        )
        return words.format(folder=second)

    def lacks_second(self) -> bool:
        """Whether there is no second place, or it is not there now."""
        second = self._place.settings.backup_folder
        return not second or not Path(second).is_dir()

    def warning(self) -> str:
        """What somebody must see to; empty where all is well."""
        second = self._place.settings.backup_folder
        last = self._place.backups.last()
        if last is not None and self._now() - last.at >= _OLD:
            return _("The last backup is of {when}: look into the settings").format(when=self._when(last.at))
        if second and not Path(second).is_dir():
            return _("Backups have no second place: {folder} is not there").format(folder=second)
        return ""

    def listed(self) -> list[Listed]:
        """Every backup there is, the newest first; those of the second place only where they are nowhere else."""
        backups, second = self._place.backups, self._place.settings.backup_folder
        own = [(backup, _("this computer")) for backup in backups.listed()]
        names = {backup.path.name for backup, _where in own}
        there = backups.listed(Path(second)) if second else ()
        other = [(backup, second) for backup in there if backup.path.name not in names]
        found = sorted([*own, *other], key=lambda each: each[0].at, reverse=True)
        return [Listed(backup.path, self._when(backup.at), where) for backup, where in found]

    # The way back

    def look_into(self, path: Path) -> "Found | None":
        """What a backup holds; None where it is none, which is told."""
        from pos.restoring import look_into

        try:
            return look_into(path)
        except PosError as error:
            self._news.refuse(error)
            return None

    def told(self, found: "Found") -> list[tuple[str, str, str]]:
        """What is to be known of a backup before it is restored: what, how it stands, and a tone."""
        return told_of(found, self._place.settings.zone)

    def lost(self, found: "Found") -> str:
        """What is given up by it, in words."""
        events = self._place.journal.tail_seq() - found.events
        if events <= 0:
            return _("Nothing that is recorded here is given up.")
        text = translate_plural(
            "{n} event recorded since then is given up; the present database is kept beside it.",
            "{n} events recorded since then are given up; the present database is kept beside it.",
            events,
        )
        return text.format(n=events)

    def restore(self, found: "Found", reason: str) -> None:
        """Make ready what takes the present database's place; then the window opens anew."""
        from pos.restoring import Whose, prepare

        if self.busy:
            return
        by = self._acting()
        try:
            by.need(Right.RESTORE)
        except PosError as error:
            self._news.refuse(error, lambda: self.restore(found, reason))
            return
        whose = Whose(self._place.place_code, self._place.journal.epoch)
        folder, clock = self._place.folder, self._place.clock

        def work(_progress: Progress) -> object:
            return prepare(found, folder, reason=reason, now_open=whose, clock=clock, by=by)

        self._working = True
        self.changed.emit()
        self._runner.start(work, self._on_ready, self._failed)

    def _on_ready(self, _ready: object) -> None:
        self._end("")
        self.changed.emit()
        self._news.reopening_asked.emit()

    def _now(self) -> datetime:
        return self._place.clock().astimezone(UTC)

    def _when(self, at: datetime) -> str:
        return when(at, self._place.settings.zone)


def told_of(found: "Found", zone: str) -> list[tuple[str, str, str]]:
    """What is to be known of a backup before it is restored: what, how it stands, and a tone."""
    count = found.counted
    receipts = translate_plural("{n} receipt", "{n} receipts", count)
    files = translate_plural("{n} accepted file", "{n} accepted files", count)
    chain = _("whole from the first event to the last") if found.good else found.problem or ""
    return [
        (_("Of"), f"{found.name} ({found.code})", "text"),
        (_("Last event"), when(found.at, zone), "text"),
        (_("Holds"), (receipts if found.of_stall else files).format(n=count), "text"),
        (_("Chain"), chain, "ok" if found.good else "bad"),
    ]


def when(at: datetime, zone: str) -> str:
    """A moment in the zone, `20 Nov 21.05`."""
    from pos.printing.wording import short_day

    local = at.astimezone(ZONES[zone])
    return f"{short_day(local.date(), language())} {local:%H.%M}"
