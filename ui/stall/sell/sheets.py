"""What is asked while selling: a quantity, a price, a discount; and what has no button of its own."""

from pos.money import format_number, format_rupiah
from pos.till.basket import LARGEST_QUANTITY, BasketLine
from pos.words import translate as _
from ui.stall.sell.goods import amount_of
from ui.widgets.asking import AskAmount

_PERCENTS = (5, 10, 15, 20)

_QUANTITIES = (1, 2, 3, 5, 10, 12)

_WEIGHTS = (100, 250, 500, 1_000, 2_000, 5_000)


def quantity_sheet(name: str, weighed: bool, qty: int) -> AskAmount:
    choices = _WEIGHTS if weighed else _QUANTITIES
    return AskAmount(
        _("Weight") if weighed else _("Quantity"),
        name,
        _("Grams") if weighed else _("Pieces"),
        verb=_("Take it"),
        amount=qty,
        choices=[(amount_of(each, weighed), each) for each in choices],
        shown=(lambda grams: f"{format_number(grams)} g") if weighed else format_number,
        most=LARGEST_QUANTITY,
        hint=(lambda grams: amount_of(grams, True)) if weighed else (lambda _pieces: ""),
    )


def price_sheet(line: BasketLine) -> AskAmount:
    asked = line.price if line.asked is None else line.asked
    lower = sorted({(asked * (100 - percent) // 100) // 1_000 * 1_000 for percent in _PERCENTS} - {0, asked})
    return AskAmount(
        _("Agreed price"),
        line.name,
        _("Price of one") if not line.is_weighed else _("Price of one kilogram"),
        verb=_("Agree"),
        amount=line.price,
        choices=[(format_rupiah(each), each) for each in (asked, *reversed(lower))],
        hint=lambda price: (
            _("{amount} below the asking price").format(amount=format_rupiah(asked - price)) if price < asked else ""
        ),
    )


def discount_sheet(title: str, sub: str, value: int, discount: int) -> AskAmount:
    choices = [(f"{percent} %", value * percent // 100) for percent in _PERCENTS]
    return AskAmount(
        title,
        sub,
        _("Discount"),
        verb=_("Give discount"),
        amount=discount,
        choices=[*choices, (_("No discount"), 0)],
        hint=lambda amount: _("{amount} is left to pay").format(amount=format_rupiah(max(0, value - amount))),
    )
