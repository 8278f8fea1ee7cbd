"""A USB stick that is chosen, and the work on it: file by file, then it may be pulled out."""

import ctypes
import os
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from pos.errors import PosError, reason_of
from pos.money import format_number
from pos.words import translate as _

_REMOVABLE = 2
# What Windows' GetDriveType calls a stick.
_MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
# Where the other systems put one.

Work = Callable[[Path], Generator[tuple[int, int], None, str]]
"""Works on a stick, tells how many files are done of how many, and returns the sentence it ends with."""


@dataclass(frozen=True)
class Drive:
    """A stick that is plugged in; `free` in megabytes."""

    path: str
    name: str
    free: int

    @property
    def text(self) -> str:
        """Its name, and how much room is on it."""
        return _("{name} · {free} MB free").format(name=self.name, free=format_number(self.free))


def drives() -> tuple[Drive, ...]:
    """The sticks that are plugged in and can be written."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _is_removable(root):
            found.append(Drive(root, volume.displayName() or root, volume.bytesAvailable() // 1_000_000))
    return tuple(found)


def _is_removable(root: str) -> bool:
    if os.name == "nt":
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined]
        return kind == _REMOVABLE
    return root.startswith(_MOUNTS)


class StickModel(QObject):
    """One stick at a time; a file a turn of the event loop, so that the window lives. `changed` at every step."""

    changed = Signal()

    def __init__(
        self, work: Work, parent: QObject | None = None, *, found: Callable[[], tuple[Drive, ...]] = drives
    ) -> None:
        super().__init__(parent)
        self._found = found
        self.done, self.total = 0, 0
        self.sentence = ""
        self.tone = ""
        self._work = work
        self._steps: Generator[tuple[int, int], None, str] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_step)

    def found(self) -> tuple[Drive, ...]:
        """The sticks that are plugged in by now."""
        return self._found()

    @property
    def busy(self) -> bool:
        """Whether the stick must stay where it is."""
        return self._steps is not None

    def run(self, path: Path) -> None:
        """Begin with this stick or folder; one that is being worked on goes first."""
        if self.busy:
            return
        self._steps = self._work(path)
        self.done, self.total, self.sentence, self.tone = 0, 0, "", ""
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """No more of it: what is on the stick is whole."""
        if self._steps is not None:
            self._steps.close()
            self._end(_("Stopped. What is on the flash drive is whole; it may be pulled out."), "warn")

    def _on_step(self) -> None:
        assert self._steps is not None
        try:
            self.done, self.total = next(self._steps)
        except StopIteration as end:
            self._end(end.value, "ok")
        except PosError as error:
            self._end(str(error), "bad")
        except OSError as error:
            self._end(reason_of(error), "bad")
        else:
            self.changed.emit()

    def _end(self, sentence: str, tone: str) -> None:
        self._timer.stop()
        self._steps = None
        self.sentence, self.tone = sentence, tone
        self.changed.emit()
