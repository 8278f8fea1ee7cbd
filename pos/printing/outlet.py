"""Where a stall's paper comes out: the printer that is set up, spoken to in its own letters."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos.errors import PosError
from pos.printing.layout import Layout
from pos.printing.printers import PagePrinter, PrinterKind, printer
from pos.words import N_


@dataclass(frozen=True, slots=True)
class Outlet:
    """`address` and `letters` as their settings keep them; `kinds` are printers besides the folder's, by id.

    It holds nothing open and touches no database: use it on any thread.
    """

    address: str
    letters: str
    kinds: Mapping[str, PrinterKind]

    def print(self, layout: Layout) -> None:
        """Bring `layout` out. Raises PosError that says what to look at; part of it may be on paper then."""
        out = printer(self.address, self.kinds)
        if isinstance(out, PagePrinter):
            out.draw(layout)
        else:
            out.send(self._bytes(layout))

    def open_drawer(self) -> None:
        """Open the drawer that hangs on the printer. Raises PosError."""
        out = printer(self.address, self.kinds)
        if isinstance(out, PagePrinter):
            raise PosError(N_("The system's printer opens no drawer: set the printer up by its cable or network"))
        from pos.printing.escpos import DRAWER

        out.send(DRAWER)

    def _bytes(self, layout: Layout) -> bytes:
        from pos.printing.escpos import escpos, raster_escpos

        return raster_escpos(layout) if self.letters == "picture" else escpos(layout, code_page=int(self.letters))
