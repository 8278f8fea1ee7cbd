"""A USB stick carried by hand: the collection on it, and in words what a stick that is pulled out or full does."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos.errors import PosError, reason_of
from pos.handover.carriers import Collection, open_collection
from pos.words import N_

FOLDER = "Lapak"
"""The collection's folder on a stick; its name is the same to file systems that tell no capitals apart."""


def open_stick(place: Path, *, make: bool) -> Collection:
    """The collection in a stick's top folder or any other: `place` itself where it is one, else its folder `Lapak`.

    Raises PosError where there is none and it is not to be made, and where `place` is gone.
    """
    if not place.is_dir():
        raise PosError(N_("The flash drive is not there any more: put it in again and choose it"))
    folder = place if any(place.joinpath(name).is_dir() for name in ("inbox", "acks")) else place.joinpath(FOLDER)
    if make:
        folder.mkdir(exist_ok=True)
    elif not folder.joinpath("inbox").is_dir():
        raise PosError(
            N_("There is nothing from a stall on {place}: choose the flash drive they copied to"), place=place
        )
    return open_collection(str(folder))


@contextmanager
def in_words(place: Path) -> Iterator[None]:
    """Tell what the stick at `place` refuses as a PosError that says what to do."""
    try:
        yield
    except PosError:
        if place.is_dir():
            raise
        raise PosError(_PULLED_OUT) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PosError(
                N_("The flash drive is full: make room on it or take another. Nothing is lost, nothing is half done")
            ) from error
        if not place.is_dir() or error.errno in (errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT):
            raise PosError(_PULLED_OUT) from error
        raise PosError(N_("The flash drive refuses ({reason}): take another"), reason=reason_of(error)) from error


_PULLED_OUT = N_("The flash drive was pulled out or is broken: put it in and do it once more. Nothing is lost")
