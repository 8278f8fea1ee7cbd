"""What the gallery sold day by day."""

from pos.office.reports import TIME, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="daily",
    title=N_("By day"),
    group=TIME,
    order=22,
    columns=(
        Column("day", N_("Day"), "day"),
        Column("stalls", N_("Stalls"), "count", adds=False),
        *TURNOVER,
    ),
    key=("day",),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="day", value="net"),
    select="""
        SELECT day, count(DISTINCT stall), sum(sales), sum(refunds), sum(gross), sum(discounts), sum(returns), sum(net)
        FROM day WHERE day BETWEEN :from AND :to GROUP BY day ORDER BY day
    """,
)
