"""What is on hand: a projection of what was sold, came back, came in, went and was counted.

A product is counted once a `stock_set` event gave it a level, some of it came in, or it was counted, until a
`stock_set` gives it none. Sales, refunds and goods that go for another reason move the level of counted goods; the
movement itself is kept for every product with a code.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pos.catalog.product import Product
from pos.catalog.stock import tables
from pos.errors import PosError
from pos.journal.event import Event
from pos.store import Store
from pos.words import N_

SET = "stock_set"
"""The event `{"stock": {code: level or null}}`; levels in pieces, thousandths of a kilogram when weighed."""

RECEIVED, RETURNED = "goods_received", "goods_returned"
"""Events of goods that their maker brought or fetched: `goods` is a list of `code` and `qty`."""


MOVED = "stock_moved"
"""The event of goods that came or went for a `reason`: `goods` is a list of `code` and signed `qty`."""


_OF_PARCELS, _MOST_PARTS = 1_000_000, 100
"""Movements of what parcels hold are numbered from here, so many for each line; those of lines by the line."""


def project(store: Store, event: Event) -> None:
    """Take up the levels that `stock_set` gave and what `stock_moved` moved; other kinds are not this stage's."""
    if event.kind == SET:
        _project_levels(store, event)
    elif event.kind == MOVED:
        _project_moved(store, event)


def _project_moved(store: Store, event: Event) -> None:
    reason = event.data["reason"]
    goods = enumerate(event.data["goods"], start=1)
    movements = [{"seq": event.seq, "line": place, "kind": reason} | each for place, each in goods]
    (tables.bring if reason in ("received", "counted") else tables.move)(store, movements)


def _project_levels(store: Store, event: Event) -> None:
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
        {"seq": event.seq, "line": place, "code": code, "qty": qty, "kind": kind}
        for at, line in enumerate(event.data["lines"], start=1)
        for place, code, qty in _moved(at, line)
    ]
    tables.move(store, movements)


def _moved(at: int, line: dict[str, Any]) -> Iterator[tuple[int, str, int]]:
    """Place, code and quantity of what a line moves: of a parcel, what it held when it was sold."""
    if "parts" in line:
        for n, (code, _name, qty) in enumerate(line["parts"], start=1):
            yield _OF_PARCELS + at * _MOST_PARTS + n, code, -qty * line["qty"]
    elif line["code"] is not None:
        yield at, line["code"], -line["qty"]


def project_goods(store: Store, event: Event) -> None:
    """Move the stock by goods that their maker brought or fetched; other kinds are not this step's."""
    if event.kind not in (RECEIVED, RETURNED):
        return
    comes = event.kind == RECEIVED
    movements = [
        {
            "seq": event.seq,
            "line": place,
            "code": each["code"],
            "qty": each["qty"] if comes else -each["qty"],
            "kind": "received" if comes else "returned",
        }
        for place, each in enumerate(event.data["goods"], start=1)
    ]
    (tables.bring if comes else tables.move)(store, movements)


def on_hand(store: Store, code: str) -> int | None:
    """What is left of a product: pieces, thousandths when weighed; None when it is not counted."""
    return tables.on_hand(store, code)


def forget(store: Store) -> None:
    """Empty the projections, before they are rebuilt from the journal."""
    tables.forget_stock(store)


class Keep:
    """Says that what is on hand stays as it is."""


KEEP = Keep()


class StockError(PosError):
    """A stock that cannot be; `blamed` are the facts to look at, the likeliest first."""

    def __init__(self, sentence: str, blamed: Sequence[str]) -> None:
        super().__init__(sentence)
        self.blamed = blamed


def next_level(before: Product | None, after: Product, told: int | Keep | None) -> int | Keep | None:
    """What will be on hand of `after` when `told` was asked for; KEEP where that is so already. Raises StockError.

    A single piece is always counted: 1 from the start, 0 once it is sold.
    """
    if after.unique and after.weighed:
        raise StockError(N_("a single piece is not sold by weight"), ["unique", "weighed"])
    now = before.on_hand if before else None
    level = now if isinstance(told, Keep) else told
    if after.unique and level is None:
        level = 1 if now is None else now
    check_told(after, level)
    if isinstance(told, Keep) and before and now and before.weighed != after.weighed:
        raise StockError(N_("its stock is counted by another measure: set the stock too"), ["weighed"])
    if level == now:
        return KEEP
    if level is not None and level < 0:
        raise StockError(N_("a stock is not below 0"), ["stock"])
    return level


def check_told(product: Product, told: int | None) -> None:
    """Refuse a stock of a single piece other than 1 and 0, also where it would not be taken up. Raises StockError."""
    if product.unique and told not in (None, 0, 1):
        raise StockError(N_("a single piece has a stock of 1, or 0 when it is sold"), ["stock", "unique"])
