"""What a stall sells: products, their stock, the search in them, and the sheet they come and go in."""

import gc
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from pos.catalog import stock, tables
from pos.catalog.incoming import tables as incoming
from pos.catalog.listing import tables as listing_tables
from pos.catalog.product import Product, maker_key
from pos.catalog.scan import clean
from pos.catalog.search import tables as index
from pos.catalog.search import tables as search_tables
from pos.catalog.stock import KEEP, Keep
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.event import Event
from pos.people.rights import OWNER, Actor, Right
from pos.steps import outcome
from pos.store import Store
from pos.words import N_, translate

if TYPE_CHECKING:
    from pos.catalog.sheet import Imported, Plan, Step
    from pos.catalog.undoing import LastImport, Undoing

SHEET_IMPORTED = "sheet_imported"
SHEET_UNDONE = "sheet_undone"
PRODUCT_CHANGED = "product_changed"
PRODUCT_ARCHIVED = "product_archived"

SHOWN = ("all", "low", "out", "single", "bare", "archived")
"""Which goods a list can show: running low, sold out, single pieces, without a photo, not offered any more."""

_SEARCHED = 100
"""Products that the first step after an import lets the search find; the next ones as many as take as long."""

_LETTERS = 3
"""What the search inside words needs at least."""


class MakerGoods(NamedTuple):
    """What a maker has here: how many products are on offer, and how many pieces of them."""

    name: str
    kinds: int
    pieces: int


