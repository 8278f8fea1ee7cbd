"""A plain folder: a shared folder of the network, a synchronised folder, a USB stick."""

import os
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pos import files
from pos.errors import PosError, reason_of
from pos.handover.carriers import Carrier, Collection, scheme
from pos.handover.envelope import LARGEST
from pos.words import N_

_GONE = N_("the collection folder {folder} is not there: plug it in or connect to it")


class Folder:
    """A collection point at a path. The folder itself must be there, so that a stick not plugged in is noticed."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise PosError(_GONE, folder=root)
        self._root = root
        self._entered: set[Path] = set()
        self._left: set[Path] = set()

    def names(self, folder: str) -> tuple[str, ...]:
        path = self._path(folder)
        if self.kind(folder) != "folder":
            return ()
        with os.scandir(path) as entries:
            return tuple(sorted(entry.name for entry in entries if not entry.name.endswith(files.PART)))

    def kind(self, name: str) -> str | None:
        try:
            status = self._path(name).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        if stat.S_ISREG(status.st_mode):
            return "file"
        if stat.S_ISLNK(status.st_mode) or _is_junction(status):
            return "link"
        return "folder" if stat.S_ISDIR(status.st_mode) else "other"

    def exists(self, name: str) -> bool:
        return self.kind(name) is not None

    def read(self, name: str, most: int = LARGEST) -> bytes:
        return files.read_regular(self._path(name), most)

    def put(self, name: str, data: bytes) -> None:
        if self.kind(name) is not None:
            self._same(name, data)
            return
        path = self._path(name)
        self._make(path.parent)
        files.write(path, data)

    def move(self, name: str, to: str) -> None:
        source, target = self._path(name), self._path(to)
        if self.kind(to) is not None:
            self._same(to, self.read(name))
            source.unlink()
        else:
            self._make(target.parent)
            source.rename(target)
        self._entered.add(target.parent)
        self._left.add(source.parent)

    def settle(self) -> None:
        # Where files went comes first: after a power cut a file may stand in both places, never in none.
        for folder in (*self._entered, *self._left):
            if folder.is_dir():
                files.sync_folder(folder)
        self._entered.clear()
        self._left.clear()

    def remove(self, name: str) -> None:
        path = self._path(name)
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            files.sync_folder(path.parent)

    def _path(self, name: str) -> Path:
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
            raise PosError(N_("“{name}” is not a name within the collection"), name=name)
        above = str(self._root)
        for part in parts[:-1]:
            above = f"{above}{os.sep}{part}"
            if os.path.islink(above):  # noqa: PTH114 - a dozen times a file, and three times as fast as with Path
                raise PosError(N_("{file} is not an ordinary file"), file=name)
        return self._root.joinpath(*parts)

    def _make(self, folder: Path) -> None:
        if not self._root.is_dir():  # pulled out meanwhile: it would be made anew, on this computer's own disk
            raise PosError(_GONE, folder=self._root)
        missing = []
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            files.sync_folder(folder.parent)

    def _same(self, name: str, data: bytes) -> None:
        """Raise PosError unless the file there holds exactly `data`."""
        if (
            self.kind(name) != "file"
            or self._path(name).stat().st_size != len(data)
            or self.read(name, len(data)) != data
        ):
            raise PosError(N_("{file} is there already with other content, and it is never overwritten"), file=name)


def _is_junction(status: os.stat_result) -> bool:
    """Windows' other kind of link to a folder."""
    return bool(getattr(status, "st_file_attributes", 0) & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0))


def _path_of(place: str) -> Path:
    path = place
    if scheme(place) == "file":
        path = unquote(urlsplit(place).path)
        if os.name == "nt":
            path = path.lstrip("/")
    return files.at_home(path)


def _reach(place: str) -> Collection:
    return Folder(_path_of(place))


def _prepare(place: str) -> None:
    folder = _path_of(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PosError(
            N_("The folder {folder} cannot be made ({reason}): choose another"), folder=folder, reason=reason_of(error)
        ) from error


CARRIER = Carrier(id="folder", schemes=("", "file"), reach=_reach, prepare=_prepare)
