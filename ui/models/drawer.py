"""What is done with the drawer before the day is closed: a float, cash in and out, another cashier."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.journal.event import new_operation
from pos.people.rights import Actor
from ui.models.draft import plain

if TYPE_CHECKING:
    from ui.models.day import DayModel


class Drawer:
    """The drawer of the day that `day` shows."""

    def __init__(self, day: "DayModel") -> None:
        self._day = day
        self._stall = day.stall

    def open_day(self, float_: int, cashier: str = "", again: Callable[[], object] | None = None) -> bool:
        """Open the till with this much in the drawer; False where that was refused.

        `again` asks once more, after the clock was looked at.
        """
        return self._day.record(
            lambda: self._stall.till.open_day(
                float_, at=self._stall.begin_line(), operation=new_operation(), by=self._who(cashier)
            ),
            again,
        )

    def _who(self, cashier: str) -> Actor:
        """Who is at the till: whoever said so with a PIN; where nobody is set up, the name that was typed."""
        actor = self._stall.people.actor
        return actor if actor.name else actor._replace(name=plain(cashier).strip() or None)

    def cashiers(self) -> list[str]:
        """Who may be at the drawer next; empty where nobody is set up, and any name can be typed."""
        return [person.name for person in self._stall.people.active()]

    def present(self) -> str:
        """Who is at the till, empty where nobody said so."""
        return self._stall.people.actor.name or ""

    def move_cash(self, amount: int, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Put rupiah in, or take them out where negative; False where that was refused.

        `again` asks once more, after a right was lent.
        """
        return self._day.record(
            lambda: self._stall.till.move_cash(
                amount,
                plain(reason).strip() or None,
                at=self._stall.begin_line(),
                operation=new_operation(),
                by=self._stall.people.actor,
            ),
            again,
        )

    def change_shift(self, cashier: str, reason: str) -> bool:
        """Hand the drawer, as it is counted now, to the next cashier; False where that was refused."""
        why = plain(reason) if self._day.shift_difference() else ""
        count = replace(self._day.draft, reason=why, deposit=None, compared={}).count()
        done = self._day.record(
            lambda: self._stall.days.change_shift(
                count,
                at=self._stall.now(),
                operation=new_operation(),
                cashier=plain(cashier).strip() or None,
                by=self._stall.people.actor,
            )
        )
        if done:
            self._day.count_anew()
        return done
