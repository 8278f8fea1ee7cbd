"""The catalogue sheet: every row checked, matched with what is there, and told what it would change.

Nothing here writes: `checking` comes to a `Plan`, and the stage records it in one transaction. A large sheet takes
seconds, so it is checked step by step, between which a window can live.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pos import sheets
from pos.catalog import stock, tables
from pos.catalog.columns import COLUMNS, Column, is_known
from pos.catalog.heading import Headings
from pos.catalog.product import Product, folded
from pos.errors import PosError
from pos.sheets import Cell
from pos.store import Store
from pos.words import N_

T = TypeVar("T")

_Readers = Sequence[tuple[int, Column, dict[Cell, Any]]]
"""Of each column its place in a row, itself, and what its cells were read as so far."""

SLICE = 500
"""Rows that one step checks: some milliseconds."""
_TIMES = 4
"""How often each row is gone over: read, matched, decided, given a code."""


@dataclass(frozen=True, slots=True)
class Step:
    """So far the work is: so many times a row was gone over, of how many; from `taken` on the sheet is taken in."""

    done: int
    total: int
    taken: bool = False


Steps = Generator[Step, None, "Plan"]


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that cannot be taken: the sheet's row (its heading is row 1), heading and value as written, and why."""

    row: int
    heading: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do: counts of products, every bad cell, and the headings it did not know."""

    added: int
    changed: int
    unchanged: int
    refused: tuple[Refused, ...]
    ignored_headings: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        """The object that `import --json` prints."""
        refused = [
            {"row": cell.row, "heading": cell.heading, "value": cell.value, "reason": cell.reason}
            for cell in self.refused
        ]
        return {
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": refused,
            "ignored_headings": list(self.ignored_headings),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet comes to: goods to add and to change, and `levels`, what is on hand of them (None: not counted).

    `before` are the goods of the sheet that are there already, as they are now, by code.
    """

    sha256: str
    imported: Imported
    added: tuple[Product, ...]
    changed: tuple[Product, ...]
    levels: Mapping[str, int | None]
    before: Mapping[str, Product]
    next_made_code: int


def export(path: Path, products: Iterable[Product], title: str) -> int:
    """Write `products` as a sheet that `plan` finds unchanged. Gives how many. Raises PosError."""
    counted = Counter[str]()

    def rows() -> Iterable[sheets.Row]:
        for product in products:
            counted["products"] += 1
            yield [column.write(product) for column in COLUMNS]

    sheets.write(path, [column.headings[0] for column in COLUMNS], rows(), title)
    return counted["products"]


def checking(store: Store, path: Path, *, with_stock: bool, meanings: Mapping[str, str] | None = None) -> Steps:
    """Check every row of the sheet at `path` against what `store` holds, a slice a step; comes to the plan.

    `with_stock`: levels count for goods that are there, too. `meanings` says of headings, as the sheet writes them,
    which fact they hold ("" for none); other headings mean what they say.

    Raises PosError where the file is no sheet or lacks a required heading; a bad cell is listed, not raised.
    """
    told = meanings or {}
    sheet = sheets.read(path, lambda heading: heading in told or is_known(heading))
    headings = Headings.of(sheet.rows[0] if sheet.rows else [], path, told)
    check = _Check(store, headings, with_stock)
    done, total = 0, _TIMES * len(sheet.rows)
    for rows in check.steps(sheet.rows):
        done += rows
        yield Step(done, total)
    return check.plan(sheet.sha256)


def headings(path: Path) -> tuple[str, ...]:
    """The sheet's headings as written, for a person to say what they mean. Raises PosError where it is no sheet."""
    rows = sheets.read(path, is_known).rows
    return tuple(str(cell).strip() for cell in rows[0]) if rows else ()


@dataclass(slots=True)
class _Draft:
    """One row on its way: the facts that could be read, the cells as written, and the product it turned out to be."""

    row: int
    cells: Sequence[Cell]
    facts: dict[str, Any] = field(default_factory=dict)
    is_sound: bool = True
    code: str | None = None
    barcodes: tuple[str, ...] = ()
    before: Product | None = None
    after: Product | None = None


