"""A product, and what each of its facts may be."""

import re
import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from pos import typed
from pos.errors import PosError
from pos.money import LARGEST, parse_rupiah
from pos.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.store import Row

LOW = 5
"""The stock at which a product runs low, unless told otherwise; pieces, thousandths when weighed."""

LONGEST_CODE = LONGEST_BARCODE = 40
LONGEST_NAME = LONGEST_TEXT = 80
LONGEST_SHORT = 22
LONGEST_PHOTO = 255
LONGEST_DESCRIPTION = 5_000
LONGEST_FLAWS = 300
LONGEST_PROVENANCE = 1_000

CONDITIONS = {"flawless": "mulus", "well_kept": "terawat", "flawed": "ada cacat", "broken": "rusak"}
"""How a used thing is, the best first, and what a sheet calls it."""
CONDITION_TITLES = {
    "flawless": N_("flawless"),
    "well_kept": N_("well kept"),
    "flawed": N_("flawed"),
    "broken": N_("broken"),
}
"""The same for people, as msgids."""

_WHOLE = re.compile(r"(-?)([0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3})+)")
_SHORTENED = re.compile(r"[0-9][.,][0-9]+E\+?[0-9]+", re.IGNORECASE)
_YES = frozenset(("ya", "y", "yes", "1"))
_NO = frozenset(("", "tidak", "t", "no", "n", "0"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What a stall sells. Prices in rupiah, of one piece or, when `weighed`, of one kilogram.

    `on_hand` is the stock as it was read: pieces, thousandths of a kilogram when weighed, None when not counted; `low`
    is in the same unit. `condition` is one of CONDITIONS; `age` and `provenance` (where it comes from, whose it was)
    are as told, `origin` is a regency. `cost` and `floor` (the lowest acceptable price) are never printed and never
    handed in.
    """

    code: str
    name: str
    price: int
    barcodes: tuple[str, ...] = ()
    category: str | None = None
    unit: str | None = None
    short: str | None = None
    low: int = LOW
    weighed: bool = False
    unique: bool = False
    cost: int | None = None
    floor: int | None = None
    maker: str | None = None
    origin: str | None = None
    weight_g: int | None = None
    length_cm: int | None = None
    width_cm: int | None = None
    height_cm: int | None = None
    photo: str | None = None
    description: str | None = None
    condition: str | None = None
    flaws: str | None = None
    age: str | None = None
    provenance: str | None = None
    on_hand: int | None = None
    archived: bool = False
    """Not offered any more; a scan still finds it."""

    @property
    def per(self) -> int:
        """How many units of quantity the price is for: 1, or 1000 when weighed."""
        return 1000 if self.weighed else 1

    @property
    def counted(self) -> bool:
        return self.on_hand is not None

    @property
    def sold_out(self) -> bool:
        return self.on_hand is not None and self.on_hand <= 0

    @property
    def running_low(self) -> bool:
        return self.on_hand is not None and self.on_hand <= self.low

    @property
    def condition_word(self) -> str | None:
        """Its condition as a sheet writes it."""
        return CONDITIONS.get(self.condition or "")

    @property
    def receipt_name(self) -> str:
        """The name for a narrow receipt."""
        return self.short or self.name

    def facts(self) -> dict[str, Any]:
        """Everything that a sheet tells of it but the stock, as plain data for an event."""
        return {name: getattr(self, name) for name in FACTS} | {"barcodes": list(self.barcodes)}


FACTS = tuple(field.name for field in fields(Product) if field.name not in ("on_hand", "archived"))
"""Everything that a sheet tells of a product but the stock."""


def name_text(text: str) -> str:
    """A product's name: 1–80 characters. Raises PosError."""
    name = typed.line(text, LONGEST_NAME)
    if not name:
        raise PosError(N_("a name is needed"))
    return name


def barcode_texts(text: str) -> tuple[str, ...]:
    """The barcodes in `text`, separated by spaces, each once, in order. Raises PosError."""
    barcodes = tuple(dict.fromkeys(typed.line(text, LONGEST_DESCRIPTION).split()))
    for barcode in barcodes:
        typed.line(barcode, LONGEST_BARCODE)
        if _SHORTENED.fullmatch(barcode):
            raise PosError(N_("the spreadsheet shortened this number: make the column a text and type it again"))
    return barcodes


def price_number(text: str) -> int:
    """A price, 0 … 999.999.999. Raises PosError."""
    if not text.strip():
        raise PosError(N_("a price is needed"))
    return parse_rupiah(text)


def whole_number(text: str) -> int:
    """Whole pieces, or thousandths when weighed: `12500`, `12.500`, `-3`; within ±999.999.999. Raises PosError."""
    match = _WHOLE.fullmatch(text.strip())
    if match is None:
        raise PosError(N_("not a whole number: write it like 1250 or 1.250"))
    number = int(match[2].replace(".", ""))
    if number > LARGEST:
        raise PosError(N_("too large: at most 999.999.999"))
    return -number if match[1] else number


def size_number(text: str) -> int:
    """A whole number from 0. Raises PosError."""
    number = whole_number(text)
    if number < 0:
        raise PosError(N_("below 0: write 0 or more"))
    return number


def yes_or_no(text: str) -> bool:
    """`ya y yes 1`, or `tidak t no n 0` and nothing. Raises PosError."""
    word = text.strip().casefold()
    if word not in _YES and word not in _NO:
        raise PosError(N_("neither yes nor no: write ya or tidak"))
    return word in _YES


def condition_id(text: str) -> str:
    """One of CONDITIONS, told by its id or its word, capitals and spaces ignored. Raises PosError."""
    told = _letters(text)
    for condition, word in CONDITIONS.items():
        if told in (_letters(condition), _letters(word)):
            return condition
    raise PosError(N_("no condition: write {known}"), known=", ".join(CONDITIONS.values()))


def _letters(text: str) -> str:
    return "".join(text.split()).replace("_", "").casefold()


def folded(name: str) -> str:
    """A name as it is compared: case ignored."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())


def maker_key(name: str) -> str:
    """A maker's name as it is compared: case, and how many spaces stand between its words, ignored."""
    return folded(" ".join(name.split()))


def product_of(row: "Row") -> Product:
    """A row of `goods`, taken by place: by name it would cost twice as much, and an import reads 100,000."""
    (
        _,
        code,
        name,
        _,
        price,
        barcodes,
        category,
        unit,
        short,
        low,
        weighed,
        single,
        cost,
        floor,
        maker,
        origin,
        weight_g,
        length_cm,
        width_cm,
        height_cm,
        photo,
        description,
        condition,
        flaws,
        age,
        provenance,
        on_hand,
        archived,
    ) = row
    return Product(
        code=code,
        name=name,
        price=price,
        barcodes=tuple(barcodes.split()),
        category=category,
        unit=unit,
        short=short,
        low=low,
        weighed=bool(weighed),
        unique=bool(single),
        cost=cost,
        floor=floor,
        maker=maker,
        origin=origin,
        weight_g=weight_g,
        length_cm=length_cm,
        width_cm=width_cm,
        height_cm=height_cm,
        photo=photo,
        description=description,
        condition=condition,
        flaws=flaws,
        age=age,
        provenance=provenance,
        on_hand=on_hand,
        archived=bool(archived),
    )


def products_of(rows: "Iterable[Row]") -> list[Product]:
    return [product_of(row) for row in rows]


def product_if(row: "Row | None") -> Product | None:
    return None if row is None else product_of(row)
