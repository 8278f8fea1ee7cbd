"""How a line of the basket and a parked sale are written."""

from pos.money import format_rupiah
from pos.till.basket import BasketLine
from pos.words import translate as _
from ui.models.sell import ParkedSale
from ui.stall.sell.goods import amount_of
from ui.stall.sell.sheets import age_of
from ui.widgets.basket import BasketRow
from ui.widgets.parked import Waiting


def row_of(index: int, line: BasketLine) -> BasketRow:
    """A line of the basket as it is shown."""
    unit = line.unit or (_("kg") if line.is_weighed else _("piece"))
    sub = f"{format_rupiah(line.price)} / {unit}"
    if line.discount:
        sub = f"{sub} − {format_rupiah(line.discount)}"
    elif line.asked is not None and line.price < line.asked:
        sub = _("agreed {price} / {unit}").format(price=format_rupiah(line.price), unit=unit)
    return BasketRow(
        key=str(index),
        name=line.name,
        quantity=amount_of(line.qty, line.is_weighed),
        amount=format_rupiah(line.value - line.discount),
        sub=sub,
        single=line.unique,
    )


def waiting_of(parked: ParkedSale) -> Waiting:
    """A parked sale as its chip says it."""
    return Waiting(key=parked.key, name=parked.name, amount=format_rupiah(parked.amount), age=age_of(parked.minutes))
