"""Printers that only the window can reach, one file each, by the contract of `pos.printing.printers`."""

from collections.abc import Mapping

from pos import kinds
from pos.printing.printers import PrinterKind


def all_printers() -> Mapping[str, PrinterKind]:
    """Every kind by id, in order."""
    return kinds.load(__name__, "PRINTER", PrinterKind)
