"""Where a stall's paper comes out: the printer that is set up, spoken to in its own letters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pos import files
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
    papers: Path
    """The folder for PDFs where there is no printer."""

    def print(self, layout: Layout) -> None:
        """Bring `layout` out. Raises PosError that says what to look at; part of it may be on paper then."""
        if not self.address:
            self._save(layout)
            return
        out = printer(self.address, self.kinds)
        if isinstance(out, PagePrinter):
            out.draw(layout)
        else:
            out.send(self._bytes(layout))

    def open_drawer(self) -> None:
        """Open the drawer that hangs on the printer. Raises PosError."""
        if not self.address:
            raise PosError(N_("No printer is set up: the drawer hangs on it"))
        out = printer(self.address, self.kinds)
        if isinstance(out, PagePrinter):
            raise PosError(N_("The system's printer opens no drawer: set the printer up by its cable or network"))
        from pos.printing.escpos import DRAWER

        out.send(DRAWER)

    def _save(self, layout: Layout) -> None:
        from pos.printing.pdf import pdf

        try:
            files.write(self.papers.joinpath(pdf_name(layout)), pdf(layout))
        except OSError as error:
            raise PosError(
                N_("Nothing was saved to {file} ({reason}): free some space"),
                file=self.papers,
                reason=error.strerror or str(error),
            ) from error

    def _bytes(self, layout: Layout) -> bytes:
        from pos.printing.escpos import escpos, raster_escpos

        return raster_escpos(layout) if self.letters == "picture" else escpos(layout, code_page=int(self.letters))


def pdf_name(layout: Layout) -> str:
    """What a paper is called as a file: `K07-1-261124-0001.pdf`."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", layout.title.removesuffix(".jsonl")) + ".pdf"
