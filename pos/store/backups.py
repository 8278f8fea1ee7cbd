"""Backups of a folder's database: taken while it is in use, proved, kept by hours and days, one a year for ever.

A backup is one database file without a key. It has its name only once it is whole, proved and durable; before that it
ends in `.part`, which readers ignore. What lies beside the database in files that never change (photos, collected
summaries) goes to the second place too, where that is missing there.
"""

import hashlib
import logging
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pos import files
from pos.clock import Clock
from pos.errors import PosError, reason_of
from pos.store import DamagedError, Store, read_store
from pos.words import N_, translate

Prove = Callable[[Store], object]
"""Looks through a copy; raises PosError where it is not whole."""
Tell = Callable[[int, int], object]
"""Hears how much is done, of how much; may raise to stop it."""

ARCHIVE = "archive"
HOURS, DAYS = 24, 30
"""Of so many hours and days the last backup is kept."""

_STAMP = "%Y%m%dT%H%M%SZ"
_SPARE = 64 << 20
"""Bytes that a backup leaves free on its disk."""
_NOTHING: Tell = lambda _done, _of: None  # noqa: E731

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """A proved copy: its file and when it was taken (UTC)."""

    path: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a backup: where it stands too, and why it does not where it should."""

    backup: Backup
    second: Path | None
    trouble: PosError | None


class Backups:
    """The backups of one database; `name` begins their files' names, `beside` are the folders of unchanging files.

    `since` tells when the database was begun: only what is older than a year has a yearly archive.
    """

    def __init__(
        self, store: Store, *, name: str, prove: Prove, beside: Sequence[str], since: datetime, clock: Clock
    ) -> None:
        self._store = store
        self._name = name
        self._prove = prove
        self._beside = [store.path.with_name(folder) for folder in beside]
        self.since = since
        self._clock = clock
        self.folder = store.path.with_name("backups")

    def listed(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """The backups in the folder's own place, or in another, the newest first."""
        return listed(folder or self.folder, self._name)

    def wrong(self) -> list[str]:
        """A sentence for the newest backup and for each yearly one that is not whole."""
        archived = sorted(self.folder.joinpath(ARCHIVE).glob(f"{self._name}-*.db"))
        newest = [backup.path for backup in self.listed()[:1]]
        return [
            translate("the backup {file} is not whole: {reason}").format(file=path.name, reason=reason)
            for path in (*newest, *archived)
            if (reason := fault(path, self._prove)) is not None
        ]

    def last(self) -> Backup | None:
        """The newest one."""
        return next(iter(self.listed()), None)

    def taking(self, second: str = "") -> "Taking":
        """A backup to be taken step by step; `second` is a folder where it is to stand too. Raises PosError."""
        now = self._clock().astimezone(UTC).replace(microsecond=0)
        with files.in_words(self.folder):
            self.folder.mkdir(exist_ok=True)
        _check_room(self._store.path, self.folder)
        return Taking(self._store, self.folder, self._name, now, self._prove, self._beside, self.since, second)

    def take(self, second: str = "") -> Taken:
        """A backup, all at once. Raises PosError where it cannot be taken; nothing is lost then."""
        taking = self.taking(second)
        for _ in taking:
            pass
        return taking.finish()


class Taking:
    """One backup: iterate it on the store's own thread, outside of transactions, then `finish` it on any thread."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        name: str,
        at: datetime,
        prove: Prove,
        beside: Sequence[Path],
        since: datetime,
        second: str,
    ) -> None:
        self._store = store
        self._folder = folder
        self._name = name
        self._at = at
        self._prove = prove
        self._beside = beside
        self._since = since
        self._second = second
        self._path = folder.joinpath(f"{name}-{at:{_STAMP}}.db")
        self._part = self._path.with_name(self._path.name + files.PART)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Copies some pages a step; yields (pages done, of). Raises PosError where the disk refuses to write."""
        self._part.unlink(missing_ok=True)
        yield from self._store.copy_steps(self._part)

    def drop(self) -> None:
        """Leave it: what was copied so far is thrown away."""
        self._part.unlink(missing_ok=True)

    def finish(self, tell: Tell = _NOTHING) -> Taken:
        """Prove the copy, give it its name, throw away what it outlives, and copy it to the second place.

        Touches no store. Raises PosError where the copy is not whole: the backups before it stay as they are.
        """
        try:
            keep(self._part, self._path, self._prove)
            self._archive()
            rotate(self._folder, self._name)
        except OSError as error:
            raise PosError(
                N_("The backup cannot be written ({reason}): free some space"), reason=reason_of(error)
            ) from error
        finally:
            self.drop()
        second, trouble = self._to_second(tell)
        _log.info("backup %s", self._path.name)
        return Taken(Backup(self._path, self._at), second, trouble)

    def _archive(self) -> None:
        """The first backup of a year is kept for ever: it holds all that was before."""
        year = self._at.year - 1
        path = self._folder.joinpath(ARCHIVE, f"{self._name}-{year}.db")
        if self._since.year <= year and not path.exists():
            path.parent.mkdir(exist_ok=True)
            copy(self._path, path)

    def _to_second(self, tell: Tell) -> tuple[Path | None, PosError | None]:
        if not self._second:
            return None, None
        folder = Path(self._second)
        try:
            if not folder.is_dir():
                raise PosError(N_("The second place for backups, {folder}, is not there: plug it in"), folder=folder)
            _check_room(self._path, folder)
            path = folder.joinpath(self._path.name)
            copy(self._path, path)
            rotate(folder, self._name)
            copy_missing(self._beside, folder, tell)
        except OSError as error:
            trouble = PosError(
                N_("The second place for backups, {folder}, refuses them ({reason})"),
                folder=folder,
                reason=reason_of(error),
            )
            return None, trouble
        except PosError as error:
            return None, error
        return path, None


