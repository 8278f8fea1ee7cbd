"""The rows of what was agreed with makers, what they brought and fetched and what they were paid."""

from pos import canonical
from pos.catalog import stock
from pos.clock import utc_text
from pos.journal.event import Event
from pos.store import Store
from pos.till.makers import tables
from pos.till.makers.maker import RECEIVED, RETURNED, pieces_of
from pos.till.sale import Sale

AGREED, PRICED, FORGOTTEN = "maker_agreed", "maker_priced", "maker_forgotten"
PAID, UNDONE = "maker_paid", "maker_payment_undone"
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
        amount = -payment["amount"]
        tables.insert_payment(store, _step(event) | {"tender": payment["tender"], "amount": amount})
        paid = {"maker": data["maker"], "day": event.day, "pieces": 0, "net": 0, "owed": 0, "paid": amount}
        tables.add_to_day(store, [paid])
    elif event.kind == UNDONE:
        assert event.day is not None
        tables.undo_payment(store, data["number"], data["reason"])
        tables.take_off_paid(store, data["maker"], event.day, sum(each["amount"] for each in data["payments"]))


def project_sale(store: Store, sale: Sale) -> None:
    """Add what is owed of a sale, or goes back with a refund, to its makers' day."""
    tables.add_to_day(
        store,
        [
            {
                "maker": line.maker,
                "day": sale.day,
                "pieces": pieces_of(line.qty, line.per),
                "net": line.amount,
                "owed": line.owed,
                "paid": 0,
            }
            for line in sale.lines
            if line.owed is not None
        ],
    )


def _step(event: Event) -> dict[str, object]:
    told = {name: event.data[name] for name in ("number", "maker", "note")}
    return told | {"seq": event.seq, "day": event.day, "at": utc_text(event.at), "cashier": event.actor}
