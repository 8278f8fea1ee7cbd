"""An enrolment request: a stall's till asks its gallery to be admitted, signed with the key it will sign with."""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from pos.errors import PosError
from pos.handover import envelope
from pos.handover.fields import FORMAT, Format, Positive, Word, from_body, is_time
from pos.handover.names import check_code, check_till, request_name
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    at: str
    epoch: Positive
    format: Format
    gallery: str
    name: str
    program: str
    stall: str
    till: Positive
    trade: Word


class Request(Struct, frozen=True, kw_only=True):
    """What a till tells of itself; `name` is the stall's as people say it, `at` a time in its zone."""

    program: str
    gallery: str
    stall: str
    till: int
    trade: str
    name: str
    epoch: int
    at: str

    @property
    def file_name(self) -> str:
        return request_name(self.gallery, self.stall, self.till, self.epoch)


def seal(request: Request, key: "Key") -> bytes:
    """The whole file."""
    return envelope.seal("request", {"format": FORMAT, **msgspec.structs.asdict(request)}, key)


def read(data: bytes) -> tuple[Request, str]:
    """A file's request and the key it asks for. Raises PosError, NewerFormat where it is of a newer format."""
    opened = envelope.open_envelope(data, "request")
    content = from_body(opened.body, _Content)
    check_code(content.gallery)
    check_code(content.stall)
    check_till(content.till)
    if not (content.name and content.program and is_time(content.at)):
        raise PosError(N_("the request's name, program or time is not possible"))
    facts = msgspec.structs.asdict(content)
    del facts["format"]
    return Request(**facts), opened.key