def every(folder: Path) -> tuple[Backup, ...]:
    """The backups of whatever name in a folder, the newest first by their names' order."""
    return _listed(folder, r"lapak-[A-Z0-9-]+")


def listed(folder: Path, name: str) -> tuple[Backup, ...]:
    """The backups of this name in a folder, the newest first."""
    return _listed(folder, re.escape(name))


def _listed(folder: Path, name: str) -> tuple[Backup, ...]:
    pattern = re.compile(name + r"-([0-9]{8}T[0-9]{6}Z)\.db")
    try:
        names = sorted((path.name for path in folder.iterdir()), reverse=True)
    except OSError:
        return ()
    found = ((folder.joinpath(each), pattern.fullmatch(each)) for each in names)
    return tuple(
        Backup(path, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)) for path, match in found if match
    )


def outlived(backups: Iterable[Backup]) -> list[Backup]:
    """Those that are not the last of one of the last hours or days."""
    by_hour, by_day = {}, {}
    for backup in sorted(backups, key=lambda backup: backup.at):
        by_hour[backup.at.replace(minute=0, second=0)] = backup
        by_day[backup.at.date()] = backup
    kept = {*list(by_hour.values())[-HOURS:], *list(by_day.values())[-DAYS:]}
    return [backup for backup in backups if backup not in kept]


def rotate(folder: Path, name: str) -> None:
    """Throw away the backups that others have outlived, and what an earlier one left half done."""
    for backup in outlived(listed(folder, name)):
        backup.path.unlink(missing_ok=True)
    for path in folder.glob(f"{name}-*.db{files.PART}"):
        path.unlink(missing_ok=True)


def keep(part: Path, path: Path, prove: Prove) -> None:
    """Prove a copy, then give it its name, durable. Raises PosError where it is not whole, OSError."""
    reason = fault(part, prove)
    if reason is not None:
        raise DamagedError(N_("The copy of the database is not whole ({reason})"), reason=reason)
    files.settle(part, path)


def fault(path: Path, prove: Prove) -> str | None:
    """Why a copy is not whole; None where it is."""
    try:
        with read_store(path) as store:
            wrong = store.integrity()
            prove(store)
    except PosError as error:
        return str(error)
    return wrong[0] if wrong else None


def copy(path: Path, target: Path) -> None:
    """Another copy of a file: whole, durable and read back, or not there at all. Raises OSError."""
    part = target.with_name(target.name + files.PART)
    try:
        shutil.copyfile(path, part)
        files.settle(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if _digest(target) != _digest(path):
        target.unlink(missing_ok=True)
        raise OSError(f"{target} reads back otherwise than written")


def copy_missing(folders: Iterable[Path], target: Path, tell: Tell = _NOTHING) -> None:
    """Copy the unchanging files of these folders that `target` lacks, into folders of the same names."""
    missing = [
        (path, target.joinpath(folder.name, path.name))
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if files.is_regular(path) and path.suffix != files.PART
    ]
    missing = [(path, to) for path, to in missing if not to.exists()]
    for done, (path, to) in enumerate(missing):
        tell(done, len(missing))
        to.parent.mkdir(exist_ok=True)
        copy(path, to)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _check_room(path: Path, folder: Path) -> None:
    """Raise PosError where `folder` has no room for another copy of `path`."""
    wanted = path.stat().st_size + _SPARE
    if shutil.disk_usage(folder).free < wanted:
        raise PosError(
            N_("There is no room for a backup in {folder}: free {size} MB"), folder=folder, size=wanted >> 20
        )
