"""The slip of store credit: its number, what is left of it, and the code that a till scans."""

from datetime import date

from pos.money import format_number, format_rupiah
from pos.printing.layout import NARROW, QR, Band, Layout, Row, Rule, Space, Text, Title, paper_margin
from pos.printing.letterhead import Letterhead
from pos.printing.wording import long_day, shown_code
from pos.till.credit.book import Owed
from pos.words import N_, translate

_QR_MM = 24


def credit_slip(owed: Owed, letterhead: Letterhead, *, language: str, width: int, days: int) -> Layout:
    """What a buyer takes home, on a roll `width` mm wide (58 or 80); it is good for so many `days` (0: for ever)."""
    credit, narrow = owed.credit, width <= NARROW

    def say(text: str) -> str:
        return translate(text, language)

    def told(text: str, value: str) -> Text:
        return Text(say(text), value, size=8.5, right_weight=600, lines=2)

    ends = credit.ends(days)
    rows: list[Row] = [
        Title(letterhead.name, shown_code(letterhead.code), size=13 if narrow else 15),
        *(Text(line, size=7.5, lines=2) for line in letterhead.lines),
        Space(1.5),
        Band(say(N_("STORE CREDIT")), size=11),
        Space(1.5),
        Text(credit.number, size=12, weight=700, align="center", shrink=True),
        Space(1),
        Text(say(N_("Left")), format_rupiah(credit.rest), size=14 if narrow else 17, weight=700, shrink=True),
        Rule("dashed"),
        told(N_("Given"), format_number(credit.given)),
        *([told(N_("Spent"), format_number(credit.spent))] if credit.spent else []),
        told(N_("Since"), long_day(date.fromisoformat(credit.day), language)),
        *([told(N_("Given to"), owed.holder)] if owed.holder else []),
        *([told(N_("Good until"), long_day(ends, language))] if ends else []),
        told(N_("Receipt"), credit.receipt),
        Space(1.5),
        QR(credit.code, _QR_MM, (), "center"),
        Space(1.2),
        Text(
            say(N_("Pays here like money, also in parts. Show this slip, or say its number.")),
            size=7.5, lines=3, align="center",
        ),
    ]  # fmt: skip
    return Layout(
        title=f"credit-{credit.short_number}", rows=tuple(rows), width_mm=width, margin_mm=paper_margin(width),
        language=language,
    )  # fmt: skip
