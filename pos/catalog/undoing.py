"""Taking the last sheet back: what was kept of it, and what can still be undone.

What was sold, counted or changed by hand since stays as it is now, and is told.
"""

import json
import zlib
from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pos.catalog import tables
from pos.catalog.ageing.shelf import changed_codes
from pos.catalog.product import FACTS, Product
from pos.catalog.sheet import SLICE, Plan, Step
from pos.catalog.stock import tables as stock_tables
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.store import Store

_MEASURES = {"weighed", "unique"}
"""Facts that say what a stock counts: they stay where the stock has moved."""


@dataclass(frozen=True, slots=True)
class LastImport:
    """The sheet that was taken up last, by the event `seq`: its file's name, and how many goods it touched."""

    seq: int
    at: datetime
    sheet: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking it back comes to: goods that go, goods as they were, `levels` as they were, and codes that stay."""

    sheet: str
    removed: tuple[Product, ...]
    restored: tuple[Product, ...]
    levels: Mapping[str, int | None]
    left: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """For the event and for people."""
        gone = {product.code for product in self.removed}
        touched = {product.code for product in self.restored} | set(self.levels)
        return {"removed": len(gone), "restored": len(touched - gone), "left": len(self.left)}


def kept(plan: Plan, sheet: str) -> bytes:
    """What the store keeps to take `plan` back."""
    before = plan.before
    changed = {product.code: _old_facts(before[product.code], product) for product in plan.changed}
    levels = {code: before[code].on_hand if code in before else None for code in plan.levels}
    body = {"sheet": sheet, "added": [product.code for product in plan.added], "changed": changed, "levels": levels}
    return zlib.compress(json.dumps(body, ensure_ascii=False).encode(), 1)


def _old_facts(before: Product, after: Product) -> dict[str, Any]:
    return {name: getattr(before, name) for name in FACTS if getattr(before, name) != getattr(after, name)}


def last(store: Store, journal: Journal) -> LastImport | None:
    """The import that can be taken back, if there is one."""
    found = tables.last_import_seq(store)
    event = None if found is None else journal.by_seq(found)
    if event is None:
        return None
    return LastImport(event.seq, event.at, event.data["sheet"], event.data["added"], event.data["changed"])


def planning(
    store: Store, journal: Journal, seq: int, in_use: Collection[str], changed_by: str
) -> Generator[Step, None, Undoing]:
    """What taking back the import of event `seq` comes to, step by step.

    `in_use` are codes in baskets that are not paid yet; `changed_by` is the kind of event that changes one product.
    Raises LookupError where that import is not the last one kept.
    """
    found = tables.last_import(store)
    if found is None or found[0] != seq:
        raise LookupError(seq)
    body = _body(found[1])
    goods, moved = yield from _looking_up(store, seq, body)
    edited = {code for event in journal.events(seq + 1) for code in _changed_codes(event, changed_by)}
    removable = goods.keys() - moved - edited - set(in_use)
    removed = [goods[code] for code in body["added"] if code in removable]
    gone = {product.code for product in removed}
    wanted = {code: facts for code, facts in body["changed"].items() if facts and code in goods}
    restored = [
        replace(goods[code], **_facts(facts))
        for code, facts in wanted.items()
        if code not in edited and not (code in moved and _MEASURES & facts.keys())
    ]
    restored = _without_claimed(store, restored, gone)
    as_before = goods.keys() - moved - (set(body["added"]) - gone)
    levels = {code: level for code, level in body["levels"].items() if code in as_before}
    back = gone | {product.code for product in restored}
    touched = {*body["added"], *wanted} | (body["levels"].keys() - levels.keys())
    left = tuple(sorted((touched & goods.keys()) - back))
    return Undoing(body["sheet"], tuple(removed), tuple(restored), levels, left)


def _changed_codes(event: Event, changed_by: str) -> list[str]:
    return [event.data["code"]] if event.kind == changed_by else changed_codes(event)


def _looking_up(
    store: Store, seq: int, body: Mapping[str, Any]
) -> Generator[Step, None, tuple[dict[str, Product], set[str]]]:
    """The goods that the import touched as they are now, by code, and the codes of which something moved since."""
    goods: dict[str, Product] = {}
    moved: set[str] = set()
    codes = list(dict.fromkeys((*body["added"], *body["changed"], *body["levels"])))
    for done in range(0, len(codes), SLICE):
        yield Step(done, len(codes))
        part = codes[done : done + SLICE]
        goods |= tables.of_codes(store, part)
        moved |= stock_tables.moved_since(store, seq + 1, part)  # the very next event is the import's own levels
    return goods, moved & goods.keys()


def _without_claimed(store: Store, restored: list[Product], gone: Collection[str]) -> list[Product]:
    """Leave out what would take a barcode that another product has got since."""
    own = {product.code for product in restored} | set(gone)
    owners = tables.owners(store, [barcode for product in restored for barcode in product.barcodes])
    return [
        product for product in restored if all(owners.get(barcode, product.code) in own for barcode in product.barcodes)
    ]


def _facts(old: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if name == "barcodes" else value for name, value in old.items()}


def _body(data: bytes) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(zlib.decompress(data))
    return body
