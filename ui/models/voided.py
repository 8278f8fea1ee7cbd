"""What was voided before it was paid, as the history lists it and shows one of it."""

from pos import words
from pos.clock import ZONES
from pos.money import format_number, format_rupiah
from pos.printing.wording import WARNINGS, clock_time, long_day, quantity
from pos.till.voiding import Void, names_of
from pos.words import translate as _
from ui.models.happened import ListRow, when
from ui.models.receipt import Line


def void_row(void: Void, zone: str) -> ListRow:
    """A cancelled sale, or what was taken out of one, by the seq of its event."""
    return ListRow(
        key=str(void.seq),
        name=_("Cancelled") if void.is_whole else _("Taken out"),
        when=when(void.at, zone),
        amount=format_rupiah(void.amount),
        goods=names_of(void),
        note=void.who or "",
        tone="muted",
    )


def title(void: Void) -> str:
    """What it is called."""
    whole = WARNINGS["void"]
    return _(whole) if void.is_whole else _("Taken out before it was paid")


def sub(void: Void, zone: str) -> str:
    """When, by whom, with whose PIN."""
    local = void.at.astimezone(ZONES[zone])
    parts = [f"{long_day(local.date(), words.language())}, {clock_time(local)}"]
    if void.who:
        parts.append(_("cashier {name}").format(name=void.who))
    if void.authorised_by:
        parts.append(_("with {name}'s PIN").format(name=void.authorised_by))
    return " · ".join(parts)


def lines(void: Void) -> tuple[Line, ...]:
    """The goods, what they would have come to, why, and its event."""
    told = []
    for each in void.goods:
        told.append(Line(each.name, (format_number(each.amount),), look="strong"))
        told.append(Line(f"{quantity(each.qty, each.per)} × {format_rupiah(each.price)}", look="muted"))
    told.append(Line(_("Not sold"), (format_rupiah(void.amount),), look="sum", rule=True))
    if void.reason:
        told.append(Line(_("Reason: {reason}").format(reason=void.reason), look="note"))
    return (*told, Line(_("Event {seq}").format(seq=void.seq), look="muted", rule=True))
