"""One event of the journal, and the hash that binds it to the one before."""

import hashlib
import os
from datetime import datetime
from typing import Any, NamedTuple

from pos import canonical
from pos.clock import utc_text

DOMAIN = b"lapak-event-1\n"
NOTHING = "0" * 64
"""What stands for the hash before the first event inside the hashed text."""


class Event(NamedTuple):
    """Something that happened. `day` is the business day, or None; `previous` is None for the first event.

    `canonical` holds seq, epoch, kind, at, day, actor, operation and data; `grand_total` is the sum of all `due`
    up to here, refunds negative, in rupiah.
    """

    seq: int
    epoch: int
    kind: str
    at: datetime
    day: str | None
    actor: str | None
    operation: str
    data: dict[str, Any]
    canonical: bytes
    previous: str | None
    hash: str
    grand_total: int


def new_operation() -> str:
    """The id of an operation that is about to begin: 32 hex digits that no other has."""
    return os.urandom(16).hex()


def canonical_bytes(
    *,
    seq: int,
    epoch: int,
    kind: str,
    at: datetime,
    day: str | None,
    actor: str | None,
    operation: str,
    data: dict[str, Any],
) -> bytes:
    """The exact bytes of an event."""
    return canonical.encode(
        {
            "seq": seq,
            "epoch": epoch,
            "kind": kind,
            "at": utc_text(at),
            "day": day,
            "actor": actor,
            "operation": operation,
            "data": data,
        }
    )


def event_hash(previous: str | None, body: bytes) -> str:
    """SHA-256 over domain, previous hash as 64 hex digits, newline and canonical bytes; lower-case hex."""
    return hashlib.sha256(DOMAIN + (previous or NOTHING).encode() + b"\n" + body).hexdigest()
