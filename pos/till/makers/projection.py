"""The rows of what was agreed with makers, what they brought and fetched and what they were paid."""

from pos import canonical
from pos.catalog import stock
from pos.clock import utc_text
from pos.journal.event import Event
from pos.store import Store
from pos.till.makers import tables
from pos.till.makers.maker import RECEIVED, RETURNED

AGREED, PRICED, FORGOTTEN = "maker_agreed", "maker_priced", "maker_forgotten"
PAID = "maker_paid"
NOTES = {stock.RECEIVED: RECEIVED, stock.RETURNED: RETURNED}


def project(store: Store, event: Event) -> None:
    """The rows of one event, for recording and rebuilding alike; other kinds are left alone."""
    data = event.data
    if event.kind == AGREED:
        tables.insert_deal(store, {"seq": event.seq} | {name: data[name] for name in ("maker", "first", "share")})
    elif event.kind == PRICED:
        told = {name: data[name] for name in ("maker", "code", "first", "price")}
        tables.insert_price(store, {"seq": event.seq} | told)
    elif event.kind in NOTES:
        tables.insert_note(store, _step(event) | {"kind": NOTES[event.kind], "goods": canonical.encode(data["goods"])})
    elif event.kind == PAID:
        (payment,) = data["payments"]
        tables.insert_payment(store, _step(event) | {"tender": payment["tender"], "amount": -payment["amount"]})


def _step(event: Event) -> dict[str, object]:
    told = {name: event.data[name] for name in ("number", "maker", "note")}
    return told | {"seq": event.seq, "day": event.day, "at": utc_text(event.at), "cashier": event.actor}
