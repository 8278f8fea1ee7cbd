"""Goods bought in: what was bought, the purchase that is looked at, and what is done with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.people.rights import Actor, Right
from pos.stall import Stall
from pos.till import tenders
from pos.till.buying.buy_in import BuyIn, Draft
from pos.till.payment import Offer
from pos.till.tenders import Tender
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.paying_out import has_cash
from ui.news import News


class BuyingModel(QObject):
    """`changed` tells that the list, or the purchase that is looked at, is other than it was."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.listed: list[BuyIn] = []
        self.bought: BuyIn | None = None
        """The one that is looked at."""

    def refresh(self) -> None:
        """Read everything anew."""
        self.listed = self.stall.buying.newest()
        number = self.bought.number if self.bought else ""
        self.bought = next((one for one in self.listed if one.number == number), next(iter(self.listed), None))
        self.changed.emit()

    def choose(self, number: str) -> None:
        """Look at this one."""
        found = next((one for one in self.listed if one.number == number), None)
        if found is not None and found != self.bought:
            self.bought = found
            self.changed.emit()

    def step(self, by: int) -> None:
        """Look at the one so many further down."""
        if self.bought in self.listed:
            at = self.listed.index(self.bought) + by
            self.choose(self.listed[min(max(at, 0), len(self.listed) - 1)].number)

    def ways(self) -> tuple[Tender, ...]:
        """By which a seller can be paid."""
        return tuple(tender for tender in tenders.offered().values() if tender.gives_back)

    def can_buy(self, begin: Callable[[], object]) -> bool:
        """Whether whoever is at the till may buy; else the PIN is asked for, and `begin` is done then."""
        try:
            self.stall.people.actor.need(Right.BUY_IN)
        except PosError as error:
            self.news.refuse(error, begin)
            return False
        return True

    def buy(self, draft: Draft, way: Tender, operation: str, begun_by: Actor, again: Callable[[], object]) -> bool:
        """Pay the seller by `way` and put the goods on the shelf; `again` is done once somebody lent the right.

        What was lent to `begun_by` as it was begun counts until it is paid, for that very person.
        """
        if way.is_cash and not has_cash(self.stall, self.news, draft.total):
            return False

        def step() -> BuyIn:
            actor = self.stall.people.actor
            return self.stall.buying.buy(
                draft,
                [Offer(way.id, -draft.total)],
                at=self.stall.begin_line(),
                operation=operation,
                by=actor.with_lent(begun_by) if actor.name == begun_by.name else actor,
            )

        bought = self._do(step, again)
        if bought is not None:
            number = len(bought.pieces)
            told = translate_plural("{n} piece bought for {amount}", "{n} pieces bought for {amount}", number)
            self.news.say(told.format(n=number, amount=format_rupiah(bought.total)))
        return bought is not None

    def can_undo(self) -> bool:
        """Whether the purchase can still be taken back."""
        return self.bought is not None and self.stall.buying.can_undo(self.bought)

    def undo(self, reason: str, again: Callable[[], object]) -> bool:
        """Take the purchase back whole."""
        bought = self.bought
        if bought is None:
            return False

        def step() -> BuyIn:
            return self.stall.buying.undo(
                bought.number,
                reason,
                at=self.stall.begin_line(),
                operation=new_operation(),
                by=self.stall.people.actor,
            )

        done = self._do(step, again)
        if done is not None:
            self.news.say(_("{number} is taken back").format(number=done.number))
        return done is not None

    def _do(self, step: Callable[[], BuyIn], again: Callable[[], object]) -> BuyIn | None:
        try:
            bought = step()
        except PosError as error:
            self.news.refuse(error, again)
            return None
        self.news.accepted.emit()
        self.news.recorded.emit()
        self.bought = bought
        self.refresh()
        return bought
