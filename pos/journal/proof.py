"""Whether a row of the journal is what was recorded: its hash, its place in the chain, its columns, its grand total.

A start and a check ask this of every event, so it is first looked for in the bytes themselves: `canonical` writes an
event in one way only, and where its columns, written again, stand around its data, they are what the bytes say. Parsing
costs twenty times as much; it is the judge only where the bytes leave a doubt.
"""

import re
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from pos import canonical
from pos.errors import PosError
from pos.journal.event import event_hash
from pos.store import Row

COPIED = ("seq", "epoch", "kind", "at", "day", "actor", "operation")
"""What stands in columns beside the bytes that hold it."""

# What stands before it in the data are plain values, so it is the data's own and none of an object inside.
_due = re.compile(rb'[^][{}]*"due":(-?[0-9]+)[,}]').match


def holds(row: Row, previous: str | None, grand_total: int) -> bool:
    """True where a row of `event` agrees with its own bytes, and with the hash and the grand total before it."""
    seq, epoch, kind, at, day, actor, operation, body, before, hash_, total = row
    first, last = _around(actor, day, epoch, kind)
    start = f'{first}{quoted(at)},"data":{{'.encode()
    if (
        before == previous
        and hash_ == event_hash(previous, body)
        and body.startswith(start)
        and body.endswith(f'{last}{quoted(operation)},"seq":{seq}}}'.encode())
    ):
        due = _due(body, len(start))
        if due is not None or b'"due":' not in body:
            return bool(total == grand_total + (int(due[1]) if due else 0))
    return _says_so(row, previous, grand_total)


@lru_cache(maxsize=32)
def _around(actor: str | None, day: str | None, epoch: int, kind: str) -> tuple[str, str]:
    """What an event's bytes begin with, up to its time, and what follows its data, up to its operation."""
    first = f'{{"actor":{_text(actor)},"at":'
    return first, f'}},"day":{_text(day)},"epoch":{epoch},"kind":{_text(kind)},"operation":'


def _text(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _says_so(row: Row, previous: str | None, grand_total: int) -> bool:
    if row["previous"] != previous or row["hash"] != event_hash(previous, row["canonical"]):
        return False
    try:
        told = canonical.parse(row["canonical"])
        copies = all(told[name] == row[name] for name in COPIED)
        return copies and bool(row["grand_total"] == grand_total + told["data"].get("due", 0))
    except (PosError, KeyError):
        return False