class Catalog:
    """The catalogue of one stall's folder. Every change is one transaction and leaves its event."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal
        self._vocabulary: list[str] | None = None
        self._laid: Plan | None = None
        """The sheet whose goods lie ready: there is room for one."""

    def by_code(self, code: str) -> Product | None:
        return tables.by_code(self._store, code)

    def by_barcode_or_code(self, text: str) -> Product | None:
        """The product with exactly this barcode or code; no text means two."""
        return tables.by_barcode_or_code(self._store, text)

    def by_code_any_case(self, text: str) -> Product | None:
        """The product whose code is `text` but for capitals, when it is only one."""
        found = tables.by_code_any_case(self._store, text)
        return found[0] if len(found) == 1 else None

    def search(self, text: str, limit: int = 20) -> list[Product]:
        """At most `limit` products for the typed text: that very code, then beginnings of words, then insides."""
        wanted = clean(text)
        words = [_quoted(word) for word in wanted.split()]
        if not words:
            return []
        exact = tables.by_barcode_or_code(self._store, wanted)
        found = {} if exact is None else {exact.code: exact}
        _add(found, search_tables.by_words(self._store, " ".join(word + "*" for word in words), limit))
        if len(found) < limit and all(len(word) >= _LETTERS for word in wanted.split()):
            _add(found, search_tables.by_letters(self._store, " ".join(words), limit))
        return list(found.values())[:limit]

    def similar(self, text: str, limit: int = 20) -> list[Product]:
        """At most `limit` products whose words are like the typed ones, for a text that `search` finds nothing for."""
        from pos.catalog.typos import likely

        words = clean(text).split()
        if self._vocabulary is None:
            self._vocabulary = search_tables.vocabulary(self._store)
        guesses = [likely(word, self._vocabulary) for word in words]
        if not words or not all(guesses):
            return []
        query = " AND ".join("(" + " OR ".join(_quoted(word) + "*" for word in each) + ")" for each in guesses)
        return search_tables.by_words(self._store, query, limit)

    def tiles(self, category: str | None = None, limit: int = 60, offset: int = 0) -> list[Product]:
        """Products in the order they were entered: of one category, of none (""), or all (None)."""
        if category is None:
            return listing_tables.in_order(self._store, limit, offset)
        return listing_tables.of_category(self._store, category, limit, offset)

    def categories(self, most: int = -1) -> list[str]:
        """The categories in use, sorted; only the first `most` where it is not negative."""
        return listing_tables.categories(self._store, most)

    def makers(self) -> list[MakerGoods]:
        """Every maker that a product names, once whatever its case, sorted."""
        found: dict[str, MakerGoods] = {}
        for name, kinds, pieces in listing_tables.makers(self._store):
            known = found.get(maker_key(name), MakerGoods(name, 0, 0))
            found[maker_key(name)] = MakerGoods(known.name, known.kinds + kinds, known.pieces + pieces)
        return [found[name] for name in sorted(found)]

    def made_by(self, maker: str) -> list[Product]:
        """The goods of one maker, case ignored: what is not offered any more last."""
        names = [name for name, *_ in listing_tables.makers(self._store) if maker_key(name) == maker_key(maker)]
        return listing_tables.made_by(self._store, names)

    def count(self, category: str | None = None) -> int:
        """How many products there are: of one category, of none (""), or all (None)."""
        return listing_tables.count(self._store) if category is None else listing_tables.count_of(self._store, category)

    def listed(self, shown: str, category: str | None = None, limit: int = 60, offset: int = 0) -> list[Product]:
        """Goods in the order of entry; `shown` is one of SHOWN, `category` None means all, "" those of none."""
        if category is None:
            return listing_tables.listed(self._store, shown, limit, offset)
        return listing_tables.listed_of(self._store, shown, category, limit, offset)

    def counts(self, category: str | None = None) -> dict[str, int]:
        """How many goods `listed` has under each name of SHOWN."""
        return (
            listing_tables.count_listed(self._store)
            if category is None
            else listing_tables.count_listed_of(self._store, category)
        )

    def archive(
        self,
        code: str,
        archived: bool,
        *,
        at: datetime,
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
    ) -> Product:
        """Offer a product no more, or again; what was sold of it stays, and a scan still finds it. Raises PosError."""
        product = self.by_code(code)
        if product is None:
            raise PosError(N_("There is no product {code}: check the code"), code=code)
        if self._journal.by_operation(operation) is not None or product.archived is archived:
            return product
        facts = by.need(Right.CATALOG)
        with self._store.transaction():
            (tables.archive if archived else tables.unarchive)(self._store, code)
            self._vocabulary = None
            data = {"code": code, "archived": archived} | facts
            self._journal.record(PRODUCT_ARCHIVED, data, at=at, day=day, actor=by.name, operation=operation)
        return self._kept(code)

    def save_product(
        self,
        product: Product,
        *,
        at: datetime,
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
        on_hand: int | Keep | None = KEEP,
    ) -> Product:
        """Add the product, or change the one that has its code; without a code one is made. Gives it as it is now.

        `on_hand` sets the stock (pieces, thousandths when weighed; None: not counted). Raises PosError: FactError for a
        fact that cannot be, the sheet's own rules for barcodes, codes and stock.
        """
        from pos.catalog.columns import checked

        done = self._journal.by_operation(operation)
        if done is not None:
            return self._kept(done.data["code"])
        facts = by.need(Right.CATALOG)
        product = checked(product)
        before = self.by_code(product.code) if product.code else None
        product = replace(
            product, on_hand=before.on_hand if before else None, archived=before is not None and before.archived
        )
        self._refuse_claimed(product, before)
        level = stock.next_level(before, product, on_hand)
        with self._store.transaction():
            product = self._write(product, before)
            self._vocabulary = None
            event = partial(self._journal.record, at=at, day=day, actor=by.name)
            if product != before:
                event(PRODUCT_CHANGED, _difference(before, product) | facts, operation=operation)
            if not isinstance(level, Keep):
                self.project(event(stock.SET, {"stock": {product.code: level}} | facts, operation=_second(operation)))
        return self._kept(product.code)

    def _kept(self, code: str) -> Product:
        product = self.by_code(code)
        if product is None:
            raise LookupError(code)
        return product

    def _write(self, product: Product, before: Product | None) -> Product:
        if before is not None:
            if product != before:
                tables.update(self._store, [product], {before.code: before})
            return product
        if not product.code:
            code, number = tables.made_code(self._store, tables.next_made_code(self._store))
            tables.keep_next_made_code(self._store, number)
            product = replace(product, code=code)
        tables.insert(self._store, [product])
        return product

    def _refuse_claimed(self, product: Product, before: Product | None) -> None:
        """No text may mean two products."""
        for text in (*product.barcodes, *([] if before or not product.code else [product.code])):
            owner = self.by_barcode_or_code(text)
            if owner is not None and owner.code != product.code:
                raise PosError(
                    N_("{text} is another product's already: {code}. Choose another one"), text=text, code=owner.code
                )

    def set_stock(
        self,
        code: str,
        on_hand: int | None,
        *,
        at: datetime,
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
    ) -> None:
        """Say what is on hand of a product (pieces, thousandths when weighed; None: not counted). Raises PosError."""
        if self._journal.by_operation(operation) is not None:
            return
        product = self.by_code(code)
        if product is None:
            raise PosError(N_("There is no product {code}: check the code"), code=code)
        level = stock.next_level(product, product, on_hand)
        if isinstance(level, Keep):
            return
        facts = by.need(Right.CATALOG)
        with self._store.transaction():
            data = {"stock": {code: level}} | facts
            self.project(self._journal.record(stock.SET, data, at=at, day=day, actor=by.name, operation=operation))

    def import_sheet(
        self,
        path: Path,
        *,
        at: datetime,
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
        dry_run: bool = False,
        stock: bool = False,
        meanings: Mapping[str, str] | None = None,
    ) -> "Imported":
        """Take up a catalogue sheet: all of it, or with any bad cell nothing. A dry run only tells.

        Levels count for new goods only, unless `stock`. `meanings` says of headings as written which fact they hold.
        Raises PosError where the file is no catalogue sheet.
        """
        steps = self.importing(
            path,
            at=lambda: at,
            operation=operation,
            day=day,
            by=by,
            stock=stock,
            meanings=meanings,
            searched=None,
        )
        with _no_search_for_garbage():
            if dry_run:
                return outcome(self.previewing(path, stock=stock, meanings=meanings)).imported
            return outcome(steps)

    def importing(
        self,
        path: Path,
        *,
        at: Callable[[], datetime],
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
        stock: bool = False,
        meanings: Mapping[str, str] | None = None,
        searched: int | None = _SEARCHED,
    ) -> "Generator[Step, None, Imported]":
        """`import_sheet` step by step; left before a step tells `taken`, nothing was done; after that, all of it.

        `at` is asked when it is recorded. Between two steps anything may happen: what is recorded meanwhile has the
        sheet checked again. The new goods can be sold at once; the search finds them step by step,
        `searched` by the first, then as many as a window can wait for.
        """
        from pos.catalog import sheet

        facts = by.need(Right.CATALOG)
        while True:
            seen = self._journal.tail_seq()
            plan = yield from self.previewing(path, stock=stock, meanings=meanings)
            if not (plan.imported.added or plan.imported.changed):
                return plan.imported
            yield from self._laying(plan)
            yield sheet.Step(1, 1)  # the last moment to leave, and for a window to say that it writes now
            if self._journal.tail_seq() == seen and self._laid is plan:
                break
        with self._store.transaction(), _no_search_for_garbage():
            record = partial(self._journal.record, at=at(), day=day, actor=by.name)
            self._apply(plan, path.name, facts, record, operation)
        yield from self.catching_up(searched)
        return plan.imported

    def _laying(self, plan: "Plan") -> "Iterator[Step]":
        """Lay the new goods ready, so that recording them takes less."""
        from pos.catalog import sheet

        self._laid = plan
        incoming.clear(self._store)
        for done in range(0, len(plan.added), sheet.SLICE):
            with self._store.transaction():
                incoming.lay(self._store, plan.added[done : done + sheet.SLICE], done)
            yield sheet.Step(done, len(plan.added))

    def catching_up(self, searched: int | None = _SEARCHED) -> "Generator[Step, None, None]":
        """`catch_up` step by step: `searched` at first, then as many as take no longer than a window may wait."""
        from pos.catalog import sheet
        from pos.catalog.pace import Pace

        pace = Pace(searched or 1)
        total = index.left(self._store)
        while left := index.left(self._store):
            yield sheet.Step(total - left, total, taken=True)
            with pace.step() as many:
                self.catch_up(None if searched is None else many)

    def catch_up(self, most: int | None = None) -> None:
        """Let the search find the goods of an import that was cut off after it was recorded; at most so many."""
        if index.left(self._store):
            with self._store.transaction():
                index.catch_up(self._store, most)
                self._vocabulary = None

    def _apply(
        self, plan: "Plan", sheet: str, facts: Mapping[str, str], record: "partial[Event]", operation: str
    ) -> None:
        from pos.catalog import undoing

        tables.update(self._store, plan.changed, plan.before)
        incoming.take_over(self._store)
        self._laid = None
        self._vocabulary = None
        tables.keep_next_made_code(self._store, plan.next_made_code)
        counts = {name: getattr(plan.imported, name) for name in ("added", "changed", "unchanged")}
        name = _file_name(sheet)
        data = {"sheet": name, "sha256": plan.sha256} | counts | dict(facts)
        event = record(SHEET_IMPORTED, data, operation=operation)
        tables.keep_import(self._store, event.seq, undoing.kept(plan, name))
        if plan.levels:
            self.project(record(stock.SET, {"stock": dict(plan.levels)}, operation=_second(operation)))

    def previewing(
        self, path: Path, *, stock: bool = False, meanings: Mapping[str, str] | None = None
    ) -> "Generator[Step, None, Plan]":
        """What `import_sheet` would do, product by product, step by step; nothing changes. Raises PosError."""
        from pos.catalog import sheet

        return sheet.checking(self._store, path, with_stock=stock, meanings=meanings)

    def last_import(self) -> "LastImport | None":
        """The sheet that can be taken back: the last one, until it was."""
        from pos.catalog import undoing

        return undoing.last(self._store, self._journal)

    def undoing(self, seq: int, in_use: Collection[str] = ()) -> "Generator[Step, None, Undoing]":
        """What taking back the last import, of event `seq`, comes to, step by step; codes `in_use` lie in a basket.

        Raises PosError where it was taken back already, or another sheet came since.
        """
        from pos.catalog import undoing

        try:
            return (yield from undoing.planning(self._store, self._journal, seq, in_use, PRODUCT_CHANGED))
        except LookupError:
            raise PosError(N_("Only the last import can be undone, and only once: change the goods by hand")) from None

    def undo_import(
        self,
        seq: int,
        in_use: Collection[str] = (),
        *,
        at: datetime,
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
    ) -> "Undoing":
        """Take the import of event `seq` back, but for what was sold, counted or changed since. Raises PosError."""
        return outcome(self.taking_back(seq, lambda: in_use, at=lambda: at, operation=operation, day=day, by=by))

    def taking_back(
        self,
        seq: int,
        in_use: Callable[[], Collection[str]],
        *,
        at: Callable[[], datetime],
        operation: str,
        day: str | None = None,
        by: Actor = OWNER,
    ) -> "Generator[Step, None, Undoing]":
        """`undo_import` step by step; left before a step tells `taken`, nothing was undone; after that, all of it.

        Whoever leaves it has the search find again what it was let forget, by `catching_up`. `in_use` and `at` are
        asked as late as may be; what is recorded or put into a basket meanwhile has all looked at again.
        """
        from pos.catalog import sheet

        facts = by.need(Right.CATALOG)
        while True:
            seen, used = self._journal.tail_seq(), frozenset(in_use())
            plan = yield from self.undoing(seq, used)
            yield from self._letting_forget(plan)
            yield sheet.Step(1, 1)  # the last moment to leave, and for a window to say that it writes now
            if (self._journal.tail_seq(), frozenset(in_use())) == (seen, used):
                break
        with self._store.transaction(), _no_search_for_garbage():
            record = partial(self._journal.record, at=at(), day=day, actor=by.name)
            self._take_back(plan, seq, facts, record, operation)
        yield from self.catching_up()
        return plan

    def _letting_forget(self, plan: "Undoing") -> "Iterator[Step]":
        """Have the search forget what goes, the last first: to write that in the end would take the longest."""
        from pos.catalog import sheet
        from pos.catalog.pace import Pace

        left = total = len(plan.removed)
        pace = Pace(_SEARCHED)
        while left:
            yield sheet.Step(max(total - left, 0), total)
            with self._store.transaction(), pace.step() as many:
                left = index.put_off_last(self._store, tables.place_of(self._store, plan.removed[0].code), many)
                self._vocabulary = None

    def _take_back(
        self, plan: "Undoing", seq: int, facts: Mapping[str, str], record: "partial[Event]", operation: str
    ) -> None:
        data = {"sheet": plan.sheet, "import": seq} | plan.counts | dict(facts)
        record(SHEET_UNDONE, data, operation=operation)
        if plan.levels:
            self.project(record(stock.SET, {"stock": dict(plan.levels)}, operation=_second(operation)))
        tables.delete(self._store, plan.removed)
        before = tables.of_codes(self._store, [product.code for product in plan.restored])
        tables.update(self._store, plan.restored, before)
        tables.forget_import(self._store)
        self._vocabulary = None

    def export_sheet(self, path: Path) -> int:
        """Write all goods as a sheet that `import_sheet` finds unchanged: `.csv` or `.xlsx`. Gives how many.

        Raises PosError.
        """
        from pos.catalog import sheet

        return sheet.export(path, tables.all_goods(self._store), translate("Catalogue"))

    def project(self, event: Event) -> None:
        """Take up an event of this stage's own kinds; for recording and for rebuilding alike."""
        stock.project(self._store, event)
        if event.kind in ("marked_down", "markdown_undone"):
            from pos.catalog.ageing import shelf

            shelf.project(self._store, event)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """An import makes a million values, none in a circle: looking for circles costs it a quarter of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _second(operation: str) -> str:
    """The operation of a step's second event, so that both are recorded once."""
    return operation + ":stock"


def _file_name(name: str) -> str:
    """A file name as an event can hold it, whatever bytes the disk has for it."""
    return normalize("NFC", name.encode(errors="replace").decode())


def _difference(before: Product | None, after: Product) -> dict[str, Any]:
    new = after.facts()
    if before is None:
        return {"code": after.code, "before": None, "after": new}
    old = before.facts()
    names = [name for name in new if new[name] != old[name]]
    return {
        "code": after.code,
        "before": {name: old[name] for name in names},
        "after": {name: new[name] for name in names},
    }


def _quoted(word: str) -> str:
    """A typed word as FTS5 takes it literally, whatever is in it."""
    return '"' + word.replace('"', '""') + '"'


def _add(found: dict[str, Product], more: list[Product]) -> None:
    for product in more:
        found.setdefault(product.code, product)
