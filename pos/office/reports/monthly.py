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
        SELECT month, days, CASE WHEN month BETWEEN :first AND :last
                THEN (SELECT count(*) FROM stall_days WHERE stall_days.month = told.month)
                ELSE (
                    SELECT count(DISTINCT stall) FROM day
                    WHERE day BETWEEN max(:from, month || '-01') AND min(:to, month || '-31')
                ) END, sales, refunds, gross, discounts, returns, net
        FROM (
            SELECT substr(day, 1, 7) AS month, count(*) AS days, sum(sales) AS sales, sum(refunds) AS refunds,
                sum(gross) AS gross, sum(discounts) AS discounts, sum(returns) AS returns, sum(net) AS net
            FROM gallery_day WHERE day BETWEEN :from AND :to GROUP BY month
        ) AS told ORDER BY month
    """,
)
