"""What the fields of every file handed over have in common: their kinds of value, the format, times."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from pos.errors import PosError
from pos.words import N_

FORMAT = 1

LARGEST = 2**53 - 1

Whole = Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]
Natural = Annotated[int, Meta(ge=0, le=LARGEST)]
Positive = Annotated[int, Meta(ge=1, le=LARGEST)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", max_length=64)]
Word = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*\Z", max_length=32)]
Format = Annotated[int, Meta(ge=FORMAT, le=FORMAT)]

T = TypeVar("T")

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\+0[789]:00")


class NewerFormat(PosError):  # noqa: N818 - a result, not a fault: such a file is kept
    """The seal holds, but the file is of a newer format: it is kept until the program is updated."""

    def __init__(self, number: int) -> None:
        super().__init__(N_("the file is of format {number}, newer than this program: update Lapak"), number=number)
        self.number = number


def from_body(body: Mapping[str, Any], kind: type[T], newest: int = FORMAT) -> T:
    """The struct `kind` of a file's content; fields named `x_…` are left out. `newest` is the format known here.

    Raises PosError where a field is missing, unknown or not of its kind, NewerFormat for a newer format.
    """
    number = body.get("format")
    if type(number) is int and number > newest:
        raise NewerFormat(number)
    known = {name: value for name, value in body.items() if not name.startswith("x_")}
    try:
        return msgspec.convert(known, kind)
    except msgspec.ValidationError as error:
        raise PosError(
            N_("a field is not as format {format} tells: {detail}"), format=number or FORMAT, detail=str(error)
        ) from None


def is_time(text: str) -> bool:
    """True for a time of one of Indonesia's zones in whole seconds: `2026-11-24T10:15:00+07:00`."""
    if _TIME.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
