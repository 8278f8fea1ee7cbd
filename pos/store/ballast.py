"""Room kept on the disk: a file that is given up once the disk is full, so that a day can be closed and handed in."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from pos.files import PART

SIZE = 32 << 20
"""Bytes: a close with its papers, and a hand-in, many times over."""
SHORT = 16 << 20
"""Bytes free, below which the ballast is given up."""
_LEAST = 1 << 20
"""Bytes free, below which hardly anything can be written any more."""
_NAME = "ballast"
_BLOCK = bytes(1 << 20)

_log = logging.getLogger(__name__)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


class Ballast:
    """The ballast of a folder; `free` tells the bytes that are free there."""

    def __init__(self, folder: Path, free: Callable[[Path], int] = _free) -> None:
        self.path = folder.joinpath(_NAME)
        self._free = free

    @property
    def is_short(self) -> bool:
        """Whether the disk is as good as full."""
        return self._free(self.path.parent) < SHORT

    @property
    def is_used_up(self) -> bool:
        """Whether there is no room left, nor any to be given up."""
        return not self.path.exists() and self._free(self.path.parent) < _LEAST

    def make_room(self) -> None:
        """Give the ballast up where the disk is as good as full: what comes next must not fail for want of room."""
        if self.path.exists() and self.is_short:
            _log.warning("the disk is full: the ballast is given up")
            self.drop()

    def drop(self) -> None:
        """Give it up."""
        self.path.unlink(missing_ok=True)

    def make(self) -> None:
        """Put it there, once there is room for twice as much; a disk that refuses is left alone. Touches no store."""
        if self.path.exists() or self._free(self.path.parent) < 2 * SIZE + SHORT:
            return
        part = self.path.with_name(_NAME + PART)
        try:
            _fill(part)
            part.replace(self.path)
        except OSError as error:
            _log.info("no ballast: %s", error)
            part.unlink(missing_ok=True)


def _fill(path: Path) -> None:
    """A file that holds its blocks; some file systems need to be told so, elsewhere writing them does."""
    with path.open("wb") as file:
        reserve = getattr(os, "posix_fallocate", None)
        if reserve is not None:
            reserve(file.fileno(), 0, SIZE)
            return
        for _ in range(SIZE // len(_BLOCK)):
            file.write(_BLOCK)
