"""Safe writing and reading: a file is whole or absent, and only regular files are read."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from pos.errors import PosError, reason_of
from pos.words import N_

PART = ".part"
"""The suffix of a file that is still being written; readers ignore it."""


def at_home(text: str) -> Path:
    """The path that `text` means, with ~ as somebody's home; where nobody's, it is a name like others."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def write(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put `data` at `path`, whole or not at all: temporary name, fsync, rename, fsync the folder, read back.

    Raises OSError where the disk refuses it or gives back something else.
    """
    part = path.with_name(path.name + PART)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    if path.read_bytes() != data:
        raise OSError(f"{path} reads back otherwise than written")


class UnwrittenError(PosError):
    """A file of the folder that is open could not be written: `reason` among its facts tells why."""


_FULL = N_("The disk is full: {file} was not written. Free some space, then try again")
_CLOSED = N_("{file} cannot be written ({reason}): allow writing to {folder}, then try again")
_OTHER = N_("{file} cannot be written ({reason}): look after the disk, then try again")
_WAYS_OUT = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), _FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _CLOSED),
}


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Tell what the disk refuses about `path` as an UnwrittenError that says what to do."""
    try:
        yield
    except OSError as error:
        sentence = _WAYS_OUT.get(error.errno or 0, _OTHER)
        raise UnwrittenError(sentence, file=path.name, folder=path.parent, reason=reason_of(error)) from error


def keep(path: Path, data: bytes, mode: int = 0o644) -> None:
    """`write` for a file of the folder that is open. Raises UnwrittenError where the disk refuses it."""
    with in_words(path):
        write(path, data, mode)


def settle(part: Path, path: Path) -> None:
    """Give a file that is written its name, both durable. Raises OSError."""
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's names durable; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_regular(path: Path) -> bool:
    """True for a regular file; a link, folder, FIFO or device is none."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def read_regular(path: Path, most: int) -> bytes:
    """At most `most` bytes of a regular file, never following a link. Raises PosError, or OSError of the disk."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not os.path.lexists(path):
        raise PosError(N_("There is no file {file}: check its name and folder"), file=path)
    if not is_regular(path):
        raise PosError(N_("{file} is not an ordinary file"), file=path.name)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise PosError(N_("{file} is not an ordinary file"), file=path.name)
        # Asked for `most` bytes Python makes room for them all, which takes ten times as long as to read a small file.
        data = file.read(min(status.st_size, most) + 1)
        if len(data) > status.st_size:  # it grew since
            data += file.read(most + 1 - len(data))
    if len(data) > most:
        raise PosError(N_("{file} is larger than {most} bytes"), file=path.name, most=most)
    return data


class OpenElsewhereError(PosError):
    """Another process holds the folder."""


class FolderLock:
    """Holds a folder for one process: an operating-system lock on `lock` in it, freed even by a kill.

    Raises OpenElsewhereError when it is held elsewhere, PosError where the folder cannot be written at all.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._file = folder.joinpath("lock").open("a+b")
        except OSError as error:
            raise PosError(
                N_("The folder {folder} cannot be written ({reason}): allow writing to it, or choose another"),
                folder=folder,
                reason=reason_of(error),
            ) from error
        try:
            self._take()
        except OSError:
            self._file.close()
            raise OpenElsewhereError(
                N_("Lapak is open on this folder, {folder}: close it there first"), folder=folder
            ) from None

    def _take(self) -> None:
        if os.name == "nt":
            import msvcrt

            self._file.seek(0)
            msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release(self) -> None:
        """Let another process have the folder."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
