"""A notice: a question about a day, that it is settled, or the key that the office signs with from now on."""

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from pos.clock import parse_day
from pos.errors import PosError
from pos.handover import envelope
from pos.handover.fields import FORMAT, Digest, Format, Positive, from_body, is_time
from pos.handover.names import check_code, check_till, notice_name
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key

ASK, SETTLED, OFFICE_KEY = "ask", "settled", "office_key"

LONGEST_TEXT = 500

_TOLD = {ASK: ("day", "text"), SETTLED: ("about",), OFFICE_KEY: ("key",)}
"""What a notice of each kind tells; the rest of these is null."""


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    about: Positive | None
    at: str
    day: str | None
    format: Format
    gallery: str
    key: Digest | None
    kind: Literal["ask", "settled", "office_key"]
    program: str
    serial: Positive
    stall: str
    text: str | None
    till: Positive


class Notice(Struct, frozen=True, kw_only=True):
    """`ask` has a `day` and a `text`, `settled` the serial that it is `about`, `office_key` a `key`."""

    program: str
    gallery: str
    stall: str
    till: int
    serial: int
    kind: Literal["ask", "settled", "office_key"]
    at: str
    about: int | None = None
    day: str | None = None
    text: str | None = None
    key: str | None = None

    @property
    def file_name(self) -> str:
        return notice_name(self.gallery, self.stall, self.till, self.serial)


def seal(notice: Notice, key: "Key") -> bytes:
    """The whole file, signed with the office's key."""
    return envelope.seal("notice", {"format": FORMAT, **msgspec.structs.asdict(notice)}, key)


def read(data: bytes) -> tuple[Notice, str]:
    """A file's notice and the key that signed it; whether to believe that key is the till's to say.

    Raises PosError, NewerFormat where it is of a newer format.
    """
    opened = envelope.open_envelope(data, "notice")
    content = from_body(opened.body, _Content)
    check_code(content.gallery)
    check_code(content.stall)
    check_till(content.till)
    facts = msgspec.structs.asdict(content)
    del facts["format"]
    told = {name for name in ("about", "day", "text", "key") if facts[name] is not None}
    if not (content.program and is_time(content.at)) or told != set(_TOLD[content.kind]):
        raise PosError(N_("the notice's program, time or facts are not possible"))
    if content.day is not None:
        parse_day(content.day)
    if content.text is not None and not 1 <= len(content.text.strip()) <= LONGEST_TEXT:
        raise PosError(N_("the notice's program, time or facts are not possible"))
    if content.key is not None and not envelope.is_key(content.key):
        raise PosError(N_("the notice's program, time or facts are not possible"))
    return Notice(**facts), opened.key
