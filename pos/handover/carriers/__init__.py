"""How a file travels, one file each: a way to reach a collection point and keep files in its folders.

A name is relative to the collection and has `/` between folders: `inbox/GIK-K07/GIK-K07-1_e1.request.jsonl`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pos import kinds
from pos.errors import PosError
from pos.handover.envelope import LARGEST
from pos.words import N_


class Collection(Protocol):
    """A collection point that can be reached; everything else about it raises PosError or OSError."""

    def names(self, folder: str) -> tuple[str, ...]:
        """What lies in `folder`, sorted, whatever its kind, without `.part` files; () where the folder is absent."""

    def kind(self, name: str) -> str | None:
        """file, folder, link or other (FIFO, device); None where nothing is there. Links are never followed."""

    def exists(self, name: str) -> bool:
        """True where anything has this name."""

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """A regular file's bytes, `most` of them at most. Raises PosError for a larger one and for anything else."""

    def put(self, name: str, data: bytes) -> None:
        """Keep `data` under `name`, whole or not at all, and read it back; the same content again is fine.

        Raises PosError where other content has the name.
        """

    def move(self, name: str, to: str) -> None:
        """Give a file another name, for good with the next `settle`.

        The same content under `to` already is fine, other content raises PosError.
        """

    def settle(self) -> None:
        """Make every move so far outlast a power cut: once for many, since a disk takes long over it."""

    def remove(self, name: str) -> None:
        """Take a file or a link away; what is not there is fine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One way: `schemes` begin its places (`""` for a plain path), `reach` opens one. Its module's name is its `id`."""

    id: str
    schemes: tuple[str, ...]
    reach: Callable[[str], Collection]
    prepare: Callable[[str], None]
    """Make the place where it is not there yet: once, when a stall or the office is set up on it."""


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def scheme(place: str) -> str:
    """The scheme of a URL in lower case; "" for a path (a Windows drive letter is none)."""
    match = _SCHEME.match(place)
    return match[1].lower() if match else ""


def open_collection(place: str) -> Collection:
    """The collection point at `place`, a folder's path or a URL. Raises PosError where no carrier goes there."""
    return _carrier(place).reach(place)


def checked(place: str) -> str:
    """`place` itself, which may be out of reach just now. Raises PosError where no carrier goes there."""
    _carrier(place)
    return place


def prepare_collection(place: str) -> None:
    """Make the collection point at `place` where it is not there yet. Raises PosError."""
    _carrier(place).prepare(place)


def _carrier(place: str) -> Carrier:
    wanted = scheme(place)
    for carrier in kinds.load(__name__, "CARRIER", Carrier).values():
        if wanted in carrier.schemes:
            return carrier
    raise PosError(
        N_("{scheme}:// comes with a later version: a shared folder or USB stick works today"), scheme=wanted
    )
