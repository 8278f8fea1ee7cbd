"""Talking about a price: what is asked, what the buyer offers, what is answered, and what comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from pos.catalog.product import CONDITION_TITLES, Product
from pos.clock import ZONES
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_number, format_rupiah
from pos.people.rights import Right
from pos.printing.wording import clock_time, short_day
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.haggling.proposals import PERCENTS, propose
from pos.words import N_, language
from pos.words import translate as _
from ui.models.goods import GoodsModel
from ui.models.picture import picture_for
from ui.news import News

MIDDLE, FOLLOW, ROUND = "middle", "follow", "round"

_TITLES = {MIDDLE: N_("Middle"), FOLLOW: N_("Follow offer"), ROUND: N_("Round")}
_WORDS = {MIDDLE: N_("halfway"), FOLLOW: N_("as offered"), ROUND: N_("rounded")}
_ORDINALS = (N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"), N_("seventh"))


class Bid(NamedTuple):
    """What the buyer offered, in rupiah, and when."""

    amount: int
    at: datetime


class Answer(NamedTuple):
    """A whole answer to what was offered; `price` is None as long as nothing was."""

    id: str
    title: str
    price: int | None


class Verdict(NamedTuple):
    """Whether the price may be given, in words and without the lowest one; `tone` is ok or warn."""

    tone: str
    words: str
    beside: str
    needs_pin: bool


class Steps(NamedTuple):
    """What the track shows, in rupiah: the buyer's steps, the stall's, and where the price is, with its word."""

    offered: tuple[int, ...]
    answered: tuple[int, ...]
    price: int
    word: str


class Past(NamedTuple):
    """An earlier talk or sale, as it is listed."""

    day: str
    time: str
    what: str
    offered: str
    result: str


class HaggleModel(QObject):
    """The talk about the price of one `line`: the one at `index` of the basket, or, None, one that is not in it yet.

    `price` stands until it is agreed. While an offer is typed, `draft` is how much it is so far.
    """

    changed = Signal()
    agreed = Signal(int)
    """The price is in the basket, in the line at that index."""
    left = Signal()
    """Nothing came of it."""

    def __init__(
        self,
        stall: Stall,
        news: News,
        shelf: GoodsModel,
        basket: Basket,
        line: BasketLine,
        index: int | None,
        product: Product,
    ) -> None:
        super().__init__()
        self._stall = stall
        self._news = news
        self._shelf = shelf
        self._basket = basket
        self._operation = new_operation()
        self._ended = False
        self.line = line
        self.index = index
        self.product = product
        self.price = line.price
        self.draft: int | None = None
        self.bids: list[Bid] = []
        self._answers: list[int] = []
        self._picked = ""

    @property
    def asked(self) -> int:
        """The asking price of one, in rupiah."""
        assert self.line.as_chosen is not None
        return self.line.as_chosen

    # What the piece is

    def photo(self) -> str:
        """The path of its photo, empty without one."""
        return self._shelf.photo(self.product)

    def picture(self) -> str:
        """The drawing that stands for it without a photo."""
        return picture_for(self.product.name, self.product.category, self._shelf.trade())

    def facts(self) -> str:
        """Its code, how old it is, and whence."""
        piece = self.product
        return " · ".join(part for part in (piece.code, piece.age, piece.maker, piece.origin) if part)

    def condition(self) -> str:
        """How it is, in a word; empty where nobody said."""
        title = CONDITION_TITLES.get(self.product.condition or "")
        return _(title) if title else ""

    def told(self) -> str:
        """What else is told of it: flaws first."""
        piece = self.product
        return "\n".join(part for part in (piece.flaws, piece.provenance, piece.description) if part)

    def kind(self) -> str:
        """Of what the price is."""
        if self.product.unique:
            return _("a single piece")
        if self.line.is_weighed:
            return _("price of one kilogram")
        unit = self.line.unit or _("piece")
        if self.line.qty == 1:
            return _("price of one {unit}").format(unit=unit)
        return _("price of one {unit}, {count} in the basket").format(unit=unit, count=format_number(self.line.qty))

    def tag(self) -> str:
        """The lowest price in the stall's own cipher, empty without one or without a word for it."""
        return self._stall.talks.tag(self.product.code, self._stall.settings.cipher)

    # What is said

    def bid_note(self) -> str:
        """The how manieth offer the last one is and when it came."""
        if self.draft is not None:
            return _("{nth} offer").format(nth=_nth(len(self.bids) + 1))
        if not self.bids:
            return _("none yet")
        at = self.bids[-1].at.astimezone(ZONES[self._stall.settings.zone])
        return f"{_nth(len(self.bids))}, {clock_time(at)}"

    def offered(self) -> int | None:
        """The offer that is answered: the one being typed, or the last one; None without any."""
        if self.draft:
            return self.draft
        return self.bids[-1].amount if self.bids else None

    def difference(self) -> str:
        """How far the price is from the asking price."""
        off = self.asked - self.price
        if off == 0:
            return _("the asking price")
        words = _("{amount} below asking") if off > 0 else _("{amount} above asking")
        return words.format(amount=format_rupiah(abs(off)))

    def answers(self) -> list[Answer]:
        """Whole answers, in the order in which they stand."""
        offered = self.offered()
        told = propose(self.asked, self.asked if offered is None else offered, self.price)
        off = [
            Answer(f"off{percent}", f"−{percent}\u00a0%", price)
            for percent, price in zip(PERCENTS, told.off, strict=True)
        ]
        return [
            Answer(MIDDLE, _(_TITLES[MIDDLE]), None if offered is None else told.middle),
            Answer(FOLLOW, _(_TITLES[FOLLOW]), None if offered is None else told.offered),
            *off,
            Answer(ROUND, _(_TITLES[ROUND]), told.rounded),
        ]

    def picked(self) -> str:
        """The answer that the price is, empty where it was typed."""
        return self._picked

    def steps(self) -> Steps:
        """Both sides' steps, and where the price is."""
        percents = {f"off{percent}": f"−{percent}\u00a0%" for percent in PERCENTS}
        word = percents.get(self._picked) or (_(_WORDS[self._picked]) if self._picked else "")
        bids = [bid.amount for bid in self.bids]
        draft = [self.draft] if self.draft else []
        return Steps((*bids, *draft), (*self._answers, self.asked), self.price, word)

    def verdict(self) -> Verdict:
        """Whether the price may be given by who stands at the till."""
        talks, rights = self._stall.talks, self._stall.people.actor.rights
        asks = talks.asks(self._priced())
        needs_pin = not rights.issuperset(asks)
        if asks:
            words = _("Below the lowest price") if Right.PRICE in asks else _("More off than a cashier may give")
            return Verdict("warn", words, _("a PIN is needed") if needs_pin else _("you may decide it"), needs_pin)
        may = Right.PRICE in rights
        if talks.has_floor(self.product.code):
            beside = _("below it you decide") if may else _("below it a PIN is needed")
            return Verdict("ok", _("Above the lowest price"), beside, False)
        limit = "" if may else _("off: at most {percent} %").format(percent=self._stall.settings.discount_limit)
        return Verdict("ok", _("No lowest price is set"), limit, False)

    def earlier(self) -> list[Past]:
        """Talks about this piece or one of its name, and what such were sold for, the newest first."""
        talks, code, name = self._stall.talks, self.product.code, self.product.name
        found = [
            (
                talk.at,
                talk.code,
                ", ".join(format_number(offer) for offer in talk.offers),
                _("nothing came of it")
                if talk.agreed is None
                else _("agreed {price}").format(price=format_rupiah(talk.agreed)),
            )
            for talk in talks.earlier(code, name)
        ]
        found += [
            (sale.at, sale.code or "", "", _("sold for {price}").format(price=format_rupiah(sale.price)))
            for sale in talks.sold(code, name)
        ]
        return [
            Past(*self._when(at), _("this piece") if of == code else of, offered, result)
            for at, of, offered, result in sorted(found, key=lambda each: each[0], reverse=True)
        ]

    def _when(self, at: datetime) -> tuple[str, str]:
        here = at.astimezone(ZONES[self._stall.settings.zone])
        return short_day(here.date(), language()), clock_time(here)

    # What is done

    def begin_offer(self) -> None:
        """What is typed from now on is what the buyer offers."""
        if self.draft is None:
            self.draft = 0
            self.changed.emit()

    def end_offer(self) -> None:
        """What is typed from now on is the price; an offer that was typed is kept."""
        if self.draft is not None:
            self.keep_offer()

    def set_amount(self, amount: int) -> None:
        """Type so much: as the offer, or else as the price."""
        if self.draft is not None:
            self.draft = amount
        else:
            self.price, self._picked = amount, ""
        self.changed.emit()

    def keep_offer(self) -> None:
        """Keep what was typed as the buyer's offer, and answer halfway; nothing typed is no offer."""
        amount, self.draft = self.draft, None
        if amount:
            if self.bids and self.price != self.asked:
                self._answers.append(self.price)
            self.bids.append(Bid(amount, self._stall.now()))
            self._pick(MIDDLE)
            said = _("{nth} offer: {amount}").format(nth=_nth(len(self.bids)), amount=format_rupiah(amount))
            self._news.accepted.emit()
            self._news.say(said[:1].upper() + said[1:], self.take_offer_back)
        self.changed.emit()

    def take_offer_back(self) -> None:
        """The last offer was not made."""
        if self.bids and not self._ended:
            self.bids.pop()
            del self._answers[max(0, len(self.bids) - 1) :]
            self.draft = None
            self.changed.emit()

    def choose(self, answer: str) -> None:
        """Answer so; an offer that was typed is kept first."""
        self.end_offer()
        self._pick(answer)
        self.changed.emit()

    def _pick(self, answer: str) -> None:
        price = next(each.price for each in self.answers() if each.id == answer)
        if price is not None:
            self.price, self._picked = price, answer

    def accept(self) -> None:
        """Keep the offer that is typed, or else agree on the price."""
        if self.draft is None:
            self.agree()
        else:
            self.keep_offer()

    def agree(self) -> None:
        """Put the price into the basket; where it asks for a right that is lacking, somebody's PIN is asked for."""
        if self._ended:
            return
        try:
            index = self._stall.talks.agree(
                self._basket,
                self.index,
                self._priced(),
                self._offers(),
                at=self._stall.now(),
                operation=self._operation,
                by=self._stall.people.actor,
            )
        except PosError as error:
            self._news.refuse(error, self.agree)
            return
        self._ended = True
        self._news.accepted.emit()
        self._news.recorded.emit()
        self.agreed.emit(index)

    def give_up(self) -> None:
        """An offer that is typed is not one after all; or else nothing comes of the talk."""
        if self.draft is not None:
            self.draft = None
            self.changed.emit()
        else:
            self.leave()

    def leave(self) -> None:
        """Nothing comes of it; that the buyer offered something is kept."""
        if self._ended:
            return
        self._ended = True
        self.left.emit()  # first: whatever is told after it stays
        if self.bids:
            self._keep_in_vain()

    def _keep_in_vain(self) -> None:
        try:
            self._stall.talks.keep(
                self.product.code,
                self.product.name,
                self.asked,
                self._offers(),
                None,
                at=self._stall.now(),
                day=self._stall.till.open_day_name(),
                operation=self._operation,
                by=self._stall.people.actor,
            )
        except PosError as error:
            self._news.refuse(error)
        else:
            self._news.recorded.emit()

    def refuse_scan(self) -> None:
        """A scan is no price, and no further piece comes in while one is talked about."""
        self._news.refuse(_("A price is being talked about: agree on it or leave it, then scan."))

    def _priced(self) -> BasketLine:
        return replace(self.line, price=self.price)

    def _offers(self) -> Sequence[int]:
        return [bid.amount for bid in self.bids]


def _nth(number: int) -> str:
    return _(_ORDINALS[number - 1]) if number <= len(_ORDINALS) else _("no. {number}").format(number=number)
