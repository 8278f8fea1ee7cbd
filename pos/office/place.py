"""Where an office keeps what it accepted and what it refused."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pos import files
from pos.errors import PosError
from pos.handover import summary
from pos.handover.envelope import LARGEST
from pos.handover.summary import Read, Summary
from pos.store import Row
from pos.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folders `collected` (every file ever accepted, unchanged) and `quarantine` (refused, with the reason)."""

    collected: Path
    quarantine: Path

    def kept(self, row: Row) -> Summary:
        """An accepted file's content, read back and compared with its hash. Raises PosError where it is not whole."""
        found = self._read(self.collected.joinpath(row["name"]), row["sha256"])
        if found is None:
            raise PosError(N_("{file} in collected/ is missing or changed: restore the backup"), file=row["name"])
        return found[0].summary

    def refused(self, name: str, sha256: str) -> tuple[Read, bytes]:
        """A quarantined file's content and its bytes, likewise. Raises PosError."""
        found = self._read(self.quarantine.joinpath(name), sha256)
        if found is None:
            raise PosError(N_("{file} in quarantine/ is missing or changed: let the stall hand it in again"), file=name)
        return found

    def keep(self, name: str, data: bytes) -> None:
        """Keep an accepted file's bytes under this name, unless they are there already."""
        write_once(self.collected.joinpath(name), data)

    def _read(self, path: Path, sha256: str) -> tuple[Read, bytes] | None:
        try:
            data = files.read_regular(path, LARGEST)
        except (OSError, PosError):
            return None
        if hashlib.sha256(data).hexdigest() != sha256:
            return None
        return summary.read(data, sha256), data


def write_once(path: Path, data: bytes) -> None:
    """Write a file unless it is there with this content already."""
    if not holds(path, data):
        files.write(path, data)


def holds(path: Path, data: bytes) -> bool:
    """Whether a file is there with exactly this content."""
    try:
        return files.read_regular(path, len(data)) == data
    except (OSError, PosError):
        return False