@dataclass(slots=True)
class _Check:
    """One sheet being checked, step by step; each step adds to `refused`."""

    store: Store
    headings: Headings
    with_stock: bool
    drafts: list[_Draft] = field(default_factory=list)
    refused: dict[tuple[int, int], Refused] = field(default_factory=dict)
    levels: dict[int, int | None] = field(default_factory=dict)
    code_of_barcode: dict[str, str] = field(default_factory=dict)
    by_code: dict[str, Product] = field(default_factory=dict)
    next_code: int = 0

    def steps(self, rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
        """The whole check, each step telling how many rows it went over."""
        yield from self.read_rows(rows)
        yield from self.match()
        yield from self.claim()
        yield from self.decide()
        yield from self.make_codes()

    def refuse(self, draft: _Draft, facts: Sequence[str], reason: PosError) -> None:
        """List a bad cell under the first of `facts` that the sheet has a column for."""
        draft.is_sound = False
        for fact in facts:
            heading = self.headings.written_for(fact)
            if heading is not None:
                place = self.headings.written.index(heading)
                bad = Refused(draft.row, heading, str(draft.cells[place]), str(reason))
                self.refused.setdefault((draft.row, place), bad)
                return

    def read_rows(self, rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
        """Read every cell; wholly empty rows are passed over."""
        readers = [(place, column, dict[Cell, Any]()) for place, column in self.headings.columns]
        for part in _slices(range(1, len(rows))):
            for at in part:
                self._read_row(at + 1, rows[at], readers)
            yield len(part)

    def _read_row(self, number: int, row: Sequence[Cell], readers: _Readers) -> None:
        if not any(str(cell).strip() for cell in row):
            return
        width = len(self.headings.written)
        draft = _Draft(number, row if len(row) >= width else [*row, *[""] * (width - len(row))])
        self._read_cells(draft, readers)
        self._refuse_stray(draft)
        self.drafts.append(draft)

    def _read_cells(self, draft: _Draft, readers: _Readers) -> None:
        """Read a row; a cell that stood in the column before (a category, a price) is not read again."""
        for place, column, seen in readers:
            cell = draft.cells[place]
            try:
                draft.facts[column.fact] = seen[cell]
            except KeyError:
                try:
                    draft.facts[column.fact] = seen[cell] = column.read(cell)
                except PosError as error:
                    self.refuse(draft, [column.fact], error)
        draft.code = draft.facts.get("code")
        draft.barcodes = draft.facts.get("barcodes", ())

    def _refuse_stray(self, draft: _Draft) -> None:
        """A cell under no heading is most often a price with a comma that the CSV has cut in two."""
        for place in (*self.headings.bare, *range(len(self.headings.written), len(draft.cells))):
            value = str(draft.cells[place])
            if value.strip():
                reason = PosError(N_("a cell without a heading: is a text with the separator in it not quoted?"))
                draft.is_sound = False
                self.refused[draft.row, place] = Refused(draft.row, "", value, str(reason))

    def match(self) -> Iterator[int]:
        """Find the product each row is about: by code, else by any barcode, else by name."""
        for part in _slices(self.drafts):
            self._match_part(part)
            yield len(part)

    def _match_part(self, drafts: Sequence[_Draft]) -> None:
        keys = {draft.code for draft in drafts if draft.code}
        keys.update(barcode for draft in drafts for barcode in draft.barcodes)
        owners = tables.owners(self.store, keys)
        self.code_of_barcode |= owners
        self.by_code |= tables.of_codes(self.store, keys | set(owners.values()))
        left = [draft for draft in drafts if not self._match_keys(draft) and "name" in draft.facts]
        by_name = tables.of_names(self.store, {folded(draft.facts["name"]) for draft in left})
        for draft in left if by_name else ():
            draft.before = self._only(draft, "name", by_name.get(folded(draft.facts["name"]), ()))

    def _match_keys(self, draft: _Draft) -> bool:
        """Match by code, else by barcode; false where neither says anything."""
        draft.before = self.by_code.get(draft.code) if draft.code else None
        if draft.before is not None:
            return True
        if not draft.barcodes:
            return False
        codes = sorted({self.code_of_barcode[barcode] for barcode in draft.barcodes if barcode in self.code_of_barcode})
        draft.before = self._only(draft, "barcodes", [self.by_code[code] for code in codes])
        return bool(codes)

    def _only(self, draft: _Draft, fact: str, found: Sequence[Product]) -> Product | None:
        if len(found) > 1:
            first, second = found[0].code, found[1].code
            reason = PosError(N_("means two products, {first} and {second}: give the code"), first=first, second=second)
            self.refuse(draft, [fact], reason)
            return None
        return found[0] if found else None

    def claim(self) -> Iterator[int]:
        """Refuse what two rows, or a row and another product, both call their own."""
        self._claim_once("code", lambda draft: [draft.code] if draft.code else [])
        yield 0
        self._claim_once("barcodes", lambda draft: draft.barcodes)
        yield 0
        for claim in (
            self._claim_products,
            self._claim_names,
            self._claim_against_store,
            self._claim_codes_against_barcodes,
        ):
            claim()
            yield 0

    def _claim_once(self, fact: str, keys: Callable[[_Draft], Sequence[str]]) -> None:
        first: dict[str, int] = {}
        for draft in self.drafts:
            for key in keys(draft):
                row = first.setdefault(key, draft.row)
                if row != draft.row:
                    self.refuse(draft, [fact], PosError(N_("{text} stands in row {row} already"), text=key, row=row))
                    break

    def _claim_products(self) -> None:
        first: dict[str, _Draft] = {}
        for draft in self.drafts:
            if draft.before is None:
                continue
            other = first.setdefault(draft.before.code, draft)
            if other is not draft and draft.is_sound:
                reason = PosError(
                    N_("the same product as row {row}, {code}: give it a code of its own"),
                    row=other.row,
                    code=draft.before.code,
                )
                self.refuse(draft, ["name"], reason)

    def _claim_names(self) -> None:
        """A new row with neither code nor barcode is known by its name only, so the name must be its own."""
        named = [draft for draft in self.drafts if "name" in draft.facts]
        keyless = [draft for draft in named if not (draft.before or draft.code or draft.barcodes)]
        if not keyless:
            return
        others = [draft for draft in named if draft.before or draft.code or draft.barcodes]
        first = {folded(draft.facts["name"]): draft.row for draft in reversed(others)}
        for draft in keyless:
            row = first.setdefault(folded(draft.facts["name"]), draft.row)
            if row != draft.row:
                self.refuse(draft, ["name"], PosError(N_("the name of row {row} already: give it a code"), row=row))

    def _claim_against_store(self) -> None:
        freed = self._freed_barcodes()
        for draft in self.drafts:
            own = draft.before.code if draft.before else None
            for barcode in draft.barcodes:
                owner = self.code_of_barcode.get(barcode)
                if barcode in self.by_code and barcode != own:
                    owner = barcode
                elif barcode in freed:
                    continue
                if owner is not None and owner != own:
                    reason = PosError(
                        N_("{text} is another product's already: {code}. Choose another one"), text=barcode, code=owner
                    )
                    self.refuse(draft, ["barcodes"], reason)
                    break
            if draft.before is None and draft.code in self.code_of_barcode and draft.code not in freed:
                owner = self.code_of_barcode[draft.code]
                reason = PosError(
                    N_("{text} is another product's already: {code}. Choose another one"), text=draft.code, code=owner
                )
                self.refuse(draft, ["code"], reason)

    def _freed_barcodes(self) -> set[str]:
        """Barcodes that this very sheet takes from the products that have them."""
        freed: set[str] = set()
        for draft in self.drafts:
            if draft.before and "barcodes" in draft.facts:
                freed.update(set(draft.before.barcodes) - set(draft.barcodes))
        return freed

    def _claim_codes_against_barcodes(self) -> None:
        """A new code that is another row's barcode would make a scan mean two things."""
        row_of_code = {draft.code: draft.row for draft in self.drafts if draft.code and draft.before is None}
        for draft in self.drafts:
            for barcode in draft.barcodes:
                row = row_of_code.get(barcode, draft.row)
                if row != draft.row:
                    reason = PosError(N_("{text} stands in row {row} already"), text=barcode, row=row)
                    self.refuse(draft, ["barcodes"], reason)
                    break

    def decide(self) -> Iterator[int]:
        """Make the products as they will be, and check what their facts mean together."""
        for part in _slices(self.drafts):
            for draft in part:
                if draft.is_sound:
                    draft.after = self._after(draft)
                    self._decide_stock(draft, draft.after)
            yield len(part)

    def _after(self, draft: _Draft) -> Product:
        facts, before = draft.facts.copy(), draft.before
        facts.pop("code", None)
        facts.pop("stock", None)
        if before is None:
            return Product(code=draft.code or "", **facts)
        if any(getattr(before, fact) != value for fact, value in facts.items()):
            return replace(before, **facts)
        return before

    def _decide_stock(self, draft: _Draft, after: Product) -> None:
        told = draft.facts.get("stock")
        counts = "stock" in draft.facts and (self.with_stock or draft.before is None)
        try:
            level = stock.next_level(draft.before, after, told if counts else stock.KEEP)
            stock.check_told(after, told)
        except stock.StockError as error:
            self.refuse(draft, [*error.blamed, "name"], error)
            return
        if not isinstance(level, stock.Keep):
            self.levels[draft.row] = level

    def plan(self, sha256: str) -> Plan:
        """What the checked sheet comes to; with any row refused, nothing."""
        sound = [draft for draft in self.drafts if draft.is_sound]
        unchanged = sum(draft.after == draft.before and draft.row not in self.levels for draft in sound)
        refused = tuple(bad for _, bad in sorted(self.refused.items(), key=lambda item: item[0]))
        if refused:
            return Plan(sha256, Imported(0, 0, unchanged, refused, self.headings.ignored), (), (), {}, {}, 0)
        added = tuple(draft.after for draft in sound if draft.after and draft.before is None)
        changed = tuple(draft.after for draft in sound if draft.after and draft.before and draft.after != draft.before)
        levels = {
            draft.after.code: self.levels[draft.row] for draft in sound if draft.after and draft.row in self.levels
        }
        before = {draft.before.code: draft.before for draft in sound if draft.before}
        done = Imported(len(added), len(sound) - len(added) - unchanged, unchanged, (), self.headings.ignored)
        return Plan(sha256, done, added, changed, levels, before, self.next_code)

    def make_codes(self) -> Iterator[int]:
        """Give a code to whatever is new and has none; nothing where a row is refused."""
        if self.refused:
            return
        taken = {draft.code for draft in self.drafts} | {barcode for draft in self.drafts for barcode in draft.barcodes}
        self.next_code = tables.next_made_code(self.store)
        for part in _slices(self.drafts):
            for draft in part:
                if draft.after and not draft.after.code:
                    code, self.next_code = tables.made_code(self.store, self.next_code, taken)
                    draft.after = replace(draft.after, code=code)
            yield len(part)


def _slices(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(rows), SLICE):
        yield rows[first : first + SLICE]
