"""What is on hand: a projection of what was sold, came back and was counted.

A product is counted once a `stock_set` event gave it a level, until one gives it none. Sales and refunds move the level
of counted goods; the movement itself is kept for every product with a code.
"""

from pos.catalog import tables
from pos.journal.event import Event
from pos.store import Store

SET = "stock_set"
"""The event `{"stock": {code: level or null}}`; levels in pieces, thousandths of a kilogram when weighed."""


def project(store: Store, event: Event) -> None:
    """Take up the levels that a `stock_set` event counted; other kinds are not this stage's."""
    if event.kind != SET:
        return
    levels: dict[str, int | None] = event.data["stock"]
    tables.stop_counting(store, [code for code, level in levels.items() if level is None])
    tables.put_on_hand(store, {code: level for code, level in levels.items() if level is not None})
    tables.keep_movements(
        store,
        (
            {
                "seq": event.seq,
                "line": line,
                "code": code,
                "qty": levels[code] or 0,
                "kind": "uncounted" if levels[code] is None else "set",
            }
            for line, code in enumerate(sorted(levels), start=1)
        ),
    )


def project_lines(store: Store, event: Event) -> None:
    """Move the stock by the lines of a sale or, their quantities being negative, of a refund."""
    kind = "sale" if event.data["refund_of"] is None else "refund"
    movements = [
        {"seq": event.seq, "line": place, "code": line["code"], "qty": -line["qty"], "kind": kind}
        for place, line in enumerate(event.data["lines"], start=1)
        if line["code"] is not None
    ]
    tables.move(store, movements)


def on_hand(store: Store, code: str) -> int | None:
    """What is left of a product: pieces, thousandths when weighed; None when it is not counted."""
    return tables.on_hand(store, code)


def forget(store: Store) -> None:
    """Empty the projections, before they are rebuilt from the journal."""
    tables.forget_stock(store)
