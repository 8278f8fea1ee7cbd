"""What a scanned or typed text means."""

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.catalog import Catalog
    from pos.catalog.product import Product

LONGEST = 200
"""The most of a scanned text that is looked at, in characters."""


def clean(text: str) -> str:
    """`text` without control and invisible characters (a scanner's code may hold hot keys) and without outer spaces."""
    seen = (
        " " if char.isspace() else char
        for char in text[:LONGEST]
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def find(catalog: "Catalog", text: str) -> "Product | None":
    """The one product that a scanned or typed `text` names: by barcode, by code, or by code in other capitals."""
    wanted = clean(text)
    return catalog.by_barcode_or_code(wanted) or catalog.by_code_any_case(wanted)
