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

TALKED = "talked"
"""The key of what is talked about and is in no line yet."""

DRAFT = "draft"
"""The key of the row that is not in the basket yet."""


def row_of(index: int, line: BasketLine) -> BasketRow:
    """A line of the basket as it is shown."""
    unit = line.unit or (_("kg") if line.is_weighed else _("piece"))
    sub, brief = f"{format_rupiah(line.price)} / {unit}", ""
    if line.discount:
        sub = f"{sub} − {format_rupiah(line.discount)}"
    elif line.as_chosen is not None and line.price < line.as_chosen:
        brief = _haggled(line, line.as_chosen, unit)
        sub = f"{line.code} · {brief}" if line.unique else brief
    elif line.note:
        sub = line.note
    return BasketRow(
        key=str(index),
        name=line.name,
        quantity=format_quantity(line.qty, line.is_weighed),
        amount=format_rupiah(line.value - line.discount),
        sub=sub,
        brief=brief,
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


def _haggled(line: BasketLine, asked: int, unit: str) -> str:
    """Of one piece what it came down from, since its price is its amount; of several the price of one."""
    if line.qty != 1:
        return _("agreed {price} / {unit}").format(price=format_rupiah(line.price), unit=unit)
    return _("agreed, asked {price}").format(price=format_rupiah(asked))


def talked_about(key: str, line: BasketLine) -> BasketRow:
    """A line whose price is being talked about."""
    return BasketRow(
        key=key,
        name=line.name,
        quantity=format_quantity(line.qty, line.is_weighed),
        amount="Rp\u00a0–",
        sub=_("being haggled over"),
        tone="brand",
        draft=True,
    )


def waiting_of(parked: ParkedSale) -> Waiting:
    """A parked sale as its chip says it."""
    return Waiting(key=parked.key, name=parked.name, amount=format_rupiah(parked.amount), age=age_of(parked.minutes))
