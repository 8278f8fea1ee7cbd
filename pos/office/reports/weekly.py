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
        SELECT week, days, CASE WHEN week >= :from AND date(week, '+6 days') <= :to
                THEN (SELECT count(*) FROM stall_week WHERE stall_week.week = told.week)
                ELSE (
                    SELECT count(DISTINCT stall) FROM day
                    WHERE day BETWEEN max(:from, week) AND min(:to, date(week, '+6 days'))
                ) END, sales, refunds, gross, discounts, returns, net
        FROM (
            SELECT date(day, '-6 days', 'weekday 1') AS week, count(*) AS days, sum(sales) AS sales,
                sum(refunds) AS refunds, sum(gross) AS gross, sum(discounts) AS discounts, sum(returns) AS returns,
                sum(net) AS net
            FROM gallery_day WHERE day BETWEEN :from AND :to GROUP BY week
        ) AS told ORDER BY week
    """,
)
