"""Who works at the stall that is pictured: they open its till by PIN, change hands, and lend each other rights."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.stall.people.identify import Identify
    from ui.stall.sell import SellScreen
    from ui.window import Window

_PINS = {"Ratih": "640271", "Sari": "582913", "Ayu": "4826", "Wulan": "7150"}
_ROLES = {"Ratih": Role.OWNER, "Sari": Role.MANAGER}
MORNING, EVENING, _MANAGER = "Ayu", "Wulan", "Sari"
"""Who sells until the middle of the day, who after it, and whose PIN is asked for."""


def engage(stall: Stall) -> None:
    """Everybody is set up, the owner first."""
    for name, typed in _PINS.items():
        role = _ROLES.get(name, Role.CASHIER)
        stall.people.add(name, role, pin.keep(typed), at=stall.now(), operation=name, by=OWNER)


class Staff:
    """The people at `window`; `picture` takes one of what is shown, by its name."""

    def __init__(self, window: "Window", application: "QApplication", picture: Callable[[str], object]) -> None:
        self._window, self._application, self._picture = window, application, picture

    def open(self, who: str) -> None:
        """Somebody says who they are to the locked till."""
        from ui.stall.people import LockScreen

        cover = next(each for each in self._window.findChildren(LockScreen) if each.isVisible())
        self._type(cover.identify, who, "lock")
        while self._window.is_covered:
            self._application.processEvents()

    def change(self, who: str) -> None:
        """The till is locked, and somebody else opens it."""
        next(command for command in self._window.commands() if command.id == "lock").press()
        self.open(who)

    def take_out(self, sell: "SellScreen") -> None:
        """The buyer sees the sum and leaves one thing there."""
        self._show_sum(sell)
        sell.model.remove()
        self._lend("approval")

    def lose(self, sell: "SellScreen") -> None:
        """The buyer sees the sum and goes."""
        from ui.stall.sell.sheets import CancelSheet

        self._show_sum(sell)
        sell.model.clear()
        assert isinstance(sell.sheet, CancelSheet)
        sell.sheet.reason.set_text("Uang kurang")
        sell.sheet.submit()
        self._lend("approval")

    def _show_sum(self, sell: "SellScreen") -> None:
        sell.pay()
        assert sell.pay_sheet is not None
        sell.pay_sheet.leave()

    def _lend(self, name: str) -> None:
        from ui.stall.people import ApprovalSheet

        sheet = self._window.places.currentWidget()
        assert isinstance(sheet, ApprovalSheet)
        self._type(sheet.identify, _MANAGER, name)
        while self._window.places.has_sheet:
            self._application.processEvents()

    def _type(self, identify: "Identify", who: str, name: str) -> None:
        model, typed = identify.model, _PINS[who]
        model.choose(next(person.id for person in model.people() if person.name == who))
        for digit in typed[:2]:
            model.type(digit)
        self._picture(name)
        for digit in typed[2:]:
            model.type(digit)
        model.enter()
