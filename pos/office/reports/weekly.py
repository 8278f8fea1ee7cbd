"""What the gallery sold week by week, each from its Monday."""

from pos.office.reports import TIME, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="weekly",
    title=N_("By week"),
    group=TIME,
    order=23,
    columns=(
        Column("week", N_("Week from"), "week"),
        Column("days", N_("Days"), "count"),
        Column("stalls", N_("Stalls"), "count", adds=False),
        *TURNOVER,
    ),
    key=("week",),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="week", value="net"),
    select="""
        SELECT date(day, '-6 days', 'weekday 1') AS week, count(DISTINCT day), count(DISTINCT stall), sum(sales),
            sum(refunds), sum(gross), sum(discounts), sum(returns), sum(net)
        FROM day WHERE day BETWEEN :from AND :to GROUP BY week ORDER BY week
    """,
)
