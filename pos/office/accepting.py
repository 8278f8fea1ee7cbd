"""A file is accepted: an event of the journal and a row of `file`, inside the caller's transaction."""

from datetime import datetime
from typing import Any

from pos.clock import ZONES, utc_text
from pos.handover.summary import Read, Summary
from pos.journal.chain import Journal
from pos.office.files import tables as file_tables
from pos.office.quarantine import tables as quarantine_tables
from pos.store import Row, Store


def record(store: Store, journal: Journal, read: Read, name: str, at: datetime, zone: str) -> Row:
    """Accept a summary whose file is kept under `name`; returns its row."""
    told = read.summary
    journal.record(
        "file_accepted",
        about(read.sha256, told, None),
        at=at,
        day=told.day,
        operation=f"file_accepted:{read.sha256}",
    )
    file_tables.insert_file(
        store,
        {
            **{field: getattr(told, field) for field in file_tables.Span.__slots__},
            **{field: getattr(told, field) for field in ("stall", "till", "revision", "day", "trade")},
            "sha256": read.sha256,
            "name": name,
            "received_at": utc_text(at),
            "received_day": at.astimezone(ZONES[zone]).date().isoformat(),
        },
    )
    quarantine_tables.release_quarantine(store, read.sha256)
    row = file_tables.file_of_hash(store, read.sha256)
    assert row is not None
    return row


def about(sha256: str, told: Summary | None, reason: str | None) -> dict[str, Any]:
    """What an event says of a file, as much of it as can be believed."""
    data: dict[str, Any] = {"sha256": sha256, "reason": reason}
    if told is not None:
        data |= {field: getattr(told, field) for field in ("stall", "till", "epoch", "number", "revision")}
        data["net"] = told.totals.net
    return data
