"""A till's next key, signed with the one before: whoever believes that one believes the next."""

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from pos.errors import PosError
from pos.handover import envelope
from pos.handover.fields import FORMAT, Digest, Format, Natural, Positive, from_body, is_time
from pos.handover.names import check_code, check_till, key_name
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    at: str
    epoch: Positive
    format: Format
    gallery: str
    key: Digest
    kind: Literal["till_key"]
    number: Natural
    program: str
    serial: Positive
    stall: str
    till: Positive


class TillKey(Struct, frozen=True, kw_only=True):
    """`key` seals whatever comes after `number`, the last that the key before it sealed in this epoch (0 for none).

    `serial` counts the keys of the epoch's till from 1.
    """

    program: str
    gallery: str
    stall: str
    till: int
    epoch: int
    serial: int
    number: int
    key: str
    at: str

    @property
    def file_name(self) -> str:
        return key_name(self.gallery, self.stall, self.till, self.epoch, self.serial)


def seal(told: TillKey, key: "Key") -> bytes:
    """The whole file, signed with the key that is replaced."""
    return envelope.seal("notice", {"format": FORMAT, "kind": "till_key", **msgspec.structs.asdict(told)}, key)


def read(data: bytes) -> tuple[TillKey, str]:
    """A file's content and the key that signed it. Raises PosError, NewerFormat where it is of a newer format."""
    opened = envelope.open_envelope(data, "notice")
    content = from_body(opened.body, _Content)
    check_code(content.gallery)
    check_code(content.stall)
    check_till(content.till)
    if not (content.program and is_time(content.at) and envelope.is_key(content.key)) or content.key == opened.key:
        raise PosError(N_("the notice's program, time or facts are not possible"))
    facts = msgspec.structs.asdict(content)
    del facts["format"], facts["kind"]
    return TillKey(**facts), opened.key
