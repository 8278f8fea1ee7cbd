"""The columns of a catalogue sheet: their headings, and how a cell of each is read and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pos import typed
from pos.catalog import product as rules
from pos.catalog.product import Product
from pos.errors import PosError
from pos.sheets import Cell, unguard
from pos.words import N_, language

_EXACT_DIGITS = 15
"""A spreadsheet keeps this many digits of a number; a longer one has lost its end."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `fact` names it; `headings` are Indonesian, as written, and English.

    `attribute` is where a thing written to the sheet holds the fact, unless it is called the same.
    """

    fact: str
    headings: tuple[str, str]
    parse: Callable[[str], Any] = field(repr=False)
    is_number: bool = False
    attribute: str = ""

    def read(self, cell: Cell) -> Any:
        """A cell's value. Raises PosError saying why it is none."""
        if isinstance(cell, str):
            return self.parse(unguard(cell.strip()))
        if self.is_number and isinstance(cell, float):
            raise PosError(N_("a fraction: only whole numbers"))
        if isinstance(cell, int) and len(str(abs(cell))) > _EXACT_DIGITS:
            raise PosError(N_("the spreadsheet shortened this number: make the column a text and type it again"))
        return self.parse(str(cell))

    def write(self, thing: object) -> str | int | None:
        """The cell that `read` takes back, of a product or whatever else the sheet is of."""
        value: str | int | tuple[str, ...] | None = getattr(thing, self.attribute or self.fact)
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        return " ".join(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of one kind of sheet, in the order they are written, and the facts it must have."""

    all: Sequence[Column]
    required: Sequence[str]

    def of_fact(self, fact: str) -> Column:
        return next(column for column in self.all if column.fact == fact)

    def of_heading(self, heading: Cell) -> Column | None:
        """The column that a heading names, in either language."""
        key = _key(heading)
        return next((column for column in self.all if key in map(_key, column.headings)), None)

    def is_known(self, heading: str) -> bool:
        return self.of_heading(heading) is not None

    def heading_for(self, fact: str) -> str:
        """What a fact's column is called, in the language in use."""
        indonesian, english = self.of_fact(fact).headings
        return english if language() == "en" else indonesian


def _key(heading: Cell) -> str:
    """A heading as it is compared: case, spaces and underscores ignored."""
    return "".join(str(heading).split()).replace("_", "").casefold()


def _optional(parse: Callable[[str], Any], empty: Any, text: str) -> Any:
    return parse(text) if text.strip() else empty


def _text(most: int) -> Callable[[str], str | None]:
    return lambda text: typed.line(text, most) or None


def _page_of(most: int) -> Callable[[str], str | None]:
    return lambda text: typed.page(text, most) or None


def _number(fact: str, headings: tuple[str, str], parse: Callable[[str], int], empty: int | None = None) -> Column:
    return Column(fact, headings, partial(_optional, parse, empty), is_number=True)


COLUMNS: Sequence[Column] = (
    Column("code", ("kode", "code"), _text(rules.LONGEST_CODE)),
    Column("barcodes", ("barcode", "barcode"), rules.barcode_texts),
    Column("name", ("nama", "name"), rules.name_text),
    Column("category", ("kategori", "category"), _text(rules.LONGEST_TEXT)),
    Column("price", ("harga", "price"), rules.price_number, is_number=True),
    Column("unit", ("satuan", "unit"), _text(rules.LONGEST_TEXT)),
    Column("short", ("singkat", "short"), _text(rules.LONGEST_SHORT)),
    replace(_number("stock", ("stok", "stock"), rules.whole_number), attribute="on_hand"),
    _number("low", ("batas stok", "low"), rules.size_number, rules.LOW),
    Column("weighed", ("ditimbang", "weighed"), rules.yes_or_no),
    Column("unique", ("tunggal", "unique"), rules.yes_or_no),
    _number("cost", ("modal", "cost"), rules.price_number),
    _number("floor", ("harga terendah", "floor"), rules.price_number),
    Column("maker", ("perajin", "maker"), _text(rules.LONGEST_TEXT)),
    Column("origin", ("asal", "origin"), _text(rules.LONGEST_TEXT)),
    _number("weight_g", ("berat", "weight_g"), rules.size_number),
    _number("length_cm", ("panjang_cm", "length_cm"), rules.size_number),
    _number("width_cm", ("lebar_cm", "width_cm"), rules.size_number),
    _number("height_cm", ("tinggi_cm", "height_cm"), rules.size_number),
    Column("photo", ("foto", "photo"), _text(rules.LONGEST_PHOTO)),
    Column("description", ("deskripsi", "description"), _page_of(rules.LONGEST_DESCRIPTION)),
    Column(
        "condition", ("kondisi", "condition"), partial(_optional, rules.condition_id, None), attribute="condition_word"
    ),
    Column("flaws", ("cacat", "flaws"), _text(rules.LONGEST_FLAWS)),
    Column("age", ("usia", "age"), _text(rules.LONGEST_TEXT)),
    Column("provenance", ("asal usul", "provenance"), _page_of(rules.LONGEST_PROVENANCE)),
)

GOODS = Columns(COLUMNS, required=("name", "price"))

of_heading = GOODS.of_heading
is_known = GOODS.is_known
heading_for = GOODS.heading_for


class FactError(PosError):
    """A product's fact that cannot be taken; `fact` says which."""

    def __init__(self, fact: str, reason: PosError) -> None:
        super().__init__(N_("{heading}: {reason}"), heading=heading_for(fact), reason=reason)
        self.fact = fact


def checked(product: Product) -> Product:
    """`product` with its facts as a sheet would have brought them. Raises FactError."""
    facts: dict[str, Any] = {}
    for column in COLUMNS:
        if column.fact == "stock":
            continue
        cell = column.write(product)
        try:
            facts[column.fact] = column.parse("" if cell is None else str(cell))
        except PosError as error:
            raise FactError(column.fact, error) from None
    return replace(product, **facts | {"code": facts["code"] or ""})
