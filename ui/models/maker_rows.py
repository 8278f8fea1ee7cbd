"""A maker as listed and looked at: what was agreed, the goods, the money, in words and ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pos.catalog.product import Product
from pos.money import MINUS, format_number, format_percent, format_rupiah
from pos.printing.wording import quantity
from pos.till.makers.maker import Balance, Deal, Maker, Paid, Terms
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.order_rows import short_day
from ui.models.receipt import Line


class Known(NamedTuple):
    """All that the list says of a maker; one whom only goods name is not `registered`."""

    maker: Maker
    registered: bool
    deal: Deal | None
    """What holds today."""
    coming: Deal | None
    """What was agreed for a day to come."""
    balance: Balance
    kinds: int
    pieces: int

    @property
    def is_agreed(self) -> bool:
        """Whether something of a sale is theirs today."""
        return self.deal is not None and self.deal.share is not None


@dataclass(frozen=True)
class MakerRow:
    """A maker in the list; `tone` colours what was agreed."""

    key: str
    name: str
    place: str
    goods: str
    pieces: str
    deal: str
    tone: str
    coming: str
    left: str
    owed: str
    settled: bool

    def spoken(self) -> str:
        """What a screen reader says."""
        told = (self.name, self.place, self.goods, self.pieces, self.deal, self.coming, self.left, self.owed)
        return ", ".join(part for part in told if part)


@dataclass(frozen=True)
class GoodsRow:
    """A maker's product; what is theirs of one stands right, and why below it."""

    key: str
    name: str
    detail: str
    part: str
    why: str

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, self.detail, self.part, self.why) if part)


def deal_text(known: Known) -> tuple[str, str]:
    """What holds today, shortly, and its tone."""
    if known.deal is None:
        return _("Not agreed"), "warn"
    if known.deal.share is None:
        return _("Ended"), "muted"
    return format_percent(known.deal.share), "text"


def coming_text(known: Known) -> str:
    """What holds from a day to come."""
    coming = known.coming
    if coming is None:
        return ""
    if coming.share is None:
        return _("ends {day}").format(day=short_day(coming.first))
    return _("{share} from {day}").format(share=format_percent(coming.share), day=short_day(coming.first))


def maker_row(known: Known) -> MakerRow:
    """As the list shows it."""
    deal, tone = deal_text(known)
    left = known.balance.left
    kinds = translate_plural("{n} item", "{n} items", known.kinds).format(n=known.kinds)
    return MakerRow(
        key=known.maker.name,
        name=known.maker.name,
        place=known.maker.regency,
        goods=kinds if known.kinds else _("no goods"),
        pieces=_("{n} on hand").format(n=format_number(known.pieces)) if known.kinds else "",
        deal=deal,
        tone=tone,
        coming=coming_text(known),
        left=_("Paid up") if known.balance.owed and not left else format_rupiah(left) if known.balance.owed else "–",
        owed=_("of {amount}").format(amount=format_rupiah(known.balance.owed)) if known.balance.owed else "",
        settled=bool(known.balance.owed) and not left,
    )


# The panel


def pill(known: Known) -> tuple[str, str, str]:
    """What is most to be known of a maker: words, tone and icon."""
    if known.balance.left < 0:
        return _("Paid too much"), "bad", "triangle-alert"
    if known.deal is None:
        return _("No agreement yet"), "warn", "circle-alert"
    if known.deal.share is None:
        return _("Agreement ended"), "quiet", "ban"
    return _("{share} to the maker").format(share=format_percent(known.deal.share)), "brand", "percent"


def about(known: Known) -> str:
    """Where they are from, and whom to call."""
    maker = known.maker
    return " · ".join(part for part in (maker.regency, maker.phone, maker.note) if part)


def goods_rows(goods: Sequence[Product], terms: Mapping[str, Terms]) -> tuple[GoodsRow, ...]:
    """Every product, with what is the maker's of one."""
    return tuple(_goods_row(product, terms.get(product.code)) for product in goods)


def _goods_row(product: Product, terms: Terms | None) -> GoodsRow:
    there = _("not counted") if product.on_hand is None else stock_text(product)
    detail = f"{format_rupiah(product.price)} · {there}"
    if terms is None:
        return GoodsRow(product.code, product.name, detail, "–", "")
    part = terms.part(product.price, product.per, product.per)
    why = _("agreed price") if terms.fixed is not None else format_percent(terms.share)
    return GoodsRow(product.code, product.name, detail, format_rupiah(part), why)


def stock_text(product: Product) -> str:
    """`3 on hand`, `2,500 kg on hand`."""
    return _("{n} on hand").format(n=quantity(max(0, product.on_hand or 0), product.per))


def money_lines(balance: Balance, last: Paid | None) -> tuple[Line, ...]:
    """What was ever theirs, what was paid, and what is left."""
    paid = _("Paid")
    if last is not None:
        paid = _("Paid, last {day}").format(day=short_day(last.day))
    return (
        Line(_("Theirs of all sales"), (format_rupiah(balance.owed),)),
        Line(paid, (f"{MINUS}{format_rupiah(balance.paid)}" if balance.paid else format_rupiah(0),)),
        Line(_("Still owed"), (format_rupiah(balance.left),), look="sum", rule=True),
    )
