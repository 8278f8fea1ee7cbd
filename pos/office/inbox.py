"""The collection's inbox: what lies in it, and where that goes, to the archive or to quarantine."""

import hashlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path

from pos.errors import PosError
from pos.handover.carriers import Collection
from pos.handover.names import folder_name
from pos.handover.request import Request
from pos.office.place import holds, write_once

_log = logging.getLogger(__name__)

_MOST_NAMES = 20_000
"""Of one stall's folder at most so many names are looked at in one collect; the rest with the next."""
_LONGEST_NAME = 120


class Inbox:
    """The inbox of a gallery's collection; `quarantine` is the office's own folder for what it refuses."""

    def __init__(self, collection: Collection, quarantine: Path, *, gallery: str) -> None:
        self._collection = collection
        self._quarantine = quarantine
        self._gallery = gallery

    def entries(self) -> Iterator[tuple[str, str]]:
        """What is to be dealt with in the inbox, in order of name: (path, kind)."""
        for folder in self._collection.names("inbox"):
            path = f"inbox/{folder}"
            kind = self._kind(path)
            if kind == "folder":
                yield from self._entries_of(path)
            elif kind not in (None, "file"):
                yield path, kind

    def _entries_of(self, folder: str) -> Iterator[tuple[str, str]]:
        for name in self._collection.names(folder)[:_MOST_NAMES]:
            kind = self._kind(f"{folder}/{name}")
            if kind is not None and (kind != "file" or name.endswith(".jsonl")):
                yield f"{folder}/{name}", kind

    def _kind(self, path: str) -> str | None:
        try:
            return self._collection.kind(path)
        except (PosError, OSError):  # a name that no collection would give, with a backslash, say
            return "unreachable"

    def archive(self, path: str, stall: str, day: str, name: str) -> None:
        """Put a file that counts, and the PDF beside it, under `name` into the archive of its stall and month."""
        folder = f"archive/{folder_name(self._gallery, stall)}/{day[:7]}"
        self._put_away(path, f"{folder}/{name}")
        twin = _twin(path)
        if self._collection.kind(twin) == "file":
            self._put_away(twin, f"{folder}/{_twin(name)}")

    def archive_request(self, path: str, asked: Request) -> None:
        """Put a request that was granted into the archive."""
        folder = f"archive/{folder_name(self._gallery, asked.stall)}/{asked.at[:7]}"
        self._put_away(path, f"{folder}/{asked.file_name}")

    def _put_away(self, path: str, target: str) -> None:
        """Out of the inbox; a file that stands in the archive already is not put there again, nor written over."""
        try:
            if self._collection.exists(target):
                data = self._collection.read(path)
                if self._collection.kind(target) == "file" and self._collection.read(target) == data:
                    self._collection.remove(path)
                    return
                stem, dot, suffix = target.rpartition(".")
                target = f"{stem}-{hashlib.sha256(data).hexdigest()[:16]}{dot}{suffix}"
                if self._collection.exists(target):
                    self._collection.remove(path)
                    return
            self._collection.move(path, target)
        except (PosError, OSError) as error:  # it counts already; the next collect finds it again, as the same
            _log.info("%s stays in the inbox: %s", path, error)

    def settle(self) -> None:
        """Make what was moved last."""
        try:
            self._collection.settle()
        except (PosError, OSError) as error:  # what was moved is told all the same: at worst it comes back, as the same
            _log.info("the moves to the archive may not outlast a power cut: %s", error)

    def quarantine(self, path: str, data: bytes, reason: str) -> str:
        """Keep refused bytes with the reason beside them; returns the name they got, the same every time."""
        safe = re.sub(r"[^A-Za-z0-9._-]", "_", own_name(path))[-_LONGEST_NAME:]
        target = self._quarantine.joinpath(safe)
        if target.exists() and not holds(target, data):
            target = target.with_name(f"{hashlib.sha256(data).hexdigest()[:16]}-{safe}")
        write_once(target, data)
        write_once(target.with_name(target.name + ".reason.txt"), f"{reason}\n".encode())
        return target.name

    def give_up(self, path: str, name: str) -> None:
        """Take away what is in quarantine as `name`; its PDF goes there with it, for people to look at."""
        self._collection.remove(path)
        twin = _twin(path)
        if self._collection.kind(twin) != "file":
            return
        try:
            write_once(self._quarantine.joinpath(_twin(name)), self._collection.read(twin))
            self._collection.remove(twin)
        except PosError:
            _log.info("%s is left in the inbox", twin)


def own_name(path: str) -> str:
    """The file's own name, fit to be shown and printed whatever its bytes are."""
    return path.rsplit("/", 1)[-1].encode("utf-8", "backslashreplace").decode()


def _twin(path: str) -> str:
    return path.removesuffix(".jsonl") + ".pdf"
