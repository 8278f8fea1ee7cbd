"""The kitchen on the selling screen: the number of the order being taken, what cooks, what is ready."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from pos.ability import Ability
from pos.stall import Stall
from pos.till.basket import Basket
from pos.till.kitchen.kitchen import NEXT
from pos.till.kitchen.slip import Order, Served, State
from pos.words import N_
from pos.words import translate as _
from ui.news import News

STATES: dict[State, str] = {"cooking": N_("cooking"), "ready": N_("ready")}
"""What an order that waits is called, as a msgid."""
_TOLD: dict[State, str] = {
    "cooking": N_("{number} is cooking"),
    "ready": N_("{number} is ready"),
    "done": N_("{number} is fetched"),
}


class Called(NamedTuple):
    """The numbers that a board shows, in their order."""

    cooking: tuple[int, ...]
    ready: tuple[int, ...]


class KitchenModel(QObject):
    """`changed`: other orders wait, or others are ready. `told`: a slip waits for the printer."""

    changed = Signal()
    told = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.is_on = stall.can(Ability.KITCHEN)
        """Whether this stall has a kitchen, as it was when its screen was shown."""

    def refresh(self) -> None:
        """The stall's settings, or the day, may be others than before."""
        self.is_on = self._stall.can(Ability.KITCHEN)
        self.changed.emit()

    def number(self, basket: Basket) -> int:
        """By which number an order is going to be called, or is already."""
        return self._stall.kitchen.number(basket.operation, self._stall.today())

    def waiting(self, most: int = -1) -> list[Order]:
        """The orders of the day that are cooking or ready, by number, the first `most`; none without a kitchen."""
        return self._stall.kitchen.waiting(self._stall.today(), most) if self.is_on else []

    def count_waiting(self) -> int:
        """How many of them there are."""
        return self._stall.kitchen.count_waiting(self._stall.today()) if self.is_on else 0

    def called(self) -> Called:
        """What a board shows."""
        orders = self.waiting()
        return Called(*(tuple(each.served.number for each in orders if each.state == state) for state in STATES))

    def has_untold(self, basket: Basket) -> bool:
        """Whether the kitchen has to hear something of this basket."""
        return self.is_on and self._stall.kitchen.untold(basket)

    def send(self, basket: Basket) -> bool:
        """Tell the kitchen what it was not told yet; False where that is nothing."""
        if not self.is_on:
            return False
        slip = self._stall.tell_kitchen(basket, at=self._stall.now())
        if slip is None:
            self._news.say(_("The kitchen knows all of it already"))
            return False
        self._news.say(_("{number} goes to the kitchen").format(number=slip.served.number))
        self.heard()
        return True

    def cancel(self, operation: str) -> None:
        """Nothing of an order is wanted any more: the kitchen hears it, where it was told of it."""
        if self.is_on and self._stall.kitchen.is_told(operation):
            self._stall.tell_kitchen(Basket(operation=operation), at=self._stall.now())
            self.heard()

    def heard(self) -> None:
        """A slip may wait for the printer, and the numbers may be others."""
        self.told.emit()
        self.changed.emit()

    def turn(self, operation: str) -> None:
        """What is cooking is ready, what is ready is fetched; that can be taken back."""
        order = self._stall.kitchen.order(operation)
        if order is not None and order.state in NEXT:
            self._set(order, NEXT[order.state])
            told = _(_TOLD[NEXT[order.state]]).format(number=order.served.number)
            self._news.say(told, lambda: self._set(order, order.state))

    def _set(self, order: Order, state: State) -> None:
        self._stall.kitchen.set_state(order.operation, state)
        self.changed.emit()


def place_of(served: Served) -> str:
    """Where an order goes, in words: its table or name, or that it is taken away."""
    return served.label or (_("Take away") if served.is_away else _("Eat here"))
