"""What the gallery sold month by month."""

from pos.office.reports import TIME, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="monthly",
    title=N_("By month"),
    group=TIME,
    order=24,
    columns=(
        Column("month", N_("Month"), "month"),
        Column("days", N_("Days"), "count"),
        Column("stalls", N_("Stalls"), "count", adds=False),
        *TURNOVER,
    ),
    key=("month",),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="month", value="net"),
    select="""
        SELECT substr(day, 1, 7) AS month, count(DISTINCT day), count(DISTINCT stall), sum(sales), sum(refunds),
            sum(gross), sum(discounts), sum(returns), sum(net)
        FROM day WHERE day BETWEEN :from AND :to GROUP BY month ORDER BY month
    """,
)
