"""What the buyer is shown on the second window: the stall, the basket, what is to be paid, the change.

Of the stall's own affairs nothing is here: no cost, no lowest price, no name, no wish, nothing that is parked.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos import words
from pos.money import format_quantity, format_rupiah
from pos.stall import Stall
from pos.terbilang import in_words
from pos.till import tenders
from pos.till.basket import BasketLine
from pos.till.pricing import Priced
from pos.till.sale import Sale
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.pay import PayModel
from ui.models.sell import SellModel


class BuyerLine(NamedTuple):
    """A line as the buyer reads it; `haggled` says that `sub` tells what was asked and what was agreed."""

    name: str
    sub: str
    amount: str
    haggled: bool = False


class Shown(NamedTuple):
    """One page: `chosen` is the line that was changed last, −1 for none.

    `sums` are words and their amount, `hero` is the amount that counts, with what it is and the same in words.
    `code` is the text of a QRIS code, `merchant` whom it pays and that one's NMID.
    """

    page: Literal["idle", "basket", "paying", "thanks"]
    lines: tuple[BuyerLine, ...] = ()
    chosen: int = -1
    pieces: str = ""
    sums: tuple[tuple[str, str], ...] = ()
    label: str = ""
    hero: str = ""
    words: str = ""
    code: str = ""
    merchant: tuple[str, str] = ("", "")
    is_change: bool = False


class BuyerModel(QObject):
    """Follows the selling screen and its payment; `changed` tells that another page, or other amounts, are shown.

    `is_paying` tells whether money is being taken, or was, and the buyer is still there.
    """

    changed = Signal()

    def __init__(self, stall: Stall, selling: SellModel, is_paying: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._stall = stall
        self._selling = selling
        self._is_paying = is_paying
        self._paying: PayModel | None = None
        for told in (selling.basket_changed, selling.talk_begun, selling.talk_ended):
            told.connect(self.changed)

    def follow(self, paying: PayModel) -> None:
        """Show what this payment comes to, while money is taken."""
        self._paying = paying
        paying.changed.connect(self.changed)

    def shown(self) -> Shown:
        """The page as of now."""
        paying = self._paying if self._is_paying() else None
        if paying is not None and paying.sale is not None:
            return _thanks(paying.sale)
        if paying is not None:
            return self._code(paying) if paying.shows_code else _taking(paying)
        if not self._selling.basket.lines and self._selling.talk is None:
            return Shown("idle", label=self._stall.identity.name, words=_("Welcome"))
        return self._basket()

    def _code(self, paying: PayModel) -> Shown:
        code = paying.payload()
        holds_amount = code != self._stall.settings.qris
        return Shown(
            "paying",
            sums=_parts(paying),
            label=_("Scan the code and pay") if holds_amount else _("Scan the code and type"),
            hero=format_rupiah(paying.amount),
            words=_spoken(paying.amount),
            code=code,
            merchant=paying.merchant(),
        )

    def _basket(self) -> Shown:
        selling, talk = self._selling, self._selling.talk
        lines = [_line(line) for line in selling.basket.lines]
        chosen, pieces = selling.chosen, selling.basket.pieces
        if talk is not None:
            chosen = len(lines) if talk.index is None else talk.index
            lines[chosen : chosen + 1] = [_talked(talk.line)]
            pieces += talk.index is None
        priced = selling.priced()
        return Shown(
            "basket",
            lines=tuple(lines),
            chosen=chosen,
            pieces=translate_plural("{number} item", "{number} items", pieces).format(number=pieces),
            sums=_taken_off(priced),
            label=_("Total"),
            hero=format_rupiah(priced.total),
        )


def _line(line: BasketLine) -> BuyerLine:
    quantity = format_quantity(line.qty, line.is_weighed)
    price, asked = format_rupiah(line.price), line.as_chosen
    haggled = asked is not None and line.price < asked
    if haggled and asked is not None:
        sub = _("{quantity} × asked {asked}, agreed {price}").format(
            quantity=quantity, asked=format_rupiah(asked), price=price
        )
    else:
        sub = f"{quantity} × {price}"
    if line.discount:
        sub = f"{sub} − {format_rupiah(line.discount)}"
    return BuyerLine(line.name, sub, format_rupiah(line.value - line.discount), haggled)


def _talked(line: BasketLine) -> BuyerLine:
    asked = format_rupiah(line.price if line.as_chosen is None else line.as_chosen)
    return BuyerLine(line.name, f"{format_quantity(line.qty, line.is_weighed)} × {asked}", "Rp\u00a0–")


def _taken_off(priced: Priced) -> tuple[tuple[str, str], ...]:
    off = priced.discounts + priced.haggled_off
    found = ((_("You save"), off), (_("Tax"), priced.tax_added), (_("Tax in it"), priced.tax_included))
    return tuple((words_, format_rupiah(amount)) for words_, amount in found if amount)


def _spoken(amount: int) -> str:
    said = in_words(amount, words.language())
    return said[:1].upper() + said[1:]


def _parts(paying: PayModel) -> tuple[tuple[str, str], ...]:
    """What tenders have paid already; nothing where none has."""
    taken = ((_(part.tender.title), format_rupiah(part.offer.amount)) for part in paying.parts)
    return ((_("Total"), format_rupiah(paying.total)), *taken) if paying.parts else ()


def _taking(paying: PayModel) -> Shown:
    sums = _parts(paying)
    if paying.rounding:
        sums += ((_("Rounding"), format_rupiah(paying.rounding)),)
    if not (paying.is_typed and paying.change):
        return Shown(
            "paying", sums=sums, label=_("To pay"), hero=format_rupiah(paying.due), words=_spoken(max(0, paying.due))
        )
    sums += ((_("To pay"), format_rupiah(paying.due)), (_("Handed over"), format_rupiah(paying.amount)))
    return Shown(
        "paying",
        sums=sums,
        label=_("Change"),
        hero=format_rupiah(paying.change),
        words=_spoken(paying.change),
        is_change=True,
    )


def _thanks(sale: Sale) -> Shown:
    paid = ((_(tenders.find(each.tender).title), format_rupiah(each.given)) for each in sale.payments)
    total = (_("Total"), format_rupiah(sale.due))
    if sale.change:
        return Shown(
            "thanks",
            sums=(total, *paid),
            label=_("Change"),
            hero=format_rupiah(sale.change),
            words=_spoken(sale.change),
            is_change=True,
        )
    return Shown("thanks", sums=tuple(paid), label=_("Paid"), hero=total[1], words=_spoken(max(0, sale.due)))
