"""The folder that a command is for, opened, and its log with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.log import log_into
from pos.store import OtherKindError
from pos.words import N_

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall


def stall(folder: Path, *, verified: bool = True) -> "Stall":
    """A stall's folder. Raises PosError for one that is none, and for the office's."""
    from pos.stall import open_stall

    try:
        stall = open_stall(folder, verified=verified)
    except OtherKindError:
        raise OtherKindError(
            N_("{folder} is not a stall's folder: this command is for a stall's"), folder=folder
        ) from None
    log_into(stall.folder)
    return stall


def office(folder: Path, *, verified: bool = True) -> "Office":
    """The office's folder. Raises PosError for one that is none, and for a stall's."""
    from pos.gallery import open_office

    try:
        office = open_office(folder, verified=verified)
    except OtherKindError:
        raise OtherKindError(
            N_("{folder} is not an office's folder: this command is for an office's"), folder=folder
        ) from None
    log_into(office.folder)
    return office


def either(folder: Path, *, verified: bool = True) -> "Stall | Office":
    """A stall's folder or the office's. Raises PosError for one that is neither."""
    try:
        return stall(folder, verified=verified)
    except OtherKindError:
        return office(folder, verified=verified)
