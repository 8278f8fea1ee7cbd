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
        SELECT day, stalls, sales, refunds, gross, discounts, returns, net
        FROM gallery_day WHERE day BETWEEN :from AND :to ORDER BY day
    """,
)
