"""How people paid, day by day."""

from pos.office.reports import MONEY, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="tender_days",
    title=N_("Ways of paying by day"),
    group=MONEY,
    order=41,
    columns=(
        Column("day", N_("Day"), "day"),
        Column("tender", N_("Way of paying"), "tender"),
        Column("count", N_("Payments"), "count"),
        Column("amount", N_("Amount"), "rupiah"),
    ),
    key=("day", "tender"),
    chart=Chart(kind="stacked", label="day", value="amount", series="tender"),
    select="""
        SELECT day, tender, count, amount
        FROM gallery_tender WHERE day BETWEEN :from AND :to ORDER BY day, tender
    """,
)
