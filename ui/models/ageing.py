"""How long single pieces lie: those of an age, what they are worth, and their prices taken down."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from pos.catalog.ageing.markdown import Aged, Rule
from pos.errors import PosError
from pos.journal.event import Event, new_operation
from pos.money import format_rupiah
from pos.people.rights import Right
from pos.stall import Stall
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.news import News

AGES = (0, 30, 60, 90, 180)
"""From how many days on pieces can be listed."""


class AgeingModel(QObject):
    """`changed` tells that the list, or what is chosen of it, is other than it was."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.least = AGES[0]
        """The fewest days that a listed piece lies."""
        self.text = ""
        self.chosen: frozenset[str] = frozenset()
        """Codes of the pieces whose prices are to come down."""
        self._lying: list[Aged] = []
        self._listed: list[Aged] = []
        self._proposals: dict[str, int | None] = {}
        self._down: Event | None = None

    def refresh(self) -> None:
        """Read everything anew."""
        rules = self.stall.till.rules
        self._lying = self.stall.shelf.lying(rules.day_of(self.stall.now()), rules.day_of)
        settings = self.stall.settings
        rule = Rule(settings.markdown_percent, settings.markdown_days)
        self._proposals = {one.product.code: one.proposal(rule) for one in self._lying}
        self.chosen &= {code for code, price in self._proposals.items() if price is not None}
        self._list()

    def _list(self) -> None:
        words = self.text.casefold().split()
        self._listed = [
            one for one in self._lying if one.days >= self.least and all(word in _letters(one) for word in words)
        ]
        self.changed.emit()

    @property
    def sees_cost(self) -> bool:
        """What the pieces cost is the owner's business."""
        return Right.SETTINGS in self.stall.people.actor.rights

    def proposal(self, one: Aged) -> int | None:
        """What a piece is to cost, if that is less than it does."""
        return self._proposals[one.product.code]

    def listed(self) -> list[Aged]:
        """The pieces of the age and the words that are asked for, the oldest first."""
        return self._listed

    def chips(self) -> list[tuple[str, str]]:
        """The ages that can be listed, with how many pieces there are."""
        counts = {least: sum(one.days >= least for one in self._lying) for least in AGES}
        told = {least: _("{days} days and more").format(days=least) if least else _("All") for least in AGES}
        return [(str(least), f"{told[least]} {counts[least]}") for least in AGES]

    def show(self, least: str) -> None:
        """List those that lie at least so many days."""
        self.least = int(least)
        self._list()

    def search(self, text: str) -> None:
        """List those whose name, code or category hold these words."""
        self.text = text
        self._list()

    def asked(self) -> int:
        """What the listed pieces are offered for, in rupiah."""
        return sum(one.product.price for one in self.listed())

    def cost(self) -> int:
        """What the listed pieces cost the stall, in rupiah, where it is known."""
        return sum(one.product.cost or 0 for one in self.listed())

    # Choosing

    def toggle(self, code: str) -> None:
        """Choose a piece, or leave it out; one whose price may stay cannot be chosen."""
        if self._proposals.get(code) is None:
            return
        self.chosen ^= {code}
        self.changed.emit()

    def choose_all(self) -> None:
        """Choose every listed piece for which a price is proposed; once more: none."""
        codes = {one.product.code for one in self.listed() if self.proposal(one) is not None}
        self.chosen = frozenset() if codes <= self.chosen else frozenset(codes)
        self.changed.emit()

    def proposed(self) -> int:
        """For how many listed pieces a lower price is proposed."""
        return sum(self.proposal(one) is not None for one in self.listed())

    def prices(self) -> dict[str, int]:
        """The new prices of what is chosen and listed, by code."""
        wanted = {one.product.code: self.proposal(one) for one in self.listed() if one.product.code in self.chosen}
        return {code: price for code, price in wanted.items() if price is not None}

    def off(self) -> int:
        """What comes off in all, in rupiah."""
        prices = self.prices()
        return sum(one.product.price - prices[one.product.code] for one in self.listed() if one.product.code in prices)

    # Doing

    def mark_down(self) -> None:
        """Take the chosen prices down; what is told offers the way back."""
        prices = self.prices()
        if not prices:
            self.news.refuse(PosError(N_("Choose the pieces that are to cost less")))
            return
        if self._do(lambda: self._mark(prices), self.mark_down):
            self.news.say(self._told(prices), self.undo)

    def _told(self, prices: Mapping[str, int]) -> str:
        if self.stall.till.codes_in_baskets() & prices.keys():
            told = translate_plural(
                "{n} piece costs less by {amount}; what lies in a basket keeps the old price",
                "{n} pieces cost less by {amount}; what lies in a basket keeps the old price",
                len(prices),
            )
        else:
            told = translate_plural("{n} piece costs less by {amount}", "{n} pieces cost less by {amount}", len(prices))
        return told.format(n=len(prices), amount=format_rupiah(self._off_done()))

    def can_undo(self) -> bool:
        """Whether the last prices can be given back."""
        return self._down is not None

    def undo(self) -> None:
        """Give the last prices back."""
        down = self._down
        if down is None:
            return

        def step() -> None:
            self.stall.shelf.give_back(down, at=self.stall.now(), operation=new_operation(), by=self.stall.people.actor)
            self._down = None

        if self._do(step, self.undo):
            self.news.say(_("The prices are as they were"))

    def _mark(self, prices: dict[str, int]) -> None:
        self._down = self.stall.shelf.mark_down(
            prices, at=self.stall.now(), operation=new_operation(), by=self.stall.people.actor
        )
        self.chosen = frozenset()

    def _off_done(self) -> int:
        assert self._down is not None
        return sum(each["before"] - each["after"] for each in self._down.data["goods"])

    def _do(self, step: Callable[[], None], again: Callable[[], object]) -> bool:
        done = self.news.record(step, again)
        if done:
            self.refresh()
        return done


def _letters(one: Aged) -> str:
    product = one.product
    return f"{product.name} {product.code} {product.category or ''}".casefold()
