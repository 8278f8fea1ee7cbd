"""An acknowledgement: what the office decided about a stall's files, in serial order; serial 1 admits the stall."""

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from pos.errors import PosError
from pos.handover import envelope
from pos.handover.fields import FORMAT, Digest, Format, Natural, Positive, from_body, is_time
from pos.handover.names import ack_name, check_code, check_till
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of one file, known by the SHA-256 of its bytes (hex)."""

    sha256: Digest
    status: Literal["accepted", "refused", "forked"]
    reason: str | None


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    accepted_through: Natural
    at: str
    epoch: Positive
    files: tuple[Decision, ...]
    format: Format
    gallery: str
    key: Digest
    program: str
    serial: Positive
    stall: str
    till: Positive


class Acknowledgement(Struct, frozen=True, kw_only=True):
    """`key` is the stall's, `accepted_through` the highest number without a gap before it, `files` those decided since
    the serial before."""

    program: str
    gallery: str
    stall: str
    till: int
    key: str
    epoch: int
    serial: int
    accepted_through: int
    files: tuple[Decision, ...]
    at: str

    @property
    def file_name(self) -> str:
        return ack_name(self.gallery, self.stall, self.till, self.epoch, self.serial)

    @property
    def is_acceptance(self) -> bool:
        """It admits the stall and says nothing of files."""
        return self.serial == 1


def seal(acknowledgement: Acknowledgement, key: "Key") -> bytes:
    """The whole file, signed with the office's key."""
    body = {"format": FORMAT, **msgspec.to_builtins(acknowledgement)}
    return envelope.seal("ack", body, key)


def read(data: bytes) -> tuple[Acknowledgement, str]:
    """A file's acknowledgement and the office's key that signed it; whether to believe that key is the stall's to say.

    Raises PosError, NewerFormat where it is of a newer format.
    """
    opened = envelope.open_envelope(data, "ack")
    content = from_body(opened.body, _Content)
    check_code(content.gallery)
    check_code(content.stall)
    check_till(content.till)
    if not (content.program and envelope.is_key(content.key) and is_time(content.at)):
        raise PosError(N_("the acknowledgement's program, key or time is not possible"))
    if content.serial == 1 and (content.accepted_through or content.files):
        raise PosError(N_("an acceptance decides about no files"))
    facts = msgspec.structs.asdict(content)
    del facts["format"]
    return Acknowledgement(**facts), opened.key
