"""A printer of the operating system (CUPS, Windows): it gets pages drawn by Qt, and opens no drawer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pos.errors import PosError
from pos.printing.printers import PrinterKind
from pos.words import N_

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from pos.printing.layout import Layout

_FIRST_REFUSAL = 0x0400
"""The lowest status by which IPP says no (RFC 8011, appendix B)."""


class SystemPrinter(NamedTuple):
    """The printer that the system calls `name`."""

    name: str

    def draw(self, layout: "Layout") -> None:
        """Hand `layout` to the system. Raises PosError."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.printerInfo(self.name)
        if info.isNull():
            raise PosError(N_("The system has no printer “{name}”: choose another in the settings"), name=self.name)
        if info.state() == QPrinter.PrinterState.Error:  # stopped: the system would keep the paper and say nothing
            raise _takes_nothing(self.name)
        draw_on(QPrinter(info, QPrinter.PrinterMode.HighResolution), layout)
        if _was_refused():
            raise _takes_nothing(self.name)


def draw_on(printer: "QPrinter", layout: "Layout") -> None:
    """`layout` on its own size of paper, from edge to edge. Raises PosError where the system takes none of it."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter

    from pos.printing.placing import place
    from ui.look.paper import PaperPen

    pages = place(layout)
    size = QPageSize(
        QSizeF(pages[0].width, pages[0].height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(layout.title)
    painter = QPainter()
    if not painter.begin(printer):
        raise _takes_nothing(printer.printerName())
    try:
        painter.scale(printer.resolution() / 72, printer.resolution() / 72)
        pen = PaperPen(painter)
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            pen.draw(page)
    finally:
        painter.end()


def _was_refused() -> bool:
    """Whether CUPS refused what this thread asked of it last. Qt hands over a paper and does not look at the answer."""
    import ctypes

    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:  # Windows has no CUPS
        return False
    return bool(cups.cupsLastError() >= _FIRST_REFUSAL)


def _takes_nothing(name: str) -> PosError:
    return PosError(N_("The printer “{name}” takes nothing: look at it in the system"), name=name)


def _found() -> Sequence[str]:
    """The system's printers; none where Qt or the system's printing cannot be loaded."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return ()
    return QPrinterInfo.availablePrinterNames()


PRINTER = PrinterKind(
    id="system", title=N_("Printer of the system"), order=4, example="EPSON TM-T82", open=SystemPrinter, found=_found
)
