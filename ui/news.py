"""What a screen says to the window that it stands in: typed signals, and the screens there are."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from pos.clock import ClockError
from pos.errors import PosError
from pos.people.rights import RightError


class Screen(StrEnum):
    """A place that a window can show; a screen opens another by its name, never by its class."""

    SELL = "sell"
    HISTORY = "history"
    DAY = "day"
    CATALOG = "catalog"
    ORDERS = "orders"
    BUYING = "buying"
    STOCK = "stock"
    UNRECEIPTED = "unreceipted"
    CREDIT = "credit"
    AGEING = "ageing"
    MAKERS = "makers"
    TODAY = "today"
    COVERAGE = "coverage"
    STALL_DAY = "stall_day"
    REPORTS = "reports"
    STALLS = "stalls"
    OPENED = "opened"
    DRAWER = "drawer"
    SETTINGS = "settings"
    FIRST_RUN = "first_run"
    TROUBLE = "trouble"


class News(QObject):
    """One for each window: models and screens tell it, the window listens."""

    said = Signal(str, object)
    """A sentence, and how to undo what it tells (a callable) or None."""
    refused = Signal(str)
    """Why something was not done; it stays until it is closed, its screen is left or something else is done."""
    approval_asked = Signal(object, object)
    """A RightError, and what is to be done again once somebody has lent the right (a callable)."""
    clock_doubted = Signal(object, object)
    """A ClockError, and what is to be done again once the clock is right, or somebody has said that it is."""
    accepted = Signal()
    """Something was done: what was refused before is settled."""
    screen_asked = Signal(object)
    """Another Screen is wanted."""
    past = Signal()
    """What was told last can be undone no more."""
    recorded = Signal()
    """The journal grew: the status and the lists may be other than they were."""
    stall_day_asked = Signal(str, int, str, str)
    """The office wants to look at the day of a stall: its code, the till, the day as `YYYY-MM-DD`, what in it."""
    coverage_asked = Signal(str)
    """The office wants to see which stalls have a day of this state of the coverage."""
    language_asked = Signal(str)
    scheme_asked = Signal(str)
    full_screen_asked = Signal(bool)
    size_asked = Signal(str)
    """Everything "normal" or "large"."""
    reopening_asked = Signal()
    """Another database is ready for the folder: the window is to be closed and opened anew."""
    sound_asked = Signal(bool)
    """Whether a scan that is refused is heard."""

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Tell a sentence for a few seconds, with a way back where there is one."""
        self.said.emit(text, undo)

    def refuse(self, reason: object, again: Callable[[], object] | None = None) -> None:
        """Tell why not: a PosError or a text, already in the language in use.

        Where only a right is lacking, or the clock is in doubt, somebody is asked, and `again` does then what was
        refused.
        """
        if again is not None and isinstance(reason, RightError):
            self.approval_asked.emit(reason, again)
        elif again is not None and isinstance(reason, ClockError):
            self.clock_doubted.emit(reason, again)
        else:
            self.refused.emit(str(reason))

    def record(self, act: Callable[[], object], again: Callable[[], object] | None = None) -> bool:
        """Do what the journal keeps, and tell that it is done; False where it is refused, which `refuse` tells."""
        try:
            act()
        except PosError as error:
            self.refuse(error, again)
            return False
        self.accepted.emit()
        self.recorded.emit()
        return True

    def show_stall_day(self, stall: str, till: int, day: str, about: str = "") -> None:
        """Ask for the day of a stall, `YYYY-MM-DD`; `about` is the number of a receipt in it, the name of goods, or
        one of those of `ui.models.fork`.
        """
        self.stall_day_asked.emit(stall, till, day, about)

    def show(self, screen: Screen) -> None:
        """Ask for another screen."""
        self.screen_asked.emit(screen)
