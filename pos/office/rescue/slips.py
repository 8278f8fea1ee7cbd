"""What a closing slip's code adds to the roll-ups, and how it gives way to the file."""

from typing import Any

from pos.handover import paper
from pos.handover.paper import TENDERS, TOTALS, Paper
from pos.office.digest import tables as digest_tables
from pos.office.rescue import tables as rescue_tables
from pos.office.rollup import tables as rollup_tables
from pos.store import Row, Store

COUNTS, NOTED, AGREED, DIFFERS = "counts", "noted", "agreed", "differs"
"""The day counts by it · a newer code or another file counts, its own file is awaited · its file came and says the
same · a file or another code of the same revision says otherwise."""


def read_back(row: Row) -> Paper:
    """What a row of `paper` told. Raises PosError where it is not whole."""
    return paper.read(row["code"]).paper


def day_of(told: Paper, trade: str) -> dict[str, Any]:
    """The day's row of the roll-ups; it still lacks `paper` and `received_at`."""
    return {
        **{name: getattr(told, name) for name in ("stall", "till", "epoch", "number", "day", "revision")},
        **{name: getattr(told.totals, name) for name in TOTALS},
        **{name: told.tenders[name].amount if name in told.tenders else 0 for name in TENDERS},
        "file": None,
        "trade": trade,
        "nil": int(not told.totals.sales and not told.totals.refunds),
        "difference": told.cash.difference,
    }


def tenders_of(told: Paper) -> tuple[dict[str, Any], ...]:
    """The day's rows by way of paying."""
    which = {"day": told.day, "stall": told.stall, "till": told.till, "epoch": told.epoch}
    return tuple(
        {
            **which,
            "tender": name,
            "count": tender.count,
            "amount": tender.amount,
            "confirmed": tender.confirmed,
            "counted": tender.counted,
        }
        for name, tender in told.tenders.items()
    )


def count(store: Store, told: Paper, trade: str, row: dict[str, Any]) -> None:
    """Put a day into the roll-ups by its code; `row` has the code's `paper` and `received_at`."""
    day = {**day_of(told, trade), **row}
    rollup_tables.insert_day(store, day)
    rollup_tables.insert_tenders(store, tenders_of(told))
    digest_tables.add_takings(store, day)


def give_way(store: Store, stall: str, till: int, epoch: int, number: int, day: str) -> None:
    """Take what counts by a code out of the roll-ups, under this number or for this day: a better one comes."""
    for row in rescue_tables.counted_by_code(store, stall, till, epoch, number, day):
        which = {"stall": stall, "till": till, "epoch": row["epoch"], "day": row["day"]}
        digest_tables.add_takings(store, which, sign=-1)
        rollup_tables.drop_day(store, stall, till, row["epoch"], row["day"])
        digest_tables.drop_empty(store, row["day"])
        rescue_tables.note(store, row["paper"])
