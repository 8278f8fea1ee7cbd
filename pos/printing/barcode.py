"""A barcode as its dark and light modules: EAN or UPC where a text is one, Code 128 for any other."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zxingcpp

_QUIET = 10
"""Modules that stay white on either side."""

DOT = 0.125
"""A dot of a thermal head, in mm: a module is of whole dots where it can be."""

_FINEST, _WIDEST = 0.19, 0.375
"""What a shop's scanner reads, and what it needs no more of, in mm a module."""

_LONGEST = 40
"""A longer text is wider than any label."""


@lru_cache(maxsize=64)
def bars(text: str) -> tuple[bool, ...]:
    """The modules of `text` without the quiet zone, True dark; none where no barcode can say it."""
    import zxingcpp

    if not 0 < len(text) <= _LONGEST or not (text.isascii() and text.isprintable()):
        return ()
    for symbology in _of_length(text):
        try:
            code = zxingcpp.create_barcode(text, symbology)
        except ValueError:  # its last digit is not what the others make it
            continue
        line = memoryview(code.to_image(scale=1, add_quiet_zones=False, add_hrt=False))  # type: ignore[arg-type]
        return tuple(not light for light in bytes(line[:1]))
    return ()


def module_mm(modules: int, room: float) -> float:
    """How wide a module is for so many of them in `room` mm with their quiet zones; 0 where that is too fine."""
    widest = min(_WIDEST, room / (modules + 2 * _QUIET))
    if widest >= 2 * DOT:
        return widest // DOT * DOT
    return widest if widest >= _FINEST else 0


def _of_length(text: str) -> "list[zxingcpp.BarcodeFormat]":
    from zxingcpp import BarcodeFormat as formats  # noqa: N813 - Qt's and zxing's enums are read like modules

    retail = {13: [formats.EAN13], 12: [formats.UPCA], 8: [formats.EAN8]}
    return [*(retail.get(len(text), []) if text.isdigit() else []), formats.Code128]
