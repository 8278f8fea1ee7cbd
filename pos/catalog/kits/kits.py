"""The parcels of a stall: what each holds, and how that is said on one line."""

import re
from datetime import datetime

from pos.catalog import Catalog
from pos.catalog import tables as catalog_tables
from pos.catalog.kits import tables
from pos.catalog.kits.part import Part
from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.people.rights import OWNER, Actor, Right
from pos.store import Store
from pos.words import N_

CHANGED = "kit_changed"
MOST_PARTS = 20
_LARGEST = 999_999
_PART = re.compile(r"(?:(?P<qty>[0-9]{1,6})\s*[x×]?\s+)?(?P<code>\S.*)")


class Kits:
    """What is sold as a parcel. A change is one transaction and leaves its event; what was sold stays as it was."""

    def __init__(self, store: Store, journal: Journal, catalog: Catalog) -> None:
        self._store = store
        self._journal = journal
        self._catalog = catalog

    def of(self, code: str) -> tuple[Part, ...]:
        """What one of it holds; nothing where it is no parcel."""
        return tables.parts(self._store, [code]).get(code, ())

    def codes(self) -> frozenset[str]:
        """All parcels."""
        return tables.kits(self._store)

    def written(self, code: str) -> str:
        """`2 TAS, 1 KAIN`."""
        return ", ".join(f"{part.qty} {part.code}" for part in self.of(code))

    def read(self, text: str) -> list[tuple[str, int]]:
        """Code and quantity of each part that a line like `2 TAS, KAIN` names. Raises PosError for unknown goods."""
        found: dict[str, int] = {}
        for each in filter(None, (part.strip() for part in text.split(","))):
            whole = self._catalog.by_barcode_or_code(each) or self._catalog.by_code_any_case(each)
            match = _PART.fullmatch(each)
            assert match is not None
            named = match["code"]
            product = whole or self._catalog.by_barcode_or_code(named) or self._catalog.by_code_any_case(named)
            if product is None:
                raise PosError(N_("“{code}” is not among the goods: write code and quantity, like 2 A-01"), code=each)
            qty = 1 if whole or not match["qty"] else int(match["qty"])
            found[product.code] = found.get(product.code, 0) + qty
        return list(found.items())

    def keep(self, code: str, text: str, *, at: datetime, operation: str, by: Actor = OWNER) -> tuple[Part, ...]:
        """Let the product `code` hold what `text` says from now on; nothing: it is a parcel no more.

        Raises PosError for what cannot be in a parcel, RightError.
        """
        before = self.of(code)
        if self._journal.by_operation(operation) is not None:
            return before
        wanted = self.read(text)
        if wanted == [(part.code, part.qty) for part in before]:
            return before
        facts = by.need(Right.CATALOG)
        self._check(code, wanted)
        with self._store.transaction():
            tables.put(self._store, code, wanted)
            told = {
                "code": code,
                "before": [[part.code, part.qty] for part in before],
                "after": [[part, qty] for part, qty in wanted],
            }
            self._journal.record(CHANGED, told | facts, at=at, actor=by.name, operation=operation)
        return self.of(code)

    def _check(self, code: str, wanted: list[tuple[str, int]]) -> None:
        parts = [part for part, _qty in wanted]
        goods = catalog_tables.of_codes(self._store, [code, *parts])
        kit = goods.get(code)
        if kit is None:
            raise PosError(N_("There is no product {code}: check the code"), code=code)
        if wanted and (kit.unique or kit.weighed or kit.counted):
            raise PosError(
                N_("{name} is single, weighed or counted itself: a parcel is not, clear that and its stock first"),
                name=kit.name,
            )
        if wanted and tables.is_part(self._store, code):
            raise PosError(N_("{name} is in another parcel: a parcel is in none"), name=kit.name)
        if len(wanted) > MOST_PARTS:
            raise PosError(N_("A parcel holds up to {most} different goods"), most=MOST_PARTS)
        no_parts = {code, *tables.parts(self._store, parts)}
        for part, qty in wanted:
            _check_part(goods[part], qty, is_kit=part in no_parts)


def _check_part(product: Product, qty: int, *, is_kit: bool) -> None:
    if product.unique or is_kit:
        raise PosError(
            N_("{name} cannot be in a parcel: a parcel holds no single piece and no other parcel"), name=product.name
        )
    if not 1 <= qty <= _LARGEST:
        raise PosError(N_("{name}: the quantity is up to 999.999, type another"), name=product.name)
