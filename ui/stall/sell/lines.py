"""How a line of the basket and a parked sale are written."""

from pos.money import format_number, format_quantity, format_rupiah
from pos.till.basket import BasketLine
from pos.till.kitchen.slip import Order
from pos.words import translate as _
from ui.models.dish import DishModel
from ui.models.kitchen import STATES
from ui.models.sell import ParkedSale
from ui.stall.sell.sheets import age_of
from ui.widgets.basket import BasketRow
from ui.widgets.kitchen import Waits
from ui.widgets.parked import Waiting

DRAFT = "draft"
"""The key of the row that is not in the basket yet."""


def row_of(index: int, line: BasketLine) -> BasketRow:
    """A line of the basket as it is shown."""
    unit = line.unit or (_("kg") if line.is_weighed else _("piece"))
    sub = f"{format_rupiah(line.price)} / {unit}"
    if line.discount:
        sub = f"{sub} − {format_rupiah(line.discount)}"
    elif line.as_chosen is not None and line.price < line.as_chosen:
        sub = _("agreed {price} / {unit}").format(price=format_rupiah(line.price), unit=unit)
    elif line.note:
        sub = line.note
    return BasketRow(
        key=str(index),
        name=line.name,
        quantity=format_quantity(line.qty, line.is_weighed),
        amount=format_rupiah(line.value - line.discount),
        sub=sub,
        single=line.unique,
        chosen=bool(line.choices or line.wish),
    )


def draft_of(dish: DishModel) -> BasketRow:
    """A dish that is being put together, in the place where it will stand."""
    return BasketRow(
        key=DRAFT,
        name=dish.title(),
        quantity=format_number(dish.qty),
        amount="Rp\u00a0–",
        sub=_("being put together"),
        tone="brand",
        draft=True,
    )


def waits_of(order: Order) -> Waits:
    """An order that the kitchen has, as its chip says it."""
    return Waits(order.operation, str(order.served.number), _(STATES[order.state]), order.state == "ready")


def waiting_of(parked: ParkedSale) -> Waiting:
    """A parked sale as its chip says it."""
    return Waiting(key=parked.key, name=parked.name, amount=format_rupiah(parked.amount), age=age_of(parked.minutes))
