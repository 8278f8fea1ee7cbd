"""The sheet that asks how many pieces, or how much weight."""

from pos.money import format_number, format_quantity
from pos.till.basket import LARGEST_QUANTITY
from pos.words import translate as _
from ui.widgets.asking import AskAmount

_QUANTITIES = (1, 2, 3, 5, 10, 12)
_WEIGHTS = (100, 250, 500, 1_000, 2_000, 5_000)


def quantity_sheet(name: str, weighed: bool, qty: int) -> AskAmount:
    """Asks for pieces, or grams where it is weighed; `qty` is what it is now."""
    choices = _WEIGHTS if weighed else _QUANTITIES
    return AskAmount(
        _("Weight") if weighed else _("Quantity"),
        name,
        _("Grams") if weighed else _("Pieces"),
        verb=_("Take it"),
        amount=qty,
        choices=[(format_quantity(each, weighed), each) for each in choices],
        shown=(lambda grams: f"{format_number(grams)} g") if weighed else format_number,
        most=LARGEST_QUANTITY,
        hint=(lambda grams: format_quantity(grams, True)) if weighed else (lambda _pieces: ""),
    )
