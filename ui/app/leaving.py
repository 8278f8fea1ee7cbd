"""The end of a stall's window: what is not handed in or not closed is asked about once."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pos.errors import PosError
from pos.store import trouble_in_words
from ui.memory import remember, remembered
from ui.news import Screen
from ui.window import Window

if TYPE_CHECKING:
    from pos.stall import Stall
    from ui.models.leaving import LeavingModel
    from ui.stall.leaving import LeavingSheet

_READ_MS = 1_500
"""How long it is to be read that the days were handed in."""
_TOLD = "left_without_a_place"

_log = logging.getLogger(__name__)


class Leaving:
    """Keeps `window` while it asks; closed once more it goes."""

    def __init__(self, stall: "Stall", window: Window) -> None:
        self._stall = stall
        self._window = window
        self._sheet: LeavingSheet | None = None
        window.going.add(self._is_asked)

    def _is_asked(self) -> bool:
        if self._sheet is not None:
            return False
        try:
            with trouble_in_words():
                return self._asks()
        except (PosError, OSError) as error:  # a window that cannot read its folder must still be left
            _log.info("nothing is asked at the end: %s", error)
            return False

    def _asks(self) -> bool:
        from ui.models.leaving import LeavingModel

        days = self._stall.delivery.days_at_home()
        if days and not self._stall.settings.collection and self._was_told_today():
            days = ()
        model = LeavingModel(self._stall, self._window.news, days)
        if not (model.days or model.open_day):
            return False
        self._show(model)
        return True

    def _was_told_today(self) -> bool:
        """Whether it was told on this business day that there is no place to hand in; from now on it was."""
        today = f"{self._stall.today()} {self._stall.folder}"
        before = remembered().get(_TOLD)
        remember(**{_TOLD: today})
        return before == today

    def _show(self, model: "LeavingModel") -> None:
        from ui.stall.leaving import LeavingSheet

        sheet = self._sheet = LeavingSheet(model)
        model.setParent(sheet)
        model.handed_in.connect(lambda: QTimer.singleShot(_READ_MS, sheet, self._window.close))
        sheet.left.connect(self._window.close)
        sheet.closed.connect(self._stay)
        sheet.close_asked.connect(lambda: self._go_to(Screen.DAY))
        sheet.hand_in_asked.connect(self._show_hand_in)
        sheet.place_asked.connect(self._ask_for_place)
        self._window.cover(sheet)

    def _stay(self) -> None:
        self._sheet = None
        self._window.uncover()

    def _go_to(self, screen: Screen) -> None:
        self._stay()
        self._window.show_screen(screen)

    def _show_hand_in(self) -> None:
        from ui.stall.day import DayScreen

        self._go_to(Screen.DAY)
        page = self._window.page
        assert isinstance(page, DayScreen)
        page.show_hand_in()

    def _ask_for_place(self) -> None:
        from ui.stall.settings import SettingsScreen

        self._go_to(Screen.SETTINGS)
        page = self._window.page
        assert isinstance(page, SettingsScreen)
        page.show_group("office")
