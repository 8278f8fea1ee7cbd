"""How paper writes days, times, codes and quantities, in either language."""

import re
from datetime import date, datetime

from pos.words import N_, translate, written_day

WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip

WARNINGS = {
    "clock": N_("The clock jumped"),
    "reprint": N_("Receipt printed again"),
    "drawer": N_("Drawer opened without a sale"),
    "void": N_("Cancelled before it was paid"),
    "not_counted": N_("The drawer was not counted"),
}
"""What the kinds of warnings are called."""

ORDER_STEPS = {
    "taken": N_("Order taken"),
    "paid": N_("Paid on the order"),
    "changed": N_("Order changed"),
    "delivered": N_("Handed over"),
    "cancelled": N_("Order cancelled"),
}
"""What the steps of an order are called."""

_CODE = re.compile(r"([A-Z]+)([0-9]+)")


def long_day(day: date, language: str) -> str:
    """`Sabtu, 21 November 2026`."""
    weekday, month = translate(WEEKDAYS[day.weekday()], language), translate(MONTHS[day.month - 1], language)
    return f"{weekday}, {day.day} {month} {day.year}"


def short_day(day: date, language: str) -> str:
    """`Sab 21 Nov 2026`."""
    return f"{translate(SHORT_WEEKDAYS[day.weekday()], language)} {written_day(day, language)}"


def clock_time(moment: datetime) -> str:
    """`14.18`, in the moment's own zone."""
    return f"{moment:%H.%M}"


def shown_code(code: str) -> str:
    """A stall's code as people read it: `A12` → `A-12`; one of another form stays as it is."""
    match = _CODE.fullmatch(code)
    return f"{match[1]}-{match[2]}" if match else code


def quantity(qty: int, per: int) -> str:
    """`2`, or `0,250 kg` where `qty` is thousandths; the sign is left out."""
    pieces = abs(qty)
    return str(pieces) if per == 1 else f"{pieces // per},{pieces % per:03d} kg"
