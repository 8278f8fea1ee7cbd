"""A purchase as it is listed and looked at, in words and ready to be drawn."""

from datetime import date

from pos.catalog.product import CONDITION_TITLES
from pos.clock import ZONES
from pos.money import format_rupiah
from pos.printing.wording import short_day
from pos.till.buying.buy_in import BuyIn, Piece
from pos.words import language
from pos.words import translate as _
from ui.models.receipt import Line
from ui.models.titles import short_tender


def day_text(bought: BuyIn) -> str:
    """`24 Nov 2026`."""
    return short_day(date.fromisoformat(bought.day), language())


def goods_text(bought: BuyIn) -> str:
    """The first piece, and how many more there are."""
    more = len(bought.pieces) - 1
    first = bought.pieces[0].name
    return _("{name} and {n} more").format(name=first, n=more) if more else first


def pill(bought: BuyIn) -> tuple[str, str]:
    """Whether it stands: words and their tone."""
    return (_("Bought"), "ok") if bought.undone is None else (_("Taken back"), "warn")


def about(bought: BuyIn, zone: str) -> str:
    """When, by whom, and whether the identity card was seen."""
    told = [f"{day_text(bought)} {bought.at.astimezone(ZONES[zone]):%H.%M}", bought.cashier or ""]
    if bought.seller.id_seen:
        told.append(_("identity card seen"))
    return " · ".join(part for part in told if part)


def piece_lines(bought: BuyIn) -> tuple[Line, ...]:
    """Each piece with what was paid, and below it how it is and what it is offered for."""
    lines: list[Line] = []
    for piece in bought.pieces:
        lines.append(Line(piece.name, (format_rupiah(piece.paid),), look="strong", rule=bool(lines)))
        lines.append(Line(_details(piece), look="note"))
    return tuple(lines)


def money_lines(bought: BuyIn) -> tuple[Line, ...]:
    """How it was paid, and all of it."""
    parts = [Line(short_tender(part.tender), (format_rupiah(part.amount),)) for part in bought.parts]
    return (*parts, Line(_("Paid"), (format_rupiah(bought.total),), look="sum", rule=True))


def _details(piece: Piece) -> str:
    offered = _("offered for {amount}").format(amount=format_rupiah(piece.price))
    condition = _(CONDITION_TITLES[piece.condition]) if piece.condition else ""
    return " · ".join(part for part in (piece.code, condition, piece.flaws, offered) if part)
