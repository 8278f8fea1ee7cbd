"""The summary of a stall's day: its values (`values`), how a closed day becomes one (`building`), its sums (`sums`),
and the file that holds it.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from pos import canonical
from pos.errors import PosError
from pos.handover import envelope, fields
from pos.handover.fields import NewerFormat as NewerFormat
from pos.handover.names import SummaryName
from pos.handover.summary.building import (
    UNPLACED as UNPLACED,
)
from pos.handover.summary.building import (
    Origin as Origin,
)
from pos.handover.summary.building import (
    Position as Position,
)
from pos.handover.summary.building import (
    build as build,
)
from pos.handover.summary.sums import (
    cash_in as cash_in,
)
from pos.handover.summary.sums import (
    cash_of as cash_of,
)
from pos.handover.summary.sums import (
    cash_taken as cash_taken,
)
from pos.handover.summary.sums import (
    tenders_of as tenders_of,
)
from pos.handover.summary.sums import (
    totals_of as totals_of,
)
from pos.handover.summary.values import (
    Amend as Amend,
)
from pos.handover.summary.values import (
    Amended as Amended,
)
from pos.handover.summary.values import (
    BuyIn as BuyIn,
)
from pos.handover.summary.values import (
    Cash as Cash,
)
from pos.handover.summary.values import (
    Cash2 as Cash2,
)
from pos.handover.summary.values import (
    Later as Later,
)
from pos.handover.summary.values import (
    Line as Line,
)
from pos.handover.summary.values import (
    Maker as Maker,
)
from pos.handover.summary.values import (
    MakerPaid as MakerPaid,
)
from pos.handover.summary.values import (
    Movement as Movement,
)
from pos.handover.summary.values import (
    Notes as Notes,
)
from pos.handover.summary.values import (
    OrderStep as OrderStep,
)
from pos.handover.summary.values import (
    Payment as Payment,
)
from pos.handover.summary.values import (
    Sale as Sale,
)
from pos.handover.summary.values import (
    Shift as Shift,
)
from pos.handover.summary.values import (
    Summary as Summary,
)
from pos.handover.summary.values import (
    Summary2 as Summary2,
)
from pos.handover.summary.values import (
    Tender as Tender,
)
from pos.handover.summary.values import (
    Totals as Totals,
)
from pos.handover.summary.values import (
    Warning_ as Warning_,
)
from pos.handover.summary.values import (
    dealings_of as dealings_of,
)
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key

NEWEST = 2
"""The newest format that is read here; a file is written in the oldest that tells all of its day."""


@dataclass(frozen=True, slots=True)
class Read:
    """A summary whose seal holds, with the signer's key and the SHA-256 of the whole file; its sums are not checked."""

    summary: Summary
    key: str
    sha256: str


def encode(summary: Summary) -> bytes:
    """Line 1 of the file, without its newline: canonical JSON. Raises ValueError for a text that is not in NFC."""
    return canonical.encode(to_body(summary))


def seal(summary: Summary, key: "Key") -> bytes:
    """The whole file."""
    return envelope.sign("summary", encode(summary), key)


def to_body(summary: Summary) -> dict[str, Any]:
    """The summary as plain values, for reports and tests."""
    body = msgspec.to_builtins(summary)
    assert isinstance(body, dict)
    return body


def from_body(body: Mapping[str, Any]) -> Summary:
    """The summary of plain values; fields named `x_…` are left out. Raises PosError, NewerFormat for a newer format."""
    # A format 2 without what makes it one is another program's: it is kept, as any newer format is.
    if "buy_ins" in body:
        return fields.from_body(body, Summary2, NEWEST)
    return fields.from_body(body, Summary)


def read(data: bytes, sha256: str | None = None) -> Read:
    """A file's summary once its seal holds and it is written exactly as `seal` writes; the sums are not checked.

    `sha256` is the file's where it is known already.

    Raises PosError; NewerFormat where the seal holds and the file is of a newer format.
    """
    sealed = envelope.unseal(data, "summary", sha256)
    return Read(_parse(sealed.line), sealed.key, sealed.sha256)


def name_of(summary: Summary) -> SummaryName:
    """What the summary's file is called."""
    return SummaryName(
        gallery=summary.gallery, stall=summary.stall, till=summary.till, day=summary.day,
        epoch=summary.epoch, number=summary.number, revision=summary.revision,
    )  # fmt: skip


_decoder = msgspec.json.Decoder(Summary)
_decoder2 = msgspec.json.Decoder(Summary2)
_encoder = msgspec.json.Encoder(order="deterministic")
# What is inherited stands before a struct's own fields, so these are put in the order of their names.
_encoder2 = msgspec.json.Encoder(order="sorted")


def _parse(line: bytes) -> Summary:
    # Most files take the short way; the long one finds the exact reason, or reads x_ fields.
    for decoder, encoder in ((_decoder, _encoder), (_decoder2, _encoder2)):
        try:
            summary = decoder.decode(line)
            if encoder.encode(summary) == line and (line.isascii() or unicodedata.is_normalized("NFC", line.decode())):
                return summary
        except (ValueError, RecursionError, msgspec.MsgspecError):
            continue
    body = canonical.decode(line)
    if type(body) is not dict:
        raise PosError(N_("the content is not a JSON object"))
    return from_body(body)
