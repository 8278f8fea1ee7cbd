"""What a fault in a window leaves: what is safe there, where it is written down, and a report that tells more."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pos.words import N_
from ui.memory import state_file
from ui.window import Window

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall

STALL = N_("Every recorded sale and the basket are safe. Tell the office this code:")
OFFICE = N_("Everything that was collected is safe. Tell whoever looks after Lapak this code:")
FIRST_RUN = N_("Nothing was recorded yet, so nothing is lost. Tell whoever looks after Lapak this code:")
TROUBLE = N_("What is in the folder stays there. Tell whoever looks after Lapak this code:")
FILE = N_("The file was only read, and is as it was. Tell whoever looks after Lapak this code:")


class Where(NamedTuple):
    """What a window stands on: what is `safe` there (not yet translated), its folder, and what is open in it."""

    safe: str
    folder: Path | None = None
    place: "Stall | Office | None" = None


def where_of(place: "Stall | Office") -> Where:
    """Where the window of a stall or an office stands."""
    from pos.stall import Stall

    return Where(STALL if isinstance(place, Stall) else OFFICE, place.folder, place)


def log_place(where: Where) -> Path:
    """The folder below which it is logged: the open one, else the user's own."""
    return state_file().parent if where.place is None else where.place.folder


def tell_crash(code: str, window: Window, where: Where) -> None:
    """Show it in a dialog; one that comes again and again must leave room to go on."""
    from pos.cli.log import log_file
    from ui.background import Background
    from ui.models.report import ReportModel
    from ui.widgets.crash import CrashDialog

    if window.findChild(CrashDialog) is not None:
        return
    report = window.findChild(ReportModel)
    if report is None and where.folder is not None:
        background = Background(window)
        report = ReportModel(where.folder, background, where.place, window)
        window.left.connect(report.stop)
        window.left.connect(background.finish)
    elif report is not None:
        report.forget()  # it was of before
    CrashDialog(code, where.safe, log_file(log_place(where)), report, window).open()
