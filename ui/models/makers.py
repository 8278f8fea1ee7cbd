"""The makers: who is listed, the one who is looked at, and what is done with their goods and their money."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from pos.catalog.product import Product, maker_key
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.stall import Stall
from pos.till import tenders
from pos.till.makers.book import PAYS_BY
from pos.till.makers.maker import RECEIVED, Balance, Maker, Note, OwedDay, Paid, Terms
from pos.till.tenders import Tender
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models import maker_rows
from ui.models.maker_rows import Known, MakerRow
from ui.models.paying_out import has_cash
from ui.news import News

Done = TypeVar("Done")

ALL, OWED, OPEN = "all", "owed", "open"
_ALWAYS = ("0000-01-01", "9999-12-31")
"""Days that hold all others."""
_CHIPS = {ALL: N_("All {n}"), OWED: N_("To be paid {n}"), OPEN: N_("No agreement {n}")}


class MakersModel(QObject):
    """`changed` tells that the list or the maker who is looked at is other than it was."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.shown = ALL
        self.text = ""
        self.known: Known | None = None
        """The one who is looked at."""
        self.goods: Sequence[Product] = ()
        self.terms: Mapping[str, Terms] = {}
        self.last_paid: Paid | None = None
        self._all: list[Known] = []
        self._found: list[Known] = []

    # The list

    @property
    def today(self) -> date:
        """The business day it is now."""
        return date.fromisoformat(self.stall.today())

    def refresh(self) -> None:
        """Read everybody anew: those who are registered, and those whom goods name."""
        accounts = self.stall.makers.accounts
        named = {maker_key(each.name): each for each in self.stall.catalog.makers()}
        balances = accounts.balances()
        self._all = []
        for maker in accounts.all():
            goods = named.pop(maker_key(maker.name), None)
            balance = balances.get(maker.name, Balance())
            self._all.append(self._known(maker, balance, goods.kinds if goods else 0, goods.pieces if goods else 0))
        for goods in named.values():
            self._all.append(Known(Maker(goods.name), False, None, None, Balance(), goods.kinds, goods.pieces))
        self._all.sort(key=lambda known: maker_key(known.maker.name))
        self._find()

    def _known(self, maker: Maker, balance: Balance, kinds: int, pieces: int) -> Known:
        today = self.today.isoformat()
        deals = self.stall.makers.accounts.deals(maker.name)
        holds = next((deal for deal in deals if deal.first <= today), None)
        coming = next((deal for deal in reversed(deals) if deal.first > today), None)
        return Known(maker, True, holds, coming, balance, kinds, pieces)

    def show(self, chip: str) -> None:
        """List those of one of the chips."""
        self.shown = chip
        self._find()

    def search(self, text: str) -> None:
        """List those whose name, regency or telephone holds this."""
        self.text = text
        self._find()

    def chips(self) -> list[tuple[str, str]]:
        """Who can be listed, with how many there are."""
        return [(chip, _(text).format(n=len(self._of(chip)))) for chip, text in _CHIPS.items()]

    def rows(self) -> tuple[MakerRow, ...]:
        """Who is listed, by name."""
        return tuple(maker_rows.maker_row(known) for known in self._found)

    def nothing(self) -> str:
        """What is said where nobody is listed."""
        if self.text.strip():
            return _("Nothing is found: type fewer letters")
        if self.shown != ALL:
            return _("Nobody here")
        return _("No maker yet: press “New maker”, or write makers into the goods")

    def owed_in_all(self) -> int:
        """What is owed to all of them, in rupiah."""
        return sum(max(0, known.balance.left) for known in self._all)

    def choose(self, name: str) -> None:
        """Look at this one."""
        if self.known is None or name != self.known.maker.name:
            self._look_at(next((known for known in self._found if known.maker.name == name), None))
            self.changed.emit()

    def step(self, by: int) -> None:
        """Look at the one so many further down."""
        if self._found:
            names = [known.maker.name for known in self._found]
            name = self.known.maker.name if self.known else ""
            at = names.index(name) if name in names else -by
            self.choose(names[min(max(at + by, 0), len(names) - 1)])

    def open(self, name: str) -> None:
        """Look at a maker wherever they are listed."""
        self.text, self.shown = "", ALL
        self.known = next((known for known in self._all if maker_key(known.maker.name) == maker_key(name)), None)
        self.refresh()

    def scanned(self, text: str) -> None:
        """Look at the maker of a product that was scanned."""
        product = self.stall.catalog.by_barcode_or_code(text)
        if product is None or product.maker is None:
            self.news.refuse(_("No maker's goods have the code {code}").format(code=text))
        else:
            self.open(product.maker)

    def _of(self, chip: str) -> list[Known]:
        if chip == OWED:
            return [known for known in self._all if known.balance.left > 0]
        return [known for known in self._all if not known.is_agreed] if chip == OPEN else self._all

    def _find(self) -> None:
        words = self.text.casefold().split()
        self._found = [known for known in self._of(self.shown) if all(word in _letters(known) for word in words)]
        name = maker_key(self.known.maker.name) if self.known else ""
        at = next((known for known in self._found if maker_key(known.maker.name) == name), None)
        self._look_at(at or next(iter(self._found), None))
        self.changed.emit()

    def _look_at(self, known: Known | None) -> None:
        self.known, self.goods, self.terms, self.last_paid = known, (), {}, None
        if known is None:
            return
        name, accounts = known.maker.name, self.stall.makers.accounts
        made = self.stall.catalog.made_by(name)
        self.goods = [product for product in made if not product.archived or (product.on_hand or 0) > 0]
        self.terms = accounts.terms(name, [product.code for product in self.goods], self.today.isoformat())
        self.last_paid = accounts.last_paid(name)

    def owed_days(self) -> list[OwedDay]:
        """The days of the one who is looked at, the newest first."""
        return self.stall.makers.accounts.owed_days(self.name, *_ALWAYS)[::-1]

    # What is done

    @property
    def name(self) -> str:
        """Who is looked at; empty where nobody is."""
        return self.known.maker.name if self.known else ""

    @property
    def left(self) -> int:
        """What is owed to the one who is looked at, in rupiah."""
        return self.known.balance.left if self.known else 0

    def ways(self) -> tuple[Tender, ...]:
        """By which a maker can be paid."""
        return tuple(tender for tender in tenders.offered().values() if tender.id in PAYS_BY)

    def keep(self, maker: Maker, share: int | None, first: str | None, again: Callable[[], object]) -> bool:
        """Register a maker, or change what is known and agreed; `again` is done once somebody lent the right."""
        kept = self._do(
            lambda operation: self.stall.makers.keep(
                maker, share, first=first, at=self.stall.now(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if kept is not None:
            self.open(kept.name)
            self.news.say(_("{name} is kept").format(name=kept.name))
        return kept is not None

    def forget(self, again: Callable[[], object]) -> bool:
        """Strike the maker off of whom nothing was recorded yet."""
        name = self.name

        def step(operation: str) -> str:
            self.stall.makers.forget(name, at=self.stall.now(), operation=operation, by=self.stall.people.actor)
            return name

        done = self._do(step, again)
        if done is not None:
            self.news.say(_("{name} is struck off").format(name=name))
        return done is not None

    def set_price(self, code: str, price: int | None, again: Callable[[], object]) -> bool:
        """Agree on what the maker gets for each of a product; None: their share again."""
        name = self.name

        def step(operation: str) -> str:
            now, by = self.stall.now(), self.stall.people.actor
            self.stall.makers.set_price(name, code, price, at=now, operation=operation, by=by)
            return code

        return self._do(step, again) is not None

    def move(self, kind: str, quantities: Mapping[str, int], note: str, again: Callable[[], object]) -> Note | None:
        """Take goods of the maker in, or give them back; the note to be signed, None where it was refused."""
        step = self.stall.makers.receive if kind == RECEIVED else self.stall.makers.give_back
        name = self.name
        made = self._do(
            lambda operation: step(
                name, quantities, note, at=self.stall.begin_line(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if made is not None:
            told = (
                translate_plural("{n} piece of {name} is here", "{n} pieces of {name} are here", made.pieces)
                if kind == RECEIVED
                else translate_plural("{n} piece is back with {name}", "{n} pieces are back with {name}", made.pieces)
            )
            self.news.say(told.format(n=made.pieces, name=name))
        return made

    def pay(self, amount: int, way: Tender, note: str, again: Callable[[], object]) -> Paid | None:
        """Pay the maker; what was paid, None where it was refused."""
        name = self.name
        if way.is_cash and not has_cash(self.stall, self.news, amount):
            return None
        paid = self._do(
            lambda operation: self.stall.makers.pay(
                name, amount, way.id, note, at=self.stall.begin_line(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if paid is not None:
            self.news.say(_("{who} is paid {amount}").format(who=name, amount=format_rupiah(amount)))
        return paid

    def can_take_back(self) -> bool:
        """Whether the maker's last payment may still be taken back."""
        return self.last_paid is not None and self.stall.makers.can_take_back(self.last_paid)

    def take_back(self, reason: str, again: Callable[[], object]) -> bool:
        """Take the maker's last payment back: it was a mistake."""
        paid = self.last_paid
        if paid is None:
            return False
        number = paid.number
        done = self._do(
            lambda operation: self.stall.makers.take_back(
                number, reason, at=self.stall.begin_line(), operation=operation, by=self.stall.people.actor
            ),
            again,
        )
        if done is not None:
            self.news.say(_("{number} is taken back").format(number=number))
        return done is not None

    def _do(self, step: Callable[[str], Done], again: Callable[[], object]) -> Done | None:
        try:
            done = step(new_operation())
        except PosError as error:
            self.news.refuse(error, again)
            return None
        self.news.accepted.emit()
        self.news.recorded.emit()
        self.refresh()
        return done


def _letters(known: Known) -> str:
    """What a search looks through."""
    maker = known.maker
    return f"{maker.name} {maker.regency} {maker.phone} {maker.note}".casefold()
