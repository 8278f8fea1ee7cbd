"""What is owed to makers of a sale that is being recorded, as it was agreed for its business day."""

from collections.abc import Sequence

from pos.catalog.product import maker_key
from pos.store import Store
from pos.till.makers import tables
from pos.till.makers.maker import Terms
from pos.till.sale import Line


def owing(store: Store, lines: Sequence[Line], day: str) -> tuple[Line, ...]:
    """`lines` with what of each is its maker's, the maker called as in the register; others are left as they are."""
    wanted = [(line.maker, line.code) for line in lines]
    if not any(name for name, _code in wanted):
        return tuple(lines)
    found = terms_of(store, wanted, day)
    return tuple(_owed(line, found.get(at)) for at, line in enumerate(lines))


def terms_of(store: Store, wanted: Sequence[tuple[str | None, str | None]], day: str) -> dict[int, Terms]:
    """What holds on `day` for each of `wanted` (maker's name, product's code), by its place; others are left out."""
    named = [(maker_key(name or ""), code) for name, code in wanted]
    return {
        row["at"]: Terms(row["maker"], row["share"], row["fixed"])
        for row in tables.terms(store, named, day)
        if row["share"] is not None
    }


def _owed(line: Line, terms: Terms | None) -> Line:
    if terms is None:
        return line
    return line._replace(maker=terms.maker, owed=terms.part(line.amount, line.qty, line.per))
