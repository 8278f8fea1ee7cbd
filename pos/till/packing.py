"""What parcels hold as they are sold: frozen with the line, and taken off the shelf in their place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pos.catalog.kits import tables
from pos.store import Store
from pos.till.basket import BasketLine
from pos.till.sale import Line


class Taken(NamedTuple):
    """Goods that a sale takes off the shelf: `qty` pieces, or thousandths when weighed."""

    code: str
    name: str
    qty: int
    unique: bool


def packed(store: Store, lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` with what their parcels hold now; others are left as they are."""
    found = tables.parts(store, [line.code for line in lines if line.code is not None])
    return tuple(line._replace(parts=found[line.code]) if line.code in found else line for line in lines)


def taken(store: Store, lines: Sequence[BasketLine]) -> Iterator[Taken]:
    """What `lines` take off the shelf; things without a code take nothing."""
    found = tables.parts(store, [line.code for line in lines if line.code is not None])
    for line in lines:
        if line.code in found:
            yield from (Taken(part.code, part.name, part.qty * line.qty, False) for part in found[line.code])
        elif line.code is not None:
            yield Taken(line.code, line.name, line.qty, line.unique)
