"""A computer's clock that is in doubt: somebody is asked before a line is dated by it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos.clock import ClockError
from pos.errors import PosError
from ui.window import Window

if TYPE_CHECKING:
    from pos.stall import Stall
    from ui.stall.clock import ClockSheet


def ask_about(stall: "Stall", window: Window, error: ClockError, again: Callable[[], object]) -> None:
    """Show what is odd about the clock; `again` does what was refused once it is right, or was said to be."""
    from ui.stall.clock import ClockSheet

    sheet = ClockSheet(error)
    sheet.corrected.connect(partial(_go_on, stall, window, sheet, again))
    sheet.trusted.connect(partial(_trust, stall, window, again))
    window.places.ask(sheet)


def _go_on(stall: "Stall", window: Window, sheet: "ClockSheet", again: Callable[[], object]) -> None:
    try:
        stall.begin_line()
    except ClockError as error:  # it is as wrong as before, or wrong in another way
        sheet.show_error(error)
        return
    window.places.close_sheet()
    again()


def _trust(stall: "Stall", window: Window, again: Callable[[], object]) -> None:
    window.places.close_sheet()
    try:
        stall.trust_clock(by=stall.people.actor)
    except PosError as error:
        window.news.refuse(error, partial(_trust, stall, window, again))
        return
    window.news.recorded.emit()
    again()
